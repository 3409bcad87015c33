"""Files that cannot be used are refused in a sentence each, and harm nothing."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator
from typing import Final

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.problems import ProblemType
from tests.generator.product_pictures import as_file
from tests.generator.service.files import HOSTILE, MUG_PIXELS
from tests.generator.service.serving import assert_problem, edit, see, zoom

BOUNDARY: Final = {"content-type": "multipart/form-data; boundary=x"}
HEAD: Final = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
ASKED: Final[dict[str, Callable[[httpx.Client, bytes], httpx.Response]]] = {
    "embed-image": see,
    "zoom": lambda client, file: zoom(client, file, "handle"),
    "edit": lambda client, file: edit(client, file, "in red"),
}


@pytest.mark.parametrize("operation", ASKED)
@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_by_kind(client: httpx.Client, operation: str, name: str) -> None:
    file, type_ = HOSTILE[name]
    began = time.monotonic()
    assert_problem(ASKED[operation](client, file), type_)
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("path", ["edit", "zoom", "embed-image"])
def test_a_body_that_announces_too_much_is_refused(client: httpx.Client, path: str) -> None:
    response = client.post(f"/v1/{path}", files={"file": ("photo", bytes(3_000_001))}, data={"words": "red"})
    assert_problem(response, ProblemType.BODY_TOO_LARGE)


def hidden(head: bytes) -> Iterator[bytes]:
    yield head
    for _ in range(5):
        yield bytes(1_000_000)


@pytest.mark.parametrize("path", ["edit", "zoom", "embed-image"])
def test_a_body_that_hides_its_size_is_refused_when_it_goes_over(client: httpx.Client, path: str) -> None:
    response = client.post(f"/v1/{path}", content=hidden(HEAD), headers=BOUNDARY)
    assert_problem(response, ProblemType.BODY_TOO_LARGE)
    json = {"content-type": "application/json"}
    response = client.post("/v1/imagine", content=hidden(b'{"words": "'), headers=json)
    assert_problem(response, ProblemType.BODY_TOO_LARGE)


def with_exif(kind: str) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "A camera"
    exif.get_ifd(0x8769)[0x9003] = "2026:01:01 00:00:00"
    buffer = io.BytesIO()
    options = {"icc_profile": b"no profile at all", "exif": exif, "dpi": (72, 72)}
    Image.fromarray(MUG_PIXELS[::4, ::4]).save(buffer, kind, **options)
    return buffer.getvalue()


WHOLE: Final = {
    "PNG": as_file(MUG_PIXELS[::4, ::4]),
    "JPEG": as_file(MUG_PIXELS[::4, ::4], "JPEG"),
    "WEBP": as_file(MUG_PIXELS[::4, ::4], "WEBP"),
    "PNG with more": with_exif("PNG"),
    "JPEG with more": with_exif("JPEG"),
    "WebP with more": with_exif("WEBP"),
}


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kind=st.sampled_from(sorted(WHOLE)), data=st.data())
def test_no_damage_to_a_file_breaks_the_service(client: httpx.Client, kind: str, data: st.DataObject) -> None:
    file = bytearray(WHOLE[kind])
    # Most that can be wrong stands at the beginning.
    places = st.integers(0, len(file) - 1) | st.integers(0, min(len(file), 700) - 1)
    for _ in range(data.draw(st.integers(1, 6))):
        file[data.draw(places)] = data.draw(st.integers(0, 255))
    end = data.draw(st.just(len(file)) | st.integers(1, len(file)))
    response = see(client, bytes(file[:end]))
    assert response.status_code in (200, 415, 422), response.text
