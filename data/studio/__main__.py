"""`python -m data.studio`: photographs the products, draws the care pictures."""

from __future__ import annotations

import argparse
import logging
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from data.studio.catalogue import SITTINGS, instructions, photographs

DEMO: Final = Path(__file__).parents[1] / "demo"
log = logging.getLogger("studio")


@dataclass(frozen=True, slots=True)
class Job:
    """One picture to make: the file, and what makes it there."""

    path: Path
    make: Callable[[Path], None]


def main() -> int:
    """Makes the pictures that are missing; returns the exit code."""
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    wishes = _parse()
    handles = {sitting.handle for sitting in SITTINGS}
    if wishes.only and wishes.only not in handles:
        log.error("There is no product %s; the studio knows %s.", wishes.only, ", ".join(sorted(handles)))
        return 2
    try:
        jobs = list(_rendering(wishes) if wishes.command == "photograph" else _drawing(wishes))
    except ModuleNotFoundError as error:
        log.error("%s is not installed here: use an environment with the extra “studio”.", error.name)
        return 1
    try:
        _work_through(jobs, again=wishes.again)
    except KeyboardInterrupt:
        log.info("Stopped; the same command goes on from here.")
        return 130
    return 0


def _work_through(jobs: list[Job], *, again: bool) -> None:
    missing = [job for job in jobs if again or not job.path.exists()]
    log.info("%d pictures, %d of them still to make", len(jobs), len(missing))
    for number, job in enumerate(missing, 1):
        started = time.monotonic()
        job.make(job.path)
        log.info("[%d/%d] %s  %.0f s", number, len(missing), job.path.name, time.monotonic() - started)


def _rendering(wishes: argparse.Namespace) -> Iterator[Job]:
    from data.studio.darkroom import Exposure, develop  # noqa: PLC0415 - loads Blender
    from data.studio.families import load  # noqa: PLC0415

    exposure = Exposure(wishes.size, wishes.samples, wishes.threads, wishes.seed)

    for one in photographs(wishes.only):
        shot = load(one.sitting.family).photograph(one.sitting.handle, one.colour, one.part)
        yield Job(wishes.out / "photos" / one.file, partial(develop, shot, exposure))
    for sitting, slug in instructions(wishes.only):
        for number, shot in enumerate(load(sitting.family).instruct(sitting.handle, slug), 1):
            file = f"{sitting.handle}-{slug}-{number}.webp"
            yield Job(wishes.out / "instructions" / file, partial(develop, shot, exposure))


def _drawing(wishes: argparse.Namespace) -> Iterator[Job]:
    from data.studio.pictograms import PICTOGRAMS, draw  # noqa: PLC0415 - loads Pillow

    for file, scene in PICTOGRAMS.items():
        if wishes.only is None or file.startswith(f"{wishes.only}-"):
            yield Job(wishes.out / "instructions" / file, partial(draw, scene))


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m data.studio", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    photograph = commands.add_parser("photograph", help="render photographs and assembly steps with Blender")
    photograph.add_argument("--size", type=int, default=768, help="side of a picture in pixels")
    photograph.add_argument("--samples", type=int, default=16, help="light paths a pixel; denoised")
    photograph.add_argument("--threads", type=int, default=2)
    photograph.add_argument("--seed", type=int, default=0)
    draw = commands.add_parser("draw", help="draw the care pictures")
    for command in (photograph, draw):
        command.add_argument("--only", metavar="HANDLE", help="this product alone")
        command.add_argument("--again", action="store_true", help="make pictures anew that exist already")
        command.add_argument(
            "--out", type=Path, default=DEMO, help="folder that gets photos/ and instructions/"
        )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
