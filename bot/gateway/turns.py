"""From a shopper's message to its answer: one turn at a time a conversation, conversations side by side.

Every unanswered message of a conversation stands in that conversation's line, in order; the log has the
same messages as waiting. A line is worked off from its head. While the dialogue is away the line stands
still: each shopper is told once a message that it is kept, and `recover` sets the lines going again. After
a restart the lines are filled from the log. So nothing is lost wherever the gateway stops, and because an
answer and the end of waiting are one transaction, nothing is answered twice.

While a person has a conversation, or should have, its messages are logged for that person and left
unanswered. Each turn looks into the database for that, so it holds over restarts and for every gateway.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final, Protocol
from weakref import WeakValueDictionary

from sqlalchemy.exc import SQLAlchemyError

from bot.gateway import texts
from bot.gateway.dialogue import DialogueAwayError, DialogueClient, Question
from bot.gateway.feedback import SATISFACTION
from bot.gateway.handoffs import Standing
from bot.gateway.log import AlreadyLoggedError, Entry, MessageLog
from bot.gateway.metrics import Metrics
from bot.gateway.pictures import Pictures
from bot.gateway.policy import Refusal, RefusedMessageError, without_command
from bot.gateway.processes import Process, Processes
from bot.gateway.reception import RESUME, Reception
from bot.gateway.settings import GatewaySettings
from bot.gateway.shapes import LoggedMessage, Reply, Utterance
from bot.privacy.tracker import TrackerError
from data.language import Language
from data.schema import Role, utc_now

logger = logging.getLogger(__name__)

LONGEST_WAIT: Final = timedelta(hours=1)
MOST_ATTEMPTS: Final = 3
STOP_GRACE_S: Final = 5.0
# What the dialogue is told of a photograph without words.
ONLY_A_PHOTOGRAPH: Final = "/inform"


class Delivery(Protocol):
    """Brings what happens in a conversation to whoever has it open."""

    async def messages(self, conversation_id: str, messages: list[LoggedMessage]) -> None:
        """Delivers answers and words of the system."""

    async def echo(self, conversation_id: str, message: LoggedMessage, sender: str | None) -> None:
        """Shows a shopper's logged message on their other devices; `sender` is where it came from."""

    async def typing(self, conversation_id: str, on: bool) -> None:
        """Shows that an answer is being written, or no longer."""

    async def closed(self, conversation_id: str, seq: int) -> None:
        """Tells that the shopper has ended the talk, with the message numbered `seq`."""

    async def deleted(self, conversation_id: str) -> None:
        """Tells that the conversation is gone, and parts whoever had it open from it."""


@dataclass(eq=False)
class Turn:
    """One message in a line; `replies` is done once it is answered, or its shopper told it is kept.

    It is empty where the answer is left to a person.
    """

    entry: Entry
    told: bool = False
    attempts: int = 0
    replies: asyncio.Future[list[LoggedMessage]] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )

    def settle(self, replies: list[LoggedMessage]) -> None:
        if not self.replies.done():
            self.replies.set_result(replies)

    @property
    def is_too_old(self) -> bool:
        return utc_now() - self.entry.message.created_at > LONGEST_WAIT


@dataclass(eq=False)
class Line:
    """A conversation's unanswered messages in order, and the task that works them off.

    It is gone once the conversation has been deleted: then nothing is worked off any more.
    """

    turns: deque[Turn] = field(default_factory=deque)
    is_gone: bool = False
    entrance: asyncio.Lock = field(default_factory=asyncio.Lock)
    task: asyncio.Task[None] | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """A shopper's message as logged, and the answer to come."""

    message: LoggedMessage
    replies: asyncio.Future[list[LoggedMessage]]


class Turns:
    """Takes messages in, asks the dialogue, logs and delivers the answers."""

    def __init__(
        self,
        settings: GatewaySettings,
        log: MessageLog,
        dialogue: DialogueClient,
        processes: Processes,
        delivery: Delivery,
        *,
        pictures: Pictures,
        reception: Reception,
        metrics: Metrics,
        erase: Callable[[str], object],
    ) -> None:
        self._settings = settings
        self._log = log
        self._dialogue = dialogue
        self._processes = processes
        self._delivery = delivery
        self._pictures = pictures
        self._reception = reception
        self._metrics = metrics
        self._erase = erase
        self._slots = asyncio.Semaphore(settings.max_turns)
        self._lines: WeakValueDictionary[str, Line] = WeakValueDictionary()
        self._tasks: set[asyncio.Task[None]] = set()
        self._standing: set[Line] = set()
        self._somebody_waits = asyncio.Event()
        self._dialogue_is_away = False
        self._in_hand = 0
        metrics.in_hand.set_function(lambda: self._in_hand)

    async def take(self, conversation_id: str, utterance: Utterance, sender: str | None = None) -> Taken:
        """Logs a shopper's message and puts it into its conversation's line.

        A message that was sent before (same `client_id`) is not logged again: its logged form and its
        own answer are returned. `sender` names the socket it came over.

        Raises:
            RefusedMessageError: too many messages are waiting already.
            UnknownConversationError: there is no such conversation.
        """
        if self._in_hand >= self._settings.max_turns + self._settings.max_waiting:
            raise RefusedMessageError(Refusal.OVERLOADED, texts.OVERLOADED)
        line = self._lines.setdefault(conversation_id, Line())
        self._in_hand += 1
        turn: Turn | None = None
        try:
            async with line.entrance:
                turn = await self._enter(line, conversation_id, utterance, sender)
        except AlreadyLoggedError as again:
            return await self.taken_before(conversation_id, again.message)
        except SQLAlchemyError as error:
            logger.exception("a message could not be logged")
            raise RefusedMessageError(Refusal.FAILED, texts.FAILED) from error
        finally:
            if turn is None:
                self._in_hand -= 1
        turn.replies.add_done_callback(self._let_go)
        return Taken(turn.entry.message, turn.replies)

    async def taken_before(self, conversation_id: str, message: LoggedMessage) -> Taken:
        """A message that has been logged already, and its answer, be it there or to come."""
        line = self._lines.get(conversation_id)
        for turn in line.turns if line else ():
            if turn.entry.message.id == message.id and not turn.replies.done():
                return Taken(message, turn.replies)
        replies: asyncio.Future[list[LoggedMessage]] = asyncio.get_running_loop().create_future()
        replies.set_result(await self._log.replies_to(message))
        return Taken(message, replies)

    async def end(self, conversation_id: str) -> LoggedMessage:
        """Ends the talk, as its shopper wants, and asks how it was; who writes on begins a new one.

        Raises:
            UnknownConversationError: there is no such conversation.
        """
        said = await self._log.end(conversation_id, _farewell)
        await self._delivery.messages(conversation_id, said)
        await self._delivery.closed(conversation_id, said[-1].seq)
        return said[-1]

    async def forget(self, conversation_id: str) -> None:
        """Deletes the conversation and all that belongs to it; answers in the making are dropped.

        Raises:
            RefusedMessageError: it could not be deleted just now.
        """
        line = self._lines.setdefault(conversation_id, Line())
        async with line.entrance:
            line.is_gone = True
            self._standing.discard(line)
            for turn in line.turns:
                turn.settle([])
            try:
                await asyncio.to_thread(self._erase, conversation_id)
            except (SQLAlchemyError, TrackerError) as error:
                logger.exception("a conversation could not be deleted")
                line.is_gone = False
                raise RefusedMessageError(Refusal.NOT_DELETED, texts.NOT_DELETED) from error
            await self._delivery.deleted(conversation_id)
        await self._pictures.forget(conversation_id)
        if line.task is not None:
            self._keep_an_eye_on(self._erase_again(conversation_id, line.task))

    async def resume(self) -> None:
        """Fills the lines with what was left unanswered when the gateway last stopped."""
        for entry in await self._log.waiting():
            line = self._lines.setdefault(entry.conversation_id, Line())
            line.turns.append(Turn(entry, told=entry.told))
            self._stand(line)

    async def recover(self) -> None:
        """Sets standing lines going again once the dialogue is back; runs as long as the gateway does."""
        while True:
            await self._somebody_waits.wait()
            await asyncio.sleep(self._settings.recovery_poll_s)
            is_back = await self._processes.can_answer()
            for line in tuple(self._standing):
                if is_back or line.turns[0].is_too_old:
                    self._start(line)
            if not self._standing:
                self._somebody_waits.clear()

    async def close(self) -> None:
        """Lets the turns in progress end, for `STOP_GRACE_S` at most; the log keeps the rest as waiting."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=STOP_GRACE_S)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _enter(
        self, line: Line, conversation_id: str, utterance: Utterance, sender: str | None
    ) -> Turn:
        if len(line.turns) >= self._settings.max_waiting_per_conversation:
            raise RefusedMessageError(Refusal.OVERLOADED, texts.OVERLOADED)
        is_command = utterance.text.startswith("/")
        tapped = await self._log.offered(conversation_id, utterance.text) if is_command else None
        entry = await self._log.enter(conversation_id, utterance, tapped)
        turn = Turn(entry)
        line.turns.append(turn)
        self._metrics.messages.labels(Role.SHOPPER).inc()
        await self._delivery.echo(conversation_id, entry.message, sender)
        self._start(line)
        return turn

    async def _erase_again(self, conversation_id: str, answering: asyncio.Task[None]) -> None:
        """Deletes what the dialogue remembers of the message that it was at work on."""
        try:
            await asyncio.wait([answering])
            await asyncio.to_thread(self._erase, conversation_id)
            # Who waited in vain cannot tell when the dialogue is done with it.
            await asyncio.sleep(self._settings.dialogue_timeout_s)
        finally:
            await asyncio.to_thread(self._erase, conversation_id)

    def _keep_an_eye_on(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def _let_go(self, _: asyncio.Future[list[LoggedMessage]]) -> None:
        self._in_hand -= 1

    def _start(self, line: Line) -> None:
        self._standing.discard(line)
        if line.task is None and not line.is_gone:
            line.task = self._keep_an_eye_on(self._work_off(line))

    def _stand(self, line: Line) -> None:
        self._standing.add(line)
        self._somebody_waits.set()

    async def _work_off(self, line: Line) -> None:
        try:
            while line.turns and not line.is_gone:
                if not await self._finish(line.turns[0]):
                    if not line.is_gone:
                        await self._keep(line)
                    break
                line.turns.popleft()
        except Exception:
            logger.exception("a turn could not be completed; it will be tried again")
            for turn in line.turns:
                turn.settle([])
        finally:
            line.task = None
            if line.turns and not line.is_gone:
                self._stand(line)

    async def _finish(self, turn: Turn) -> bool:
        """Answers `turn` and delivers the answer, or leaves it to a person.

        False where neither can be, because the dialogue is away.
        """
        entry = turn.entry
        if entry.payload == RESUME:
            await self._resume(turn)
            return True
        standing = await self._log.standing(entry)
        if standing is Standing.PERSON and await self._log.leave_to_person(entry):
            turn.settle([])
            return True
        if standing is Standing.ASSISTANT_AGAIN:
            await self._tell(entry, self._dialogue.take_over)
        if standing is Standing.ASSISTANT_ANEW:
            await self._tell(entry, self._dialogue.begin_anew)
        if turn.is_too_old:
            replies, role = [Reply(text=texts.CLOSED.say(entry.language))], Role.SYSTEM
        else:
            await self._delivery.typing(entry.conversation_id, True)
            try:
                replies, role = await self._reply(turn)
            except DialogueAwayError as error:
                logger.warning("the dialogue is away (%s); a message is kept", error)
                return False
            finally:
                await self._delivery.typing(entry.conversation_id, False)
        answer = await self._log.answer(entry, replies, role, self._reception.announce)
        await self._delivery.messages(entry.conversation_id, answer.messages)
        self._count(entry, replies, answer.messages)
        self._pictures.follow(answer.awaited)
        turn.settle(answer.messages)
        return True

    def _count(self, entry: Entry, replies: list[Reply], answer: list[LoggedMessage]) -> None:
        waited = utc_now() - entry.message.created_at
        self._metrics.answer_seconds.observe(waited.total_seconds())
        for reply in replies:
            if reply.handoff:
                self._metrics.handoffs.labels(reply.handoff.reason).inc()
        for message in answer:
            self._metrics.messages.labels(message.role).inc()
            for picture in message.pictures:
                self._metrics.pictures.labels(picture.source, picture.status).inc()

    async def _resume(self, turn: Turn) -> None:
        """Gives the conversation back to the assistant, as the shopper wants; harmless where it has it."""
        entry = turn.entry
        answer = await self._log.resume(entry, texts.ASSISTANT_BACK.say(entry.language))
        await self._delivery.messages(entry.conversation_id, answer)
        turn.settle(answer)
        await self._tell(entry, self._dialogue.take_over)

    async def _tell(self, entry: Entry, tell: Callable[[str], Awaitable[None]]) -> None:
        """Tells the dialogue of what has happened in the conversation without it."""
        try:
            async with self._slots:
                await tell(entry.conversation_id)
        except DialogueAwayError as error:
            logger.warning("the dialogue could not be told what it has missed (%s)", error)

    async def _reply(self, turn: Turn) -> tuple[list[Reply], Role]:
        """What to answer, and who says it.

        Raises:
            DialogueAwayError: nothing can be answered now.
        """
        entry = turn.entry
        # Failing so often while all seemed well, the dialogue fails at this very message.
        replies = [] if turn.attempts >= MOST_ATTEMPTS else await self._ask(turn)
        if replies:
            return replies, Role.BOT
        return [Reply(text=texts.NO_ANSWER.say(entry.language))], Role.SYSTEM

    async def _ask(self, turn: Turn) -> list[Reply]:
        if self._dialogue_is_away and not await self._processes.can_answer():
            raise DialogueAwayError("not back yet")
        entry = turn.entry
        question = Question(
            conversation_id=entry.conversation_id,
            text=entry.payload or without_command(entry.message.text) or ONLY_A_PHOTOGRAPH,
            language=entry.language,
            customer_id=entry.customer_id,
            uploads=tuple(picture.id for picture in entry.message.pictures),
        )
        turn.attempts += 1
        try:
            async with self._slots:
                with self._metrics.dialogue_seconds.time():
                    replies = await self._dialogue.ask(question)
            # Rasa answers nothing at all when the action server fails it.
            if not replies and not (await self._processes.up(Process.ACTIONS))[Process.ACTIONS]:
                raise DialogueAwayError("no answer, and the action server is down")
        except DialogueAwayError:
            self._dialogue_is_away = True
            self._metrics.dialogue_failures.inc()
            raise
        self._dialogue_is_away = False
        return replies

    async def _keep(self, line: Line) -> None:
        """Tells the shopper, once a message, that the messages in `line` will be answered later."""
        while untold := next((turn for turn in line.turns if not turn.told), None):
            notice = await self._log.notify(untold.entry, texts.KEPT.say(untold.entry.language))
            untold.told = True
            await self._delivery.messages(untold.entry.conversation_id, notice)
            untold.settle(notice)


def _farewell(language: Language) -> Reply:
    text = texts.CHAT_ENDED.say(language)
    return Reply(text=text, cards=[{"type": SATISFACTION, "text": text}])
