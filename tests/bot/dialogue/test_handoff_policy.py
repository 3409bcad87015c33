"""Anger and marked subjects go to a person, whatever else is going on."""

from __future__ import annotations

import asyncio
import logging
import uuid
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from components.handoff_policy import SUBJECTS_VARIABLE, HandoffPolicy
from rasa.core.constants import RULE_POLICY_PRIORITY
from rasa.core.policies.ensemble import DefaultPolicyPredictionEnsemble
from rasa.core.policies.policy import PolicyPrediction
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SessionStarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

if TYPE_CHECKING:
    from rasa.core.agent import Agent

DOMAIN = Domain.load(str(Path(__file__).parents[3] / "bot" / "dialogue" / "domain"))
LISTEN = ActionExecuted("action_listen")
IN_FORM = [ActionExecuted("order_form"), ActiveLoop("order_form"), LISTEN]


def load(folder: Path, subjects: str | list[str] = "") -> HandoffPolicy:
    """A policy that was trained, stored and loaded again."""
    folder.mkdir(exist_ok=True)
    storage, resource = LocalModelStorage(folder), Resource("handoff")
    config = HandoffPolicy.get_default_config() | {"subjects": subjects}
    context: Any = SimpleNamespace(is_finetuning=False)
    HandoffPolicy.create(config, storage, resource, context).train([], DOMAIN)
    return HandoffPolicy.load(config, storage, resource, context)


def said(
    intent: str, *, anger: float = 0.0, full: str | None = None, topic: str | None = None
) -> UserUttered:
    entities = [{"entity": "topic", "value": topic}] if topic else []
    told = {"name": intent} | ({"full_retrieval_intent_name": full} if full else {})
    return UserUttered("…", told, entities, {"intent": told, "entities": entities, "anger": anger})


def predict(policy: HandoffPolicy, *events: Event) -> tuple[str | None, PolicyPrediction]:
    tracker = DialogueStateTracker.from_events("c", list(events), DOMAIN.slots)
    prediction = policy.predict_action_probabilities(tracker, DOMAIN)
    best = prediction.max_confidence_index
    return (DOMAIN.action_names_or_texts[best] if prediction.max_confidence else None), prediction


class TestPrediction:
    @pytest.mark.parametrize(
        ("message", "handed_over"),
        [
            (said("track_order", anger=0.9), True),
            (said("track_order", anger=0.4), False),
            (said("payment_problem"), True),
            (said("faq", full="faq/warranty"), True),
            (said("faq", topic="warranty"), True),
            (said("faq", full="faq/privacy"), False),
            (said("faq"), False),
            (said("greet"), False),
            (UserUttered("/restart", {"name": "restart"}), False),
            (UserUttered(None, {}), False),
        ],
    )
    def test_hands_over_the_angry_and_the_marked(
        self, tmp_path: Path, message: UserUttered, handed_over: bool
    ) -> None:
        policy = load(tmp_path, "payment_problem, faq/warranty")
        wanted = "action_hand_off" if handed_over else None
        assert predict(policy, LISTEN, message)[0] == wanted
        assert predict(policy, *IN_FORM, message)[0] == wanted

    def test_comes_before_a_form_that_is_sure_of_its_turn(self, tmp_path: Path) -> None:
        _, ours = predict(load(tmp_path), *IN_FORM, said("inform", anger=0.9))
        form = PolicyPrediction.for_action_name(DOMAIN, "order_form", "RulePolicy")
        form.policy_priority, form.is_no_user_prediction = RULE_POLICY_PRIORITY, True
        tracker = DialogueStateTracker.from_events("c", [*IN_FORM, said("inform", anger=0.9)], DOMAIN.slots)
        best = DefaultPolicyPredictionEnsemble().combine_predictions([form, ours], tracker, DOMAIN)
        assert best.policy_name == "HandoffPolicy"

    def test_leaves_the_rest_to_the_others(self, tmp_path: Path) -> None:
        _, prediction = predict(load(tmp_path), LISTEN, said("greet"))
        assert not any(prediction.probabilities)
        assert not prediction.is_no_user_prediction

    def test_listens_once_the_conversation_is_handed_over(self, tmp_path: Path) -> None:
        done = ActionExecuted("action_hand_off")
        assert predict(load(tmp_path), LISTEN, said("track_order", anger=1.0), done)[0] == "action_listen"

    @pytest.mark.parametrize(
        "events", [[], [ActionExecuted("action_session_start"), SessionStarted(), LISTEN], [LISTEN]]
    )
    def test_keeps_quiet_before_anything_is_said(self, tmp_path: Path, events: list[Event]) -> None:
        assert predict(load(tmp_path, "greet"), *events)[0] is None


class TestSubjects:
    def test_are_none_unless_the_shop_marks_some(self, tmp_path: Path) -> None:
        assert load(tmp_path).subjects == frozenset()

    def test_the_environment_stands_in_for_the_configuration(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert load(tmp_path / "1", ["complaint"]).subjects == {"complaint"}
        monkeypatch.setenv(SUBJECTS_VARIABLE, " faq/warranty ,, payment_problem ")
        assert load(tmp_path / "2", ["complaint"]).subjects == {"faq/warranty", "payment_problem"}

    def test_an_unknown_one_is_named_in_one_warning(
        self, tmp_path: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        with caplog.at_level(logging.WARNING, logger="components.handoff_policy"):
            load(tmp_path / "1", "faq/warranty,payment_problem")
            assert caplog.messages == []
            load(tmp_path / "2", "faq/waranty,payments")
        (warning,) = caplog.messages
        assert "faq/waranty, payments" in warning


class ActionServer:
    """Stands in for the action server: answers what it was told to, and notes what it was asked."""

    def __init__(self, **events: list[dict[str, Any]]) -> None:
        self.url, self.kwargs = "http://actions", {}
        self.events = events
        self.asked: list[str] = []

    async def request(self, json: dict[str, Any], **_: Any) -> dict[str, Any]:
        self.asked.append(json["next_action"])
        return {"events": self.events.get(json["next_action"], []), "responses": []}


LEAVES_THE_FORM = [
    {"event": "active_loop", "name": None},
    {"event": "slot", "name": "requested_slot", "value": None},
]


@pytest.fixture
def conversation(agent: Agent, monkeypatch: pytest.MonkeyPatch) -> Any:
    """With the trained model: says a text, gives the actions that followed and the form that is open."""
    server = ActionServer(action_hand_off=LEAVES_THE_FORM)
    assert agent.processor is not None
    monkeypatch.setattr(agent.processor, "action_endpoint", server)
    sender = uuid.uuid4().hex

    async def say(text: str, failures: float) -> tuple[list[str], str | None]:
        server.asked.clear()
        server.events["action_count_failures"] = [
            {"event": "slot", "name": "failed_understandings", "value": failures}
        ]
        await agent.handle_text(text, sender_id=sender)
        assert agent.tracker_store is not None
        tracker = await agent.tracker_store.retrieve(sender)
        assert tracker is not None
        bookkeeping = {
            *("action_set_language", "action_count_failures"),
            *("action_validate_slot_mappings", "validate_order_form"),
        }
        return [name for name in server.asked if name not in bookkeeping], tracker.active_loop_name

    return lambda text, failures=0.0: asyncio.run(say(text, failures))


class TestConversation:
    """With the trained model, where a form, the rules and the policy meet."""

    @pytest.mark.parametrize(
        ("order", "anger"),
        [("where is my order?", "V-10231, you fucking idiots"), ("查订单", "V-10231，你们这群废物")],
    )
    def test_anger_in_a_form_hands_over_and_leaves_it(
        self, conversation: Any, order: str, anger: str
    ) -> None:
        assert conversation(order) == ([], "order_form")
        assert conversation(anger) == (["action_hand_off"], None)

    def test_a_form_asks_again_once_and_then_a_person_is_asked(self, conversation: Any) -> None:
        assert conversation("where is my order?") == ([], "order_form")
        assert conversation("/nlu_fallback", 1.0) == (["action_ask_back"], "order_form")
        assert conversation("/nlu_fallback", 2.0) == (["action_hand_off"], None)

    def test_none_of_what_was_offered_hands_over(self, conversation: Any) -> None:
        assert conversation("/nlu_fallback", 1.0) == (["action_ask_back"], None)
        assert conversation("/deny", 2.0) == (["action_hand_off"], None)

    def test_a_tapped_offer_is_answered(self, conversation: Any) -> None:
        assert conversation("/nlu_fallback", 1.0) == (["action_ask_back"], None)
        tapped = '/faq{"topic": "warranty", "question": "how long is it good {really}?"}'
        assert conversation(tapped) == (["action_answer_faq"], None)
