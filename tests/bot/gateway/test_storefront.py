"""The demo shop's pages, over HTTP, from a real database."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from bot.gateway.storefront import PRODUCTS_PER_PAGE, router
from data.language import Bilingual
from data.schema import Part, Photo, Product, ProductFact, Variant
from data.store import Database


@pytest.fixture
def database(tmp_path: Path) -> Database:
    database = Database(f"sqlite:///{tmp_path / 'shop.db'}")
    database.migrate()
    return database


@pytest.fixture
async def browser(database: Database) -> AsyncIterator[httpx.AsyncClient]:
    app = FastAPI()
    app.include_router(router)
    app.state.database = database
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app=app), base_url="http://shop.test"
    ) as client:
        yield client
    await database.dispose_async()
    database.dispose()


def shoe(handle: str = "ridge-trail-shoe", *, published: bool = True, stock: int | None = 3) -> Product:
    return Product(
        handle=handle,
        title=Bilingual("Ridge trail shoe", "山脊越野鞋"),
        description=Bilingual("For stony paths.\n\nLight and grippy.", "适合碎石路。"),
        category=Bilingual("Shoes", "鞋"),
        words_zh={"Colour": "颜色", "Navy": "藏青", "Size": "尺码"},
        published=published,
        variants=[
            Variant(
                sku=f"{handle}-41",
                price_minor=7900,
                compare_at_minor=9900,
                currency="EUR",
                stock=stock,
                options={"Colour": "Navy", "Size": "41"},
                position=1,
            ),
            Variant(
                sku=f"{handle}-42",
                price_minor=8900,
                currency="EUR",
                stock=0,
                options={"Colour": "Navy", "Size": "42"},
                position=2,
            ),
        ],
        photos=[
            Photo(
                part=Part.SOLE,
                source="sole.webp",
                media="pic_" + "1" * 32 + ".webp",
                alt=Bilingual("Its sole", "鞋底"),
                position=1,
            ),
            Photo(
                part=Part.WHOLE,
                source="whole.webp",
                media="pic_" + "2" * 32 + ".webp",
                alt=Bilingual("The whole shoe", "整只鞋"),
                width=800,
                height=600,
                position=2,
            ),
        ],
        facts=[
            ProductFact(name="material", label=Bilingual("Material", "材质"), value=Bilingual("Mesh", "网布"))
        ],
    )


def keep(database: Database, *products: Product) -> None:
    with database.session() as session:
        session.add_all(products)


async def test_the_catalogue_shows_the_main_photo_the_lowest_price_and_the_choices(
    browser: httpx.AsyncClient, database: Database
) -> None:
    keep(database, shoe())
    page = await browser.get("/")
    assert page.status_code == 200
    assert '<html lang="en">' in page.text
    assert "Ridge trail shoe" in page.text
    assert f'src="/media/pic_{"2" * 32}_thumb.webp"' in page.text
    assert f"pic_{'1' * 32}" not in page.text
    assert "from €79.00" in page.text
    assert "€99.00" in page.text
    assert "Navy" in page.text
    assert "<s>42</s>" in page.text
    assert "Sold out" not in page.text


async def test_a_product_shows_every_photo_its_facts_and_its_description(
    browser: httpx.AsyncClient, database: Database
) -> None:
    keep(database, shoe())
    page = await browser.get("/products/ridge-trail-shoe")
    assert page.status_code == 200
    whole, sole = page.text.index(f"pic_{'2' * 32}.webp"), page.text.index(f"pic_{'1' * 32}.webp")
    assert whole < sole
    assert 'width="800" height="600"' in page.text
    assert 'alt="Its sole"' in page.text
    assert '<p dir="auto">For stony paths.</p>' in page.text
    assert re.search(r">Material</th><td[^>]*>Mesh<", page.text)


@pytest.mark.parametrize(
    ("address", "accepted"),
    [
        ("/", "zh-CN,zh;q=0.9,en;q=0.8"),
        ("/", "fr, en;q=0.4, zh-TW;q=0.7"),
        ("/?lang=zh", "en-GB"),
        ("/products/ridge-trail-shoe?lang=zh", "en-GB"),
    ],
)
async def test_a_chinese_reader_gets_chinese(
    browser: httpx.AsyncClient, database: Database, address: str, accepted: str
) -> None:
    keep(database, shoe())
    page = await browser.get(address, headers={"Accept-Language": accepted})
    assert '<html lang="zh-CN">' in page.text
    assert "山脊越野鞋" in page.text
    assert "藏青" in page.text
    assert "€79.00 起" in page.text
    assert "Ridge trail shoe" not in page.text


@pytest.mark.parametrize(
    ("address", "accepted"),
    [
        ("/", ""),
        ("/", "fr-FR, de"),
        ("/", ";q=, *;;q=9,zh;q=nonsense"),
        ("/?lang=en", "zh"),
        ("/?lang=xx", "de"),
    ],
)
async def test_everybody_else_gets_english(
    browser: httpx.AsyncClient, database: Database, address: str, accepted: str
) -> None:
    keep(database, shoe())
    page = await browser.get(address, headers={"Accept-Language": accepted})
    assert page.status_code == 200
    assert '<html lang="en">' in page.text


async def test_what_nobody_can_buy_is_marked(browser: httpx.AsyncClient, database: Database) -> None:
    keep(database, shoe(stock=0))
    for address in ("/", "/products/ridge-trail-shoe"):
        assert "Sold out" in (await browser.get(address)).text


async def test_a_shop_that_does_not_count_its_stock_has_everything(
    browser: httpx.AsyncClient, database: Database
) -> None:
    keep(database, shoe(stock=None))
    assert "Sold out" not in (await browser.get("/")).text


async def test_a_product_without_photos_and_variants_still_has_its_page(
    browser: httpx.AsyncClient, database: Database
) -> None:
    far = Photo(source="https://pictures.example/far.jpg")
    keep(database, Product(handle="bare", title=Bilingual("Bare thing"), photos=[far]))
    for address in ("/", "/products/bare"):
        page = await browser.get(address)
        assert page.status_code == 200
        assert "Bare thing" in page.text
        assert "No photo yet" in page.text
        assert "<img" not in page.text


async def test_a_currency_without_minor_units_is_not_divided(
    browser: httpx.AsyncClient, database: Database
) -> None:
    keep(
        database,
        Product(
            handle="cup",
            title=Bilingual("Cup"),
            variants=[Variant(sku="CUP", price_minor=4800, currency="JPY")],
        ),
    )
    assert "¥4,800" in (await browser.get("/")).text


async def test_unpublished_and_unknown_products_are_not_found(
    browser: httpx.AsyncClient, database: Database
) -> None:
    keep(database, shoe("old-shoe", published=False))
    assert "Ridge trail shoe" not in (await browser.get("/")).text
    for handle in ("old-shoe", "no-such-thing", "%3Cscript%3E", "..%2f..%2fetc"):
        assert (await browser.get(f"/products/{handle}")).status_code == 404
    page = await browser.get("/products/old-shoe?lang=zh")
    assert page.headers["content-type"].startswith("text/html")
    assert "没有找到" in page.text


async def test_what_an_import_brought_is_text_and_never_markup(
    browser: httpx.AsyncClient, database: Database
) -> None:
    evil = "\"><script>alert(1)</script><img src=x onerror='alert(2)'>{{ 7 * 7 }}"
    product = shoe(handle="evil?lang=zh&\"'")
    product.title = product.category = product.description = Bilingual(evil, evil)
    product.facts[0].value = product.photos[1].alt = Bilingual(evil, evil)
    product.variants[0].options = {evil: evil}
    keep(database, product)
    for address in ("/", "/products/evil%3Flang=zh&%22'", "/?lang=zh"):
        page = await browser.get(address)
        assert page.status_code == 200
        assert "alert(1)" in page.text
        assert "<script>" not in page.text
        assert "onerror='" not in page.text
        assert "49" not in re.sub(r"<style.*?</style>", "", page.text)
    assert 'href="/products/evil%3Flang%3Dzh%26%22%27?lang=en"' in (await browser.get("/")).text


async def test_a_large_catalogue_comes_in_pages(browser: httpx.AsyncClient, database: Database) -> None:
    keep(database, *(shoe(f"shoe-{number:03}") for number in range(PRODUCTS_PER_PAGE + 1)))
    first, second = (await browser.get("/")).text, (await browser.get("/?page=2")).text
    assert first.count("/products/") == PRODUCTS_PER_PAGE
    assert second.count("/products/") == 1
    assert 'rel="next"' in first
    assert 'rel="next"' not in second
    assert 'rel="prev"' in second


async def test_the_chat_is_one_script_tag_on_a_page_with_nothing_inline(
    browser: httpx.AsyncClient, database: Database
) -> None:
    keep(database, shoe())
    for address in ("/", "/products/ridge-trail-shoe"):
        page = await browser.get(address)
        assert re.findall(r"<script[^>]*>[^<]*</script>", page.text) == [
            '<script src="/widget.js" async data-shop="Juniper House"></script>'
        ]
        assert "<style" not in page.text
        assert " style=" not in page.text
        assert not re.findall(r"(?:src|href)=\"(?:https?:)?//", page.text)
        assert "default-src 'self'" in page.headers["content-security-policy"]
    for address, kind in (("/shop/shop.css", "text/css"), ("/shop/icon.svg", "image/svg+xml")):
        assert (await browser.get(address)).headers["content-type"].startswith(kind)


async def test_an_empty_shop_says_so(browser: httpx.AsyncClient) -> None:
    page = await browser.get("/")
    assert page.status_code == 200
    assert "nothing in the shop yet" in page.text
