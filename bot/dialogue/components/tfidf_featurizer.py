"""A Rasa featurizer by term frequencies: words, or the letters that words are made of."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import scipy.sparse
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.featurizers.sparse_featurizer.sparse_featurizer import SparseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.feature_extraction.text import TfidfVectorizer

_TERMS_FILE = "terms.json"
_WEIGHTS_FILE = "weights.npy"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class TfidfFeaturizer(SparseFeaturizer, GraphComponent):
    """Says which n-grams a message has, rare ones weighted up (scikit-learn's `TfidfVectorizer`).

    The sentence feature, shape `(1, terms)`, has the Euclidean length `vector_length`, whatever the
    message's length; there are no sequence features. With `analyzer: word` the terms are runs of the
    tokenizer's lemmas, with `char_wb` runs of letters within one, which forgive misspelling.
    """

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        vectorizer: TfidfVectorizer | None = None,
    ) -> None:
        super().__init__(execution_context.node_name, config)
        self._model_storage = model_storage
        self._resource = resource
        self._vectorizer = vectorizer or _vectorizer(config)

    @classmethod
    def required_components(cls) -> list[type]:
        return [Tokenizer]

    @staticmethod
    def required_packages() -> list[str]:
        return ["sklearn"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`min_messages`: in how many messages a term must stand to be one."""
        return {
            **SparseFeaturizer.get_default_config(),
            "analyzer": "word",
            "min_ngram": 1,
            "max_ngram": 2,
            "min_messages": 1,
            "vector_length": 1.0,
        }

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """scikit-learn says what it cannot work with."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TfidfFeaturizer:
        return cls(config, model_storage, resource, execution_context)

    def train(self, training_data: TrainingData) -> Resource:
        """Learns the terms and how rare they are."""
        self._vectorizer.fit([_lemmas(example) for example in training_data.intent_examples])
        with self._model_storage.write_to(self._resource) as folder:
            terms = {term: int(index) for term, index in self._vectorizer.vocabulary_.items()}
            (folder / _TERMS_FILE).write_text(json.dumps(terms, ensure_ascii=False), encoding="utf-8")
            np.save(folder / _WEIGHTS_FILE, self._vectorizer.idf_)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> TfidfFeaturizer:
        vectorizer = _vectorizer(config)
        with model_storage.read_from(resource) as folder:
            vectorizer.vocabulary = json.loads((folder / _TERMS_FILE).read_text(encoding="utf-8"))
            vectorizer.idf_ = np.load(folder / _WEIGHTS_FILE)
        return cls(config, model_storage, resource, execution_context, vectorizer)

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the feature to `messages`, in place."""
        for message in messages:
            if message.get(TOKENS_NAMES[TEXT]):
                counted = self._vectorizer.transform([_lemmas(message)]) * self._config["vector_length"]
                self.add_features_to_message(None, scipy.sparse.coo_matrix(counted), TEXT, message)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        self.process(training_data.training_examples)
        return training_data


def _vectorizer(config: dict[str, Any]) -> TfidfVectorizer:
    return TfidfVectorizer(
        analyzer=config["analyzer"],
        ngram_range=(config["min_ngram"], config["max_ngram"]),
        min_df=config["min_messages"],
        tokenizer=str.split if config["analyzer"] == "word" else None,
        token_pattern=None,
        lowercase=False,
        sublinear_tf=True,
    )


def _lemmas(message: Message) -> str:
    """The message's words in plain forms, parted by blanks."""
    tokens = message.get(TOKENS_NAMES[TEXT]) or []
    return " ".join(token.lemma.replace(" ", "") for token in tokens)
