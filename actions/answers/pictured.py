"""Saying what picture was found or made, and admitting what was not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from actions.catalogue import CatalogueProduct
from actions.generator import DECLINED, MadePicture, NoPictureError
from actions.pictures.climbing import Shown
from actions.pictures.planning import Look, Rung, Step
from actions.turn import Turn
from data.vocabulary import MATERIALS, PATTERNS
from data.vocabulary.colours import COLOURS, parse_colour
from data.vocabulary.parts import name_of


@dataclass(frozen=True, slots=True)
class Sayings:
    """The dialogue's sentences for one topic.

    Attributes:
        photo: the catalogue has what was asked for.
        nearest: it has not, and nothing could be tried: the nearest photograph.
        made: a picture was made, by its rung.
        failed: what was made does not show what was asked for: the nearest photograph.
        away: nothing can be made just now: the nearest photograph.
        nothing: there is no picture at all.
    """

    photo: str
    nearest: str
    made: Mapping[Rung, str]
    failed: str
    away: str
    nothing: str


def say_shown(
    turn: Turn,
    shown: Shown,
    sayings: Sayings,
    values: Mapping[str, str],
    buttons: Sequence[dict[str, str]] = (),
) -> None:
    """Says what came of a climb, and what is said instead if a picture that is still being made fails."""
    declined = shown.refused_for(DECLINED)
    if declined is not None:
        say_declined(turn, declined)
        return
    said = dict(values)
    if shown.made is not None and shown.made.colour:
        said["colour"] = _shown_colour(turn, shown.made)
    said |= _of_step(turn, shown.step)
    pictures = [shown.picture] if shown.picture else []
    turn.say(_sentence(shown, sayings), pictures=pictures, buttons=buttons, card=None, custom=None, **said)
    if shown.is_pending and shown.picture:
        _say_in_case(turn, shown.picture["id"], shown.rest, sayings, values, buttons)


def say_declined(turn: Turn, refusal: NoPictureError) -> None:
    """Says that such pictures are not made; `refusal` has the reason `DECLINED`."""
    turn.say(f"utter_declined_{refusal.facts['declined']}")


def _shown_colour(turn: Turn, made: MadePicture) -> str:
    """The colour in a made picture; where that is only the nearest to the one asked for, both."""
    asked = parse_colour(made.asked.get("wished_colour", ""))
    if asked is None:
        return made.colour
    if turn.language == "zh":
        return f"{asked.name_zh}（我能做的最接近的颜色是{made.colour}）"
    return f"{asked.name} (the nearest that I can make is {made.colour})"


def _sentence(shown: Shown, sayings: Sayings) -> str:
    step = shown.step
    if step is None:
        return sayings.nothing
    if step.rung in sayings.made:
        return sayings.made[step.rung]
    if not step.nearest:
        return sayings.photo
    if shown.service_is_away:
        return sayings.away
    return sayings.failed if shown.refusals else sayings.nearest


def _say_in_case(  # noqa: PLR0917 - all of them are needed
    turn: Turn,
    picture: str,
    rest: Sequence[Step],
    sayings: Sayings,
    values: Mapping[str, str],
    buttons: Sequence[dict[str, str]],
) -> None:
    """What is said if a picture that is still being made fails: the nearest photograph there is."""
    step = next((step for step in rest if step.photo and step.rung is Rung.PHOTO), None)
    pictures = []
    if step and step.photo:
        sku = step.product.first_sku if step.product else None
        pictures = [turn.picture(step.photo.picture, sku)]
    turn.say(
        sayings.failed if step else sayings.nothing,
        pictures=pictures,
        buttons=buttons,
        card=None,
        custom={"instead_of": picture},
        **{**values, **_of_step(turn, step)},
    )


def _of_step(turn: Turn, step: Step | None) -> dict[str, str]:
    """What a step's photograph shows, and of which product."""
    found: dict[str, Any] = {}
    if step and step.product:
        found["product"] = turn.title(step.product)
    if step and step.photo:
        part = step.photo.part
        found["nearest"] = (name_of(part) if part else step.photo.picture.alt).say(turn.language)
    return found


def look_in_words(turn: Turn, look: Look) -> str:
    """A look as it was asked for, else as we call it; "" for none."""
    marked = [wish for wish in look.wishes if wish != turn.text]
    if marked:
        return " ".join(marked)
    chinese = turn.language == "zh"
    colour = next((colour for colour in COLOURS if colour.name == look.colour), None)
    words = [(colour.name_zh if chinese else colour.name) if colour else ""]
    words += [PATTERNS[look.pattern].say(turn.language) if look.pattern else ""]
    words += [MATERIALS[look.material].say(turn.language) if look.material else ""]
    return ("" if chinese else " ").join(word for word in words if word)


def in_words(option: str, product: CatalogueProduct, turn: Turn) -> str:
    """An option's value as it reads inside a sentence."""
    return product.words_zh.get(option, option) if turn.language == "zh" else option.lower()
