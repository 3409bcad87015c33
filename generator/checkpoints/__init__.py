"""The checkpoints that come with Vitrine, one folder a network, in Hugging Face's layout."""

from __future__ import annotations

from pathlib import Path
from typing import Final

SHIPPED: Final = "shipped"
_HERE: Final = Path(__file__).parent


def shipped(head: str) -> Path:
    """The folder of the checkpoint that comes with Vitrine for a network."""
    return _HERE / head
