"""Showing how to care for, assemble or use a product."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

import numpy as np
from rasa_sdk.events import EventType

from actions.answers.steps import say_steps
from actions.answers.which import ask_which
from actions.catalogue import CatalogueInstruction, CatalogueProduct, CatalogueStep
from actions.embeddings import Vectors
from actions.generator import NoPictureError, PendingPicture
from actions.pictures import Holding, Request, Rung, Topic, plan
from actions.pictures.climbing import pending, stored
from actions.search import THRESHOLDS, CatalogueIndex
from actions.shop import Shop
from actions.turn import ShopAction, Turn, talked_about
from data.schema import InstructionKind

logger = logging.getLogger(__name__)

# What people ask, by what kind of instruction answers it; a question is of the kind it is nearest to.
KIND_QUESTIONS: Final[dict[InstructionKind, tuple[str, ...]]] = {
    InstructionKind.CARE: (
        "how do I wash this",
        "how do I clean it",
        "can it go in the washing machine",
        "how to remove a stain",
        "how should I look after it",
        "怎么洗",
        "怎么清洁保养",
        "可以机洗吗",
    ),
    InstructionKind.ASSEMBLY: (
        "how do I assemble it",
        "how do I put it together",
        "how are the legs attached",
        "how do I build this",
        "how to mount the parts",
        "怎么组装",
        "怎么安装",
        "怎么拼起来",
    ),
    InstructionKind.USE: (
        "how do I use it",
        "how do I adjust it",
        "how do I open and close it",
        "how do I turn it on",
        "how do I lace it",
        "how does it work",
        "how do I measure myself for it",
        "怎么用",
        "怎么调节",
        "怎么打开",
        "怎么量尺寸",
    ),
}


# A question for a symbol on a label needs no product.
_SIGN: Final = re.compile(r"\b(?:symbols?|signs?|icons?|pictograms?)\b|标志|符号|图标|标识", re.IGNORECASE)


class ShowInstruction(ShopAction):
    """Sends the instruction asked for, a picture a step; where there is none, says what there is."""

    def name(self) -> str:
        return "action_show_instruction"

    async def answer(self, turn: Turn) -> list[EventType]:
        meant = await turn.find_product(self.shop)
        product = meant.only
        if (
            product is None
            and _SIGN.search(turn.text)
            and await self._say_sign(turn, await self.shop.index())
        ):
            return []
        if product is None:
            return await ask_which(self.shop, turn, meant, "how_to")
        index = await self.shop.index()
        query = await self.shop.embeddings.embed_query(turn.text or product.title.en)
        wanted = product.instructions
        if turn.text:
            kind = await asked_kind(self.shop, query)
            wanted = tuple(entry for entry in product.instructions if entry.kind == kind)
        ranked = index.rank_instructions(wanted, query)
        planned = plan(
            Request(Topic.INSTRUCTION), Holding(product, instruction=ranked[0][0] if ranked else None)
        )
        logger.info("picture: %s, because %s", planned.rung or "none", "; ".join(planned.reasons))
        if ranked:
            await self._say_steps(turn, ranked[0][0])
        else:
            self._say_missing(turn, product, product.instructions)
        return [talked_about(product)]

    async def _say_steps(self, turn: Turn, instruction: CatalogueInstruction) -> None:
        pictures = await asyncio.gather(*(self._picture_of(turn, step) for step in instruction.steps))
        say_steps(turn, instruction.title.say(turn.language), instruction.steps, pictures)

    async def _picture_of(self, turn: Turn, step: CatalogueStep) -> dict[str, Any] | None:
        """A step's own picture, else one drawn of it, if the checker reads the step from that."""
        if step.picture:
            return turn.picture(step.picture, source="instruction")
        title = step.title.say("en")
        if not title:
            return None
        try:
            made = await self.shop.generator.imagine(title, turn.language, instruction=True)
        except NoPictureError as error:
            logger.info("no picture of an instruction's step: %s", error.reason)
            return None
        alt = {"alt": step.title.say(turn.language)}
        if isinstance(made, PendingPicture):
            return pending(made.job) | alt | {"source": Rung.INSTRUCTION.value}
        return await stored(turn, self.shop, made) | alt

    async def _say_sign(self, turn: Turn, index: CatalogueIndex) -> bool:
        """Shows the step that a question about a care symbol is nearest to; False where none is near."""
        query = await self.shop.embeddings.embed_query(_SIGN.sub(" ", turn.text))
        found = index.by_step(query)
        if found is None or found[1] < THRESHOLDS.step:
            return False
        step = found[0]
        picture = await self._picture_of(turn, step)
        turn.say("utter_sign", step=step.say(turn.language), pictures=[picture] if picture else [])
        return True

    def _say_missing(
        self, turn: Turn, product: CatalogueProduct, others: Sequence[CatalogueInstruction]
    ) -> None:
        if not others:
            turn.say("utter_instruction_missing", product=turn.title(product))
            return
        joined = "、" if turn.language == "zh" else ", "
        turn.say(
            "utter_instruction_missing_others",
            product=turn.title(product),
            titles=joined.join(entry.title.say(turn.language) for entry in others),
        )


async def asked_kind(shop: Shop, query: Vectors) -> InstructionKind:
    """The kind of instruction that a question, embedded as `query` `(dimensions,)`, asks for."""
    kinds, questions = _kind_questions()
    vectors = await shop.embeddings.embed_texts(questions)
    return kinds[int(np.argmax(vectors @ query))]


@cache
def _kind_questions() -> tuple[list[InstructionKind], list[str]]:
    pairs = [(kind, question) for kind, questions in KIND_QUESTIONS.items() for question in questions]
    return [kind for kind, _ in pairs], [question for _, question in pairs]
