"""Showing how to care for, assemble or use a product."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
from rasa_sdk.events import EventType

from actions.answers.which import ask_which
from actions.catalogue import CatalogueInstruction, CatalogueProduct
from actions.embeddings import Vectors
from actions.shop import Shop
from actions.turn import ShopAction, Turn, talked_about
from data.schema import InstructionKind

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


class ShowInstruction(ShopAction):
    """Sends the instruction asked for, a picture a step; where there is none, says what there is."""

    def name(self) -> str:
        return "action_show_instruction"

    async def answer(self, turn: Turn) -> list[EventType]:
        meant = await turn.find_product(self.shop)
        product = meant.only
        if product is None:
            return ask_which(turn, meant, "how_to")
        index = await self.shop.index()
        query = await self.shop.embeddings.embed_query(turn.text or product.title.en)
        wanted = product.instructions
        if turn.text:
            kind = await asked_kind(self.shop, query)
            wanted = tuple(entry for entry in product.instructions if entry.kind == kind)
        if wanted:
            self._say_steps(turn, index.rank_instructions(wanted, query)[0][0])
        else:
            self._say_missing(turn, product, product.instructions)
        return [talked_about(product)]

    def _say_steps(self, turn: Turn, instruction: CatalogueInstruction) -> None:
        language = turn.language
        turn.say(
            "utter_instruction",
            title=instruction.title.say(language),
            steps="\n".join(f"{n}. {step.say(language)}" for n, step in enumerate(instruction.steps, 1)),
            pictures=[
                turn.picture(step.picture, source="instruction") for step in instruction.steps if step.picture
            ],
        )

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
