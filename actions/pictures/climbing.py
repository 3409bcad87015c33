"""Carries out a plan: a photograph, or a picture made; where that fails, on down the ladder."""

from __future__ import annotations

import asyncio
import logging
import uuid
from dataclasses import dataclass
from typing import Any, Final

from actions.catalogue import CataloguePhoto, Picture
from actions.generator import AWAY, BUSY, DECLINED, MadePicture, NoPictureError, PendingPicture
from actions.pictures.planning import Plan, Rung, Step
from actions.shop import Shop
from actions.turn import Turn
from data.language import Bilingual
from data.vocabulary import FAMILIES, MATERIALS, PATTERNS
from data.vocabulary.parts import Part, name_of

logger = logging.getLogger(__name__)

# Sizes of pictures that are still being made, in pixels, where they have no photograph's shape.
_PENDING_SIDE: Final = 384


@dataclass(frozen=True, slots=True)
class Wish:
    """What a picture is to show: in words for the service, and the part and look as we call them."""

    words: str
    part: Part = Part.WHOLE
    look: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a climb came to: the step that answered, its picture as a message has it, what failed.

    `made` is what the service said of a finished picture; `rest` are the steps below, of one that is pending.
    """

    step: Step | None
    picture: dict[str, Any] | None
    refusals: tuple[NoPictureError, ...] = ()
    made: MadePicture | None = None
    rest: tuple[Step, ...] = ()

    @property
    def rung(self) -> Rung | None:
        return self.step.rung if self.step else None

    @property
    def is_pending(self) -> bool:
        return bool(self.picture and self.picture["status"] == "pending")

    def refused_for(self, reason: str) -> NoPictureError | None:
        """The refusal with a reason of the service, if there was one."""
        return next((refusal for refusal in self.refusals if refusal.reason == reason), None)

    @property
    def service_is_away(self) -> bool:
        """Whether a picture is missing only because nobody could make it just now."""
        return bool(self.refusals) and all(refusal.reason in {AWAY, BUSY} for refusal in self.refusals)


async def climb(turn: Turn, shop: Shop, plan: Plan, wish: Wish) -> Shown:
    """The first step of a plan that gives a picture."""
    refusals: list[NoPictureError] = []
    for number, step in enumerate(plan.steps):
        try:
            picture, made = await _picture(turn, shop, step, wish)
        except NoPictureError as error:
            logger.info("no %s picture: %s", step.rung, error.reason)
            refusals.append(error)
            if error.reason == DECLINED:
                break
            continue
        logger.info(
            "picture: %s%s, because %s",
            step.rung,
            " (nearest)" if step.nearest else "",
            "; ".join(plan.reasons),
        )
        return Shown(step, picture, tuple(refusals), made, plan.steps[number + 1 :])
    logger.info("picture: none, because %s", "; ".join(plan.reasons))
    return Shown(None, None, tuple(refusals))


async def stored(turn: Turn, shop: Shop, made: MadePicture) -> dict[str, Any]:
    """Keeps a made picture in the media store; where it is and how it came about, for a message."""
    kept = await asyncio.to_thread(shop.media.keep, made.webp)
    facts = {"label": made.label, "checked": made.checked, "made_by": made.made_by, "source": made.source}
    return turn.stored_picture(kept) | facts


async def _picture(
    turn: Turn, shop: Shop, step: Step, wish: Wish
) -> tuple[dict[str, Any], MadePicture | None]:
    sku = step.product.first_sku if step.product else None
    if step.rung is Rung.PHOTO and step.photo is not None:
        return turn.picture(step.photo.picture, sku), None
    made = await _made(turn, shop, step, wish)
    about = {
        "alt": _description(turn, step, wish, made),
        "source": step.rung.value,
        "sku": sku,
        "original_url": step.photo.picture.url if step.photo else None,
    }
    if isinstance(made, PendingPicture):
        of = step.photo.picture if step.photo and step.rung is Rung.EDITED else None
        return pending(made.job, of) | about, None
    return about | await stored(turn, shop, made), made


async def _made(turn: Turn, shop: Shop, step: Step, wish: Wish) -> MadePicture | PendingPicture:
    """Has the picture of a step made: from its photograph, or of words alone."""
    if step.photo is None:
        return await shop.generator.imagine(wish.words, turn.language)
    data = await _file(shop, step.photo)
    subject = f"{step.product.title.en} {step.product.category.en}" if step.product else ""
    if step.rung is Rung.ENHANCED:
        return await shop.generator.zoom(data, wish.part.value, turn.language, subject)
    part = step.photo.part or Part.WHOLE
    return await shop.generator.edit(data, wish.words, turn.language, subject, part.value)


async def _file(shop: Shop, photo: CataloguePhoto) -> bytes:
    path = shop.media.path(f"{photo.picture.name}.webp")
    if path is None:
        raise NoPictureError("no-file")
    return await asyncio.to_thread(path.read_bytes)


def _description(turn: Turn, step: Step, wish: Wish, made: MadePicture | PendingPicture) -> str:
    """What a made picture shows, for whoever does not see it."""
    chinese = turn.language == "zh"
    if step.product is None:
        return (_goods(turn, made) if isinstance(made, MadePicture) else "") or wish.words
    title, part = turn.title(step.product), name_of(wish.part).say(turn.language)
    if wish.part not in {Part.WHOLE, Part.FRONT}:
        title = f"{title}的{part}" if chinese else f"{part.capitalize()} of the {title}"
    if not wish.look or step.rung is Rung.ENHANCED:
        return title
    return f"{title}，{wish.look}" if chinese else f"{title} in {wish.look}"


def _goods(turn: Turn, made: MadePicture) -> str:
    """What a drawing was asked to show, in the vocabulary's words: "Teal striped velvet cushion"."""
    asked = made.asked
    family = FAMILIES.get(asked.get("family", ""))
    part = asked.get("part", "")
    said = [
        Bilingual(made.colour, made.colour),
        PATTERNS.get(asked.get("pattern", "")),
        MATERIALS.get(asked.get("material", "")),
        Bilingual(family.en[0], family.zh[0]) if family else None,
    ]
    words = [word.say(turn.language) for word in said if word]
    shown_part = name_of(Part(part)).say(turn.language) if part not in {"", Part.WHOLE} else ""
    if turn.language == "zh":
        return "".join(words) + (f"的{shown_part}" if shown_part else "")
    goods = " ".join(words)
    described = f"{shown_part} of {goods}" if shown_part else goods
    return described[:1].upper() + described[1:]


def pending(job: str, of: Picture | None = None) -> dict[str, Any]:
    """A picture that the gateway is to come back for, in the shape of `of` where it is a change of that."""
    return {
        "id": f"pic_{uuid.uuid4().hex}",
        "thumbnail_url": of.thumbnail_url if of else None,
        "width": of.width if of else _PENDING_SIDE,
        "height": of.height if of else _PENDING_SIDE,
        "status": "pending",
        "job": job,
    }
