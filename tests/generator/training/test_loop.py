"""A run that was cut anywhere goes on as if it had not been, and a step that fails costs nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
import torch
from safetensors import safe_open
from safetensors.torch import load_file
from torch import Tensor

from generator.networks import Checker, Judge
from generator.training.edit import EditLesson, EditSettings, edits_of
from generator.training.errors import TrainingError
from generator.training.imagine import ImagineLesson, ImagineSettings
from generator.training.loop import STATE, Lesson, Schedule, rows_of_step, run
from generator.training.pictures import TrainingSet
from generator.training.reader import ReaderLesson, ReaderSettings
from generator.training.telling import Silent
from generator.training.tutorial import TutorialLesson, TutorialSettings
from generator.training.zoom import ZoomLesson, ZoomSettings

FOREVER = 60.0


def lesson_called(name: str, small_set: TrainingSet, kept_in: Path) -> Lesson:
    if name == "edit":
        return EditLesson(small_set, edits_of(small_set, kept_in), EditSettings(batch=4, adversarial_from=8))
    if name == "zoom":
        return ZoomLesson(small_set, ZoomSettings(batch=4, crop=32, adversarial_from=8))
    if name in {"checker", "judge"}:
        kind = Checker if name == "checker" else Judge
        torch.manual_seed(0)
        reader = kind("lite2" if name == "checker" else "lite1", small_set.names.values)
        return ReaderLesson(reader, small_set, ReaderSettings(batch=8), kept_in)
    if name == "tutorial":
        return TutorialLesson(small_set, TutorialSettings(batch=4))
    settings = ImagineSettings(
        arm=name, batch=4, growth=(), adversarial_from=8, discriminator_ahead=4, contrasts=3
    )
    return ImagineLesson(small_set, settings)


def trained(name: str, small_set: TrainingSet, kept_in: Path, out: Path, *ends: int) -> Mapping[str, Tensor]:
    for steps in ends:
        lesson = lesson_called(name, small_set, kept_in)
        assert run(lesson, out, Schedule(minutes=FOREVER, steps=steps), Silent()) == steps
    return load_file(out / STATE)


@pytest.mark.parametrize(
    "name", ["projected", "relativistic", "tutorial", "edit", "zoom", "checker", "judge"]
)
def test_a_run_in_two_parts_ends_as_one_run_does_to_the_last_bit(
    name: str, small_set: TrainingSet, kept_in: Path, tmp_path: Path
) -> None:
    whole = trained(name, small_set, kept_in, tmp_path / "whole", 5)
    parts = trained(name, small_set, kept_in, tmp_path / "parts", 3, 5)
    assert_same_tensors(whole, parts)
    assert any(key.startswith("optimizer/") for key in whole)


def test_every_epoch_shows_every_picture_once() -> None:
    rows = torch.cat([rows_of_step(step, 5, 12) for step in range(12)])
    for epoch in rows.split(12):
        assert sorted(epoch.tolist()) == list(range(12))
    assert rows[:12].tolist() != rows[12:24].tolist()


KILLED = """
from pathlib import Path
import sys
from data.training import Split
from generator.training.imagine import ImagineLesson, ImagineSettings
from generator.training.loop import Schedule, run
from generator.training.pictures import load
from generator.training.telling import Silent

data = load(Path(sys.argv[1]), Split.TRAIN, Path(sys.argv[2]))
settings = ImagineSettings(
    batch=4, growth=(), adversarial_from=8, discriminator_ahead=4, contrasts=3
)
lesson = ImagineLesson(data, settings)
run(lesson, Path(sys.argv[3]), Schedule(minutes=60, steps=int(sys.argv[4]), save_s=0.0), Silent())
"""


def test_a_run_that_is_killed_goes_on_from_its_last_state(
    shards: Path, kept_in: Path, tmp_path: Path
) -> None:
    def command(out: Path, steps: int) -> list[str]:
        return [
            sys.executable,
            "-c",
            textwrap.dedent(KILLED),
            str(shards),
            str(kept_in),
            str(out),
            str(steps),
        ]

    killed, whole = tmp_path / "killed", tmp_path / "whole"
    process = subprocess.Popen(command(killed, 200))
    deadline = time.monotonic() + 120
    while not (killed / STATE).is_file() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(1.0)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    steps = max(12, steps_of(killed) + 2)
    # All of it in processes of their own, as people train: bits depend on a process's threads.
    subprocess.run(command(killed, steps), check=True)
    subprocess.run(command(whole, steps), check=True)
    assert_same_tensors(load_file(killed / STATE), load_file(whole / STATE))


def assert_same_tensors(some: Mapping[str, Tensor], others: Mapping[str, Tensor]) -> None:
    assert some.keys() == others.keys()
    different = [name for name, tensor in some.items() if not torch.equal(tensor, others[name])]
    assert different == []


def steps_of(out: Path) -> int:
    with safe_open(out / STATE, "pt") as file:
        return int(file.metadata()["step"])


def test_numbers_that_are_not_finite_stop_the_run_and_keep_the_state(
    small_set: TrainingSet, kept_in: Path, tmp_path: Path
) -> None:
    trained("projected", small_set, kept_in, tmp_path, 2)
    before = (tmp_path / STATE).read_bytes()
    lesson = lesson_called("projected", small_set, kept_in)
    good = small_set.embeddings.clone()
    small_set.embeddings[:] = float("nan")
    try:
        with pytest.raises(TrainingError, match=r"became nan in step 2; training stopped, .* is kept"):
            run(lesson, tmp_path, Schedule(minutes=FOREVER, steps=9), Silent())
    finally:
        small_set.embeddings[:] = good
    assert (tmp_path / STATE).read_bytes() == before
    trained("projected", small_set, kept_in, tmp_path, 4)


def test_the_state_of_another_training_is_refused(
    small_set: TrainingSet, kept_in: Path, tmp_path: Path
) -> None:
    lesson = lesson_called("tutorial", small_set, kept_in)
    run(lesson, tmp_path, Schedule(minutes=FOREVER, steps=1), Silent(), setting={"seed": 0})
    with pytest.raises(TrainingError, match="another training"):
        run(lesson, tmp_path, Schedule(minutes=FOREVER, steps=2), Silent(), setting={"seed": 1})


def test_a_damaged_state_is_told_in_a_sentence(small_set: TrainingSet, kept_in: Path, tmp_path: Path) -> None:
    trained("tutorial", small_set, kept_in, tmp_path, 1)
    whole = (tmp_path / STATE).read_bytes()
    (tmp_path / STATE).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(TrainingError, match="cannot be read"):
        trained("tutorial", small_set, kept_in, tmp_path, 2)


NO_ROOM = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
from bot.cli import main
sys.argv = ["vitrine", *sys.argv[2:]]
main()
"""


def test_a_full_disk_keeps_the_state_of_before(shards: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "VITRINE_HOME": str(tmp_path / "home")}
    out = tmp_path / "out"
    order = ["generator", "train", "imagine", "--arm", "tutorial", "--data", str(shards), "--out", str(out)]

    def train(limit: int, steps: int) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", textwrap.dedent(NO_ROOM), str(limit), *order, "--steps", str(steps)]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    first = train(10**9, 2)
    assert first.returncode == 0, first.stderr
    before = (out / STATE).read_bytes()
    second = train(100_000, 4)
    assert second.returncode == 1
    assert "is kept" in second.stderr
    assert "Traceback" not in second.stderr
    assert (out / STATE).read_bytes() == before
    assert not list(out.glob("*.part"))


@pytest.mark.parametrize("arm", ["projected"])
def test_two_processes_train_together(arm: str, shards: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "VITRINE_HOME": str(tmp_path / "home"), "OMP_NUM_THREADS": "1"}
    environment["GLOO_SOCKET_IFNAME"] = "lo"
    command = [sys.executable, "-m", "torch.distributed.run", "--nproc-per-node", "2"]
    command += ["--rdzv-backend", "c10d", "--rdzv-endpoint", "127.0.0.1:0", "--local-addr", "127.0.0.1"]
    command += ["-m", "bot.cli"]
    command += ["generator", "train", "imagine", "--arm", arm, "--data", str(shards)]
    command += ["--out", str(tmp_path / "out"), "--batch", "4"]
    done = subprocess.run(
        [*command, "--steps", "2"], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert steps_of(tmp_path / "out") == 2
    again = subprocess.run(
        [*command, "--steps", "3"], env=environment, capture_output=True, text=True, check=False
    )
    assert again.returncode == 0, again.stderr
    assert steps_of(tmp_path / "out") == 3
