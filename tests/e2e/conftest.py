"""One running Vitrine for all end-to-end tests: four processes, a database of its own, the demo shop."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from bot.running import RunningSystem, running_system
from bot.settings import PROJECT

PHOTOS = PROJECT / "data" / "demo" / "photos"
ANSWER_TIMEOUT_MS = 60_000


@pytest.fixture(scope="session")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSystem]:
    with running_system(tmp_path_factory.mktemp("home")) as started:
        yield started


@pytest.fixture(scope="session")
def hurried(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSystem]:
    """A system whose words do not wait for pictures."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VITRINE_PICTURE_WAIT_S", "0.001")
        with running_system(tmp_path_factory.mktemp("hurried")) as started:
            yield started


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=chromium(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield launched
        launched.close()


@pytest.fixture
def shopper(system: RunningSystem) -> Iterator[Shopper]:
    with Shopper(system) as someone:
        yield someone


class Shopper:
    """A conversation over the public REST interface."""

    def __init__(self, system: RunningSystem) -> None:
        self._http = httpx.Client(base_url=system.url(), timeout=90.0)
        session = self._http.post("/api/sessions").raise_for_status().json()["session_id"]
        self._http.headers["Authorization"] = f"Bearer {session}"

    def __enter__(self) -> Shopper:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def post(self, text: object) -> httpx.Response:
        return self._http.post("/api/messages", json={"text": text})

    def ask(self, text: str) -> list[dict]:
        """What answers `text`."""
        messages = self.post(text).raise_for_status().json()["messages"]
        assert messages[0]["role"] == "shopper"
        return messages[1:]

    def history(self) -> list[dict]:
        return self._http.get("/api/messages").raise_for_status().json()["messages"]


def photo_id(file_name: str) -> str:
    """The id under which the media store keeps a photograph of the demo shop."""
    return "pic_" + hashlib.sha256((PHOTOS / file_name).read_bytes()).hexdigest()[:32]


def chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser") or os.environ.get("CHROMIUM")


def open_chat(page: Page) -> None:
    """Opens the chat by its button, in either language."""
    page.get_by_role("button", name="Chat").or_(page.get_by_role("button", name="聊天")).first.click()


def say(page: Page, text: str) -> None:
    """Writes `text` into the chat."""
    box = page.get_by_role("textbox")
    box.fill(text)
    box.press("Enter")
