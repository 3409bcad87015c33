"""Two thousand mangled messages: nothing breaks, and each is answered or refused in its own language."""

from __future__ import annotations

import asyncio
import json
import re
import time
from dataclasses import dataclass, field
from typing import Final

import httpx
import pytest

from bot.gateway import texts
from bot.gateway.policy import normalise
from bot.gateway.reception import RESUME
from bot.running import ROOMS, RunningSystem
from data.language import HAN, Bilingual, Language, language_of
from tests.e2e.mutations import LIMIT, mutated

pytestmark = pytest.mark.system

MESSAGES: Final = 2000
SEED: Final = 20261127
AT_ONCE: Final = 8
# A conversation remembers, so it has to be long; many of them make more beginnings.
LONGEST_CONVERSATION: Final = 25
ANSWER_TIMEOUT_S: Final = 60.0
# Far more than it takes on two cores; a message that costs seconds would show.
LONGEST_S: Final = 600.0

BROKEN: Final[tuple[Bilingual, ...]] = (
    texts.NO_ANSWER, texts.FAILED, texts.KEPT, texts.CLOSED, texts.OVERLOADED, texts.INTERNAL,
    Bilingual("can't reach the shop's records", "连不上店铺的资料"),
)  # fmt: skip
# Addresses and what is quoted may be in any language.
SAID_BY_OTHERS: Final = re.compile(r"https?://\S+|\S+@\S+|“[^”]*”")
HAN_RUN: Final = re.compile(f"[{HAN}]+")
LOGGED_FAILURE: Final = re.compile(r"Traceback|\bERROR\b|Exception\b|died and was started")


@dataclass
class Conversation:
    """A shopper who writes one message after the other, and what is wrong with the answers."""

    http: httpx.AsyncClient
    language: Language = "en"
    said: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    is_over: bool = False

    async def begin(self) -> None:
        self.said, self.language, self.is_over = [], "en", False
        # With a session's token one would get the same conversation again.
        self.http.headers.pop("Authorization", None)
        session = (await self.http.post("/api/sessions")).raise_for_status().json()["session_id"]
        self.http.headers["Authorization"] = f"Bearer {session}"

    async def say(self, text: str) -> None:
        # The JSON is our own, for httpx cannot encode half of a surrogate pair.
        body = json.dumps({"text": text})
        response = await self.http.post(
            "/api/messages", content=body, headers={"Content-Type": "application/json"}
        )
        clean = normalise(text)
        if response.status_code != httpx.codes.OK:
            self._check_refusal(text, clean, response)
            return
        logged, *replies = response.json()["messages"]
        self.said.append(logged["text"])
        self.language = language_of(logged["text"], self.language)
        if not replies:
            self._fault(text, "no answer")
        for reply in replies:
            self._check(text, reply)
            self.is_over |= any(button["payload"] == RESUME for button in reply["buttons"])
        self.is_over |= len(self.said) >= LONGEST_CONVERSATION

    def _check_refusal(self, text: str, clean: str, response: httpx.Response) -> None:
        if response.status_code >= httpx.codes.INTERNAL_SERVER_ERROR or 0 < len(clean) <= LIMIT:
            self._fault(text, f"status {response.status_code}: {response.text[:200]}")
        elif language_of(response.json()["detail"]) != language_of(text, "en"):
            self._fault(text, f"refused in the wrong language: {response.json()['detail']}")

    def _check(self, text: str, reply: dict) -> None:
        if any(sentence in reply["text"] for broken in BROKEN for sentence in (broken.en, broken.zh)):
            self._fault(text, f"broken: {reply['text']}")
        if not reply["text"].strip() and not reply["pictures"]:
            self._fault(text, "an empty answer")
        for said in (reply["text"], *(button["title"] for button in reply["buttons"])):
            if not self._is_in_language(said):
                self._fault(text, f"not in {self.language}: {said[:200]}")

    def _is_in_language(self, said: str) -> bool:
        """Whether an answer is in the conversation's language, the shopper's own words set aside."""
        said = SAID_BY_OTHERS.sub(" ", said)
        if self.language == "zh":
            return language_of(said, "zh") == "zh"
        own = "".join(self.said)
        return all(run in own for run in HAN_RUN.findall(said))

    def _fault(self, text: str, what: str) -> None:
        self.faults.append(f"{text[:150]!r} after {[said[:60] for said in self.said[-3:]]!r}: {what}")


async def _talk(url: str, messages: list[str]) -> list[str]:
    async with httpx.AsyncClient(base_url=url, timeout=ANSWER_TIMEOUT_S) as http:
        conversation = Conversation(http, is_over=True)
        for text in messages:
            if conversation.is_over:
                await conversation.begin()
            await conversation.say(text)
        return conversation.faults


async def _talk_all(url: str, messages: list[str]) -> list[str]:
    shares = [messages[start::AT_ONCE] for start in range(AT_ONCE)]
    faults = await asyncio.gather(*(_talk(url, share) for share in shares))
    return [fault for of_one in faults for fault in of_one]


def test_mangled_messages_break_nothing_and_are_answered_in_their_language(system: RunningSystem) -> None:
    system.wait_until_ready()
    before = {room: system.process(room).pid for room in ROOMS}
    logged = system.log.stat().st_size
    started = time.monotonic()

    faults = asyncio.run(_talk_all(system.url(), list(mutated(MESSAGES, SEED))))

    took_s = time.monotonic() - started
    assert faults == [], f"{len(faults)} faults:\n" + "\n".join(faults[:40])
    assert {room: system.process(room).pid for room in ROOMS} == before
    with system.log.open(errors="replace") as log:
        log.seek(logged)
        assert [line for line in log if LOGGED_FAILURE.search(line)] == []
    assert took_s < LONGEST_S


def test_the_messages_are_the_same_for_a_seed() -> None:
    assert list(mutated(50, SEED)) == list(mutated(50, SEED))
