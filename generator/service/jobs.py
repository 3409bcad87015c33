"""Work that answers a request, named by what it answers: asked for twice at a time, it is done once.

A job lives as long as somebody waits for it, or has asked after it lately; then it is cancelled. Only so
many are unfinished at a time: more are refused at once instead of waiting for ever.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from generator.problems import ProblemError, ProblemType

Value = TypeVar("Value")
Work = Callable[[], Awaitable[bytes]]

RESULTS_KEPT: Final = 100
FAILURES_KEPT: Final = 1000
FAILURES_KEPT_S: Final = 600.0
_LONGEST_RETRY_S: Final = 60


class BusyError(Exception):
    """As many jobs are unfinished as may be; `retry_after_s` is when to ask again."""

    def __init__(self, retry_after_s: int) -> None:
        super().__init__(retry_after_s)
        self.retry_after_s = retry_after_s


@dataclass(eq=False)
class Job:
    """One piece of work; `detached` once its asker comes back for it instead of waiting."""

    key: str
    task: asyncio.Task[bytes]
    waiting: int = 0
    detached: bool = False
    timer: asyncio.TimerHandle | None = None
    began: float = field(default_factory=time.monotonic)


class Jobs:
    """The unfinished jobs; of the last ones, why they failed, or what they gave while nobody waited."""

    def __init__(self, max_unfinished: int, abandoned_after_s: float) -> None:
        self._max_unfinished = max_unfinished
        self._abandoned_after_s = abandoned_after_s
        self._unfinished: dict[str, Job] = {}
        self._failures: OrderedDict[str, tuple[float, ProblemError]] = OrderedDict()
        self._results: OrderedDict[str, tuple[float, bytes]] = OrderedDict()
        self._durations: deque[float] = deque([1.0], maxlen=50)
        self.cancelled = 0

    @property
    def unfinished(self) -> int:
        """How many are in work or waiting."""
        return len(self._unfinished)

    def begin(self, key: str, work: Work) -> Job:
        """The job of a key, joined where it is in work already.

        Raises:
            BusyError: too many are unfinished.
            ProblemError: it failed a moment ago, and would again.
        """
        failure = self.failure(key)
        if failure is not None:
            raise failure
        job = self._unfinished.get(key)
        if job is None:
            if self.unfinished >= self._max_unfinished:
                raise BusyError(self._retry_after_s())
            job = Job(key, asyncio.ensure_future(_done(work)))
            self._unfinished[key] = job
            job.task.add_done_callback(lambda _, job=job: self._end(job))  # type: ignore[misc]
        return job

    def find(self, key: str) -> Job | None:
        """The unfinished job of a key."""
        return self._unfinished.get(key)

    def failure(self, key: str) -> ProblemError | None:
        """Why the job of a key failed lately."""
        at, problem = self._failures.get(key, (-math.inf, None))
        return _copy(problem) if problem and time.monotonic() - at < FAILURES_KEPT_S else None

    def kept_result(self, key: str) -> bytes | None:
        """What a detached job gave, for as long as its asker may take to come back."""
        at, result = self._results.get(key, (-math.inf, None))
        return result if time.monotonic() - at < self._abandoned_after_s else None

    def result(self, job: Job, wait_s: float | None = None) -> Coroutine[Any, Any, bytes | None]:
        """What a job gives; None where it takes longer than `wait_s`, and is then detached.

        Raises:
            ProblemError: it cannot be done, or was cancelled.
        """
        # Counted at once, lest another who leaves in this moment gives the job up.
        job.waiting += 1
        self._untouch(job)
        return self._result(job, wait_s)

    def cancel(self, job: Job) -> None:
        """Gives a job up, unless others wait for it."""
        job.detached = False
        self._let_go(job)

    async def close(self) -> None:
        """Cancels all."""
        tasks = [job.task for job in self._unfinished.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _result(self, job: Job, wait_s: float | None) -> bytes | None:
        try:
            done, _ = await asyncio.wait({job.task}, timeout=wait_s)
            if not done:
                job.detached = True
                return None
            if job.task.cancelled():
                raise ProblemError(ProblemType.CANCELLED, "The picture was given up before it was finished.")
            return job.task.result()
        finally:
            job.waiting -= 1
            self._let_go(job)

    def _let_go(self, job: Job) -> None:
        if job.waiting or job.task.done():
            return
        if job.detached:
            self._untouch(job)
            loop = asyncio.get_running_loop()
            job.timer = loop.call_later(self._abandoned_after_s, self._give_up, job)
        else:
            self._give_up(job)

    def _give_up(self, job: Job) -> None:
        # Whoever asks for the same while it ends gets a job of their own.
        self._forget(job)
        job.task.cancel()

    def _untouch(self, job: Job) -> None:
        if job.timer is not None:
            job.timer.cancel()
            job.timer = None

    def _end(self, job: Job) -> None:
        self._untouch(job)
        self._forget(job)
        if job.task.cancelled():
            self.cancelled += 1
            return
        self._durations.append(time.monotonic() - job.began)
        error = job.task.exception()
        if error is None and job.detached:
            _keep(self._results, job.key, job.task.result(), RESULTS_KEPT)
        if isinstance(error, ProblemError) and error.type is not ProblemType.INTERNAL:
            _keep(self._failures, job.key, _copy(error), FAILURES_KEPT)

    def _forget(self, job: Job) -> None:
        if self._unfinished.get(job.key) is job:
            del self._unfinished[job.key]

    def _retry_after_s(self) -> int:
        """How long the last jobs took at the median, waiting included; in whole seconds."""
        return min(_LONGEST_RETRY_S, max(1, math.ceil(sorted(self._durations)[len(self._durations) // 2])))


def _keep(kept: OrderedDict[str, tuple[float, Value]], key: str, value: Value, most: int) -> None:
    """Puts a value in with the time; the longest kept go where there are more than `most`."""
    kept[key] = (time.monotonic(), value)
    kept.move_to_end(key)
    while len(kept) > most:
        kept.popitem(last=False)


def _copy(problem: ProblemError) -> ProblemError:
    """The same without its traceback, which would keep the pictures that the work was done on."""
    return ProblemError(problem.type, problem.detail, problem.facts)


async def _done(work: Work) -> bytes:
    return await work()
