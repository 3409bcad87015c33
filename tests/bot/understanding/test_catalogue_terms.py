"""The shop's own words are found where they stand, whole, and nowhere else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.catalogue_terms import (
    COLOURS_HINT,
    PRODUCTS,
    catalogue_terms,
    patterns,
    vocabulary_terms,
    write_training_data,
)
from data.language import Bilingual
from data.schema import Product, Variant
from data.store import Database


def finds(terms: set[str], text: str) -> list[str]:
    return [
        match.group()
        for pattern in patterns({PRODUCTS: terms})[PRODUCTS]
        for match in re.finditer(pattern, text, re.IGNORECASE)
    ]


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("red", "the red one", ["red"]),
        ("red", "ordered a credit", []),
        ("mug", "two mugs please", ["mugs"]),
        ("红色", "我要红色的", ["红色"]),
        ("蓝色", "有藍色嗎", ["藍色"]),
        ("Ridge trail shoe", "is the RIDGE TRAIL SHOE in stock", ["RIDGE TRAIL SHOE"]),
        ("RIDGE-NAVY-42", "how much is ridge-navy-43?", ["ridge-navy-43"]),
        ("TERN-OAK", "the tern-oak please, not the roll-neck", ["tern-oak"]),
        ("V-10231", "order V-10299", []),
        ("C++ (2nd)", "a C++ (2nd) book", ["C++ (2nd)"]),
    ],
)
def test_terms_are_found_whole(term: str, text: str, found: list[str]) -> None:
    assert finds({term}, text) == found


@given(st.sets(st.text(min_size=1, max_size=20), max_size=8))
def test_any_names_make_patterns_that_compile(terms: set[str]) -> None:
    for made in patterns({PRODUCTS: terms}).values():
        for pattern in made:
            re.compile(pattern)


def test_the_catalogue_adds_titles_skus_and_options(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'shop.db'}")
    database.migrate()
    with database.session() as session:
        variant = Variant(sku="ZEPH-7", price_minor=100, currency="EUR", options={"Colour": "Heliotrope"})
        product = Product(handle="z", title=Bilingual("Zephyr", "西风"), words_zh={"Heliotrope": "香水草色"})
        session.add(Product(handle="old", title=Bilingual("Gone", ""), published=False))
        product.variants.append(variant)
        session.add(product)
        session.flush()
        terms = catalogue_terms(session)
    database.dispose()
    assert {"Zephyr", "西风", "ZEPH-7"} <= terms[PRODUCTS]
    assert {"Heliotrope", "香水草色"} <= terms[COLOURS_HINT]
    assert "Gone" not in terms[PRODUCTS]


def test_what_is_written_is_rasas_training_data(tmp_path: Path) -> None:
    path = tmp_path / "made" / "catalogue.yml"
    named = patterns(vocabulary_terms(), {PRODUCTS: {"Café: “Noir”"}})
    write_training_data(named, path)
    read = {item["regex"]: item["examples"] for item in yaml.safe_load(path.read_text("utf-8"))["nlu"]}
    assert read == {name: "".join(f"- {pattern}\n" for pattern in made) for name, made in named.items()}
