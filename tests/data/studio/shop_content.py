"""The demo shop's own files, read once, without the importers."""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import yaml

DEMO = Path(__file__).parents[3] / "data" / "demo"
SHARDS = DEMO.parent / "studio" / "shards"
PHOTOS = DEMO / "photos"
INSTRUCTIONS = DEMO / "instructions"


@cache
def rows() -> list[dict[str, str]]:
    """The rows of the product file."""
    with (DEMO / "products.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def content(path: Path) -> Any:
    """What a YAML file says."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


@cache
def products() -> dict[str, Any]:
    """What `products/` says of each product."""
    return {path.stem: content(path) for path in sorted((DEMO / "products").glob("*.yaml"))}


def listed(name: str) -> list[dict[str, Any]]:
    """One of the lists: faqs, policies, customers, orders."""
    entries: list[dict[str, Any]] = content(DEMO / f"{name}.yaml")
    return entries


@cache
def rendered_instructions() -> list[dict[str, Any]]:
    """The instructions that the studio rendered, with their texts."""
    return [content(path) for path in sorted(INSTRUCTIONS.glob("*.yaml"))]


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
    """The file names of all pictures that instructions show."""
    steps = [step["picture"] for one in rendered_instructions() for step in one["steps"]]
    care = {f"care-{code}.webp" for product in products().values() for code in product["care"]}
    return [*steps, *sorted(care)]
