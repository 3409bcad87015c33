"""The gateway's log: one line a happening, to read or as JSON, without what would tell who a shopper is."""

from __future__ import annotations

import copy
import logging
import re
import sys
from typing import Final, TextIO

from pythonjsonlogger.json import JsonFormatter

from bot.gateway.settings import GatewaySettings

_TEXT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_FIELDS: Final = ("asctime", "levelname", "name", "message")
_NAMES: Final = {"asctime": "time", "levelname": "level", "name": "logger"}
_CHATTY: Final = (
    "httpx", "alembic", "engineio.server", "socketio.server", "uvicorn.error", "PIL", "asyncio",
)  # fmt: skip

_SECRETS: Final = (
    (re.compile(r"\beyJ[\w-]+\.[\w-]+\.[\w-]*"), "[token]"),
    (re.compile(r"\b(Bearer |session_id=|customer_token=)[^\s&\"']+"), r"\1[token]"),
    (re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+"), "[e-mail]"),
    (re.compile(r"(?<!//)\b(?:\d{1,3}\.){3}\d{1,3}\b"), "[address]"),
    (re.compile(r"\b(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{0,4}\b", re.IGNORECASE), "[address]"),
    (re.compile(r"(?<![A-Za-z0-9_.:-])\+?\(?\d(?:[ ()./-]{0,2}\d){8,18}(?![A-Za-z0-9_:.-])"), "[number]"),
)


def masked(text: str) -> str:
    """`text` without e-mail and network addresses, tokens, and numbers as long as a phone's or a card's."""
    for pattern, mask in _SECRETS:
        text = pattern.sub(mask, text)
    return text


class MaskingHandler(logging.StreamHandler[TextIO]):
    """Writes records with what they say masked, the traceback of an exception included."""

    def emit(self, record: logging.LogRecord) -> None:
        clean = copy.copy(record)
        clean.msg, clean.args = masked(record.getMessage()), ()
        if record.exc_info:
            clean.exc_text = masked(logging.Formatter().formatException(record.exc_info))
            clean.exc_info = None
        super().emit(clean)


def write_log(settings: GatewaySettings) -> None:
    """Has this process write its log to standard error, as `settings` say."""
    handler = MaskingHandler(sys.stderr)
    handler.setFormatter(
        JsonFormatter(list(_FIELDS), rename_fields=dict(_NAMES))
        if settings.log_format == "json"
        else logging.Formatter(_TEXT)
    )
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for chatty in _CHATTY:
        logging.getLogger(chatty).setLevel(logging.WARNING)
