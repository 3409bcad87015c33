"""Kinds of goods that shops sell, to notice when a shopper asks for one that this shop does not.

Every question has a nearest product. It is a good answer only if no other kind of goods is nearer: "socks"
lie closer to shoes than to stools, and closest to socks.
"""

from __future__ import annotations

from typing import Final

GOODS: Final = (
    "T-shirts", "shirts", "jumpers", "hoodies", "trousers", "jeans", "shorts", "skirts", "dresses",
    "coats", "winter jackets", "rain jackets", "suits", "underwear", "socks", "tights", "pyjamas",
    "swimwear", "scarves", "gloves", "hats and caps", "belts", "ties", "shoes", "boots", "sandals",
    "slippers", "handbags", "backpacks", "suitcases", "wallets", "watches", "sunglasses", "earrings",
    "necklaces", "rings", "perfume", "make-up", "shampoo and soap", "towels", "bed linen",
    "pillows and cushions", "blankets", "curtains", "carpets", "sofas", "armchairs", "chairs", "stools",
    "tables", "desks", "shelves", "wardrobes", "beds", "mattresses", "lamps", "candles", "vases",
    "mirrors", "picture frames", "clocks", "mugs and cups", "glasses for drinking", "plates", "teapots",
    "water bottles", "pans and pots", "kitchen knives", "kettles", "fridges", "washing machines",
    "vacuum cleaners", "televisions", "headphones", "loudspeakers", "mobile phones", "phone cases",
    "chargers", "laptops", "tablets", "keyboards", "cameras", "printers", "games", "toys", "dolls",
    "prams", "nappies", "books", "notebooks and pens", "paint", "musical instruments", "bicycles",
    "car parts", "tools", "garden plants", "tents", "sleeping bags", "skis", "footballs", "dumb-bells",
    "yoga mats", "fishing rods", "pet food", "dog leads", "groceries", "pizza", "chocolate", "wine",
    "vitamins", "medicine", "concert tickets", "flights", "裤子", "牛仔裤", "裙子", "连衣裙", "外套",
    "羽绒服", "大衣", "毛衣", "衬衫", "内衣", "袜子", "围巾", "手套", "帽子", "皮带", "鞋子", "靴子",
    "凉鞋", "双肩包", "手提包", "行李箱", "钱包", "手表", "墨镜", "耳环", "项链", "香水", "化妆品",
    "洗发水", "毛巾", "床上用品", "枕头", "窗帘", "地毯", "沙发", "椅子", "凳子", "桌子", "书架",
    "衣柜", "床", "灯", "花瓶", "镜子", "杯子", "盘子", "茶壶", "水壶", "锅", "冰箱", "洗衣机", "电视",
    "耳机", "音箱", "手机", "手机壳", "充电器", "电脑", "相机", "玩具", "书", "文具", "乐器", "自行车",
    "工具", "帐篷", "瑜伽垫", "宠物食品", "零食", "巧克力", "酒", "保健品", "药", "机票",
)  # fmt: skip
