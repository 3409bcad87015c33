"""What a caption calls a part: names that go with the goods and read inside a sentence.

The vocabulary lists all that shoppers may say to find a part ("behind", "from above").
Captions say only what one would write under a picture.
"""

from __future__ import annotations

from typing import Final

from data.language import Language
from data.vocabulary.parts import PART_NAMES, Part

Names = dict[Language, tuple[str, ...]]


def _said(english: str, chinese: str) -> Names:
    return {"en": tuple(english.split(", ")), "zh": tuple(chinese.split("、"))}


# Ours first; where a part is in neither table, the vocabulary's first name is all that is said.
_ANYWHERE: Final[dict[Part, Names]] = {
    Part.FRONT: _said("front, front view", "正面、前面"),
    Part.BACK: _said("back, rear", "背面、后面"),
    Part.SIDE: _said("side, side view", "侧面"),
    Part.TOP: _said("top, top view", "顶部、俯视"),
    Part.INSIDE: _said("inside, interior", "内部、里面"),
    Part.SOLE: _said("sole, outsole, tread", "鞋底、大底"),
    Part.TOE: _said("toe, toe cap", "鞋头、鞋尖"),
    Part.HEEL: _said("heel", "鞋跟、后跟"),
    Part.LACES: _said("laces, lacing", "鞋带"),
    Part.COLLAR: _said("collar, neckline", "领口、衣领"),
    Part.HOOD: _said("hood", "帽兜、帽子"),
    Part.CUFF: _said("cuff, sleeve end", "袖口"),
    Part.HEM: _said("hem, bottom edge", "下摆、底边"),
    Part.WAISTBAND: _said("waistband, waist", "腰头、裤腰"),
    Part.CLOSURE: _said("closure, fastening", "闭合处、扣合处"),
    Part.BRIM: _said("brim, peak", "帽檐、帽舌"),
    Part.DIAL: _said("dial, face", "表盘"),
    Part.HANDLE: _said("handle, grip", "把手"),
    Part.RIM: _said("rim, lip", "杯口、边缘"),
    Part.BASE: _said("base, bottom", "底部、底面"),
    Part.LEG: _said("leg", "凳腿"),
    Part.SHADE: _said("shade, lampshade", "灯罩"),
    Part.SEAT: _said("seat", "凳面、座面"),
    Part.JOINT: _said("joint, connection", "接合处、连接处"),
    Part.LABEL: _said("label, tag", "标签、布标"),
    Part.MATERIAL: _said("material, texture", "材质、质地"),
}
_OF_FAMILY: Final[dict[tuple[str, Part], Names]] = {
    ("beanie", Part.CUFF): _said("cuff, turned-up edge", "翻边、帽边"),
    ("trousers", Part.HEM): _said("hem, leg opening", "裤脚、裤口"),
    ("skirt", Part.WAISTBAND): _said("waistband, waist", "腰头、裙腰"),
    ("skirt", Part.HEM): _said("hem, bottom edge", "裙摆、下摆"),
    ("backpack", Part.HANDLE): _said("handle, grab handle", "提手、提带"),
    ("backpack", Part.STRAP): _said("strap, shoulder strap", "肩带、背带"),
    ("tote", Part.HANDLE): _said("handle, carrying handle", "提手、提带"),
    ("cap", Part.CLOSURE): _said("closure, back strap", "调节扣、后扣"),
    ("watch", Part.STRAP): _said("strap, watch strap", "表带"),
    ("watch", Part.CLOSURE): _said("closure, clasp", "表扣、扣合处"),
    ("watch", Part.BACK): _said("back, case back", "背面、表背"),
    ("bottle", Part.RIM): _said("rim, mouth", "瓶口、杯口"),
    ("bottle", Part.LID): _said("lid, cap", "瓶盖、盖子"),
    ("teapot", Part.LID): _said("lid", "壶盖、盖子"),
    ("lamp", Part.BASE): _said("base, foot", "底座、灯座"),
    ("lamp", Part.JOINT): _said("joint, hinge", "关节、连接处"),
}


def part_names(family: str, part: Part, language: Language) -> tuple[str, ...]:
    """What the part of such goods is called, the usual name first."""
    special = _OF_FAMILY.get((family, part)) or _ANYWHERE.get(part)
    if special:
        return special[language]
    english, chinese = PART_NAMES[part]
    return (english if language == "en" else chinese)[:1]
