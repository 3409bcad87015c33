"""The `vitrine privacy` commands."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Final, NoReturn

import typer

from bot.privacy.conversations import conversations_of, held
from bot.privacy.deletion import forget
from bot.privacy.tracker import Tracker, TrackerError
from data.failures import WORK_FAILED, fail, failures_in_words
from data.schema import Conversation
from data.store import Database, MediaStore, StoreSettings

_ONE_AND_MANY: Final = {
    "conversations": ("conversation", "conversations"),
    "messages": ("message", "messages"),
    "handoffs": ("handoff", "handoffs"),
    "pending_pictures": ("pending picture", "pending pictures"),
    "ratings": ("rating", "ratings"),
    "pictures": ("picture", "pictures"),
    "dialogue_events": ("event of the dialogue", "events of the dialogue"),
}

privacy_app = typer.Typer(help="What is held about a shopper: out, or gone.", no_args_is_help=True)

Id = Annotated[
    str,
    typer.Argument(metavar="ID", help="A conversation, or a customer by the shop's own id for them."),
]


@privacy_app.command()
def export(shopper: Id) -> None:
    """Print all that is held about a shopper, as one JSON object."""
    with failures_in_words(TrackerError), _database().session() as session:
        conversations = conversations_of(session, shopper)
        everything = {
            "id": shopper,
            "conversations": [held(session, conversation) for conversation in conversations],
            "dialogue_events": _tracker().events(_senders(shopper, conversations)),
        }
    if not conversations and not everything["dialogue_events"]:
        _nothing(shopper)
    typer.echo(json.dumps(everything, ensure_ascii=False, default=_as_json))


@privacy_app.command("delete")
def delete_(
    shopper: Id,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object on standard output.")
    ] = False,
) -> None:
    """Delete a shopper's conversations with all that belongs to them, and what the dialogue remembers."""
    with failures_in_words(TrackerError):
        gone = forget(shopper, _database(), _tracker(), MediaStore(StoreSettings().media_folder))
    if not any(gone.values()):
        _nothing(shopper)
    typer.echo(json.dumps(gone) if as_json else f"Deleted: {_counted(gone)}.")


def _database() -> Database:
    database = Database.from_settings()
    database.migrate()
    return database


def _tracker() -> Tracker:
    return Tracker(StoreSettings().home / "dialogue.db")


def _senders(shopper: str, conversations: Iterable[Conversation]) -> set[str]:
    """What the dialogue calls the shopper; it may remember one whose conversation is gone."""
    return {shopper, *(conversation.id for conversation in conversations)}


def _nothing(shopper: str) -> NoReturn:
    fail(f"Nothing is held about {shopper}: there is no such conversation or customer.", WORK_FAILED)


def _counted(gone: dict[str, int]) -> str:
    return ", ".join(f"{count:,} {_ONE_AND_MANY[name][count != 1]}" for name, count in gone.items())


def _as_json(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
