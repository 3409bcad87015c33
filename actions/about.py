"""What of the assistant itself can be asked about, and how people ask it."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Final

import numpy as np

from actions.shop import Shop
from actions.turn import Turn


class About(StrEnum):
    """What of the assistant is asked about."""

    IDENTITY = "identity"
    PICTURES = "pictures"
    STORAGE = "storage"
    DELETION = "deletion"
    READERS = "readers"


# How people ask for each; a question is about whatever it is nearest to.
QUESTIONS: Final[dict[About, tuple[str, ...]]] = {
    About.IDENTITY: (
        "are you a robot or a human",
        "who are you, what is your name",
        "who made you, which company built this assistant",
        "which language model are you",
        "are you ChatGPT",
        "is there a person behind this or just software",
        "am I chatting with a computer or a machine",
        "introduce yourself",
        "is a person typing these answers",
        "can you make mistakes, where do your answers come from",
        "你是机器人还是真人",
        "你是谁，你叫什么名字",
        "谁开发了你，是哪家公司做的",
        "你用的是什么大模型",
        "你是AI吗",
        "我在跟机器聊天吗，对面是人吗",
        "这是智能客服吗",
        "介绍一下你自己",
        "是真人在打字回复吗",
        "你会出错吗，答案从哪来的",
    ),
    About.PICTURES: (
        "are the pictures real photographs or made by AI",
        "how do you make the pictures",
        "which model or software generates the images",
        "is this image computer generated or edited",
        "what does the AI label on the picture mean",
        "does the real product look like the generated picture",
        "are these photos real",
        "图片是实拍的还是AI画的",
        "图片是真的吗",
        "这些照片是真的还是假的",
        "图片是怎么做出来的",
        "你用什么模型生成图片",
        "这张图是电脑合成的还是P的",
        "图上的AI标签是什么意思",
        "实物和生成的图一样吗",
    ),
    About.STORAGE: (
        "do you store my messages",
        "do you keep or record what I write here",
        "is this chat saved, how long is it kept",
        "what do you know about me",
        "will you remember me next time",
        "are my messages used to train you",
        "what happens to the pictures that I send",
        "你会保存聊天记录吗",
        "对话会存下来留底吗",
        "我们聊的这些你会留着吗",
        "聊天记录保存多久",
        "你知道我的什么信息",
        "你下次还记得我吗",
        "聊天内容会拿来训练你吗",
        "我发的图片会怎么处理",
    ),
    About.DELETION: (
        "how can I delete this chat",
        "please erase everything I wrote",
        "clear the chat history",
        "can I make you forget this conversation",
        "怎么删除聊天记录",
        "把我发的内容都删掉",
        "清空这段对话，可以删掉吗",
        "能让你忘记这次聊天吗",
    ),
    About.READERS: (
        "who can read this chat",
        "can your staff see what I write",
        "does a human read my messages",
        "is our conversation private",
        "谁能看到我们的聊天",
        "员工看得到我发的消息吗",
        "我说的话有人看吗",
        "我们的对话是私密的吗",
    ),
}


async def subject_of(shop: Shop, question: str) -> tuple[About, float]:
    """What `question` is about if it is about the assistant, and its cosine with how people ask that."""
    subjects, texts = _questions()
    scores = await shop.embeddings.embed_texts(texts) @ await shop.embeddings.embed_query(question)
    best = int(np.argmax(scores))
    return subjects[best], float(scores[best])


def say_about(shop: Shop, turn: Turn, about: About) -> None:
    """Says the truth about it."""
    turn.say(
        f"utter_about_{about}",
        contact=shop.settings.support_contact,
        conversation=str(turn.tracker.sender_id),
    )


@cache
def _questions() -> tuple[list[About], list[str]]:
    pairs = [(about, question) for about, questions in QUESTIONS.items() for question in questions]
    return [about for about, _ in pairs], [question for _, question in pairs]
