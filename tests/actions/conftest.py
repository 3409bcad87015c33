from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sentence_transformers import SentenceTransformer

from actions.embeddings import EmbeddingCache
from actions.encoder import BUILT_IN, load_encoder
from actions.settings import ActionSettings
from actions.shop import Shop
from data.store import Database
from tests.actions.jumper_shop import opened_jumper_shop, picture_service
from tests.actions.order_fixture import orders, rules
from tests.actions.shop_fixture import Caller, catalogue, people_and_answers
from tests.actions.wardrobe import wardrobe


@pytest.fixture(scope="session")
def encoder() -> SentenceTransformer:
    return load_encoder(BUILT_IN)


@pytest.fixture(scope="session")
def stocked_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("shop") / "shop.db"
    database = Database(f"sqlite:///{path}")
    database.migrate()
    with database.session() as session:
        session.add_all([*catalogue(), *people_and_answers(), *orders(), *rules()])
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


@pytest.fixture(scope="session")
def wardrobe_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("wardrobe") / "shop.db"
    database = Database(f"sqlite:///{path}")
    database.migrate()
    with database.session() as session:
        session.add_all(wardrobe())
    database.dispose()
    return path


@pytest.fixture
async def wardrobe_shop(wardrobe_database: Path, encoder: SentenceTransformer) -> AsyncIterator[Shop]:
    database = Database(f"sqlite:///{wardrobe_database}")
    async with Shop(
        database, EmbeddingCache(database, encoder, BUILT_IN), ActionSettings()
    ).opened() as opened:
        yield opened


@pytest.fixture
def ask(wardrobe_shop: Shop) -> Caller:
    """Calls the actions of a shop of clothes."""
    return Caller(wardrobe_shop)


@pytest.fixture(scope="session")
def generator_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with picture_service(tmp_path_factory.mktemp("pictures")) as url:
        yield url


@pytest.fixture
async def jumper_shop(
    tmp_path: Path, generator_url: str, encoder: SentenceTransformer, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Shop]:
    monkeypatch.setenv("VITRINE_HOME", str(tmp_path))
    async with opened_jumper_shop(tmp_path, generator_url, encoder) as shop:
        yield shop


@pytest.fixture
async def hurried_shop(
    tmp_path: Path, generator_url: str, encoder: SentenceTransformer, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Shop]:
    """A shop that waits for no picture."""
    monkeypatch.setenv("VITRINE_HOME", str(tmp_path))
    async with opened_jumper_shop(tmp_path, generator_url, encoder, wait_s=0.001) as shop:
        yield shop
