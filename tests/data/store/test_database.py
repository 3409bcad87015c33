"""The database behaves as servers and commands rely on."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import IntegrityError

from data.language import Bilingual
from data.schema import (
    Conversation,
    Customer,
    EndedBy,
    Handoff,
    HandoffReason,
    Message,
    PendingPicture,
    Photo,
    Product,
    Role,
    Schema,
    Variant,
    utc_now,
)
from data.store import Database, StoreSettings
from data.store.database import MIGRATIONS
from tests.data.shop_under_test import Shop


def test_the_migrations_lead_to_the_models(shop: Shop) -> None:
    with shop.database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Schema.metadata) == []


def test_migrating_again_changes_nothing(shop: Shop) -> None:
    with shop.database.session() as session:
        session.add(Product(handle="a", title=Bilingual("A", "甲")))
    shop.database.migrate()
    assert shop.handles() == ["a"]


def grown_up(folder: Path, *, since: str, new_table: str) -> Database:
    """A database that held a message at version `since`, which lacked `new_table`, and was migrated then."""
    database = Database(f"sqlite:///{folder / 'vitrine.db'}")
    database.migrate()
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with database.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, since)
        assert new_table not in inspect(connection).get_table_names()
    with database.session() as session:
        session.add(Conversation(id="c", messages=[Message(id="m", seq=1, role=Role.BOT, text="Hello.")]))
    database.migrate()
    return database


def test_a_database_of_the_version_before_keeps_its_messages(tmp_path: Path) -> None:
    database = grown_up(tmp_path, since="0002", new_table="pending_pictures")
    with database.session() as session:
        session.add(
            PendingPicture(message_id="m", picture_id="p", conversation_id="c", job="j", deadline=utc_now())
        )
    with database.session() as session:
        assert session.scalars(select(Message.text)).all() == ["Hello."]
        assert session.scalars(select(PendingPicture)).one().instead == []
        session.execute(text("DELETE FROM conversations"))
        assert session.scalars(select(PendingPicture)).all() == []
    database.dispose()


def test_a_database_from_before_handoffs_keeps_its_conversations_and_gets_them(tmp_path: Path) -> None:
    database = grown_up(tmp_path, since="0003", new_table="handoffs")
    with database.session() as session:
        assert session.scalars(select(Message.text)).all() == ["Hello."]
        session.add(Handoff(id="h", conversation_id="c", reason=HandoffReason.ASKED))
    with database.session() as session:
        session.execute(text("DELETE FROM conversations"))
        assert session.scalars(select(Handoff)).all() == []
    database.dispose()


def test_a_conversation_has_at_most_one_open_handoff(shop: Shop) -> None:
    def handoff(name: str) -> Handoff:
        return Handoff(id=name, conversation_id="c", reason=HandoffReason.ANGER)

    with shop.database.session() as session:
        session.add(Conversation(id="c"))
        session.flush()
        session.add(handoff("first"))
    with pytest.raises(IntegrityError), shop.database.session() as session:
        session.add(handoff("second"))
    with shop.database.session() as session:
        first = session.get_one(Handoff, "first")
        first.ended_at, first.ended_by = utc_now(), EndedBy.AGENT
    with shop.database.session() as session:
        session.add(handoff("second"))
    with shop.database.session() as session:
        assert {each.id for each in session.scalars(select(Handoff))} == {"first", "second"}


def test_a_reader_does_not_wait_for_a_writer(shop: Shop) -> None:
    other = Database(str(shop.database.url))
    with shop.database.session() as writing:
        writing.add(Product(handle="a"))
        writing.flush()
        with other.session() as reading:
            assert reading.scalars(select(Product)).all() == []
            assert reading.scalar(text("PRAGMA journal_mode")) == "wal"
    other.dispose()


def test_what_belongs_to_a_product_goes_with_it(shop: Shop) -> None:
    with shop.database.session() as session:
        variant = Variant(sku="A", price_minor=1, currency="EUR")
        session.add(Product(handle="a", variants=[variant], photos=[Photo(source="1", variant=variant)]))
    with shop.database.session() as session:
        session.execute(text("DELETE FROM products"))
    assert shop.counts() == (0, 0, 0)


def test_a_block_that_fails_leaves_nothing_behind(shop: Shop) -> None:
    with pytest.raises(IntegrityError), shop.database.session() as session:
        session.add(Product(handle="a"))
        session.flush()
        session.execute(text("INSERT INTO variants (product_id, sku) VALUES (99, 'X')"))
    assert shop.handles() == []


async def test_servers_see_what_commands_wrote(shop: Shop) -> None:
    with shop.database.session() as session:
        session.add(Customer(external_id="c-1", email="lin@shop.example"))
    async with shop.database.async_session() as session:
        customer = (await session.scalars(select(Customer))).one()
        customer.name = "Lin"
    await shop.database.dispose_async()
    with shop.database.session() as session:
        assert session.scalars(select(Customer)).one().name == "Lin"


def test_the_settings_name_the_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VITRINE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("VITRINE_DATABASE_URL", raising=False)
    assert StoreSettings().url == f"sqlite:///{tmp_path / 'home' / 'vitrine.db'}"
    assert StoreSettings().media_folder == tmp_path / "home" / "media"
    monkeypatch.setenv("VITRINE_DATABASE_URL", "postgresql+psycopg://shop@db/vitrine")
    assert Database.from_settings().url.get_backend_name() == "postgresql"
