"""Shopify's metafield columns, such as `Fabric (product.metafields.shopify.fabric)`, and their values."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from data.importers.drafts import MAX_FACT_NAME
from data.importers.html_text import text_of_html
from data.importers.values import key_of

_COLUMN = re.compile(
    r"(?P<label>.*?)\s*\(?\s*(?<!variant\.)(?:product\.)?metafields\.(?P<namespace>[\w-]+)\.(?P<key>[\w-]+)\s*\)?"
)


@dataclass(frozen=True, slots=True)
class Metafield:
    """A column that states something of the product."""

    label: str
    namespace: str
    key: str

    def name_apart_from(self, taken: Collection[str]) -> str:
        """The fact's name: the key, with the namespace before it where another has the same key."""
        name = key_of(self.key)
        return (name if name not in taken else key_of(f"{self.namespace} {self.key}"))[:MAX_FACT_NAME]


def metafield_in(column: str) -> Metafield | None:
    """The product metafield that a column holds, or None."""
    found = _COLUMN.fullmatch(column)
    if not found or "variant.metafields" in column:
        return None
    label = found["label"].strip() or found["key"].replace("_", " ").replace("-", " ").capitalize()
    return Metafield(label, found["namespace"], found["key"])


def readable_value(value: str) -> str:
    """A metafield's value as a person reads it; empty where it only refers to something in Shopify."""
    if value.startswith(("[", "{")):
        try:
            return _said(json.loads(value))
        except (ValueError, RecursionError):
            return value
    return "" if value.startswith("gid://") else text_of_html(value)


def _said(value: Any) -> str:
    """Lists with commas, measurements with their unit, rich text as its words."""
    match value:
        case list():
            return ", ".join(said for item in value if (said := _said(item)))
        case {"value": amount, "unit": unit}:
            return f"{_said(amount)} {str(unit).replace('_', ' ').casefold()}".strip()
        case {"amount": amount, "currency_code": currency}:
            return f"{_said(amount)} {currency}"
        case {"children": list(children), **rest}:
            joint = "\n" if rest.get("type") in {"root", "list"} else ""
            return joint.join(said for child in children if (said := _said(child)))
        case {"type": "text", "value": str(text)}:
            return text
        case _:
            return _said_plainly(value)


def _said_plainly(value: Any) -> str:
    if isinstance(value, str):
        return "" if value.startswith("gid://") else value
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return f"{value:g}" if is_number else ""
