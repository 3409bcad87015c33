"""What the tests of `data/` share: a shop of their own with an empty, migrated database."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store import Database, MediaStore
from tests.data.shop_under_test import Shop


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file at the newest schema, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "vitrine.db"
    database = Database(f"sqlite:///{path}")
    database.migrate()
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.dispose()
    return path


@pytest.fixture
def shop(tmp_path: Path, empty_database: Path) -> Iterator[Shop]:
    """A shop with nothing in it yet."""
    path = tmp_path / "vitrine.db"
    shutil.copy(empty_database, path)
    database = Database(f"sqlite:///{path}")
    yield Shop(tmp_path, database, MediaStore(tmp_path / "media"))
    database.dispose()
