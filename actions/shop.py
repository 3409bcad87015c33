"""The shop as the actions see it: its database, and the search over its catalogue kept up to date."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from typing import Self

from actions.catalogue import Catalogue, fingerprint, read_catalogue
from actions.embeddings import EmbeddingCache
from actions.encoder import load_encoder
from actions.generator import GeneratorClient, NotLookedAtError
from actions.looks import Gallery
from actions.search import CatalogueIndex
from actions.settings import ActionSettings
from data.store import Database, MediaStore, StoreSettings

logger = logging.getLogger(__name__)


class Shop:
    """What every action shares. `opened()` keeps the index fresh while the server runs."""

    def __init__(self, database: Database, embeddings: EmbeddingCache, settings: ActionSettings) -> None:
        self.database = database
        self.embeddings = embeddings
        self.settings = settings
        self.media = MediaStore(StoreSettings().media_folder)
        self.generator = GeneratorClient(
            settings.generator_url, settings.generator_timeout_s, settings.picture_wait_s
        )
        self.looks = Gallery(database, self.generator, self.media)
        self._index: CatalogueIndex | None = None
        self._seen: tuple[object, ...] = ()
        self._refreshing = asyncio.Lock()

    @classmethod
    def from_settings(cls, settings: ActionSettings) -> Self:
        """The shop that the environment describes; loads the encoder, which takes seconds."""
        database = Database.from_settings()
        return cls(
            database, EmbeddingCache(database, load_encoder(settings.encoder), settings.encoder), settings
        )

    async def index(self) -> CatalogueIndex:
        """The search over the catalogue as it was read last.

        Raises:
            sqlalchemy.exc.SQLAlchemyError: the catalogue was never read and cannot be read now.
        """
        if self._index is None:
            await self.refresh()
        return self._index or await CatalogueIndex.build(Catalogue(), self.embeddings)

    async def refresh(self) -> None:
        """Reads the catalogue and embeds its new texts, if anything in it has changed."""
        async with self._refreshing:
            async with self.database.async_session() as session:
                now = await fingerprint(session)
                if now == self._seen and self._index is not None:
                    return
                catalogue = await read_catalogue(session)
            self._index = await CatalogueIndex.build(catalogue, self.embeddings)
            self._seen = now
            logger.info("catalogue read: %d products", len(catalogue.products))

    @contextlib.asynccontextmanager
    async def opened(self) -> AsyncIterator[Shop]:
        """Reads the catalogue, then keeps it fresh in the background until the block ends."""
        await self._try_refresh()
        tasks = [asyncio.create_task(work) for work in (self._keep_fresh(), self._keep_looking())]
        try:
            yield self
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await self.generator.close()
            await self.database.dispose_async()

    async def _keep_fresh(self) -> None:
        while True:
            await asyncio.sleep(self.settings.catalogue_refresh_s)
            await self._try_refresh()

    async def _keep_looking(self) -> None:
        """Has new photographs of the catalogue looked at, whenever the picture service is there."""
        while True:
            try:
                await self.looks.refresh((await self.index()).catalogue)
            except NotLookedAtError as error:
                logger.debug("the catalogue's photographs wait to be looked at: %s", error)
            except Exception:
                logger.exception("the catalogue's photographs could not be looked at; trying again")
            await asyncio.sleep(self.settings.catalogue_refresh_s)

    async def _try_refresh(self) -> None:
        try:
            await self.refresh()
        except Exception:
            logger.exception("the catalogue could not be read; trying again")
