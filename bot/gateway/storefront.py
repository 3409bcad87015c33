"""The demo shop's pages: the catalogue as a shopper sees it, with the chat embedded by its one script tag."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import FileResponse, HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sqlalchemy import Select, select
from sqlalchemy.orm import selectinload

from bot.gateway.pages.article import Article, article_of
from bot.gateway.pages.wording import WORDING
from data.language import LANGUAGES, Language
from data.schema import Product
from data.store import Database

PAGES: Final = Path(__file__).parent / "pages"
PRODUCTS_PER_PAGE: Final = 48
# Nothing inline and nothing from elsewhere; the chat lives under this too.
HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    ),
    "Vary": "Accept-Language",
}
# A primary language subtag and its weight: ("zh", "0.8") from "zh-CN;q=0.8".
_LANGUAGE_RANGE = re.compile(r"([a-zA-Z]{2,8})[\w-]*(?:\s*;\s*q=([01](?:\.\d{0,3})?))?(?=\s*(?:,|$))")

router = APIRouter(include_in_schema=False)
_templates = Environment(
    loader=FileSystemLoader(PAGES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@router.get("/", response_class=HTMLResponse)
async def show_catalogue(
    request: Request,
    lang: str | None = None,
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
) -> HTMLResponse:
    """The published products by category, `PRODUCTS_PER_PAGE` at a time."""
    language = _language(request, lang)
    one_more = PRODUCTS_PER_PAGE + 1
    ordered = _published().order_by(Product.category, Product.id)
    articles = await _articles(
        request, ordered.offset((page - 1) * PRODUCTS_PER_PAGE).limit(one_more), language
    )
    return _page(
        "catalogue.html",
        language,
        articles=articles[:PRODUCTS_PER_PAGE],
        page=page,
        more=len(articles) == one_more,
    )


@router.get("/products/{handle}", response_class=HTMLResponse)
async def show_product(request: Request, handle: str, lang: str | None = None) -> HTMLResponse:
    """One product with all its photographs; 404 where there is none that is for sale."""
    language = _language(request, lang)
    found = await _articles(request, _published().where(Product.handle == handle), language)
    if not found:
        return _page("not_found.html", language, status_code=404)
    return _page("product.html", language, article=found[0])


@router.get("/shop/shop.css")
async def show_styles() -> FileResponse:
    """The one stylesheet of the pages."""
    return FileResponse(PAGES / "shop.css")


@router.get("/shop/icon.svg")
async def show_icon() -> FileResponse:
    """The shop's mark in the browser's tab."""
    return FileResponse(PAGES / "icon.svg")


def _published() -> Select[Product]:
    return (
        select(Product)
        .where(Product.published)
        .options(selectinload(Product.variants), selectinload(Product.photos), selectinload(Product.facts))
    )


async def _articles(request: Request, query: Select[Product], language: Language) -> list[Article]:
    database: Database = request.app.state.database
    async with database.async_session() as session:
        return [article_of(product, language) for product in await session.scalars(query)]


def _page(template: str, language: Language, status_code: int = 200, **values: object) -> HTMLResponse:
    text = _templates.get_template(template).render(language=language, words=WORDING[language], **values)
    return HTMLResponse(text, status_code, HEADERS)


def _language(request: Request, named: str | None) -> Language:
    """The language that the address names, else the first of ours that the browser asks for (RFC 9110)."""
    for language in LANGUAGES:
        if named == language:
            return language
    wishes = _LANGUAGE_RANGE.findall(request.headers.get("accept-language", ""))
    for tag, _ in sorted(wishes, key=lambda wish: float(wish[1] or 1), reverse=True):
        for language in LANGUAGES:
            if tag.lower() == language:
                return language
    return LANGUAGES[0]
