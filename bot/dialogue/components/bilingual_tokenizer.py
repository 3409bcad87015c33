"""A Rasa tokenizer for messages in English, in Chinese, or in both at once."""

from __future__ import annotations

from itertools import islice
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message

from components.segmentation import Span, load_dictionary, plain, word_spans


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class BilingualTokenizer(Tokenizer):
    """Cuts messages into words as `components.segmentation` finds them.

    A token's text is the very text of the message; its lemma, which the sparse featurizers read, is that
    text in plain forms: half-width, lower case, simplified. A message without a word, such as "?!", is one
    token: features need one.
    """

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__(config)
        load_dictionary()

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`max_tokens` bounds the time that a very long message may take: the rest of it is not read."""
        return {
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
            "prefix_separator_symbol": None,
            "max_tokens": 256,
        }

    @staticmethod
    def required_packages() -> list[str]:
        return ["jieba"]

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        text: str = message.get(attribute)
        normal = plain(text)
        spans = list(islice(word_spans(text), self._config["max_tokens"]))
        if not spans and text:
            spans = [Span(0, len(text))]
        return [Token(text[start:end], start, end, lemma=normal[start:end]) for start, end in spans]
