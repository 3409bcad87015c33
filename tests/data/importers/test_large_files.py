"""Large catalogues go in within bounded memory."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROWS = 100_000
VARIANTS = 20
MEMORY_LIMIT_MB = 500
# Generous, for machines that do other things too; 100,000 rows take well under a minute alone.
TIME_LIMIT_S = 300

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="the peak of memory is read from Linux's /proc"
)

# The kernel's high-water mark of this very program: getrusage would count what the tests' process held
# when it started it.
IMPORT = r"""
import json, re, sys
from pathlib import Path
from data.importers import import_catalogue
from data.store import Database, MediaStore

folder = Path(sys.argv[1])
database = Database(f"sqlite:///{folder / 'vitrine.db'}")
database.migrate()
told = []
media = MediaStore(folder / "media")
report = import_catalogue(
    Path(sys.argv[2]), database, media, on_progress=lambda stage, done, total: told.append(stage)
)
print(json.dumps({
    "counts": report.counts(),
    "skipped": len(report.skipped_rows),
    "progress": len(told),
    "peak_mb": int(re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())[1]) / 1024,
}))
"""


def _scattered_rows() -> Iterator[dict[str, str]]:
    """Products whose rows are as far apart as they can be."""
    products = ROWS // VARIANTS
    for variant in range(VARIANTS):
        for product in range(products):
            row = {
                "Handle": f"product-{product}",
                "Option1 Value": f"Size {variant}",
                "Variant SKU": f"P{product}-{variant}",
                "Variant Price": "49.90",
            }
            if variant == 0:
                row |= {
                    "Title": f"Product {product}",
                    "Body (HTML)": "<p>Good words about it.</p>" * 40,
                    "Option1 Name": "Size",
                    "Image Src": f"https://cdn.shop.example/{product}.jpg",
                }
            yield row


def _import(folder: Path, file: Path) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, "-c", IMPORT, str(folder), str(file)],
        capture_output=True,
        text=True,
        timeout=TIME_LIMIT_S,
        check=True,
    )
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


def test_a_hundred_thousand_scattered_rows_fit_into_memory(tmp_path: Path) -> None:
    file = tmp_path / "large.csv"
    with file.open("w", encoding="utf-8", newline="") as text:
        rows = _scattered_rows()
        first = next(rows)
        writer = csv.DictWriter(text, first, restval="")
        writer.writeheader()
        writer.writerow(first)
        writer.writerows(rows)
    done = _import(tmp_path, file)
    assert done["counts"] == {"new": ROWS // VARIANTS, "updated": 0, "unchanged": 0, "skipped": 0}
    assert done["skipped"] == 0
    assert done["peak_mb"] < MEMORY_LIMIT_MB
    assert done["progress"] > 1000


@pytest.mark.parametrize(
    "line",
    [
        'a,A,5,"{number}",{filling}\n',
        'a{number},A,5,"{number},{filling}\n',
        "a,A,5,{number},{filling},",
    ],
    ids=["one product", "open quotation marks", "one line"],
)
def test_files_made_to_fill_memory_do_not(tmp_path: Path, line: str) -> None:
    file = tmp_path / "hostile.csv"
    with file.open("w", encoding="utf-8", newline="") as text:
        text.write("Handle,Title,Variant Price,Option1 Value,Body (HTML)\n")
        text.writelines(line.format(number=number, filling="x" * 500) for number in range(ROWS))
    done = _import(tmp_path, file)
    assert done["peak_mb"] < MEMORY_LIMIT_MB
