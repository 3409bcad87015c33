"""The encoder is a SentenceTransformer of one's choice, and no text is embedded twice."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from actions.embeddings import EmbeddingCache
from actions.encoder import load_encoder
from data.store import Database


class CountingEncoder:
    """A real encoder that notes what it was asked to embed."""

    def __init__(self, encoder: SentenceTransformer) -> None:
        self._encoder = encoder
        self.embedded: list[str] = []

    def encode(self, texts: list[str], **options: object) -> np.ndarray:
        self.embedded += texts
        return self._encoder.encode(texts, **options)


@pytest.fixture
def model_folder(tmp_path: Path) -> Path:
    """A tiny model of somebody's own, saved as sentence-transformers saves models."""
    tokenizer = Tokenizer(WordLevel({"[UNK]": 0, "shoe": 1, "mug": 2, "sole": 3}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    weights = np.eye(4, 8, dtype=np.float32)
    model = SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=weights)], device="cpu")
    model.save(str(tmp_path / "model"))
    return tmp_path / "model"


def test_the_built_in_encoder_brings_both_languages_together(encoder: SentenceTransformer) -> None:
    vectors = encoder.encode(["the sole of the shoe", "鞋底", "a table lamp"], normalize_embeddings=True)
    assert vectors.shape == (3, 512)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-3)
    assert vectors[0] @ vectors[1] > vectors[2] @ vectors[1] + 0.2


def test_a_batch_equals_the_single_results(encoder: SentenceTransformer) -> None:
    texts = ["show me the sole", "鞋底", "", "how much is it?"]
    single = np.stack([encoder.encode([text])[0] for text in texts])
    assert np.allclose(encoder.encode(texts), single, atol=1e-5)


async def test_any_saved_model_serves_and_its_vectors_are_its_own(
    model_folder: Path, tmp_path: Path, encoder: SentenceTransformer
) -> None:
    database = Database(f"sqlite:///{tmp_path / 'shop.db'}")
    database.migrate()
    small = EmbeddingCache(database, load_encoder(str(model_folder)), str(model_folder))
    large = EmbeddingCache(database, encoder, "built in")
    assert (await small.embed_texts(["shoe", "mug"])).shape == (2, 8)
    assert (await large.embed_texts(["shoe", "mug"])).shape == (2, 512)
    assert (await small.embed_texts(["mug", "shoe"]))[1] @ (await small.embed_query("shoe")) > 0.99
    await database.dispose_async()


async def test_only_new_texts_are_embedded_by_whatever_process(
    tmp_path: Path, encoder: SentenceTransformer
) -> None:
    database = Database(f"sqlite:///{tmp_path / 'shop.db'}")
    database.migrate()
    counting = CountingEncoder(encoder)
    first = await EmbeddingCache(database, counting, "x").embed_texts(["a shoe", "a mug", "a shoe"])
    assert sorted(counting.embedded) == ["a mug", "a shoe"]
    again = await EmbeddingCache(database, counting, "x").embed_texts(["a mug", "a lamp", "a shoe"])
    assert counting.embedded[2:] == ["a lamp"]
    assert np.allclose(again[[2, 0]], first[[0, 1]])
    await database.dispose_async()


def test_a_model_that_is_not_there_is_one_sentence() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "actions"], capture_output=True, text=True, timeout=120, check=False,
        env=os.environ | {"VITRINE_ENCODER": "/no/such/model", "HF_HUB_OFFLINE": "1"},
    )  # fmt: skip
    assert done.returncode == 1
    assert "VITRINE_ENCODER" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
