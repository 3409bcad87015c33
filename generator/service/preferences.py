"""How long whoever asks is willing to wait: the header `Prefer: wait=SECONDS` (RFC 7240)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Self

from fastapi import Request

LONGEST_WAIT_S: Final = 60.0
_WAIT: Final = re.compile(r"(?:^|[,;\s])wait\s*=\s*\"?(\d{1,4}(?:\.\d{1,3})?)\"?(?=$|[,;\s])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Preferences:
    """`wait_s` is None where nothing was said: then the answer is waited for, however long it takes."""

    wait_s: float | None = None

    @classmethod
    def of(cls, request: Request) -> Self:
        """What a request prefers; tenths of a second are understood beyond the RFC."""
        found = _WAIT.search(", ".join(request.headers.getlist("prefer")))
        return cls(min(float(found.group(1)), LONGEST_WAIT_S) if found else None)
