"""Goods found by how they look: a shopper's photograph beside the catalogue's own.

The picture service looks at them. How the catalogue's photographs look is kept in the database, so that a
model looks at each but once.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from actions.catalogue import Catalogue, CatalogueProduct
from actions.embeddings import Vectors, VectorStore, hash_of
from actions.generator import GeneratorClient, NotLookedAtError
from actions.search import OwnedVectors
from data.schema import Part
from data.store import Database, MediaStore

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LookThresholds:
    """Cosines of looks: below `near` nothing is alike, within `tie` of the best all are equally likely.

    Measured on the demo shop (docs/decisions/0019-finding-by-photograph.md).
    """

    near: float = 0.52
    tie: float = 0.05


LOOKS: Final = LookThresholds()


@dataclass(frozen=True, slots=True)
class Alike:
    """Goods that look like a photograph with their cosines, the most alike first; none where nothing does."""

    ranked: tuple[tuple[CatalogueProduct, float], ...] = ()

    @property
    def products(self) -> tuple[CatalogueProduct, ...]:
        return tuple(product for product, _ in self.ranked)

    @property
    def likely(self) -> tuple[CatalogueProduct, ...]:
        """Those that it may well be: one where that is clear."""
        return tuple(product for product, score in self.ranked if score >= self.ranked[0][1] - LOOKS.tie)

    def among(self, products: Collection[CatalogueProduct]) -> Alike:
        """Of these, those in `products`."""
        return Alike(tuple(pair for pair in self.ranked if pair[0] in products))


class Gallery:
    """How the catalogue's photographs of whole products look."""

    def __init__(self, database: Database, generator: GeneratorClient, media: MediaStore) -> None:
        self._database = database
        self._generator = generator
        self._media = media
        self._catalogue: Catalogue | None = None
        self._refreshing = asyncio.Lock()
        self._model = ""
        self._looks = OwnedVectors([], np.array([], dtype=np.intp), np.empty((0, 0), dtype=np.float32))

    async def refresh(self, catalogue: Catalogue) -> None:
        """Has the photographs of a new state of the catalogue looked at that have not been yet.

        Raises:
            NotLookedAtError: the picture service is away or busy.
        """
        async with self._refreshing:
            if catalogue is not self._catalogue:
                await self._look_at(catalogue)

    async def alike(self, photograph: str) -> Alike:
        """The goods that look like the photograph with this id in the media store.

        Raises:
            NotLookedAtError: it is not there, the picture service is away or busy, or the catalogue's
                photographs have not been looked at by its model yet.
        """
        look = await self._generator.look(await self._file(f"{photograph}.webp"))
        if look is None:
            return Alike()
        if self._catalogue is None or (self._looks.owners and look.model != self._model):
            self._catalogue = None
            raise NotLookedAtError("the catalogue's photographs come first")
        scores = self._looks.best_per_owner(look.vector)
        near = [
            (product, scores[product.id])
            for product in self._catalogue.products
            if scores.get(product.id, -1.0) >= LOOKS.near
        ]
        return Alike(tuple(sorted(near, key=lambda pair: -pair[1])))

    async def _look_at(self, catalogue: Catalogue) -> None:
        names = await asyncio.to_thread(self._names, catalogue)
        if names:
            self._model = await self._generator.looking_model()
        self._looks = _rows(names, await self._vectors([name for each in names.values() for name in each]))
        self._catalogue = catalogue
        logger.info("photographs looked at: those of %d products", len(names))

    def _names(self, catalogue: Catalogue) -> dict[int, list[str]]:
        """The files of the photographs that show a whole product, as far as they are here, by its id."""
        found: dict[int, list[str]] = {}
        for product in catalogue.products:
            whole = [photo for photo in product.photos if photo.part in {None, Part.WHOLE}]
            for photo in whole or product.photos[:1]:
                name = f"{photo.picture.name}.webp"
                if self._media.path(name):
                    found.setdefault(product.id, []).append(name)
        return found

    async def _vectors(self, names: Collection[str]) -> dict[str, Vectors]:
        """How photographs look, by name; those of which the service can make nothing are left out."""
        store = VectorStore(self._database, f"look/{self._model}")
        known = await store.read({hash_of(name) for name in names})
        for name in names:
            if hash_of(name) in known:
                continue
            look = await self._generator.look(await self._file(name))
            if look and look.model != self._model:
                raise NotLookedAtError("the picture service has another model now")
            if look:
                known[hash_of(name)] = look.vector
                await store.keep({hash_of(name): look.vector})
        return {name: known[hash_of(name)] for name in names if hash_of(name) in known}

    async def _file(self, name: str) -> bytes:
        path = self._media.path(name)
        if path is None:
            raise NotLookedAtError("the photograph is not here")
        return await asyncio.to_thread(path.read_bytes)


def _rows(names: Mapping[int, Sequence[str]], vectors: Mapping[str, Vectors]) -> OwnedVectors:
    """The vectors by product."""
    owners, starts, rows = list[int](), list[int](), list[Vectors]()
    for owner, of_one in names.items():
        seen = [vectors[name] for name in of_one if name in vectors]
        if seen:
            owners.append(owner)
            starts.append(len(rows))
            rows += seen
    stacked = np.stack(rows) if rows else np.empty((0, 0), dtype=np.float32)
    return OwnedVectors(owners, np.array(starts, dtype=np.intp), stacked)
