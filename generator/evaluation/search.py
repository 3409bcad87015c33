"""How well a photograph finds the product that it shows, by the checker's embeddings."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import torch
from torch import Tensor

from generator.checking import readings_of
from generator.networks.reader import Reader
from generator.training.pictures import TrainingSet


@dataclass(frozen=True, slots=True)
class SearchScores:
    """How often the right product is first, and among the first five.

    Attributes:
        recall_1, recall_5: shares of the queries.
        chance_1: what drawing a product blindly would give.
        queries, products: how many.
    """

    recall_1: float
    recall_5: float
    chance_1: float
    queries: int
    products: int

    def as_object(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)


def search_scores(reader: Reader, data: TrainingSet, *, same_colour: bool = False) -> SearchScores:
    """Each photograph asked for among the others: does another one of its product come first?

    A product is a design, with `same_colour` a design in one colour. Photographs of products that have but
    one are searched among, not asked for.
    """
    embedded = readings_of(reader, data.batch(torch.arange(len(data)))).embedding
    names = [f"{s.design}/{s.attributes.colour}" if same_colour else s.design for s in data.samples]
    place = {name: n for n, name in enumerate(dict.fromkeys(names))}
    product = torch.tensor([place[name] for name in names])
    likeness = embedded @ embedded.T
    likeness.fill_diagonal_(float("-inf"))
    counts = torch.bincount(product)
    queries = (counts[product] > 1).nonzero().flatten()
    ranks = torch.tensor([_rank(likeness[row], product, int(product[row])) for row in queries.tolist()])
    return SearchScores(
        recall_1=float((ranks < 1).float().mean()),
        recall_5=float((ranks < 5).float().mean()),
        chance_1=1 / len(place),
        queries=len(queries),
        products=len(place),
    )


def _rank(likeness: Tensor, product: Tensor, wanted: int) -> int:
    """How many other products come before the wanted one."""
    best = torch.full((int(product.max()) + 1,), float("-inf")).scatter_reduce(0, product, likeness, "amax")
    return int((best > best[wanted]).sum())
