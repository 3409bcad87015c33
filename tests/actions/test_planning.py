"""Which rung of the ladder answers, as a table of cases."""

from __future__ import annotations

import pytest

from actions.catalogue import (
    CatalogueInstruction,
    CataloguePhoto,
    CatalogueProduct,
    CatalogueStep,
    Picture,
)
from actions.pictures import Holding, Look, Request, Rung, Topic, plan
from data.language import Bilingual
from data.schema import InstructionKind, Part

NAVY, RED, TEAL = (Look(colour, wishes=(colour,)) for colour in ("navy", "red", "teal"))

DARK_BLUE, STRIPES = Look("navy", wishes=("dark blue",)), Look("teal", pattern="striped")


def photo(number: int, part: Part, colour: str = "Navy") -> CataloguePhoto:
    picture = Picture(f"/media/pic_{number}.webp", "", 768, 768, Bilingual())
    return CataloguePhoto(number, part, picture, {"Colour": colour})


def product(number: int, *photos: CataloguePhoto, about: str = "Plain wool jumper.") -> CatalogueProduct:
    return CatalogueProduct(
        id=number, handle=f"jumper-{number}", title=Bilingual(f"Jumper {number}"),
        category=Bilingual("Jumpers"),
        description=Bilingual(about), skus=(f"J-{number}",), photos=photos,
    )  # fmt: skip


WHOLE, RED_WHOLE, CUFF = photo(1, Part.WHOLE), photo(2, Part.WHOLE, "Red"), photo(3, Part.CUFF)
JUMPER = product(1, WHOLE, RED_WHOLE, CUFF)
BARE = product(2)
STRIPED = product(3, photo(4, Part.WHOLE), about="Striped cotton jumper.")
TINY = product(4, CataloguePhoto(5, Part.WHOLE, Picture("/media/pic_5.webp", "", 120, 120, Bilingual()), {}))
WASH = CatalogueInstruction(
    1,
    InstructionKind.CARE,
    Bilingual("Washing"),
    (CatalogueStep(Bilingual("Wash by hand"), Bilingual(), None),),
)


def held(of: CatalogueProduct | None = None, *alike: CatalogueProduct, here: bool = True) -> Holding:
    every = [p for p in ((of,) if of else ()) + alike for p in p.photos]
    return Holding(
        product=of,
        photos=of.photos if of else (),
        alike=alike,
        can_start_from=frozenset(p.id for p in every) if here else frozenset(),
    )


DETAIL, VARIANT, IMAGINED = Topic.DETAIL, Topic.VARIANT, Topic.IMAGINED
PHOTO, ENHANCED, EDITED, GENERATED = Rung.PHOTO, Rung.ENHANCED, Rung.EDITED, Rung.GENERATED
CASES = [
    ("its photograph", Request(DETAIL, Part.CUFF), held(JUMPER), [PHOTO], CUFF),
    ("the whole", Request(DETAIL), held(JUMPER), [PHOTO], WHOLE),
    ("the front is the main picture", Request(DETAIL, Part.FRONT), held(JUMPER), [PHOTO], WHOLE),
    ("a part in its photographed colour", Request(DETAIL, Part.CUFF, NAVY), held(JUMPER), [PHOTO], CUFF),
    ("a part in another colour", Request(DETAIL, Part.CUFF, TEAL), held(JUMPER), [EDITED, PHOTO], CUFF),
    ("a part nobody photographed", Request(DETAIL, Part.COLLAR), held(JUMPER),
     [ENHANCED, ENHANCED, PHOTO], WHOLE),
    ("in the colour that is", Request(DETAIL, Part.COLLAR, RED), held(JUMPER), [ENHANCED, PHOTO], RED_WHOLE),
    ("a part that is turned away", Request(DETAIL, Part.BACK), held(JUMPER), [PHOTO], WHOLE),
    ("too small to enlarge", Request(DETAIL, Part.COLLAR), held(TINY), [PHOTO], TINY.photos[0]),
    ("the file is elsewhere", Request(DETAIL, Part.COLLAR), held(JUMPER, here=False), [PHOTO], WHOLE),
    ("no photograph at all", Request(DETAIL, Part.CUFF), held(BARE), [], None),
    ("a photographed colour", Request(VARIANT, look=RED), held(JUMPER), [PHOTO], RED_WHOLE),
    ("by another name", Request(VARIANT, look=DARK_BLUE), held(JUMPER), [PHOTO], WHOLE),
    ("another colour", Request(VARIANT, look=TEAL), held(JUMPER), [EDITED, PHOTO], WHOLE),
    ("another material", Request(VARIANT, look=Look(material="velvet", wishes=("velvet",))), held(JUMPER),
     [EDITED, PHOTO], WHOLE),
    ("another colour, file elsewhere", Request(VARIANT, look=TEAL), held(JUMPER, here=False), [PHOTO], WHOLE),
    ("a colour of what was never photographed", Request(VARIANT, look=RED), held(BARE), [GENERATED], None),
    ("described and sold", Request(IMAGINED, look=RED), held(None, JUMPER), [PHOTO], RED_WHOLE),
    ("described, another colour", Request(IMAGINED, look=TEAL), held(None, JUMPER),
     [EDITED, GENERATED, PHOTO], WHOLE),
    ("described, another pattern", Request(IMAGINED, look=STRIPES), held(None, JUMPER),
     [GENERATED, PHOTO], None),
    ("described, a pattern that is sold", Request(IMAGINED, look=Look("navy", pattern="striped")),
     held(None, JUMPER, STRIPED), [PHOTO], STRIPED.photos[0]),
    ("described, another material", Request(IMAGINED, look=Look(material="denim")), held(None, JUMPER),
     [GENERATED, PHOTO], None),
    ("described, a part", Request(IMAGINED, Part.COLLAR, RED), held(None, JUMPER), [GENERATED, PHOTO], None),
    ("described, nothing like it", Request(IMAGINED, look=RED), held(), [GENERATED], None),
    ("described, but called by its name", Request(IMAGINED, look=TEAL), held(JUMPER), [EDITED, PHOTO], WHOLE),
    ("an instruction", Request(Topic.INSTRUCTION), Holding(JUMPER, instruction=WASH),
     [Rung.INSTRUCTION], None),
    ("no instruction", Request(Topic.INSTRUCTION), Holding(JUMPER), [], None),
]  # fmt: skip


@pytest.mark.parametrize(("request_", "holding", "rungs", "photograph"), [case[1:] for case in CASES],
                         ids=[case[0] for case in CASES])  # fmt: skip
def test_the_ladder(
    request_: Request, holding: Holding, rungs: list[Rung], photograph: CataloguePhoto | None
) -> None:
    planned = plan(request_, holding)
    assert [step.rung for step in planned.steps] == rungs
    assert planned.rung == (rungs[0] if rungs else None)
    assert (planned.steps[0].photo if planned.steps else None) == photograph
    assert planned.reasons
    assert all(reason and reason[0].islower() and not reason.endswith(".") for reason in planned.reasons)


def test_what_stands_in_for_a_picture_says_so() -> None:
    for _, asked, holding, rungs, _ in CASES:
        steps = plan(asked, holding).steps
        if len(rungs) > 1:
            assert steps[-1].nearest
        assert not any(step.nearest for step in steps if step.rung is not Rung.PHOTO)
