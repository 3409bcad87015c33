"""`vitrine privacy`: everything that is held about a shopper, out or gone, and nobody else's."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from typer.testing import CliRunner, Result

from bot.privacy import privacy_app
from data.language import Bilingual
from data.schema import (
    Conversation,
    Handoff,
    HandoffReason,
    Message,
    PendingPicture,
    Photo,
    Product,
    Rating,
    Role,
    utc_now,
)
from data.store import Database, MediaStore, thumbnail_name
from tests.data.shop_under_test import picture

SECRET = "my neighbour must never read this"


def shown(name: str, source: str = "edited") -> dict[str, Any]:
    return {"id": name[:36], "url": f"/media/{name}", "source": source, "status": "ready"}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VITRINE_HOME", str(tmp_path))
    monkeypatch.delenv("VITRINE_DATABASE_URL", raising=False)
    return tmp_path


@pytest.fixture
def media(home: Path) -> MediaStore:
    return MediaStore(home / "media")


@pytest.fixture
def pictures(media: MediaStore) -> dict[str, str]:
    """A picture made for Lin alone, one made for two, and a photograph of the shop's."""
    return {
        name: media.put(picture(colour)).name
        for name, colour in (("alone", "red"), ("shared", "green"), ("photo", "blue"))
    }


@pytest.fixture
def database(home: Path, pictures: dict[str, str]) -> Iterator[Database]:
    """Lin, a customer with a long conversation, and a guest with a short one."""
    database = Database.from_settings()
    database.migrate()
    with database.session() as session:
        photo = Photo(source="1", media=pictures["photo"])
        session.add(Product(handle="shoe", title=Bilingual("Shoe", "鞋"), photos=[photo]))
        session.add(
            Conversation(
                id="lins",
                customer_external_id="c-1001",
                messages=[
                    Message(id="m1", seq=1, role=Role.SHOPPER, text=SECRET),
                    Message(
                        id="m2",
                        seq=2,
                        role=Role.BOT,
                        text="Here.",
                        pictures=[shown(name) for name in pictures.values()],
                    ),
                ],
            )
        )
        other = Message(id="m3", seq=1, role=Role.BOT, text="Hello.", pictures=[shown(pictures["shared"])])
        session.add(Conversation(id="guests", messages=[other]))
        session.flush()
        session.add_all(
            [
                Handoff(
                    id="h1", conversation_id="lins", reason=HandoffReason.ASKED, summary={"email": "l@x"}
                ),
                Handoff(id="h2", conversation_id="guests", reason=HandoffReason.ANGER),
                Rating(message_id="m2", conversation_id="lins", value=0, reason="too small"),
                PendingPicture(
                    message_id="m2", picture_id="p", conversation_id="lins", job="j", deadline=utc_now()
                ),
            ]
        )
    yield database
    database.dispose()


@pytest.fixture
def tracker(home: Path) -> Path:
    """What Rasa remembers, in its own table."""
    path = home / "dialogue.db"
    with closing(sqlite3.connect(path)) as rasas, rasas:
        rasas.execute(
            "CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id VARCHAR(255), type_name VARCHAR(255),"
            " timestamp FLOAT, intent_name VARCHAR(255), action_name VARCHAR(255), data TEXT)"
        )
        rasas.executemany(
            "INSERT INTO events (sender_id, data) VALUES (?, ?)",
            [
                ("lins", json.dumps({"event": "user", "text": SECRET})),
                ("guests", json.dumps({"event": "user", "text": "hi"})),
                ("lins", "no JSON"),
            ],
        )
    return path


def remembered(tracker: Path) -> list[str]:
    with closing(sqlite3.connect(tracker)) as rasas:
        return [sender for (sender,) in rasas.execute("SELECT sender_id FROM events")]


def privacy(*arguments: str) -> Result:
    return CliRunner().invoke(privacy_app, arguments)


@pytest.mark.parametrize("name", ["lins", "c-1001"])
def test_all_that_is_held_about_a_shopper_comes_out(name: str, database: Database, tracker: Path) -> None:
    everything = json.loads(privacy("export", name).stdout)
    (conversation,) = everything["conversations"]
    assert conversation["customer_external_id"] == "c-1001"
    assert [message["text"] for message in conversation["messages"]] == [SECRET, "Here."]
    assert [handoff["summary"] for handoff in conversation["handoffs"]] == [{"email": "l@x"}]
    assert [rating["reason"] for rating in conversation["ratings"]] == ["too small"]
    assert [pending["job"] for pending in conversation["pending_pictures"]] == ["j"]
    assert everything["dialogue_events"] == [
        {"sender_id": "lins", "event": "user", "text": SECRET},
        {"sender_id": "lins", "data": "no JSON"},
    ]
    assert "Hello." not in json.dumps(everything)


@pytest.mark.parametrize("name", ["lins", "c-1001"])
def test_a_shopper_is_deleted_and_others_stay(
    name: str, database: Database, tracker: Path, media: MediaStore, pictures: dict[str, str]
) -> None:
    deleted = privacy("delete", name)
    assert deleted.exit_code == 0
    assert deleted.stdout == (
        "Deleted: 1 conversation, 2 messages, 1 rating, 1 handoff, 1 pending picture, 1 picture, "
        "2 events of the dialogue.\n"
    )
    with database.session() as session:
        assert session.scalars(select(Conversation.id)).all() == ["guests"]
        assert session.scalars(select(Message.id)).all() == ["m3"]
        assert session.scalars(select(Handoff.id)).all() == ["h2"]
        assert session.scalars(select(PendingPicture.job)).all() == []
        assert session.scalars(select(Rating.reason)).all() == []
    assert remembered(tracker) == ["guests"]
    # Made for Lin alone it goes; what others see, and the shop's own photograph, stay.
    assert media.path(pictures["alone"]) is None
    assert media.path(thumbnail_name(pictures["alone"])) is None
    assert media.path(pictures["shared"]) and media.path(pictures["photo"])
    assert json.loads(privacy("export", "guests").stdout)["id"] == "guests"


def test_what_is_deleted_is_no_longer_in_the_files(home: Path, database: Database, tracker: Path) -> None:
    assert privacy("delete", "lins").exit_code == 0
    holding = [
        path.name for path in home.iterdir() if path.is_file() and SECRET.encode() in path.read_bytes()
    ]
    assert holding == []


def test_counts_are_one_object(database: Database) -> None:
    assert json.loads(privacy("delete", "lins", "--json").stdout) == {
        "conversations": 1,
        "messages": 2,
        "ratings": 1,
        "handoffs": 1,
        "pending_pictures": 1,
        "pictures": 1,
        "dialogue_events": 0,
    }


def test_what_only_the_dialogue_remembers_goes_too(home: Path, tracker: Path) -> None:
    assert len(json.loads(privacy("export", "lins").stdout)["dialogue_events"]) == 2
    assert privacy("delete", "lins").exit_code == 0
    assert remembered(tracker) == ["guests"]


@pytest.mark.parametrize("command", ["export", "delete"])
def test_somebody_unknown_is_one_sentence(command: str, database: Database, tracker: Path) -> None:
    result = privacy(command, "nobody")
    assert result.exit_code == 1 and result.stdout == ""
    assert result.stderr == "Nothing is held about nobody: there is no such conversation or customer.\n"
    assert len(remembered(tracker)) == 3


def test_where_the_dialogues_database_is_broken_nothing_is_deleted(home: Path, database: Database) -> None:
    (home / "dialogue.db").write_bytes(b"this is no database " * 100)
    result = privacy("delete", "lins")
    assert result.exit_code == 1 and result.stderr.count("\n") == 1
    assert "dialogue.db" in result.stderr
    with database.session() as session:
        assert set(session.scalars(select(Conversation.id))) == {"lins", "guests"}
