"""The kinds of style that training pictures are drawn in; every kind can draw every scene."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Final

from data.studio.pictograms import palettes
from data.studio.pictograms.style import Backdrop, Finish, Frame, Palette, Style

_LARGEST: Final = {Frame.CARD: 1.04, Frame.DISC: 0.8, Frame.LABEL: 0.92, Frame.SHEET: 1.08}


@dataclass(frozen=True, slots=True)
class Kind:
    """What the styles of a kind have in common; ranges are of the style's own units."""

    palette: Callable[[Random], Palette]
    frames: tuple[Frame, ...]
    finish: Finish = Finish.FILLED
    backdrops: tuple[Backdrop, ...] = (Backdrop.PLAIN,)
    line: tuple[float, float] = (0.85, 1.3)
    wobble: tuple[float, float] = (0.0, 0.0)
    misprint: float = 0.0
    turn_deg: float = 4.0


KINDS: Final[dict[str, Kind]] = {
    "ink on a pale card": Kind(palettes.tinted, (Frame.CARD,)),
    "ink on a pale disc": Kind(palettes.tinted, (Frame.DISC,)),
    "full sheet in a strong colour": Kind(palettes.toned, (Frame.SHEET,)),
    "flat colours without outlines": Kind(palettes.toned, (Frame.CARD, Frame.SHEET), Finish.FLAT),
    "light lines on a dark card": Kind(palettes.night, (Frame.CARD, Frame.DISC)),
    "fine line drawing on white": Kind(palettes.single, (Frame.SHEET,), Finish.OUTLINED, line=(0.65, 0.85)),
    "bold marker on a disc": Kind(palettes.tinted, (Frame.DISC, Frame.CARD), line=(1.6, 2.0)),
    "black print on a label": Kind(palettes.black, (Frame.LABEL,), Finish.OUTLINED, line=(0.9, 1.5)),
    "stamp in one ink": Kind(palettes.single, (Frame.DISC, Frame.SHEET), turn_deg=9, line=(1.2, 1.6)),
    "white lines on a blueprint": Kind(
        palettes.reversed_out, (Frame.SHEET,), Finish.OUTLINED, (Backdrop.GRID,), line=(0.8, 1.1)
    ),
    "white out of a coloured label": Kind(palettes.reversed_out, (Frame.LABEL, Frame.CARD), line=(1.1, 1.6)),
    "sketched by hand": Kind(palettes.tinted, (Frame.SHEET, Frame.CARD), wobble=(0.5, 0.85), turn_deg=6),
    "drawn on brown paper": Kind(palettes.kraft, (Frame.SHEET,), wobble=(0.2, 0.5), line=(1.0, 1.5)),
    "misregistered print": Kind(
        palettes.tinted, (Frame.SHEET,), misprint=1.8, backdrops=(Backdrop.DOTS, Backdrop.PLAIN)
    ),
    "on a striped ground": Kind(palettes.tinted, (Frame.CARD, Frame.SHEET), backdrops=(Backdrop.STRIPES,)),
    "on a ground in two colours": Kind(
        palettes.toned, (Frame.CARD, Frame.DISC, Frame.SHEET), backdrops=(Backdrop.SPLIT,)
    ),
}


def varied_style(rng: Random, name: str = "") -> Style:
    """A style nobody has drawn in yet, of the kind `name` or of any."""
    name = name or rng.choice(list(KINDS))
    kind = KINDS[name]
    frame = rng.choice(kind.frames)
    largest = _LARGEST[frame]
    return Style(
        kind=name,
        palette=kind.palette(rng),
        frame=frame,
        backdrop=rng.choice(kind.backdrops),
        finish=kind.finish,
        line=rng.uniform(*kind.line),
        scale=rng.uniform(0.84, 1.0) * largest,
        stretch=rng.uniform(0.96, 1.04),
        turn_deg=rng.uniform(-kind.turn_deg, kind.turn_deg),
        shift=(rng.uniform(-2.5, 2.5), rng.uniform(-2.5, 2.5)),
        wobble=rng.uniform(*kind.wobble),
        phase=rng.random(),
        misprint=(rng.uniform(-1, 1) * kind.misprint, rng.uniform(-1, 1) * kind.misprint),
        accents=rng.random() < 0.6,
    )
