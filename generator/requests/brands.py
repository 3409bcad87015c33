"""Names of brands and of characters that belong to somebody, and the ordinary words that some of them are.

An ordinary word counts only where a brand is clearly meant: beside "logo" or "brand", or before goods that
are called so for no other reason.
"""

from __future__ import annotations

import re
from typing import Final

from generator.requests.folding import fold
from generator.requests.listed import Terms, entries, pattern_of

_CLOTHES: Final = """
Nike, Air Jordan, Air Max, Air Force 1, Adidas, Yeezy, Reebok, New Balance, Asics, Fila, Under Armour,
Skechers, Birkenstock, Crocs, UGG, Dr Martens, Doc Martens, Timberland, Salomon shoe, Onitsuka Tiger, Hoka,
Lululemon, Gymshark, The North Face, North Face jacket, Arc'teryx, Arcteryx, Fjällräven, Kånken,
Canada Goose, Moncler, Barbour, Carhartt, Dickies, Stone Island, Stüssy, Bape, Superdry, Abercrombie,
Hollister, Uniqlo, Zara, H&M, Primark, Shein, Mango brand, Levi's, Levis, Calvin Klein, Tommy Hilfiger,
Ralph Lauren, Hugo Boss, Lacoste, Fred Perry, Armani, Versace, Gucci, Prada, Miu Miu, Chanel, Dior, Hermès,
Birkin bag, Kelly bag, Louis Vuitton, Vuitton, Fendi, Balenciaga, Burberry, Givenchy, Bottega Veneta,
Saint Laurent, YSL, Valentino bag, Valentino shoe, Dolce & Gabbana, D&G, Michael Kors, Kate Spade,
Tory Burch, Marc Jacobs, Jimmy Choo, Louboutin, Manolo Blahnik, Alexander McQueen, Vivienne Westwood,
Longchamp, Mulberry handbag, Herschel, Eastpak, JanSport, Samsonite, Rimowa, Tumi, Victoria's Secret,
Ray Ban, Pandora bracelet, Swarovski, Tiffany & Co, Decathlon, Patagonia fleece, Patagonia jacket,
Kappa tracksuit, Umbro, Anta shoe, Peak Design, Ecco shoe, Geox, Camper shoe, Quiksilver, Billabong,
Rip Curl, Oakley, Speedo
"""
_WATCHES_AND_HOME: Final = """
Rolex, Casio, Seiko, Tag Heuer, Patek Philippe, Audemars Piguet, Cartier, Longines, Tissot, Breitling,
Hublot, Panerai, Timex, IWC watch, G-Shock, Daniel Wellington, Garmin, Fitbit, Vacheron Constantin,
Jaeger LeCoultre, Bulova, Submariner, Richard Mille, IKEA, Herman Miller, Kartell, Vitra, Muji, West Elm,
Wayfair, Steelcase, Eames, Billy bookcase, Le Creuset, Wedgwood, Royal Copenhagen, Pyrex, Tupperware, Bodum,
Alessi, KeepCup, Contigo, Zojirushi, Hydro Flask, Nalgene, Thermos flask by Thermos, KitchenAid, Nespresso,
Villeroy & Boch, Meissen, Artemide
"""
_ELECTRONICS_AND_FOOD: Final = """
iPhone, iPad, MacBook, AirPods, Apple Watch, Samsung, Huawei, Xiaomi, Sony, PlayStation, Xbox, Nintendo,
Lenovo, ThinkPad, Asus, Nvidia, Bosch, Philips, Dyson, Panasonic, Toshiba, Nokia, OnePlus, JBL, Bose, Nikon,
Fujifilm, GoPro, Kindle, Google, Microsoft, Facebook, Instagram, TikTok, YouTube, Netflix, Spotify,
Coca Cola, Pepsi, Fanta, Dr Pepper, Red Bull, Starbucks, McDonald's, McDonalds, Burger King, KFC, Nestlé,
KitKat, Oreo, Nutella, Heineken, Guinness, Budweiser, Jack Daniel's, Jack Daniels, Johnnie Walker, Moët,
Perrier, Evian, Lipton, Nescafé, Colgate, L'Oréal, Lancôme
"""
_CARS: Final = """
Toyota, BMW, Audi, Mercedes, Mercedes Benz, Ferrari, Lamborghini, Porsche, Volkswagen, Honda, Nissan,
Hyundai, Tesla, Bentley, Maserati, Bugatti, Rolls Royce, Land Rover, Range Rover, Lexus, Mazda, Subaru,
Peugeot, Renault, Citroën, Volvo, Aston Martin, Harley Davidson, Ducati, Yamaha, Kawasaki, Chevrolet,
Cadillac, Mini Cooper, Vespa scooter, BYD, NBA, NFL, FIFA, Real Madrid, Manchester United, Lakers, Yankees,
Chicago Bulls, FC Barcelona, Bayern München
"""
_CHARACTERS: Final = """
Disney, Pixar, Mickey Mouse, Minnie Mouse, Micky Maus, Mickey, Donald Duck, Winnie the Pooh, Queen Elsa,
Elsa from Frozen, Hello Kitty, Sanrio, Kuromi, Cinnamoroll, My Melody, Pokémon, Pikachu, Charizard,
Doraemon, Snoopy, Garfield, SpongeBob, SpongeBob SquarePants, Spider-Man, Spidey, Batman, Superman,
Wonder Woman, Iron Man, Captain America, Incredible Hulk, Deadpool, Marvel, Avengers, DC Comics, Star Wars,
Darth Vader, Baby Yoda, Yoda, Grogu, Stormtrooper, Harry Potter, Hogwarts, Gryffindor, Super Mario,
Mario Bros, Sonic the Hedgehog, Minions, Peppa Pig, Paw Patrol, Bluey, Miffy, Moomin, Naruto, Luffy,
Dragon Ball, Goku, Sailor Moon, Totoro, Studio Ghibli, Simpsons, Homer Simpson, Bart Simpson, Bugs Bunny,
Looney Tunes, Tom and Jerry, Scooby Doo, Shrek, Barbie, Lego, Playmobil, Hot Wheels, Teletubbies,
Sesame Street, Elmo, Smurf, Asterix, Tintin, My Little Pony, Rilakkuma, Labubu, Pop Mart, Gundam,
Teenage Mutant Ninja Turtles, Minecraft, Fortnite, Among Us character, Angry Birds, Paddington Bear,
Gruffalo
"""
_CHINESE: Final = """
耐克, 阿迪达斯, 阿迪, 彪马, 匡威, 范斯, 新百伦, 纽巴伦, 李宁, 安踏, 特步, 鸿星尔克, 回力鞋, 回力球鞋,
斯凯奇, 亚瑟士, 锐步, 斐乐, 安德玛, 北面羽绒服, 北面冲锋衣, 北面背包, 乐斯菲斯, 始祖鸟, 优衣库, 无印良品,
海澜之家, 波司登, 太平鸟, 森马, 美特斯邦威, 李维斯, 香奈儿, 迪奥, 古驰, 古琦, 普拉达, 爱马仕, 路易威登,
巴宝莉, 博柏利, 范思哲, 纪梵希, 圣罗兰, 阿玛尼, 蔻驰, 巴黎世家, 芬迪, 葆蝶家, 蒂芙尼, 拉夫劳伦,
汤米希尔费格, 卡尔文克莱恩, 鳄鱼牌, 加拿大鹅, 盟可睐, 勃肯, 洞洞鞋crocs, 马丁博士, 添柏岚, 卡地亚, 劳力士,
欧米茄, 浪琴, 天梭, 卡西欧, 西铁城, 百达翡丽, 江诗丹顿, 斯沃琪, 爱彼, 宜家, 赫曼米勒, 华为, 苹果手机,
苹果电脑, 苹果手表, 苹果平板, 苹果耳机, 苹果公司, 小米手机, 小米手环, 小米电视, 三星手机, 三星电视, 索尼,
佳能相机, 尼康, 联想电脑, 戴森, 飞利浦, 松下电器, 任天堂, 特斯拉, 奔驰车, 奔驰汽车, 奔驰标, 宝马, 奥迪,
保时捷, 法拉利, 兰博基尼, 丰田, 本田, 大众汽车, 比亚迪, 劳斯莱斯, 宾利, 玛莎拉蒂, 可口可乐, 百事可乐,
星巴克, 雪碧, 红牛饮料, 茅台, 喜力啤酒, 青岛啤酒, 农夫山泉, 肯德基, 麦当劳, 瑞幸, 喜茶, 迪士尼, 迪斯尼,
米老鼠, 米奇, 米妮, 唐老鸭, 小熊维尼, 维尼熊, 艾莎公主, 凯蒂猫, 皮卡丘, 宝可梦, 神奇宝贝, 哆啦a梦, 叮当猫,
史努比, 加菲猫, 海绵宝宝, 派大星, 蜘蛛侠, 蝙蝠侠, 钢铁侠, 美国队长, 绿巨人, 漫威, 复仇者联盟, 奥特曼,
小黄人, 小猪佩奇, 汪汪队, 变形金刚, 擎天柱, 火影忍者, 鸣人, 海贼王, 路飞, 七龙珠, 美少女战士, 龙猫图案,
宫崎骏, 姆明, 喜羊羊, 灰太狼, 熊出没, 猫和老鼠, 乐高, 芭比, 哈利波特, 星球大战, 玲娜贝儿, 星黛露, 库洛米,
美乐蒂, 玉桂狗, 拉布布, 泡泡玛特, 蜡笔小新, 樱桃小丸子, 名侦探柯南, 原神, 王者荣耀, 膳魔师, 象印, 双立人,
特百惠, 新秀丽, 高达模型, 轻松熊
"""
_OTHERS: Final = """
ナイキ, アディダス, プーマのスニーカー, コンバース, ニューバランス, シャネル, グッチ, ルイヴィトン,
エルメス, プラダ, ロレックス, ディズニー, ミッキー, ポケモン, ピカチュウ, ハローキティ, キティちゃん,
ドラえもん, ユニクロ, スターバックス, コカコーラ, 나이키, 아디다스, 샤넬, 구찌, 루이비통, 에르메스, 프라다,
롤렉스, 디즈니, 미키마우스, 포켓몬, 피카츄, 헬로키티, 스타벅스, 코카콜라, найк, найки, адидас, гуччи,
шанель, ролекс, дисней, микки маус, кока кола, человек паук, человеком пауком, bob l'éponge, bob esponja,
Homem Aranha, hombre araña, スパイダーマン, ミニオン, スヌーピー, 스파이더맨, 스누피, 도라에몽, نايك, نايكي,
اديداس, غوتشي, شانيل, ديزني, رولكس
"""
# Shades that are called after a brand.
_ORDINARY: Final = """
Hermès orange, Tiffany blue, Ferrari red, Barbie pink, Klein blue, 爱马仕橙, 爱马仕灰, 蒂芙尼蓝, 克莱因蓝,
法拉利红, 芭比粉, 勃肯风, 阿迪普色, 本田径, 阿迪让, 奔驰骋
"""
BRANDS: Final = Terms(
    ",".join(
        [
            _CLOTHES,
            _WATCHES_AND_HOME,
            _ELECTRONICS_AND_FOOD,
            _CARS,
            _CHARACTERS,
            _CHINESE,
            _OTHERS,
        ]
    ),
    _ORDINARY,
)

# Words that are brands only in company, and the goods before which they can mean nothing else.
_SHOES: Final = (
    "shoes, shoe, sneakers, sneaker, trainers, trainer, high tops, slip ons, kicks, football boots"
)
_SPORTS: Final = f"{_SHOES}, tracksuit, hoodie, sweatshirt, cap, jersey, sliders"
_BAGS: Final = "bag, handbag, purse, wallet, tote, shoulder bag, leather bag, crossbody"
_WATCH: Final = "watch, watches, wristwatch"
_AMBIGUOUS: Final[dict[str, str]] = {
    "apple": "laptop, phone, computer, tablet, headphones, store, mac, pencil, earphones",
    "puma": _SPORTS,
    "vans": _SHOES,
    "converse": f"{_SHOES}, all star, chuck taylor, chucks",
    "jordan": f"{_SHOES}, jersey",
    "jordans": "",
    "champion": "hoodie, sweatshirt, tracksuit",
    "supreme": "hoodie, sweatshirt, cap, tee, t shirt, backpack, box logo",
    "guess": f"{_BAGS}, jeans, {_WATCH}",
    "coach": "handbag, purse, wallet, tote, shoulder bag, leather bag, crossbody, bag",
    "celine": _BAGS,
    "gap": "hoodie, jeans, sweatshirt",
    "lee": "jeans",
    "wrangler": "jeans",
    "diesel": f"jeans, {_WATCH}",
    "boss": "suit",
    "columbia": "jacket, fleece",
    "fossil": _WATCH,
    "swatch": _WATCH,
    "omega": _WATCH,
    "citizen": _WATCH,
    "tudor": _WATCH,
    "stanley": "cup, tumbler, quencher, flask, water bottle, mug, thermos",
    "yeti": "tumbler, rambler, cooler, mug, cup, water bottle",
    "osprey": "backpack, rucksack",
    "clarks": "shoes, shoe, desert boots, wallabees",
    "beats": "headphones, earphones",
    "canon": "camera",
    "dell": "laptop, computer",
    "hp": "laptop, printer",
    "coke": "bottle, can",
    "corona": "beer",
    "monster": "energy drink, energy can",
    "absolut": "vodka",
    "ford": "mustang, car, truck, focus",
    "jaguar": "car",
    "jeep": "car, wrangler, cherokee",
    "kia": "car",
    "arsenal": "shirt, jersey, scarf, kit",
    "chelsea": "fc, jersey, kit, football shirt",
    "barcelona": "jersey, football shirt, kit",
    "liverpool": "jersey, football shirt, fc, kit",
    "tiffany": "necklace, bracelet, ring",
    "lv": "bag, handbag, monogram, wallet",
    "hulk": "t shirt, mug, mask",
    "transformers": "autobot, t shirt, backpack",
    "patagonia": "backpack, vest",
    "shell": "",
    "dove": "soap, deodorant",
    "bench": "",
    "target": "",
    "amazon": "",
    "caterpillar": "boots",
    "visa": "",
    "苹果": "",
    "小米": "",
    "三星": "",
    "联想": "",
    "大众": "",
    "美的": "",
    "海尔": "",
    "精工": "",
    "奔驰": "",
    "北面": "",
    "佳能": "",
    "鳄鱼": "",
}
_MARKS: Final = r"(?:brand|branded|brands|logo|logos|trademark|emblem|label logo|swoosh)"
_HAN_MARKS: Final = r"(?:的|家的?|公司的?)?(?:logo|标志|商标|标识|车标|品牌|牌子|牌|同款标|图标)"

# A mark without a name: "with a famous designer logo".
UNNAMED: Final = Terms(
    """
    famous brand, famous logo, designer logo, luxury brand, luxury logo, well known brand, brand name logo,
    big brand logo, replica designer, fake designer, counterfeit, knock off designer, replica handbag,
    replica watch, registered trademark, trademarked, copyrighted character, cartoon character,
    anime character, movie character, comic book hero, superhero, monogram of a luxury, sports brand logo,
    car logo, football club crest, team logo, band logo, nike swoosh, swoosh logo, three stripes logo,
    half eaten apple logo, bitten apple, 名牌标志, 名牌logo, 大牌logo, 大牌标志, 奢侈品牌, 奢侈品logo,
    仿大牌, 高仿, 山寨, 假名牌, 名牌包, 品牌logo, 知名品牌, 著名商标, 注册商标, 国际大牌, 动漫人物,
    动漫角色, 卡通人物, 动画角色, 游戏角色, 超级英雄, 球队队徽, 车标, 被咬一口的苹果
""",
    "no famous brand, without brand name logo, no trademark",
)


def in_company(folded: str) -> bool:
    """Whether a folded text has an ordinary word where it can only be a brand."""
    return _IN_COMPANY.search(folded) is not None


def _in_company() -> re.Pattern[str]:
    names, latin, han = [], [], []
    for name, goods in _AMBIGUOUS.items():
        if name.isascii():
            names.append(name)
            if goods:
                latin.append(rf"{name} {pattern_of(entries(goods)).pattern}")
        else:
            han.append(fold(name) + _HAN_MARKS)
            han.append(rf"(?:logo|标志|商标|品牌)(?:是|为)? ?{fold(name)}")
    any_name = "|".join(sorted(names, key=len, reverse=True))
    latin += [
        rf"(?:{any_name})(?:'s)? {_MARKS}",
        rf"{_MARKS} (?:of |from |by |called |named |says |saying )?(?:the )?(?:{any_name})"
        r"(?= (?:,|on|in|and)(?: |$)|$)",
        rf"the (?:{any_name}) (?:company|corporation)",
    ]
    return re.compile("|".join([*han, rf"(?<![a-z0-9])(?:{'|'.join(latin)})(?![a-z0-9])"]))


_IN_COMPANY: Final = _in_company()
