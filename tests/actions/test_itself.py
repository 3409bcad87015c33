"""What the assistant says of itself, and of what is kept of a chat."""

from __future__ import annotations

import pytest

from actions.settings import ActionSettings
from tests.actions.order_fixture import CHAT, KEPT
from tests.actions.shop_fixture import Caller

ITSELF = "action_answer_about_itself"
PRIVACY = {"faq": {"response": {"intent_response_key": "faq/privacy"}}}


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("r u a real person or a bot", "identity"),
        ("which company built you", "identity"),
        ("你到底是人还是机器啊", "identity"),
        ("你背后是哪家的模型", "identity"),
        ("are those photos real or AI made", "pictures"),
        ("how did you draw that image", "pictures"),
        ("这图是真拍的还是生成的", "pictures"),
        ("你的图怎么画出来的", "pictures"),
        ("do you keep what I type", "storage"),
        ("how long do you save our conversation", "storage"),
        ("这些聊天记录会存多久", "storage"),
        ("I want my chat erased", "deletion"),
        ("怎么把聊天记录删掉", "deletion"),
        ("can your employees read what I wrote", "readers"),
        ("你们员工能看到我写的吗", "readers"),
        ("", "identity"),
    ],
)
async def test_a_question_about_the_bot_is_answered_by_its_subject(
    call: Caller, text: str, about: str
) -> None:
    assert (await call(ITSELF, text, intent="ask_bot")).response == f"utter_about_{about}"


@pytest.mark.parametrize(
    ("text", "number"), [("do you store this chat, and how long?", 0), ("聊天记录会保存多久？", 1)]
)
async def test_how_long_a_chat_is_kept_is_said_only_in_the_shops_words(
    call: Caller, text: str, number: int
) -> None:
    reply = await call(ITSELF, text, intent="ask_bot")
    assert [entry["response"] for entry in reply.responses] == [
        "utter_about_storage", "utter_shop_says", "utter_policy_says",
    ]  # fmt: skip
    assert [entry["words"] for entry in reply.responses[1:]] == [CHAT[number], KEPT[number]]


async def test_whoever_wants_a_chat_deleted_hears_whom_to_tell_what(call: Caller) -> None:
    reply = await call(ITSELF, "delete this chat please", intent="ask_bot")
    assert reply.values["contact"] == ActionSettings().support_contact
    assert reply.values["conversation"] == "c"


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("what do you store about me", "storage"),
        ("你们存了我什么信息", "storage"),
        ("how do I delete my data", "deletion"),
        ("怎么删除我的数据", "deletion"),
    ],
)
async def test_who_asks_the_shop_about_their_data_hears_of_this_chat_as_well(
    call: Caller, text: str, about: str
) -> None:
    reply = await call("action_answer_faq", text, selector=PRIVACY)
    assert reply.responses[0]["text"] in CHAT
    assert reply.responses[1]["response"] == f"utter_about_{about}"


@pytest.mark.parametrize(
    "text", ["do you use cookies", "你们用 cookie 吗", "where is your privacy statement"]
)
async def test_of_what_has_nothing_to_do_with_this_chat_only_the_shop_speaks(call: Caller, text: str) -> None:
    assert len((await call("action_answer_faq", text, selector=PRIVACY)).responses) == 1
