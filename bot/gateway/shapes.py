"""The shapes of messages, pictures and buttons, as clients see them and the log keeps them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    FiniteFloat,
    StringConstraints,
    model_validator,
)

from data.schema import Role

Source = Literal["photo", "enhanced", "edited", "generated", "instruction", "tryon"]


def _check_address(url: str) -> str:
    if not url.startswith(("/media/", "https://", "http://")):
        raise ValueError("a picture's address begins with /media/, https:// or http://")
    return url


Address = Annotated[str, AfterValidator(_check_address)]
# The dialogue leaves out what it does not know, or says null.
Words = Annotated[str, BeforeValidator(lambda value: "" if value is None else value)]


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


class Work(BaseModel):
    """What the picture service does for a pending picture, and what is said if nothing comes of it."""

    picture_id: Annotated[str, StringConstraints(pattern=r"^pic_[0-9a-f]{32}$")]
    job: Annotated[str, StringConstraints(pattern=r"^job_[0-9a-f]{32}$")]
    instead: list[Reply] = []


class Reply(BaseModel):
    """One message that the dialogue answers with.

    `works` has an entry for every pending picture. A reply is held back if it is said `instead_of` one.
    """

    text: str = ""
    pictures: list[Picture] = []
    buttons: list[Button] = []
    cards: list[dict[str, Any]] = []
    works: list[Work] = []
    instead_of: str | None = None

    @property
    def says_something(self) -> bool:
        return bool(self.text or self.pictures or self.buttons or self.cards)


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
