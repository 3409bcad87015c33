"""The care and measuring pictures: scenes of a few things, drawn by one pen in the shop's or any style."""

from data.studio.pictograms.drawing import draw_care_pictures, vary_care_picture
from data.studio.pictograms.training import training_pictures, write_training_pictures

__all__ = ["draw_care_pictures", "training_pictures", "vary_care_picture", "write_training_pictures"]
