"""Shapes to test with are never learnt from, and neither is anything that looks the same."""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from data.training import Split, near_duplicates, split_by_kind
from data.training.splits import DesignKind

families = st.sampled_from(["mug", "shoe", "lamp"])
designs = st.lists(st.tuples(families, st.integers(0, 12), st.booleans()), min_size=1, max_size=120)


@given(designs)
def test_a_kind_of_shape_is_in_one_split(drawn: list[tuple[str, int, bool]]) -> None:
    all_of = [
        DesignKind(f"{family}-{number}", family, f"kind {kind}", known)
        for number, (family, kind, known) in enumerate(drawn)
    ]
    splits = split_by_kind(all_of)
    assert set(splits) == {one.design for one in all_of}
    of_kind = defaultdict(set)
    for one in all_of:
        of_kind[one.family, one.kind].add(splits[one.design])
        if one.known:
            assert splits[one.design] is Split.TRAIN
    assert all(len(found) == 1 for found in of_kind.values())


def test_about_a_tenth_of_every_family_is_for_testing() -> None:
    splits = split_by_kind(
        DesignKind(f"{family}-{number}", family, f"kind {number % 12}")
        for family in ("mug", "shoe", "lamp", "stool")
        for number in range(120)
    )
    for family in ("mug", "shoe", "lamp", "stool"):
        shares = Counter(split for design, split in splits.items() if design.startswith(family))
        assert 0.05 <= shares[Split.TEST] / 120 <= 0.2
        assert 0.04 <= shares[Split.VALIDATION] / 120 <= 0.18


def test_more_designs_of_known_kinds_change_no_split() -> None:
    kinds = [DesignKind(f"mug-{number}", "mug", f"kind {number % 10}") for number in range(100)]
    assert split_by_kind(kinds) == split_by_kind(reversed(kinds))


def test_near_duplicates_are_found_among_others() -> None:
    rng = np.random.default_rng(0)
    others = rng.uniform(0, 255, (40, 768)).astype(np.float32)
    near = others[7] + rng.normal(0, 1.5, 768).astype(np.float32)
    far = others[7] + rng.normal(0, 9.0, 768).astype(np.float32)
    assert near_duplicates(np.stack([near, far]), others).tolist() == [True, False]
    assert not near_duplicates(others, others[:0]).any()
