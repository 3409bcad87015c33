"""A product description in HTML, as text that reads well without it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

from bs4 import BeautifulSoup
from bs4.element import CData, NavigableString, PageElement, Tag

_UNREAD: Final = frozenset({"script", "style", "template", "noscript", "head", "iframe", "object", "svg"})
_BLOCKS: Final = frozenset(
    "p div section article header footer blockquote pre figure hr h1 h2 h3 h4 h5 h6 ul ol dl table".split()
)
_LINES: Final = {"li": "\n• ", "tr": "\n", "dt": "\n", "dd": "\n", "br": "\n"}
_CELLS: Final = frozenset({"td", "th"})
_MARKUP = re.compile(r"<[a-zA-Z/!]")
_SPACES = re.compile(r"[^\S\n]+")
_BULLET_ALONE = re.compile(r"•\s+")
_BLANK_LINES = re.compile(r"\n{3,}")


def text_of_html(source: str) -> str:
    """The readable text of `source`: paragraphs on lines of their own, list items behind a bullet."""
    if not _MARKUP.search(source):
        return _tidy(html.unescape(source))
    text = "".join(_pieces(BeautifulSoup(source, "html.parser")))
    return _tidy(_BULLET_ALONE.sub("• ", text))


def _pieces(root: Tag) -> Iterator[str]:
    """The text in reading order; a stack of our own, because markup can nest deeper than Python calls."""
    waiting: list[PageElement | str] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Tag):
            if node.name in _UNREAD:
                continue
            if node.name in _BLOCKS:
                yield "\n"
                waiting.append("\n")
            elif node.name in _LINES:
                yield _LINES[node.name]
            elif node.name in _CELLS:
                waiting.append(" ")
            waiting.extend(reversed(node.contents))
        elif type(node) is str:
            yield node
        elif type(node) in {NavigableString, CData}:  # and not a comment, a script or a style sheet
            yield str(node).replace("\n", " ")


def _tidy(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return _BLANK_LINES.sub("\n\n", "\n".join(_SPACES.sub(" ", line).strip() for line in lines)).strip()
