"""What the `vitrine` commands share: settings that say what is wrong with them, and how a command ends."""

from __future__ import annotations

from typing import Annotated, Final, NoReturn

import typer
from pydantic import ValidationError
from rich.console import Console

from bot.settings import CommandSettings

WORK_FAILED: Final = 1
UNUSABLE_ARGUMENTS: Final = 2
LONGEST_LINE: Final = 100

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object on standard output.")]


def command_settings() -> CommandSettings:
    """The settings of the environment; one that cannot be used ends the command with a sentence."""
    try:
        return CommandSettings()
    except ValidationError as error:
        first = error.errors()[0]
        fail(
            f"VITRINE_{str(first['loc'][0]).upper()} is not usable: {first['msg']}.", code=UNUSABLE_ARGUMENTS
        )


def need_dialogue_environment(settings: CommandSettings) -> None:
    """Ends the command where there is no Python that has Rasa."""
    if not settings.dialogue_python.exists():
        fail(f"{settings.dialogue_python} is missing: run `make setup`, which makes that environment.")


def fail(sentence: str, code: int = WORK_FAILED) -> NoReturn:
    """Says `sentence` on standard error and ends the command with `code`."""
    err.print(f"vitrine: {sentence}", markup=False, soft_wrap=True)
    raise typer.Exit(code)


def one_line(text: str) -> str:
    """`text` as a list shows it: on one line, and not too long a one."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_LINE else text[: LONGEST_LINE - 1] + "…"
