"""What the networks that are loaded can make, in words of both languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from data.language import Bilingual
from data.vocabulary import FAMILIES, MATERIALS, PATTERNS
from data.vocabulary.colours import COLOURS
from data.vocabulary.parts import Part, name_of
from generator.making.engine import Networks
from generator.requests.asked import NATURAL
from generator.service.shapes import Capabilities, Named, NamedColour, Operation

_NATURAL: Final = NamedColour(name=NATURAL, name_zh="原木色", hex="#d8b98a")


def capabilities_of(networks: Networks) -> Capabilities:
    """What can be asked for."""
    values = networks.imagine.concepts.values
    operations = [
        Operation(
            name="imagine", path="/v1/imagine", source="generated", model=networks.model(networks.imagine)
        ),
        Operation(name="edit", path="/v1/edit", source="edited", model=networks.model(networks.edit)),
        Operation(name="zoom", path="/v1/zoom", source="enhanced", model=networks.model(networks.zoom)),
        Operation(
            name="embed-image", path="/v1/embed-image", source=None, model=networks.model(networks.checker)
        ),
    ]

    def named(attribute: str, name: Callable[[str], Bilingual]) -> list[Named]:
        return [
            Named(value=value, name=name(value).say("en"), name_zh=name(value).say("zh"))
            for value in values[attribute]
            if value
        ]

    return Capabilities(
        operations=operations,
        families=named("family", _family),
        parts=named("part", lambda value: name_of(Part(value))),
        materials=named("material", lambda value: MATERIALS.get(value, Bilingual(value))),
        patterns=named("pattern", lambda value: PATTERNS.get(value, Bilingual(value))),
        colours=[colour for value in values["colour"] if (colour := named_colour(value))],
        instructions=[value for value in values["instruction"] if value],
    )


def named_colour(name: str) -> NamedColour | None:
    """The colour of a name, None for one that is not known."""
    if name == NATURAL:
        return _NATURAL
    for colour in COLOURS:
        if colour.name == name:
            return NamedColour(name=colour.name, name_zh=colour.name_zh, hex=colour.hex)
    return None


def _family(value: str) -> Bilingual:
    word = FAMILIES.get(value)
    return Bilingual(word.en[0], word.zh[0]) if word else Bilingual(value)
