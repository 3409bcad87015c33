"""What stops a training, in one sentence each."""

from __future__ import annotations


class TrainingError(Exception):
    """Training cannot begin or go on; the message says why and what to do."""


class UnfitDataError(TrainingError):
    """The training set does not fit what is to be trained."""


class NotFiniteError(TrainingError):
    """A loss or a gradient is not a finite number."""


class UnusableOrderError(Exception):
    """What was ordered does not exist; the message names what does."""
