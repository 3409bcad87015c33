"""Vectors of the shop's texts and photographs, computed once and kept in the database by a hash of each."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Collection, Mapping, Sequence
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


class VectorStore:
    """The vectors that one encoder has made, in the database, by the hash of what they are of."""

    def __init__(self, database: Database, encoder_name: str) -> None:
        self._database = database
        self._encoder_name = encoder_name

    async def read(self, hashes: Collection[str]) -> dict[str, Vectors]:
        """The vectors that are there, by hash."""
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

    async def keep(self, vectors: Mapping[str, Vectors]) -> None:
        """Adds vectors by hash, or puts them in the place of those there."""
        async with self._database.async_session() as session:
            for key, vector in vectors.items():
                await session.merge(
                    Embedding(
                        encoder=self._encoder_name, content_hash=key, vector=vector.astype("<f4").tobytes()
                    )
                )


def hash_of(text: str) -> str:
    """The hash by which the vector of a text is kept."""
    return hashlib.sha256(text.encode()).hexdigest()


class EmbeddingCache:
    """Embeds texts with one encoder; a text seen before, by any process, is read from the database."""

    def __init__(self, database: Database, encoder: SentenceTransformer, encoder_name: str) -> None:
        self._store = VectorStore(database, encoder_name)
        self._encoder = encoder
        # The encoder is not made for several threads; questions wait for each other, 3 ms apiece.
        self._one_at_a_time = asyncio.Lock()

    async def embed_query(self, text: str) -> Vectors:
        """The vector of a shopper's words, `(dimensions,)`, unit length; it is not kept."""
        vector: Vectors = (await self._encode([text]))[0]
        return vector

    async def embed_texts(self, texts: Sequence[str]) -> Vectors:
        """The vectors of the shop's texts, `(len(texts), dimensions)`, unit length."""
        hashes = [hash_of(text) for text in texts]
        known = await self._store.read(set(hashes))
        missing = {key: text for key, text in zip(hashes, texts, strict=True) if key not in known}
        keys = list(missing)
        for start in range(0, len(keys), _EMBED_AT_ONCE):
            batch = keys[start : start + _EMBED_AT_ONCE]
            fresh = dict(zip(batch, await self._encode([missing[key] for key in batch]), strict=True))
            await self._store.keep(fresh)
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
