"""The decoder reads what cameras make, refuses the rest, and is locked in while it does."""

from __future__ import annotations

import io
import json
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.settings import PROJECT

HEIC = Path(__file__).with_name("telephone.heic").read_bytes()
TURNED_RIGHT = 6
ORIENTATION = 0x0112


def photograph(format_: str = "JPEG", size: tuple[int, int] = (60, 40), **options: Any) -> bytes:
    """Red above, blue below."""
    picture = Image.new("RGB", size, "red")
    picture.paste("blue", (0, size[1] // 2, *size))
    buffer = io.BytesIO()
    picture.save(buffer, format_, **options)
    return buffer.getvalue()


def film(format_: str) -> bytes:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    buffer = io.BytesIO()
    frames[0].save(buffer, format_, save_all=True, append_images=frames[1:], duration=100)
    return buffer.getvalue()


def turned() -> bytes:
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED_RIGHT
    return photograph(exif=exif)


def decoded(data: bytes, max_side_px: int = 100) -> tuple[dict[str, Any], bytes]:
    done = subprocess.run(
        [sys.executable, "-m", "bot.decoder", str(max_side_px)],
        cwd=PROJECT,
        input=data,
        capture_output=True,
        timeout=60,
        check=True,
    )
    answer, _, pixels = done.stdout.partition(b"\n")
    return json.loads(answer), pixels


@pytest.mark.parametrize(
    "data",
    [
        photograph("JPEG", quality=95, progressive=True),
        photograph("PNG"),
        photograph("WEBP", lossless=True),
    ],
    ids=["JPEG", "PNG", "WebP"],
)
def test_pixels_come_back_as_they_were(data: bytes) -> None:
    answer, pixels = decoded(data)
    assert answer == {"width": 60, "height": 40}
    picture = Image.frombytes("RGB", (60, 40), pixels)
    (red, _, _), (_, _, blue) = picture.getpixel((30, 5)), picture.getpixel((30, 35))
    assert red > 200 and blue > 200


def test_a_telephones_heic_stands_upright() -> None:
    answer, pixels = decoded(HEIC, 320)
    assert answer == {"width": 320, "height": 240}
    assert len(pixels) == 320 * 240 * 3


def test_a_turned_photograph_is_set_upright_and_large_ones_made_smaller() -> None:
    assert decoded(turned())[0] == {"width": 40, "height": 60}
    assert decoded(photograph(size=(900, 600)))[0] == {"width": 100, "height": 67}


def test_a_second_picture_in_the_file_is_no_film() -> None:
    buffer = io.BytesIO()
    first, second = (Image.new("RGB", (30, 20), colour) for colour in ("red", "blue"))
    first.save(buffer, "MPO", save_all=True, append_images=[second])
    assert decoded(buffer.getvalue())[0] == {"width": 30, "height": 20}


def test_as_many_pixels_as_a_telephone_takes_are_read() -> None:
    assert decoded(photograph("WEBP", (8000, 6000)))[0] == {"width": 100, "height": 75}


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "I;16", "CMYK"])
def test_every_kind_of_pixel_is_read(mode: str) -> None:
    buffer = io.BytesIO()
    Image.new(mode, (8, 8)).save(buffer, "JPEG" if mode == "CMYK" else "PNG")
    assert decoded(buffer.getvalue())[0] == {"width": 8, "height": 8}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "unknown_format"),
        (b"", "unknown_format"),
        (b"%PDF-1.7", "unknown_format"),
        (film("GIF"), "unknown_format"),
        (film("WEBP"), "animated"),
        (film("PNG"), "animated"),
        (photograph("PNG", (10_000, 5_001)), "too_many_pixels"),
        (photograph("PNG", (20_000, 20_000)), "too_many_pixels"),
        (photograph("JPEG", (900, 900), quality=95)[:2000], "damaged"),
        (HEIC[: len(HEIC) // 2], "unknown_format"),
    ],
    ids=["SVG", "empty", "PDF", "GIF", "WebP film", "PNG film", "large", "bomb", "cut JPEG", "cut HEIC"],
)
def test_what_is_no_photograph_is_refused(data: bytes, reason: str) -> None:
    assert decoded(data) == ({"refused": reason}, b"")


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from([photograph(), photograph("PNG"), photograph("WEBP"), HEIC]),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=4)), max_size=8),
)
def test_damaged_bytes_never_bring_it_down(data: bytes, damages: list[tuple[float, bytes]]) -> None:
    damaged = bytearray(data)
    for place, noise in damages:
        start = int(place * len(damaged))
        damaged[start : start + len(noise)] = noise
    answer, pixels = decoded(bytes(damaged))
    assert "refused" in answer or len(pixels) == answer["width"] * answer["height"] * 3


@pytest.mark.parametrize(
    "misdeed",
    [
        "open('/etc/hostname').read()",
        f"open({str(PROJECT / 'README.md')!r}, 'a')",
        "os.listdir('/')",
        "os.execv('/bin/true', ['true'])",
        "socket.socket().connect(('127.0.0.1', listening))",
        "os.kill(os.getppid(), 0)",
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has Landlock")
def test_it_is_locked_in(misdeed: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        code = (
            "import os, socket\n"
            "from bot.decoder.sandbox import lock_in\n"
            f"listening = {server.getsockname()[1]}\n"
            "lock_in()\n"
            f"try:\n    {misdeed}\nexcept OSError:\n    print('refused')\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, timeout=60, check=False
        )
    assert (done.stdout, done.stderr) == ("refused\n", "")


def test_its_memory_and_time_end() -> None:
    code = "from bot.decoder.sandbox import lock_in\nlock_in()\n"
    greedy = subprocess.run(
        [sys.executable, "-c", code + "bytearray(3 << 30)"], cwd=PROJECT, capture_output=True, check=False
    )
    assert b"MemoryError" in greedy.stderr
    limits = subprocess.run(
        [sys.executable, "-c", "import resource\n" + code + "print(resource.getrlimit(resource.RLIMIT_CPU))"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert limits.stdout == "(10, 10)\n"
