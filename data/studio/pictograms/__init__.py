"""The care and use pictures, drawn with Pillow: one pen, a few things, and the scenes made of them."""

from data.studio.pictograms.scenes import PICTOGRAMS, draw

__all__ = ["PICTOGRAMS", "draw"]
