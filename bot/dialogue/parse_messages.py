"""Reads texts, says what a trained model understands: the dialogue environment's half of `bot.understanding`.

A JSON list of texts comes in on standard input; one JSON object a text goes out on standard output, in order:
`intent` (topic included), `topic`, `confidence`, `ranking`, `entities` and `milliseconds`.
"""

import asyncio
import json
import sys
import time
import warnings
from typing import Any

warnings.showwarning = lambda *_, **__: None


async def main(model: str) -> None:
    """Parses with the model at `model`, a file or a folder of models."""
    from rasa.core.agent import Agent  # noqa: PLC0415 - the warnings of its imports are silenced first

    agent = Agent.load(model)
    await agent.parse_message("hello")
    for text in json.load(sys.stdin):
        started = time.perf_counter()
        parsed = await agent.parse_message(text)
        milliseconds = (time.perf_counter() - started) * 1000
        sys.stdout.write(json.dumps(told(parsed) | {"milliseconds": milliseconds}) + "\n")
        sys.stdout.flush()


def told(parsed: dict[str, Any]) -> dict[str, Any]:
    """What matters of what Rasa says about a message."""
    intent = parsed["intent"]
    ranking = parsed.get("intent_ranking") or []
    selected = parsed.get("response_selector", {}).get("faq", {}).get("response", {})
    topic = selected.get("intent_response_key") or ""
    is_topic = topic.partition("/")[0] == intent["name"]
    return {
        "intent": topic if is_topic else intent["name"],
        "topic": topic,
        "confidence": intent["confidence"],
        "ranking": [[entry["name"], entry["confidence"]] for entry in ranking],
        "entities": [
            {key: entity[key] for key in ("entity", "value", "start", "end")} for entity in parsed["entities"]
        ],
    }


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
