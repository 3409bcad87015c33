"""Every sentence that the gateway itself says, in English and Chinese."""

from __future__ import annotations

from typing import Final

from data.language import Bilingual

EMPTY: Final = Bilingual(
    en="There was nothing to read in that message. Please write your question in a few words.",
    zh="这条消息里没有可读的内容，请用几个字写下您的问题。",
)
UNREADABLE: Final = Bilingual(
    en="That message could not be read as text. Please write your question in a few words.",
    zh="这条消息无法作为文字读取，请用几个字写下您的问题。",
)
TOO_LONG: Final = Bilingual(
    en="That message is too long: {length:,} characters, and {limit:,} is the limit. "
    "Please shorten it or send it in parts.",
    zh="这条消息太长了：共 {length:,} 个字符，上限是 {limit:,} 个。请精简一下，或分几次发送。",
)
OVERLOADED: Final = Bilingual(
    en="A lot of people are asking at the moment and this message was not taken. "
    "Please send it again in a few seconds.",
    zh="现在咨询的人太多，这条消息没有收下。请过几秒再发一次。",
)
TOO_OFTEN: Final = Bilingual(
    en="That was a lot at once. Please wait {wait} and send it again.",
    zh="您发得太快了，请等 {wait}再发。",
)
NO_PHOTOGRAPH: Final = Bilingual(
    en="That file is not a photo that can be read here. Please send a JPEG, PNG, WebP or HEIC picture.",
    zh="这个文件不是可以读取的照片，请发送 JPEG、PNG、WebP 或 HEIC 格式的图片。",
)
ANIMATED: Final = Bilingual(
    en="Pictures that move cannot be taken. Please send a still photo.",
    zh="暂不支持动图，请发送静态照片。",
)
TOO_MANY_PIXELS: Final = Bilingual(
    en="That photo has more than {millions} million pixels, which is the limit. Please send a smaller one.",
    zh="这张照片超过了 {ten_thousands} 万像素的上限，请发送小一点的图片。",
)
DAMAGED: Final = Bilingual(
    en="That photo could not be opened; the file may be damaged. Please send it again or choose another one.",
    zh="这张照片打不开，文件可能已损坏。请重新发送或换一张。",
)
PHOTO_TOO_LARGE: Final = Bilingual(
    en="That photo is larger than {limit} MB, which is the limit. Please send a smaller one.",
    zh="这张照片超过了 {limit} MB 的上限，请发送小一点的图片。",
)
PHOTO: Final = Bilingual(en="Photo", zh="照片")
NAMED_PHOTO: Final = Bilingual(en="Photo {name}", zh="照片 {name}")
FAILED: Final = Bilingual(
    en="Something went wrong on our side and this message was not taken. Please send it again in a moment.",
    zh="我们这边出了点问题，这条消息没有收下。请稍后再发一次。",
)
KEPT: Final = Bilingual(
    en="The assistant is not available right now. Your message is kept and will be answered here "
    "as soon as it is back.",
    zh="助手暂时不在线。您的消息已经保存，助手恢复后会在这里回复您。",
)
NO_ANSWER: Final = Bilingual(
    en="Sorry, I could not come up with an answer to that. Please put it another way.",
    zh="抱歉，这个问题我没能给出回答。请换个说法再试试。",
)
CLOSED: Final = Bilingual(
    en="Sorry, the assistant was away for too long to answer this message. "
    "If it still matters, please ask again.",
    zh="抱歉，助手离线太久，没能回复这条消息。如果仍有需要，请再问一次。",
)

NEXT_IN_QUEUE: Final = Bilingual(en="You are next.", zh="下一位就是您。")
ONE_BEFORE: Final = Bilingual(en="There is 1 person before you.", zh="您前面还有 1 位顾客。")
MANY_BEFORE: Final = Bilingual(en="There are {count} people before you.", zh="您前面还有 {count} 位顾客。")
PEOPLE_HERE: Final = Bilingual(en="Customer service is here now{hours}.", zh="人工客服现在在线{hours}。")
PEOPLE_AWAY: Final = Bilingual(
    en="Customer service is away just now and will be back {when}{hours}.",
    zh="人工客服现在不在线，{when} 回来{hours}。",
)
PEOPLE_AWAY_FOR_LONG: Final = Bilingual(
    en="Customer service is away, and it is not known when it will be back.",
    zh="人工客服现在不在线，暂时也不知道什么时候回来。",
)
SILENT_TILL_THEN: Final = Bilingual(
    en="Until someone takes over, the assistant keeps silent, and what you write here is kept for them.",
    zh="在人工客服接手之前，智能助手不会再回复，您在这里写的内容都会留给客服看。",
)
WAITING: Final = Bilingual(en="{place} {people} {silent}", zh="{place}{people}{silent}")
GO_ON: Final = Bilingual(en="Go on with the assistant", zh="继续和智能助手聊")
ASSISTANT_BACK: Final = Bilingual(
    en="The assistant is back: ask away. Ask for a person again whenever you want one.",
    zh="智能助手回来了，请继续提问。需要人工客服时随时告诉我。",
)

CHAT_ENDED: Final = Bilingual(
    en="You have ended this chat; whenever something else comes up, just write again. How was it?",
    zh="您已结束本次对话，之后有任何问题随时再发消息就行。这次对话您满意吗？",
)
NOT_DELETED: Final = Bilingual(
    en="Something went wrong on our side and nothing was deleted. Please try again in a moment.",
    zh="我们这边出了点问题，没有删除任何内容。请稍后再试一次。",
)
NOT_RATEABLE: Final = Bilingual(
    en="There is no answer of that name in this conversation that could be rated so.",
    zh="这段对话中没有可以这样评价的回复。",
)

IN_BRACKETS: Final = Bilingual(en=" ({hours})", zh="（{hours}）")
HOURS: Final = Bilingual(en="{week}, {zone}", zh="{week}，{zone}")
BETWEEN_HOURS: Final = Bilingual(en=" and ", zh="、")
BETWEEN_DAYS: Final = Bilingual(en="; ", zh="；")
DAYS_AND_HOURS: Final = Bilingual(en="{days}, {hours}", zh="{days} {hours}")
FROM_DAY_TO_DAY: Final = Bilingual(en="{first} to {last}", zh="{first}至{last}")
EVERY_DAY: Final = Bilingual(en="every day", zh="每天")
ROUND_THE_CLOCK: Final = Bilingual(en="around the clock", zh="全天 24 小时")
TODAY: Final = Bilingual(en="today at {time}", zh="今天 {time}")
TOMORROW: Final = Bilingual(en="tomorrow at {time}", zh="明天 {time}")
ON_DAY: Final = Bilingual(en="on {day} at {time}", zh="{day} {time}")

NO_SESSION: Final = Bilingual(
    en="This needs a session: get one from POST /api/sessions and send it as 'Authorization: Bearer …'.",
    zh="此操作需要会话：请先通过 POST /api/sessions 获取，再以 “Authorization: Bearer …” 发送。",
)
SESSION_INVALID: Final = Bilingual(
    en="This session is not valid or has expired. Get a new one from POST /api/sessions.",
    zh="此会话无效或已过期，请通过 POST /api/sessions 重新获取。",
)
CUSTOMER_INVALID: Final = Bilingual(
    en="The customer token is not valid or has expired. Ask the shop's own server for a fresh one.",
    zh="顾客令牌无效或已过期，请向商店服务器重新获取。",
)
NOT_FOUND: Final = Bilingual(en="There is nothing at this address.", zh="这个地址下没有内容。")
NO_PICTURE: Final = Bilingual(en="There is no picture of that name.", zh="没有这个名称的图片。")
WIDGET_NOT_BUILT: Final = Bilingual(
    en="The chat widget has not been built yet. Run 'make run', or build it in bot/widget.",
    zh="聊天组件尚未构建。请运行 “make run”，或在 bot/widget 中构建。",
)
METHOD_NOT_ALLOWED: Final = Bilingual(
    en="This address does not take that method; the Allow header names those it takes.",
    zh="此地址不支持该方法，可用的方法见 Allow 响应头。",
)
BODY_TOO_LARGE: Final = Bilingual(
    en="The request is larger than {limit:,} bytes, which is the limit.",
    zh="请求超过了 {limit:,} 字节的上限。",
)
BODY_UNREADABLE: Final = Bilingual(
    en="The request body could not be read. Send JSON in UTF-8.",
    zh="无法读取请求正文，请发送 UTF-8 编码的 JSON。",
)
FIELDS_INVALID: Final = Bilingual(
    en="The request is not as it should be: {fields}.",
    zh="请求格式有误：{fields}。",
)
NOT_READY: Final = Bilingual(en="Not up: {names}.", zh="尚未就绪：{names}。")
DRAINING: Final = Bilingual(en="The gateway is about to stop.", zh="网关即将停止。")
METRICS_TOKEN: Final = Bilingual(
    en="This needs the token of VITRINE_METRICS_TOKEN, sent as 'Authorization: Bearer …'.",
    zh="此操作需要 VITRINE_METRICS_TOKEN 中的令牌，以 “Authorization: Bearer …” 发送。",
)
INTERNAL: Final = Bilingual(
    en="Something went wrong on our side. Please try again in a moment.",
    zh="我们这边出了点问题，请稍后再试。",
)


def filled(sentence: Bilingual, **values: object) -> Bilingual:
    """`sentence` with its `{names}` filled in, in both languages."""
    return Bilingual(sentence.en.format(**values), sentence.zh.format(**values))
