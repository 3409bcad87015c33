"""A shopper asks for everything there is to ask for, in both languages, through the whole running system."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import httpx
import pytest
import yaml

from actions.answers.fallback import NOT_UNDERSTOOD
from bot.gateway.reception import RESUME
from bot.running import RunningSystem
from bot.settings import PROJECT
from bot.understanding.questions import read_questions
from data.language import HAN, Language
from tests.e2e.conftest import Shopper

pytestmark = pytest.mark.system

DEMO: Final = PROJECT / "data" / "demo"
HAN_CHARACTER: Final = re.compile(f"[{HAN}]")
IN_ENGLISH: Final = "so here it is in English"
WAITING: Final = ("keeps silent", "智能助手不会再回复")
# What is said where nothing was understood, found or to be had.
HELPLESS: Final = (
    "outside what I know", "这个我不懂", "didn't understand", "没听懂",
    "I'm not sure what you mean", "不太确定您的意思", "can't find that product", "没有找到这件商品",
    "Which product do you mean", "您问的是哪件商品", "hasn't left me an answer", "没有给我答案",
    "nothing like that", "没有这样的商品", "Something went wrong",
)  # fmt: skip


def said(replies: list[dict]) -> str:
    return "\n".join(reply["text"] for reply in replies)


def buttons(replies: list[dict]) -> list[dict]:
    return [button for reply in replies for button in reply["buttons"]]


def pictures(replies: list[dict]) -> list[dict]:
    return [picture for reply in replies for picture in reply["pictures"]]


def is_waiting(replies: list[dict]) -> bool:
    return any(button["payload"] == RESUME for button in buttons(replies)) and any(
        sentence in said(replies) for sentence in WAITING
    )


def check_language(replies: list[dict], language: Language) -> None:
    for reply in replies:
        assert bool(HAN_CHARACTER.search(reply["text"])) == (language == "zh"), reply["text"]


# What is asked, what the answer has to say, and from which source its first picture is; None for no picture.
ANSWERED: Final[dict[str, list[tuple[Language, tuple[str, ...], tuple[str, ...], str | None]]]] = {
    "greet": [
        ("en", ("good afternoon",), ("Hello",), None),
        ("zh", ("下午好呀",), ("您好",), None),
    ],
    "goodbye": [
        ("en", ("ok bye then",), ("Goodbye",), None),
        ("zh", ("先走了，拜拜",), ("再见",), None),
    ],
    "thank_you": [
        ("en", ("thanks a million",), ("You're welcome",), None),
        ("zh", ("非常感谢",), ("不客气",), None),
    ],
    "affirm": [
        ("en", ("yes",), ("What would you like to see or know",), None),
        ("zh", ("是的",), ("您想看什么",), None),
    ],
    "deny": [
        ("en", ("no thanks",), ("All right",), None),
        ("zh", ("不用了",), ("好的",), None),
    ],
    "ask_help": [
        ("en", ("what can you do for me?",), ("compare and recommend", "look up orders"), None),
        ("zh", ("你有什么功能",), ("比较和推荐", "查到哪了"), None),
    ],
    "ask_bot": [
        ("en", ("are you a robot?",), ("computer program", "Vitrine"), None),
        ("zh", ("你是机器人吗",), ("电脑程序", "Vitrine"), None),
        ("en", ("are the pictures real or made by a computer?",), ("AI-enhanced", "AI preview"), None),
        ("zh", ("图片是真的还是电脑做的",), ("AI 合成增强", "AI 合成预览"), None),
        ("en", ("do you store this chat?",), ("keeps your messages", "90 days"), None),
        ("zh", ("聊天记录会保存吗",), ("会保存您的消息", "90天"), None),
        ("en", ("how can I delete this chat?",), ("Delete my data", "The number of this chat is"), None),
        ("zh", ("怎么删除聊天记录",), ("删除我的数据", "编号是"), None),
    ],
    "give_feedback": [
        ("en", ("I'd like to leave a review of the Cove hoodie",), ("Cove hoodie has 4.7 of 5",), None),
        ("zh", ("我想给小湾卫衣写个评价",), ("4.7 分",), None),
    ],
    "search_product": [
        ("en", ("what do you sell?",), ("The shop sells", "Mug", "and more"), None),
        ("zh", ("你们卖什么？",), ("店里卖", "马克杯"), None),
        ("en", ("do you sell hoodies?",), ("I found these",), "photo"),
        ("zh", ("有卫衣卖吗",), ("有这几款",), "photo"),
        ("en", ("do you have mugs under 20 euros?",), ("cost €20.00 or less",), "photo"),
        ("zh", ("有20欧以内的杯子吗",), ("不超过€20.00",), "photo"),
        ("en", ("do you have the Cairn jumper in XL?",), ("Cairn jumper", "XL"), "photo"),
        ("zh", ("有叠石毛衣XL码的吗",), ("叠石毛衣", "XL"), "photo"),
    ],
    "ask_product": [
        ("en", ("how much is the Cove hoodie?",), ("costs €75.00",), "photo"),
        ("zh", ("小湾卫衣多少钱",), ("€75.00",), "photo"),
        ("en", ("what is the Summit backpack made of?",), ("recycled nylon",), "photo"),
        ("zh", ("云顶双肩包是什么材质的",), ("再生尼龙",), "photo"),
        ("en", ("is the Summit backpack waterproof?",), ("Keeps off a shower",), "photo"),
        ("zh", ("云顶双肩包防水吗",), ("可挡阵雨",), "photo"),
        ("en", ("does the Kiln tall teapot come in black?",), ("no black", "Sage, White, Navy"), "photo"),
        ("zh", ("窑火高身瓷壶有黑色的吗",), ("没有标为黑色", "藏青色"), "photo"),
    ],
    "compare_products": [
        (
            "en",
            ("compare the Cove hoodie and the Gale zip hoodie",),
            ("€75.00 | €85.00", "Thick, for autumn"),
            "photo",
        ),
        ("zh", ("小湾卫衣和疾风拉链卫衣有什么区别",), ("€75.00 | €85.00", "偏厚"), "photo"),
    ],
    "show_detail": [
        ("en", ("show me the inside of the Summit backpack",), ("inside of the Summit",), "photo"),
        ("zh", ("云顶双肩包里面是什么样的，给我看看",), ("云顶双肩包的内部",), "photo"),
    ],
    "how_to": [
        ("en", ("how do I clean the Kiln tall teapot?",), ("Dishwasher safe",), "instruction"),
        ("zh", ("窑火高身瓷壶怎么清洗",), ("洗碗机",), "instruction"),
    ],
    "show_variant": [
        ("en", ("show me the Cove hoodie in rust",), ("Cove hoodie in rust",), "photo"),
        ("zh", ("小湾卫衣砖红色的给我看看",), ("砖红色的小湾卫衣",), "photo"),
    ],
    "imagine_product": [
        ("en", ("imagine a striped velvet cushion in teal",), ("drew this from your words",), "generated"),
        ("zh", ("想象一个天鹅绒的蓝绿色条纹靠垫",), ("电脑只凭您的描述",), "generated"),
    ],
    "try_on": [
        ("en", ("can I see the Foundry jeans on me?",), ("Foundry jeans on a body", "waist"), "photo"),
        ("zh", ("铸造坊直筒牛仔裤能看看穿我身上什么样吗",), ("上身效果", "按腰围选码"), "photo"),
    ],
    "ask_size": [
        ("en", ("which size of the Foundry jeans for an 86 cm waist?",), ("size L of the Foundry",), "photo"),
        ("zh", ("铸造坊直筒牛仔裤，腰围86穿什么码",), ("L 码",), "photo"),
    ],
    "recommend": [
        ("en", ("which mugs do you recommend?",), ("Lumen porcelain mug: 4.7 of 5",), "photo"),
        ("zh", ("推荐几款杯子",), ("流明瓷杯：4.7 分",), "photo"),
    ],
    "place_order": [
        ("en", ("I'd like to buy the Cove hoodie",), ("€75.00", "/products/cove-hoodie"), "photo"),
        ("zh", ("我要买小湾卫衣",), ("€75.00", "/products/cove-hoodie"), "photo"),
    ],
    "track_order": [
        (
            "en",
            ("where is my order?", "V-10206", "chen.xiaoyu@example.com"),
            ("V-10206", "Postwing", "PW4820011731EU"),
            None,
        ),
        (
            "zh",
            ("我的订单到哪了", "V-10206", "chen.xiaoyu@example.com"),
            ("V-10206", "Postwing", "PW4820011731EU"),
            None,
        ),
    ],
    "change_order": [
        (
            "en",
            ("can you change the address of order V-10201? mira.lindqvist@example.com",),
            ("V-10201", "until the order is packed"),
            None,
        ),
        (
            "zh",
            ("帮我改一下订单 V-10203 的收货地址，邮箱 wang.zixuan@example.com",),
            ("V-10203", "打包之前都能修改"),
            None,
        ),
    ],
    "cancel_order": [
        (
            "en",
            ("I want to cancel order V-10201", "mira.lindqvist@example.com"),
            ("not packed yet", "Cancelling is free", "can still be cancelled"),
            None,
        ),
        ("zh", ("我要取消订单 V-10203", "wang.zixuan@example.com"), ("还没有打包", "现在还可以取消"), None),
    ],
    "return_item": [
        (
            "en",
            ("I want to send back order V-10215", "li.jingyi@example.com"),
            ("30 days ago", "Within 30 days"),
            None,
        ),
        ("zh", ("我想退货，订单号 V-10215", "li.jingyi@example.com"), ("30天前", "30天内"), None),
    ],
    "track_refund": [
        ("en", ("where is my refund for V-10218?", "chen.xiaoyu@example.com"), ("€99.00",), None),
        ("zh", ("V-10218 的退款到哪了", "chen.xiaoyu@example.com"), ("€99.00",), None),
    ],
    "get_invoice": [
        ("en", ("I need an invoice for order V-10218", "chen.xiaoyu@example.com"), ("€99.00",), None),
        ("zh", ("我要订单 V-10218 的发票", "chen.xiaoyu@example.com"), ("€99.00",), None),
    ],
    "payment_problem": [
        ("en", ("my card was declined",), ("trouble with paying", "card numbers"), None),
        ("zh", ("我的卡刷不了，付不了款",), ("付款遇到问题", "银行卡号"), None),
    ],
    "inform": [
        ("en", ("show me the Cove hoodie", "the hood"), ("hood of the Cove hoodie",), "photo"),
        ("zh", ("看看小湾卫衣", "背面"), ("小湾卫衣的背面",), "photo"),
    ],
}
CASES: Final = [
    pytest.param(*case, id=f"{intent}-{case[0]}-{number}")
    for intent, cases in ANSWERED.items()
    for number, case in enumerate(cases)
]


@pytest.mark.parametrize(("language", "messages", "answer", "source"), CASES)
def test_what_the_shop_knows_is_answered(
    shopper: Shopper,
    language: Language,
    messages: tuple[str, ...],
    answer: tuple[str, ...],
    source: str | None,
) -> None:
    for message in messages:
        replies = shopper.ask(message)
        check_language(replies, language)
    text = said(replies)
    assert [part for part in answer if part not in text] == [], text
    assert [sentence for sentence in HELPLESS if sentence in text] == []
    assert [picture["source"] for picture in pictures(replies)][:1] == ([source] if source else [])


FAQ: Final = yaml.safe_load((DEMO / "faqs.yaml").read_text(encoding="utf-8"))
ASKED: Final[dict[str, tuple[str, str]]] = {
    "delivery_options": ("how much is shipping?", "运费多少"),
    "delivery_time": ("how long does delivery take?", "配送要多久"),
    "shipping_address": ("can the address still be changed once I've ordered?", "下单以后收货地址还能改吗"),
    "refund_policy": ("what's your return policy", "退货政策是什么"),
    "cancellation_fee": ("does cancelling cost anything?", "取消订单要手续费吗"),
    "payment_methods": ("how can I pay?", "可以怎么付款"),
    "create_account": ("how do I register?", "怎么注册"),
    "edit_account": ("how do I change my name in my account?", "账户里的姓名怎么改"),
    "delete_account": ("how do I close my account?", "怎么注销账户"),
    "switch_account": ("how do I switch to my other account?", "怎么切换账户"),
    "reset_password": ("I forgot my password", "密码忘了怎么办"),
    "registration_problem": ("it says my e-mail is already taken when I sign up", "注册时提示邮箱已被占用"),
    "newsletter": ("how do I unsubscribe from the newsletter?", "怎么退订邮件"),
    "privacy": ("which personal data does the shop keep?", "店铺会保存我的哪些个人信息"),
    "warranty": ("how long is the warranty?", "保修多久"),
}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("topic", ASKED)
def test_a_frequent_question_gets_the_shops_own_answer(
    shopper: Shopper, topic: str, language: Language
) -> None:
    (reply,) = shopper.ask(ASKED[topic][language == "zh"])
    assert reply["text"] in [entry["answer"][language] for entry in FAQ if entry["topic"] == topic]


def test_every_topic_of_the_shop_is_asked_for() -> None:
    assert {entry["topic"] for entry in FAQ} == set(ASKED)


@pytest.mark.parametrize(
    ("questions", "language"),
    [
        (("Combien coûte le sac à dos Summit ?", "Quel est le prix de la lampe Crane ?"), "French"),
        (("Summitのリュックはいくらですか", "Craneのランプはいくらですか"), "Japanese"),
    ],
)
def test_a_third_language_is_answered_in_english_which_is_said_once(
    shopper: Shopper, questions: tuple[str, str], language: str
) -> None:
    first = shopper.ask(questions[0])
    check_language(first, "en")
    assert language in first[0]["text"]
    assert IN_ENGLISH in first[0]["text"]
    assert "€" in said(first[1:])
    again = shopper.ask(questions[1])
    check_language(again, "en")
    assert IN_ENGLISH not in said(again)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("¿Cuánto cuesta la zapatilla Ridge?", "€99.00"),
        ("Wie viel kostet der Schuh Ridge?", "€99.00"),
        ("¿De qué material es el jersey Cairn?", "wool"),
        ("返品できますか", "Within 30 days"),
    ],
)
def test_what_a_third_language_asks_for_is_what_is_answered(shopper: Shopper, text: str, answer: str) -> None:
    assert answer in said(shopper.ask(text))


@pytest.mark.parametrize(
    ("text", "language", "answer"),
    [
        ("請問小灣衛衣多少錢？", "zh", "€75.00"),
        ("雲頂雙肩包的裡面給我看看", "zh", "云顶双肩包的内部"),
        ("SHOW ME THE SOLE OF THE RIDGE TRAIL SHOE", "en", "sole of the Ridge trail shoe"),
        ("HOW MUCH IS THE COVE HOODIE???", "en", "€75.00"),
        ("how mcuh is the cove hoodie", "en", "€75.00"),
        ("shw me teh sole of the ridge trail shoe", "en", "sole of the Ridge trail shoe"),
        ("小湾卫衣多少多少钱", "zh", "€75.00"),
    ],
)
def test_however_it_is_written(shopper: Shopper, text: str, language: Language, answer: str) -> None:
    replies = shopper.ask(text)
    check_language(replies, language)
    assert answer in said(replies)


def test_two_languages_in_one_message_are_one_question(shopper: Shopper) -> None:
    asked = shopper.ask("这个 hoodie 有 navy 吗")
    check_language(asked, "zh")
    titles = [button["title"] for button in buttons(asked)]
    assert "小湾卫衣" in titles
    replies = shopper.ask(buttons(asked)[titles.index("小湾卫衣")]["payload"])
    check_language(replies, "zh")
    assert "藏青色" in said(replies)


@pytest.mark.parametrize(
    ("messages", "answer"),
    [
        (("how much is the Cove hoodie?", "and the Gale zip hoodie?"), "€85.00"),
        (("小湾卫衣多少钱", "那疾风拉链卫衣呢"), "€85.00"),
        (("show me the sole of the Ridge trail shoe", "and the heel of that one"), "heel of the Ridge"),
        (("看看山脊越野鞋的鞋底", "那后跟呢"), "山脊越野鞋的鞋跟"),
        (("compare the Cove hoodie and the Gale zip hoodie", "which one is cheaper?"), "€75.00 | €85.00"),
        (("小湾卫衣和疾风拉链卫衣有什么区别", "哪个便宜"), "€75.00 | €85.00"),
        (("how long does delivery take?", "and to Norway?"), "Norway"),
        (("tell me about the Summit backpack", "what's it made of"), "recycled nylon"),
        (("介绍一下云顶双肩包", "多重"), "680"),
        # Something else is wanted with the order while it is asked for.
        (
            ("I want to return something", "where is my refund", "V-10218", "chen.xiaoyu@example.com"),
            "€99.00",
        ),
        (("订单到哪了", "V-10203", "我要取消订单", "wang.zixuan@example.com"), "现在还可以取消"),
    ],
)
def test_a_question_goes_on_from_the_last_answer(
    shopper: Shopper, messages: tuple[str, ...], answer: str
) -> None:
    for message in messages:
        replies = shopper.ask(message)
    assert answer in said(replies)


@pytest.fixture(scope="module")
def unclear(system: RunningSystem) -> dict[str, str]:
    """A message in each language for which the shopper is asked back.

    Which ones are too unclear depends on what the model has learnt, so one is looked for among questions that
    it has not seen.
    """
    questions = read_questions(PROJECT / "bot" / "dialogue" / "tests" / "questions" / "calibration.csv")

    def is_asked_back(text: str) -> bool:
        told = httpx.post(f"{system.url('dialogue')}/model/parse", json={"text": text}, timeout=30)
        if told.raise_for_status().json()["intent"]["name"] != NOT_UNDERSTOOD:
            return False
        with Shopper(system) as shopper:
            return any(button["payload"] == "/deny" for button in buttons(shopper.ask(text)))

    return {
        language: next(
            each.text for each in questions if each.language == language and is_asked_back(each.text)
        )
        for language in ("en", "zh")
    }


class TestNotUnderstood:
    """First the shopper is asked back, then a person is asked."""

    @pytest.mark.parametrize("language", ["en", "zh"])
    def test_what_may_be_meant_is_offered_and_answers_once_tapped(
        self, shopper: Shopper, unclear: dict[str, str], language: Language
    ) -> None:
        asked = shopper.ask(unclear[language])
        check_language(asked, language)
        assert not is_waiting(asked)
        first, *_, none = buttons(asked)
        assert none["payload"] == "/deny"
        replies = shopper.ask(first["payload"])
        check_language(replies, language)
        assert replies
        # The log shows what the shopper tapped, not what the button sent.
        assert shopper.history()[len(asked) + 1]["text"] == first["title"]

    @pytest.mark.parametrize("language", ["en", "zh"])
    def test_none_of_these_asks_a_person(
        self, shopper: Shopper, unclear: dict[str, str], language: Language
    ) -> None:
        asked = shopper.ask(unclear[language])
        replies = shopper.ask(buttons(asked)[-1]["payload"])
        check_language(replies, language)
        assert is_waiting(replies)

    @pytest.mark.parametrize("language", ["en", "zh"])
    def test_twice_in_a_row_asks_a_person(
        self, shopper: Shopper, unclear: dict[str, str], language: Language
    ) -> None:
        shopper.ask(unclear[language])
        replies = shopper.ask(unclear[language])
        check_language(replies, language)
        assert is_waiting(replies)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I want to speak to a human", "en"),
        ("我要找人工客服", "zh"),
        ("the hoodie arrived torn and nobody answers my mails", "en"),
        ("I will sue you, my lawyer will contact you", "en"),
        ("等着收律师函吧", "zh"),
        ("收到的卫衣是破的，太让人失望了", "zh"),
        ("this is bullshit, give me my fucking money back", "en"),
        ("什么垃圾店，骗子，退钱！", "zh"),
    ],
)
def test_a_person_is_asked_and_the_assistant_is_silent_until_called_back(
    shopper: Shopper, text: str, language: Language
) -> None:
    replies = shopper.ask(text)
    check_language(replies, language)
    assert is_waiting(replies)
    kept = "how much is the Cove hoodie?" if language == "en" else "小湾卫衣多少钱"
    assert shopper.ask(kept) == []
    back = shopper.ask(RESUME)
    check_language(back, language)
    assert ["The assistant is back" in said(back), "智能助手回来了" in said(back)].count(True) == 1
    assert "€75.00" in said(shopper.ask(kept))


@pytest.mark.parametrize(
    ("text", "language"), [("what's the weather like tomorrow?", "en"), ("明天天气怎么样", "zh")]
)
def test_what_is_no_shops_business_is_declined_kindly(
    shopper: Shopper, text: str, language: Language
) -> None:
    replies = shopper.ask(text)
    check_language(replies, language)
    assert buttons(replies)
    assert any(sentence in said(replies) for sentence in HELPLESS[:2])


def test_an_order_is_for_its_owner_alone(shopper: Shopper) -> None:
    shopper.ask("where is my order V-10206?")
    stranger = shopper.ask("mira.lindqvist@example.com")
    assert "can't find an order V-10206" in said(stranger)
    shopper.ask("where is my order V-99999?")
    unknown = shopper.ask("mira.lindqvist@example.com")
    assert said(unknown) == said(stranger).replace("V-10206", "V-99999")


def test_every_intent_of_the_guide_is_asked_for() -> None:
    guide = Path(PROJECT / "bot" / "dialogue" / "INTENTS.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| `([a-z_]+)` \|", guide, flags=re.MULTILINE))
    elsewhere = {"human_handoff", "complaint", "out_of_scope"}
    entities = {"product", "category", "part", "colour", "material", "size", "height", "weight", "email"}
    assert named - entities - {"order_number"} - elsewhere == set(ANSWERED) - {"inform"}


def test_the_logs_tell_of_no_failure(system: RunningSystem) -> None:
    """Comes last: what was asked above has raised nothing anywhere."""
    log = system.log.read_text(errors="replace")
    assert "Traceback" not in log
