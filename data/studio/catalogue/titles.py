"""The titles of the instructions that are rendered, by their slugs."""

from __future__ import annotations

from typing import Final

from data.language import Bilingual

# Slug: the kind of instruction that the shop files it under, and its title.
INSTRUCTIONS: Final[dict[str, tuple[str, Bilingual]]] = {
    "assemble": ("assembly", Bilingual("How to put it together", "组装方法")),
    "aim": ("use", Bilingual("How to aim the lamp", "如何调节灯的角度")),
    "straps": ("use", Bilingual("How to adjust the straps", "如何调节背带")),
    "brew": ("use", Bilingual("How to brew tea in it", "如何泡茶")),
    "open": ("use", Bilingual("How to open and rinse it", "如何开盖和清洗")),
    "set": ("use", Bilingual("How to set the time", "如何对时")),
    "strap": ("use", Bilingual("How to change the strap", "如何更换表带")),
}
