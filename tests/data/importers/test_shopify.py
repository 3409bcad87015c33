"""What a Shopify product CSV says ends up in the catalogue."""

from __future__ import annotations

from pathlib import Path

from data.language import Bilingual
from data.schema import Part
from tests.data.shop_under_test import CLASSIC_HEADER, Shop, csv_of, picture, shoe

CLASSIC = [
    {
        "Handle": "ridge-trail-shoe",
        "Title": "Ridge trail shoe",
        "Body (HTML)": "<p>For <b>hills</b> &amp; paths.</p><ul><li>Light</li></ul>",
        "Vendor": "Ridge & Co",
        "Product Category": "Apparel & Accessories > Shoes",
        "Type": "",
        "Tags": "outdoor, shoes, outdoor",
        "Published": "true",
        "Option1 Name": "Colour",
        "Option1 Value": "Navy",
        "Option2 Name": "Size",
        "Option2 Value": "42",
        "Variant SKU": "'RIDGE-NAVY-42",
        "Variant Grams": "310.0",
        "Variant Inventory Tracker": "shopify",
        "Variant Inventory Qty": "7",
        "Variant Inventory Policy": "deny",
        "Variant Price": "89.00",
        "Variant Compare At Price": "109.00",
        "Variant Barcode": "'4006381333931",
        "Image Src": "https://cdn.shop.example/p/ridge-navy.jpg?v=1",
        "Image Position": "2",
        "Image Alt Text": "Ridge trail shoe in navy",
        "Google Shopping / Gender": "unisex",
        "Fabric (product.metafields.shopify.fabric)": '["Canvas", "Rubber"]',
        "Variant Image": "https://cdn.shop.example/p/ridge-navy.jpg?v=1",
        "Cost per item": "21.00",
        "Status": "active",
    },
    {
        "Handle": "ridge-trail-shoe",
        "Option1 Value": "Rust",
        "Option2 Value": "42",
        "Variant SKU": "RIDGE-RUST-42",
        "Variant Inventory Tracker": "shopify",
        "Variant Inventory Qty": "-2",
        "Variant Price": "89.00",
        "Image Src": "https://cdn.shop.example/p/ridge-sole.jpg",
        "Image Position": "1",
        "Image Alt Text": "Sole of the Ridge trail shoe",
        "Variant Image": "https://cdn.shop.example/p/ridge-rust.jpg",
    },
    {
        "Handle": "ridge-trail-shoe",
        "Image Src": "https://cdn.shop.example/p/IMG_7.jpg",
        "Image Position": "3",
    },
]


def test_every_column_of_the_classic_export_finds_its_place(shop: Shop) -> None:
    report = shop.bring(csv_of(CLASSIC, CLASSIC_HEADER))
    assert report.counts() == {"new": 1, "updated": 0, "unchanged": 0, "skipped": 0}
    assert report.skipped_rows == []
    assert report.skipped_pictures == []
    product = shop.product("ridge-trail-shoe")
    assert product
    assert product.title == Bilingual(en="Ridge trail shoe")
    assert product.description.en == "For hills & paths.\n\n• Light"
    assert (product.vendor, product.category.en, product.published) == ("Ridge & Co", "Shoes", True)
    assert product.tags == ["outdoor", "shoes"]
    navy, rust = product.variants
    assert (navy.sku, navy.price_minor, navy.compare_at_minor, navy.currency) == (
        *("RIDGE-NAVY-42", 8900, 10900, "EUR"),
    )
    assert (navy.stock, navy.barcode, navy.weight_grams) == (7, "4006381333931", 310.0)
    assert navy.options == {"Colour": "Navy", "Size": "42"}
    assert (rust.stock, rust.compare_at_minor) == (0, None)
    assert {fact.name: fact.value.en for fact in product.facts} == {
        "gender": "unisex",
        "fabric": "Canvas, Rubber",
    }
    assert [(photo.source.rsplit("/")[-1], photo.part) for photo in product.photos] == [
        ("ridge-sole.jpg", Part.SOLE),
        ("ridge-navy.jpg?v=1", None),
        ("IMG_7.jpg", None),
        ("ridge-rust.jpg", None),
    ]
    assert [photo.variant and photo.variant.sku for photo in product.photos] == [
        *(None, "RIDGE-NAVY-42", None, "RIDGE-RUST-42"),
    ]


def test_the_newer_column_names_mean_the_same(shop: Shop) -> None:
    rows = [
        {
            "Title": "Drift mug",
            "URL handle": "drift-mug",
            "Description": "<p>Holds tea.</p>",
            "Vendor": "Drift",
            "Product category": "Kitchen > Mugs",
            "Type": "Mugs",
            "Tags": "tea",
            "Published on online store": "TRUE",
            "Status": "Active",
            "SKU": "MUG-1",
            "Barcode": "123",
            "Option1 name": "Title",
            "Option1 value": "Default Title",
            "Price": "18.50",
            "Compare-at price": "",
            "Inventory tracker": "shopify",
            "Inventory quantity": "0",
            "Continue selling when out of stock": "TRUE",
            "Weight value (grams)": "320",
            "Product image URL": "https://cdn.shop.example/mug.jpg",
            "Image position": "1",
            "Image alt text": "",
            "Variant image URL": "",
        }
    ]
    shop.bring(csv_of(rows))
    product = shop.product("drift-mug")
    assert product
    assert (product.description.en, product.category.en) == ("Holds tea.", "Mugs")
    (variant,) = product.variants
    assert (variant.sku, variant.price_minor, variant.options, variant.weight_grams) == (
        "MUG-1",
        1850,
        {},
        320,
    )
    assert variant.stock is None  # the shop sells on when none are left
    assert [photo.part for photo in product.photos] == [Part.WHOLE]


def test_capitals_and_spaces_of_column_names_do_not_matter(shop: Shop) -> None:
    shop.bring("HANDLE, title ,variant  PRICE\nmug,Mug,5\n")
    assert shop.handles() == ["mug"]


def test_drafts_archived_and_unpublished_products_are_kept_but_not_shown(shop: Shop) -> None:
    shop.bring(
        csv_of(
            [
                shoe("draft", Status="draft"),
                shoe("archived", Status="archived"),
                shoe("hidden", Status="active", Published="FALSE"),
                shoe("shown", Status="active", Published="TRUE"),
            ]
        )
    )
    assert [handle for handle in shop.handles() if (found := shop.product(handle)) and found.published] == [
        "shown"
    ]


def test_variants_without_a_sku_get_one_that_stays(shop: Shop) -> None:
    rows = [
        {
            "Handle": "cap",
            "Title": "Cap",
            "Option1 Name": "Size",
            "Option1 Value": value,
            "Variant Price": "9",
        }
        for value in ("S/M", "S M", "大")
    ]
    shop.bring(csv_of(rows))
    first = shop.product("cap")
    shop.bring(csv_of(reversed(rows), header=rows[0]))
    again = shop.product("cap")
    assert first
    assert again
    assert len({variant.sku for variant in first.variants}) == 3
    assert {variant.sku: variant.options for variant in first.variants} == {
        variant.sku: variant.options for variant in again.variants
    }
    assert {variant.id for variant in first.variants} == {variant.id for variant in again.variants}


def test_rows_of_one_product_need_not_stand_together(shop: Shop) -> None:
    together = [{**row, "Handle": "a"} for row in CLASSIC] + [{**row, "Handle": "b"} for row in CLASSIC]
    apart = [row for pair in zip(together[:3], together[3:], strict=True) for row in pair]
    shop.bring(csv_of(apart, CLASSIC_HEADER))
    assert shop.counts() == (2, 4, 8)


def test_chinese_texts_go_to_the_chinese_side(shop: Shop) -> None:
    shop.bring(csv_of([shoe("mug", Title="漂流马克杯", **{"Body (HTML)": "<p>装得下一大杯茶。</p>"})]))
    product = shop.product("mug")
    assert product
    assert product.title == Bilingual(zh="漂流马克杯")
    assert product.description == Bilingual(zh="装得下一大杯茶。")


def test_the_currency_is_the_one_asked_for_unless_a_price_names_another(shop: Shop) -> None:
    shop.bring(csv_of([shoe("a"), shoe("b", **{"Variant Price": "4,900 JPY"})]), currency="CNY")
    assert [
        (variant.price_minor, variant.currency)
        for handle in "ab"
        if (product := shop.product(handle))
        for variant in product.variants
    ] == [(4900, "CNY"), (4900, "JPY")]


def test_pictures_of_the_folder_come_into_the_media_store(shop: Shop, tmp_path: Path) -> None:
    images = tmp_path / "images"
    images.mkdir()
    (images / "sole_grande.png").write_bytes(picture())
    (images / "damaged.png").write_bytes(picture()[:60])
    (tmp_path / "secret.png").write_bytes(picture("red"))
    sources = ["https://cdn.shop.example/sole.png?v=9", "damaged.png", "missing.png", "../secret.png"]
    rows = [shoe("a", **{"Image Src": sources[0]})] + [
        {"Handle": "a", "Image Src": source} for source in sources[1:]
    ]
    report = shop.bring(csv_of(rows), images=images)
    product = shop.product("a")
    assert product
    (photo,) = product.photos
    assert photo.media
    assert shop.media.path(photo.media)
    assert (photo.source, photo.width, photo.height) == (sources[0], 40, 30)
    assert [skipped.line for skipped in report.skipped_pictures] == [3, 4, 5]
    assert report.counts()["new"] == 1


def test_without_download_nothing_is_asked_of_the_web_but_addresses_are_kept(shop: Shop) -> None:
    sources = ["https://cdn.shop.example/a.png", "http://127.0.0.1/b.png", "file:///etc/passwd", "c.png"]
    rows = [shoe("a")] + [{"Handle": "a", "Image Src": source} for source in sources]
    report = shop.bring(csv_of(rows, header=[*shoe(), "Image Src"]))
    product = shop.product("a")
    assert product
    assert [(photo.source, photo.media) for photo in product.photos] == [(sources[0], None)]
    assert [skipped.line for skipped in report.skipped_pictures] == [4, 5, 6]


def test_metafields_with_the_same_key_stay_apart(shop: Shop) -> None:
    rows = [
        shoe(
            "a",
            **{
                "Length (product.metafields.custom.length)": '{"value": 30.0, "unit": "CENTIMETERS"}',
                "Other length (product.metafields.maker.length)": "long",
                "Care (product.metafields.custom.care)": '{"type":"root","children":[{"type":"paragraph",'
                '"children":[{"type":"text","value":"Wash cold."}]}]}',
                "Colour pattern (product.metafields.shopify.color-pattern)": "gid://shopify/Metaobject/1",
                "Weight (variant.metafields.custom.weight)": "5",
            },
        )
    ]
    shop.bring(csv_of(rows))
    product = shop.product("a")
    assert product
    assert {fact.name: (fact.label.en, fact.value.en) for fact in product.facts} == {
        "length": ("Length", "30 centimeters"),
        "maker-length": ("Other length", "long"),
        "care": ("Care", "Wash cold."),
    }
