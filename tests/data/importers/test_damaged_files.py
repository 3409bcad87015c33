"""Files as they come out of spreadsheets, old programs and broken transfers."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.importers import CatalogueError, ImportReport, SkippedRow
from data.schema import Product
from tests.data.importers.picture_server import PICTURE
from tests.data.shop_under_test import CLASSIC_HEADER, Shop, csv_of, shoe

CAFE = csv_of([shoe("mug", Title="Café mug"), shoe("cup", Title="Tea cup")], lineterminator="\n")


@pytest.mark.parametrize(
    "content",
    [
        CAFE.encode("utf-8"),
        CAFE.encode("utf-8-sig"),
        CAFE.encode("utf-16"),
        b"\xfe\xff" + CAFE.encode("utf-16-be"),
        CAFE.encode("latin-1"),
        CAFE.replace("\n", "\r\n").encode(),
        CAFE.replace("\n", "\r").encode(),
        CAFE.replace("Café", "Ca\0f\0é").encode(),
        CAFE.replace(",", ";").encode(),
        CAFE.replace(",", "\t").encode(),
        CAFE.replace("\n", "\n\n , , \n").replace(" , , ", ",,,").encode(),
        ("\n\n" + CAFE).encode(),
    ],
    ids=[
        *("utf-8", "bom", "utf-16-le", "utf-16-be", "latin-1", "crlf", "cr", "nul", "semicolons", "tabs"),
        *("blank-lines", "blank-start"),
    ],
)
def test_encodings_line_ends_and_separators_make_no_difference(shop: Shop, content: bytes) -> None:
    report = shop.bring(content)
    assert report.skipped_rows == []
    assert shop.handles() == ["mug", "cup"]
    mug = shop.product("mug")
    assert mug
    assert mug.title.en == "Café mug"


def test_bytes_that_are_no_unicode_are_said_to_be_guessed(shop: Shop) -> None:
    assert shop.bring(CAFE.encode("cp1252")).encoding_was_guessed
    assert not shop.bring(CAFE).encoding_was_guessed


def test_bad_rows_are_named_by_line_and_the_rest_goes_in(shop: Shop) -> None:
    header = "Handle,Title,Body (HTML),Variant SKU,Variant Price,Variant Inventory Qty"
    lines = [
        header,
        'a,A,"<p>Two',
        'lines</p>",SKU-A,5.00,1',
        "b,B,,SKU-B,free,1",
        ",C,,SKU-C,5.00,1",
        "d,D,,SKU-D",
        "e,E,,SKU-E,5.00,many",
        "f,,,SKU-F,5.00,1",
        "g,G,,,,",
        'h,H,"never closed,SKU-H,5.00,1',
        "i,I,,SKU-I,5.00,1",
        "i,,,SKU-I,6.00,1",
        "j,J,,SKU-J,-5.00,1",
        'k,K,"half" quoted,SKU-K,5.00,1',
        "l,L,,SKU-L,5.00,1,and,more",
        f"{'m' * 300},M,,SKU-M,5.00,1",
        "n,N,,SKU-N,5.00,1",
    ]
    report = shop.bring("\n".join(lines))
    assert shop.handles() == ["a", "i", "n"]
    assert report.skipped_rows == [
        SkippedRow(4, "the price “free” is not a number"),
        SkippedRow(5, "the row has no handle"),
        SkippedRow(6, "the row has 4 of 6 columns"),
        SkippedRow(7, "the stock “many” is not a whole number"),
        SkippedRow(8, "the product “f” has no title"),
        SkippedRow(9, "the product “g” has no price"),
        SkippedRow(10, "a quotation mark stands where none may stand"),
        SkippedRow(12, "the SKU “SKU-I” is already in line 11"),
        SkippedRow(13, "the price “-5.00” is negative"),
        SkippedRow(14, "a quotation mark stands where none may stand"),
        SkippedRow(15, "the row has 8 columns, the header 6"),
        SkippedRow(16, "the handle is longer than 255 characters"),
    ]


def test_a_quotation_mark_that_is_never_closed_costs_one_row(shop: Shop) -> None:
    rows = csv_of([shoe(f"p{number}") for number in range(50)], lineterminator="\n").splitlines()
    rows[10] = rows[10].replace("P9", '"P9', 1)
    report = shop.bring("\n".join(rows))
    assert [(skipped.line, skipped.reason) for skipped in report.skipped_rows] == [
        (11, "a quotation mark is opened and never closed")
    ]
    assert len(shop.handles()) == 49


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b" \r\n\n", "is empty"),
        (b"\0\0\0", "is empty"),
        (
            b"Title,Body (HTML),Vendor,Variant SKU,Variant Price\na,b,c,d,5\n",
            "no column “Handle” or “URL handle”",
        ),
        (b"Handle,Vendor,Variant Price\na,b,5\n", "no column “Title”"),
        (b"Handle,Title,Variant SKU\na,b,c\n", "no column “Variant Price” or “Price”"),
        (b"id\ttitle\tlink\timage_link\n1\ta\tb\tc\n", "no column “price”"),
        (b"title\tlink\timage_link\tprice\na\tb\tc\t5\n", "no column “id”"),
        (b"Just a letter to somebody.\n", "neither a Shopify product CSV nor a Google Merchant feed"),
        (b"PK\x03\x04\x14\x00\x06\x00workbook", "is a workbook or an archive"),
        (PICTURE, "neither"),
    ],
)
def test_a_file_that_is_no_catalogue_changes_nothing_and_says_why(
    shop: Shop, content: bytes, why: str
) -> None:
    shop.bring(csv_of([shoe("kept")]))
    with pytest.raises(CatalogueError, match=why) as raised:
        shop.bring(content)
    assert str(raised.value).rstrip(".").count("\n") == 0
    assert shop.handles() == ["kept"]


def test_the_format_is_told_by_the_content_not_by_the_name(shop: Shop) -> None:
    shop.bring(
        "id\ttitle\tprice\timage_link\n1\tLamp\t5 EUR\thttps://shop.example/a.png\n", name="products.csv"
    )
    shop.bring(csv_of([shoe("mug")]), name="feed.xml")
    assert shop.handles() == ["1", "mug"]


def test_a_product_goes_in_whole_or_not_at_all(shop: Shop) -> None:
    with shop.database.engine.begin() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER refuse BEFORE INSERT ON variants WHEN NEW.sku = 'REFUSED' "
            "BEGIN SELECT RAISE(ABORT, 'refused'); END"
        )
    rows = [shoe("a"), shoe("b"), {"Handle": "b", "Variant SKU": "REFUSED", "Variant Price": "5"}, shoe("c")]
    report = shop.bring(csv_of(rows))
    assert shop.handles() == ["a", "c"]
    assert shop.counts() == (2, 2, 0)
    assert report.counts() == {"new": 2, "updated": 0, "unchanged": 0, "skipped": 1}
    assert [skipped.line for skipped in report.skipped_rows] == [3]


HEADERS = st.sampled_from(
    [
        b"",
        b"Handle,Title,Variant Price,Body (HTML),Image Src\n",
        b"id\ttitle\tprice\timage_link\n",
        b'<rss xmlns:g="http://base.google.com/ns/1.0"><channel><item>',
        b"\xff\xfeH\0a\0n\0",
        b"\xef\xbb\xbf",
    ]
)
AWKWARD = st.lists(st.sampled_from([*b',;"\t\r\n\0<>&|a5.-\xe9\xff']), max_size=80).map(bytes)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HEADERS, st.binary(max_size=200) | AWKWARD)
def test_no_bytes_make_it_crash(shop: Shop, header: bytes, rest: bytes) -> None:
    try:
        report = shop.bring(header + rest)
    except CatalogueError as error:
        assert str(error).endswith(".")
    else:
        assert isinstance(report, ImportReport)


CELLS = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=12)
PRODUCT_ROWS = st.fixed_dictionaries(
    {
        "Handle": st.sampled_from(["a", "b", "c d", "漂流"]) | CELLS,
        "Title": CELLS,
        "Body (HTML)": CELLS,
        "Tags": CELLS,
        "Option1 Name": st.sampled_from(["", "Size", "颜色"]),
        "Option1 Value": st.sampled_from(["", "M", "L", "m", "M ", "S/M"]) | CELLS,
        "Variant SKU": st.sampled_from(["", "X", "Y"]) | CELLS,
        "Variant Inventory Qty": st.sampled_from(["", "5", "-1", "x"]),
        "Variant Price": st.sampled_from(["", "5", "5,00", "49.99", "-1", "x"]),
        "Variant Compare At Price": st.sampled_from(["", "60"]),
        "Image Src": st.sampled_from(["", "https://cdn.shop.example/a.png", "b.png"]) | CELLS,
        "Image Alt Text": st.sampled_from(["", "Sole of it", "鞋底"]) | CELLS,
        "Fabric (product.metafields.shopify.fabric)": CELLS,
        "Variant Image": st.sampled_from(
            ["", "https://cdn.shop.example/a.png", "https://cdn.shop.example/c.png"]
        ),
    }
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PRODUCT_ROWS, max_size=8))
def test_any_catalogue_imported_twice_counts_the_same(shop: Shop, rows: list[dict[str, str]]) -> None:
    with shop.database.session() as session:
        for product in session.query(Product):
            session.delete(product)
    content = csv_of(rows, header=CLASSIC_HEADER)
    first = shop.bring(content)
    counts = shop.counts()
    again = shop.bring(content)
    assert shop.counts() == counts
    assert again.skipped_rows == first.skipped_rows
    assert again.counts() == {**first.counts(), "new": 0, "unchanged": first.counts()["new"]}


def test_a_large_description_is_read_whole(shop: Shop) -> None:
    shop.bring(csv_of([shoe("a", **{"Body (HTML)": "<p>" + "word " * 100_000 + "</p>"}), shoe("b")]))
    product = shop.product("a")
    assert product
    assert len(product.description.en) == 499_999
