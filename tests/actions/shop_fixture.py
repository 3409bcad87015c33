"""A small shop in a real database, and the actions as Rasa calls them."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import yaml
from rasa_sdk.executor import ActionExecutor

from actions.answers import all_actions
from actions.shop import Shop
from data.language import Bilingual
from data.schema import (
    Customer,
    FaqEntry,
    Instruction,
    InstructionStep,
    Order,
    OrderLine,
    Part,
    Photo,
    Product,
    ProductFact,
    Shipment,
    TrackingEvent,
    Variant,
    utc_now,
)
from data.vocabulary.parts import name_of

FORMS = {"order_form": {"required_slots": ["order_number", "email"]}}
_SENTENCES = Path(__file__).parents[2] / "bot" / "dialogue" / "domain" / "responses"
RESPONSES = {
    name: said
    for file in sorted(_SENTENCES.glob("*.yml"))
    for name, said in yaml.safe_load(file.read_text(encoding="utf-8"))["responses"].items()
}


def product(
    handle: str,
    title: tuple[str, str],
    category: tuple[str, str],
    parts: Sequence[Part],
    *,
    price: int = 8900,
    variants: Sequence[tuple[str, dict[str, str], int | None]] = (),
    facts: dict[str, tuple[str, str, str, str]] | None = None,
    words_zh: dict[str, str] | None = None,
) -> Product:
    """A product with one photograph a part; the picture's name says which."""
    named = Bilingual(*title)
    made = Product(
        handle=handle, title=named, category=Bilingual(*category),
        description=Bilingual(f"The {title[0]}.", f"{title[1]}。"), words_zh=words_zh or {},
    )  # fmt: skip
    made.variants = [
        Variant(sku=sku, price_minor=price, currency="EUR", stock=stock, options=options, position=position)
        for position, (sku, options, stock) in enumerate(variants or [(handle.upper(), {}, 5)])
    ]
    made.photos = [
        Photo(
            part=part.value,
            alt=Bilingual(f"{name_of(part).en} of the {named.en}", f"{named.zh}的{name_of(part).zh}"),
            source=f"{handle}-{part}.webp", media=media_of(handle, part) + ".webp",
            width=768, height=768, position=position,
        )
        for position, part in enumerate(parts)
    ]  # fmt: skip
    made.facts = [
        ProductFact(
            name=name, label=Bilingual(en, zh), value=Bilingual(value_en, value_zh), position=position
        )
        for position, (name, (en, zh, value_en, value_zh)) in enumerate((facts or {}).items())
    ]
    return made


def media_of(handle: str, part: Part) -> str:
    """The id of the picture of `part`."""
    return f"pic_{uuid.uuid5(uuid.NAMESPACE_URL, handle + part).hex}"


def _step(position: int, text: tuple[str, str], letter: str) -> InstructionStep:
    said = Bilingual(*text)
    return InstructionStep(position=position, text=said, alt=said, media=f"pic_{letter * 32}.webp")


def catalogue() -> list[Product]:
    shoe = ("Shoes", "鞋类")
    ridge = product(
        "ridge-trail-shoe", ("Ridge Trail Shoe", "山脊越野跑鞋"), shoe,
        [Part.WHOLE, Part.SOLE, Part.SIDE, Part.HEEL, Part.LACES], price=11900,
        variants=[
            ("RIDGE-NAVY-42", {"Colour": "Navy", "Size": "42"}, 4),
            ("RIDGE-NAVY-43", {"Colour": "Navy", "Size": "43"}, 0),
            ("RIDGE-MOSS-42", {"Colour": "Moss", "Size": "42"}, 0),
        ],
        facts={
            "material": ("Material", "材质", "recycled mesh upper, rubber sole", "再生网布鞋面，橡胶鞋底"),
            "weight": ("Weight", "重量", "310 g a shoe", "每只 310 克"),
        },
        words_zh={"Navy": "藏青", "Moss": "苔绿", "Colour": "颜色", "Size": "尺码"},
    )  # fmt: skip
    wash = Instruction(slug="clean", kind="care", title=Bilingual("Cleaning the shoe", "清洁鞋子"))
    wash.steps = [
        _step(1, ("Take the laces out.", "取下鞋带。"), "a"),
        _step(2, ("Brush it with soapy water.", "用肥皂水刷洗。"), "b"),
    ]
    ridge.instructions = [wash]
    stool = product(
        "perch-stool", ("Perch Stool", "栖木凳"), ("Stools", "凳子"),
        [Part.WHOLE, Part.LEG, Part.SEAT, Part.JOINT], price=9900,
        variants=[("PERCH-OAK", {"Wood": "Oak"}, None)],
    )  # fmt: skip
    build = Instruction(slug="assemble", kind="assembly", title=Bilingual("Assembling the stool", "组装凳子"))
    build.steps = [InstructionStep(position=1, text=Bilingual("Screw in the legs.", "拧入凳腿。"))]
    stool.instructions = [build]
    return [
        ridge,
        product(
            "harbour-sneaker", ("Harbour Canvas Sneaker", "港湾帆布鞋"), shoe,
            [Part.WHOLE, Part.SOLE, Part.TOE],
        ),
        product(
            "summit-backpack", ("Summit Backpack", "峰顶双肩包"), ("Backpacks", "背包"),
            [Part.WHOLE, Part.BACK, Part.STRAP, Part.POCKET], price=7900, variants=[("SUMMIT-24", {}, 0)],
        ),
        product(
            "tide-mug", ("Tide Mug", "潮汐马克杯"), ("Mugs", "马克杯"),
            [Part.WHOLE, Part.HANDLE, Part.INSIDE], price=1800,
        ),
        stool,
    ]  # fmt: skip


def people_and_answers() -> list[Customer | Order | FaqEntry]:
    mira = Customer(external_id="c-1", name="Mira Example", email="mira@example.com")
    shipped = Order(
        number="V-10231", customer=mira, email="mira@example.com", status="shipped",
        placed_at=utc_now() - timedelta(days=3), currency="EUR", total_minor=11900,
    )  # fmt: skip
    shipped.lines = [
        OrderLine(
            sku="RIDGE-NAVY-42",
            title=Bilingual("Ridge Trail Shoe", "山脊越野跑鞋"),
            quantity=1,
            price_minor=11900,
        )
    ]
    shipped.shipments = [
        Shipment(
            carrier="Parcel Post", tracking_number="PP123", shipped_at=utc_now() - timedelta(days=1),
            expected_at=utc_now() + timedelta(days=2),
            events=[
                TrackingEvent(happened_at=utc_now(), text=Bilingual("Sorted at the depot", "已到达分拣中心")),
                TrackingEvent(
                    happened_at=utc_now() - timedelta(days=1), text=Bilingual("Picked up", "已揽收")
                ),
            ],
        )
    ]  # fmt: skip
    return [
        mira,
        shipped,
        FaqEntry(
            slug="delivery-time-standard", topic="delivery_time",
            question=Bilingual("How long does standard delivery take?", "普通快递要多久？"),
            answer=Bilingual("Two to four working days.", "两到四个工作日。"),
        ),
        FaqEntry(
            slug="delivery-time-abroad", topic="delivery_time",
            question=Bilingual("How long does delivery abroad take?", "寄到国外要多久？"),
            answer=Bilingual("Five to nine working days.", "五到九个工作日。"),
        ),
    ]  # fmt: skip


@dataclass
class Reply:
    """What an action answered."""

    responses: list[dict[str, Any]]
    slots: dict[str, Any]

    @property
    def response(self) -> str | None:
        """The dialogue's sentence that was chosen."""
        return self.responses[0].get("response") if self.responses else None

    @property
    def values(self) -> dict[str, Any]:
        return self.responses[0]

    @property
    def pictures(self) -> list[dict[str, Any]]:
        custom = self.responses[0].get("custom") or {}
        return list(custom.get("pictures", []))

    @property
    def card(self) -> dict[str, Any] | None:
        """The card of the first message."""
        cards = (self.responses[0].get("custom") or {}).get("cards", [])
        return cards[0] if cards else None

    @property
    def buttons(self) -> list[dict[str, str]]:
        return list(self.responses[0].get("buttons") or [])


@dataclass
class Caller:
    """Calls actions the way Rasa's webhook does, and keeps the slots they set."""

    shop: Shop
    slots: dict[str, Any] = field(default_factory=dict)
    before: list[tuple[str, str]] = field(default_factory=list)
    """Messages that came before, as intent and text."""

    def __post_init__(self) -> None:
        self._executor = ActionExecutor()
        for action in all_actions(self.shop):
            self._executor.register_action(action)

    async def __call__(
        self, action: str, text: str, *, language: str | None = None, metadata: dict[str, Any] | None = None,
        intent: str = "", selector: dict[str, Any] | None = None, form: str | None = None,
        **entities: str | list[str],
    ) -> Reply:  # fmt: skip
        message = {
            "text": text,
            "intent": {"name": intent},
            "entities": [
                {"entity": name, "value": value}
                for name, values in entities.items()
                for value in ([values] if isinstance(values, str) else values)
            ],
            "metadata": (metadata or {}) | ({"language": language} if language else {}),
            "response_selector": selector or {},
        }
        call = {
            "version": "3.6.21",
            "next_action": action,
            "sender_id": "c",
            "domain": {"slots": {}, "responses": RESPONSES, "forms": FORMS},
            "tracker": {
                "sender_id": "c", "slots": dict(self.slots), "latest_message": message,
                "events": self._said_before() + self._just_filled(form),
                "paused": False, "followup_action": None,
                "active_loop": {"name": form} if form else {}, "latest_action_name": None,
            },
        }  # fmt: skip
        result = await self._executor.run(call)
        assert result is not None
        body = result.model_dump()
        set_slots = {event["name"]: event["value"] for event in body["events"] if event["event"] == "slot"}
        self.slots |= set_slots
        return Reply(body["responses"], set_slots)

    async def tap(self, action: str, button: dict[str, str], *, language: str | None = None) -> Reply:
        """The answer to a button, whose payload Rasa takes apart."""
        intent, _, entities = button["payload"].removeprefix("/").partition("{")
        said = json.loads("{" + entities) if entities else {}
        return await self(action, button["payload"], language=language, intent=intent, **said)

    def _just_filled(self, form: str | None) -> list[dict[str, Any]]:
        """What Rasa writes into the tracker before it asks whether a form's slot may keep its value."""
        name = self.slots.get("requested_slot")
        return [{"event": "slot", "name": name, "value": self.slots[name]}] if form and name else []

    def _said_before(self) -> list[dict[str, Any]]:
        return [
            {"event": "user", "text": text, "parse_data": {"intent": {"name": intent}}}
            for intent, text in self.before
        ]
