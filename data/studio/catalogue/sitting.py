"""One product before the camera."""

from __future__ import annotations

from dataclasses import dataclass

from data.studio.article import NATURAL
from data.vocabulary import MATERIALS
from data.vocabulary.colours import parse_colour
from data.vocabulary.parts import Part


@dataclass(frozen=True, slots=True)
class Finish:
    """One colourway: the shop's name for it, and the colour and material words that it is."""

    name: str
    colour: str
    material: str


@dataclass(frozen=True, slots=True)
class Sitting:
    """One product of the demo shop: what it is, what it comes in, and which pictures are taken.

    `family` is a module of `data.studio.families` and `design` one of its designs. `colours` are the
    shop's names for its colourways; a timber's name means that timber left natural. The first colourway
    is the one whose parts are shown; of the others only the whole is. `instructions` are the slugs of
    those that are rendered.
    """

    handle: str
    family: str
    design: str
    colours: tuple[str, ...]
    material: str
    parts: tuple[Part, ...]
    pattern: str = "plain"
    accent: str | None = None
    instructions: tuple[str, ...] = ()

    def finish(self, name: str) -> Finish:
        """The colourway that the shop calls `name`.

        Raises:
            KeyError: the name is neither a colour nor a timber.
        """
        if name.lower() in MATERIALS:
            return Finish(name, NATURAL, name.lower())
        colour = parse_colour(name)
        if colour is None:
            raise KeyError(name)
        return Finish(name, colour.name, self.material)
