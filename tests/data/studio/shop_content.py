"""The demo shop's own files, read once, without the importers."""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import yaml

DEMO = Path(__file__).parents[3] / "data" / "demo"
PHOTOS = DEMO / "photos"
INSTRUCTIONS = DEMO / "instructions"


@cache
def rows() -> list[dict[str, str]]:
    """The rows of the product file."""
    with (DEMO / "products.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def shop() -> dict[str, Any]:
    """What `shop.yaml` says."""
    content: dict[str, Any] = yaml.safe_load((DEMO / "shop.yaml").read_text(encoding="utf-8"))
    return content


@cache
def photos() -> dict[str, list[str]]:
    """The photographs' file names by product."""
    files: dict[str, list[str]] = defaultdict(list)
    for row in rows():
        if row["Image Src"]:
            files[row["Handle"]].append(row["Image Src"])
    return dict(files)


@cache
def step_pictures() -> list[str]:
    """The file names of all steps' pictures."""
    return [
        step["picture"]
        for product in shop()["products"].values()
        for instruction in product.get("instructions", [])
        for step in instruction["steps"]
    ]
