"""A shop of goods that the demo shop photographed, and photographs of them that its catalogue lacks."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance
from sentence_transformers import SentenceTransformer

from actions.embeddings import EmbeddingCache
from actions.encoder import BUILT_IN
from actions.settings import ActionSettings
from actions.shop import Shop
from data.schema import Part, Photo, Product
from data.store import Database, MediaStore
from tests.actions.jumper_shop import PHOTOS
from tests.actions.shop_fixture import product

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

# By handle: the titles, and the category in both languages.
GOODS: Final = {
    "cairn-jumper": (("Cairn jumper", "石冢毛衣"), ("Jumper", "毛衣")),
    "cove-hoodie": (("Cove hoodie", "小湾卫衣"), ("Hoodie", "卫衣")),
    "alder-oxford-shirt": (("Alder Oxford shirt", "桤木牛津衬衫"), ("Shirt", "衬衫")),
    "camp-mug": (("Camp mug", "营地杯"), ("Mug", "马克杯")),
    "drift-mug": (("Drift mug", "漂流杯"), ("Mug", "马克杯")),
    "brook-teapot": (("Brook teapot", "溪流茶壶"), ("Teapot", "茶壶")),
    "crane-desk-lamp": (("Crane desk lamp", "鹤式台灯"), ("Lamp", "台灯")),
    "crate-bookcase": (("Crate bookcase", "板箱书架"), ("Shelf", "书架")),
    "crag-cap": (("Crag cap", "峭壁帽"), ("Cap", "鸭舌帽")),
    "docker-beanie": (("Docker beanie", "码头针织帽"), ("Beanie", "针织帽")),
    "atelier-tote": (("Atelier tote", "工坊托特包"), ("Tote", "托特包")),
    "dew-bottle": (("Dew bottle", "露珠水瓶"), ("Bottle", "水瓶")),
}


def views(handle: str) -> list[Path]:
    """The photographs of the whole product, each in another colour."""
    return sorted(PHOTOS.glob(f"{handle}-whole*.webp"))


def held_out(handle: str) -> bytes:
    """A photograph of the product as a telephone might take it, in a colour that the catalogue lacks."""
    with Image.open(views(handle)[0]) as opened:
        turned = opened.convert("RGB").rotate(8, fillcolor="white")
    warm = ImageEnhance.Brightness(turned).enhance(0.9)
    file = io.BytesIO()
    warm.crop((20, 10, warm.width - 10, warm.height - 20)).save(file, "JPEG", quality=70)
    return file.getvalue()


def foreign() -> Iterator[tuple[str, bytes]]:
    """Pictures that show no goods at all, by name."""
    chance = np.random.default_rng(0)
    noise = Image.fromarray(chance.integers(0, 256, (300, 300, 3), dtype=np.uint8))
    plain = Image.new("RGB", (300, 300), "#4466aa")
    page = Image.new("RGB", (500, 500), "white")
    for line in range(12):
        ImageDraw.Draw(page).text((20, 20 + 38 * line), f"Order {line}: thank you", "black", font_size=24)
    scribble = Image.new("RGB", (500, 500), "white")
    points = [(int(x), int(y)) for x, y in chance.integers(20, 480, (14, 2))]
    ImageDraw.Draw(scribble).line(points, "black", width=4)
    for name, picture in {"noise": noise, "plain": plain, "page": page, "scribble": scribble}.items():
        file = io.BytesIO()
        picture.save(file, "PNG")
        yield name, file.getvalue()


def stock_pictured_shop(home: Path) -> Path:
    """Fills the database and the media store in `home`; gives the database's file."""
    media, database = MediaStore(home / "media"), Database(f"sqlite:///{home / 'shop.db'}")
    database.migrate()
    with database.session() as session:
        session.add_all([_photographed(handle, media) for handle in GOODS])
    database.dispose()
    return home / "shop.db"


def _photographed(handle: str, media: MediaStore) -> Product:
    made = product(handle, *GOODS[handle], parts=[])
    for position, path in enumerate(views(handle)[1:]):
        kept = media.put(path.read_bytes())
        made.photos.append(
            Photo(
                part=Part.WHOLE.value, source=path.name, media=kept.name, width=kept.width,
                height=kept.height, position=position,
            )
        )  # fmt: skip
    return made


@asynccontextmanager
async def opened_pictured_shop(
    home: Path, generator_url: str, encoder: SentenceTransformer
) -> AsyncIterator[Shop]:
    """The shop, its photographs looked at."""
    database = Database(f"sqlite:///{home / 'shop.db'}")
    settings = ActionSettings(generator_url=generator_url, generator_timeout_s=20, answer_timeout_s=30)
    async with Shop(database, EmbeddingCache(database, encoder, BUILT_IN), settings).opened() as opened:
        await opened.looks.refresh((await opened.index()).catalogue)
        yield opened
