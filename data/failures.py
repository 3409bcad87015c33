"""What can go wrong in a command that works on the shop's database, as one sentence and an exit code."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, NoReturn

import typer
from alembic.util import CommandError
from sqlalchemy.exc import SQLAlchemyError

WORK_FAILED: Final = 1
UNUSABLE_ARGUMENTS: Final = 2


@contextmanager
def failures_in_words(*in_words_already: type[Exception]) -> Iterator[None]:
    """Ends the command where it fails; errors `in_words_already` are a sentence themselves."""
    try:
        yield
    except in_words_already as error:
        fail(str(error), WORK_FAILED)
    except SQLAlchemyError as error:
        reason = getattr(error, "orig", None) or type(error).__name__
        fail(f"The database did not do its part ({reason}); see VITRINE_DATABASE_URL.", WORK_FAILED)
    except ModuleNotFoundError as error:
        fail(f"This database needs the Python module {error.name}; install it first.", WORK_FAILED)
    except CommandError as error:
        fail(f"The database was made by another version of Vitrine ({error}).", WORK_FAILED)
    except OSError as error:
        where = f" {error.filename}" if error.filename else ""
        fail(f"Could not read or write{where}: {error.strerror or error}.", WORK_FAILED)


def fail(sentence: str, code: int) -> NoReturn:
    """Says `sentence` on standard error and ends the command with `code`."""
    typer.echo(sentence, err=True)
    raise typer.Exit(code)
