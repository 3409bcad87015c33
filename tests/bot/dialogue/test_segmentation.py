"""Words are found whole, in both languages, and every one is where it says it is."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from components.segmentation import halfwidth, plain, word_spans

ALPHABET = "aZ é'’\"-_.,@#/!?059 \t\n ＡＢ９－　（中文鞋底订单号码。，？🙂👍🏽é مرحبا\u200b\x00𠮷"


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in word_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("show me the sole, please!", ["show", "me", "the", "sole", "please"]),
        ("is RIDGE-NAVY-42 in stock?", ["is", "RIDGE-NAVY-42", "in", "stock"]),
        ("order V-10231 or #1042.", ["order", "V-10231", "or", "#1042"]),
        ("I'm 5'7\" and don't know", ["I'm", "5'7\"", "and", "don't", "know"]),
        ("the shoe's sole, what’s it?", ["the", "shoe", "'s", "sole", "what", "’s", "it"]),
        ("180cm, 26.5 cm and 1,200g", ["180", "cm", "26.5", "cm", "and", "1,200", "g"]),
        ("write to a.b+c@ex-am.co.uk.", ["write", "to", "a.b+c@ex-am.co.uk"]),
        ("给我看看越野鞋的鞋底", ["给", "我", "看看", "越野", "鞋", "的", "鞋底"]),
        ("这款hoodie有42码吗？", ["这", "款", "hoodie", "有", "42", "码", "吗"]),
        ("我的邮箱是lena@example.com。", ["我", "的", "邮箱", "是", "lena@example.com"]),
        ("我170cm60公斤", ["我", "170", "cm", "60", "公斤"]),
        ("订单Ｖ－１０２３１", ["订单", "Ｖ－１０２３１"]),
        ("我175，140斤", ["我", "175", "140", "斤"]),
        ("給我看看鞋底", ["給", "我", "看看", "鞋底"]),
        ("🙂👍", ["🙂", "👍"]),
        ("?! …", []),
        ("", []),
    ],
)
def test_finds_the_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_spans_run_from_left_to_right_inside_the_text() -> None:
    generator = random.Random(7)
    for _ in range(2000):
        text = "".join(generator.choices(ALPHABET, k=generator.randrange(40)))
        end_before = 0
        for start, end in word_spans(text):
            assert end_before <= start < end <= len(text), text
            assert text[start:end].strip() == text[start:end], text
            end_before = end


def test_halfwidth_keeps_every_character_in_its_place() -> None:
    generator = random.Random(8)
    for _ in range(500):
        text = "".join(generator.choices(ALPHABET, k=30))
        assert len(halfwidth(text)) == len(text)
        assert len(plain(text)) == len(text)
    assert halfwidth("Ｖ－１０２３１　ＯＫ") == "V-10231 OK"
    assert plain("Ｖ－１０２３１　這件ＯＫ") == "v-10231 这件ok"


@pytest.mark.parametrize("unit", ["a", "%", "'", "a.", "1,", "-", "中", "🙂", "a@"])
def test_a_very_long_text_is_cut_in_linear_time(unit: str) -> None:
    started = time.perf_counter()
    list(word_spans((unit * 10_000)[:10_000]))
    assert time.perf_counter() - started < 10


def test_jieba_starts_silently_and_leaves_no_file(tmp_path: Path, project: Path) -> None:
    program = "from components.segmentation import word_spans; print(len(list(word_spans('越野鞋的鞋底'))))"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        cwd=project,
        env={"TMPDIR": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert (done.stdout.strip(), done.stderr.strip()) == ("4", "")
    assert list(tmp_path.iterdir()) == []
