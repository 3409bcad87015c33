"""Descriptions in HTML read well as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importers.html_text import text_of_html


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("", ""),
        ("Plain words.", "Plain words."),
        ("Salt &amp; pepper, 5 < 6", "Salt & pepper, 5 < 6"),
        ("<p>One.</p><p>Two <b>bold</b>\n words.</p>", "One.\n\nTwo bold words."),
        ("First<br>second<br/>third", "First\nsecond\nthird"),
        ("<ul><li>Canvas</li><li>Rubber</li></ul>", "• Canvas\n• Rubber"),
        (
            "<p>It is</p><ul><li><p>light</p></li>\n<li>dry</li></ul><p>So.</p>",
            "It is\n\n• light\n\n• dry\n\nSo.",
        ),
        ("<table><tr><td>Size</td><td>M</td></tr></table>", "Size M"),
        ("<p>Seen</p><script>alert(1)</script><style>p{}</style><!-- hidden -->", "Seen"),
        ("<p>帆布鞋面，<em>橡胶</em>鞋底。</p>", "帆布鞋面，橡胶鞋底。"),
        ("<p>never closed <b>bold", "never closed bold"),
        ("non&nbsp;breaking", "non breaking"),
    ],
)
def test_html_becomes_readable_text(source: str, text: str) -> None:
    assert text_of_html(source) == text


def test_markup_nested_deeper_than_the_call_stack_is_read() -> None:
    assert text_of_html("<div>" * 5000 + "deep") == "deep"


@given(st.text(alphabet="<>/!-&;# abdivlpscrt\n\"'="))
def test_no_markup_makes_it_fail(source: str) -> None:
    text_of_html(source)
