"""Every mark of a finished picture can be read back from its bytes, by others' readers and by ours."""

from __future__ import annotations

import io
import json
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import c2pa
import numpy as np
import pytest
from defusedxml import ElementTree
from PIL import Image

from generator.marks import DigitalSourceType, Finished, Kind, Mark, Marker, MarkSettings, burn_in, read_marks
from tests.generator.product_pictures import draw_product

TERMS = "http://cv.iptc.org/newscodes/digitalsourcetype/"
COMPOSITE = f"{TERMS}compositeWithTrainedAlgorithmicMedia"
GENERATED = f"{TERMS}trainedAlgorithmicMedia"
IPTC = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"
AIGC = "{http://www.tc260.org.cn/ns/AIGC/1.0/}AIGC"
PRODUCT = draw_product()


def with_exif(camera: str) -> bytes:
    exif = Image.Exif()
    exif[0x010F] = camera
    return PRODUCT.file("JPEG", exif=exif)


PHOTOGRAPH = with_exif("Camera of somebody")


@pytest.fixture(scope="module")
def marker(tmp_path_factory: pytest.TempPathFactory) -> Marker:
    return Marker(MarkSettings(home=tmp_path_factory.mktemp("home"), content_producer="Shop & Söhne 商店"))


def mark_of(kind: Kind, **changes: Any) -> Mark:
    made_from = PHOTOGRAPH if kind.from_photograph else None
    usual: dict[str, Any] = {"language": "en", "model": "m-1", "seed": 7, "made_from": made_from}
    return Mark(kind, **(usual | changes))


def finished(marker: Marker, kind: Kind, **changes: Any) -> Finished:
    return marker.finish(PRODUCT.pixels, mark_of(kind, **changes))


def xmp(webp: bytes) -> dict[str, str]:
    with Image.open(io.BytesIO(webp)) as picture:
        root = ElementTree.fromstring(picture.info["xmp"])
    return {child.tag: child.text or "" for child in root.iter() if not len(child)}


def manifest(webp: bytes) -> dict[str, Any]:
    report = json.loads(c2pa.Reader("image/webp", io.BytesIO(webp)).json())
    assert report["validation_state"] == "Valid"
    assert [each["code"] for each in report["validation_status"]] == ["signingCredential.untrusted"]
    found: dict[str, Any] = report["manifests"][report["active_manifest"]]
    return found


@pytest.mark.parametrize("kind", Kind)
def test_the_file_is_the_labelled_picture(marker: Marker, kind: Kind) -> None:
    made = finished(marker, kind)
    marked = burn_in(PRODUCT.pixels, kind.label, "en")
    with Image.open(io.BytesIO(made.webp)) as opened:
        assert (opened.format, opened.size) == ("WEBP", (made.width, made.height))
        pixels = np.asarray(opened.convert("RGB")).astype(int)
    assert np.abs(pixels - marked.picture).mean() < 4
    assert (made.covered == marked.covered).all()
    assert (made.label, made.label_language) == (kind.label, "en")
    assert uuid.UUID(made.number)


@pytest.mark.parametrize(
    ("kind", "term"),
    [
        (Kind.ENHANCED, COMPOSITE),
        (Kind.EDITED, COMPOSITE),
        (Kind.GENERATED, GENERATED),
        (Kind.INSTRUCTION, GENERATED),
        (Kind.TRYON, f"{TERMS}algorithmicMedia"),
    ],
)
def test_xmp_and_manifest_name_the_same_digital_source_type(marker: Marker, kind: Kind, term: str) -> None:
    webp = finished(marker, kind).webp
    assert xmp(webp)[f"{IPTC}DigitalSourceType"] == term
    assertion = manifest(webp)["assertions"][0]
    assert assertion["label"] == "c2pa.actions.v2"
    assert [
        action["digitalSourceType"]
        for action in assertion["data"]["actions"]
        if "digitalSourceType" in action
    ] == [term]
    read = read_marks(webp)
    assert read.digital_source_type == term
    assert read.credentials
    assert term in [action.digital_source_type for action in read.credentials.actions]


def test_an_edit_by_arithmetic_does_not_claim_a_network(marker: Marker) -> None:
    term = DigitalSourceType.ALGORITHMICALLY_ENHANCED
    webp = finished(marker, Kind.EDITED, seed=None, source_type=term).webp
    assert xmp(webp)[f"{IPTC}DigitalSourceType"] == f"{TERMS}algorithmicallyEnhanced"
    assert f"{IPTC}AISystemUsed" not in xmp(webp)
    assert b"rainedAlgorithmicMedia" not in webp
    assert read_marks(webp).seed is None


def test_xmp_says_by_whom_when_and_how(marker: Marker) -> None:
    made = finished(marker, Kind.GENERATED, language="zh")
    read = read_marks(made.webp)
    assert read.creator_tool == "Vitrine 0.1.0"
    assert read.credit == f"Shop & Söhne 商店 ({made.label.say(made.label_language)})"
    assert (read.model, read.seed) == ("m-1", 7)
    assert read.created_at
    assert abs(datetime.fromisoformat(read.created_at) - datetime.now(UTC)) < timedelta(minutes=1)
    assert xmp(made.webp)[f"{IPTC}AISystemUsed"] == "Vitrine"
    assert xmp(made.webp)[f"{IPTC}AISystemVersionUsed"] == "m-1"


def test_what_says_ai_carries_chinas_label_once(marker: Marker) -> None:
    made = finished(marker, Kind.ENHANCED)
    assert json.loads(xmp(made.webp)[AIGC]) == {
        "Label": "1",
        "ContentProducer": "Shop & Söhne 商店",
        "ProduceID": made.number,
        "ReservedCode1": "",
        "ContentPropagator": "Shop & Söhne 商店",
        "PropagateID": made.number,
        "ReservedCode2": "",
    }
    assert made.webp.count(b"<TC260:AIGC>") == 1
    assert read_marks(made.webp).aigc == json.loads(xmp(made.webp)[AIGC])
    assert finished(marker, Kind.ENHANCED).number != made.number


def test_a_render_does_not_claim_to_come_from_ai(marker: Marker) -> None:
    made = finished(marker, Kind.TRYON)
    assert AIGC not in xmp(made.webp)
    assert read_marks(made.webp).aigc is None


def test_a_generated_pictures_history_begins_with_nothing(marker: Marker) -> None:
    found = manifest(finished(marker, Kind.GENERATED, language="en").webp)
    assert found["claim_generator_info"][0]["name"] == "Vitrine"
    assert found["claim_generator_info"][0]["version"] == "0.1.0"
    assert "ingredients" not in found
    created, labelled = found["assertions"][0]["data"]["actions"]
    assert created["action"] == "c2pa.created"
    assert created["softwareAgent"]["name"] == "m-1"
    assert created["parameters"] == {"model": "m-1", "seed": 7}
    assert (labelled["action"], labelled["parameters"]["description"]) == (
        "c2pa.addedText",
        "AI illustration",
    )


@pytest.mark.parametrize(("kind", "name"), [(Kind.ENHANCED, "c2pa.enhanced"), (Kind.EDITED, "c2pa.edited")])
def test_a_changed_photographs_history_begins_with_the_photograph(
    marker: Marker, kind: Kind, name: str
) -> None:
    webp = finished(marker, kind).webp
    found = manifest(webp)
    assert [(each["title"], each["relationship"]) for each in found["ingredients"]] == [
        ("photograph", "parentOf")
    ]
    actions = [each["action"] for each in found["assertions"][0]["data"]["actions"]]
    assert actions == ["c2pa.opened", name, "c2pa.addedText"]
    read = read_marks(webp).credentials
    assert read
    assert read.ingredients == ("photograph",)
    assert [action.name for action in read.actions] == actions


def test_the_history_goes_on_where_a_signed_picture_is_changed_again(marker: Marker) -> None:
    first = finished(marker, Kind.EDITED)
    second = finished(marker, Kind.ENHANCED, made_from=first.webp)
    assert len(json.loads(c2pa.Reader("image/webp", io.BytesIO(second.webp)).json())["manifests"]) == 2
    assert manifest(second.webp)["ingredients"][0]["active_manifest"]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "MPO"])
def test_photographs_of_all_formats_can_be_named(marker: Marker, kind: str) -> None:
    assert manifest(finished(marker, Kind.EDITED, made_from=PRODUCT.file(kind)).webp)["ingredients"]


def test_even_an_unreadable_source_is_named(marker: Marker) -> None:
    for source in (b"", b"no picture", PHOTOGRAPH[:300], finished(marker, Kind.TRYON).webp[:-700]):
        assert manifest(finished(marker, Kind.EDITED, made_from=source).webp)["ingredients"]


def test_the_photograph_itself_and_what_it_tells_stay_out_of_the_file(marker: Marker) -> None:
    assert b"somebody" in PHOTOGRAPH
    assert b"somebody" not in finished(marker, Kind.EDITED).webp


@pytest.mark.parametrize("kind", Kind)
def test_marks_are_small(marker: Marker, kind: Kind) -> None:
    made = finished(marker, kind)
    buffer = io.BytesIO()
    pixels = Image.fromarray(burn_in(PRODUCT.pixels, kind.label, "en").picture)
    pixels.save(buffer, "WEBP", quality=90, method=4)
    assert len(made.webp) - len(buffer.getvalue()) < 6_000


def test_a_changed_picture_is_found_out(marker: Marker) -> None:
    webp = bytearray(finished(marker, Kind.GENERATED).webp)
    webp[webp.find(b"VP8 ") + 200] ^= 1
    credentials = read_marks(bytes(webp)).credentials
    assert credentials
    assert credentials.state == "Invalid"
    assert "assertion.dataHash.mismatch" in credentials.failures


def test_changed_metadata_is_found_out(marker: Marker) -> None:
    webp = finished(marker, Kind.GENERATED).webp.replace(b'"Label": "1"', b'"Label": "0"')
    assert (read_marks(webp).aigc or {})["Label"] == "0"
    credentials = read_marks(webp).credentials
    assert credentials
    assert credentials.state == "Invalid"


def test_a_damaged_manifest_is_invalid_and_never_crashes(marker: Marker) -> None:
    webp = finished(marker, Kind.GENERATED).webp
    start = webp.find(b"C2PA") + 8
    random = np.random.default_rng(0)
    for place in random.integers(start, len(webp), 150):
        damaged = bytearray(webp)
        damaged[place] ^= int(random.integers(1, 256))
        assert read_marks(bytes(damaged)).credentials is not None
    gone = bytearray(webp)
    gone[start + 8 : start + 12] = b"\0\0\0\0"
    credentials = read_marks(bytes(gone)).credentials
    assert credentials
    assert credentials.state == "Invalid"
    assert credentials.failures


def test_a_picture_without_marks_says_nothing() -> None:
    read = read_marks(PRODUCT.file("WEBP"))
    assert read.digital_source_type is None
    assert read.aigc is None
    assert read.credentials is None
    with pytest.raises(ValueError, match="not a WebP picture"):
        read_marks(PRODUCT.file("PNG"))


def test_several_threads_may_sign_at_once(marker: Marker) -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: finished(marker, Kind.EDITED).webp, range(24)))
    assert len({manifest(webp)["label"] for webp in made}) == 24


def test_a_mark_names_a_photograph_exactly_where_there_is_one() -> None:
    with pytest.raises(ValueError, match="made from a photograph: give its file"):
        Mark(Kind.ENHANCED, "en", "zoom-1")
    with pytest.raises(ValueError, match="not made from a photograph"):
        Mark(Kind.GENERATED, "en", "imagine-1", made_from=PHOTOGRAPH)
