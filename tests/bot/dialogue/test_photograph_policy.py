"""A photograph is answered by what it shows, unless the words beside it want something of the shop."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from components.photograph_policy import PhotographPolicy
from rasa.core.constants import RULE_POLICY_PRIORITY
from rasa.core.policies.ensemble import DefaultPolicyPredictionEnsemble
from rasa.core.policies.policy import PolicyPrediction
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

DOMAIN = Domain.load(str(Path(__file__).parents[3] / "bot" / "dialogue" / "domain"))
LISTEN = ActionExecuted("action_listen")
IN_FORM = [ActionExecuted("order_form"), ActiveLoop("order_form"), LISTEN]
FIND = "action_find_pictured"


@pytest.fixture
def policy(tmp_path: Path) -> PhotographPolicy:
    """One that was trained and loaded again."""
    storage, resource = LocalModelStorage(tmp_path), Resource("photograph")
    config, context = PhotographPolicy.get_default_config(), SimpleNamespace(is_finetuning=False)
    given: Any = (config, storage, resource, context)
    PhotographPolicy.create(*given).train([], DOMAIN)
    loaded = PhotographPolicy.load(*given)
    assert isinstance(loaded, PhotographPolicy)
    return loaded


def sent(intent: str, confidence: float = 1.0, *, entity: str = "", photographs: int = 1) -> UserUttered:
    """A message with photographs, whose words mean `intent`."""
    told = {"name": intent, "confidence": confidence}
    entities = [{"entity": entity, "value": "x"}] if entity else []
    uploads = [f"pic_{number:032x}" for number in range(photographs)]
    return UserUttered("…", told, entities, metadata={"uploads": uploads})


def predict(policy: PhotographPolicy, *events: Event) -> tuple[str | None, PolicyPrediction]:
    tracker = DialogueStateTracker.from_events("c", list(events), DOMAIN.slots)
    prediction = policy.predict_action_probabilities(tracker, DOMAIN)
    best = prediction.max_confidence_index
    return (DOMAIN.action_names_or_texts[best] if prediction.max_confidence else None), prediction


@pytest.mark.parametrize(
    ("message", "answered"),
    [
        (sent("inform"), True),
        (sent("inform", entity="category"), True),
        (sent("inform", entity="colour"), False),
        (sent("search_product"), True),
        (sent("ask_bot", 0.98), True),
        (sent("nlu_fallback", 0.4), True),
        (sent("greet"), True),
        (sent("ask_product", 0.4), False),
        (sent("ask_size"), False),
        (sent("complaint", 0.5), False),
        (sent("human_handoff", 0.95), False),
        (sent("human_handoff", 0.52), True),
        (sent("return_item", 0.9), False),
        (sent("greet", photographs=0), False),
        (UserUttered(None, {}), False),
    ],
)
def test_answers_what_asks_only_what_it_is(
    policy: PhotographPolicy, message: UserUttered, *, answered: bool
) -> None:
    assert predict(policy, LISTEN, message)[0] == (FIND if answered else None)


def test_leaves_a_form_to_its_question(policy: PhotographPolicy) -> None:
    assert predict(policy, *IN_FORM, sent("inform"))[0] is None


def test_listens_once_it_is_answered(policy: PhotographPolicy) -> None:
    assert predict(policy, LISTEN, sent("inform"), ActionExecuted(FIND))[0] == "action_listen"


def test_comes_before_a_rule_and_behind_a_handoff(policy: PhotographPolicy) -> None:
    tracker = DialogueStateTracker.from_events("c", [LISTEN, sent("ask_bot")], DOMAIN.slots)
    _, ours = predict(policy, LISTEN, sent("ask_bot"))
    rule = PolicyPrediction.for_action_name(DOMAIN, "action_answer_about_itself", "RulePolicy")
    rule.policy_priority = RULE_POLICY_PRIORITY
    handoff = PolicyPrediction.for_action_name(DOMAIN, "action_hand_off", "HandoffPolicy")
    handoff.policy_priority, handoff.is_no_user_prediction = RULE_POLICY_PRIORITY + 1, True
    ensemble = DefaultPolicyPredictionEnsemble()
    assert ensemble.combine_predictions([rule, ours], tracker, DOMAIN).policy_name == "PhotographPolicy"
    assert ensemble.combine_predictions([rule, ours, handoff], tracker, DOMAIN).policy_name == "HandoffPolicy"
