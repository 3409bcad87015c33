"""Whether a caption asks for a picture of a person, or only says whom the goods are for.

"A woman in a red jumper" is a picture of a person; "women's jumper", "a jumper for women" and 女士毛衣 are
not. A face printed on goods is a picture of a person as well.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from data.vocabulary import FAMILIES, MATERIALS
from data.vocabulary.colours import COLOURS
from generator.requests.folding import MAX_CHARACTERS
from generator.requests.listed import Terms
from generator.requests.people_elsewhere import for_somebody_in, person_elsewhere_in
from generator.requests.people_in_chinese import NOUN, person_in_chinese
from generator.requests.people_in_english import GOODS, PERSONS, person_in_english

# Always a picture of a person.
_DEPICTED: Final = Terms(
    """
    selfie, mugshot, mug shot, headshot, head shot, passport photo, family photo, family portrait,
    self portrait, wedding photo, movie star, film star, pop star, rock star, famous person, famous people,
    famous singer, famous actor, famous actress, famous footballer, famous player, celebrity, celebrities,
    fashion model, male model, female model, on a model, by a model, with a model, on models, live model,
    model wearing, model in a, model in the, model holding, human face, human faces, human body,
    human being, human figure, human hand, people's faces, face portrait, face print, face printed,
    printed face, someone's face, somebody's face, person's face, woman's face, man's face, child's face,
    baby's face, girl's face, boy's face, my face, your face, his face, her face, our faces, their faces,
    face of a woman, face of a man, face of a girl, face of a boy, face of a child, face of a person,
    face of someone, face of my, faces of, a pretty face, a beautiful face, a smiling face, with a face on,
    a face on it, woman's body, man's body, her body, his body, my body, on a body, woman's hand,
    man's hand, her hand, his hand, someone's hand, my hand, hand holding, hands holding, in a hand,
    in hand, her legs, his legs, someone's feet, her feet, his feet, on foot of a, on feet, worn by,
    on somebody, on someone, on a person, on a real person, on real people, dressed up as, lookalike,
    look alike of, looks like a person, prime minister, the president, royal family, group photo,
    group of people, crowd of people, 人像, 肖像, 人脸, 脸部, 脸蛋, 面孔, 人体, 人物, 真人, 自拍, 大头照,
    证件照, 全家福, 合影, 婚纱照, 写真, 头像, 明星脸, 明星照, 一张脸, 我的脸, 你的脸, 他的脸, 她的脸,
    大家的脸, 照着我的样子, 长得像, 名人, 总统, 国家主席, 领导人, 穿在人身上, 穿在身上的人, 模特身上,
    模特穿, 模特图, 模特上身, 模特拿, 模特戴, 模特背, 上身照, 人穿着, 人拿着, 人戴着, 人背着, 人坐着,
    人坐在, 人站在, 一群人, 某个人, 的脸, 合照, 一家三口, 一家四口, 情侣照, 结婚照, 艺术照, 剧照, 毕业照,
    全家照, 电影明星, 女明星, 男明星, 大明星, 当红明星, 流量明星
    """,
    """
    smiley face, watch face, clock face, dial face, face of the watch, north face, in hand luggage,
    in hand baggage, on hand, in handy, by hand, hand in hand, on foot, human made, worn by hand, 真人字,
    名人字, 手表的脸, 钟的脸, 人物件, 人体工学, 人体工程, 真人造, 名人造, 头像素
    """,
)
_PORTRAIT: Final = re.compile(
    r"portraits?(?! (?:orientation|format|mode|lens|of (?:the|this|a|an|your) (?:\w+ ){0,4}?(?:"
    + "|".join(sorted(GOODS))
    + r")))(?![a-z])"
)
_WEAR: Final = re.compile(
    r"(?:menswear|womenswear|kidswear|childrenswear|unisex"
    r"|(?:men|women|kid|child|children|boy|girl|lady|ladies|baby)'s)(?![a-z])"
)

_NAME: Final = r"[A-ZÀ-Þ][a-zß-ÿ]+(?:[-'][A-ZÀ-Þ][a-zß-ÿ]+)?"
_NAMED: Final = re.compile(
    r"\b(?i:photo|photograph|picture|image|drawing|painting|sketch|illustration|portrait|pic|poster)s? of "
    rf"(?P<of>{_NAME}(?: {_NAME}){{1,2}})(?= ?(?:$|[.,!?;]|(?:in|with|on|wearing|holding|at)\b))"
    rf"|(?:^|[.,!?;:] ?|\b(?i:looks? like|with|draw|imagine|paint) )(?P<doing>{_NAME}(?: {_NAME}){{1,2}})"
    r"(?= (?:wearing|holding|smiling|sitting|standing|posing)\b|'s face\b)"
)


def person_in(folded: str) -> bool:
    """Whether a folded text asks for a person to be shown."""
    return (
        _DEPICTED.are_in(folded)
        or _PORTRAIT.search(folded) is not None
        or person_in_english(folded)
        or person_in_chinese(folded)
        or person_elsewhere_in(folded)
    )


def wearer_in(folded: str) -> bool:
    """Whether a folded text in which `person_in` finds none says whom the goods are for."""
    return (
        not PERSONS.isdisjoint(folded.split())
        or NOUN.search(folded) is not None
        or _WEAR.search(folded) is not None
        or for_somebody_in(folded)
    )


def person_named_in(words: str) -> bool:
    """Whether words ask for a picture of somebody by first name and surname, told by their capitals."""
    text = " ".join(unicodedata.normalize("NFKC", words[:MAX_CHARACTERS]).split())
    for match in _NAMED.finditer(text):
        name = (match["of"] or match["doing"]).lower().replace("-", " ").split()
        if not _WORDS_OF_GOODS.intersection(name):
            return True
    return False


def _words_of_goods() -> frozenset[str]:
    named = [word for family in FAMILIES.values() for word in family.en]
    named += [name for colour in COLOURS for name in colour.en] + list(MATERIALS)
    said = " ".join(named).lower().replace("-", " ").split()
    return GOODS.union(said, "the a an my your this that our new".split())


_WORDS_OF_GOODS: Final = _words_of_goods()
