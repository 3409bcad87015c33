"""Makes `docs/generator.md`, its pictures, and what the shipped checkpoints' cards say was measured.

`python -m generator.evaluation.page --photographs SHARDS --runs FOLDER`

Figures are read from `docs/figures/`, as `vitrine generator evaluate --out` writes them, curves from the
event files of trainings; every picture is made anew by the shipped checkpoints.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Annotated, Any, Final

import matplotlib as mpl
import numpy as np
import torch
import typer
from matplotlib import pyplot as plt
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

from data.language import LANGUAGES
from data.training import Split
from generator.arrays import ByteArray
from generator.checkpoints import shipped
from generator.evaluation.edit import EDIT_HEADINGS, Pair, changed, edit_error, lab_mean_shift, pairs_of
from generator.evaluation.imagine import HEADINGS, share_cells
from generator.evaluation.sheets import Row, sheet
from generator.evaluation.shown_requests import REQUESTS
from generator.evaluation.zoom import ZOOM_HEADINGS, zoom_rows
from generator.making import draw
from generator.networks import Checker, Checkpoint, Edit, Imagine, Judge, Zoom
from generator.training.pictures import load

SEEDS: Final = 4
SHIPPED_FIGURES: Final = "shipped.json"
_ROWS: Final = 10
_SHOWN_PAIRS: Final = 160
_EACH: Final = 4
_LARGE: Final = 384
_TEMPLATE: Final = Path(__file__).with_name("page.md")
_LARGE_EDITS: Final = (
    "in forest green",
    "换成红色",
    "make it white",
    "in black",
    "in mustard yellow",
    "改成天蓝色",
)
# What is worth seeing of each training: the tags of its curves.
_CURVES: Final = {
    "imagine": ("pixels", "perceptual", "divergence", "D real", "D made", "G reading"),
    "edit": ("pixels", "mask", "perceptual"),
    "zoom": ("pixels", "perceptual", "G adversarial"),
    "checker": ("contrastive", "own caption first"),
}


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the page's material lies; `runs` holds a folder a training, as `train --out` writes it."""

    shards: Path
    photographs: Path
    kept_in: Path
    runs: Path


def main(
    photographs: Annotated[Path, typer.Option(help="Shards of large photographs.")],
    runs: Annotated[Path, typer.Option(help="Folder of the trainings, one folder a network.")],
    shards: Annotated[Path, typer.Option(help="Shards of product pictures.")] = Path("data/studio/shards"),
    kept_in: Annotated[Path, typer.Option(help="Where embeddings are kept.")] = Path("var/embeddings"),
    docs: Annotated[Path, typer.Option(help="Where the page and its images go.")] = Path("docs"),
) -> None:
    """Make the page and the cards."""
    sources = Sources(shards, photographs, kept_in, runs)
    figures = json.loads((docs / "figures" / SHIPPED_FIGURES).read_text("utf-8"))
    images = docs / "images" / "generator"
    images.mkdir(parents=True, exist_ok=True)
    write_cards(figures)
    parts = {
        "table": tables(figures),
        "further_tables": further_tables(docs / "figures"),
        "imagined": requests_drawn(images),
        "edits": edits_shown(sources, images),
        "large_edits": large_edits_shown(sources, images),
        "zooms": zooms_shown(sources, images),
        "curves": curves(sources, images),
        "trained": trained(),
    }
    page = Template(_TEMPLATE.read_text("utf-8")).substitute(parts)
    (docs / "generator.md").write_text(page, "utf-8")


def requests_drawn(folder: Path) -> str:
    """Every request in both languages, four seeds each, as drawn: successes and failures alike."""
    lines: list[str] = []
    for start in range(0, len(REQUESTS), _ROWS):
        asked = REQUESTS[start : start + _ROWS]
        rows: list[Row] = [
            (str(start + n + 1), [p for language in LANGUAGES for p in draw(request.say(language), SEEDS)])
            for n, request in enumerate(asked)
        ]
        name = f"imagine-{start // _ROWS + 1}.webp"
        sheet(rows).save(folder / name, "WEBP", quality=80)
        lines += ["| | left | right |", "| --- | --- | --- |"]
        lines += [f"| {start + n + 1} | {one.en} | {one.zh} |" for n, one in enumerate(asked)]
        lines += ["", f"![Requests {start + 1} to {start + len(asked)}](images/generator/{name})", ""]
    return "\n".join(lines)


def edits_shown(sources: Sources, folder: Path) -> str:
    """The best, middling and worst edits of test pairs beside original, mean shift and truth."""
    network = Edit.load(shipped("edit"))
    pairs = pairs_of(load(sources.shards, Split.TEST, sources.kept_in), most=_SHOWN_PAIRS)
    found: list[tuple[float, str, ByteArray, Pair]] = []
    for number, pair in enumerate(pairs):
        words = pair.words[LANGUAGES[number % len(LANGUAGES)]]
        made = changed(network, pair.before, words)
        error = edit_error(made, pair)
        if error is not None:
            found.append((error[0], words, made, pair))
    found.sort(key=lambda one: one[0])
    middle = len(found) // 2 - _EACH // 2
    chosen = [*found[:_EACH], *found[middle : middle + _EACH], *found[-_EACH:]]
    rows: list[Row] = [
        (str(n + 1), [pair.before, lab_mean_shift(pair), made, pair.after])
        for n, (_, _, made, pair) in enumerate(chosen)
    ]
    sheet(rows, EDIT_HEADINGS).save(folder / "edits.webp", "WEBP", quality=85)
    lines = ["| | asked for | ΔE2000 inside |", "| --- | --- | --- |"]
    lines += [f"| {n + 1} | {words} | {error:.1f} |" for n, (error, words, _, _) in enumerate(chosen)]
    return "\n".join(
        [*lines, "", "![Photograph, Lab mean shift, edit, true picture](images/generator/edits.webp)"]
    )


def large_edits_shown(sources: Sources, folder: Path) -> str:
    """Large photographs of the test split, changed; there is no true picture of these."""
    network = Edit.load(shipped("edit"))
    photographs = load(sources.photographs, Split.TEST, sources.kept_in)
    rows: list[Row] = []
    places = torch.linspace(0, len(photographs) - 1, len(_LARGE_EDITS)).long().tolist()
    for number, (row, words) in enumerate(zip(places, _LARGE_EDITS, strict=True)):
        before = np.ascontiguousarray(photographs.pictures[row].permute(1, 2, 0).numpy())
        rows.append((str(number + 1), [before, changed(network, before, words)]))
    sheet(rows, ("photograph", "edit"), side=_LARGE).save(folder / "large-edits.webp", "WEBP", quality=80)
    lines = [f"{number + 1}. {words}" for number, words in enumerate(_LARGE_EDITS)]
    return "\n".join([*lines, "", "![Photographs and their edits](images/generator/large-edits.webp)"])


def zooms_shown(sources: Sources, folder: Path, count: int = 8) -> str:
    """Details enlarged bicubically and by zoom, beside the truth."""
    rows = zoom_rows(
        Zoom.load(shipped("zoom")), load(sources.photographs, Split.TEST, sources.kept_in), count
    )
    sheet(rows, ZOOM_HEADINGS, side=256).save(folder / "zooms.webp", "WEBP", quality=85)
    return "![Bicubic, zoom, true picture](images/generator/zooms.webp)"


def curves(sources: Sources, folder: Path) -> str:
    """What was measured while training, smoothed over up to fifty points; shown beside that of other runs."""
    mpl.use("agg")
    found = {head: _scalars(sources.runs / head / "events", tags) for head, tags in _CURVES.items()}
    shown = {head: lines for head, lines in found.items() if lines}
    rows = -(-len(shown) // 2)
    figure, axes = plt.subplots(rows, 2, figsize=(11, 3 * rows + 0.5), squeeze=False)
    for axis, (head, lines) in zip(axes.flat, shown.items(), strict=False):
        for tag, (steps, values) in lines.items():
            axis.plot(steps, values, label=tag, linewidth=1.2, marker=".", markersize=3)
        axis.set_title(head)
        axis.set_xlabel("steps")
        axis.set_yscale("log")
        axis.legend(fontsize=8)
        axis.grid(alpha=0.3)
    figure.tight_layout()
    name = f"curves-{sources.runs.name}.webp"
    figure.savefig(folder / name, dpi=115, pil_kwargs={"lossless": True, "method": 6})
    plt.close(figure)
    drawn = sorted(folder.glob("curves-*.webp"))
    return "\n\n".join(
        f"On {path.stem.removeprefix('curves-').replace('-', ' ')}:\n\n"
        f"![Training curves](images/generator/{path.name})"
        for path in drawn
    )


def tables(figures: Mapping[str, Any]) -> str:
    """Everything that was measured, as Markdown."""
    parts = [_imagine_table("the shipped checkpoint", figures["imagine"])] if "imagine" in figures else []
    if "zoom" in figures:
        parts.append(_zoom_table(figures["zoom"]))
    parts += [_edit_table(name, found) for name, found in figures.get("edit", {}).items()]
    if "checker" in figures:
        parts.append(_checker_table(figures["checker"]))
    return "\n".join(parts)


def further_tables(folder: Path) -> str:
    """Of generators that were trained to compare: a file each, named after what they have in common."""
    files = sorted(path for path in folder.glob("*.json") if path.name != SHIPPED_FIGURES)
    return "\n".join(_imagine_table(f.stem, json.loads(f.read_text("utf-8"))["imagine"]) for f in files)


def trained() -> str:
    """How each shipped checkpoint was trained."""
    lines = ["| network | parameters | steps | minutes | on |", "| --- | --- | --- | --- | --- |"]
    for network in _shipped():
        facts = network.facts
        lines.append(
            f"| `{network.head}` | {network.parameter_count():,} | {facts['steps']:,} "
            f"| {facts['minutes']:.0f} | {facts['trained_on']} |"
        )
    return "\n".join(lines)


def write_cards(figures: Mapping[str, Any]) -> None:
    """Writes what was measured into the shipped checkpoints' cards."""
    measured = {
        "imagine": _imagine_table("studio", figures["imagine"]) if "imagine" in figures else "",
        "zoom": _zoom_table(figures["zoom"]) if "zoom" in figures else "",
        "edit": "\n".join(_edit_table(n, f) for n, f in figures.get("edit", {}).items()),
        "checker": "",
        "judge": "",
    }
    if "checker" in figures:
        _plot_precision_recall(figures["checker"]["curve"], shipped("checker") / "precision-recall.svg")
        measured["checker"] = (
            f"{_checker_table(figures['checker'])}\n![Precision and recall](precision-recall.svg)\n"
        )
    for network in _shipped():
        said = network.model_card(measured[network.head])
        (shipped(network.head) / "README.md").write_text(said, "utf-8")


def _shipped() -> list[Checkpoint]:
    return [kind.load(shipped(kind.head)) for kind in (Imagine, Zoom, Edit, Checker, Judge)]


def _scalars(folder: Path, tags: Sequence[str]) -> dict[str, tuple[list[int], Any]]:
    if not folder.is_dir():
        return {}
    events = EventAccumulator(str(folder), size_guidance={"scalars": 0})
    events.Reload()
    found = {}
    for tag in set(tags) & set(events.Tags()["scalars"]):
        points = events.Scalars(tag)
        values = np.array([max(point.value, 1e-4) for point in points])
        window = max(1, min(50, len(values) // 10))
        smooth = np.convolve(values, np.ones(window) / window, mode="valid")
        found[tag] = ([point.step for point in points][window - 1 :], smooth)
    return dict(sorted(found.items()))


def _plot_precision_recall(curve: Mapping[str, Sequence[float]], path: Path) -> None:
    mpl.use("agg")
    figure, axis = plt.subplots(figsize=(5, 4))
    axis.plot(curve["recall"], curve["precision"])
    axis.set_xlabel("recall")
    axis.set_ylabel("precision")
    axis.set_xlim(0, 1)
    axis.set_ylim(min(0.5, *curve["precision"]), 1.01)
    axis.grid(alpha=0.3)
    axis.set_title("true pictures under requests that fit or nearly fit")
    figure.tight_layout()
    figure.savefig(path)
    plt.close(figure)


def _imagine_table(name: str, found: Mapping[str, Any]) -> str:
    lines = [
        f"**imagine, {name}**: {found['pictures']:,} test captions a language; English / Chinese where there "
        "are two figures.",
        "",
        f"| | {' | '.join(HEADINGS)} |",
        f"|{' --- |' * (len(HEADINGS) + 1)}",
    ]
    for drawn_by, score in found["scores"].items():
        cells = share_cells(score, found["counts"])
        cells += [f"{score['frechet']:.0f}", f"{score['kernel']:.1f}"]
        cells += [f"{score[key]:.2f}" for key in ("precision", "recall", "neighbour_ratio", "diversity")]
        lines.append(f"| {drawn_by} | {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


def _zoom_table(found: Mapping[str, Any]) -> str:
    lines = [
        f"**zoom**: {found['photographs']} held-out photographs, 128 to 512 pixels.",
        "",
        "| | PSNR (dB) | SSIM | Lite2 difference | colour drift (ΔE2000) |",
        "| --- | --- | --- | --- | --- |",
    ]
    for way, score in found["scores"].items():
        lines.append(
            f"| {way} | {score['psnr']:.2f} | {score['ssim']:.4f} | {score['features']:.4f} "
            f"| {score['colour']:.2f} |"
        )
    return "\n".join([*lines, ""])


def _edit_table(name: str, found: Mapping[str, Any]) -> str:
    pairs = next(iter(found.values()))["pairs"]
    lines = [
        f"**edit, {name}**: {pairs} pairs of true pictures.",
        "",
        "| | ΔE2000 inside, to the truth | ΔE2000 outside, to the original |",
        "| --- | --- | --- |",
    ]
    lines += [f"| {way} | {score['inside']:.2f} | {score['outside']:.2f} |" for way, score in found.items()]
    return "\n".join([*lines, ""])


def _checker_table(found: Mapping[str, Any]) -> str:
    lines = [
        f"**checker**: {found['pictures']} test pictures, average precision "
        f"{found['average_precision']:.3f}, calibration error {found['calibration_error']:.3f}.",
        "",
        "| pictures | threshold | wrong as made | wrong among the sent | requests refused |",
        "| --- | --- | --- | --- | --- |",
    ]
    for source, trial in found["sources"].items():
        cells = " | ".join(f"{trial[key]:.1%}" for key in ("wrong_made", "wrong_sent", "refused"))
        lines.append(f"| {source} | {trial['threshold']:.2f} | {cells} |")
    lines += [
        "",
        "| a photograph to its product | queries | products | recall at 1 | recall at 5 | chance at 1 |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for name, score in found["search"].items():
        cells = " | ".join(f"{score[key]:.1%}" for key in ("recall_1", "recall_5", "chance_1"))
        lines.append(f"| {name} | {score['queries']} | {score['products']} | {cells} |")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    typer.run(main)
