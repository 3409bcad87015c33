"""The shapes of requests and answers."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from generator.marks import Language


class Wanted(BaseModel):
    """A drawing that is wanted, by words."""

    model_config = ConfigDict(extra="forbid")

    words: str = Field(description="What it should show, in English, Chinese or another language.")
    kind: Literal["product", "instruction"] = Field(
        default="product", description="A product, or what an instruction or a care symbol says."
    )
    language: Language = Field(default="en", description="The language of the label in the picture.")
    seed: int = Field(default=0, ge=0, lt=2**63, description="Of the noise: the same draws the same.")
    best_of: int | None = Field(default=None, ge=1, le=16, description="Drawings of which the best is sent.")
    enlarged: bool = Field(default=True, description="384 pixels a side in place of 128.")


class Said(BaseModel):
    """Words that ask for a picture."""

    model_config = ConfigDict(extra="forbid")

    words: str


class Understood(BaseModel):
    """What words ask to see."""

    asked: dict[str, str] = Field(description="By attribute, as in a made picture.")
    can_be_drawn: bool


class Named(BaseModel):
    """A value of an attribute, in both languages."""

    value: str
    name: str
    name_zh: str


class NamedColour(BaseModel):
    """A colour by name, in both languages, and as `#rrggbb`."""

    name: str
    name_zh: str
    hex: str


class MadeBy(BaseModel):
    """What made a picture; `seed` is null where chance played no part."""

    model: str
    seed: int | None


class Checked(BaseModel):
    """How probably a picture shows what was asked for, from 0 to 1, and how probably it has to."""

    score: float
    threshold: float


class MadePicture(BaseModel):
    """A picture that was made here, and how it came about."""

    job: str = Field(description="What it answers, by name: the same request has the same.")
    picture: str = Field(description="The file, in base64.", json_schema_extra={"contentEncoding": "base64"})
    media_type: Literal["image/webp"] = "image/webp"
    width: int
    height: int
    source: str
    label: str = Field(description="The label in English.")
    label_zh: str = Field(description="The label in Chinese.")
    label_language: Language = Field(description="The language of the label in the picture.")
    asked: dict[str, str] = Field(
        description="What was understood, by attribute: family, part, colour, material, pattern, "
        "instruction; `wished_colour` where the colour is the nearest that can be shown."
    )
    colour: NamedColour | None
    made_by: MadeBy
    checked: Checked
    tries: int = Field(description="Among how many this was the best.")
    elapsed_ms: int


class PendingPicture(BaseModel):
    """A picture that is still being made; ask `/v1/jobs/{job}` for it, or it will be given up."""

    job: str
    status: Literal["pending"] = "pending"


class Likely(BaseModel):
    """An attribute's likeliest value and its probability; "" for none of those known."""

    value: str
    probability: float


class SeenPicture(BaseModel):
    """What the checker sees in a photograph."""

    embedding: list[float] = Field(
        description="512 numbers of unit length; sentences that fit are near, by cosine, once moved by the "
        "checker's `embed_text`."
    )
    look: list[float] = Field(
        description="1280 numbers of unit length; photographs of things that look alike are near, by cosine."
    )
    attributes: dict[str, Likely]
    model: str


class Operation(BaseModel):
    """Something the service can do, and which model does it."""

    name: str
    path: str
    source: str | None
    model: str


class Capabilities(BaseModel):
    """What the service can do, and the values it knows."""

    operations: list[Operation]
    families: list[Named]
    parts: list[Named]
    materials: list[Named]
    patterns: list[Named]
    colours: list[NamedColour]
    instructions: list[str]


class Health(BaseModel):
    """The service is up and its networks are loaded."""

    status: Literal["ok"] = "ok"
