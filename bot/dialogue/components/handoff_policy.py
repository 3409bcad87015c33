"""A Rasa policy that hands the conversation to a person, whatever else would have been said."""

from __future__ import annotations

import json
import logging
import os
from typing import Any, Final

from rasa.core.constants import POLICY_PRIORITY, RULE_POLICY_PRIORITY
from rasa.core.policies.policy import Policy, PolicyPrediction, SupportedData
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import (
    ENTITY_ATTRIBUTE_TYPE,
    ENTITY_ATTRIBUTE_VALUE,
    FULL_RETRIEVAL_INTENT_NAME_KEY,
    INTENT_NAME_KEY,
    RESPONSE_IDENTIFIER_DELIMITER,
)

from components.anger_detector import ANGER, ANGRY

logger = logging.getLogger(__name__)

ACTION_HAND_OFF: Final = "action_hand_off"
SUBJECTS_VARIABLE: Final = "VITRINE_HANDOFF_SUBJECTS"
# A button that asks a frequent question names its topic in this entity.
TOPIC_ENTITY: Final = "topic"

_NAMES_FILE: Final = "names.json"
_TOPIC_RESPONSE_PREFIX: Final = "utter_"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False)
class HandoffPolicy(Policy):
    """Predicts `action_hand_off` for an angry message and for the subjects that the shop keeps to people.

    Its prediction counts as one made without the message, as a form's own does: only so does it come
    before the form that is being filled. Nothing is learnt; training notes which names there are.
    """

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        names: frozenset[str] | None = None,
    ) -> None:
        super().__init__(config, model_storage, resource, execution_context)
        self.subjects = _subjects(os.environ.get(SUBJECTS_VARIABLE) or config["subjects"])
        unknown = self.subjects - names if names else frozenset()
        if unknown:
            logger.warning(
                "%s names what is neither an intent nor a topic, so nothing is handed over for it: %s "
                "(the names stand in bot/dialogue/INTENTS.md).",
                SUBJECTS_VARIABLE,
                ", ".join(sorted(unknown)),
            )

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`subjects`: intents and topics (`faq/warranty`) that go to a person, a list or parted by commas.

        The environment variable `VITRINE_HANDOFF_SUBJECTS` stands in for it where it is set.
        """
        return {POLICY_PRIORITY: RULE_POLICY_PRIORITY + 1, "subjects": ""}

    @staticmethod
    def supported_data() -> SupportedData:
        return SupportedData.ML_AND_RULE_DATA

    def train(
        self, training_trackers: list[TrackerWithCachedStates], domain: Domain, **kwargs: Any
    ) -> Resource:
        """Notes the names of intents and topics, by which `load` tells a misspelt subject."""
        topics = [
            name[len(_TOPIC_RESPONSE_PREFIX) :]
            for name in domain.responses
            if RESPONSE_IDENTIFIER_DELIMITER in name
        ]
        with self._model_storage.write_to(self._resource) as folder:
            (folder / _NAMES_FILE).write_text(json.dumps(sorted({*domain.intents, *topics})))
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> HandoffPolicy:
        with model_storage.read_from(resource) as folder:
            names = frozenset(json.loads((folder / _NAMES_FILE).read_text()))
        return cls(config, model_storage, resource, execution_context, names)

    def predict_action_probabilities(
        self, tracker: DialogueStateTracker, domain: Domain, **kwargs: Any
    ) -> PolicyPrediction:
        """Hands over after a message that asks for it, then listens; says nothing otherwise."""
        probabilities = self._default_predictions(domain)
        action = self._action(tracker)
        if action:
            probabilities[domain.index_for_action(action)] = 1.0
        return self._prediction(probabilities, is_no_user_prediction=action is not None)

    def _action(self, tracker: DialogueStateTracker) -> str | None:
        if tracker.latest_action_name == ACTION_HAND_OFF:
            return str(ACTION_LISTEN_NAME)
        message = tracker.latest_message
        if tracker.latest_action_name != ACTION_LISTEN_NAME or message is None:
            return None
        if _is_angry(message) or not self.subjects.isdisjoint(_names_of(message)):
            return ACTION_HAND_OFF
        return None


def _subjects(setting: str | list[str]) -> frozenset[str]:
    names = setting.split(",") if isinstance(setting, str) else setting
    return frozenset(name.strip() for name in names if name.strip())


def _is_angry(message: UserUttered) -> bool:
    anger = message.parse_data.get(ANGER)
    return isinstance(anger, (int, float)) and anger >= ANGRY


def _names_of(message: UserUttered) -> set[str]:
    """The intent of `message` and, of a frequent question, its topic with the intent before it."""
    intent = message.intent.get(INTENT_NAME_KEY)
    if not intent:
        return set()
    tapped = {
        f"{intent}{RESPONSE_IDENTIFIER_DELIMITER}{entity[ENTITY_ATTRIBUTE_VALUE]}"
        for entity in message.entities
        if entity.get(ENTITY_ATTRIBUTE_TYPE) == TOPIC_ENTITY
    }
    full = message.intent.get(FULL_RETRIEVAL_INTENT_NAME_KEY)
    return {intent, *tapped, *([full] if full else [])}
