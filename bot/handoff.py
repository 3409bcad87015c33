"""`vitrine handoff`: which shoppers wait for a person, and that one has been helped."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Annotated, Any

import typer
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.command_line import one_line
from data.failures import WORK_FAILED, fail, failures_in_words
from data.schema import Conversation, EndedBy, Handoff, Message, Role, utc_now
from data.store import Database

handoff_app = typer.Typer(help="The shoppers who wait for a person.", no_args_is_help=True)


@handoff_app.command("list")
def list_(
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object on standard output.")
    ] = False,
) -> None:
    """Tell who waits for a person, the longest first."""
    with failures_in_words(), _database().session() as session:
        waiting = _waiting(session)
    if as_json:
        typer.echo(json.dumps({"waiting": waiting}, ensure_ascii=False))
    else:
        typer.echo("\n\n".join(map(_in_words, waiting)) or "Nobody waits for a person.")


@handoff_app.command()
def done(
    handoff_id: Annotated[str, typer.Argument(metavar="ID", help="As `vitrine handoff list` names it.")],
) -> None:
    """Give a conversation back to the assistant: it answers the next message again."""
    with failures_in_words(), _database().session() as session:
        ended = session.scalar(
            update(Handoff)
            .where(Handoff.id == handoff_id, Handoff.ended_at.is_(None))
            .values(ended_at=utc_now(), ended_by=EndedBy.AGENT)
            .returning(Handoff.id)
        )
        known = session.get(Handoff, handoff_id)
    if ended is not None:
        typer.echo("Done: the assistant answers the next message of this conversation again.")
    elif known is not None and known.ended_at is not None:
        fail(f"{handoff_id} has ended already, {_moment(known.ended_at)}.", WORK_FAILED)
    else:
        fail(f"There is no handoff {handoff_id}; `vitrine handoff list` names those that wait.", WORK_FAILED)


def _database() -> Database:
    database = Database.from_settings()
    database.migrate()
    return database


def _waiting(session: Session) -> list[dict[str, Any]]:
    """The open handoffs, the oldest first."""
    rows = session.execute(
        select(Handoff, Conversation.customer_external_id)
        .join(Conversation, Conversation.id == Handoff.conversation_id)
        .where(Handoff.ended_at.is_(None))
        .order_by(Handoff.requested_at, Handoff.id)
    )
    return [
        {
            "id": handoff.id,
            "conversation_id": handoff.conversation_id,
            "customer": customer_id or handoff.summary.get("customer"),
            "reason": handoff.reason,
            "subject": handoff.subject,
            "language": handoff.language,
            "requested_at": handoff.requested_at.isoformat(),
            "agent": handoff.agent,
            "summary": handoff.summary,
            "written_since": _written_since(session, handoff),
        }
        for handoff, customer_id in rows
    ]


def _written_since(session: Session, handoff: Handoff) -> list[str]:
    """What the shopper has written for the person."""
    texts = session.scalars(
        select(Message.text)
        .where(
            Message.conversation_id == handoff.conversation_id,
            Message.role == Role.SHOPPER,
            Message.created_at > handoff.requested_at,
        )
        .order_by(Message.seq)
    )
    return list(texts)


def _in_words(waiting: dict[str, Any]) -> str:
    summary = waiting["summary"]
    product, asked = summary.get("product"), summary.get("asked")
    since = waiting["written_since"]
    subject = f" ({waiting['subject']})" if waiting["subject"] else ""
    lines = {
        "since": _moment(datetime.fromisoformat(waiting["requested_at"])),
        "who": ", ".join(filter(None, (waiting["customer"] or "a guest", summary.get("email")))),
        "language": waiting["language"],
        "reason": waiting["reason"].replace("_", " ") + subject,
        "product": product and f"{product['title']} ({product['handle']})",
        "order": summary.get("order_number"),
        "asked": asked and asked[-1]["text"],
        "wrote": since and since[-1] + (f" (the last of {len(since)})" if len(since) > 1 else ""),
        "agent": waiting["agent"],
    }
    told = [f"  {name:<9} {one_line(str(value))}" for name, value in lines.items() if value]
    return "\n".join([waiting["id"], *told])


def _moment(moment: datetime) -> str:
    """`moment` on this machine's clock, and how long ago it is."""
    minutes = round((utc_now() - moment).total_seconds() / 60)
    days, hours = minutes // 1440, minutes // 60
    ago = f"{days} d" if days else f"{hours} h" if hours else f"{minutes} min"
    return f"{moment.astimezone():%Y-%m-%d %H:%M} ({ago} ago)"
