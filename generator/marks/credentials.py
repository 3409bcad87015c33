"""Content Credentials: a signed C2PA manifest in the file (C2PA 2.x), written and read offline."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import c2pa
from PIL import Image

from generator.marks.keys import SigningIdentity, SigningKeyError
from generator.marks.kinds import Kind, Language, Mark
from generator.marks.version import CREATOR, VERSION

WEBP: Final = "image/webp"
ACTIONS: Final = "c2pa.actions.v2"
SOURCE_TITLE: Final = "photograph"
_SOURCE: Final = "source"
# Extended key usages of signing certificates: e-mail protection, document signing, C2PA's own, Microsoft's.
_KEY_USAGES: Final = (
    "1.3.6.1.5.5.7.3.4",
    "1.3.6.1.5.5.7.3.36",
    "1.3.6.1.4.1.62558.2.1",
    "1.3.6.1.4.1.311.76.59.1.9",
)


@dataclass(frozen=True, slots=True)
class Action:
    """A step in a picture's history as its manifest tells it."""

    name: str
    digital_source_type: str | None
    software_agent: str | None
    parameters: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Credentials:
    """What the manifest in a file says, and whether that can be believed.

    Attributes:
        state: `Trusted` (unchanged, and signed by somebody the reader knows), `Valid` (unchanged), `Invalid`.
        failures: C2PA's codes of what is wrong; `signingCredential.untrusted` alone means an unknown signer.
            The reader's own words where the manifest is damaged beyond reading; then nothing else is known.
        claim_generator: the program, with its version.
        signed_by: the organisation in the signing certificate.
        actions: the picture's history, oldest first.
        ingredients: titles of what it was made from.
    """

    state: str
    failures: tuple[str, ...]
    claim_generator: str
    signed_by: str
    actions: tuple[Action, ...]
    ingredients: tuple[str, ...]


class Signer:
    """Signs WebP files with one identity; may be used by several threads at once."""

    def __init__(self, identity: SigningIdentity) -> None:
        """Signs and reads a small picture, to find out at once whether it can.

        Raises:
            SigningKeyError: pictures signed with `identity` would not be valid.
        """
        try:
            info = c2pa.C2paSignerInfo(
                identity.algorithm, identity.certificates.encode(), identity.private_key.encode(), None
            )
            self._context = c2pa.Context.from_dict(_settings(), signer=c2pa.Signer.from_info(info))
            self.sign(_trial_picture(), Mark(Kind.GENERATED, "en", "trial"), "en")
        except c2pa.C2paError as error:
            reason = " ".join(str(error).split())
            raise SigningKeyError(f"{identity.origin} cannot sign pictures: {reason}") from error

    def sign(self, webp: bytes, mark: Mark, language: Language) -> bytes:
        """`webp` with a manifest that says of it what `mark` says; `language` is that of its label."""
        with self._builder(_manifest(mark, language), mark.made_from) as builder:
            signed = io.BytesIO()
            builder.sign(WEBP, io.BytesIO(webp), signed)
        return signed.getvalue()

    def _builder(self, manifest: dict[str, Any], source: bytes | None) -> Any:
        if source is None:
            return c2pa.Builder(manifest, context=self._context)
        ingredient = {"title": SOURCE_TITLE, "relationship": "parentOf", "label": _SOURCE}
        media_type = _media_type(source)
        if media_type is not None:
            builder = c2pa.Builder(manifest, context=self._context)
            try:
                # With the file, so that the manifest it may have itself is carried on.
                builder.add_ingredient({**ingredient, "format": media_type}, media_type, io.BytesIO(source))
            except c2pa.C2paError:
                builder.close()
            else:
                return builder
        unread = {**ingredient, "format": media_type or "application/octet-stream"}
        return c2pa.Builder({**manifest, "ingredients": [unread]}, context=self._context)


def read_credentials(webp: bytes, trusted_roots: str = "") -> Credentials | None:
    """What the manifest in a WebP file says, or None where there is none.

    `trusted_roots` are certificates in PEM of whom the reader trusts.
    """
    try:
        with c2pa.Reader(WEBP, io.BytesIO(webp), context=_reading(trusted_roots)) as reader:
            report = json.loads(reader.json())
    except c2pa.C2paError.ManifestNotFound:
        return None
    except c2pa.C2paError as error:
        return Credentials("Invalid", (str(error),), "", "", (), ())
    manifest = report["manifests"][report["active_manifest"]]
    results = report.get("validation_results", {}).get("activeManifest", {})
    generator: Mapping[str, str] = next(iter(manifest.get("claim_generator_info") or ()), {})
    lists = (each["data"]["actions"] for each in manifest["assertions"] if each["label"] == ACTIONS)
    return Credentials(
        state=report["validation_state"],
        failures=tuple(failure["code"] for failure in results.get("failure", ())),
        claim_generator=f"{generator.get('name', '')} {generator.get('version', '')}".strip(),
        signed_by=manifest.get("signature_info", {}).get("issuer", ""),
        actions=tuple(_action(each) for each in next(lists, ())),
        ingredients=tuple(each.get("title", "") for each in manifest.get("ingredients", ())),
    )


def _action(data: Mapping[str, Any]) -> Action:
    agent = data.get("softwareAgent")
    return Action(
        data["action"],
        data.get("digitalSourceType"),
        agent.get("name") if isinstance(agent, dict) else agent,
        data.get("parameters", {}),
    )


def _manifest(mark: Mark, language: Language) -> dict[str, Any]:
    return {
        "claim_version": 2,
        "claim_generator_info": [{"name": CREATOR, "version": VERSION}],
        "assertions": [{"label": ACTIONS, "data": {"actions": _actions(mark, language)}, "created": True}],
    }


def _actions(mark: Mark, language: Language) -> list[dict[str, Any]]:
    making: dict[str, Any] = {
        "action": "c2pa.created",
        "digitalSourceType": mark.digital_source_type.value,
        "softwareAgent": {"name": mark.model},
        "parameters": {"model": mark.model, "seed": mark.seed},
    }
    if mark.seed is None:
        del making["parameters"]["seed"]
    labelling = {"action": "c2pa.addedText", "parameters": {"description": mark.label.say(language)}}
    if mark.made_from is None:
        return [making, labelling]
    digest = hashlib.sha256(mark.made_from).hexdigest()
    opening = {"action": "c2pa.opened", "parameters": {"ingredientIds": [_SOURCE], "sha256": digest}}
    making["action"] = "c2pa.enhanced" if mark.kind is Kind.ENHANCED else "c2pa.edited"
    return [opening, making, labelling]


def _media_type(picture: bytes) -> str | None:
    try:
        with Image.open(io.BytesIO(picture)) as opened:
            return Image.MIME.get(opened.format or "")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _trial_picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8)).save(buffer, "WEBP")
    return buffer.getvalue()


@cache
def _reading(trusted_roots: str) -> c2pa.Context:
    return c2pa.Context.from_dict(_settings(trusted_roots))


def _settings(trusted_roots: str = "") -> dict[str, Any]:
    """Nothing is fetched, whatever address a picture names; no thumbnails, which are most of a manifest."""
    trust = {"trust_config": "\n".join(_KEY_USAGES)}
    return {
        "trust": {**trust, "trust_anchors": trusted_roots} if trusted_roots else trust,
        "verify": {"verify_after_sign": True, "remote_manifest_fetch": False, "ocsp_fetch": False},
        "builder": {"thumbnail": {"enabled": False}},
    }
