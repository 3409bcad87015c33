"""Rasa's entity extractor, which keeps what it has learnt instead of what it learnt from."""

from __future__ import annotations

import json
import shutil
from collections import OrderedDict
from pathlib import Path
from typing import Any

import sklearn_crfsuite
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.crf_entity_extractor import CRFEntityExtractor, CRFToken

_ORDER_FILE = "order.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class CrfExtractor(CRFEntityExtractor):
    """A conditional random field (Lafferty, McCallum and Pereira, 2001), trained, set and asked as Rasa's.

    Rasa's own keeps its training data in the model and trains again whenever the model is loaded: some
    twenty seconds of every start, and 180 MB. This one keeps CRFsuite's model files.
    """

    def persist(self, dataset: list[list[CRFToken]]) -> None:
        with self._model_storage.write_to(self._resource) as folder:
            (folder / _ORDER_FILE).write_text(json.dumps(self.crf_order))
            for tag, tagger in (self.entity_taggers or {}).items():
                shutil.copyfile(tagger.modelfile.name, _model_file(folder, tag))

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> CrfExtractor:
        try:
            with model_storage.read_from(resource) as folder:
                order: list[str] = json.loads((folder / _ORDER_FILE).read_text())
                taggers = OrderedDict((tag, _read(_model_file(folder, tag))) for tag in order)
        except ValueError:
            # Nothing was marked in the training data, so nothing is found.
            return cls(config, model_storage, resource)
        extractor = cls(config, model_storage, resource, taggers)
        extractor.crf_order = order
        return extractor


def _model_file(folder: Path, tag: str) -> Path:
    return folder / f"{tag}.crfsuite"


def _read(path: Path) -> sklearn_crfsuite.CRF:
    """A tagger with the model at `path`, of which it has a copy of its own."""
    tagger = sklearn_crfsuite.CRF()
    tagger.modelfile.refresh()
    shutil.copyfile(path, tagger.modelfile.name)
    return tagger
