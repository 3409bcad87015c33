"""How the picture service starts, refuses to start, ends, and what it keeps in memory."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import psutil
import pytest

from tests.generator.product_pictures import as_file
from tests.generator.service.files import HOSTILE, MUG, MUG_PIXELS
from tests.generator.service.processes import running, started
from tests.generator.service.serving import edit, imagine, see, zoom

ROUNDS = 3
ALLOWED_BYTES = 60_000_000
# With these, glibc gives back at once what was freed. Otherwise it holds up to 90 MB, now more and now less.
HOLDING_NOTHING = {"MALLOC_MMAP_THRESHOLD_": "65536", "MALLOC_TRIM_THRESHOLD_": "131072"}
WORDS = ("👟", "a woman", "a dinosaur", "x" * 10_000, "glowing in ultraviolet", "the hem of a blue shirt")


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"GENERATOR_PORT": "70000"}, "VITRINE_GENERATOR_PORT: "),
        ({"GENERATOR_IMAGINE": "/nowhere/at/all"}, "generator: "),
        (
            {"C2PA_CERTIFICATES": "/nowhere/c.pem", "C2PA_PRIVATE_KEY": "/nowhere/k.pem"},
            "generator: /nowhere/",
        ),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_what_it_cannot_start_with_is_one_sentence(
    settings: dict[str, str], said: str, tmp_path: Path
) -> None:
    process = started(tmp_path / "home", errors=subprocess.PIPE, **settings)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 2
    assert errors.startswith(said)
    assert errors.count("\n") == 1
    assert "Traceback" not in errors


def test_it_ends_in_time_while_a_request_runs(tmp_path: Path) -> None:
    with running(tmp_path) as (process, client), ThreadPoolExecutor(1) as pool:
        asked = pool.submit(zoom, client, MUG, "handle")
        time.sleep(0.3)
        began = time.monotonic()
        process.terminate()
        process.wait(timeout=15)
        assert time.monotonic() - began < 12
        # What was in work is finished first.
        assert asked.result().status_code in (200, 422)
        with pytest.raises(httpx.TransportError):
            client.get("/healthz")


def round_of_bad_requests(client: httpx.Client, number: int) -> Iterator[httpx.Response]:
    """Each differs from that of another round, so that none is remembered."""
    ending = f"round {number}".encode()
    for file, _ in HOSTILE.values():
        yield see(client, file + ending)
        yield zoom(client, file + ending, "handle")
        yield edit(client, file + ending, "in red")
    for words in WORDS:
        yield imagine(client, words, seed=number)
    for turn in range(8):
        # Refused at the end, when the networks have done all their work.
        picture = as_file(MUG_PIXELS) + ending + bytes([turn])
        yield edit(client, picture, "in navy", subject="Jumper")
    yield zoom(client, picture, "spout")


def test_bad_requests_leave_nothing_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in HOLDING_NOTHING.items():
        monkeypatch.setenv(name, value)
    with running(tmp_path) as (process, client):
        memory = psutil.Process(process.pid).memory_info
        for response in round_of_bad_requests(client, 0):
            assert 400 <= response.status_code < 500, response.text
        before = memory().rss
        for number in range(1, ROUNDS + 1):
            for response in round_of_bad_requests(client, number):
                assert 400 <= response.status_code < 500, response.text
        assert memory().rss < before + ALLOWED_BYTES
        assert client.get("/healthz").status_code == 200
