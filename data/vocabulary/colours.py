"""The colours a shop sells in: swatches, names in English and Chinese, and how to hear them in a phrase.

Colours are compared by ΔE2000 (Sharma, Wu & Dalal 2005, "The CIEDE2000 color-difference formula:
implementation notes, supplementary test data, and mathematical observations"): about 1 is just
noticeable side by side, 10 is another shade of the same colour, 40 another colour.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from skimage.color import deltaE_ciede2000, lab2rgb, rgb2lab

FloatArray = NDArray[np.floating]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Colour:
    """A named colour: how it looks on a product in middling light, as sRGB `#rrggbb`, and what shoppers
    call it; the first names are ours.
    """

    hex: str
    en: tuple[str, ...]
    zh: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.en[0]

    @property
    def name_zh(self) -> str:
        return self.zh[0]

    @property
    def lab(self) -> FloatArray:
        """CIE L*a*b* (D65) of the swatch, shape (3,)."""
        return lab_of(self.hex)


# Chinese names that end in 色 are also heard without it where the phrase makes clear that a colour is meant.
COLOURS: Final[tuple[Colour, ...]] = (
    Colour("#1d1d1f", ("black", "jet black"), ("黑色", "纯黑")),
    Colour("#43464b", ("charcoal", "dark grey", "dark gray", "anthracite"), ("深灰色", "炭灰色", "碳灰色")),
    Colour("#5b6874", ("slate", "slate grey", "slate gray", "blue grey"), ("石板灰", "蓝灰色", "岩灰色")),
    Colour("#85888c", ("grey", "gray", "mid grey"), ("灰色", "中灰色")),
    Colour(
        "#c6c8ca", ("light grey", "light gray", "silver grey", "pale grey"), ("浅灰色", "银灰色", "淡灰色")
    ),
    Colour("#e9e9e7", ("white", "snow white", "off-white", "off white"), ("白色", "纯白", "雪白")),
    Colour("#f1e6c8", ("cream", "ivory", "ecru"), ("米白色", "奶油色", "象牙白", "乳白色", "奶白色")),
    Colour("#d6c3a0", ("beige", "sand", "oat", "oatmeal"), ("米色", "沙色", "燕麦色", "杏仁色")),
    Colour("#bd9363", ("camel", "tan", "light brown", "caramel"), ("驼色", "浅棕色", "焦糖色", "浅咖色")),
    Colour("#9a8c63", ("khaki",), ("卡其色", "卡其")),
    Colour("#70492e", ("brown",), ("棕色", "褐色", "咖啡色", "咖色")),
    Colour("#402a20", ("chocolate", "dark brown"), ("深棕色", "巧克力色", "深咖色", "深褐色")),
    Colour(
        "#a5482a",
        ("rust", "terracotta", "brick red", "dark orange"),
        ("砖红色", "铁锈色", "锈红色", "赤陶色"),
    ),
    Colour("#c3212c", ("red", "scarlet", "bright red"), ("红色", "大红", "正红", "鲜红")),
    Colour(
        "#691b2c", ("burgundy", "wine red", "maroon", "dark red"), ("酒红色", "枣红色", "深红色", "暗红色")
    ),
    Colour("#ef755d", ("coral", "salmon"), ("珊瑚色", "珊瑚红", "三文鱼色")),
    Colour("#f2a9bd", ("pink", "light pink", "baby pink"), ("粉色", "粉红色", "浅粉色", "淡粉色")),
    Colour(
        "#d72d80",
        ("fuchsia", "hot pink", "magenta", "dark pink", "deep pink"),
        ("玫红色", "玫瑰红", "桃红色", "洋红色", "品红色"),
    ),
    Colour("#bd8084", ("dusty rose", "dusty pink", "old rose"), ("豆沙色", "藕粉色", "灰粉色", "脏粉色")),
    Colour("#ec7a1f", ("orange", "bright orange"), ("橙色", "橘色", "桔色", "橘红色", "橙红色")),
    Colour("#f7c39b", ("apricot", "peach", "light orange"), ("杏色", "蜜桃色", "桃色", "浅橙色")),
    Colour(
        "#cc981f",
        ("mustard", "ochre", "dark yellow", "amber"),
        ("姜黄色", "芥末黄", "土黄色", "深黄色", "琥珀色"),
    ),
    Colour("#f5cf31", ("yellow", "bright yellow", "sunflower"), ("黄色", "明黄", "亮黄色", "柠檬黄")),
    Colour("#f6e9a0", ("light yellow", "pale yellow"), ("浅黄色", "淡黄色", "鹅黄色", "奶黄色")),
    Colour("#a5cd3a", ("lime", "lime green", "bright green"), ("荧光绿", "青柠色", "草绿色", "嫩绿色")),
    Colour("#2f8e46", ("green", "grass green"), ("绿色", "翠绿")),
    Colour(
        "#1e4c33",
        ("forest green", "forest", "dark green", "bottle green", "deep green"),
        ("墨绿色", "深绿色", "森林绿", "暗绿色"),
    ),
    Colour("#09795a", ("emerald", "emerald green"), ("祖母绿", "宝石绿", "孔雀绿")),
    Colour("#6e6d2f", ("olive", "olive green"), ("橄榄绿", "橄榄色", "苔藓绿")),
    Colour(
        "#4a5137",
        ("army green", "moss", "moss green", "military green", "khaki green"),
        ("军绿色", "军绿", "陆军绿", "苔绿色"),
    ),
    Colour("#9aad88", ("sage", "sage green", "grey green"), ("豆绿色", "灰绿色", "鼠尾草绿")),
    Colour(
        "#a6dbc0",
        ("mint", "mint green", "light green", "pale green"),
        ("薄荷绿", "浅绿色", "淡绿色", "薄荷色"),
    ),
    Colour("#14747a", ("teal", "petrol", "dark turquoise"), ("蓝绿色", "孔雀蓝", "墨蓝绿")),
    Colour("#31bbb6", ("turquoise", "aqua", "cyan"), ("青绿色", "绿松石色", "湖蓝色", "青色", "松石绿")),
    Colour("#cbe1f0", ("ice blue", "pale blue"), ("冰蓝色", "淡蓝色", "雾霾蓝")),
    Colour("#84bfe8", ("sky blue", "light blue", "baby blue"), ("天蓝色", "浅蓝色", "天空蓝")),
    Colour(
        "#4f6f94",
        ("denim blue", "ocean", "ocean blue", "steel blue", "grey blue"),
        ("牛仔蓝", "海蓝色", "灰蓝色", "雾蓝色"),
    ),
    Colour(
        "#2257b6",
        ("blue", "royal blue", "cobalt", "cobalt blue", "bright blue", "ultramarine"),
        ("蓝色", "宝蓝色", "皇家蓝", "钴蓝色", "群青色"),
    ),
    Colour(
        "#1b294b",
        ("navy", "navy blue", "dark blue", "midnight blue"),
        ("藏青色", "藏蓝色", "深蓝色", "海军蓝", "藏青", "藏蓝"),
    ),
    Colour("#2c3a70", ("indigo", "indigo blue"), ("靛蓝色", "靛青色", "靛蓝")),
    Colour("#6a3b98", ("purple", "violet"), ("紫色", "紫罗兰色")),
    Colour(
        "#b8a4db", ("lavender", "lilac", "light purple"), ("薰衣草紫", "浅紫色", "淡紫色", "香芋紫", "丁香紫")
    ),
    Colour(
        "#582a50",
        ("plum", "aubergine", "dark purple", "deep purple"),
        ("深紫色", "茄紫色", "梅子色", "暗紫色"),
    ),
)

# Bounds of hue in degrees, chroma and L*.
_SKIN: Final = ((25.0, 72.0), (9.0, 42.0), (25.0, 90.0))
_HEX = re.compile(r"#[0-9a-f]{6}(?![0-9a-z])")
# What stands before the colour that is wanted, in "the red one in blue" or "从红色换成蓝色".
_TOWARDS = re.compile(r"\b(?:in|into|to|as)\b|换成|改成|变成|染成|做成|换|改为|变为|要")
_BASIC_HAN: Final = "红橙黄绿青蓝紫黑白灰粉棕褐"
# A bare 红 is a colour in 红的, 红款, 换成红; in 红木 and 明白 it is not.
_BARE_HAN: Final = r"(?<=[成为要换个深浅]){0}|(?<!明){0}(?=[的款版])|^{0}$"


def delta_e(first: FloatArray, second: FloatArray, lightness_leniency: float = 1.0) -> FloatArray:
    """ΔE2000 between Lab colours of shapes that broadcast, (..., 3) → (...).

    `lightness_leniency` is the formula's k_L: differences in lightness are divided by it.
    """
    first, second = np.broadcast_arrays(first, second)
    difference: FloatArray = deltaE_ciede2000(first, second, kL=lightness_leniency)
    return difference


def nearest_colour(lab: FloatArray) -> tuple[Colour, float]:
    """The named colour nearest to `lab`, shape (3,), and its ΔE2000."""
    distances = delta_e(np.stack([colour.lab for colour in COLOURS]), lab)
    best = int(distances.argmin())
    return COLOURS[best], float(distances[best])


def hex_of(lab: FloatArray) -> str:
    """The sRGB colour `#rrggbb` nearest to `lab`, shape (3,)."""
    red, green, blue = np.rint(lab2rgb(lab.reshape(1, 1, 3)).clip(0, 1) * 255).astype(int).ravel()
    return f"#{red:02x}{green:02x}{blue:02x}"


def like_skin(lab: FloatArray) -> BoolArray:
    """Whether Lab colours, (..., 3), are ones that human skin has; wood and leather have them too."""
    hue = np.degrees(np.arctan2(lab[..., 2], lab[..., 1]))
    chroma = np.hypot(lab[..., 1], lab[..., 2])
    values = (hue, chroma, lab[..., 0])
    within = [(low <= value) & (value <= high) for value, (low, high) in zip(values, _SKIN, strict=True)]
    return np.asarray(np.logical_and.reduce(within), dtype=np.bool_)


def parse_colour(phrase: str) -> Colour | None:
    """The colour that `phrase` asks for, or None where it names none.

    Understands names in both languages inside free text ("in a dark forest green", "换成红色") and
    `#rrggbb`. Of several colours the one that stands after "in", "to", 换成 … is meant, else the first.
    """
    text = " ".join(phrase.lower().split())
    found = [(match.start(), _colour_called(match.group())) for match in colour_names().finditer(text)]
    if not found:
        return None
    for towards in reversed(list(_TOWARDS.finditer(text))):
        for start, colour in found:
            if start >= towards.end():
                return colour
    return found[0][1]


def _colour_called(name: str) -> Colour:
    if name.startswith("#"):
        return Colour(name, (name,), (name,))
    return _by_name()[name]


@cache
def _by_name() -> dict[str, Colour]:
    """Every name that is heard, in lower case, with its colour."""
    names: dict[str, Colour] = {}
    for colour in COLOURS:
        for name in colour.en:
            names[name] = colour
        for name in colour.zh:
            names[name] = colour
            stem = name.removesuffix("色")
            if stem[-1] in _BASIC_HAN:
                names[stem] = colour
    return names


@cache
def colour_names() -> re.Pattern[str]:
    """Matches any name of a colour; of several at one place the longest."""
    alternatives = [_HEX.pattern]
    for name in sorted(_by_name(), key=len, reverse=True):
        if name.isascii():
            alternatives.append(rf"\b{re.escape(name)}\b")
        elif len(name) == 1:
            alternatives.append(_BARE_HAN.format(name))
        else:
            alternatives.append(name)
    return re.compile("|".join(alternatives))


@cache
def lab_of(hexadecimal: str) -> FloatArray:
    """CIE L*a*b* (D65) of the sRGB colour `#rrggbb`, shape (3,), not to be written to."""
    rgb = np.frombuffer(bytes.fromhex(hexadecimal[1:]), dtype=np.uint8).reshape(1, 1, 3)
    lab: FloatArray = rgb2lab(rgb).astype(np.float32).reshape(3)
    lab.flags.writeable = False
    return lab
