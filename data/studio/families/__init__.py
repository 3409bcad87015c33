"""The product families, one module or package each: what `data.studio.article.Family` asks for.

A family's module holds one `FAMILY`; its name is the word of `data.vocabulary.FAMILIES`.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from data.studio.article import Family


def load(name: str) -> Family[Any]:
    """The family kept in the module `name` of this package. Loads Blender."""
    family: Family[Any] = import_module(f"{__name__}.{name}").FAMILY
    return family
