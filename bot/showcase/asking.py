"""Asks the running system for pictures, one request a fresh conversation, and notes what came of each."""

from __future__ import annotations

import csv
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import httpx
from sqlalchemy import select

from bot.chat import Chat
from bot.running import RunningSystem
from data.schema import Product, Variant
from data.store import Database

REQUESTS: Final = Path(__file__).parent / "requests.csv"
# Seconds until a picture that is still being made counts as missing.
PATIENCE_S: Final = 60.0
NONE: Final = "none"
_PLANNED: Final = re.compile(r"picture: (?P<rung>\w+)(?P<nearest> \(nearest\))?, because (?P<reasons>.+)$")
_REFUSED: Final = re.compile(r"no (?P<rung>\w+) picture: (?P<reason>[\w-]+)$")


@dataclass(frozen=True, slots=True)
class Asked:
    """A request of the table: what a shopper writes, and what it means to a person who reads it.

    `rung` is where a perfect answer stops; `product` a handle, "" where none is named.
    """

    id: str
    language: str
    text: str
    product: str
    family: str
    colour: str
    material: str
    part: str
    instruction: str
    rung: str
    note: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a request.

    Attributes:
        rung: of the first picture that was sent, `none` without one.
        is_nearest: the photograph stands in for what could not be shown.
        intent: what the dialogue understood.
        products: handles of the products that the pictures show.
        reasons: the planner's, with what the checker or the service refused.
        score, threshold: the checker's, of made pictures.
        milliseconds: until the last picture was there.
        was_pending: whether it came after the words.
        text: what was said.
        picture: the file of the first picture, relative to the folder.
    """

    id: str
    rung: str
    is_nearest: bool
    intent: str
    products: tuple[str, ...]
    reasons: str
    refused: tuple[str, ...]
    score: float | None
    threshold: float | None
    milliseconds: int
    was_pending: bool
    text: str
    label: str = ""
    picture: str = ""
    buttons: tuple[str, ...] = ()


def read_requests(path: Path = REQUESTS) -> list[Asked]:
    """The table of requests."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Asked(**row) for row in csv.DictReader(file)]


def ask_all(system: RunningSystem, requests: Iterable[Asked], folder: Path) -> Iterator[Answer]:
    """Asks one after another; pictures go to `folder`."""
    handles = _handles_by_sku(system)
    for asked in requests:
        yield _ask(system, asked, folder, handles)


def _ask(system: RunningSystem, asked: Asked, folder: Path, handles: dict[str, str]) -> Answer:
    understood = httpx.post(f"{system.url('dialogue')}/model/parse", json={"text": asked.text}, timeout=30)
    log_before = system.log.stat().st_size
    chat = Chat(system.url())
    started = time.perf_counter()
    messages = chat.send(asked.text)
    was_pending = any(p["status"] == "pending" for m in messages for p in m["pictures"])
    messages = chat.wait_for_pictures(messages, PATIENCE_S, lambda _: None)
    milliseconds = round((time.perf_counter() - started) * 1000)
    said = messages[1:]
    pictures = [
        p
        for message in said
        if not _asks_back(message)
        for p in message["pictures"]
        if p["status"] == "ready"
    ]
    first = pictures[0] if pictures else None
    planned, refused = _planned(system, log_before)
    # What fails after its words were said is told by the gateway, not by the planner.
    refused += tuple(
        f"{picture['source']}: failed"
        for m in said
        for picture in m["pictures"]
        if picture["status"] == "failed"
    )
    saved = chat.save(first, folder) if first else None
    return Answer(
        id=asked.id,
        rung=first["source"] if first else NONE,
        is_nearest=bool(planned and planned["nearest"]) or any("failed" in reason for reason in refused),
        intent=str((understood.json().get("intent") or {}).get("name") or ""),
        products=tuple(dict.fromkeys(handles[p["sku"]] for p in pictures if p.get("sku") in handles)),
        reasons=planned["reasons"] if planned else "",
        refused=refused,
        score=first["checked"]["score"] if first and first.get("checked") else None,
        threshold=first["checked"]["threshold"] if first and first.get("checked") else None,
        milliseconds=milliseconds,
        was_pending=was_pending,
        text="\n".join(message["text"] for message in said),
        label=str(first.get("label") or "") if first else "",
        picture=saved.name if saved else "",
        buttons=tuple(button["title"] for message in said for button in message["buttons"]),
    )


def _asks_back(message: dict[str, Any]) -> bool:
    """Whether a message offers several goods to choose from, whose photographs are no answer yet."""
    return any(card["type"] == "products" and len(card["products"]) > 1 for card in message["cards"])


def _planned(system: RunningSystem, since: int) -> tuple[dict[str, str] | None, tuple[str, ...]]:
    """What the actions wrote down of a plan since the log was so long."""
    with system.log.open("rb") as log:
        log.seek(since)
        lines = log.read().decode("utf-8", "replace").splitlines()
    plans = [match.groupdict() for line in lines if (match := _PLANNED.search(line))]
    refused = [match.groups() for line in lines if (match := _REFUSED.search(line))]
    return (plans[0] if plans else None), tuple(map(": ".join, refused))


def _handles_by_sku(system: RunningSystem) -> dict[str, str]:
    """The product of each variant, by its SKU, from the shop's database."""
    database = Database(f"sqlite:///{system.home / 'vitrine.db'}")
    with database.session() as session:
        rows = session.execute(select(Variant.sku, Product.handle).join(Product)).all()
    database.dispose()
    return {row.sku: row.handle for row in rows}
