"""The views and parts of a product that a photograph can show, by the names shoppers use."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from data.language import Bilingual


class Part(StrEnum):
    """What a photograph shows of its product. `WHOLE` is the main picture."""

    WHOLE = "whole"
    FRONT = "front"
    BACK = "back"
    SIDE = "side"
    TOP = "top"
    INSIDE = "inside"
    SOLE = "sole"
    HEEL = "heel"
    TOE = "toe"
    LACES = "laces"
    COLLAR = "collar"
    HOOD = "hood"
    CUFF = "cuff"
    HEM = "hem"
    WAISTBAND = "waistband"
    CLOSURE = "closure"
    POCKET = "pocket"
    STRAP = "strap"
    BRIM = "brim"
    DIAL = "dial"
    HANDLE = "handle"
    LID = "lid"
    SPOUT = "spout"
    RIM = "rim"
    BASE = "base"
    LEG = "leg"
    SHADE = "shade"
    SEAT = "seat"
    JOINT = "joint"
    LABEL = "label"
    MATERIAL = "material"


# The first name is the one we say; the others are what shoppers call it.
PART_NAMES: Final[dict[Part, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    Part.WHOLE: (("whole", "main picture", "overall", "full view"), ("整体", "全貌", "整个", "主图")),
    Part.FRONT: (("front", "front view"), ("正面", "前面")),
    Part.BACK: (("back", "rear", "behind", "back view", "reverse"), ("背面", "后面", "背部", "背后", "反面")),
    Part.SIDE: (("side", "side view", "profile"), ("侧面", "旁边", "侧边")),
    Part.TOP: (("top", "from above", "top view"), ("顶部", "上面", "俯视")),
    Part.INSIDE: (
        ("inside", "interior", "lining", "compartment", "compartments", "inner side"),
        ("内部", "里面", "内里", "内衬", "夹层", "里头", "内壁"),
    ),
    Part.SOLE: (
        ("sole", "outsole", "tread", "bottom of the shoe", "underside of the shoe", "soles"),
        ("鞋底", "大底", "底纹", "鞋子底部"),
    ),
    Part.HEEL: (("heel", "heel counter"), ("鞋跟", "后跟", "脚跟")),
    Part.TOE: (("toe", "toes", "toe cap", "toe box"), ("鞋头", "鞋尖")),
    Part.LACES: (("laces", "lacing", "eyelets", "shoelaces"), ("鞋带", "鞋眼", "鞋带孔")),
    Part.COLLAR: (("collar", "neckline", "neck"), ("领口", "衣领", "领子", "领圈")),
    Part.HOOD: (("hood",), ("帽兜", "连帽", "风帽")),
    Part.CUFF: (("cuff", "cuffs", "sleeve end"), ("袖口",)),
    Part.HEM: (("hem", "bottom edge"), ("下摆", "底边")),
    Part.WAISTBAND: (("waistband", "waist", "belt loops"), ("腰头", "裤腰", "裙腰", "腰部")),
    Part.CLOSURE: (
        (
            "closure",
            "zip",
            "zipper",
            "buckle",
            "fastener",
            "button",
            "clasp",
            "drawstring",
            "drawcord",
            "cord",
            "velcro",
        ),
        ("闭合处", "拉链", "扣子", "纽扣", "卡扣", "搭扣", "抽绳", "门襟", "按扣", "帽绳"),
    ),
    Part.POCKET: (("pocket", "pockets", "side pocket", "front pocket"), ("口袋", "侧袋", "前袋", "兜")),
    Part.STRAP: (("strap", "straps", "shoulder strap", "padding"), ("肩带", "背带", "带子")),
    Part.BRIM: (("brim", "peak", "visor"), ("帽檐", "帽舌")),
    Part.DIAL: (("dial", "face", "watch face", "hands"), ("表盘", "表面", "指针")),
    Part.HANDLE: (
        ("handle", "grip", "handles", "carrying loop"),
        ("把手", "提手", "手柄", "杯把", "提环", "提带"),
    ),
    Part.LID: (("lid", "cap", "cover", "top lid"), ("盖子", "瓶盖", "壶盖", "杯盖")),
    Part.SPOUT: (("spout",), ("壶嘴",)),
    Part.RIM: (("rim", "edge", "lip", "mouth", "opening", "bezel"), ("杯口", "边缘", "瓶口", "口沿", "表圈")),
    Part.BASE: (("base", "bottom", "foot", "underside"), ("底座", "底部", "底")),
    Part.LEG: (("leg", "legs", "feet"), ("凳腿", "椅腿", "腿", "支脚")),
    Part.SHADE: (("shade", "lampshade"), ("灯罩",)),
    Part.SEAT: (("seat", "seat top"), ("凳面", "座面", "坐面", "座位")),
    Part.JOINT: (("joint", "joints", "hinge", "join"), ("接合处", "榫卯", "关节", "连接处")),
    Part.LABEL: (
        ("label", "tag", "logo", "care label", "badge", "patch"),
        ("标签", "吊牌", "商标", "水洗标", "布标", "皮标", "小标"),
    ),
    Part.MATERIAL: (
        (
            "material",
            "fabric",
            "texture",
            "grain",
            "close-up of the material",
            "surface",
            "weave",
            "cloth",
            "glaze",
            "finish",
        ),
        ("材质", "面料", "布料", "纹理", "质地", "木纹", "料子", "布纹", "质感", "釉面", "针脚"),
    ),
}


def name_of(part: Part) -> Bilingual:
    """What we call `part` in a sentence."""
    english, chinese = PART_NAMES[part]
    return Bilingual(english[0], chinese[0])
