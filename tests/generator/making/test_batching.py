"""What waits at a time goes through a network together."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from generator.making.batching import Batcher


class Press:
    """Doubles numbers in batches once it is `free`, and remembers the batches; 13 breaks it."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.sizes: list[int] = []
        self.free = Event()
        self._begun = Event()
        self._worker = ThreadPoolExecutor(1)
        self.batcher: Batcher[int, int] = Batcher(self._work, 4, self._worker, self.sizes.append)

    def _work(self, numbers: Sequence[int]) -> list[int]:
        self.batches.append(list(numbers))
        self._begun.set()
        self.free.wait()
        if 13 in numbers:
            raise ValueError("13")
        return [2 * number for number in numbers if number != 99]

    async def asked(self, *numbers: int) -> list[asyncio.Task[int]]:
        """All of them wait."""
        tasks = [asyncio.ensure_future(self.batcher(number)) for number in numbers]
        await asyncio.to_thread(self._begun.wait)
        await asyncio.sleep(0.01)
        return tasks

    def close(self) -> None:
        self.free.set()
        self._worker.shutdown()


@pytest.fixture
async def press() -> AsyncIterator[Press]:
    press = Press()
    yield press
    press.close()


async def test_each_gets_its_own_result_in_batches_of_at_most_so_many(press: Press) -> None:
    first = await press.asked(0)
    others = await press.asked(*range(1, 10))
    press.free.set()
    assert await asyncio.gather(*first, *others) == [2 * number for number in range(10)]
    assert press.batches == [[0], [1, 2, 3, 4], [5, 6, 7, 8], [9]]
    assert press.sizes == [1, 4, 4, 1]


async def test_those_who_ask_in_the_same_moment_go_together(press: Press) -> None:
    press.free.set()
    assert await asyncio.gather(*(press.batcher(number) for number in (1, 2, 3))) == [2, 4, 6]
    assert press.batches == [[1, 2, 3]]


async def test_an_error_reaches_all_in_its_batch_and_no_other(press: Press) -> None:
    before = await press.asked(1)
    tasks = await press.asked(2, 13, 3, 4, 5)
    press.free.set()
    results = await asyncio.gather(*before, *tasks, return_exceptions=True)
    assert (results[0], results[5]) == (2, 10)
    assert [str(error) for error in results[1:5]] == ["13"] * 4
    assert await press.batcher(6) == 12


async def test_too_few_results_leave_nobody_waiting(press: Press) -> None:
    press.free.set()
    async with asyncio.timeout(5):
        results = await asyncio.gather(press.batcher(99), press.batcher(1), return_exceptions=True)
    assert isinstance(results[1], ValueError)
    assert await press.batcher(2) == 4


async def test_whoever_leaves_while_waiting_is_left_out(press: Press) -> None:
    before = await press.asked(0)
    tasks = await press.asked(1, 2, 3)
    tasks[1].cancel()
    await asyncio.sleep(0)
    press.free.set()
    assert await asyncio.gather(*before, tasks[0], tasks[2]) == [0, 2, 6]
    assert press.batches == [[0], [1, 3]]


async def test_whoever_leaves_during_the_work_does_not_disturb_it(press: Press) -> None:
    first = await press.asked(1)
    await press.asked(2)
    first[0].cancel()
    press.free.set()
    assert await press.batcher(3) == 6


async def test_closing_ends_after_the_batch_in_progress(press: Press) -> None:
    first = await press.asked(1)
    waiting = await press.asked(2, 3)
    closing = asyncio.ensure_future(press.batcher.close())
    await asyncio.sleep(0.01)
    press.free.set()
    await closing
    assert await first[0] == 2
    assert all(task.cancelled() for task in waiting)
    assert press.batches == [[1]]
