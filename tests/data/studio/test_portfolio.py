"""The README's pages of pictures can be laid out anew from what is shipped."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from data.studio.portfolio import COLUMNS, SIDE_PX, write_portfolio
from tests.data.studio.shop_content import DEMO, SHARDS

ROOT = Path(__file__).parents[3]


def test_every_page_is_laid_out_in_full_rows_and_shown_in_the_readme(tmp_path: Path) -> None:
    shown = (ROOT / "README.md").read_text(encoding="utf-8")
    pages = write_portfolio(DEMO, SHARDS, tmp_path)
    assert len(pages) == 4
    for page in pages:
        with Image.open(page) as picture:
            assert picture.width > COLUMNS * SIDE_PX
            assert picture.height > 3 * SIDE_PX
            last = picture.convert("L").crop((picture.width - SIDE_PX, 0, picture.width, picture.height))
        assert last.getextrema()[0] < 200, f"the last column of {page.name} is empty"
        assert f"docs/images/{page.name}" in shown
        assert (ROOT / "docs" / "images" / page.name).exists()
