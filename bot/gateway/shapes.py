"""The shapes of messages, pictures and buttons, as clients see them and the log keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, Final, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    FiniteFloat,
    StringConstraints,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    model_validator,
)

from bot.gateway.policy import normalise
from data.language import LANGUAGES, Language, language_of
from data.schema import HandoffReason, Role

Source = Literal["photo", "enhanced", "edited", "generated", "instruction", "tryon"]


def _check_address(url: str) -> str:
    if not url.startswith(("/media/", "https://", "http://")):
        raise ValueError("a picture's address begins with /media/, https:// or http://")
    return url


Address = Annotated[str, AfterValidator(_check_address)]
# The dialogue leaves out what it does not know, or says null.
Words = Annotated[str, BeforeValidator(lambda value: "" if value is None else value)]

LONGEST_NAME: Final = 200
LONGEST_TEXT: Final = 500
# What a summary has more of than this, its beginning is left out.
MOST_TEXTS: Final = 20


def _or_none(value: object, validate: ValidatorFunctionWrapHandler) -> object:
    try:
        return validate(value)
    except ValidationError:
        return None


def _shortened(length: int) -> BeforeValidator:
    # Cleaning looks at every character: what is far too long is cut before it, too.
    return BeforeValidator(
        lambda value: normalise(value[: 4 * length])[:length] if isinstance(value, str) else value
    )


def _newest(value: object) -> list[object]:
    return value[-MOST_TEXTS:] if isinstance(value, list) else []


def _texts(value: object) -> list[object]:
    return [item for item in _newest(value) if isinstance(item, str)]


def _objects_with_text(value: object) -> list[object]:
    return [item for item in _newest(value) if isinstance(item, dict) and isinstance(item.get("text"), str)]


Name = Annotated[str, _shortened(LONGEST_NAME), StringConstraints(min_length=1)]
MaybeName = Annotated[Name | None, WrapValidator(_or_none)]
Text = Annotated[str, _shortened(LONGEST_TEXT)]


class Check(BaseModel):
    """How surely the checker read back from a made picture what was asked for; both from 0 to 1."""

    score: FiniteFloat
    threshold: FiniteFloat


class Maker(BaseModel):
    """The model that made a picture, and the seed it used."""

    model: str
    seed: int | None = None


class Picture(BaseModel):
    """A picture in a message: where it is, what it shows, and how it came about. Sizes in pixels.

    `label` is what is written on it, empty on the catalogue's own photographs. A picture that takes longer
    than a second is `pending` and has no `url`; the same `id` is later `ready`, or `failed` for good.
    """

    id: str
    url: Address | None = None
    thumbnail_url: Address | None = None
    width: int | None = Field(default=None, gt=0)
    height: int | None = Field(default=None, gt=0)
    alt: Words = ""
    source: Source
    label: Words = ""
    sku: str | None = None
    original_url: Address | None = None
    checked: Check | None = None
    made_by: Maker | None = None
    status: Literal["pending", "ready", "failed"] = "ready"

    @model_validator(mode="after")
    def _check_url(self) -> Self:
        if self.status == "ready" and self.url is None:
            raise ValueError("a picture that is ready has an address")
        return self


class Button(BaseModel):
    """A quick reply: the shopper sees `title`, the dialogue gets `payload`."""

    title: Annotated[str, StringConstraints(min_length=1)]
    payload: Annotated[str, StringConstraints(min_length=1)]


@dataclass(frozen=True, slots=True)
class Utterance:
    """A shopper's message that may be taken.

    `language` is the one the client named, None where it named none. `client_id` is the client's own
    name for the message, `photographs` what comes with it.
    """

    text: str
    language: Language | None = None
    client_id: str | None = None
    photographs: tuple[Picture, ...] = ()

    @property
    def spoken_language(self) -> Language | None:
        """The language named or, without one, told by the text's script; None where neither says."""
        if self.language is not None:
            return self.language
        either = {language_of(self.text, otherwise) for otherwise in LANGUAGES}
        return either.pop() if len(either) == 1 else None


class Work(BaseModel):
    """What the picture service does for a pending picture, and what is said if nothing comes of it."""

    picture_id: Annotated[str, StringConstraints(pattern=r"^pic_[0-9a-f]{32}$")]
    job: Annotated[str, StringConstraints(pattern=r"^job_[0-9a-f]{32}$")]
    instead: list[Reply] = []


class ProductInTalk(BaseModel):
    """The product that the shopper and the assistant talked of last."""

    handle: Name
    title: Name


class Asked(BaseModel):
    """What the shopper asked, and what the dialogue took it for."""

    text: Text
    intent: MaybeName = None


class Summary(BaseModel):
    """What the dialogue knows of a case, for the person who takes it on.

    It is made of what shoppers wrote. So what is unusable in it is left out, and what is too long is cut.
    """

    customer: MaybeName = None
    language: Annotated[Language | None, WrapValidator(_or_none)] = None
    product: Annotated[ProductInTalk | None, WrapValidator(_or_none)] = None
    order_number: MaybeName = None
    email: MaybeName = None
    asked: Annotated[list[Asked], BeforeValidator(_objects_with_text)] = []
    not_understood: Annotated[list[Text], BeforeValidator(_texts)] = []


def _known_reason(value: object, validate: ValidatorFunctionWrapHandler) -> object:
    return _or_none(value, validate) or HandoffReason.ASKED


def _usable_summary(value: object, validate: ValidatorFunctionWrapHandler) -> object:
    return _or_none(value, validate) or Summary()


class HandoffRequest(BaseModel):
    """That the dialogue wants a person for the shopper: why, and what for (`faq/warranty`)."""

    reason: Annotated[HandoffReason, WrapValidator(_known_reason)] = HandoffReason.ASKED
    subject: Annotated[
        Annotated[str, StringConstraints(pattern=r"^[a-z0-9_/]{1,64}$")] | None, WrapValidator(_or_none)
    ] = None
    summary: Annotated[Summary, WrapValidator(_usable_summary)] = Summary()


class Reply(BaseModel):
    """One message that the dialogue answers with.

    `works` has an entry for every pending picture. A reply is held back if it is said `instead_of` one.
    With `handoff` the conversation goes to a person.
    """

    text: str = ""
    pictures: list[Picture] = []
    buttons: list[Button] = []
    cards: list[dict[str, Any]] = []
    works: list[Work] = []
    instead_of: str | None = None
    handoff: HandoffRequest | None = None

    @property
    def says_something(self) -> bool:
        return bool(self.text or self.pictures or self.buttons or self.cards)


class Opinion(BaseModel):
    """What the shopper thinks of a message.

    `value` is 1 or 0 for an answer that helped or did not, 1 to 5 where a message asks how the chat was.
    """

    value: int
    reason: str = ""


class Rated(BaseModel):
    """What a message is thought of now."""

    message_id: str
    seq: int
    rating: Opinion | None


class LoggedMessage(BaseModel):
    """One message of a conversation's log.

    `seq` counts from 1 within the conversation, without gaps. `client_id` is the sender's own name for
    a shopper's message, by which it recognises it.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    seq: int
    role: Role
    text: str
    pictures: list[Picture] = []
    buttons: list[Button] = []
    cards: list[dict[str, Any]] = []
    created_at: datetime
    client_id: str | None = None
    rating: Opinion | None = None
