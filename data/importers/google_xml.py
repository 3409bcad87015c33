"""Google Merchant feeds in XML (RSS 2.0 and Atom), item by item."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, iterparse

from data.importers.drafts import Row
from data.importers.encoding import Encoding
from data.importers.errors import MalformedFeedError, UnknownFormatError
from data.importers.tables import plain_name

ITEMS: Final = frozenset({"item", "entry"})
_ROOTS: Final = frozenset({"rss", "feed", "rdf"})
_GOOGLE: Final = "{http://base.google.com/ns/1.0}"
_LINE: Final = "vitrine-line"
_NOT_IN_XML: Final = bytes(byte for byte in range(32) if byte not in b"\t\n\r")
_DECLARED_ENCODING = re.compile(rb"^\s*<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_DETAIL_STEPS: Final = ("section name", "attribute name", "attribute value")


def feed_items(path: Path, encoding: Encoding, on_bytes: Callable[[int], None]) -> Iterator[Row]:
    """Every item of the feed as attribute names with their values; Google's own elements win over RSS's.

    `on_bytes` hears how many bytes of the file have been read so far.

    Raises:
        MalformedFeedError: the XML is broken, or declares entities or a document type.
        UnknownFormatError: the XML is no feed.
    """
    with path.open("rb") as raw:
        parser = _parser(path, encoding)
        try:
            for element in _items(iterparse(_Readable(raw, encoding), ("start", "end"), parser), path):
                on_bytes(raw.tell())
                yield _row(element)
        except ParseError as error:
            line = error.position[0]
            raise MalformedFeedError(
                f"{path.name} is not well-formed XML (line {line}); nothing was imported."
            ) from error
        except (DefusedXmlException, LookupError, ValueError) as error:
            raise MalformedFeedError(
                f"{path.name} uses entities, a document type or an encoding that we do not read; "
                "nothing was imported."
            ) from error


def _items(events: Iterator[tuple[str, Element]], path: Path) -> Iterator[Element]:
    """Complete items, each dropped from the tree once used, so that the tree stays small."""
    above: list[Element] = []
    for event, element in events:
        if event == "start":
            if not above and _local_name(element) not in _ROOTS:
                raise UnknownFormatError(
                    f"{path.name} is XML, but no RSS or Atom feed; nothing was imported."
                )
            above.append(element)
            continue
        above.pop()
        if _local_name(element) in ITEMS:
            yield element
        if above and not any(_local_name(outer) in ITEMS for outer in above):
            above[-1].remove(element)


def _row(element: Element) -> Row:
    googles: dict[str, list[str]] = {}
    plain: dict[str, list[str]] = {}
    for child in element:
        cells = googles if child.tag.startswith(_GOOGLE) else plain
        if value := _value(child):
            cells.setdefault(plain_name(_local_name(child)), []).append(value)
    if "description" not in plain and (summary := plain.get("summary") or plain.get("content")):
        plain["description"] = summary
    return Row(int(element.get(_LINE, "0")), {**plain, **googles})


def _value(element: Element) -> str:
    if _local_name(element) == "product_detail":
        steps = {plain_name(_local_name(child)): (child.text or "").strip() for child in element}
        return ":".join(step for name in _DETAIL_STEPS if (step := steps.get(name, "")))
    if _local_name(element) == "link" and element.get("href"):
        return element.get("href", "").strip()
    return "".join(element.itertext()).strip()


def _local_name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2].casefold()


class _LineKeeper(TreeBuilder):
    """Notes on every item the line it begins in."""

    parser: DefusedXMLParser | None = None

    def start(self, tag: str, attrs: dict[Any, Any], /) -> Element:
        element: Element = super().start(tag, attrs)
        if self.parser is not None and _local_name(element) in ITEMS:
            element.set(_LINE, str(self.parser.parser.CurrentLineNumber))
        return element


def _parser(path: Path, encoding: Encoding) -> DefusedXMLParser:
    with path.open("rb") as file:
        declared = _DECLARED_ENCODING.match(file.read(200))
    claims_unicode = declared is None or declared[1].lower() in {b"utf-8", b"utf8"}
    keeper = _LineKeeper()
    override = encoding.name if encoding.guessed and claims_unicode else None
    keeper.parser = DefusedXMLParser(target=keeper, encoding=override, forbid_dtd=True)
    return keeper.parser


class _Readable:
    """The file without the control characters that XML forbids and feeds nevertheless carry."""

    def __init__(self, raw: io.BufferedReader, encoding: Encoding) -> None:
        self._raw = raw
        self._forbidden = b"" if encoding.name == "utf-16" else _NOT_IN_XML

    def read(self, size: int = -1) -> bytes:
        while chunk := self._raw.read(size):
            if kept := chunk.translate(None, self._forbidden):
                return kept
        return b""
