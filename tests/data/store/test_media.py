"""The media store keeps pictures safely, and each once."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from data.store import MediaStore, UnreadablePictureError, thumbnail_name
from generator.marks import Kind, Mark, Marker, MarkSettings, read_marks
from tests.data.shop_under_test import picture


@pytest.fixture
def media(tmp_path: Path) -> MediaStore:
    return MediaStore(tmp_path / "media")


def encoded(image: Image.Image, format_: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, format_, **options)
    return buffer.getvalue()


def test_a_picture_and_its_thumbnail_can_be_fetched_by_name(media: MediaStore) -> None:
    stored = media.put(picture(size=(1000, 500)))
    assert (stored.width, stored.height) == (1000, 500)
    path, small = media.path(stored.name), media.path(thumbnail_name(stored.name))
    assert path
    assert small
    with Image.open(path) as whole, Image.open(small) as thumbnail:
        assert (whole.format, whole.size, thumbnail.size) == ("WEBP", (1000, 500), (320, 160))


def test_the_same_picture_is_kept_once(media: MediaStore) -> None:
    assert media.put(picture()) == media.put(picture())
    assert len(list(media.folder.iterdir())) == 2
    assert media.put(picture("red")).name != media.put(picture()).name


def test_large_pictures_are_made_smaller(media: MediaStore) -> None:
    stored = media.put(picture(size=(4000, 1000)))
    assert (stored.width, stored.height) == (1600, 400)


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF"])
def test_the_common_formats_are_read(media: MediaStore, format_: str) -> None:
    stored = media.put(encoded(Image.new("RGB", (30, 20), "teal"), format_))
    assert (stored.width, stored.height) == (30, 20)


def test_a_picture_is_turned_upright_and_loses_its_metadata(media: MediaStore) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # Orientation: turned by a quarter
    exif[0x010F] = "Camera of somebody"
    stored = media.put(encoded(Image.new("RGB", (30, 20)), "JPEG", exif=exif))
    assert (stored.width, stored.height) == (20, 30)
    path = media.path(stored.name)
    assert path
    assert b"somebody" not in path.read_bytes()


def test_what_is_transparent_becomes_white(media: MediaStore) -> None:
    stored = media.put(encoded(Image.new("RGBA", (10, 10), (255, 0, 0, 0)), "PNG"))
    path = media.path(stored.name)
    assert path
    with Image.open(path) as kept:
        assert min(kept.convert("RGB").getpixel((5, 5))) > 250  # type: ignore[type-var, arg-type]


def test_a_finished_picture_is_kept_byte_for_byte_and_its_thumbnail_marked(media: MediaStore) -> None:
    marker = Marker(MarkSettings(home=media.folder.parent))
    pixels = np.full((512, 384, 3), 200, dtype=np.uint8)
    made = marker.finish(pixels, Mark(Kind.GENERATED, "en", "imagine-1", 7))
    stored = media.keep(made.webp)
    path, small = media.path(stored.name), media.path(thumbnail_name(stored.name))
    assert path
    assert small
    assert path.read_bytes() == made.webp
    whole, thumbnail = read_marks(path.read_bytes()), read_marks(small.read_bytes())
    assert whole.credentials
    assert whole.credentials.state == "Valid"
    assert thumbnail.credentials is None
    assert (thumbnail.digital_source_type, thumbnail.aigc) == (whole.digital_source_type, whole.aigc)
    assert thumbnail.aigc
    with Image.open(small) as opened:
        dark = np.asarray(opened.convert("L")) < 60
    assert opened.size == (240, 320)
    assert np.flatnonzero(dark.any(axis=1)).size >= 0.05 * 240


@pytest.mark.parametrize(
    "data",
    [b"", b"no picture", picture()[:60], b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.7", b"%!PS"],
)
def test_what_is_no_picture_is_refused(media: MediaStore, data: bytes) -> None:
    with pytest.raises(UnreadablePictureError):
        media.put(data)
    assert not media.folder.exists()


def test_a_picture_that_would_fill_memory_is_refused(media: MediaStore) -> None:
    with pytest.raises(UnreadablePictureError, match="pixels"):
        media.put(encoded(Image.new("1", (20_000, 20_000)), "PNG"))


@pytest.mark.parametrize(
    "name", ["../vitrine.db", "pic_1.webp", "/etc/passwd", "", "pic_" + "a" * 32 + ".png"]
)
def test_no_name_leads_out_of_the_store(media: MediaStore, name: str) -> None:
    media.put(picture())
    (media.folder.parent / "vitrine.db").touch()
    assert media.path(name) is None


def _turned() -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = 6
    return exif


SAMPLES = [
    encoded(Image.effect_noise((24, 16), 60).convert("RGB"), format_, **options)
    for format_, options in (
        *(("JPEG", {"exif": _turned()}), ("PNG", {"exif": _turned()}), ("WEBP", {"exif": _turned()})),
        *(("JPEG", {}), ("PNG", {}), ("GIF", {}), ("BMP", {}), ("TIFF", {})),
    )
]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.filterwarnings("ignore")
@given(st.sampled_from(SAMPLES), st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=8))
def test_damaged_bytes_are_stored_or_refused_and_never_crash(
    media: MediaStore, sample: bytes, damage: list[tuple[int, int]]
) -> None:
    data = bytearray(sample)
    for place, byte in damage:
        data[place % len(data)] = byte
    try:
        media.put(bytes(data))
    except UnreadablePictureError as error:
        assert str(error)
