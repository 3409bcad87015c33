"""What the dialogue remembers: the events in Rasa's tracker store (bot/dialogue/endpoints.yml)."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

BUSY_TIMEOUT_S: Final = 15.0


class TrackerError(RuntimeError):
    """The tracker's database did not do its part; the message says so to whoever gave the command."""


class Tracker:
    """Rasa's tracker store in the SQLite file at `path`; where there is no file, nothing is remembered."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def events(self, senders: Iterable[str]) -> list[dict[str, Any]]:
        """The events of the conversations `senders`, in order.

        Raises:
            TrackerError: the database cannot be read.
        """
        with self._opened() as database:
            if database is None:
                return []
            rows = database.execute(
                "SELECT sender_id, data FROM events WHERE sender_id IN (SELECT value FROM json_each(?))"
                " ORDER BY sender_id, id",
                [json.dumps(list(senders))],
            )
            return [{"sender_id": sender, **_event(data)} for sender, data in rows]

    def forget(self, senders: Iterable[str]) -> int:
        """Deletes the events of the conversations `senders`; how many that were.

        Raises:
            TrackerError: the database cannot be changed.
        """
        with self._opened() as database:
            if database is None:
                return 0
            # What is deleted is also overwritten.
            database.execute("PRAGMA secure_delete=ON")
            deleted = database.execute(
                "DELETE FROM events WHERE sender_id IN (SELECT value FROM json_each(?))",
                [json.dumps(list(senders))],
            )
            return deleted.rowcount

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection | None]:
        """A transaction; None where nothing was ever remembered."""
        if not self._path.is_file():
            yield None
            return
        try:
            with closing(sqlite3.connect(self._path, timeout=BUSY_TIMEOUT_S)) as database, database:
                known = database.execute("SELECT 1 FROM sqlite_master WHERE name = 'events'").fetchone()
                yield database if known else None
        except sqlite3.Error as error:
            raise TrackerError(
                f"The dialogue's database {self._path} did not do its part ({error})."
            ) from error


def _event(data: str | None) -> dict[str, Any]:
    try:
        event = json.loads(data or "{}")
    except ValueError:
        return {"data": data}
    return event if isinstance(event, dict) else {"data": event}
