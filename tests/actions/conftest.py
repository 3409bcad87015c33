from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from sentence_transformers import SentenceTransformer

from actions.embeddings import EmbeddingCache
from actions.encoder import BUILT_IN, load_encoder
from actions.settings import ActionSettings
from actions.shop import Shop
from data.schema.declarative import Schema
from data.store import Database
from tests.actions.jumper_shop import opened_jumper_shop, picture_service
from tests.actions.order_fixture import orders, rules
from tests.actions.pictured_shop import opened_pictured_shop, stock_pictured_shop
from tests.actions.shop_fixture import Caller, catalogue, people_and_answers
from tests.actions.wardrobe import wardrobe


@pytest.fixture(scope="session")
def encoder() -> SentenceTransformer:
    return load_encoder(BUILT_IN)


def stocked(path: Path, *rows: Schema) -> Path:
    """A database at `path` that holds `rows`."""
    database = Database(f"sqlite:///{path}")
    database.migrate()
    with database.session() as session:
        session.add_all(rows)
    database.dispose()
    return path


def shop_at(path: Path, encoder: SentenceTransformer) -> AbstractAsyncContextManager[Shop]:
    database = Database(f"sqlite:///{path}")
    return Shop(database, EmbeddingCache(database, encoder, BUILT_IN), ActionSettings()).opened()


@pytest.fixture(scope="session")
def stocked_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("shop") / "shop.db"
    return stocked(path, *catalogue(), *people_and_answers(), *orders(), *rules())


@pytest.fixture
async def shop(stocked_database: Path, encoder: SentenceTransformer) -> AsyncIterator[Shop]:
    async with shop_at(stocked_database, encoder) as opened:
        yield opened


@pytest.fixture
def call(shop: Shop) -> Caller:
    return Caller(shop)


@pytest.fixture(scope="session")
def wardrobe_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stocked(tmp_path_factory.mktemp("wardrobe") / "shop.db", *wardrobe())


@pytest.fixture
async def wardrobe_shop(wardrobe_database: Path, encoder: SentenceTransformer) -> AsyncIterator[Shop]:
    async with shop_at(wardrobe_database, encoder) as opened:
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


@pytest.fixture(scope="session")
def pictured_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("pictured")
    stock_pictured_shop(home)
    return home


@pytest.fixture
async def pictured_shop(
    pictured_home: Path, generator_url: str, encoder: SentenceTransformer, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Shop]:
    """A shop of goods that can be found by a photograph."""
    monkeypatch.setenv("VITRINE_HOME", str(pictured_home))
    async with opened_pictured_shop(pictured_home, generator_url, encoder) as shop:
        yield shop
