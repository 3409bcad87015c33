"""How a surface's colours are laid out."""

from __future__ import annotations

from typing import Final

from data.language import Bilingual

PATTERNS: Final[dict[str, Bilingual]] = {
    "plain": Bilingual("plain", "纯色"),
    "striped": Bilingual("striped", "条纹"),
    "checked": Bilingual("checked", "格纹"),
    "dotted": Bilingual("dotted", "波点"),
    "heathered": Bilingual("heathered", "混色"),
    "ribbed": Bilingual("ribbed", "罗纹"),
    "cabled": Bilingual("cable-knit", "绞花"),
    "colour-block": Bilingual("colour-block", "拼色"),
    "speckled": Bilingual("speckled", "斑点"),
    "dipped": Bilingual("dipped", "蘸釉"),
    "quilted": Bilingual("quilted", "绗缝"),
    "printed": Bilingual("printed", "印花"),
}
