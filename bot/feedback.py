"""`vitrine feedback`: what shoppers think of the answers."""

from __future__ import annotations

import json
from typing import Any, Final

import typer
from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from bot.command_line import Json, one_line
from data.failures import failures_in_words
from data.schema import Message, Rating, Role
from data.store import Database

MOST_COMPLAINTS: Final = 20


def feedback(as_json: Json = False) -> None:
    """Tell how answers and chats were rated, and which answers did not help, the newest first."""
    database = Database.from_settings()
    with failures_in_words():
        database.migrate()
        with database.session() as session:
            report = _report(session)
    typer.echo(json.dumps(report, ensure_ascii=False) if as_json else _in_words(report))


def _report(session: Session) -> dict[str, Any]:
    asked = aliased(Message)
    rows = session.execute(
        select(Rating, Message, asked.text)
        .join(Message, Message.id == Rating.message_id)
        .outerjoin(asked, asked.id == Message.in_reply_to)
        .order_by(Rating.created_at.desc())
    ).all()
    answers = [row for row in rows if not _asks_how_it_was(row[1])]
    chats = [rating for rating, message, _ in rows if _asks_how_it_was(message)]
    helpful = sum(rating.value for rating, _, _ in answers)
    return {
        "answers": {"helpful": helpful, "not_helpful": len(answers) - helpful},
        "chats": {
            "rated": len(chats),
            "average": sum(rating.value for rating in chats) / len(chats) if chats else None,
            "remarks": [rating.reason for rating in chats if rating.reason][:MOST_COMPLAINTS],
        },
        "did_not_help": [
            {
                "question": question or "",
                "answer": message.text,
                "by": message.role,
                "reason": rating.reason,
                "conversation_id": message.conversation_id,
            }
            for rating, message, question in answers
            if not rating.value
        ][:MOST_COMPLAINTS],
    }


def _asks_how_it_was(message: Message) -> bool:
    return any(card.get("type") == "satisfaction" for card in message.cards)


def _in_words(report: dict[str, Any]) -> str:
    answers, chats = report["answers"], report["chats"]
    if not (any(answers.values()) or chats["rated"]):
        return "Nobody has rated anything yet."
    lines = [f"Answers that helped: {answers['helpful']}, that did not: {answers['not_helpful']}."]
    if chats["rated"]:
        lines.append(f"Chats rated: {chats['rated']}, {chats['average']:.1f} of 5 on average.")
        lines += [f"  {one_line(remark)}" for remark in chats["remarks"]]
    for each in report["did_not_help"]:
        who = "a person" if each["by"] == Role.AGENT else "the assistant"
        lines += [
            "",
            f"asked   {one_line(each['question'])}",
            f"{who} said  {one_line(each['answer'])}",
        ]
        lines += [f"reason  {one_line(each['reason'])}"] if each["reason"] else []
    return "\n".join(lines)
