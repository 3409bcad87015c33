"""The custom actions, by what they answer."""

from __future__ import annotations

from rasa_sdk import Action

from actions.answers.bare_values import AnswerBareValue
from actions.answers.comparisons import CompareProducts
from actions.answers.details import ShowDetail
from actions.answers.fallback import AskBack, CountFailures
from actions.answers.faq import AnswerFaq
from actions.answers.feedback import TakeFeedback
from actions.answers.handoff import HandOff
from actions.answers.imagined import ImagineProduct
from actions.answers.instructions import ShowInstruction
from actions.answers.itself import AnswerAboutItself
from actions.answers.orders import AnswerOrder, AnswerPaymentProblem, ValidateOrderForm
from actions.answers.photographs import FindPictured
from actions.answers.products import AnswerProduct, SearchProduct
from actions.answers.purchases import PlaceOrder
from actions.answers.recommendations import Recommend
from actions.answers.sizes import AnswerSize
from actions.answers.talk import AnnounceLanguage, SayGoodbye, SetLanguage
from actions.answers.trying_on import TryOn
from actions.answers.variants import ShowVariant
from actions.shop import Shop


def all_actions(shop: Shop) -> list[Action]:
    """Every action that the dialogue's domain names."""
    return [
        SetLanguage(),
        AnnounceLanguage(),
        SayGoodbye(),
        SearchProduct(shop),
        AnswerProduct(shop),
        FindPictured(shop),
        ShowDetail(shop),
        ShowInstruction(shop),
        ShowVariant(shop),
        ImagineProduct(shop),
        CompareProducts(shop),
        AnswerSize(shop),
        AnswerBareValue(shop),
        TryOn(shop),
        Recommend(shop),
        PlaceOrder(shop),
        TakeFeedback(shop),
        AnswerFaq(shop),
        ValidateOrderForm(),
        AnswerOrder(shop),
        AnswerPaymentProblem(shop),
        AnswerAboutItself(shop),
        CountFailures(),
        AskBack(),
        HandOff(shop),
    ]


__all__ = ["all_actions"]
