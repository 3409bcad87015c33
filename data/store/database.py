"""Connections to the shop's database, synchronous for commands and asynchronous for servers."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from alembic import command
from alembic.config import Config
from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import ConnectionPoolEntry

from data.store.settings import StoreSettings

MIGRATIONS: Final = Path(__file__).parent / "migrations"
BUSY_TIMEOUT_S: Final = 15.0
_ASYNC_DRIVERS: Final = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+psycopg"}


class Database:
    """One database, reached through `session()` in commands and `async_session()` in servers.

    Both commit when the block ends and roll back when it raises. SQLite runs in WAL mode, so that
    readers never wait for a writer, and writers wait up to `BUSY_TIMEOUT_S` for each other.
    """

    def __init__(self, url: str) -> None:
        self.url: URL = make_url(url)

    @classmethod
    def from_settings(cls, settings: StoreSettings | None = None) -> Database:
        """The database that the settings name."""
        return cls((settings or StoreSettings()).url)

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    @cached_property
    def engine(self) -> Engine:
        """The synchronous engine."""
        if self.is_sqlite and self.url.database:
            Path(self.url.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(self.url, **self._engine_options())
        self._prepare(engine)
        return engine

    @cached_property
    def async_engine(self) -> AsyncEngine:
        """The asynchronous engine of the same database."""
        url = self.url.set(drivername=_ASYNC_DRIVERS[self.url.get_backend_name()])
        engine = create_async_engine(url, **self._engine_options())
        self._prepare(engine.sync_engine)
        return engine

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A transaction for a command."""
        with sessionmaker(self.engine, expire_on_commit=False)() as session, session.begin():
            yield session

    @asynccontextmanager
    async def async_session(self) -> AsyncIterator[AsyncSession]:
        """A transaction for a server."""
        maker = async_sessionmaker(self.async_engine, expire_on_commit=False)
        async with maker() as session, session.begin():
            yield session

    def migrate(self) -> None:
        """Brings the schema to its newest version; does nothing where it is there already."""
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        with self.engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    def dispose(self) -> None:
        """Closes the synchronous connections."""
        self.engine.dispose()

    async def dispose_async(self) -> None:
        """Closes the asynchronous connections."""
        await self.async_engine.dispose()

    def _engine_options(self) -> dict[str, Any]:
        # An error's text goes into the log, where shoppers' words have no place.
        options: dict[str, Any] = {"hide_parameters": True}
        return options | ({"connect_args": {"timeout": BUSY_TIMEOUT_S}} if self.is_sqlite else {})

    def _prepare(self, engine: Engine) -> None:
        if self.is_sqlite:
            event.listen(engine, "connect", _configure_sqlite)


def _configure_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    cursor: sqlite3.Cursor = connection.cursor()  # type: ignore[assignment]
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()
