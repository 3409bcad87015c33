"""The generator's page and the cards say what was measured, and show pictures that are there."""

from __future__ import annotations

import json
import re
from pathlib import Path

from generator.checkpoints import shipped
from generator.evaluation.page import SHIPPED_FIGURES, further_tables, tables, trained
from generator.evaluation.shown_requests import REQUESTS

DOCS = Path("docs")


def test_the_page_holds_the_figures_that_were_measured() -> None:
    page = (DOCS / "generator.md").read_text("utf-8")
    figures = json.loads((DOCS / "figures" / SHIPPED_FIGURES).read_text("utf-8"))
    assert {"imagine", "zoom", "edit", "checker"} <= set(figures)
    assert tables(figures) in page
    assert further_tables(DOCS / "figures") in page
    assert trained() in page


def test_every_picture_of_page_and_cards_is_there() -> None:
    for document in (DOCS / "generator.md", *(shipped(head) / "README.md" for head in ("edit", "checker"))):
        pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", document.read_text("utf-8"))
        assert all((document.parent / picture).stat().st_size > 500 for picture in pictures)
    assert len(re.findall(r"!\[", (DOCS / "generator.md").read_text("utf-8"))) >= 8


def test_forty_requests_are_shown_in_both_languages() -> None:
    page = (DOCS / "generator.md").read_text("utf-8")
    assert len(REQUESTS) == 40
    assert all(f"| {request.en} | {request.zh} |" in page for request in REQUESTS)
