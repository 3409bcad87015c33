"""A Rasa extractor for entities that have a form of their own: e-mail addresses and order numbers."""

from __future__ import annotations

import re
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.extractors.regex_entity_extractor import RegexEntityExtractor
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_END,
    ENTITY_ATTRIBUTE_START,
    ENTITY_ATTRIBUTE_TYPE,
    ENTITY_ATTRIBUTE_VALUE,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message

from components.segmentation import halfwidth

Entity = dict[str, Any]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class PatternEntityExtractor(RegexEntityExtractor):
    """Rasa's extractor by regular expressions, whose finds replace what others made of the same letters.

    Two finds of one entity would fill a slot with a list, and a model's guess that a number is a size
    must not stand beside the certainty that it is an order number.
    """

    def process(self, messages: list[Message]) -> list[Message]:
        """Puts the pattern's finds first among the entities of `messages`, in place."""
        for message in messages:
            found = self.add_extractor_name(self._extract_entities(message))
            others = [entity for entity in message.get(ENTITIES, []) if not _touches_any(entity, found)]
            message.set(ENTITIES, found + others, add_to_output=True)
        return messages

    def _extract_entities(self, message: Message) -> list[Entity]:
        """Entities in the order of the training data's patterns, which may use lookarounds."""
        text = halfwidth(message.get(TEXT))
        found: list[Entity] = []
        for pattern in self.patterns:
            for match in re.finditer(pattern["pattern"], text, re.IGNORECASE):
                entity = {
                    ENTITY_ATTRIBUTE_TYPE: pattern["name"],
                    ENTITY_ATTRIBUTE_START: match.start(),
                    ENTITY_ATTRIBUTE_END: match.end(),
                    ENTITY_ATTRIBUTE_VALUE: match.group(),
                }
                if not _touches_any(entity, found):
                    found.append(entity)
        return found


def _touches_any(entity: Entity, others: list[Entity]) -> bool:
    return any(
        entity[ENTITY_ATTRIBUTE_START] < other[ENTITY_ATTRIBUTE_END]
        and other[ENTITY_ATTRIBUTE_START] < entity[ENTITY_ATTRIBUTE_END]
        for other in others
    )
