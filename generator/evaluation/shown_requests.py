"""The forty requests that `docs/generator.md` shows pictures of, in both languages.

Written for that page in words of their own: none of their sentences is a training or test wording.
"""

from __future__ import annotations

from typing import Final

from data.language import Bilingual

REQUESTS: Final[tuple[Bilingual, ...]] = tuple(
    Bilingual(english, chinese)
    for english, chinese in (
        ("a navy wool jumper", "藏青色羊毛毛衣一件"),
        ("a forest green cotton T-shirt, the whole shirt", "墨绿色纯棉T恤，要看整件"),
        ("the collar of a white linen shirt", "白色亚麻衬衫，看领子"),
        ("cuff of a striped cotton shirt in sky blue", "天蓝色条纹棉衬衫，袖口那里"),
        ("back of a charcoal hoodie", "深灰色卫衣背后"),
        ("a mustard hoodie", "姜黄色连帽卫衣一件"),
        ("olive corduroy trousers", "橄榄绿灯芯绒长裤一条"),
        ("the hem of denim trousers", "牛仔裤的裤脚"),
        ("a burgundy pleated skirt", "酒红色半身裙一条"),
        ("the waistband of a beige skirt", "米色半裙的腰头"),
        ("a white leather trainer", "白色皮革运动鞋"),
        ("the tread of a black shoe", "黑色鞋的大底"),
        ("a rust suede boot from the side", "砖红色绒面革鞋，侧面"),
        ("a teal canvas backpack", "蓝绿色帆布背包"),
        ("inside a navy nylon backpack", "藏青色尼龙背包里面"),
        ("the strap of an olive backpack", "橄榄绿背包的肩带"),
        ("a camel leather tote", "驼色皮革手提袋"),
        ("handles of a cream canvas tote bag", "米白色帆布托特包的提手"),
        ("a black baseball cap", "黑色棒球帽"),
        ("the brim of a sage cap", "豆绿色鸭舌帽的帽檐"),
        ("a dusty rose beanie", "豆沙色针织帽"),
        ("a steel watch with a navy dial", "不锈钢手表，藏青色表盘"),
        ("the dial of a steel watch", "不锈钢腕表的表盘"),
        ("a mustard stoneware mug", "姜黄色炻器杯子"),
        ("the handle of a white porcelain mug", "白色瓷马克杯的杯把"),
        ("a sage stoneware teapot", "豆绿色炻器茶壶"),
        ("the lid of a black teapot", "黑色茶壶的壶盖"),
        ("a red steel water bottle", "红色不锈钢水瓶"),
        ("the lid of a navy bottle", "藏青色水瓶的瓶盖"),
        ("a brass desk lamp", "黄铜台灯一盏"),
        ("the shade of a cream lamp", "米白色台灯的灯罩"),
        ("an oak stool", "橡木凳子一张"),
        ("the seat of a walnut stool", "胡桃木凳子的凳面"),
        ("a white wall shelf", "白色墙上置物架"),
        ("an ash ladder shelf", "白蜡木梯形架子"),
        ("a checked wool cushion in rust", "砖红色格纹羊毛抱枕"),
        ("a teal velvet cushion", "蓝绿色天鹅绒靠垫"),
        ("close-up of navy corduroy", "藏青色灯芯绒面料近看"),
        ("symbol: wash at 30 degrees", "30度水洗的符号"),
        ("symbol: do not tumble dry", "不可烘干的符号"),
    )
)
