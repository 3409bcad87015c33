"""Takes heavy work off the event loop: a few at a time, a few waiting, and no more than that."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")


class WorkbenchFullError(RuntimeError):
    """As much work waits as may wait."""


class Workbench:
    """Runs functions in threads; NumPy, SciPy and Pillow let go of the interpreter while they compute."""

    def __init__(self, workers: int, max_waiting: int) -> None:
        self._capacity = workers + max_waiting
        self._taken = 0
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="workbench")

    async def run(self, work: Callable[[], Result]) -> Result:
        """The result of `work`; also when the caller is gone, its place is freed only once it has ended.

        Raises:
            WorkbenchFullError: no place is free.
        """
        if self._taken >= self._capacity:
            raise WorkbenchFullError
        self._taken += 1
        future = asyncio.get_running_loop().run_in_executor(self._pool, work)
        future.add_done_callback(self._free)
        return await future

    def close(self) -> None:
        """Lets the work in progress end and forgets what waits."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _free(self, _: asyncio.Future[Result]) -> None:
        self._taken -= 1
