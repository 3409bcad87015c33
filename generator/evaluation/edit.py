"""How near `edit` comes to true pictures of another look, and how much it leaves as it was."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from random import Random
from typing import Any, Final

import numpy as np
import torch
from scipy import ndimage
from skimage.color import lab2rgb, rgb2lab

from data.language import LANGUAGES
from data.training import held_out_edits
from data.vocabulary.colours import COLOURS, delta_e
from generator.arrays import BoolArray, ByteArray, FloatArray
from generator.evaluation.lab_transfer.recolour import recolour
from generator.evaluation.lab_transfer.segmentation import NoProductError, cut_out
from generator.evaluation.sheets import Row
from generator.networks.edit import Edit, edited
from generator.text import embed
from generator.training.pictures import TrainingSet

# ΔE2000 between the two true pictures above which a place is one that the edit should change.
_CHANGED: Final = 5.0
_SMALLEST_CHANGE: Final = 0.01
EDIT_HEADINGS: Final = ("photograph", "Lab mean shift", "edit", "true picture")


@dataclass(frozen=True, slots=True)
class EditScores:
    """Means over pairs of true pictures.

    Attributes:
        inside: ΔE2000 to the true picture where the two true pictures differ.
        outside: ΔE2000 to the photograph where they do not.
        pairs: how many.
    """

    inside: float
    outside: float
    pairs: int

    def as_object(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Pair:
    """A photograph, how another look of it is asked for, that look's colour, true picture and place."""

    before: ByteArray
    after: ByteArray
    words: dict[str, str]
    colour: str
    after_row: int


def pairs_of(data: TrainingSet, most: int = 400) -> list[Pair]:
    """The pairs of a test set in both directions, asked for in held-out wordings; at most `most`, drawn."""
    directed = torch.cat([data.pairs, data.pairs.flip(1)]).tolist()
    random = Random(0)  # noqa: S311
    chosen = sorted(random.sample(directed, min(most, len(directed))))
    pairs = []
    for before, after in chosen:
        looks = data.samples[before].attributes, data.samples[after].attributes
        ways = held_out_edits(*looks, random)
        pairs.append(
            Pair(
                before=_pixels(data, before),
                after=_pixels(data, after),
                words={language: random.choice(ways[language]) for language in LANGUAGES},
                colour=looks[1].colour,
                after_row=after,
            )
        )
    return pairs


def edit_scores(network: Edit, pairs: list[Pair]) -> dict[str, EditScores]:
    """Scores of `edit` in both languages and of its baselines, by name."""
    ways: dict[str, Callable[[Pair], ByteArray]] = {
        f"edit ({language})": lambda pair, language=language: changed(
            network, pair.before, pair.words[language]
        )  # type: ignore[misc]
        for language in LANGUAGES
    }
    ways |= {
        "Lab mean shift": lab_mean_shift,
        "Lab transfer": lab_transfer,
        "no edit": lambda pair: pair.before,
    }
    return {name: _scores([(way(pair), pair) for pair in pairs]) for name, way in ways.items()}


@torch.no_grad()
def changed(network: Edit, photograph: ByteArray, words: str) -> ByteArray:
    """A photograph `(height, width, 3)` changed as words say."""
    picture = torch.from_numpy(photograph.copy()).permute(2, 0, 1)[None].float() / 127.5 - 1
    made = edited(network, picture, torch.from_numpy(embed([words])))[0]
    return ((made + 1) * 127.5).round().byte().permute(1, 2, 0).numpy()


def edit_rows(network: Edit, pairs: Sequence[Pair], language: str = "en") -> list[Row]:
    """Pairs to look at, under `EDIT_HEADINGS`, the words only where the sheet's font has them."""
    return [
        (
            pair.words[language] if language == "en" else "",
            [
                pair.before,
                lab_mean_shift(pair),
                changed(network, pair.before, pair.words[language]),
                pair.after,
            ],
        )
        for pair in pairs
    ]


def lab_mean_shift(pair: Pair) -> ByteArray:
    """The product's mean moved to the asked colour's swatch in Lab (after Reinhard et al. 2001)."""
    target = _swatch(pair.colour)
    lab = rgb2lab(pair.before)
    try:
        product = cut_out(pair.before.astype(np.float32) / 255, lab.astype(np.float32)).alpha
    except NoProductError:
        product = np.ones(lab.shape[:2], dtype=np.float32)
    if target is None:
        return pair.before
    mean = (lab * product[..., None]).sum(axis=(0, 1)) / max(float(product.sum()), 1e-6)
    moved = lab + product[..., None] * (target - mean)
    with warnings.catch_warnings():
        # Shades that no screen shows are cut off, which is what this way does.
        warnings.filterwarnings("ignore", message=".*negative Z values.*")
        return np.asarray((lab2rgb(moved).clip(0, 1) * 255).round(), dtype=np.uint8)


def lab_transfer(pair: Pair) -> ByteArray:
    """What the service does without a network: one part's colour replaced, shading and gloss kept."""
    target = _swatch(pair.colour)
    if target is None:
        return pair.before
    try:
        return recolour(pair.before, target).picture
    except ValueError:
        return pair.before


def _swatch(name: str) -> FloatArray | None:
    return next((colour.lab for colour in COLOURS if colour.name == name), None)


def _scores(made: list[tuple[ByteArray, Pair]]) -> EditScores:
    errors = [error for picture, pair in made if (error := edit_error(picture, pair)) is not None]
    inside, outside = zip(*errors, strict=True)
    return EditScores(float(np.mean(inside)), float(np.mean(outside)), len(errors))


def edit_error(picture: ByteArray, pair: Pair) -> tuple[float, float] | None:
    """ΔE2000 inside and outside, see `EditScores`, of an edit; None where the truths hardly differ."""
    before, after, now = (rgb2lab(pixels) for pixels in (pair.before, pair.after, picture))
    differs = _changed(before, after)
    if differs.mean() < _SMALLEST_CHANGE:
        return None
    outside = float(delta_e(now, before)[~differs].mean()) if not differs.all() else 0.0
    return float(delta_e(now, after)[differs].mean()), outside


def _changed(before: FloatArray, after: FloatArray) -> BoolArray:
    """Where two true pictures differ, without specks and with the rim of what does."""
    differs = ndimage.binary_opening(delta_e(before, after) > _CHANGED)
    return np.asarray(ndimage.binary_dilation(differs, iterations=2), dtype=np.bool_)


def _pixels(data: TrainingSet, row: int) -> ByteArray:
    return np.ascontiguousarray(data.pictures[row].permute(1, 2, 0).numpy())
