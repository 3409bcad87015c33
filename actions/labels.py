"""What an intent is called before people, in the dialogue's own words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from data.language import Language


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

    def sentence(self, response: str) -> str:
        """The words of `response` in this language; nothing where the domain has none."""
        said = ""
        for variation in self.responses.get(response, ()):
            conditions = variation.get("condition") or []
            languages = [each.get("value") for each in conditions if each.get("name") == "language"]
            if self.language in languages or not (languages or said):
                said = str(variation.get("text") or "")
        return said
