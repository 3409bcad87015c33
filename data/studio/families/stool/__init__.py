"""Stools: a round board on three screwed-in legs, and a woven seat on a pegged frame."""

from __future__ import annotations

from data.studio.families import Shot
from data.studio.families.stool.screwed import build_tern, tern_views
from data.studio.families.stool.screwed_steps import assembly
from data.studio.families.stool.timber import TIMBERS
from data.studio.families.stool.woven import build_fen, fen_views


def photograph(handle: str, colour: str, part: str) -> Shot:
    """One picture of a stool."""
    timber = TIMBERS[colour]
    if handle == "tern-stool":
        return Shot(tern_views()[part], lambda: build_tern(timber))
    return Shot(fen_views()[part], lambda: build_fen(timber))


def instruct(handle: str, slug: str) -> tuple[Shot, ...]:
    """How the three-legged stool is put together."""
    return {("tern-stool", "assemble"): assembly}[handle, slug]()
