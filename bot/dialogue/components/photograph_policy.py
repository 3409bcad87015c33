"""A Rasa policy that answers a photograph where the words beside it want nothing that the rules know."""

from __future__ import annotations

from typing import Any, Final

from rasa.core.constants import POLICY_PRIORITY, RULE_POLICY_PRIORITY
from rasa.core.policies.policy import Policy, PolicyPrediction, SupportedData
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITY_ATTRIBUTE_TYPE, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY

ACTION_FIND_PICTURED: Final = "action_find_pictured"
# The message metadata in which the gateway names the photographs that came with a message.
UPLOADS: Final = "uploads"

# The rules of these look at the photograph themselves, for the product that is meant.
_ABOUT_GOODS: Final = frozenset(
    {
        *("ask_product", "compare_products", "show_detail", "how_to", "show_variant", "imagine_product"),
        *("try_on", "ask_size", "recommend", "place_order"),
    }
)
# With a photograph, "do you have this?" sounds like a question for the assistant, or like nothing at all.
_ABOUT_NOTHING: Final = frozenset(
    {
        *("greet", "thank_you", "affirm", "deny", "ask_bot", "ask_help", "out_of_scope", "nlu_fallback"),
        *("search_product", "inform"),
    }
)
# Bare values of a product; without one, `inform` says no more than "this one".
_VALUES: Final = frozenset({"part", "colour", "material", "size", "height", "weight", "order_number"})
# A complaint is told by its rule from what only may be one; of the rest, what is less sure than this is not.
_COMPLAINT: Final = "complaint"
_SURELY: Final = 0.6


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False)
class PhotographPolicy(Policy):
    """Predicts `action_find_pictured` for a photograph by itself, or with words that ask only what it is.

    A form goes on with its own question. Nothing is learnt.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Before the rules, behind the policy that hands over."""
        return {POLICY_PRIORITY: RULE_POLICY_PRIORITY + 2}

    @staticmethod
    def supported_data() -> SupportedData:
        return SupportedData.ML_AND_RULE_DATA

    def train(
        self, training_trackers: list[TrackerWithCachedStates], domain: Domain, **kwargs: Any
    ) -> Resource:
        return self._resource

    def predict_action_probabilities(
        self, tracker: DialogueStateTracker, domain: Domain, **kwargs: Any
    ) -> PolicyPrediction:
        """Answers the photograph, then listens; says nothing otherwise."""
        probabilities = self._default_predictions(domain)
        action = _action(tracker)
        if action:
            probabilities[domain.index_for_action(action)] = 1.0
        return self._prediction(probabilities)


def _action(tracker: DialogueStateTracker) -> str | None:
    if tracker.latest_action_name == ACTION_FIND_PICTURED:
        return str(ACTION_LISTEN_NAME)
    message = tracker.latest_message
    if tracker.latest_action_name != ACTION_LISTEN_NAME or message is None or tracker.active_loop_name:
        return None
    return ACTION_FIND_PICTURED if message.metadata.get(UPLOADS) and _asks_what_it_is(message) else None


def _asks_what_it_is(message: UserUttered) -> bool:
    intent = message.intent.get(INTENT_NAME_KEY)
    if intent in _ABOUT_GOODS or intent == _COMPLAINT:
        return False
    if intent == "inform":
        return _VALUES.isdisjoint(entity.get(ENTITY_ATTRIBUTE_TYPE) for entity in message.entities)
    return intent in _ABOUT_NOTHING or float(message.intent.get(PREDICTED_CONFIDENCE_KEY) or 0.0) < _SURELY
