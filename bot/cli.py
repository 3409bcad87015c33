"""The `vitrine` command."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from bot.chat import Chat, ChatError
from bot.command_line import Json, command_settings, err, fail, need_dialogue_environment, out
from bot.feedback import feedback
from bot.handoff import handoff_app
from bot.privacy import privacy_app
from bot.processes import CannotStartError, check_ports_free, supervise, vitrine_processes
from bot.understanding.commands import dialogue_app
from data.commands import shop_app
from generator.commands import generator_app

app = typer.Typer(
    help="Vitrine: a customer-service agent for online shops that answers with pictures.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.add_typer(dialogue_app, name="dialogue")
app.add_typer(generator_app, name="generator")
app.add_typer(shop_app, name="shop")
app.add_typer(handoff_app, name="handoff")
app.add_typer(privacy_app, name="privacy")
app.command()(feedback)

# What the gateway may take beyond a picture's deadline to say that it has failed.
PICTURE_GRACE_S = 5.0
UNSEEN = {"pending": "(still being made)", "failed": "(could not be made)"}


@app.command()
def up() -> None:
    """Start the four processes, wait until they are ready, restart one that dies, stop all on Ctrl-C."""
    settings = command_settings()
    processes = vitrine_processes(settings)
    need_dialogue_environment(settings)
    if not settings.models.exists():
        fail("the dialogue model is missing: run `vitrine dialogue train`.")
    try:
        check_ports_free(processes)
    except CannotStartError as error:
        fail(f"{error}.")
    supervise(processes, lambda: f"Vitrine is ready: {settings.gateway_url} (Ctrl-C stops it)")


@app.command()
def doctor(as_json: Json = False) -> None:
    """Say what is installed, missing or misconfigured, and how to mend it."""
    from bot.doctor import examine  # noqa: PLC0415 - looks at every room, which other commands need not load

    findings = list(examine(command_settings()))
    well = all(finding.fine or not finding.needed for finding in findings)
    if as_json:
        sys.stdout.write(json.dumps({"well": well, "findings": [each.as_json() for each in findings]}) + "\n")
    else:
        table = Table(box=None, show_header=False, padding=(0, 1))
        for finding in findings:
            mark = "[green]✓[/]" if finding.fine else ("[red]✗[/]" if finding.needed else "[yellow]–[/]")
            table.add_row(mark, finding.what, finding.detail, "" if finding.fine else finding.mend)
        out.print(table)
    raise typer.Exit(0 if well else 1)


@app.command()
def chat(
    text: Annotated[str, typer.Argument(help="What the shopper says, in English or Chinese.")],
    language: Annotated[str | None, typer.Option(help="en or zh; otherwise told from the text.")] = None,
    go_on: Annotated[
        bool, typer.Option("--continue", "-c", help="Go on with the conversation of the last call.")
    ] = False,
    pictures: Annotated[
        Path | None, typer.Option(help="Folder for the reply's pictures; VITRINE_HOME/chat by default.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Send one message through the whole running system; print the reply and save its pictures.

    Waits until the pictures that are still being made are ready or have failed.
    """
    settings = command_settings()
    folder = settings.home / "chat"
    remembered = folder / "session"
    before = remembered.read_text().strip() if go_on and remembered.exists() else None
    conversation = Chat(settings.gateway_url, before)
    try:
        messages = conversation.send(text, language)
        _remember(remembered, conversation.session_id)
        patience_s = settings.picture_deadline_s + PICTURE_GRACE_S
        messages = conversation.wait_for_pictures(messages, patience_s, _tell_of_pictures)
        replies = [message for message in messages if message["role"] != "shopper"]
        if as_json:
            sys.stdout.write(json.dumps({"messages": messages}, ensure_ascii=False) + "\n")
        if not replies:
            err.print("No answer: a shopper who waits for a person is answered by that person.")
        for message in replies:
            _print_reply(message, conversation, pictures or folder, quiet=as_json)
    except ChatError as error:
        fail(f"{str(error).rstrip('.')}.")
    if not any(message["role"] in ("bot", "agent") for message in replies):
        raise typer.Exit(1)


def _print_reply(message: dict[str, Any], conversation: Chat, folder: Path, *, quiet: bool) -> None:
    console = err if quiet else out
    if message["text"] and not quiet:
        console.print(message["text"], markup=False)
    for picture in message["pictures"]:
        if picture["status"] != "ready":
            console.print(f"  {UNSEEN[picture['status']]}  {picture['alt']}", markup=False, soft_wrap=True)
            continue
        place = conversation.save(picture, folder) or picture["url"]
        label = f" [{picture['label']}]" if picture.get("label") else ""
        console.print(f"  {place}{label}  {picture['alt']}", markup=False, soft_wrap=True)
    for button in message["buttons"] if not quiet else ():
        console.print(f"  ▸ {button['title']}", markup=False)


def _tell_of_pictures(waiting: int) -> None:
    err.print("A picture is being made…" if waiting == 1 else f"{waiting} pictures are being made…")


def _remember(path: Path, session_id: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_text(session_id)


def main() -> None:
    """The entry of the `vitrine` command."""
    app()


if __name__ == "__main__":
    main()
