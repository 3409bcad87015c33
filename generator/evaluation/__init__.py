"""How good the networks are: against true pictures nobody trained on, and against simpler ways.

- *read*: the share of pictures from which a judge network reads the family, part, colour … that the caption
  named. The judge has learnt from photographs alone; on true pictures it reads what the ceiling says.
- *R-precision*: how often a picture's own caption fits better than 99 others (chance: 1 %).
- *Fréchet*, *kernel*: distances in EfficientNet-Lite2's features, of as many pictures as said; the row of
  true pictures compares test with training pictures and is what a perfect generator would have.
- *precision*, *recall*: made pictures near true ones, and true ones near made (3 neighbours).
- *NN ratio*: distance to the nearest training picture, beside the same of true test pictures; far below 1
  would mean learning by heart.
- *diversity*: mean distance between four pictures of one caption; of true pictures, between ones of the same
  family, part and colour.
"""

from generator.evaluation.report import Report, Subjects, measure, print_table

__all__ = ["Report", "Subjects", "measure", "print_table"]
