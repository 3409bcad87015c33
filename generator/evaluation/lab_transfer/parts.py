"""Divides a product into its parts of one colour each, and finds the part a recolouring is about.

A part is a hump in the histogram of the product's colours (a mode; Comaniciu & Meer 2002, "Mean Shift"),
together with everything that is the same colour in more or less light. L* + 16, a* and b* all scale alike
with the light on a matte surface, which tells shading from another colour.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy import ndimage

from data.vocabulary.colours import Colour, delta_e, like_skin
from generator.arrays import BoolArray, FloatArray
from generator.evaluation.lab_transfer.segmentation import Cutout

# L* = 116 f(Y) - 16 with f the cube root.
BLACK_OFFSET: Final = 16.0


class NoSuchPartError(ValueError):
    """The picture has no part that can be taken for the one to recolour; the message says why."""


@dataclass(frozen=True, slots=True)
class PartSettings:
    """How colours are told apart, in Lab units, and parts, in shares."""

    histogram_step: float = 4.0
    neutral_chroma: float = 7.0
    chromatic_chroma: float = 18.0
    tolerance: float = 5.0
    relative_tolerance: float = 0.2
    grey_tolerance: float = 8.0
    valley_depth: float = 0.25
    rare_density: float = 0.06
    min_part_share: float = 0.08
    max_parts: int = 5
    max_distance_from_named: float = 28.0
    max_distance_from_named_skin: float = 12.0
    share_against_distance: float = 30.0
    lightness_leniency: float = 3.0
    grey_against_hue: float = 20.0
    smoothing_px: int = 3
    gap_share: float = 0.015
    min_piece_share: float = 0.08


@dataclass(frozen=True, slots=True)
class Part:
    """A part of one colour.

    `membership` says how much a pixel belongs to it; `tint` also counts the gloss on it, which has its hue
    but not its lightness; both (height, width), 0 to 1. `lab` is its colour in middling light, (3,), and
    `share` how much of the product it covers.
    """

    membership: FloatArray
    tint: FloatArray
    lab: FloatArray
    share: float


DEFAULTS: Final = PartSettings()


def part_to_recolour(
    lab: FloatArray, cutout: Cutout, current: Colour | None = None, settings: PartSettings = DEFAULTS
) -> Part:
    """The largest part of the product in `lab`, (height, width, 3), or the one whose colour is `current`.

    Raises:
        NoSuchPartError: no part has the colour `current`; or, without it, the largest may be a person's skin.
    """
    parts = _parts(lab, cutout, settings)
    chosen = _largest(parts, settings) if current is None else _named(parts, current, settings)
    pieces = _main_pieces(chosen.membership * cutout.alpha, settings)
    guide = lab[..., 0] / 100
    membership = _follow_edges(chosen.membership * pieces, guide, settings.smoothing_px)
    return Part(membership, np.maximum(membership, chosen.tint * pieces), chosen.lab, chosen.share)


def along_and_across(lab: FloatArray, colour: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """How the a*, b* of `lab`, (..., 3), lie to those of `colour`, (3,), in each pixel's light.

    Returns the share of that colourfulness (1: as expected, 0: none), the distance across its hue, and the
    plain distance from what is expected, each (...,).
    """
    light = (lab[..., 0] + BLACK_OFFSET) / (colour[0] + BLACK_OFFSET)
    chroma = max(float(np.hypot(colour[1], colour[2])), 1e-3)
    hue = colour[1:] / chroma
    along = lab[..., 1:] @ hue
    across = np.abs(lab[..., 1] * hue[1] - lab[..., 2] * hue[0])
    expected = chroma * light
    return along / expected, across, np.hypot(along - expected, across)


def chromatic(colour: FloatArray, settings: PartSettings = DEFAULTS) -> float:
    """1 for a Lab `colour`, (3,), with a hue to go by, 0 for a grey."""
    return float(ramp(np.hypot(colour[1], colour[2]), settings.neutral_chroma, settings.chromatic_chroma))


def ramp(value: FloatArray, start: FloatArray | float, end: FloatArray | float) -> FloatArray:
    """0 up to `start`, 1 from `end`, smooth between."""
    position = ((value - start) / (end - start)).clip(0, 1)
    smooth: FloatArray = position * position * (3 - 2 * position)
    return smooth


def _largest(parts: list[Part], settings: PartSettings) -> Part:
    largest = max(parts, key=lambda part: part.share)
    if len(parts) > 1 and like_skin(largest.lab):
        raise NoSuchPartError("the picture may show a person, so which part of it is the product is unclear")
    return largest


def _named(parts: list[Part], current: Colour, settings: PartSettings) -> Part:
    """The part nearest to `current`; of about equally near ones the larger."""
    ranked = []
    for part in parts:
        distance = _distance_by_name(part.lab, current.lab, settings)
        is_person = like_skin(part.lab) and distance > settings.max_distance_from_named_skin
        if distance <= settings.max_distance_from_named and not is_person:
            ranked.append((distance - settings.share_against_distance * part.share, part))
    if not ranked:
        raise NoSuchPartError(f"no part of the product in the picture is {current.name}")
    return min(ranked, key=lambda pair: pair[0])[1]


def _distance_by_name(lab: FloatArray, named: FloatArray, settings: PartSettings) -> float:
    """How far apart two colours, (3,), are for somebody who names them: lightness matters less, and a grey
    is never taken for a hue.
    """
    apart = settings.grey_against_hue * abs(chromatic(lab, settings) - chromatic(named, settings))
    return float(delta_e(lab, named, settings.lightness_leniency)) + apart


def _parts(lab: FloatArray, cutout: Cutout, settings: PartSettings) -> list[Part]:
    inside = lab[cutout.solid]
    left = np.ones(len(inside), dtype=bool)
    parts: list[Part] = []
    while len(parts) < settings.max_parts:
        mode = _mode(inside[left], settings.histogram_step)
        span = _lightness_range(inside[left], mode, settings)
        members = left & (_membership_and_tint(inside, mode, span, settings)[0] > 0.5)
        share = float(members.mean())
        if not members.any() or (parts and share < settings.min_part_share):
            break
        colour = np.median(inside[members], axis=0).astype(np.float32)
        parts.append(Part(*_membership_and_tint(lab, mode, span, settings), colour, share))
        left &= ~members
        if left.mean() < settings.min_part_share:
            break
    return parts


def _mode(colours: FloatArray, step: float) -> FloatArray:
    """The most frequent of the Lab `colours`, (n, 3); lightness, which shading spreads, counts least."""
    lows = np.array([0, -128, -128])
    counts, edges = np.histogramdd(
        colours,
        bins=[np.arange(low, high + step, step) for low, high in zip(lows, (100, 128, 128), strict=True)],
    )
    density = ndimage.gaussian_filter(counts, (2.0, 1.0, 1.0))
    cell = np.unravel_index(int(density.argmax()), density.shape)
    mode: FloatArray = np.array(
        [edge[at] + step / 2 for edge, at in zip(edges, cell, strict=True)], np.float32
    )
    return mode


def _membership_and_tint(
    lab: FloatArray, colour: FloatArray, span: tuple[float, float], settings: PartSettings
) -> tuple[FloatArray, FloatArray]:
    """How surely each of `lab`, (..., 3), is `colour` with an L* within `span`; and it or the gloss on it.

    Both (...,), 0 to 1.
    """
    share, across, distance = along_and_across(lab, colour)
    tolerance = settings.tolerance + settings.relative_tolerance * np.hypot(lab[..., 1], lab[..., 2])
    of_hue = 1 - ramp(across, tolerance, 1.7 * tolerance)
    of_grey = 1 - ramp(distance, settings.grey_tolerance, 1.7 * settings.grey_tolerance)
    slack = settings.histogram_step
    in_span = ramp(lab[..., 0], span[0] - slack, span[0]) * (1 - ramp(lab[..., 0], span[1], span[1] + slack))
    hued = chromatic(colour, settings)
    membership = (hued * of_hue * ramp(share, 0.35, 0.65) + (1 - hued) * of_grey) * in_span
    gloss = of_hue * ramp(share, 0.0, 0.1) * np.maximum(in_span, 1 - ramp(share, 0.5, 0.7))
    tint = hued * gloss + (1 - hued) * of_grey * in_span
    return membership.astype(np.float32), tint.astype(np.float32)


def _lightness_range(colours: FloatArray, mode: FloatArray, settings: PartSettings) -> tuple[float, float]:
    """The L* between which those of `colours`, (n, 3), that are like `mode`, (3,), vary by shading.

    Another part of the same hue, a pale sole under a grey shoe, is a second hump in the histogram: the
    range ends in the valley before it.
    """
    alike = _membership_and_tint(colours, mode, (0, 100), settings)[0] > 0.5
    counts, edges = np.histogram(colours[alike, 0], bins=50, range=(0, 100))
    density = ndimage.gaussian_filter1d(counts.astype(float), 1.5)
    start = min(int(mode[0] / 2), len(density) - 1)
    # A grey has no hue to tell it from its surroundings, so its range ends where it has become rare.
    rare = settings.rare_density * density[start] * (1 - chromatic(mode, settings))
    low = start - _valley(density[start::-1], settings.valley_depth, rare)
    high = start + _valley(density[start:], settings.valley_depth, rare)
    return float(edges[low]), float(edges[high + 1])


def _valley(density: FloatArray, depth: float, rare: float) -> int:
    """Steps from the first of `density` to the valley before the next hump, or else to where it is `rare`."""
    lowest = 0
    for step, value in enumerate(density):
        if value < rare:
            return step
        if value < density[lowest]:
            lowest = step
        elif density[lowest] < depth * min(value, density[0]) and value > 0.1 * density[0]:
            return lowest
    return len(density) - 1


def _main_pieces(membership: FloatArray, settings: PartSettings) -> BoolArray:
    """Where the large connected pieces of a part are, small gaps bridged, shape (height, width).

    A dark jacket and the hair above it are one colour, but not one thing.
    """
    reach = 2 * max(1, round(settings.gap_share * max(membership.shape))) + 1
    bridged = ndimage.maximum_filter(membership > 0.5, size=reach)
    regions, count = ndimage.label(bridged)
    areas = ndimage.sum_labels(membership, regions, np.arange(count + 1))
    areas[0] = 0
    pieces: BoolArray = (areas >= settings.min_piece_share * areas.max())[regions]
    pieces &= bridged
    return pieces


def _follow_edges(membership: FloatArray, guide: FloatArray, radius: int) -> FloatArray:
    """Guided filter (He, Sun & Tang 2010): `membership` smoothed, its edges laid onto those of `guide`."""
    size = 2 * radius + 1
    mean_guide = ndimage.uniform_filter(guide, size)
    mean_member = ndimage.uniform_filter(membership, size)
    covariance = ndimage.uniform_filter(guide * membership, size) - mean_guide * mean_member
    variance = ndimage.uniform_filter(guide * guide, size) - mean_guide**2
    slope = covariance / (variance + 1e-3)
    offset = mean_member - slope * mean_guide
    smoothed: FloatArray = ndimage.uniform_filter(slope, size) * guide + ndimage.uniform_filter(offset, size)
    return smoothed.clip(0, 1)
