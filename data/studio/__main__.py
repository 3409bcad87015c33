"""`python -m data.studio`: photographs the shop, renders and packs pictures to learn from, draws, checks."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Final

from data.studio.catalogue import SITTINGS, photographs

DEMO: Final = Path(__file__).parents[1] / "demo"
SHARDS: Final = Path(__file__).parent / "shards"
PAGES: Final = Path(__file__).parents[2] / "docs" / "images"
log = logging.getLogger("studio")


def main() -> int:
    """Does what the command line asks for; returns the exit code."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s", stream=sys.stderr)
    log.setLevel(logging.INFO)
    asked = _parse()
    only = getattr(asked, "only", None)
    handles = {sitting.handle for sitting in SITTINGS}
    if only and only not in handles:
        log.error("There is no product %s; the studio knows %s.", only, ", ".join(sorted(handles)))
        return 2
    do: Callable[[argparse.Namespace], int] = asked.do
    try:
        return do(asked)
    except ModuleNotFoundError as error:
        log.error("%s is not installed here: use an environment with the extra “studio”.", error.name)
        return 1
    except KeyboardInterrupt:
        log.info("Stopped; the same command goes on from here.")
        return 130


def _photograph(asked: argparse.Namespace) -> int:
    from data.studio.darkroom import Exposure  # noqa: PLC0415 - loads Blender
    from data.studio.photographing import Wishes, photograph_shop  # noqa: PLC0415

    exposure = Exposure(asked.size, asked.samples, 1, asked.seed)
    photograph_shop(Wishes(asked.out, exposure, asked.only, asked.again, asked.workers))
    _photograph_sheet(asked.out)
    return 0


def _photograph_sheet(folder: Path) -> None:
    from data.studio.contact_sheet import contact_sheet  # noqa: PLC0415 - loads Pillow

    rows: dict[str, list[Path]] = defaultdict(list)
    for one in photographs():
        file = folder / "photos" / one.file
        if file.exists():
            rows[one.sitting.handle].append(file)
    sheet = _home() / "studio" / "photographs.png"
    contact_sheet(list(rows.values()), sheet, side_px=96)
    log.info("The contact sheet is %s.", sheet)


def _render(asked: argparse.Namespace) -> int:
    from data.studio.contact_sheet import contact_sheet  # noqa: PLC0415 - loads Pillow
    from data.studio.pictograms import write_training_pictures  # noqa: PLC0415
    from data.studio.rendering import Wishes, render  # noqa: PLC0415 - loads Blender

    folder = asked.out or _home() / "studio" / f"renders-{asked.size}"
    render(Wishes(folder, asked.count, asked.size, asked.samples, asked.workers, asked.seed))
    write_training_pictures(folder, asked.drawn, asked.seed)
    files = sorted(folder.glob("*.png"))
    shown = files[:: max(1, len(files) // 240)][:240]
    sheet = folder.with_suffix(".sheet.png")
    contact_sheet([shown[at : at + 20] for at in range(0, len(shown), 20)], sheet, side_px=96)
    log.info("%d pictures in %s; the contact sheet is %s.", len(files), folder, sheet)
    return 0


def _pack(asked: argparse.Namespace) -> int:
    from data.studio.packing import pack  # noqa: PLC0415 - loads Pillow

    counts = pack(asked.renders or _home() / "studio" / "renders-128", asked.out)
    for name, count in sorted(counts.items()):
        log.info("%6d  %s", count, name)
    return 0


def _draw(asked: argparse.Namespace) -> int:
    from data.studio.pictograms import draw_care_pictures  # noqa: PLC0415 - loads Pillow

    log.info("%d pictures drawn.", draw_care_pictures(asked.out / "instructions", again=asked.again))
    return 0


def _portfolio(asked: argparse.Namespace) -> int:
    from data.studio.portfolio import write_portfolio  # noqa: PLC0415 - loads Pillow

    for page in write_portfolio(asked.demo, asked.shards, asked.out):
        log.info("%s", page)
    return 0


def _check(asked: argparse.Namespace) -> int:
    from data.studio.checking import faults  # noqa: PLC0415 - loads Pillow

    found = list(faults(asked.demo, asked.shards))
    for fault in found:
        log.error("%s", fault)
    log.info("%d faults." if found else "Nothing is wrong.", *([len(found)] if found else []))
    return 1 if found else 0


def _home() -> Path:
    return Path(os.environ.get("VITRINE_HOME", "var"))


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m data.studio", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    photograph = commands.add_parser("photograph", help="photograph the demo shop with Blender")
    photograph.add_argument("--only", metavar="HANDLE", help="this product alone")
    photograph.add_argument("--again", action="store_true", help="take pictures anew that exist already")
    photograph.add_argument("--size", type=int, default=768, help="side of a picture in pixels")
    photograph.add_argument("--samples", type=int, default=4, help="light paths a pixel; denoised")
    photograph.add_argument("--out", type=Path, default=DEMO, help="folder that gets photos/, instructions/")
    photograph.set_defaults(do=_photograph)
    render = commands.add_parser("render", help="render pictures to learn from with Blender")
    render.add_argument("--count", type=int, required=True, help="product pictures, at least")
    render.add_argument("--drawn", type=int, default=672, help="care and measuring pictures, drawn at 128 px")
    render.add_argument("--size", type=int, default=128, help="side of a picture in pixels")
    render.add_argument("--samples", type=int, default=6, help="light paths a pixel; denoised")
    render.add_argument("--out", type=Path, help="folder of the pictures")
    render.set_defaults(do=_render)
    for command in (photograph, render):
        command.add_argument("--workers", type=int, default=2, help="processes, of one thread each")
        command.add_argument("--seed", type=int, default=0)
    pack = commands.add_parser("pack", help="caption and split the rendered pictures, write their shards")
    pack.add_argument("--renders", type=Path, help="folder of the pictures")
    pack.add_argument("--out", type=Path, default=SHARDS, help="folder of the shards")
    pack.set_defaults(do=_pack)
    draw = commands.add_parser("draw", help="draw the care and measuring pictures")
    draw.add_argument("--again", action="store_true", help="draw pictures anew that exist already")
    draw.add_argument("--out", type=Path, default=DEMO, help="folder that gets instructions/")
    draw.set_defaults(do=_draw)
    portfolio = commands.add_parser("portfolio", help="lay out the pages of pictures that the README shows")
    portfolio.add_argument("--out", type=Path, default=PAGES, help="folder of the pages")
    portfolio.set_defaults(do=_portfolio)
    check = commands.add_parser("check", help="find what is wrong with the shop's pictures and the shards")
    check.set_defaults(do=_check)
    for command in (portfolio, check):
        command.add_argument("--demo", type=Path, default=DEMO)
        command.add_argument("--shards", type=Path, default=SHARDS)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
