"""What becomes of a question on its way into a chat: typos, scripts, noise, attacks; all from a seed."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from functools import cache
from random import Random
from typing import Final

from opencc import OpenCC

from bot.settings import DIALOGUE_FOLDER

QUESTIONS: Final = DIALOGUE_FOLDER / "tests" / "questions" / "development.csv"
LIMIT: Final = 2000

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_HAN: Final = "的一是了我不在有这个上们来到时大地为子中你说生国年着就那和要她出也得里"
_EMOJI: Final = ("😀", "👟", "👩🏽‍🦰", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "❤️", "🙏🙏", "🤬", "🇨🇳", "1️⃣", "🫠")
_MARKS: Final = ("\u200f", "\u202e", "\u202b", "\u2067", "\u200b", "\ufeff", "\u00ad", "\u200d", "\u0301")
_CONTROLS: Final = ("\x00", "\x07", "\x1b[31m", "\r\n", "\t", "\x7f", "\u2028", "\x85", "\ud83d")
_SCRIPTS: Final = (
    "la chaussure", "Größe", "靴底を見せて", "신발", "подошва", "نعل الحذاء", "พื้นรองเท้า", "σόλα", "सोल", "ß",
    "hoodie", "卫衣", "navy", "藏青色", "size 42", "42码",
)  # fmt: skip
_FRAGMENTS: Final = (
    "'; DROP TABLE products; --", "1 OR 1=1", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "{product}", "{{7*7}}", "${7*7}", "%s%s%n", "%(x)s", "{0.__class__}", "../../etc/passwd", "/restart",
    '/track_order{"order_number": "V-10201"}', "[sole](part)", "**bold** _it_ `code`", "# heading\n- item",
    "&lt;b&gt;&#x41;", "<!-- -->", '{"text": "hi"}', "\\u0041\\n", "null", "NaN", "^(a+)+$",
    "/vitrine_resume x", "@everyone", "EXTERNAL_ACTION", "\\", '"', "'", "`",
)  # fmt: skip

Mutation = Callable[[Random, str], str]


@cache
def questions() -> tuple[str, ...]:
    """The questions that the mutations begin with."""
    with QUESTIONS.open(encoding="utf-8", newline="") as rows:
        return tuple(row["text"] for row in csv.DictReader(rows))


def mutated(count: int, seed: int) -> Iterator[str]:
    """`count` messages, always the same for a seed: each a question that one to three things happened to."""
    random = Random(seed)
    for _ in range(count):
        text = random.choice(questions())
        for mutation in random.choices(_MUTATIONS, k=random.choice((1, 1, 2, 3))):
            text = mutation(random, text)
        yield text


def _place(random: Random, text: str) -> int:
    return random.randrange(len(text) + 1)


def _drop(random: Random, text: str) -> str:
    place = _place(random, text)
    return text[:place] + text[place + 1 :]


def _double(random: Random, text: str) -> str:
    place = _place(random, text)
    return text[:place] + text[max(place - 1, 0) : place] * random.choice((1, 1, 5)) + text[place:]


def _swap(random: Random, text: str) -> str:
    place = _place(random, text)
    return text[:place] + text[place : place + 2][::-1] + text[place + 2 :]


def _mistype(random: Random, text: str) -> str:
    place = _place(random, text)
    wrong = random.choice(_LETTERS if text.isascii() else _HAN)
    return text[:place] + wrong + text[place + 1 :]


def _several_typos(random: Random, text: str) -> str:
    for mutation in random.choices((_drop, _double, _swap, _mistype), k=random.randint(2, 5)):
        text = mutation(random, text)
    return text


def _cut_word(random: Random, text: str) -> str:
    words = text.split(" ")
    place = random.randrange(len(words))
    words[place] = words[place][: random.randrange(len(words[place]) + 1)]
    return " ".join(words)


def _cut_message(random: Random, text: str) -> str:
    return text[: _place(random, text)] if random.random() < 0.5 else text[_place(random, text) :]


def _shuffle_words(random: Random, text: str) -> str:
    words = text.split(" ") if " " in text else list(text)
    random.shuffle(words)
    return (" " if " " in text else "").join(words)


def _inserted(pieces: tuple[str, ...], most: int = 2) -> Mutation:
    def insert(random: Random, text: str) -> str:
        for piece in random.choices(pieces, k=random.randint(1, most)):
            place = _place(random, text)
            blank = random.choice(("", " "))
            text = text[:place] + blank + piece + blank + text[place:]
        return text

    return insert


def _traditional(random: Random, text: str) -> str:
    without_halves = text.encode("utf-8", "ignore").decode()
    return _converter(random.choice(("s2t", "s2tw", "s2hk"))).convert(without_halves)


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


def _glue(random: Random, text: str) -> str:
    others = random.choices(questions(), k=random.randint(1, 3))
    return random.choice((" ", "\n", "", "。", " - ")).join([text, *others])


def _lengthen(random: Random, text: str) -> str:
    wanted = random.choice((500, LIMIT - 1, LIMIT, LIMIT + 1, 3 * LIMIT))
    unit = random.choice((text + " ", text, "哈", "a", "shoe ", "🙂"))
    return (text + unit * (wanted // max(len(unit), 1) + 1))[:wanted]


def _full_width(random: Random, text: str) -> str:
    return "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text)


def _no_spaces(random: Random, text: str) -> str:
    return text.replace(" ", "")


def _spaced_out(random: Random, text: str) -> str:
    return " ".join(text)


def _upper(random: Random, text: str) -> str:
    return text.upper()


_MUTATIONS: Final[tuple[Mutation, ...]] = (
    _drop, _double, _swap, _mistype, _several_typos, _several_typos, _cut_word, _cut_message, _shuffle_words,
    _traditional, _traditional, _glue, _lengthen, _full_width, _no_spaces, _spaced_out, _upper,
    _inserted(_EMOJI), _inserted(_MARKS, 6), _inserted(_CONTROLS, 3),
    _inserted(_SCRIPTS), _inserted(_FRAGMENTS),
)  # fmt: skip
