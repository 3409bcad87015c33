"""What a Google Merchant feed says ends up in the catalogue, from a table and from XML alike."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest

from data.importers import CatalogueError
from data.schema import Part
from tests.data.shop_under_test import Shop, csv_of

ITEMS = [
    {
        "id": "TENT-2-GREEN",
        "item_group_id": "tent-2",
        "title": "Dome tent - Green",
        "description": "Sleeps two. <br> Packs small.",
        "link": "https://shop.example/tent",
        "image_link": "https://cdn.shop.example/tent-green.jpg",
        "additional_image_link": "https://cdn.shop.example/tent-inside.jpg",
        "availability": "in_stock",
        "price": "199.00 USD",
        "sale_price": "149.00 USD",
        "brand": "Dome",
        "gtin": "4006381333931",
        "color": "Green",
        "material": "Nylon",
        "google_product_category": "Sporting Goods > Camping > Tents",
        "shipping_weight": "2.4 kg",
        "condition": "new",
    },
    {
        "id": "TENT-2-RED",
        "item_group_id": "tent-2",
        "title": "Dome tent - Red",
        "description": "Sleeps two.",
        "link": "https://shop.example/tent",
        "image_link": "https://cdn.shop.example/tent-red.jpg",
        "availability": "out of stock",
        "price": "199.00 USD",
        "color": "Red",
        "material": "Nylon",
    },
    {
        "id": "STOVE",
        "title": "Gas stove",
        "image_link": "https://cdn.shop.example/stove.jpg",
        "availability": "preorder",
        "price": "1,049.50",
        "sale_price": "999",
        "sale_price_effective_date": "2020-01-01T00:00+0100/2020-02-01T00:00+0100",
    },
]


def tsv() -> str:
    return csv_of(ITEMS, delimiter="\t", lineterminator="\n")


def rss() -> str:
    items = "".join(
        f"<item>{''.join(f'<g:{name}>{escape(value)}</g:{name}>' for name, value in item.items())}</item>\n"
        for item in ITEMS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">'
        f"<channel><title>All we sell</title><link>https://shop.example</link>\n{items}</channel></rss>"
    )


def atom() -> str:
    def entry(item: dict[str, str]) -> str:
        plain = (
            f"<title>{escape(item['title'])}</title><summary>{escape(item.get('description', ''))}</summary>"
        )
        link = f'<link href="{item["link"]}"/>' if "link" in item else ""
        rest = "".join(
            f"<g:{name}>{escape(value)}</g:{name}>"
            for name, value in item.items()
            if name not in {"title", "description", "link"}
        )
        return f"<entry>{plain}{link}{rest}</entry>"

    return (
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0">'
        f"<title>All</title>{''.join(map(entry, ITEMS))}</feed>"
    )


@pytest.mark.parametrize("content", [tsv(), rss(), atom()], ids=["tsv", "rss", "atom"])
def test_items_of_a_group_become_one_product(shop: Shop, content: str) -> None:
    report = shop.bring(content, name="feed.txt", currency="EUR")
    assert report.skipped_rows == []
    assert shop.handles() == ["tent-2", "STOVE"]
    tent = shop.product("tent-2")
    assert tent
    assert (tent.title.en, tent.vendor, tent.category.en) == ("Dome tent", "Dome", "Tents")
    assert tent.description.en == "Sleeps two.\nPacks small."
    assert tent.link == "https://shop.example/tent"
    green, red = tent.variants
    assert (green.sku, green.price_minor, green.compare_at_minor, green.currency) == (
        *("TENT-2-GREEN", 14900, 19900, "USD"),
    )
    assert (green.stock, green.options, green.weight_grams) == (None, {"Color": "Green"}, 2400)
    assert (red.stock, red.price_minor, red.compare_at_minor) == (0, 19900, None)
    assert [(photo.source.rsplit("/")[-1], photo.part) for photo in tent.photos] == [
        ("tent-green.jpg", Part.WHOLE),
        ("tent-inside.jpg", Part.INSIDE),
        ("tent-red.jpg", None),
    ]
    assert [photo.variant and photo.variant.options["Color"] for photo in tent.photos] == [
        "Green",
        None,
        "Red",
    ]
    assert {fact.name: fact.value.en for fact in tent.facts} == {"material": "Nylon", "condition": "new"}
    stove = shop.product("STOVE")
    assert stove
    assert [
        (variant.price_minor, variant.compare_at_minor, variant.currency) for variant in stove.variants
    ] == [(104950, None, "EUR")]


def test_bad_items_are_named_by_line_and_the_rest_goes_in(shop: Shop) -> None:
    feed = rss().replace("199.00 USD", "cheap", 1).replace("<g:id>STOVE</g:id>", "")
    report = shop.bring(feed)
    assert [(skipped.line, skipped.reason) for skipped in report.skipped_rows] == [
        (3, "the price “cheap” is not a number"),
        (5, "the item has no id"),
    ]
    assert shop.counts()[:2] == (1, 1)


def test_details_and_highlights_become_facts(shop: Shop) -> None:
    detail = (
        "<g:product_detail><g:section_name>General</g:section_name><g:attribute_name>Poles</g:attribute_name>"
        "<g:attribute_value>Aluminium</g:attribute_value></g:product_detail>"
        "<g:product_highlight>Dry</g:product_highlight><g:product_highlight>Light</g:product_highlight>"
    )
    shop.bring(rss().replace("<g:id>STOVE</g:id>", f"<g:id>STOVE</g:id>{detail}"))
    stove = shop.product("STOVE")
    assert stove
    assert {fact.label.en: fact.value.en for fact in stove.facts} == {
        "Poles": "Aluminium",
        "Highlights": "Dry\nLight",
    }


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (rss()[:-40], "not well-formed XML"),
        (rss().replace("</item>", "</oops>", 1), r"not well-formed XML \(line 3\)"),
        ("<html><body>Sign in</body></html>", "no RSS or Atom feed"),
        ('<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]><rss>&a;</rss>', "document type"),
        (
            '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item>&x;</item></channel></rss>',
            "document type",
        ),
        ('<?xml version="1.0" encoding="no-such"?><rss/>', "not well-formed|encoding"),
    ],
)
def test_broken_or_unsafe_xml_changes_nothing(shop: Shop, content: str, why: str) -> None:
    with pytest.raises(CatalogueError, match=why):
        shop.bring(content, name="feed.xml")
    assert shop.counts() == (0, 0, 0)


@pytest.mark.parametrize(
    "declaration",
    ['<?xml version="1.0" encoding="UTF-8"?>', "", '<?xml version="1.0" encoding="ISO-8859-1"?>'],
)
def test_a_feed_in_latin_1_is_read_whatever_it_claims(shop: Shop, declaration: str) -> None:
    feed = rss().split("\n", 1)[1].replace("Gas stove", "Réchaud à gaz")
    report = shop.bring((declaration + feed).encode("latin-1"))
    stove = shop.product("STOVE")
    assert stove
    assert stove.title.en == "Réchaud à gaz"
    assert report.encoding_was_guessed


def test_control_characters_in_xml_are_left_out(shop: Shop) -> None:
    shop.bring(rss().replace("Gas stove", "Gas\x00 st\x0bove"))
    stove = shop.product("STOVE")
    assert stove
    assert stove.title.en == "Gas stove"
