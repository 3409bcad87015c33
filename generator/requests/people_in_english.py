"""Whether an English caption asks for a picture of a person.

A noun for a person counts where it stands as a person does: at the end of a clause, or before what a
person wears, holds or does. "Women running shoes" and "a jumper for women" only say who wears them.
"""

from __future__ import annotations

from typing import Final

from generator.requests.folding import BREAK
from generator.requests.listed import entries, pattern_of

_MANY: Final = frozenset(
    """
    men women boys girls ladies gents gentlemen kids children babies toddlers infants teens teenagers adults
    guys males females couples seniors youths
    """.split()
)
_RELATIVES: Final = frozenset(
    """
    mother mum mom mummy mommy father dad daddy grandmother grandma granny nan grandfather grandpa grandad
    wife husband girlfriend boyfriend fiance fiancee daughter son sister brother aunt uncle niece nephew
    cousin parents family friend friends boss colleague teacher
    """.split()
)
_ONE: Final = frozenset(
    """
    man woman boy girl lady gentleman kid child baby toddler infant teenager teen adult guy bloke dude male
    female person people human humans someone somebody couple bride groom widow nun monk priest soldier
    policeman policewoman fireman doctor nurse chef waiter waitress farmer sailor pirate student schoolgirl
    schoolboy businessman businesswoman hiker climber cyclist dancer ballerina athlete footballer
    cowboy ninja samurai fisherman barista bartender baker gardener builder mechanic plumber carpenter
    surfer skater skateboarder swimmer boxer gymnast golfer painter artist photographer pianist guitarist
    drummer violinist grandchild bridesmaid groomsman shopkeeper cashier pensioner newborn schoolkid
    scientist astronaut pilot stewardess hairdresser fashionista youngster oldster twins twin triplets mate
    buddy folks folk princess prince celebrity celebrities actor actress singer rapper musician politician
    president pope influencer supermodel blonde brunette redhead tourist traveller stranger crowd hipster
    granddaughter grandson
    """.split()
)
PERSONS: Final = _MANY | _RELATIVES | _ONE
# Directly after the noun, these say that a person is shown. A clause that ends there does as well.
_AFTERWARDS: Final = frozenset(
    """
    in wearing with without holding who that standing sitting seated posing modelling modeling smiling
    laughing crying looking carrying drinking eating leaning lying kneeling jumping waving hugging kissing
    dressed using on at is are was under beside near next by wears holds sits stands walks runs drinks
    carries smiles looks knitting sleeping please thanks thx reading portrait face faces silhouette selfie
    figure photo photos showing putting pouring
    """.split()
)
# These are kinds of shoes and clothes as well, and the next no doings at all.
_DOINGS: Final = frozenset(
    """
    running walking hiking training climbing riding working dancing skating swimming cycling fishing
    sleeping travelling playing skiing camping
    """.split()
)
_NOT_DOINGS: Final = frozenset(
    """
    clothing wedding bedding king ring evening spring training gardening cooking wellington
    """.split()
)
_AFTER_DOING: Final = frozenset(
    [BREAK, *"in on with at through down up along a the away past while under".split()]
)
# Before the noun, as far back as its clause goes, these say whom the goods are for.
_FOR: Final = frozenset("for to from suit suits fit fits gift gifts size sizes sized".split())
_LEAVES_THE_PHRASE: Final = frozenset(
    [BREAK, *"with of on wearing in like by showing holding draw paint depicting featuring around".split()]
)
_SHOWN_DOING: Final = frozenset(
    """
    in wearing holding smiling sitting standing knitting hugging carrying posing
    """.split()
)
_DRAWN: Final = frozenset("of with on draw paint".split())
# Before "man", these are German.
_GERMAN: Final = frozenset(
    """
    kann muss soll darf wenn wie was dass wo ob sieht hat macht trägt tragt wascht
    """.split()
)

_HARMLESS: Final = pattern_of(
    entries(
        """
        mother of pearl, mother in law, father in law, sister in law, brother in law, baby on board,
        boy or girl, man made, for her, for him, one person, two person, per person, family size,
        man and machine, best friend
        """
    )
)
GOODS: Final = frozenset(
    """
    shoe shoes trainer trainers sneaker sneakers boot boots sandal sandals slippers heels shirt shirts
    tshirt tee tees blouse jumper jumpers sweater sweaters pullover cardigan hoodie hoodies sweatshirt
    trousers pants jeans shorts skirt skirts dress dresses coat jacket vest scarf gloves socks cap caps hat
    hats beanie beanies belt watch watches wristwatch backpack backpacks rucksack bag bags tote totes purse
    wallet mug mugs cup cups teapot teapots bottle bottles flask lamp lamps stool stools chair shelf shelves
    cushion cushions pillow pillows glasses sunglasses
    """.split()
)


def person_in_english(folded: str) -> bool:
    """Whether a folded text has a noun for a person where one is shown."""
    tokens = _HARMLESS.sub(" ", folded).split()
    return any(token in PERSONS and _stands_as_person(tokens, place) for place, token in enumerate(tokens))


def _stands_as_person(tokens: list[str], place: int) -> bool:
    person = tokens[place]
    before = tokens[place - 1] if place else BREAK
    after = tokens[place + 1] if place + 1 < len(tokens) else BREAK
    if _for_whom(tokens, place) or before in GOODS or (person == "man" and before in _GERMAN):
        return False
    if person in _RELATIVES and after not in _SHOWN_DOING:
        further = tokens[place - 2] if place > 1 else BREAK
        return further in _DRAWN and (after == BREAK or after in _AFTERWARDS)
    if after == "and":
        return tokens[place + 2 : place + 3] in ([word] for word in ("a", "an", "his", "her", "their"))
    if after in _DOINGS:
        return place + 2 >= len(tokens) or tokens[place + 2] in _AFTER_DOING
    if after == BREAK and person in _MANY and before in {BREAK, "and"}:
        return GOODS.isdisjoint(tokens)
    return after == BREAK or after in _AFTERWARDS or (after.endswith("ing") and after not in _NOT_DOINGS)


def _for_whom(tokens: list[str], place: int) -> bool:
    for token in reversed(tokens[max(place - 6, 0) : place]):
        if token in _FOR:
            return True
        if token in _LEAVES_THE_PHRASE:
            return False
    return False
