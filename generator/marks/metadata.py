"""The XMP packet of a made picture (ISO 16684-1): IPTC's properties and China's AIGC label.

IPTC Photo Metadata Standard 2025.1: Digital Source Type, AI System Used, AI System Version Used, Credit.
GB 45438-2025, annex E: the metadata label, a field named AIGC with a JSON object as its value; where a
picture's XMP has it (namespace, prefix) is in the practice guide TC260-PG-20258A.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final
from xml.etree.ElementTree import ParseError
from xml.sax.saxutils import escape

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from generator.marks.kinds import Language, Mark
from generator.marks.version import CREATOR, VERSION

_NAMESPACES: Final = {
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "TC260": "http://www.tc260.org.cn/ns/AIGC/1.0/",
    "vitrine": "urn:vitrine:marks:1/",
}
_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
IS_GENERATED: Final = "1"


def xmp_of(mark: Mark, language: Language, producer: str, number: str) -> str:
    """The packet that says of a picture what `mark` says.

    `language` is what its label came out in, `number` the picture's own.
    """
    properties = {
        "xmp:CreatorTool": f"{CREATOR} {VERSION}",
        "xmp:CreateDate": datetime.now(UTC).isoformat(timespec="seconds"),
        "photoshop:Credit": f"{producer} ({mark.label.say(language)})",
        "Iptc4xmpExt:DigitalSourceType": mark.digital_source_type.value,
        "vitrine:Model": mark.model,
    }
    if mark.seed is not None:
        properties["vitrine:Seed"] = str(mark.seed)
    if mark.digital_source_type.by_network:
        properties["Iptc4xmpExt:AISystemUsed"] = CREATOR
        properties["Iptc4xmpExt:AISystemVersionUsed"] = mark.model
    if mark.label.names_ai:
        properties["TC260:AIGC"] = json.dumps(_aigc(producer, number), ensure_ascii=False)
    return _packet(properties)


def _packet(properties: Mapping[str, str]) -> str:
    """An XMP packet of simple `properties`, by their names with a prefix."""
    namespaces = "".join(
        f' xmlns:{prefix}="{uri}"'
        for prefix, uri in _NAMESPACES.items()
        if any(name.startswith(f"{prefix}:") for name in properties)
    )
    elements = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in properties.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        f'<rdf:RDF xmlns:rdf="{_RDF}">'
        f'<rdf:Description rdf:about=""{namespaces}>{elements}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    )


def read_packet(data: bytes) -> dict[str, str]:
    """The simple properties of an XMP packet that we know, by their names with our prefix.

    Empty where `data` is no XMP.
    """
    try:
        root = ElementTree.fromstring(data.strip(b"\0 \r\n"))
    except (ParseError, DefusedXmlException, ValueError):
        return {}
    prefixes = {uri: prefix for prefix, uri in _NAMESPACES.items()}
    found: dict[str, str] = {}
    for description in root.iter(f"{{{_RDF}}}Description"):
        written = [*description.attrib.items(), *((child.tag, child.text or "") for child in description)]
        for name, text in written:
            uri, _, local = name.removeprefix("{").rpartition("}")
            if uri in prefixes:
                found[f"{prefixes[uri]}:{local}"] = text
    return found


def read_aigc(properties: Mapping[str, str]) -> dict[str, Any] | None:
    """The object of China's label among `properties`, or None where there is none."""
    try:
        value = json.loads(properties["TC260:AIGC"])
    except (KeyError, ValueError):
        return None
    return value if isinstance(value, dict) else None


def _aigc(producer: str, number: str) -> dict[str, str]:
    # The shop both makes and shows its pictures, so it is producer and propagator.
    return {
        "Label": IS_GENERATED,
        "ContentProducer": producer,
        "ProduceID": number,
        "ReservedCode1": "",
        "ContentPropagator": producer,
        "PropagateID": number,
        "ReservedCode2": "",
    }
