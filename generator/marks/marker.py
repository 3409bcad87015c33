"""Finishes a made picture: the label to see, the metadata to read, the signature that binds them."""

from __future__ import annotations

import io
import uuid
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from PIL import Image

from generator.arrays import BoolArray, ByteArray
from generator.marks.credentials import Signer
from generator.marks.keys import SigningIdentity, SigningKeyError, read_identity, self_made_identity
from generator.marks.kinds import Label, Language, Mark
from generator.marks.label import Marked, burn_in
from generator.marks.metadata import xmp_of
from generator.marks.settings import MarkSettings

WEBP_QUALITY: Final = 90


@dataclass(frozen=True, slots=True)
class Finished:
    """A made picture as it is sent.

    Attributes:
        webp: the file, with all its marks.
        width: in pixels.
        height: in pixels.
        covered: where the label lies, (height, width).
        label: what it says.
        label_language: the language it says it in.
        number: the picture's own, a UUID; `ProduceID` in its metadata.
    """

    webp: bytes = field(repr=False)
    width: int
    height: int
    covered: BoolArray = field(repr=False)
    label: Label
    label_language: Language
    number: str


class Marker:
    """Marks made pictures; one for a process, for all its threads.

    `fingerprint` differs where pictures would be marked in another's name.
    """

    def __init__(self, settings: MarkSettings | None = None) -> None:
        """Reads the signing key of `settings`, or makes one on the first start.

        Raises:
            SigningKeyError: the key or its certificates cannot be used.
        """
        settings = settings or MarkSettings()
        identity = _identity(settings)
        self._producer = settings.content_producer
        self._signer = Signer(identity)
        self.fingerprint = sha256(f"{self._producer}\n{identity.certificates}".encode()).hexdigest()

    def finish(self, picture: ByteArray, mark: Mark) -> Finished:
        """`picture`, sRGB (height, width, 3), labelled, compressed and signed."""
        return self.sign(burn_in(picture, mark.label, mark.language), mark)

    def sign(self, marked: Marked, mark: Mark) -> Finished:
        """A picture that has its label already, compressed and signed."""
        number = str(uuid.uuid4())
        xmp = xmp_of(mark, marked.language, self._producer, number)
        webp = self._signer.sign(_compressed(marked.picture, xmp), mark, marked.language)
        height, width = marked.picture.shape[:2]
        return Finished(webp, width, height, marked.covered, mark.label, marked.language, number)


def _identity(settings: MarkSettings) -> SigningIdentity:
    certificates, private_key = settings.c2pa_certificates, settings.c2pa_private_key
    if certificates and private_key:
        return read_identity(certificates, private_key)
    if certificates or private_key:
        raise SigningKeyError(
            "VITRINE_C2PA_CERTIFICATES and VITRINE_C2PA_PRIVATE_KEY belong together: set both or neither"
        )
    return self_made_identity(settings.c2pa_folder)


def _compressed(picture: ByteArray, xmp: str) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(picture).save(buffer, "WEBP", quality=WEBP_QUALITY, method=4, xmp=xmp.encode())
    return buffer.getvalue()
