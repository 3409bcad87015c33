"""What an assistant may answer: an example of everything that the chat can show."""

from __future__ import annotations

from typing import Any, Final

from bot.settings import PROJECT
from data.store import MediaStore, thumbnail_name

DEMO: Final = PROJECT / "data" / "demo"
JOB: Final = "job_" + "c3" * 16
NOT_IN_PLACE: Final = "What a card says in structure is not said once more"
GOODS: Final = ("Cove hoodie", "Gale zip hoodie", "Drizzle fleece hoodie", "Heath linen tee")
PARTS: Final = ("hood", "pocket", "cuff", "back")
STEPS: Final = (
    ("Close the zip", "Turn the hoodie inside out and empty its pockets.", "care-hand-wash"),
    ("Wash it at 30 °C", "With colours like it, and no softener.", "care-air-dry-shade"),
    ("Dry it flat", "Out of the sun. It does not go into the dryer.", "care-dry-flat"),
)


def picture(store: MediaStore, name: str, alt: str, **changes: Any) -> dict[str, Any]:
    """A picture of a message: the demo shop's `name`, kept in `store`."""
    folder = "instructions" if name.startswith("care-") else "photos"
    stored = store.put((DEMO / folder / f"{name}.webp").read_bytes())
    return {
        "id": f"pic_{name}",
        "url": f"/media/{stored.name}",
        "thumbnail_url": f"/media/{thumbnail_name(stored.name)}",
        "width": stored.width,
        "height": stored.height,
        "alt": alt,
        "source": "photo",
        "status": "ready",
    } | changes


def answers(store: MediaStore) -> dict[str, list[dict[str, Any]]]:
    """The answers by what is asked."""
    wholes = [picture(store, f"{_handle(name)}-whole", name) for name in GOODS]
    hood, *parts = [picture(store, f"cove-hoodie-{part}", f"The {part} of the Cove hoodie") for part in PARTS]
    enlarged = hood | {"id": "pic_enlarged", "label": "AI-enhanced", "original_url": wholes[0]["url"]}
    unmade = hood | {"id": "pic_" + "d4" * 16, "url": None, "source": "edited"}
    drawings = [picture(store, drawing, title) for title, _, drawing in STEPS]
    return {
        "hello": [{"text": "Hello! What may I show you?", "buttons": [_button(name) for name in GOODS[:2]]}],
        "picture": [_pictured("This is the hood.", hood)],
        "pictures": [_pictured("A part and the whole.", parts[0], wholes[0])],
        "details": [_pictured("From all sides:", enlarged, *parts)],
        "pending": [_pictured("One moment.", unmade | {"status": "pending", "job": JOB})],
        "failed": [_pictured("One moment.", unmade | {"status": "failed"})],
        "product": [_carded(_products(wholes[:1], ""), wholes[:1])],
        "products": [_carded(_products(wholes, "Our hoodies:"), wholes)],
        "comparison": [_carded(_comparison(wholes[:3]), wholes[:3])],
        "steps": [_carded(_steps(drawings), drawings)],
        "order": [_carded(_order(), [])],
        "file": [_carded(_file(), [])],
        "bye": [_carded({"type": "satisfaction", "text": "How was this chat?"}, [])],
        "person": [{"text": "I will get someone."}, {"custom": {"handoff": {"reason": "asked"}}}],
    }


def _handle(name: str) -> str:
    return name.lower().replace(" ", "-")


def _button(name: str) -> dict[str, str]:
    return {"title": name, "payload": f"more of {name}"}


def _pictured(text: str, *pictures: dict[str, Any]) -> dict[str, Any]:
    return {"text": text, "custom": {"pictures": list(pictures)}}


def _carded(card: dict[str, Any], pictures: list[dict[str, Any]]) -> dict[str, Any]:
    answer = _pictured(NOT_IN_PLACE, *pictures)
    return answer | {"custom": answer["custom"] | {"cards": [card]}}


def _products(pictures: list[dict[str, Any]], text: str) -> dict[str, Any]:
    products = [
        {
            "title": shown["alt"],
            "price": "€75.00",
            "note": "4.6 of 5 stars, 12 reviews",
            "url": f"/products/{_handle(shown['alt'])}",
            "picture": shown["id"],
            "button": _button(shown["alt"]) | {"title": "Tell me more"},
        }
        for shown in pictures
    ]
    return {"type": "products", "text": text, "products": products}


def _comparison(pictures: list[dict[str, Any]]) -> dict[str, Any]:
    rows = {
        "Price": ("€75.00", "€85.00", "€69.00"),
        "Material": ("Cotton", "Cotton with a little elastane", "Recycled polyester"),
        "Warmth": ("Thick, for autumn", "Medium", "Very warm"),
    }
    return {
        "type": "comparison",
        "text": "Side by side:",
        "columns": [
            {"title": shown["alt"], "url": f"/products/{_handle(shown['alt'])}", "picture": shown["id"]}
            for shown in pictures
        ],
        "rows": [{"name": name, "values": list(values)} for name, values in rows.items()],
    }


def _steps(drawings: list[dict[str, Any]]) -> dict[str, Any]:
    steps = [
        {"title": title, "text": text, "picture": drawing["id"]}
        for (title, text, _), drawing in zip(STEPS, drawings, strict=True)
    ]
    return {"type": "steps", "text": "Gently, and it lasts.", "title": "Washing", "steps": steps}


def _order() -> dict[str, Any]:
    stages = [
        ("Ordered", "2026-11-02T09:00:00Z", "done"),
        ("Packed", "2026-11-03T08:10:00Z", "done"),
        ("On its way", "2026-11-03T17:45:00Z", "now"),
        ("Delivered", None, "next"),
    ]
    return {
        "type": "order",
        "text": "Your order is on its way.",
        "number": "V-10206",
        "status": "On its way",
        "stages": [{"title": title, "at": at, "state": state} for title, at, state in stages],
        "items": [
            {"title": "Cove hoodie, navy, M", "quantity": 1, "price": "€75.00"},
            {"title": "Lumen porcelain mug, mint", "quantity": 2, "price": "€36.00"},
        ],
        "total": "€111.00",
        "link": {"title": "Track the parcel", "url": "https://parcels.example/PW4820011731EU"},
    }


def _file() -> dict[str, Any]:
    return {
        "type": "file",
        "text": "Here is your invoice.",
        "title": "Invoice V-10206",
        "url": "https://shop.example/invoices/V-10206.pdf",
        "media_type": "application/pdf",
    }
