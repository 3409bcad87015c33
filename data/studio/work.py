"""Long work in several processes, with progress, an estimate, and what is done kept as it comes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path
from typing import Final, TypeVar

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

Job = TypeVar("Job")
Result = TypeVar("Result")
# Blender keeps some memory of every scene; fresh processes give it back.
JOBS_A_PROCESS: Final = 24


def work_through(
    jobs: Sequence[Job], do: Callable[[Job], Result], *, workers: int, what: str
) -> Iterator[tuple[Job, Result]]:
    """Does the jobs in `workers` processes and yields each with its result as soon as it is done.

    `do` and the jobs must be picklable. A job's exception is raised here; what was yielded is done.
    """
    _leave_blenders_path()
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("about"),
        TimeRemainingColumn(),
        TextColumn("to go"),
    )
    with Progress(*columns, console=Console(stderr=True), refresh_per_second=1) as progress:
        task = progress.add_task(what, total=len(jobs))
        for start in range(0, len(jobs), workers * JOBS_A_PROCESS):
            for done in _batch(jobs[start : start + workers * JOBS_A_PROCESS], do, workers):
                yield done
                progress.advance(task)


def _batch(jobs: Sequence[Job], do: Callable[[Job], Result], workers: int) -> Iterator[tuple[Job, Result]]:
    """The jobs in processes of their own, which are gone afterwards.

    The pool could renew its processes by itself, but in Python 3.11 that can stop it for ever.
    """
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        waiting = {pool.submit(do, job): job for job in jobs}
        try:
            for future in as_completed(waiting):
                yield waiting.pop(future), future.result()
        finally:
            pool.shutdown(cancel_futures=True)


def _leave_blenders_path() -> None:
    """Takes from the module path what the import of `bpy` put there: a new process must find `bpy` itself."""
    sys.path[:] = [place for place in sys.path if Path(place).parts[-2:] != ("scripts", "modules")]
