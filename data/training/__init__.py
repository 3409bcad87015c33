"""Captioned pictures to learn from: their attributes, wordings, splits, and the shards they are kept in.

The studio writes such a set of its own renders, `vitrine generator prepare` one of any catalogue's
photographs; the networks read both alike.
"""

from data.training.captions import held_out_captions, held_out_edits, training_captions, training_edits
from data.training.near_duplicates import near_duplicates
from data.training.sample import Attributes, Sample, Split
from data.training.shards import ShardError, read_shards, write_shards
from data.training.splits import split_by_kind

__all__ = [
    "Attributes",
    "Sample",
    "ShardError",
    "Split",
    "held_out_captions",
    "held_out_edits",
    "near_duplicates",
    "read_shards",
    "split_by_kind",
    "training_captions",
    "training_edits",
    "write_shards",
]
