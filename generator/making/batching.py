"""Micro-batching: what several callers wait for goes through a network together.

Nothing is held back to fill a batch. While one is being worked on, what comes in waits, and all of that is
the next: alone a caller loses no time, and under load batches grow by themselves.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Batcher(Generic[Item, Result]):
    """Runs `work` on batches of at most `most` items, one batch at a time, off the event loop.

    Args:
        work: gives as many results as it gets items, in their order.
        most: items in a batch.
        worker: where the work runs.
        on_batch: is told of how many items each batch is.
    """

    def __init__(
        self,
        work: Callable[[Sequence[Item]], Sequence[Result]],
        most: int,
        worker: Executor,
        on_batch: Callable[[int], None] = lambda _: None,
    ) -> None:
        self._work = work
        self._most = most
        self._worker = worker
        self._waiting: deque[tuple[Item, asyncio.Future[Result]]] = deque()
        self._task: asyncio.Task[None] | None = None
        self._on_batch = on_batch

    async def __call__(self, item: Item) -> Result:
        """The result for `item`. Whoever is cancelled while it waits is left out of the batch."""
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, future))
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._work_off())
        return await future

    async def close(self) -> None:
        """Ends after the batch in progress; whoever still waits is cancelled."""
        for _, future in self._waiting:
            future.cancel()
        if self._task is not None:
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def _work_off(self) -> None:
        # Whoever asks in the same moment comes along.
        await asyncio.sleep(0)
        while batch := self._next():
            items = [item for item, _ in batch]
            try:
                self._on_batch(len(batch))
                results = await asyncio.get_running_loop().run_in_executor(self._worker, self._work, items)
                for (_, future), result in zip(batch, results, strict=True):
                    if not future.done():
                        future.set_result(result)
            except Exception as error:
                for _, future in batch:
                    if not future.done():
                        future.set_exception(error)

    def _next(self) -> list[tuple[Item, asyncio.Future[Result]]]:
        batch: list[tuple[Item, asyncio.Future[Result]]] = []
        while self._waiting and len(batch) < self._most:
            item, future = self._waiting.popleft()
            if not future.done():
                batch.append((item, future))
        return batch
