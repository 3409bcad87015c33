"""Recolouring by arithmetic, without a network: what `edit` has to beat."""

from generator.evaluation.lab_transfer.recolour import Recoloured, recolour
from generator.evaluation.lab_transfer.segmentation import Cutout, NoProductError, cut_out

__all__ = ["Cutout", "NoProductError", "Recoloured", "cut_out", "recolour"]
