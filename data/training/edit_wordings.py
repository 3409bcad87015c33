"""How people ask for a product in another look: "in forest green", "换成皮革的".

`{look}` is the colour, pattern and material that change, `{goods}` the article's noun.
`HELD_OUT` wordings are never used for training.
"""

from __future__ import annotations

from typing import Final

from data.language import Language

TRAINING: Final[dict[Language, tuple[str, ...]]] = {
    "en": (
        "in {look}",
        "{look}",
        "make it {look}",
        "can I have it in {look}?",
        "what would it look like in {look}?",
        "show me the {goods} in {look}",
        "the same {goods} in {look} please",
        "change it to {look}",
        "I'd rather have {look}",
        "is there a {look} one?",
        "{look} {goods}",
        "do you have this {goods} in {look}",
        "turn the {goods} {look}",
        "same but {look}",
    ),
    "zh": (
        "换成{look}",
        "{look}",
        "{look}的",
        "有{look}的吗？",
        "{look}的会是什么样？",
        "这款{goods}换成{look}看看",
        "想看{look}的{goods}",
        "改成{look}",
        "我想要{look}的",
        "能不能变成{look}",
        "{look}{goods}",
        "同款{look}",
        "给我看看{look}的",
        "把它换成{look}的",
    ),
}
HELD_OUT: Final[dict[Language, tuple[str, ...]]] = {
    "en": (
        "how about {look} instead",
        "could you recolour the {goods}: {look}",
        "picture this in {look} for me",
        "let me see a {look} version",
        "I was thinking {look}",
        "would the {goods} look good in {look}",
    ),
    "zh": (
        "要是{look}的呢",
        "帮我把{goods}弄成{look}",
        "来个{look}版",
        "{look}会不会好看",
        "看一下{look}这个颜色款",
        "假如这{goods}是{look}",
    ),
}
