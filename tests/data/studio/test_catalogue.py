"""What the studio photographs is what the shop shows, and neither needs Blender to be told."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from data.studio.catalogue import SITTINGS, Sitting, instructions, photographs
from data.studio.catalogue.titles import INSTRUCTIONS
from data.vocabulary import FAMILIES, MATERIALS, PATTERNS
from data.vocabulary.parts import Part
from tests.data.studio.shop_content import photos, products, rows

ROOT = Path(__file__).parents[3]


def test_every_photograph_of_the_shop_comes_from_the_studio() -> None:
    taken = [one.file for one in photographs()]
    assert len(set(taken)) == len(taken)
    assert set(taken) == {name for names in photos().values() for name in names}


def test_the_studio_speaks_of_parts_as_the_catalogue_does() -> None:
    entries = {
        name: entry["part"] for product in products().values() for name, entry in product["photos"].items()
    }
    assert {one.file: one.part.value for one in photographs()} == entries


def test_the_range_is_that_of_a_shop() -> None:
    assert len(SITTINGS) >= 60
    assert len({sitting.family for sitting in SITTINGS}) >= 14
    assert len({FAMILIES[sitting.family].department for sitting in SITTINGS}) == 3
    assert sum(len(sitting.parts) + len(sitting.colours) - 1 for sitting in SITTINGS) >= 450


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_a_family_comes_in_three_designs_and_four_colours(family: str) -> None:
    sittings = [sitting for sitting in SITTINGS if sitting.family == family]
    assert len({sitting.design for sitting in sittings}) >= 3
    assert len({sitting.finish(name).name for sitting in sittings for name in sitting.colours}) >= 4


@pytest.mark.parametrize("sitting", SITTINGS, ids=lambda sitting: sitting.handle)
def test_a_sitting_is_in_words_that_are_known(sitting: Sitting) -> None:
    assert sitting.material in MATERIALS
    assert sitting.pattern in PATTERNS
    assert sitting.parts[0] is Part.WHOLE
    assert len(set(sitting.parts)) == len(sitting.parts) >= 6
    assert set(sitting.instructions) <= set(INSTRUCTIONS)
    colours = {
        row["Option1 Value"] for row in rows() if row["Handle"] == sitting.handle and row["Variant SKU"]
    }
    assert colours == set(sitting.colours)


def test_one_product_alone_can_be_photographed() -> None:
    handle = SITTINGS[0].handle
    assert {one.sitting.handle for one in photographs(handle)} == {handle}
    assert {sitting.handle for sitting, _ in instructions("tern-stool")} == {"tern-stool"}


def test_every_family_has_a_module() -> None:
    assert all(find_spec(f"data.studio.families.{name}") for name in FAMILIES)


def test_the_studio_is_imported_without_blender() -> None:
    code = (
        "import sys, data.studio, data.studio.catalogue, data.studio.checking; sys.exit('bpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_an_unknown_product_is_refused_in_one_sentence() -> None:
    command = [sys.executable, "-m", "data.studio", "photograph", "--only", "no-such-shoe"]
    run = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert run.returncode == 2
    assert run.stderr.startswith("There is no product no-such-shoe")
    assert "Traceback" not in run.stderr
