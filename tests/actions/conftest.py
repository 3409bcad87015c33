from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sentence_transformers import SentenceTransformer

from actions.embeddings import EmbeddingCache
from actions.encoder import BUILT_IN, load_encoder
from actions.settings import ActionSettings
from actions.shop import Shop
from data.store import Database
from tests.actions.shop_fixture import Caller, catalogue, people_and_answers


@pytest.fixture(scope="session")
def encoder() -> SentenceTransformer:
    return load_encoder(BUILT_IN)


@pytest.fixture(scope="session")
def stocked_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("shop") / "shop.db"
    database = Database(f"sqlite:///{path}")
    database.migrate()
    with database.session() as session:
        session.add_all([*catalogue(), *people_and_answers()])
    database.dispose()
    return path


@pytest.fixture
async def shop(stocked_database: Path, encoder: SentenceTransformer) -> AsyncIterator[Shop]:
    database = Database(f"sqlite:///{stocked_database}")
    async with Shop(
        database, EmbeddingCache(database, encoder, BUILT_IN), ActionSettings()
    ).opened() as opened:
        yield opened


@pytest.fixture
def call(shop: Shop) -> Caller:
    return Caller(shop)
