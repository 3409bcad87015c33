"""Turning a shop's own photographs into a training set in the format of `data.training`."""

from generator.preparing.describing import attributes_of, captions_of
from generator.preparing.folder import photographs_in_folder
from generator.preparing.photograph import Photograph, PreparingError
from generator.preparing.samples import Prepared, prepare
from generator.preparing.shop import photographs_of_shop

__all__ = [
    "Photograph",
    "Prepared",
    "PreparingError",
    "attributes_of",
    "captions_of",
    "photographs_in_folder",
    "photographs_of_shop",
    "prepare",
]
