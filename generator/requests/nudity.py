"""Words for nakedness and sex, and the colours and goods that are called after them.

Underwear is ordinary goods by itself; on a body it is declined.
"""

from __future__ import annotations

import re
from typing import Final

from generator.requests.listed import Terms

_ENGLISH: Final = """
porn, porno, pornographic, pornography, nsfw, onlyfans, hentai, erotic, erotica, erotism, sex, sexual,
sex toy, sex doll, sexual content, dildo, vibrator, butt plug, anal plug, fleshlight, masturbator,
masturbation, cock ring, strap on dildo, handcuffs for sex, bdsm, bondage, fetish outfit, fetish wear,
orgasm, orgy, blow job, intercourse, genital, penis, vagina, vulva, clitoris, testicle, scrotum, nipple,
boob, boobs, tits, titties, bare breasts, bare chest, bare chested, bare bottom, bare buttocks,
naked breasts, breasts, buttocks, topless, bottomless girl, stripper, striptease, strip tease,
stripping naked, undressing, undressed, unclothed, without clothes, without any clothes, no clothes on,
wearing nothing, with nothing on, wearing no clothes, wearing only underwear, in the nude, nudes, nudity,
nudist, full frontal, birthday suit, adult toy, adult content, x rated, dick pic, upskirt, crotchless,
see through lingerie on, sheer lingerie on
"""
_CHINESE: Final = """
裸体, 全裸, 半裸, 裸女, 裸男, 裸照, 裸身, 裸胸, 裸模, 裸奔, 裸聊, 赤裸, 赤身, 光着身子, 光着屁股, 一丝不挂,
没穿衣服, 没有穿衣服, 不穿衣服, 没穿任何, 不着寸缕, 脱光, 脱掉衣服, 脱衣舞, 露点, 露乳, 露胸, 露阴, 走光,
色情, 情色, 黄片, 黄图, 黄色图片, 成人片, 成人玩具, 成人用品, 情趣用品, 情趣玩具, 情趣内衣, 情趣, 性爱,
性交, 做爱, 性玩具, 性用品, 性行为, 性器, 自慰, 手淫, 飞机杯, 震动棒, 假阳具, 跳蛋, 充气娃娃, 肛塞, 阴茎,
阴道, 阴部, 睾丸, 生殖器, 私处, 乳房, 乳头, 春宫, 捆绑调教, 裸露的身体, 裸露身体, 裸露的胸, 裸露的乳
"""
_OTHERS: Final = """
セックス, ポルノ, アダルトグッズ, 全裸, ヌード写真, ヌード, エロ, おっぱい, 섹스, 포르노, 야동, 누드, 알몸,
나체, 성인용품, порно, голая женщина, голый мужчина, голая девушка, обнаженная, секс, sexspielzeug,
nacktbild, nacktfoto, nackte frau, nackter mann, femme nue, homme nu, seins nus, brüste, brüsten, busen,
pechos desnudos, tetas, mulher pelada, homem pelado, tutto nudo, tutta nuda, fille nue, sextoy, sexe,
mujer desnuda, hombre desnudo, chica desnuda, juguete sexual, desnudos, sexo, donna nuda, uomo nudo,
ragazza nuda, sesso, mulher nua, homem nu, brinquedo sexual, naakte vrouw, naakte man, naga kobieta,
nagi mezczyzna, ciplak kadin, seks, جنس, عارية, اباحي
"""
_ORDINARY: Final = """
sex neutral, either sex, both sexes, opposite sex, same sex, sex and the city, sex pistols, chicken breasts,
breast pocket, breasted, undressed leather, undressed timber, undressed hide, nipple of the bottle,
bottle nipple, grease nipple, bondage trousers, bondage pants, 性爱好, 天性爱, 女性爱, 男性爱, 生性爱,
知性爱, 弹性爱, 异性爱慕, 母性爱, 生活情趣, 有情趣, 情趣十足, 增添情趣, 情趣盎然, 小情趣, 情趣生活
    """

NUDITY: Final = Terms(_ENGLISH + "," + _CHINESE + "," + _OTHERS, _ORDINARY)

# Declined together with a person.
BARE: Final = Terms(
    """
    nude, naked, bare, sexy, lingerie, underwear, bra, panties, knickers, thong, g string, bikini, sheer,
    see through, horny, seductive, sensual, lewd, 裸, 性感, 内衣, 内裤, 文胸, 胸罩, 丁字裤, 比基尼, 丝袜,
    透视装, 诱惑, 撩人, nackt, nackte, nackter, nackten, nue, naakt, naakte, blote, bloot, gola, goly, naga,
    nagi, mutande, reggiseno, dessous, 下着, 속옷, 벗은, desnudo, desnuda, nudo, nuda, pelado, nua
    """,
    """
    nude coloured, nude colored, nude colour, nude color, nude heel, nude shoe, nude pump, nude tone,
    nude pink, nude beige, nude leather, nude jumper, nude sweater, nude dress, in nude, naked wood,
    naked oak, naked bulb, bare feet, bare wood, bare foot, bare bulb, sheer fabric, 裸色, 裸粉, 裸杏, 裸感,
    裸靴, 裸妆, 裸灯
    """,
)
# Declined by itself: "a nude", "nude photo".
NUDE_PICTURE: Final = re.compile(
    r"(?<![a-z])(?:"
    r"(?:nude|naked) (?:photo|photograph|picture|pic|image|drawing|painting|sketch|portrait|model|body|bodies"
    r"|selfie|art|statue|figure|beach|scene|pose|posing|couple|torso|chest|ass|butt|people|person|celebrity)"
    r"|(?:photo|photograph|picture|image|drawing|painting|sketch) of (?:a )?nude(?: [,oi]|$)"
    r"|^(?:a )?(?:nude|naked)$"
    r"|(?:someone|somebody|everyone|her|him|me) (?:completely |fully )?(?:nude|naked)"
    r")(?![a-z]{2})"
)
