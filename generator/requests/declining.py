"""Which wishes the picture service declines to draw, and what it says instead.

Shops sell ordinary goods, so a wish is declined for what the picture would show, not for a word in it:
"women's dress" and "nude heels" are drawn. Lists of words in two scripts decide first; what is worded
otherwise, or in another language, is compared with prototypes in the space of the sentence encoder.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from data.language import Bilingual
from generator.requests.brands import BRANDS, UNNAMED, in_company
from generator.requests.folding import MAX_CHARACTERS, fold, readings
from generator.requests.meaning import kind_nearest_to
from generator.requests.nudity import BARE, NUDE_PICTURE, NUDITY
from generator.requests.people import person_in, person_named_in, wearer_in
from generator.requests.weapons import WEAPONS


class DeclineKind(StrEnum):
    """What a picture is not made of."""

    PEOPLE = "people"
    BRANDS = "brands"
    WEAPONS = "weapons"
    NUDITY = "nudity"


@dataclass(frozen=True, slots=True)
class Decline:
    """Why a wish is not drawn, and the sentence that says so and what to do instead."""

    kind: DeclineKind
    sentence: Bilingual


SENTENCES: Final[dict[DeclineKind, Bilingual]] = {
    DeclineKind.PEOPLE: Bilingual(
        "People and faces are not drawn here; describe the product by itself, "
        "for example “a red wool jumper”.",
        "这里不画人物和人脸；请只描述商品本身，例如“红色羊毛毛衣”。",
    ),
    DeclineKind.BRANDS: Bilingual(
        "Brands, logos and characters that belong to somebody are not drawn here; "
        "describe kind, colour and material instead, for example “white leather trainers”.",
        "这里不画他人的品牌、标志和卡通形象；请改说种类、颜色和材质，例如“白色皮革运动鞋”。",
    ),
    DeclineKind.WEAPONS: Bilingual(
        "Weapons, ammunition and explosives are not drawn here; "
        "ask for clothes, shoes, bags or things for the home instead.",
        "这里不画武器、弹药和爆炸物；请改问服装、鞋子、包袋或家居用品。",
    ),
    DeclineKind.NUDITY: Bilingual(
        "Nudity and sexual content are not drawn here; "
        "describe the product by itself, without a body, for example “a black cotton T-shirt”.",
        "这里不画裸露和色情内容；请只描述商品本身，不要带身体，例如“黑色棉T恤”。",
    ),
}


def declined(words: str) -> Decline | None:
    """Why `words` are not drawn, or None where they are.

    Only the first `MAX_CHARACTERS` are read.
    """
    texts = readings(fold(words))
    kind = _listed_kind(words, texts)
    if kind is None:
        near = kind_nearest_to(words[:MAX_CHARACTERS], except_for=_harmless_kinds(texts[0]))
        kind = DeclineKind(near) if near else None
    return Decline(kind, SENTENCES[kind]) if kind else None


def _listed_kind(words: str, texts: tuple[str, ...]) -> DeclineKind | None:
    if any(_is_nude(text) for text in texts):
        return DeclineKind.NUDITY
    if any(WEAPONS.are_in(text) for text in texts):
        return DeclineKind.WEAPONS
    if any(BRANDS.are_in(text) or UNNAMED.are_in(text) or in_company(text) for text in texts):
        return DeclineKind.BRANDS
    if person_named_in(words) or any(person_in(text) for text in texts):
        return DeclineKind.PEOPLE
    return None


def _is_nude(text: str) -> bool:
    return (
        NUDITY.are_in(text)
        or NUDE_PICTURE.search(text) is not None
        or (BARE.are_in(text) and person_in(text))
    )


def _harmless_kinds(text: str) -> set[DeclineKind]:
    """The kinds whose words a folded text has in another sense."""
    lists = {DeclineKind.NUDITY: NUDITY, DeclineKind.WEAPONS: WEAPONS, DeclineKind.BRANDS: BRANDS}
    harmless = {kind for kind, terms in lists.items() if terms.are_harmless_in(text)}
    if wearer_in(text):
        harmless.add(DeclineKind.PEOPLE)
    return harmless
