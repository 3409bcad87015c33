"""Sentence vectors, computed once a text and kept in the database by the text's hash."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from sqlalchemy import select

from data.schema import Embedding
from data.store import Database

Vectors = NDArray[np.float32]

_LOOK_UP_AT_ONCE: Final = 500
_EMBED_AT_ONCE: Final = 256


class EmbeddingCache:
    """Embeds texts with one encoder; a text seen before, by any process, is read from the database."""

    def __init__(self, database: Database, encoder: SentenceTransformer, encoder_name: str) -> None:
        self._database = database
        self._encoder = encoder
        self._encoder_name = encoder_name
        # The encoder is not made for several threads; questions wait for each other, 3 ms apiece.
        self._one_at_a_time = asyncio.Lock()

    async def embed_query(self, text: str) -> Vectors:
        """The vector of a shopper's words, `(dimensions,)`, unit length; it is not kept."""
        vector: Vectors = (await self._encode([text]))[0]
        return vector

    async def embed_texts(self, texts: Sequence[str]) -> Vectors:
        """The vectors of the shop's texts, `(len(texts), dimensions)`, unit length."""
        hashes = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
        known = await self._read(set(hashes))
        missing = {key: text for key, text in zip(hashes, texts, strict=True) if key not in known}
        keys = list(missing)
        for start in range(0, len(keys), _EMBED_AT_ONCE):
            batch = keys[start : start + _EMBED_AT_ONCE]
            fresh = dict(zip(batch, await self._encode([missing[key] for key in batch]), strict=True))
            await self._keep(fresh)
            known |= fresh
        if not texts:
            return np.empty((0, 0), dtype=np.float32)
        return np.stack([known[key] for key in hashes])

    async def _encode(self, texts: list[str]) -> Vectors:
        async with self._one_at_a_time:
            vectors = await asyncio.to_thread(
                self._encoder.encode, texts, normalize_embeddings=True, show_progress_bar=False
            )
        return np.asarray(vectors, dtype=np.float32)

    async def _read(self, hashes: set[str]) -> dict[str, Vectors]:
        wanted = sorted(hashes)
        found: dict[str, Vectors] = {}
        async with self._database.async_session() as session:
            for start in range(0, len(wanted), _LOOK_UP_AT_ONCE):
                rows = await session.execute(
                    select(Embedding.content_hash, Embedding.vector).where(
                        Embedding.encoder == self._encoder_name,
                        Embedding.content_hash.in_(wanted[start : start + _LOOK_UP_AT_ONCE]),
                    )
                )
                found |= {key: np.frombuffer(vector, dtype="<f4") for key, vector in rows}
        return found

    async def _keep(self, vectors: dict[str, Vectors]) -> None:
        async with self._database.async_session() as session:
            for key, vector in vectors.items():
                await session.merge(
                    Embedding(
                        encoder=self._encoder_name, content_hash=key, vector=vector.astype("<f4").tobytes()
                    )
                )
