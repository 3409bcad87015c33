"""An import that is run again updates and never doubles."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from data.language import Bilingual
from data.schema import Part, Product, ProductFact
from tests.data.importers.picture_server import Server, trusting
from tests.data.shop_under_test import Shop, csv_of, picture, shoe


def test_the_same_file_twice_changes_nothing(shop: Shop) -> None:
    content = csv_of([shoe("a", **{"Image Src": "https://cdn.shop.example/a.png"}), shoe("b"), shoe("c")])
    shop.bring(content)
    before = shop.counts(), [_updated_at(shop, handle) for handle in "abc"]
    report = shop.bring(content)
    assert report.counts() == {"new": 0, "updated": 0, "unchanged": 3, "skipped": 0}
    assert (shop.counts(), [_updated_at(shop, handle) for handle in "abc"]) == before


def test_what_changed_is_updated_and_only_that(shop: Shop) -> None:
    shop.bring(csv_of([shoe("a"), shoe("b")]))
    before = _updated_at(shop, "a")
    report = shop.bring(csv_of([shoe("a", **{"Variant Price": "39.00"}), shoe("b"), shoe("c")]))
    assert report.counts() == {"new": 1, "updated": 1, "unchanged": 1, "skipped": 0}
    product = shop.product("a")
    assert product
    assert product.variants[0].price_minor == 3900
    assert product.updated_at > before


def test_what_the_product_no_longer_lists_goes_and_other_products_stay(shop: Shop) -> None:
    fabric = "Fabric (product.metafields.custom.fabric)"
    red = {"Option1 Name": "Colour", "Option1 Value": "Red", fabric: "wool"}
    rows = [
        shoe("a", **red, **{"Image Src": "https://cdn.shop.example/1.png"}),
        {
            **{"Handle": "a", "Option1 Value": "Blue", "Variant SKU": "A-BLUE", "Variant Price": "49"},
            **{"Image Src": "https://cdn.shop.example/2.png"},
        },
        shoe("b", **red),
    ]
    shop.bring(csv_of(rows))
    assert shop.counts() == (2, 3, 2)
    shop.bring(csv_of([{**rows[0], fabric: ""}], header=rows[0]))
    assert shop.counts() == (2, 2, 1)
    product = shop.product("a")
    assert product
    assert product.facts == []


def test_a_row_that_is_skipped_does_not_remove_what_it_named(shop: Shop) -> None:
    rows = [
        shoe("a", **{"Option1 Name": "Colour", "Option1 Value": "Red"}),
        {"Handle": "a", "Option1 Value": "Blue", "Variant SKU": "A-BLUE", "Variant Price": "49"},
    ]
    shop.bring(csv_of(rows))
    report = shop.bring(csv_of([rows[0], {**rows[1], "Variant Price": "4g"}], header=rows[0]))
    assert [skipped.line for skipped in report.skipped_rows] == [3]
    assert shop.counts() == (1, 2, 0)


def test_a_file_without_picture_columns_leaves_pictures_alone(shop: Shop) -> None:
    shop.bring(csv_of([shoe("a", **{"Image Src": "https://cdn.shop.example/1.png"})]))
    shop.bring(csv_of([shoe("a", **{"Variant Price": "1.00"})]))
    assert shop.counts() == (1, 1, 1)


def test_a_variant_that_gets_a_sku_stays_the_same_variant(shop: Shop) -> None:
    row = {
        **{"Handle": "a", "Title": "A", "Option1 Name": "Size", "Option1 Value": "M"},
        **{"Variant SKU": "", "Variant Price": "5"},
    }
    shop.bring(csv_of([row]))
    before = shop.product("a")
    shop.bring(csv_of([{**row, "Variant SKU": "A-M"}]))
    after = shop.product("a")
    assert before
    assert after
    assert [(variant.id, variant.sku) for variant in after.variants] == [(before.variants[0].id, "A-M")]


def test_skus_that_change_places_stay_with_their_skus(shop: Shop) -> None:
    def rows(first: str, second: str) -> str:
        return csv_of(
            [
                shoe("a", **{"Option1 Name": "Size", "Option1 Value": first, "Variant SKU": "X"}),
                shoe("a", **{"Option1 Name": "Size", "Option1 Value": second, "Variant SKU": "Y"}),
            ]
        )

    shop.bring(rows("S", "M"))
    shop.bring(rows("M", "S"))
    product = shop.product("a")
    assert product
    assert {variant.sku: variant.options["Size"] for variant in product.variants} == {"X": "M", "Y": "S"}


def test_what_people_added_beside_the_file_stays(shop: Shop) -> None:
    content = csv_of([shoe("a", **{"Image Src": "https://cdn.shop.example/1.png"})])
    shop.bring(content)
    with shop.database.session() as session:
        product = session.query(Product).one()
        product.title = Bilingual(product.title.en, "甲")
        product.photos[0].part = Part.SIDE
        product.photos[0].alt = Bilingual("", "侧面")
        product.facts.append(
            ProductFact(name="origin", label=Bilingual("Origin", "产地"), value=Bilingual("PT", "葡萄牙"))
        )
    report = shop.bring(content)
    assert report.counts()["unchanged"] == 1
    after = shop.product("a")
    assert after
    assert after.title.zh == "甲"
    assert (after.photos[0].part, after.photos[0].alt.zh) == (Part.SIDE, "侧面")
    assert [fact.name for fact in after.facts] == ["origin"]


def test_a_picture_that_was_brought_in_stays_when_it_is_missing_later(shop: Shop, tmp_path: Path) -> None:
    images = tmp_path / "images"
    images.mkdir()
    (images / "a.png").write_bytes(picture())
    content = csv_of([shoe("a", **{"Image Src": "a.png"})])
    shop.bring(content, images=images)
    (images / "a.png").unlink()
    report = shop.bring(content, images=images)
    assert report.counts()["unchanged"] == 1
    assert len(report.skipped_pictures) == 1
    product = shop.product("a")
    assert product
    assert product.photos[0].media


def test_a_picture_that_was_downloaded_is_not_downloaded_again(shop: Shop) -> None:
    with closing(Server()) as server, trusting(server) as downloader:
        content = csv_of([shoe("a", **{"Image Src": server.url()})])
        for _ in range(2):
            shop.bring(content, downloader=downloader)
        assert len(server.requests) == 1
    assert shop.bring(content).counts()["unchanged"] == 1
    product = shop.product("a")
    assert product
    assert product.photos[0].media


@pytest.mark.parametrize("price", ["49.00", "49,00", "€ 49"])
def test_another_way_to_write_a_price_is_no_change(shop: Shop, price: str) -> None:
    shop.bring(csv_of([shoe("a")]))
    assert shop.bring(csv_of([shoe("a", **{"Variant Price": price})])).counts()["unchanged"] == 1


def _updated_at(shop: Shop, handle: str) -> datetime:
    product = shop.product(handle)
    assert product
    return product.updated_at
