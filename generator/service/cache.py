"""Finished answers by what they answer: one file each in a folder, the longest unread thrown away first."""

from __future__ import annotations

import contextlib
import logging
import os
import tempfile
import threading
import time
from pathlib import Path
from typing import Final

_ENDING: Final = ".json"
_UNFINISHED: Final = ".writing-"
# Thrown away at once, as a share of the room, so that not every new answer costs a look at all files.
_ROOM_MADE: Final = 0.1
# No file is being written for so long: another process may share the folder.
_LONGEST_WRITING_S: Final = 60.0

_log = logging.getLogger(__name__)


class AnswerCache:
    """Keeps bytes under keys that name their content, in at most `most_bytes` of a folder.

    A cache that cannot be written is a slower service, not a broken one: such errors are logged.
    """

    def __init__(self, folder: Path, most_bytes: int) -> None:
        self._folder = folder
        self._most_bytes = most_bytes
        self._lock = threading.Lock()
        self._used = sum(size for _, _, size in self._files())
        self._sweep()

    def get(self, key: str) -> bytes | None:
        """What is kept under a key; None for nothing."""
        path = self._path(key)
        try:
            found = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        # Empty after a power cut.
        return found or None

    def put(self, key: str, answer: bytes) -> None:
        """Keeps an answer, whole or not at all."""
        if len(answer) > self._most_bytes:
            return
        with self._lock:
            try:
                self._write(self._path(key), answer)
                self._used += len(answer)
                if self._used > self._most_bytes:
                    self._make_room()
            except OSError as error:
                _log.warning("a picture could not be kept: %s", error)

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{_ENDING}"

    def _write(self, path: Path, answer: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=self._folder, prefix=_UNFINISHED)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(answer)
            Path(temporary).replace(path)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            raise

    def _sweep(self) -> None:
        """Throws away what a process that was killed had not finished writing."""
        for path in self._folder.glob(f"{_UNFINISHED}*"):
            with contextlib.suppress(OSError):
                if time.time() - path.stat().st_mtime > _LONGEST_WRITING_S:
                    path.unlink()

    def _make_room(self) -> None:
        files = sorted(self._files())
        used = sum(size for _, _, size in files)
        for _, path, size in files:
            if used <= self._most_bytes * (1 - _ROOM_MADE):
                break
            path.unlink(missing_ok=True)
            used -= size
        self._used = used

    def _files(self) -> list[tuple[int, Path, int]]:
        """When each file was last read, in nanoseconds, where it is, and its bytes."""
        found = []
        if self._folder.is_dir():
            for path in self._folder.glob(f"*{_ENDING}"):
                with contextlib.suppress(OSError):
                    status = path.stat()
                    found.append((status.st_mtime_ns, path, status.st_size))
        return found
