"""Our components keep Rasa's contracts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from components.bilingual_tokenizer import BilingualTokenizer
from components.crf_extractor import CrfExtractor
from components.linear_intent_classifier import LinearIntentClassifier
from components.pattern_extractor import PatternEntityExtractor
from components.sentence_encoder_featurizer import SentenceEncoderFeaturizer
from components.tfidf_featurizer import TfidfFeaturizer
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

EMAIL = {"name": "email", "pattern": r"[a-z.]+@[a-z.]+"}
ORDER = {"name": "order_number", "pattern": r"\bV-\d+"}


@pytest.fixture(scope="module")
def featurizer() -> SentenceEncoderFeaturizer:
    return SentenceEncoderFeaturizer(SentenceEncoderFeaturizer.get_default_config(), "meaning")


def tokenized(text: str) -> Message:
    tokenizer = BilingualTokenizer(BilingualTokenizer.get_default_config())
    return tokenizer.process([Message({TEXT: text})])[0]


def meaning(featurizer: SentenceEncoderFeaturizer, text: str) -> np.ndarray:
    message = featurizer.process([tokenized(text)])[0]
    sequence, sentence = message.get_dense_features(TEXT)
    assert sequence is None
    return sentence.features


class TestTokenizer:
    def test_tokens_are_the_texts_own_and_lemmas_are_in_plain_forms(self) -> None:
        (token,) = tokenized("Ｖ－１０２３１").get("text_tokens")
        assert (token.text, token.lemma, token.start, token.end) == ("Ｖ－１０２３１", "v-10231", 0, 7)

    @pytest.mark.parametrize("text", ["?!", "   ", "\x00"])
    def test_a_text_without_words_is_one_token(self, text: str) -> None:
        assert [token.text for token in tokenized(text).get("text_tokens")] == [text]

    def test_a_very_long_text_is_read_up_to_a_bound(self) -> None:
        assert len(tokenized("word " * 10_000).get("text_tokens")) == 256


class TestFeaturizer:
    def test_is_one_vector_of_the_configured_length(self, featurizer: SentenceEncoderFeaturizer) -> None:
        vector = meaning(featurizer, "show me the sole")
        assert vector.shape == (1, 512)
        assert np.linalg.norm(vector) == pytest.approx(1.5, rel=1e-3)

    def test_case_and_script_do_not_change_the_meaning(self, featurizer: SentenceEncoderFeaturizer) -> None:
        assert (meaning(featurizer, "SHOW ME") == meaning(featurizer, "show me")).all()
        assert (meaning(featurizer, "我要退貨") == meaning(featurizer, "我要退货")).all()

    def test_means_the_same_in_both_languages(self, featurizer: SentenceEncoderFeaturizer) -> None:
        english = meaning(featurizer, "where is my order?")[0]
        same = meaning(featurizer, "我的订单在哪里？")[0]
        other = meaning(featurizer, "怎么洗这个背包？")[0]
        assert english @ same > 2 * (english @ other)

    @pytest.mark.parametrize("text", ["?!", "   ", "\x00"])
    def test_a_text_without_meaning_has_a_vector_too(
        self, featurizer: SentenceEncoderFeaturizer, text: str
    ) -> None:
        assert np.isfinite(meaning(featurizer, text)).all()


class TestTfidf:
    TEXTS = ("where is my order", "track my parcel", "我的订单在哪里", "查一下订单")

    @pytest.fixture(params=["word", "char_wb"])
    def featurizer(self, request: pytest.FixtureRequest, tmp_path: Path) -> TfidfFeaturizer:
        """One that was trained, stored and loaded again."""
        storage, resource = LocalModelStorage(tmp_path), Resource("terms")
        context = ExecutionContext(GraphSchema({}), node_name="terms")
        fewest = 2 if request.param == "char_wb" else 1
        own = {"analyzer": request.param, "min_ngram": fewest, "max_ngram": 3}
        config = {**TfidfFeaturizer.get_default_config(), **own}
        examples = [Message({**tokenized(text).data, "intent": "any"}) for text in self.TEXTS]
        TfidfFeaturizer.create(config, storage, resource, context).train(TrainingData(examples))
        return TfidfFeaturizer.load(config, storage, resource, context)

    def vector(self, featurizer: TfidfFeaturizer, text: str) -> np.ndarray:
        _, sentence = featurizer.process([tokenized(text)])[0].get_sparse_features(TEXT)
        return sentence.features.toarray()[0]

    def test_is_one_vector_of_length_one(self, featurizer: TfidfFeaturizer) -> None:
        assert np.linalg.norm(self.vector(featurizer, "is my parcel here")) == pytest.approx(1.0)

    def test_has_no_feature_for_what_was_never_seen(self, featurizer: TfidfFeaturizer) -> None:
        assert not self.vector(featurizer, "qqqqq").any()

    def test_case_and_script_do_not_matter(self, featurizer: TfidfFeaturizer) -> None:
        for one, other in (("TRACK MY PARCEL", "track my parcel"), ("我的訂單在哪裡", "我的订单在哪里")):
            assert (self.vector(featurizer, one) == self.vector(featurizer, other)).all()


def test_letters_forgive_a_misspelling(tmp_path: Path) -> None:
    config = {**TfidfFeaturizer.get_default_config(), "analyzer": "char_wb", "min_ngram": 2, "max_ngram": 4}
    context = ExecutionContext(GraphSchema({}), node_name="terms")
    featurizer = TfidfFeaturizer.create(config, LocalModelStorage(tmp_path), Resource("terms"), context)
    texts = ("track my parcel", "where is my order")
    featurizer.train(TrainingData([Message({**tokenized(text).data, "intent": "any"}) for text in texts]))
    vectors = {
        text: featurizer.process([tokenized(text)])[0].get_sparse_features(TEXT)[1].features.toarray()[0]
        for text in (*texts, "trck my parcle")
    }
    alike = [vectors["trck my parcle"] @ vectors[text] for text in texts]
    assert alike[0] > 3 * alike[1]


class TestPatternExtractor:
    @pytest.fixture
    def extractor(self) -> PatternEntityExtractor:
        return PatternEntityExtractor({}, None, None, [ORDER, EMAIL])

    def entities(self, extractor: PatternEntityExtractor, text: str, *guessed: dict[str, Any]) -> list[Any]:
        message = extractor.process([Message({TEXT: text, "entities": list(guessed)})])[0]
        return [(entity["entity"], entity["value"]) for entity in message.get("entities")]

    def test_finds_both_in_one_message(self, extractor: PatternEntityExtractor) -> None:
        assert self.entities(extractor, "V-10231, a.b@c.de") == [
            ("order_number", "V-10231"),
            ("email", "a.b@c.de"),
        ]

    def test_reads_full_width_letters(self, extractor: PatternEntityExtractor) -> None:
        assert self.entities(extractor, "Ｖ－１０２３１") == [("order_number", "V-10231")]

    def test_replaces_a_guess_on_the_same_letters_only(self, extractor: PatternEntityExtractor) -> None:
        size = {"entity": "size", "value": "10231", "start": 2, "end": 7}
        part = {"entity": "part", "value": "sole", "start": 8, "end": 12}
        assert self.entities(extractor, "V-10231 sole", size, part) == [
            ("order_number", "V-10231"),
            ("part", "sole"),
        ]


class TestCrfExtractor:
    def trained(
        self, featurizer: SentenceEncoderFeaturizer, folder: Path, texts: dict[str, str]
    ) -> tuple[CrfExtractor, CrfExtractor]:
        """An extractor that learnt to mark in `texts` what they map to, and the same loaded from `folder`."""
        messages = featurizer.process([tokenized(text) for text in texts])
        for message, part in zip(messages, texts.values(), strict=True):
            start = message.get(TEXT).find(part)
            marked = {"entity": "part", "value": part, "start": start, "end": start + len(part)}
            message.set("entities", [marked] if part else [])
            message.set("intent", "show_detail")
        config = CrfExtractor.get_default_config()
        storage, resource = LocalModelStorage(folder), Resource("extractor")
        context = ExecutionContext(GraphSchema({}), node_name="extractor")
        extractor = CrfExtractor.create(config, storage, resource, context)
        extractor.train(TrainingData(messages))
        return extractor, CrfExtractor.load(config, storage, resource, context)

    def found(
        self, featurizer: SentenceEncoderFeaturizer, extractor: CrfExtractor, text: str
    ) -> list[dict[str, Any]]:
        (message,) = extractor.process(featurizer.process([tokenized(text)]))
        entities: list[dict[str, Any]] = message.get("entities")
        return entities

    def test_loaded_it_knows_what_it_learnt_and_holds_none_of_the_texts(
        self, featurizer: SentenceEncoderFeaturizer, tmp_path: Path
    ) -> None:
        parts = ("sole", "heel", "zip", "鞋底")
        words = ("please", "now", "again", "once more", "up close", "from nearby")
        texts = {f"show me the {part} {word}": part for part in parts for word in words}
        extractor, loaded = self.trained(featurizer, tmp_path, texts)
        for text in ("show me the heel now", "show me the 鞋底", "hello"):
            assert self.found(featurizer, loaded, text) == self.found(featurizer, extractor, text)
        (heel,) = self.found(featurizer, loaded, "show me the heel now")
        assert (heel["entity"], heel["value"]) == ("part", "heel")
        kept = [path for path in tmp_path.rglob("*") if path.is_file()]
        assert {path.suffix for path in kept} == {".json", ".crfsuite"}
        assert all(b"show me the heel" not in path.read_bytes() for path in kept)

    def test_what_was_never_marked_is_never_found(
        self, featurizer: SentenceEncoderFeaturizer, tmp_path: Path
    ) -> None:
        _, loaded = self.trained(featurizer, tmp_path, {"hello": "", "good day": ""})
        assert self.found(featurizer, loaded, "show me the heel") == []


class TestIntentClassifier:
    EXAMPLES = (
        ("where is my order", "track_order", None),
        ("track my parcel", "track_order", None),
        ("is there a warranty", "faq", "faq/warranty"),
        ("warranty period", "faq", "faq/warranty"),
        ("can I pay by card", "faq", "faq/payment_methods"),
        ("ways to pay", "faq", "faq/payment_methods"),
    )

    @pytest.fixture(scope="class")
    def classifier(
        self, featurizer: SentenceEncoderFeaturizer, tmp_path_factory: pytest.TempPathFactory
    ) -> LinearIntentClassifier:
        """One that was trained, stored and loaded again."""
        storage = LocalModelStorage(tmp_path_factory.mktemp("model"))
        config, resource = LinearIntentClassifier.get_default_config(), Resource("classifier")
        data = TrainingData([self.example(featurizer, *example) for example in self.EXAMPLES])
        LinearIntentClassifier.create(config, storage, resource, None).train(data)
        return LinearIntentClassifier.load(config, storage, resource, None)

    @staticmethod
    def example(featurizer: SentenceEncoderFeaturizer, text: str, intent: str, topic: str | None) -> Message:
        message = featurizer.process([tokenized(text)])[0]
        message.set("intent", intent)
        if topic:
            message.set("intent_response_key", topic)
        return message

    def ask(
        self, classifier: LinearIntentClassifier, featurizer: SentenceEncoderFeaturizer, text: str
    ) -> Message:
        return classifier.process(featurizer.process([tokenized(text)]))[0]

    def test_tells_the_topic_of_a_frequent_question(
        self, classifier: LinearIntentClassifier, featurizer: SentenceEncoderFeaturizer
    ) -> None:
        message = self.ask(classifier, featurizer, "how long is the warranty")
        selected = message.get("response_selector")
        assert message.get("intent")["name"] == "faq"
        assert selected["all_retrieval_intents"] == ["faq"]
        assert selected["faq"]["response"]["intent_response_key"] == "faq/warranty"

    def test_confidences_of_the_intents_sum_to_one(
        self, classifier: LinearIntentClassifier, featurizer: SentenceEncoderFeaturizer
    ) -> None:
        ranking = self.ask(classifier, featurizer, "我的包裹在哪里").get("intent_ranking")
        assert ranking[0]["name"] == "track_order"
        assert sum(entry["confidence"] for entry in ranking) == pytest.approx(1.0)
        assert ranking == sorted(ranking, key=lambda entry: -entry["confidence"])
