"""Vectors of texts and photographs, kept so that only what has changed is embedded again."""

from __future__ import annotations

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from data.schema.declarative import Schema


class Embedding(Schema):
    """The vector of one text or photograph under one encoder: little-endian float32, unit length.

    `content_hash` is the SHA-256 of the text in UTF-8, of a photograph of its name in the media store, in
    hexadecimal.
    """

    __tablename__ = "embeddings"

    encoder: Mapped[str] = mapped_column(String(255), primary_key=True)
    content_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    vector: Mapped[bytes] = mapped_column(LargeBinary)
