"""What the studio photographs is what the shop shows, and neither needs Blender to be told."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from data.schema import Part
from data.studio.catalogue import SITTINGS, photographs
from tests.data.studio.shop_content import photos, shop

ROOT = Path(__file__).parents[3]


def test_every_photograph_of_the_shop_comes_from_the_studio() -> None:
    taken = {one.file for one in photographs()}
    assert taken == {name for names in photos().values() for name in names}


def test_the_studio_speaks_of_parts_as_the_catalogue_does() -> None:
    entries = {
        name: entry["part"]
        for product in shop()["products"].values()
        for name, entry in product["photos"].items()
    }
    assert {one.file: Part(one.part).value for one in photographs()} == entries


def test_one_product_alone_can_be_photographed() -> None:
    handle = SITTINGS[0].handle
    assert {one.sitting.handle for one in photographs(handle)} == {handle}


def test_every_family_has_a_module() -> None:
    assert all(find_spec(f"data.studio.families.{sitting.family}") for sitting in SITTINGS)


def test_the_studio_is_imported_without_blender() -> None:
    code = "import sys, data.studio, data.studio.catalogue; sys.exit('bpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_an_unknown_product_is_refused_in_one_sentence() -> None:
    command = [sys.executable, "-m", "data.studio", "photograph", "--only", "no-such-shoe"]
    run = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert run.returncode == 2
    assert run.stderr.startswith("There is no product no-such-shoe")
    assert "Traceback" not in run.stderr


def test_care_pictures_are_drawn_without_blender(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "data.studio", "draw", "--only", "drift-mug", "--out", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    drawn = sorted(path.name for path in (tmp_path / "instructions").iterdir())
    assert drawn == ["drift-mug-care-1.webp", "drift-mug-care-2.webp", "drift-mug-care-3.webp"]
