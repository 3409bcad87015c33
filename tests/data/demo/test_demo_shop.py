"""The demo shop that comes with Vitrine loads whole, and as often as one likes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import selectinload
from typer.testing import CliRunner

from data.commands import shop_app
from data.schema import Product
from data.store import Database, MediaStore, StoreSettings


def test_the_demo_shop_loads_whole_and_twice_is_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VITRINE_HOME", str(tmp_path))
    monkeypatch.delenv("VITRINE_DATABASE_URL", raising=False)
    runner = CliRunner()
    counts = []
    for _ in range(2):
        result = runner.invoke(shop_app, ["demo"])
        assert result.exit_code == 0, result.output
        assert "Skipped" not in result.stdout
        counts.append(json.loads(runner.invoke(shop_app, ["stats", "--json"]).stdout))
    assert counts[0] == counts[1]
    assert min(counts[0].values()) > 0
    media = MediaStore(StoreSettings().media_folder)
    with Database.from_settings().session() as session:
        products = session.scalars(select(Product).options(selectinload(Product.photos))).all()
        assert len(products) >= 8
        for product in products:
            assert product.title.en, product.handle
            assert product.title.zh, product.handle
            assert len(product.photos) >= 5, product.handle
            for photo in product.photos:
                assert photo.media, photo.source
                assert media.path(photo.media), photo.source
                assert photo.part, photo.source
                assert photo.alt.en, photo.source
                assert photo.alt.zh, photo.source
