"""A shop with one jumper of the demo shop's photographs, and the real picture service beside it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import httpx
from sentence_transformers import SentenceTransformer

from actions.embeddings import EmbeddingCache
from actions.encoder import BUILT_IN
from actions.settings import ActionSettings
from actions.shop import Shop
from data import demo
from data.language import Bilingual
from data.schema import Instruction, InstructionStep, Part, Photo
from data.store import Database, MediaStore
from tests.actions.shop_fixture import product

PHOTOS = Path(demo.__file__).parent / "photos"


def photograph(name: str) -> bytes:
    return (PHOTOS / f"{name}.webp").read_bytes()


@contextmanager
def picture_service(home: Path) -> Iterator[str]:
    """Starts the picture service and gives its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    service = subprocess.Popen(
        [sys.executable, "-m", "generator"],
        env=os.environ | {"VITRINE_GENERATOR_PORT": str(port), "VITRINE_HOME": str(home)},
    )
    url = f"http://127.0.0.1:{port}"
    for _ in range(600):
        try:
            httpx.get(f"{url}/healthz").raise_for_status()
            break
        except httpx.HTTPError:
            time.sleep(0.1)
    yield url
    service.terminate()
    service.wait(10)


@contextmanager
def away(shop: Shop) -> Iterator[None]:
    """The picture service cannot be reached."""
    before = shop.generator._http.base_url
    shop.generator._http.base_url = "http://127.0.0.1:1"
    yield
    shop.generator._http.base_url = before


@asynccontextmanager
async def opened_jumper_shop(
    home: Path, generator_url: str, encoder: SentenceTransformer, wait_s: float = 20.0
) -> AsyncIterator[Shop]:
    """The shop, its media in `home`; pictures are waited for so many seconds."""
    media = MediaStore(home / "media")
    jumper = product(
        "dune-jumper", ("Dune Jumper", "沙丘毛衣"), ("Jumpers", "毛衣"), [Part.WHOLE],
        variants=[("DUNE-RED", {"Colour": "Burgundy"}, 3), ("DUNE-GREEN", {"Colour": "Forest green"}, 3)],
        words_zh={"Burgundy": "酒红色", "Forest green": "森林绿"},
    )  # fmt: skip
    wash = Instruction(slug="wash", kind="care", title=Bilingual("Washing the jumper", "清洗毛衣"))
    wash.steps = [
        InstructionStep(position=1, title=Bilingual("Hand wash", "手洗"), text=Bilingual("Wash it by hand."))
    ]
    jumper.instructions = [wash]
    kept = media.put(photograph("cairn-jumper-whole-burgundy"))
    jumper.photos[0].media, jumper.photos[0].variant = kept.name, jumper.variants[0]
    green = media.put(photograph("cairn-jumper-whole-forest-green"))
    jumper.photos.append(
        Photo(
            part="whole", source="green.webp", media=green.name, width=green.width, height=green.height,
            position=1, variant=jumper.variants[1],
        )
    )  # fmt: skip
    database = Database(f"sqlite:///{home / 'shop.db'}")
    database.migrate()
    with database.session() as session:
        session.add(jumper)
    settings = ActionSettings(
        generator_url=generator_url, generator_timeout_s=20, answer_timeout_s=30, picture_wait_s=wait_s
    )
    async with Shop(database, EmbeddingCache(database, encoder, BUILT_IN), settings).opened() as opened:
        yield opened
