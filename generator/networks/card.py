"""The model card of a checkpoint: what it does, how it was trained, what is known of how well."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

_FRONT: Final = """\
---
language:
- en
- zh
library_name: vitrine
license: apache-2.0
pipeline_tag: {pipeline}
tags:
- vitrine
---
"""
_PIPELINES: Final = {
    "imagine": "text-to-image",
    "tutorial": "text-to-image",
    "zoom": "image-to-image",
    "edit": "image-to-image",
    "checker": "image-feature-extraction",
    "judge": "image-feature-extraction",
}
_WHAT: Final = {
    "imagine": """\
Draws a product, a part of one or an instruction from a sentence in English or Chinese and noise, 128 pixels
square. What it draws is an idea of a product, never evidence of how a real one looks: show it with a label.
It knows the kinds of goods, colours and materials that it was trained on (`values` in `config.json`).""",
    "tutorial": """\
The generator that many tutorials print, kept as a baseline to compare with.""",
    "zoom": """\
Makes a crop of a product photograph four times as large. Mean colours are kept by construction; fine detail
is made up in the style of what it was trained on, so show it with a label.""",
    "edit": """\
Changes a product photograph as words in English or Chinese say ("in forest green", "换成红色"): its colour
above all, material and pattern less. What its mask leaves out stays as it is to the bit. A preview, not a
photograph: show it with a label.""",
    "checker": """\
Reads what a picture shows and how well it fits a sentence; decides with calibrated thresholds whether a made
picture may be sent, and finds products by a shopper's photograph. Looks through a frozen EfficientNet-Lite2,
whose weights come with its package.""",
    "judge": """\
Scores the generator and is never shown to it in training. Looks through a frozen EfficientNet-Lite1, whose
weights come with its package.""",
}


def card(head: str, facts: Mapping[str, Any], parameters: int, measured: str = "") -> str:
    """Markdown with Hugging Face's front matter; `measured` is a section of its own, if there is one."""
    name = "TutorialGenerator" if head == "tutorial" else head.title()
    parts = [
        _FRONT.format(pipeline=_PIPELINES[head]),
        f"# {name}\n",
        f"{_WHAT[head]}\n",
        f"{parameters:,} parameters, kept in half precision.\n",
        f"```python\nfrom generator.networks import {name}\n\nnetwork = {name}.load(folder_or_name)\n```\n",
    ]
    if facts:
        parts += ["## Training\n", f"{_training(facts)}\n"]
    if measured:
        parts += ["## Measured\n", f"{measured.rstrip()}\n"]
    return "\n".join(parts)


def _training(facts: Mapping[str, Any]) -> str:
    said = (
        f"By `vitrine generator train` on the set `{facts.get('data', '?')}`: {_how_long(facts)}, "
        f"seed {facts.get('seed', 0)}."
    )
    if facts.get("begun_with"):
        said += f" Begun with the checkpoint `{facts['begun_with']}`"
        before = facts.get("before")
        while before:
            said += f", which had {_how_long(before)}"
            before = before.get("before")
        said += "."
    return f"{said} All settings are in `training.json`."


def _how_long(facts: Mapping[str, Any]) -> str:
    device = str(facts.get("trained_on", "?"))
    return (
        f"{facts.get('steps', 0):,} steps in {facts.get('minutes', 0):,.0f} minutes "
        f"on {'a CPU' if device == 'CPU' else device}"
    )
