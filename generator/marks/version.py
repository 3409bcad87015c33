"""What marks name as the maker of a picture."""

from __future__ import annotations

from importlib import metadata
from typing import Final

CREATOR: Final = "Vitrine"
VERSION: Final = metadata.version("vitrine")
