"""Backpacks: a zipped day pack with a mesh back, and a roll-top of waxed canvas."""

from __future__ import annotations

from data.studio.families import Shot
from data.studio.families.backpack.body import COLOURS
from data.studio.families.backpack.day_pack import build_summit, summit_views
from data.studio.families.backpack.roll_top import build_harbour, harbour_views


def photograph(handle: str, colour: str, part: str) -> Shot:
    """One picture of a backpack."""
    colours = COLOURS[colour]
    if handle == "summit-backpack":
        return Shot(summit_views()[part], lambda: build_summit(colours, opened=part == "inside"))
    return Shot(harbour_views()[part], lambda: build_harbour(colours))


def instruct(handle: str, slug: str) -> tuple[Shot, ...]:
    """Backpacks need no rendered instructions."""
    raise KeyError((handle, slug))
