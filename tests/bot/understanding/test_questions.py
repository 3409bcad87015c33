"""Questions with known answers are read as they stand, and a file that cannot be used says why."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.questions import QuestionsError, Span, read_questions, unmarked


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "questions.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_marks_become_entities(tmp_path: Path) -> None:
    path = written(
        tmp_path, "text,intent,language\nshow me the [sole](part) in [navy](colour),show_detail,en\n"
    )
    (question,) = read_questions(path)
    assert question.text == "show me the sole in navy"
    assert question.entities == (Span("part", 12, 16), Span("colour", 20, 24))


def test_the_language_is_told_from_the_text_where_no_column_says_it(tmp_path: Path) -> None:
    questions = read_questions(written(tmp_path, "text,intent\n怎么洗,how_to\nhow do I wash it,how_to\n"))
    assert [question.language for question in questions] == ["zh", "en"]


def test_a_file_of_other_intents_may_call_them_category(tmp_path: Path) -> None:
    (question,) = read_questions(written(tmp_path, "text,category\nwhere is my card,card_arrival\n"))
    assert question.intent == "card_arrival"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("question,intent\nhello,greet\n", "needs the columns text,intent"),
        ("", "needs the columns text,intent"),
        ("text,intent\n", "holds no question"),
        ("text,intent\nhello,\n", "line 2"),
        (b"text,intent\n\xff\xfe,greet\n", "cannot be read"),
    ],
)
def test_an_unusable_file_says_why(tmp_path: Path, content: str | bytes, reason: str) -> None:
    with pytest.raises(QuestionsError, match=reason):
        read_questions(written(tmp_path, content))


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(QuestionsError, match="cannot be read"):
        read_questions(tmp_path / "none.csv")


WORDS = st.text(st.characters(blacklist_characters="[]()", blacklist_categories=["Cs", "Cc"]), min_size=1)


@given(st.lists(st.tuples(WORDS, st.sampled_from(["part", "colour", None])), max_size=6))
def test_entities_lie_where_their_words_do(pieces: list[tuple[str, str | None]]) -> None:
    marked = "".join(f"[{words}]({entity})" if entity else words for words, entity in pieces)
    text, spans = unmarked(marked)
    assert text == "".join(words for words, _ in pieces)
    assert [text[span.start : span.end] for span in spans] == [words for words, entity in pieces if entity]
