"""How the networks learn: data, objectives, the loop that survives a kill, one lesson for each network."""

from generator.training.errors import TrainingError, UnfitDataError, UnusableOrderError
from generator.training.lessons import ALL_ARMS, HEADS, Order, lesson_of
from generator.training.running import train_network

__all__ = [
    "ALL_ARMS",
    "HEADS",
    "Order",
    "TrainingError",
    "UnfitDataError",
    "UnusableOrderError",
    "lesson_of",
    "train_network",
]
