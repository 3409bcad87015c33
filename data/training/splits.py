"""Which designs are learnt from and which are kept to test with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from data.training.sample import Split

TEST_SHARE: Final = 0.10
VALIDATION_SHARE: Final = 0.08


@dataclass(frozen=True, slots=True)
class DesignKind:
    """A design, the family it belongs to, its kind of shape, and whether it must be learnt from."""

    design: str
    family: str
    kind: str
    known: bool = False


def split_by_kind(designs: Iterable[DesignKind]) -> dict[str, Split]:
    """A split for each design, such that no kind of shape of a family is in two splits.

    Kinds are taken in an order drawn from their names, whole kinds at a time, until about
    `TEST_SHARE` of a family's designs are for testing and `VALIDATION_SHARE` for validation. A kind with a
    known design, such as one a shop sells, is for training.
    """
    families: dict[str, dict[str, list[DesignKind]]] = defaultdict(lambda: defaultdict(list))
    for design in designs:
        families[design.family][design.kind].append(design)
    splits: dict[str, Split] = {}
    for family, kinds in families.items():
        total = sum(len(same) for same in kinds.values())
        wanted = {Split.TEST: TEST_SHARE * total, Split.VALIDATION: VALIDATION_SHARE * total}
        for kind in sorted(kinds, key=lambda name: _draw(family, name)):
            same = kinds[kind]
            open_ = [split for split, room in wanted.items() if room >= len(same) / 2]
            split = Split.TRAIN if any(one.known for one in same) or not open_ else open_[0]
            if split in wanted:
                wanted[split] -= len(same)
            splits.update({one.design: split for one in same})
    return splits


def _draw(family: str, kind: str) -> str:
    return sha256(f"{family}/{kind}".encode()).hexdigest()
