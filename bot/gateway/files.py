"""Pictures of the media store and the chat widget's script, as files with the right headers."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse
from starlette.datastructures import Headers
from starlette.staticfiles import NotModifiedResponse

from bot.gateway.problems import Problem, ProblemError
from bot.gateway.settings import GatewaySettings
from data.store import MediaStore
from data.store.media import SHOPPERS

# A picture's name is made from its content: what is once behind it never changes.
FOR_EVER: Final = "public, max-age=31536000, immutable"
# A shopper's photograph can be deleted: no cache between may keep it.
FOR_A_WHILE: Final = "private, max-age=3600"
# Other sites, the shop's, show the pictures and load the script.
FROM_ANYWHERE: Final = {"Cross-Origin-Resource-Policy": "cross-origin"}

router = APIRouter(tags=["files"])


@router.get("/media/{name}", response_class=FileResponse)
async def read_picture(request: Request, name: str) -> Response:
    """A picture or its thumbnail, as WebP."""
    media: MediaStore = request.app.state.media
    path = media.path(name)
    if path is None:
        raise ProblemError(Problem.NO_PICTURE)
    kept = FOR_A_WHILE if name.startswith(SHOPPERS) else FOR_EVER
    headers = FROM_ANYWHERE | {"Cache-Control": kept, "Content-Security-Policy": "default-src 'none'"}
    return _unless_known(
        request, FileResponse(path, media_type="image/webp", headers=headers, stat_result=path.stat())
    )


@router.get("/widget.js", response_class=FileResponse)
async def read_widget(request: Request) -> Response:
    """The chat widget's script; browsers ask each time whether it has changed."""
    settings: GatewaySettings = request.app.state.settings
    path = settings.widget_path
    if not path.is_file():
        raise ProblemError(Problem.WIDGET_NOT_BUILT)
    headers = FROM_ANYWHERE | {"Cache-Control": "no-cache"}
    return _unless_known(
        request,
        FileResponse(
            path, media_type="text/javascript; charset=utf-8", headers=headers, stat_result=path.stat()
        ),
    )


def _unless_known(request: Request, response: FileResponse) -> Response:
    """`response`, or word that the client has that very file already."""
    known = (tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(","))
    if response.headers["etag"] in known:
        return NotModifiedResponse(Headers(raw=response.raw_headers))
    return response
