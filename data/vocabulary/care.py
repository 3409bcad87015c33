"""How goods are cared for: the rules a care label gives, and which of them a material forbids.

The textile rules follow the five groups of ISO 3758 (washing, bleaching, drying, ironing, professional
cleaning); the others are said in the same short way for shoes, pottery, wood and metal.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from data.language import Bilingual


@dataclass(frozen=True, slots=True)
class CareRule:
    """What to do or leave, as a title and one plain sentence."""

    title: Bilingual
    sentence: Bilingual


def _rule(title: str, title_zh: str, sentence: str, sentence_zh: str) -> CareRule:
    return CareRule(Bilingual(title, title_zh), Bilingual(sentence, sentence_zh))


CARE: Final[dict[str, CareRule]] = {
    "wash-30": _rule(
        "Machine wash at 30 °C",
        "30 °C 机洗",
        "Wash at no more than 30 °C with similar colours.",
        "与相近颜色同洗，水温不超过 30 °C。",
    ),
    "wash-40": _rule(
        "Machine wash at 40 °C",
        "40 °C 机洗",
        "Wash at no more than 40 °C with similar colours.",
        "与相近颜色同洗，水温不超过 40 °C。",
    ),
    "wash-30-gentle": _rule(
        "Gentle wash at 30 °C",
        "30 °C 轻柔机洗",
        "Choose the gentle or wool cycle at 30 °C and a slow spin.",
        "选择轻柔或羊毛程序，30 °C，低速脱水。",
    ),
    "hand-wash": _rule(
        "Wash by hand",
        "手洗",
        "Move it gently in lukewarm water with a mild detergent, and do not wring it.",
        "用温水加中性洗涤剂轻轻揉洗，不要拧绞。",
    ),
    "do-not-wash": _rule(
        "Do not wash",
        "不可水洗",
        "Keep it out of the wash; water would spoil the material.",
        "不要下水清洗，水会损坏材质。",
    ),
    "no-bleach": _rule(
        "Do not bleach",
        "不可漂白",
        "Use no bleach and no detergent that contains it.",
        "不要使用漂白剂或含漂白成分的洗涤剂。",
    ),
    "tumble-low": _rule(
        "Tumble dry low",
        "低温烘干",
        "Tumble dry on low heat and take it out while still a little damp.",
        "低温烘干，略带潮气时取出。",
    ),
    "no-tumble": _rule(
        "Do not tumble dry",
        "不可烘干",
        "Keep it out of the dryer, where it would shrink or lose its shape.",
        "不要放进烘干机，以免缩水变形。",
    ),
    "line-dry": _rule(
        "Dry on a line", "悬挂晾干", "Hang it up to dry, out of strong sun.", "悬挂晾干，避免暴晒。"
    ),
    "dry-flat": _rule(
        "Dry flat",
        "平铺晾干",
        "Press the water out in a towel and lay it flat, pulled into shape.",
        "用毛巾压去水分，整理好形状后平铺晾干。",
    ),
    "iron-low": _rule(
        "Iron on low heat",
        "低温熨烫",
        "Iron at 110 °C at most, without steam.",
        "熨烫温度不超过 110 °C，不用蒸汽。",
    ),
    "iron-medium": _rule(
        "Iron on medium heat",
        "中温熨烫",
        "Iron at 150 °C at most, inside out where there is a print.",
        "熨烫温度不超过 150 °C，有印花时翻面熨烫。",
    ),
    "iron-high": _rule(
        "Iron on high heat",
        "高温熨烫",
        "Iron at up to 200 °C while it is still slightly damp.",
        "趁微湿熨烫，温度可达 200 °C。",
    ),
    "no-iron": _rule(
        "Do not iron",
        "不可熨烫",
        "Do not iron it; heat would flatten or melt the surface.",
        "不要熨烫，高温会压平或熔化表面。",
    ),
    "dry-clean": _rule(
        "Dry clean",
        "可干洗",
        "A dry cleaner may clean it with the usual solvents.",
        "可由干洗店用常规溶剂干洗。",
    ),
    "no-dry-clean": _rule(
        "Do not dry clean", "不可干洗", "Do not give it to the dry cleaner.", "不要送去干洗。"
    ),
    "wipe-damp": _rule(
        "Wipe with a damp cloth",
        "湿布擦拭",
        "Wipe it with a well wrung cloth and dry it at once.",
        "用拧干的湿布擦拭，随即擦干。",
    ),
    "brush-dirt": _rule(
        "Brush the dirt off",
        "刷去泥土",
        "Let mud dry, then brush it off with a soft brush.",
        "等泥干后，用软毛刷刷掉。",
    ),
    "air-dry-shade": _rule(
        "Dry in the shade",
        "阴凉处晾干",
        "Let it dry in the air, away from sun and heaters.",
        "自然风干，远离阳光和暖气。",
    ),
    "waterproof-spray": _rule(
        "Proof against water",
        "喷防水剂",
        "Spray it with a water repellent from 20 cm away once it is clean and dry.",
        "清洁干燥后，在 20 厘米外喷上防水剂。",
    ),
    "wax-leather": _rule(
        "Wax the leather",
        "皮革上蜡",
        "Rub a little colourless wax in with a soft cloth and polish it after ten minutes.",
        "用软布薄薄涂一层无色皮蜡，十分钟后抛光。",
    ),
    "suede-brush": _rule(
        "Brush the suede",
        "刷绒面",
        "Brush it dry in one direction with a suede brush to raise the nap.",
        "用绒面刷朝一个方向干刷，使绒毛立起。",
    ),
    "dishwasher-safe": _rule(
        "Dishwasher safe", "可用洗碗机", "It may go into the dishwasher.", "可以放入洗碗机清洗。"
    ),
    "no-dishwasher": _rule(
        "Not for the dishwasher", "不可用洗碗机", "Keep it out of the dishwasher.", "不要放入洗碗机。"
    ),
    "microwave-safe": _rule(
        "Microwave safe", "可用微波炉", "It may go into the microwave.", "可以放入微波炉加热。"
    ),
    "no-microwave": _rule(
        "Not for the microwave",
        "不可用微波炉",
        "Never put it into a microwave; metal makes sparks.",
        "切勿放入微波炉，金属会打火。",
    ),
    "hand-wash-dishes": _rule(
        "Wash up by hand",
        "手洗餐具",
        "Wash it with warm water, washing-up liquid and a soft sponge.",
        "用温水、洗洁精和软海绵清洗。",
    ),
    "no-abrasive": _rule(
        "Do not scour",
        "不可用硬物刮擦",
        "Use no steel wool and no scouring powder.",
        "不要使用钢丝球或去污粉。",
    ),
    "descale-vinegar": _rule(
        "Descale with vinegar",
        "用醋除垢",
        "Leave one part vinegar and four parts water in it for half an hour, then rinse well.",
        "倒入一份白醋和四份水浸泡半小时，再冲洗干净。",
    ),
    "rinse-no-soap": _rule(
        "Rinse without soap",
        "清水冲洗",
        "Rinse it with hot water only; soap would stay in the clay.",
        "只用热水冲洗，洗洁精会残留在陶土里。",
    ),
    "dry-lid-apart": _rule(
        "Dry with the lid off",
        "开盖晾干",
        "Let body and lid dry apart, so that no smell stays inside.",
        "瓶身与盖子分开晾干，以免留下异味。",
    ),
    "oil-wood": _rule(
        "Oil the wood",
        "木材上油",
        "Rub a thin film of linseed oil along the grain once or twice a year.",
        "每年一两次，顺着木纹薄薄擦一层亚麻籽油。",
    ),
    "dust-dry-cloth": _rule(
        "Dust with a dry cloth",
        "干布除尘",
        "Wipe the dust off with a soft, dry cloth.",
        "用柔软的干布擦去灰尘。",
    ),
    "use-coasters": _rule(
        "Use coasters", "请用杯垫", "Put coasters under hot and wet things.", "热的、湿的器皿下面请垫杯垫。"
    ),
    "cool-before-cleaning": _rule(
        "Unplug and let cool",
        "断电冷却",
        "Pull the plug and let the bulb cool before you clean it.",
        "清洁前先拔下插头，待灯泡冷却。",
    ),
    "keep-dry": _rule(
        "Keep dry",
        "保持干燥",
        "Take it off before you shower, swim or do the dishes.",
        "洗澡、游泳、洗碗前请取下。",
    ),
    "rinse-after-sea": _rule(
        "Rinse after the sea",
        "海水后冲洗",
        "Rinse it with fresh water after swimming in the sea.",
        "海中游泳后用清水冲洗。",
    ),
    "tighten-screws": _rule(
        "Tighten the screws",
        "拧紧螺丝",
        "Check the screws every few months and tighten them.",
        "每隔几个月检查并拧紧螺丝。",
    ),
}

# What would spoil each material, by code.
_MACHINE: Final = frozenset({"wash-30", "wash-40", "wash-30-gentle", "tumble-low"})
_WET: Final = _MACHINE | {"hand-wash", "dishwasher-safe"}
FORBIDDEN: Final[dict[str, frozenset[str]]] = {
    "wool": frozenset({"wash-40", "tumble-low", "iron-high"}),
    "fleece": frozenset({"iron-high", "iron-medium"}),
    "velvet": frozenset({"iron-high", "iron-medium", "wash-40", "tumble-low"}),
    "nylon": frozenset({"iron-high", "iron-medium"}),
    "mesh": frozenset({"iron-high", "iron-medium", "iron-low", "tumble-low", "wash-40"}),
    "leather": _WET | {"iron-low", "iron-medium", "iron-high"},
    "suede": _WET | {"iron-low", "iron-medium", "iron-high", "wax-leather"},
    "felt": frozenset({"wash-40", "tumble-low", "iron-high"}),
    "enamel": frozenset({"microwave-safe"}),
    "steel": frozenset({"microwave-safe"}),
    "brass": frozenset({"microwave-safe", "dishwasher-safe"}),
    **{wood: _WET | {"microwave-safe"} for wood in ("oak", "ash", "walnut", "paper cord")},
}
# What no article of a family bears, whatever it is made of.
FORBIDDEN_FOR_FAMILY: Final[dict[str, frozenset[str]]] = {
    "watch": _WET,
    "lamp": _WET,
    "stool": _WET,
    "shelf": _WET,
    "shoe": frozenset({"tumble-low"}),
    "mug": _MACHINE,
    "teapot": _MACHINE,
    "bottle": _MACHINE | {"microwave-safe"},
}
# Rules that cannot both hold.
CONTRADICTIONS: Final[tuple[frozenset[str], ...]] = (
    frozenset({"wash-30", "wash-40", "wash-30-gentle", "do-not-wash"}),
    frozenset({"hand-wash", "do-not-wash"}),
    frozenset({"tumble-low", "no-tumble"}),
    frozenset({"iron-low", "iron-medium", "iron-high", "no-iron"}),
    frozenset({"dry-clean", "no-dry-clean"}),
    frozenset({"dishwasher-safe", "no-dishwasher"}),
    frozenset({"microwave-safe", "no-microwave"}),
)


def care_faults(family: str, material: str, codes: list[str]) -> list[str]:
    """What is wrong with the care rules `codes` of an article, in a sentence each."""
    faults = [f"there is no care rule {code}" for code in codes if code not in CARE]
    spoils = FORBIDDEN.get(material, frozenset()) | FORBIDDEN_FOR_FAMILY.get(family, frozenset())
    faults += [f"{code} would spoil a {family} of {material}" for code in codes if code in spoils]
    for group in CONTRADICTIONS:
        both = sorted(group.intersection(codes))
        if len(both) > 1:
            faults.append(f"{' and '.join(both)} contradict each other")
    return faults
