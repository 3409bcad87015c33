"""The sentences around what a picture shows: from terse catalogue words to how people ask.

`{goods}` is the article with its colour, pattern and material ("navy wool jumper", 藏青色羊毛毛衣),
`{a_goods}` the same with its article, `{part}` the part shown, `{step}` what an instruction says.
`HELD_OUT` wordings are never used for training pictures, so that tests ask in words not seen before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from data.language import Language


@dataclass(frozen=True, slots=True)
class Wordings:
    """Sentences for a whole article, for one of its parts, and for a step of an instruction."""

    whole: tuple[str, ...]
    detail: tuple[str, ...]
    step: tuple[str, ...]
    general_step: tuple[str, ...]


TRAINING: Final[dict[Language, Wordings]] = {
    "en": Wordings(
        whole=(
            "{goods}",
            "{a_goods}",
            "photo of {a_goods}",
            "{goods}, full view",
            "product photo: {goods} on white",
            "show me the {goods}",
            "do you have {a_goods}?",
            "let me see the {goods}",
            "I'm looking for {a_goods}",
            "can I see {a_goods} please",
            "{goods} against a white background",
            "a picture of your {goods}",
        ),
        detail=(
            "{goods}, {part}",
            "{part} of {a_goods}",
            "{goods}: the {part}",
            "close-up of the {part} of {a_goods}",
            "show me the {part} of the {goods}",
            "what about the {part} of the {goods}?",
            "can I see the {part} of the {goods}?",
            "{part}, {goods}",
            "the {goods} from a view of its {part}",
            "detail photo of {a_goods}, {part}",
            "I'd like a good look at the {part} of the {goods}",
            "a closer look: {goods}, {part}",
        ),
        step=(
            "{goods}: {step}",
            "how to: {step}, {goods}",
            "instruction picture, {goods}, {step}",
            "show me how to use the {goods}: {step}",
            "{step} ({goods})",
            "which step is it to {step} with the {goods}?",
            "picture of the step where you {step}, {goods}",
            "drawing for {a_goods}: {step}",
        ),
        general_step=(
            "{step}",
            "how to: {step}",
            "instruction picture: {step}",
            "care symbol, {step}",
            "what is the sign for {step}?",
            "show me the picture that says {step}",
            "a drawing that tells me: {step}",
            "{step}, symbol",
        ),
    ),
    "zh": Wordings(
        whole=(
            "{goods}",
            "一款{goods}",
            "{goods}的照片",
            "{goods}，整体图",
            "白底商品图：{goods}",
            "给我看看{goods}",
            "你们有{goods}吗？",
            "{goods}长什么样？",
            "我想找{goods}",
            "能看一下{goods}吗",
            "发一张{goods}的图",
            "这款{goods}的全貌",
        ),
        detail=(
            "{goods}，{part}",
            "{goods}的{part}",
            "{goods}{part}特写",
            "{goods}：{part}细节",
            "给我看看{goods}的{part}",
            "{goods}的{part}是什么样的？",
            "能看一下这个{goods}的{part}吗",
            "{part}，{goods}",
            "拍一下{goods}的{part}",
            "想看{goods}{part}的做工",
            "{goods}{part}近照",
            "{goods}的{part}部分放大看看",
        ),
        step=(
            "{goods}：{step}",
            "{goods}怎么用：{step}",
            "说明图，{goods}，{step}",
            "教我用{goods}，{step}",
            "{step}（{goods}）",
            "{goods}的步骤图：{step}",
            "{goods}{step}怎么做？",
            "看一下{goods}{step}的图示",
        ),
        general_step=(
            "{step}",
            "{step}图示",
            "说明图：{step}",
            "洗护标志：{step}",
            "{step}的标志是什么样的？",
            "给我看表示“{step}”的图",
            "画出来告诉我：{step}",
            "{step}符号",
        ),
    ),
}
HELD_OUT: Final[dict[Language, Wordings]] = {
    "en": Wordings(
        whole=(
            "got any pics of {a_goods}?",
            "how would {a_goods} look",
            "{goods} please, the whole thing",
            "let me have a look at {a_goods}",
            "send a snapshot of the {goods}",
            "pull up the {goods} for me",
        ),
        detail=(
            "zoom in on the {part} of the {goods}",
            "got a pic of the {part}, {goods}?",
            "I want to check the {part} on {a_goods}",
            "tell me about the {part} on the {goods}, with a pic",
            "send me the {part}, {goods}",
            "let me have a look at the {goods}, especially the {part}",
        ),
        step=(
            "I don't get how to {step} on the {goods}",
            "{goods}, the bit where I {step}",
            "walk me through it: {step}, {goods}",
            "need help with the {goods}, {step}",
            "explain with a picture how to {step} ({goods})",
            "{goods} manual, {step}",
        ),
        general_step=(
            "I don't get what {step} looks like on the label",
            "the tag should say {step}",
            "sketch of {step}",
            "explain with a picture: {step}",
            "need the icon for {step}",
            "pictogram, {step}",
        ),
    ),
    "zh": Wordings(
        whole=(
            "有没有{goods}的实拍",
            "想瞧瞧{goods}",
            "{goods}整个的样子发我",
            "来张{goods}",
            "麻烦展示一下{goods}",
            "帮我调出{goods}的图",
        ),
        detail=(
            "放大{goods}的{part}",
            "{goods}的{part}有图吗",
            "我要确认一下{goods}的{part}",
            "这{goods}的{part}做得怎么样",
            "{part}发我看看，{goods}的",
            "瞧瞧{goods}，主要看{part}",
        ),
        step=(
            "{goods}我不会，{step}这步",
            "{goods}到{step}这里卡住了",
            "一步步教我：{step}，{goods}",
            "{goods}求助，{step}",
            "用图讲讲{goods}：{step}",
            "{goods}说明书，{step}",
        ),
        general_step=(
            "水洗标上{step}长啥样",
            "标签应该写着{step}",
            "{step}的简图",
            "用图讲讲{step}",
            "我要{step}的图标",
            "{step}示意",
        ),
    ),
}
