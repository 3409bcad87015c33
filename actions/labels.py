"""What the dialogue itself calls an intent, and what it writes above a card."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from data.language import Language

_VALUE: Final = re.compile(r"{(\w+)}")


@dataclass(frozen=True, slots=True)
class Labels:
    """The sentences of the dialogue's domain, as Rasa sends it along, in one language."""

    responses: Mapping[str, Iterable[Mapping[str, Any]]]
    language: Language

    @classmethod
    def of(cls, domain: Mapping[str, Any], language: Language) -> Labels:
        return cls(domain.get("responses") or {}, language)

    def wish(self, intent: str) -> str:
        """What a shopper wants with `intent`, a topic of frequent questions too (`faq/warranty`)."""
        return self.sentence(f"utter_{intent}" if "/" in intent else f"utter_wish_{intent}")

    def above_card(self, response: str, values: Mapping[str, str]) -> str:
        """What stands above the card of an answer: words of its own, else the first line of `response`."""
        said = self.sentence(f"{response}_above_card") or self.sentence(response).partition("\n")[0]
        return _VALUE.sub(lambda name: values.get(name[1], name[0]), said)

    def sentence(self, response: str) -> str:
        """The words of `response` in this language; nothing where the domain has none."""
        said = ""
        for variation in self.responses.get(response, ()):
            conditions = variation.get("condition") or []
            languages = [each.get("value") for each in conditions if each.get("name") == "language"]
            if self.language in languages or not (languages or said):
                said = str(variation.get("text") or "")
        return said
