"""Colours that go together, drawn at random."""

from __future__ import annotations

import colorsys
from random import Random

from data.studio.pictograms.style import Palette


def tinted(rng: Random) -> Palette:
    """Dark ink and one bright colour on a pale card."""
    hue, accent = rng.random(), rng.random()
    card = _hex(hue, rng.uniform(0.2, 0.6), rng.uniform(0.88, 0.95))
    return Palette(
        paper="#ffffff",
        card=card,
        halo=card,
        second=_hex(hue, rng.uniform(0.25, 0.6), rng.uniform(0.82, 0.88)),
        ink=_hex(hue + rng.uniform(-0.08, 0.08), rng.uniform(0.25, 0.6), rng.uniform(0.13, 0.25)),
        body="#ffffff",
        shade=_hex(hue, 0.25, rng.uniform(0.76, 0.84)),
        accent=_hex(accent, rng.uniform(0.6, 0.9), rng.uniform(0.45, 0.62)),
        move=_hex(accent + rng.uniform(0.35, 0.65), rng.uniform(0.5, 0.8), rng.uniform(0.28, 0.4)),
        warning=_hex(rng.uniform(-0.03, 0.02), rng.uniform(0.65, 0.9), rng.uniform(0.4, 0.52)),
    )


def toned(rng: Random) -> Palette:
    """White things on a card of a strong colour."""
    hue = rng.random()
    return Palette(
        paper=rng.choice(("#ffffff", "#f4f2ee")),
        card=_hex(hue, rng.uniform(0.35, 0.7), rng.uniform(0.58, 0.74)),
        halo="#ffffff",
        second=_hex(hue + rng.uniform(-0.05, 0.05), rng.uniform(0.35, 0.7), rng.uniform(0.5, 0.58)),
        ink=_hex(hue + rng.uniform(-0.1, 0.1), rng.uniform(0.3, 0.7), rng.uniform(0.1, 0.2)),
        body="#ffffff",
        shade=_hex(hue, 0.3, 0.8),
        accent=_hex(hue + rng.uniform(0.3, 0.7), rng.uniform(0.6, 0.95), rng.uniform(0.5, 0.62)),
        move=_hex(hue, rng.uniform(0.4, 0.7), rng.uniform(0.16, 0.24)),
        warning=_hex(rng.uniform(-0.02, 0.01), 0.9, rng.uniform(0.36, 0.44)),
    )


def night(rng: Random) -> Palette:
    """Light lines on a dark card."""
    hue, accent = rng.random(), rng.random()
    card = _hex(hue, rng.uniform(0.15, 0.6), rng.uniform(0.12, 0.24))
    return Palette(
        paper=rng.choice(("#ffffff", "#f2f2f2", _hex(hue, 0.3, 0.08))),
        card=card,
        halo=card,
        second=_hex(hue, rng.uniform(0.15, 0.6), rng.uniform(0.26, 0.32)),
        ink=_hex(hue, rng.uniform(0.1, 0.5), rng.uniform(0.88, 0.97)),
        body=_hex(hue, 0.35, rng.uniform(0.28, 0.38)),
        shade=_hex(hue, 0.3, rng.uniform(0.42, 0.5)),
        accent=_hex(accent, rng.uniform(0.6, 0.9), rng.uniform(0.5, 0.6)),
        move=_hex(accent + 0.45, rng.uniform(0.5, 0.9), rng.uniform(0.62, 0.72)),
        water=_hex(rng.uniform(0.52, 0.6), 0.5, rng.uniform(0.38, 0.46)),
        warm=_hex(rng.uniform(0.0, 0.06), 0.5, rng.uniform(0.4, 0.46)),
        earth=_hex(0.08, 0.3, 0.42),
        sun=_hex(0.12, 0.8, 0.5),
        warning=_hex(rng.uniform(-0.02, 0.02), 0.9, 0.62),
        good=_hex(0.36, 0.6, 0.6),
    )


def single(rng: Random) -> Palette:
    """One strong ink on paper, its tints for filling."""
    hue, deep = rng.random(), rng.uniform(0.16, 0.36)
    ink = _hex(hue, rng.uniform(0.5, 0.95), deep)
    card = rng.choice(("#ffffff", "#fbf8f1", "#f3efe4", "#eef1f4"))
    return _inked(ink, card, _hex(hue, 0.4, rng.uniform(0.7, 0.8)), paper=rng.choice((card, "#ffffff")))


def black(rng: Random) -> Palette:
    """Black or nearly so, as care labels are printed."""
    grey = rng.uniform(0.02, 0.2)
    card = _hex(rng.random(), rng.uniform(0.0, 0.4), rng.uniform(0.9, 1.0))
    backing = _hex(rng.random(), rng.uniform(0.05, 0.5), rng.uniform(0.3, 0.9))
    return _inked(_hex(0, 0, grey), card, _hex(0, 0, rng.uniform(0.7, 0.85)), paper=backing)


def reversed_out(rng: Random) -> Palette:
    """White or cream lines on one strong colour."""
    hue = rng.random()
    card = _hex(hue, rng.uniform(0.5, 0.9), rng.uniform(0.25, 0.42))
    ink = rng.choice(("#ffffff", "#fff7e6", "#f1f6ff"))
    shade = _hex(hue, 0.5, rng.uniform(0.46, 0.54))
    return _inked(ink, card, shade, paper=rng.choice((card, "#ffffff")))


def kraft(rng: Random) -> Palette:
    """Dark brown or ink blue with white chalk on brown paper."""
    card = _hex(rng.uniform(0.06, 0.11), rng.uniform(0.25, 0.45), rng.uniform(0.6, 0.75))
    ink = _hex(rng.choice((0.06, 0.6, 0.35)), rng.uniform(0.3, 0.6), rng.uniform(0.1, 0.2))
    return Palette(
        paper=card,
        card=card,
        halo="#f7f1e6",
        second=_hex(0.09, 0.35, rng.uniform(0.54, 0.59)),
        ink=ink,
        body="#f7f1e6",
        shade=_hex(0.1, 0.3, 0.84),
        accent=_hex(rng.random(), rng.uniform(0.4, 0.7), rng.uniform(0.35, 0.5)),
        move=ink,
        water=_hex(0.55, 0.3, 0.72),
        earth=_hex(0.07, 0.35, 0.36),
        warning=_hex(0.0, 0.75, rng.uniform(0.32, 0.4)),
    )


def _inked(ink: str, card: str, shade: str, *, paper: str) -> Palette:
    return Palette(
        paper=paper,
        card=card,
        halo=card,
        second=shade,
        ink=ink,
        body=card,
        shade=shade,
        accent=shade,
        move=ink,
        water=shade,
        warm=card,
        earth=shade,
        sun=shade,
        warning=ink,
        good=ink,
    )


def _hex(hue: float, saturation: float, lightness: float) -> str:
    red, green, blue = colorsys.hls_to_rgb(hue % 1.0, lightness, saturation)
    return f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"
