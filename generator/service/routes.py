"""The addresses of the picture service."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import Annotated, Any, Final

from fastapi import APIRouter, File, Form, Request, Response, UploadFile

from generator.making.editing import Alteration, edit
from generator.making.imagining import Wish, imagine
from generator.making.seeing import see
from generator.making.words import usable
from generator.making.zooming import CloserLook, zoom
from generator.marks import Language
from generator.service.answering import Service
from generator.service.capabilities import capabilities_of
from generator.service.metrics import CONTENT_TYPE
from generator.service.shapes import (
    Capabilities,
    Health,
    Likely,
    MadePicture,
    PendingPicture,
    Said,
    SeenPicture,
    Understood,
    Wanted,
)

router = APIRouter()
_Photograph = Annotated[UploadFile, File(description="A photograph on a light, plain background.")]
_Subject = Annotated[
    str,
    Form(
        max_length=500,
        description="Words for the product in it, such as its title; the checker's guess without.",
    ),
]
_LabelLanguage = Annotated[Language, Form(description="The language of the label in the picture.")]
_ANSWERS: Final[dict[int | str, dict[str, Any]]] = {
    200: {"model": MadePicture},
    202: {"model": PendingPicture, "description": "In work still: ask the job that `Location` names."},
    503: {"description": "Too many pictures are being made; `Retry-After` says when to ask again."},
}


@router.get("/healthz")
async def healthz() -> Health:
    """The service is up and its networks are loaded."""
    return Health()


@router.get("/metrics")
async def metrics(request: Request) -> Response:
    """Counters for Prometheus."""
    return Response(_service(request).metrics.text(), media_type=CONTENT_TYPE)


@router.get("/v1/capabilities")
async def capabilities(request: Request) -> Capabilities:
    """What can be made, and the values that requests can name."""
    return capabilities_of(_service(request).desk.networks)


@router.post("/v1/imagine", response_model=MadePicture, responses=_ANSWERS)
async def imagine_picture(request: Request, wanted: Wanted) -> Response:
    """A picture from words alone: the best of some drawings, if the checker reads from it what was asked."""
    service = _service(request)
    best_of = wanted.best_of or service.settings.best_of
    wish = Wish(wanted.words, wanted.kind, wanted.seed, best_of, wanted.enlarged)
    order = wanted.model_dump(exclude={"language"}) | {"best_of": best_of}
    return await service.picture(
        request, "imagine", order, wanted.language, partial(imagine, service.desk, wish)
    )


@router.post("/v1/understand")
async def understand(request: Request, said: Said) -> Understood:
    """What words ask to see, without a picture; a problem where such pictures are not made."""
    desk = _service(request).desk
    words = await usable(desk, said.words)
    (vector,) = await desk.embed(words)
    asked = await desk.aside(lambda: desk.requests.read(words, vector.numpy()))
    return Understood(asked=asked.as_object(), can_be_drawn=asked.says_what)


@router.post("/v1/edit", response_model=MadePicture, responses=_ANSWERS)
async def edit_picture(  # noqa: PLR0917 - FastAPI names them
    request: Request,
    file: _Photograph,
    words: Annotated[str, Form(description="The look it should have: “in forest green”, 换成灯芯绒的.")],
    subject: _Subject = "",
    part: Annotated[str, Form(max_length=50, description="What the photograph shows of it.")] = "whole",
    language: _LabelLanguage = "en",
) -> Response:
    """The photographed product in another colour, material or pattern."""
    service = _service(request)
    photograph = await file.read()
    order = {"words": words, "subject": subject, "part": part, "file": _digest(photograph)}
    alteration = Alteration(photograph, words, subject, part)
    return await service.picture(request, "edit", order, language, partial(edit, service.desk, alteration))


@router.post("/v1/zoom", response_model=MadePicture, responses=_ANSWERS)
async def zoom_picture(
    request: Request,
    file: _Photograph,
    part: Annotated[
        str, Form(max_length=50, description="The part to find and enlarge; of a small picture the whole.")
    ] = "whole",
    subject: _Subject = "",
    language: _LabelLanguage = "en",
) -> Response:
    """A part of the photographed product, four times as large."""
    service = _service(request)
    photograph = await file.read()
    order = {"part": part, "subject": subject, "file": _digest(photograph)}
    look = CloserLook(photograph, part, subject)
    return await service.picture(request, "zoom", order, language, partial(zoom, service.desk, look))


@router.post("/v1/embed-image", response_model=SeenPicture)
async def embed_image(request: Request, file: _Photograph) -> Response:
    """A photograph's place among sentences and among photographs, and what it likely shows."""
    service = _service(request)
    photograph = await file.read()

    async def work() -> SeenPicture:
        seen = await see(service.desk, photograph)
        return SeenPicture(
            embedding=list(seen.embedding),
            look=list(seen.look),
            attributes={
                name: Likely(value=value, probability=share) for name, (value, share) in seen.values.items()
            },
            model=service.desk.networks.model(service.desk.networks.checker),
        )

    return await service.answer(request, "embed-image", {"file": _digest(photograph)}, work, is_kept=False)


@router.get("/v1/jobs/{job}", response_model=MadePicture, responses=_ANSWERS)
async def job_result(request: Request, job: str) -> Response:
    """What a job has made; with `Prefer: wait=10` after at most so many seconds."""
    return await _service(request).job_result(request, job)


@router.delete("/v1/jobs/{job}", status_code=204)
async def cancel_job(request: Request, job: str) -> None:
    """Gives a job up, unless somebody else waits for it."""
    _service(request).cancel_job(job)


def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
