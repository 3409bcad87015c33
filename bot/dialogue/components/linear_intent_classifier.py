"""A Rasa classifier that finds the intent, and of a retrieval intent the topic, in one step."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import scipy.sparse
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.constants import (
    RESPONSE_SELECTOR_PREDICTION_KEY,
    RESPONSE_SELECTOR_PROPERTY_NAME,
    RESPONSE_SELECTOR_RANKING_KEY,
    RESPONSE_SELECTOR_RETRIEVAL_INTENTS,
)
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import (
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    INTENT_RESPONSE_KEY,
    PREDICTED_CONFIDENCE_KEY,
    RESPONSE_IDENTIFIER_DELIMITER,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.optimize import minimize_scalar
from scipy.special import logsumexp, softmax
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.svm import LinearSVC

Array = npt.NDArray[np.float64]
Ranking = list[dict[str, Any]]

_WEIGHTS_FILE = "weights.npz"
_NO_INTENT = {INTENT_NAME_KEY: None, PREDICTED_CONFIDENCE_KEY: 0.0}


@dataclass(frozen=True)
class LinearModel:
    """Weights, shape `(labels, features)`, and biases, shape `(labels,)`, by label.

    `sharpness` turns margins into probabilities: it multiplies them before the softmax (the inverse of
    the temperature in Guo et al., "On Calibration of Modern Neural Networks", 2017, section 4.2).
    """

    labels: tuple[str, ...]
    weights: Array
    biases: Array
    sharpness: float

    def confidences(self, features: scipy.sparse.csr_matrix) -> dict[str, float]:
        """The probability of each label, given `features` of shape `(1, features)`."""
        margins = (features @ self.weights.T)[0] + self.biases
        return dict(zip(self.labels, softmax(self.sharpness * margins).tolist(), strict=True))

    def save(self, folder: Path) -> None:
        np.savez_compressed(
            folder / _WEIGHTS_FILE,
            labels=np.array(self.labels, dtype=np.str_),
            weights=self.weights.astype(np.float32),
            biases=self.biases,
            sharpness=self.sharpness,
        )

    @classmethod
    def load(cls, folder: Path) -> LinearModel:
        with np.load(folder / _WEIGHTS_FILE) as saved:
            labels = tuple(saved["labels"].tolist())
            return cls(labels, saved["weights"], saved["biases"], float(saved["sharpness"]))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(IntentClassifier, GraphComponent):
    """A linear support vector machine on sentence features, sparse and dense, with calibrated confidences.

    Its classes are the plain intents and each topic of the retrieval intents (`faq/warranty`). The
    confidence of a retrieval intent is the sum over its topics; the topic itself is told as Rasa's
    response selector tells it.
    """

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: LinearModel | None = None,
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._model = model

    @classmethod
    def required_components(cls) -> list[type]:
        return [Featurizer]

    @staticmethod
    def required_packages() -> list[str]:
        return ["sklearn"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """What can be set.

        `inverse_regularisation` is scikit-learn's `C`. `label_weights`: what a mistake with an example of a
        label costs, 1 where none is said; a label with many more examples than the others would else win
        where it is not surer. `calibration_folds`: the confidences are calibrated
        on messages that the weights were not fitted to, by cross-validation in so many parts.
        `ranking_length` bounds each ranking told.
        """
        return {
            "inverse_regularisation": 1.0,
            "label_weights": {},
            "calibration_folds": 4,
            "ranking_length": 10,
        }

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LinearIntentClassifier:
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Fits the weights and calibrates the confidences; nothing in it is left to chance."""
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        features = scipy.sparse.vstack([_sentence_features(example) for example in examples], format="csr")
        wanted = [example.get(INTENT_RESPONSE_KEY) or example.get(INTENT) for example in examples]
        labels, numbers = np.unique(wanted, return_inverse=True)
        weights = {number: self._weight(label) for number, label in enumerate(labels)}
        machine = LinearSVC(C=self._config["inverse_regularisation"], class_weight=weights, random_state=0)
        machine.fit(features, numbers)
        self._model = LinearModel(
            tuple(labels.tolist()),
            machine.coef_,
            machine.intercept_,
            self._sharpness(machine, features, numbers),
        )
        with self._model_storage.write_to(self._resource) as folder:
            self._model.save(folder)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LinearIntentClassifier:
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, LinearModel.load(folder))

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds intent, ranking and topics to `messages`, in place."""
        if self._model is None:
            raise RuntimeError("The intent classifier has to be trained before it is asked.")
        for message in messages:
            features = _sentence_features(message)
            confidences = {} if features is None else self._model.confidences(features)
            intents = self._ranked(_by_intent(confidences), INTENT_NAME_KEY) or [_NO_INTENT]
            message.set(INTENT, intents[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, intents, add_to_output=True)
            message.set(RESPONSE_SELECTOR_PROPERTY_NAME, self._topics(confidences), add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        self.process(training_data.training_examples)
        return training_data

    def _weight(self, label: str) -> float:
        return float(self._config["label_weights"].get(label, 1.0))

    def _sharpness(self, machine: LinearSVC, features: scipy.sparse.csr_matrix, numbers: Array) -> float:
        """The sharpness that makes held-out labels likeliest; 1 where a label is too rare to hold any out."""
        counts = np.bincount(numbers)
        folds = min(self._config["calibration_folds"], int(counts.min()))
        if folds < 2 or len(counts) < 3:
            return 1.0
        margins = cross_val_predict(
            machine, features, numbers, cv=StratifiedKFold(folds), method="decision_function"
        )

        def surprise(log_sharpness: float) -> float:
            sharp = np.exp(log_sharpness) * margins
            return float(np.mean(logsumexp(sharp, axis=1) - sharp[np.arange(len(numbers)), numbers]))

        return float(np.exp(minimize_scalar(surprise, bounds=(-2.0, 4.0), method="bounded").x))

    def _topics(self, confidences: dict[str, float]) -> dict[str, Any]:
        """What Rasa's response selector would have said, by retrieval intent."""
        selected: dict[str, Any] = {}
        topics = {label for label in confidences if RESPONSE_IDENTIFIER_DELIMITER in label}
        for intent in sorted({_intent_of(topic) for topic in topics}):
            own = {topic: confidences[topic] for topic in topics if _intent_of(topic) == intent}
            total = sum(own.values())
            ranking = self._ranked(
                {topic: share / total for topic, share in own.items()}, INTENT_RESPONSE_KEY
            )
            selected[intent] = {
                RESPONSE_SELECTOR_PREDICTION_KEY: ranking[0],
                RESPONSE_SELECTOR_RANKING_KEY: ranking,
            }
        return {RESPONSE_SELECTOR_RETRIEVAL_INTENTS: list(selected), **selected}

    def _ranked(self, confidences: dict[str, float], name_key: str) -> Ranking:
        ordered = sorted(confidences.items(), key=lambda item: -item[1])
        return [
            {name_key: name, PREDICTED_CONFIDENCE_KEY: confidence}
            for name, confidence in ordered[: self._config["ranking_length"]]
        ]


def _intent_of(label: str) -> str:
    return label.partition(RESPONSE_IDENTIFIER_DELIMITER)[0]


def _by_intent(confidences: dict[str, float]) -> dict[str, float]:
    summed: dict[str, float] = {}
    for label, confidence in confidences.items():
        summed[_intent_of(label)] = summed.get(_intent_of(label), 0.0) + confidence
    return summed


def _sentence_features(message: Message) -> scipy.sparse.csr_matrix | None:
    """The message's sentence features, sparse ones first, shape `(1, features)`; an empty one has none."""
    _, sparse = message.get_sparse_features(TEXT)
    _, dense = message.get_dense_features(TEXT)
    parts = [scipy.sparse.csr_matrix(features.features) for features in (sparse, dense) if features]
    return scipy.sparse.hstack(parts, format="csr") if parts else None
