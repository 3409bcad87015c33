"""What products are made of."""

from __future__ import annotations

from typing import Final

from data.language import Bilingual

MATERIALS: Final[dict[str, Bilingual]] = {
    "cotton": Bilingual("cotton", "棉"),
    "linen": Bilingual("linen", "亚麻"),
    "wool": Bilingual("wool", "羊毛"),
    "fleece": Bilingual("fleece", "抓绒"),
    "denim": Bilingual("denim", "牛仔布"),
    "corduroy": Bilingual("corduroy", "灯芯绒"),
    "canvas": Bilingual("canvas", "帆布"),
    "nylon": Bilingual("nylon", "尼龙"),
    "mesh": Bilingual("mesh", "网布"),
    "leather": Bilingual("leather", "皮革"),
    "suede": Bilingual("suede", "绒面革"),
    "velvet": Bilingual("velvet", "天鹅绒"),
    "felt": Bilingual("felt", "毛毡"),
    "stoneware": Bilingual("stoneware", "炻器"),
    "porcelain": Bilingual("porcelain", "瓷"),
    "enamel": Bilingual("enamel", "珐琅"),
    "glass": Bilingual("glass", "玻璃"),
    "steel": Bilingual("steel", "不锈钢"),
    "brass": Bilingual("brass", "黄铜"),
    "oak": Bilingual("oak", "橡木"),
    "ash": Bilingual("ash", "白蜡木"),
    "walnut": Bilingual("walnut", "胡桃木"),
    "paper cord": Bilingual("paper cord", "纸绳"),
    "plastic": Bilingual("plastic", "塑料"),
}
