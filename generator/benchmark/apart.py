"""Processes of their own, each for one measurement."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from generator.benchmark.plan import BenchmarkError

_LONGEST_S: Final = 1800
_SAID: Final = 400


def measured(task: str, *, waiting: str | None = "passive", **given: Any) -> Any:
    """What `python -m generator.benchmark` finds.

    `waiting` is OpenMP's policy, passive as the service has it; None leaves it as PyTorch has it.

    Raises:
        BenchmarkError: the process failed.
    """
    with tempfile.TemporaryDirectory(prefix="vitrine-bench-") as folder:
        out = Path(folder) / "found.json"
        environment = _environment(waiting) | {"TORCHINDUCTOR_CACHE_DIR": f"{folder}/compiled"}
        done = subprocess.run(
            [sys.executable, "-m", "generator.benchmark", task, json.dumps(given), str(out)],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            timeout=_LONGEST_S,
            check=False,
        )
        if done.returncode or not out.is_file():
            last = (done.stderr.strip().splitlines() or ["nothing was said"])[-1][:_SAID]
            raise BenchmarkError(f"Measuring {task} failed: {last}")
        return json.loads(out.read_text("utf-8"))


def _environment(waiting: str | None) -> dict[str, str]:
    environment = {name: value for name, value in os.environ.items() if name != "OMP_WAIT_POLICY"}
    environment["OPENBLAS_NUM_THREADS"] = "1"
    if waiting:
        environment["OMP_WAIT_POLICY"] = waiting
    return environment
