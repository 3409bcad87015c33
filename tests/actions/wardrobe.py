"""A small shop of clothes with size charts, reviews and an instruction on measuring."""

from __future__ import annotations

from collections.abc import Sequence

from data.language import Bilingual
from data.schema import Instruction, InstructionStep, Part, Product, Review, SizeChart, utc_now
from tests.actions.shop_fixture import product

JUMPER, JEANS, SHOE = ("Jumper", "毛衣"), ("Jeans", "牛仔裤"), ("Running shoe", "跑步鞋")
SIZES_ZH = {"Colour": "颜色", "Size": "尺码", "Navy": "藏青色", "Oat": "燕麦色", "Red": "红色"}


def reviewed(made: Product, stars: Sequence[int]) -> Product:
    made.reviews = [Review(stars=given, posted_at=utc_now(), author="A") for given in stars]
    return made


def charted(made: Product, rows: Sequence[dict[str, str | float]]) -> Product:
    made.size_chart = SizeChart(rows=list(rows))
    return made


def _measuring() -> Instruction:
    steps = [
        ("Measure your chest", "量胸围", "Lay the tape around your chest.", "软尺绕胸部一圈。"),
        ("Measure your waist", "量腰围", "Lay the tape around your waist.", "软尺绕腰部一圈。"),
    ]
    made = Instruction(slug="measure", kind="use", title=Bilingual("How to measure yourself", "如何量尺寸"))
    made.steps = [
        InstructionStep(
            position=n, title=Bilingual(title, title_zh), text=Bilingual(text, text_zh),
            media=f"pic_{str(n) * 32}.webp",
        )
        for n, (title, title_zh, text, text_zh) in enumerate(steps, 1)
    ]  # fmt: skip
    return made


def wardrobe() -> list[Product]:
    dune = product(
        "dune-jumper", ("Dune jumper", "沙丘毛衣"), JUMPER, [Part.WHOLE], price=10900,
        variants=[
            ("DUNE-NAVY-S", {"Colour": "Navy", "Size": "S"}, 2),
            ("DUNE-NAVY-M", {"Colour": "Navy", "Size": "M"}, 0),
            ("DUNE-NAVY-L", {"Colour": "Navy", "Size": "L"}, 3),
            ("DUNE-OAT-M", {"Colour": "Oat", "Size": "M"}, 1),
        ],
        facts={
            "material": ("Material", "材质", "100% lambswool", "100%羔羊毛"),
            "weight": ("Weight", "重量", "380 g", "380克"),
            "fit": ("Fit", "版型", "Regular", "常规版"),
            "origin": ("Made in", "产地", "Portugal", "葡萄牙"),
        },
        words_zh=SIZES_ZH,
    )  # fmt: skip
    dune.instructions = [_measuring()]
    skein = product(
        "skein-jumper", ("Skein jumper", "线团毛衣"), JUMPER, [Part.WHOLE], price=13900,
        variants=[("SKEIN-RED-M", {"Colour": "Red", "Size": "M"}, 4)],
        facts={
            "material": ("Material", "材质", "90% wool", "90%羊毛"),
            "weight": ("Weight", "重量", "690 g", "690克"),
            "origin": ("Made in", "产地", "Portugal", "葡萄牙"),
        },
        words_zh=SIZES_ZH,
    )  # fmt: skip
    ember = product("ember-jumper", ("Ember jumper", "余烬毛衣"), JUMPER, [Part.WHOLE], price=5900)
    ember.variants[0].stock = 0
    chart = [
        {"size": size, "body_chest_cm": chest, "ease_cm": 13, "garment_chest_cm": chest + 13, "length_cm": 65}
        for size, chest in (("S", 90), ("M", 96), ("L", 103))
    ]
    jeans = product(
        "forge-jeans", ("Forge jeans", "铁匠牛仔裤"), JEANS, [Part.WHOLE], price=7900,
        variants=[("FORGE-M", {"Size": "M"}, 5), ("FORGE-L", {"Size": "L"}, 5)], words_zh=SIZES_ZH,
    )  # fmt: skip
    runner = product("pace-runner", ("Pace runner", "步调跑鞋"), SHOE, [Part.WHOLE], price=8900)
    runner.link = "https://shop.example/pace"
    beanie = product(
        "knoll-beanie", ("Knoll beanie", "小丘针织帽"), ("Beanie", "针织帽"), [Part.WHOLE], price=1800,
        facts={"fit": ("Size", "尺码", "One size, 53 to 61 cm", "均码，53–61厘米")},
    )  # fmt: skip
    return [
        reviewed(charted(dune, chart), [5, 4, 5, 4]),
        reviewed(charted(skein, chart), [4, 3]),
        reviewed(ember, [5, 5, 5, 5, 5]),
        reviewed(
            charted(
                jeans,
                [
                    {"size": "M", "body_waist_cm": 80, "body_hip_cm": 100, "inseam_cm": 76},
                    {"size": "L", "body_waist_cm": 88, "body_hip_cm": 106, "inseam_cm": 77},
                ],
            ),
            [4, 4, 4],
        ),
        charted(runner, [{"size": "42", "foot_length_cm": 26.5}, {"size": "43", "foot_length_cm": 27.2}]),
        reviewed(beanie, [5]),
    ]
