"""Whether a caption in one of the sentence encoder's other languages asks for a picture of a person.

Only plain ways of saying so are looked for; prototypes find others.
"""

from __future__ import annotations

import re
from typing import Final

from generator.requests.listed import SIGN, any_of

_ARTICLE: Final = any_of(
    """
    un une ein eine eines einen einer una uno um uma een bir d'une d'un dun dune
    """
)
_ADJECTIVE: Final = any_of(
    """
    jeune jung petite? vieux vieil vieille belle alter? junger? kleine[rs]? schone lachenden? bella
    vecchi[oa] giovane viej[oa] linda velh[oa] jovem bonita oude jonge mooie stara stary mloda mlody guzel
    genc yasli kucuk gulumseyen молодая старый красивая маленькая маленький пожилая пожилой nackte[rn]?
    naakte blote gola goly naga nagi голая голый
    """
)
_PERSON: Final = any_of(
    """
    homme femme fille fillette garcon enfant monsieur dame mann frau junge madchen kind oma opa herr hombre
    mujer nin[oa] chic[oa] abuel[oa] senora? uomo donna ragazz[oa] bambin[oa] nonn[oa] signor[ae] homem
    mulher menin[oa] garota? velh[oa] vrouw jongen meisje kobieta mezczyzna chlopiec dziewczyn[ka]a? kadin
    adam kiz erkek cocuk женщина мужчина девушка парень мальчик девочка старик бабушка дедушка ребенок
    """
)
# What a person wears, holds or does comes after these.
_AFTERWARDS: Final = any_of(
    """
    qui avec assise? souriante? portant tenant en dans sur age toute? sans mit in im tragt halt sitzt lacht
    strickt der die auf ohne steht con que sentad[oa] sonriendo llevando sin che seduta? sul sullo sulla
    senza com segurando usando sorrindo sem sentada met zonder op w z we ze bez siedzi trzyma ve в с со на
    без сидит держит который которая
    """
)
_DOING_JAPANESE: Final = any_of(
    """
    着た かぶった 持った もった 背負った 履いた はいた 座った すわった している 笑う 笑った ている でいる
    かけた 抱いた 裸の 全裸の 若い 美しい
    """
)
_PERSON_JAPANESE: Final = any_of(
    """
    女性 男性 少女 少年 男の子 女の子 女の人 男の人 子供 子ども 赤ちゃん 人 おばあさん おじいさん 俳優 歌手
    """
)
_DOING_KOREAN: Final = any_of(
    """
    입은 쓴 든 멘 신은 있는 웃는 앉은 안은 벗은 찬 젊은 늙은 예쁜
    """
)
_PERSON_KOREAN: Final = any_of(
    """
    여자 남자 여성 남성 소녀 소년 아이 할머니 할아버지 사람 모델 아기 가수 배우
    """
)

_PATTERNS: Final = (
    re.compile(
        r"(?:^|(?<=, )|(?<!pour )(?<!fur )(?<!para )(?<!per )(?<!voor )(?<!dla )"
        rf"(?<![a-z]){_ARTICLE} )(?:{_ADJECTIVE} ){{0,2}}{_PERSON}(?=$| ,$| {_AFTERWARDS}(?: |$))"
    ),
    re.compile(rf"{_DOING_JAPANESE}(?:若い|小さな)?{_PERSON_JAPANESE}(?!用)"),
    re.compile(rf"{_DOING_KOREAN} ?{_PERSON_KOREAN}(?!용)"),
)
_FOR_SOMEBODY: Final = re.compile(rf"(?<!{SIGN})(?:pour|fur|para|voor|dla|icin|для)(?!{SIGN})|[用용](?: |$)")


def person_elsewhere_in(folded: str) -> bool:
    """Whether a folded text shows a person."""
    return any(pattern.search(folded) for pattern in _PATTERNS)


def for_somebody_in(folded: str) -> bool:
    """Whether a folded text says whom something is for."""
    return _FOR_SOMEBODY.search(folded) is not None
