"""What words ask to see, attribute by attribute."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checkpoints import shipped
from generator.networks import Imagine
from generator.requests.asked import Asked, RequestReader, labels_of
from generator.text import embed


@pytest.fixture(scope="module")
def reader() -> RequestReader:
    return RequestReader(Imagine.load(str(shipped(Imagine.head))).concepts)


def asked(reader: RequestReader, words: str, *, instruction: bool = False) -> dict[str, str]:
    found = reader.read(words, embed([words])[0], instruction=instruction).as_object()
    if found.get("part") == "whole":
        del found["part"]
    return found


def look(reader: RequestReader, words: str) -> dict[str, str]:
    return reader.look(words, embed([words])[0]).as_object()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a red teapot", "family=teapot colour=red"),
        ("Navy Wool JUMPERS", "family=jumper colour=navy material=wool"),
        ("ＲＥＤ　ｍｕｇ", "family=mug colour=red"),
        ("striped cotton t-shirt in white", "family=tshirt colour=white material=cotton pattern=striped"),
        ("brown leather shoes", "family=shoe colour=brown material=leather"),
        ("a polka dot skirt", "family=skirt pattern=dotted"),
        ("blue jeans", "family=trousers colour=blue material=denim"),
        ("a teak bookcase", "family=shelf"),
        ("a desk lamp in mustard", "family=lamp colour=mustard"),
        ("the handle of a white mug", "family=mug colour=white part=handle"),
        ("jumper collar", "family=jumper part=collar"),
        ("红色的瓷茶壶", "family=teapot colour=red material=porcelain"),
        ("画一件藏青色羊毛毛衣", "family=jumper colour=navy material=wool"),
        ("黑色皮双肩包", "family=backpack colour=black material=leather"),
        ("条纹棉T恤", "family=tshirt material=cotton pattern=striped"),
        ("牛仔裤", "family=trousers material=denim"),
        ("白色杯子的把手", "family=mug colour=white part=handle"),
    ],
)
def test_names_are_found_in_english_and_chinese(reader: RequestReader, words: str, expected: str) -> None:
    assert asked(reader, words) == dict(pair.split("=") for pair in expected.split())


@pytest.mark.parametrize(
    ("words", "family", "colour"),
    [
        ("une théière verte", "teapot", "forest green"),
        ("une tasse rouge", "mug", "red"),
        ("un pull rouge", "jumper", "red"),
        ("赤いティーポット", "teapot", "red"),
        ("красный чайник", "teapot", "red"),
    ],
)
def test_other_languages_are_taken_by_meaning(
    reader: RequestReader, words: str, family: str, colour: str
) -> None:
    found = asked(reader, words)
    assert (found["family"], found["colour"]) == (family, colour)


@pytest.mark.parametrize(
    ("words", "shown", "wished"),
    [
        ("a green mug", "forest green", "green"),
        ("an emerald mug", "forest green", "emerald"),
        ("a purple mug", "plum", "purple"),
        ("紫色的杯子", "plum", "purple"),
        ("a fuchsia mug", "pink", "fuchsia"),
        ("a mug in apricot", "beige", "apricot"),
        ("a navy mug", "navy", ""),
        ("a grey mug, not a red one", "grey", ""),
        ("a mug", "", ""),
    ],
)
def test_a_colour_that_is_not_drawn_is_drawn_as_another(
    reader: RequestReader, words: str, shown: str, wished: str
) -> None:
    found = asked(reader, words)
    assert (found.get("colour", ""), found.get("wished_colour", "")) == (shown, wished)


@pytest.mark.parametrize(
    "words",
    [
        "a dinosaur", "a motorbike", "a red dress", "a sofa", "leather gloves", "a pizza", "a wool scarf",
        "hello", "thank you", "asdfgh", "red", "恐龙", "连衣裙", "摩托车", "沙发", "你好", "une voiture",
        "ein Hund", "", "👟", "12345",
    ],
)  # fmt: skip
def test_what_is_not_drawn_has_no_kind(reader: RequestReader, words: str) -> None:
    assert not reader.read(words, embed([words])[0]).says_what


@pytest.mark.parametrize(
    ("words", "instruction"),
    [
        ("Do not wash", "Do not wash"),
        ("Not for the dishwasher", "Not for the dishwasher"),
        ("dishwasher safe", "Dishwasher safe"),
        ("wash by hand", "Wash by hand"),
        ("不可水洗", "Do not wash"),
        ("手洗", "Wash by hand"),
    ],
)
def test_instructions_are_read_where_one_is_meant(
    reader: RequestReader, words: str, instruction: str
) -> None:
    assert asked(reader, words, instruction=True)["instruction"] == instruction
    assert "instruction" not in asked(reader, words)


@pytest.mark.parametrize("words", ["a mug", "asdfgh", "do the laundry on Tuesday", "你好"])
def test_what_is_no_instruction_says_nothing(reader: RequestReader, words: str) -> None:
    assert asked(reader, words, instruction=True) == {}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("in forest green", "colour=forest~green"),
        ("the red one in navy", "colour=navy"),
        ("换成灯芯绒的", "material=corduroy"),
        ("换成红色条纹的", "colour=red pattern=striped"),
        ("as a checked one in wool", "material=wool pattern=checked"),
        ("en rouge", "colour=red"),
        ("bleu marine", "colour=navy"),
        ("in purple", "colour=plum wished_colour=purple"),
        ("larger", ""),
        ("换大一点", ""),
    ],
)
def test_a_look_is_colour_material_and_pattern(reader: RequestReader, words: str, expected: str) -> None:
    pairs = dict(pair.replace("~", " ").split("=") for pair in expected.split())
    assert look(reader, words) == pairs


@pytest.mark.parametrize(
    ("title", "family"),
    [
        ("Cairn Jumper", "jumper"),
        ("Ridge trail shoe", "shoe"),
        ("沙丘毛衣", "jumper"),
        ("Camp mug, enamel", "mug"),
        ("Crate bookcase", "shelf"),
        ("Gift card", ""),
        ("", ""),
    ],
)
def test_a_title_says_the_kind(reader: RequestReader, title: str, family: str) -> None:
    assert reader.family_called(title) == family


def test_a_request_is_a_caption_again() -> None:
    whole = Asked(family="jumper", part="whole", colour="navy", material="wool")
    assert {"jumper", "navy", "wool"} <= set(whole.caption().lower().replace(",", "").split())
    assert whole.as_object() == {"family": "jumper", "part": "whole", "colour": "navy", "material": "wool"}
    assert Asked(instruction="Do not wash").says_what
    assert not Asked(colour="navy").says_what


def test_labels_are_places_among_known_values() -> None:
    values = {"family": ["", "mug", "jumper"], "colour": ["", "red"]}
    wanted = Asked(family="jumper", colour="navy", part="whole")
    assert labels_of(wanted, values, ("family", "part", "colour")).tolist() == [[2, 0, 0]]


@settings(max_examples=40, deadline=None)
@given(words=st.text(max_size=120))
def test_any_words_are_read(reader: RequestReader, words: str) -> None:
    words = words.encode("utf-8", "ignore").decode()
    vector = embed([words])[0]
    for found in (reader.read(words, vector), reader.look(words, vector)):
        assert set(found.as_object()) <= {
            "family", "part", "colour", "material", "pattern", "instruction", "wished_colour",
        }  # fmt: skip
