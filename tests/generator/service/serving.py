"""The picture service on a real socket, and how its tests talk to it."""

from __future__ import annotations

import base64
import io
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest
import uvicorn
from numpy.typing import NDArray
from PIL import Image
from prometheus_client.parser import text_string_to_metric_families
from torch import Tensor

from data import demo
from generator.making.engine import Networks
from generator.problems import PROBLEM_MEDIA_TYPE, ProblemType
from generator.service import create_app
from generator.settings import GeneratorSettings

PHOTOS = Path(demo.__file__).parent / "photos"


def photograph(name: str) -> bytes:
    """One of the demo shop's photographs."""
    return (PHOTOS / f"{name}.webp").read_bytes()


class HeldNetworks(Networks):
    """Networks that are loaded, and wait before they draw until they are `free`."""

    def __init__(self, networks: Networks) -> None:
        self.__dict__.update(networks.__dict__)
        self.free = threading.Event()

    def draw(self, text: Tensor, noise: Tensor) -> Tensor:
        self.free.wait()
        return super().draw(text, noise)


@contextmanager
def serving(networks: Networks, home: Path, **changes: Any) -> Iterator[httpx.Client]:
    """The service with its state in `home`, and a client of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VITRINE_HOME", str(home))
        app = create_app(GeneratorSettings(threads=1, **changes), networks)
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_config=None))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        with httpx.Client(base_url=address, timeout=60) as client:
            while not server.started:
                time.sleep(0.01)
            yield client
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


@contextmanager
def held(networks: Networks, home: Path, **changes: Any) -> Iterator[tuple[httpx.Client, threading.Event]]:
    """As `serving`, with networks that draw nothing before the event."""
    waiting = HeldNetworks(networks)
    with serving(waiting, home, **changes) as client:
        try:
            yield client, waiting.free
        finally:
            waiting.free.set()


def imagine(client: httpx.Client, words: str, prefer: str = "", **fields: Any) -> httpx.Response:
    """A drawing of `words`."""
    headers = {"Prefer": prefer} if prefer else {}
    return client.post("/v1/imagine", json={"words": words, **fields}, headers=headers)


def zoom(client: httpx.Client, file: bytes, part: str = "whole", **fields: str) -> httpx.Response:
    """A part of a photograph, enlarged."""
    return client.post("/v1/zoom", files={"file": ("photo", file)}, data={"part": part, **fields})


def edit(client: httpx.Client, file: bytes, words: str, **fields: str) -> httpx.Response:
    """A photograph with the look that `words` ask for."""
    return client.post("/v1/edit", files={"file": ("photo", file)}, data={"words": words, **fields})


def see(client: httpx.Client, file: bytes) -> httpx.Response:
    """What a photograph shows."""
    return client.post("/v1/embed-image", files={"file": ("photo", file)})


def file_of(response: httpx.Response) -> bytes:
    """The picture that was made, as its file."""
    assert response.status_code == 200, response.text
    return base64.b64decode(response.json()["picture"])


def pixels_of(file: bytes) -> NDArray[np.uint8]:
    """A file's picture, `(height, width, 3)`."""
    with Image.open(io.BytesIO(file)) as picture:
        return np.asarray(picture.convert("RGB"))


def assert_problem(response: httpx.Response, type_: ProblemType) -> dict[str, Any]:
    """The problem document of `type_` that a response must be."""
    assert response.headers["content-type"] == PROBLEM_MEDIA_TYPE, response.text
    problem: dict[str, Any] = response.json()
    assert (problem["type"], problem["status"], problem["title"]) == (type_.uri, type_.status, type_.title)
    assert response.status_code == type_.status
    assert problem["detail"].endswith(".")
    assert "\n" not in problem["detail"]
    assert len(problem["detail"]) < 400
    assert "picture" not in problem
    return problem


def metrics(client: httpx.Client) -> Mapping[str, float]:
    """The service's counters, by name and labels: `requests_total/imagine/made`."""
    families = text_string_to_metric_families(client.get("/metrics").text)
    return {
        "/".join([sample.name.removeprefix("vitrine_generator_"), *sample.labels.values()]): sample.value
        for family in families
        for sample in family.samples
    }


def wait_for(client: httpx.Client, name: str, value: float) -> None:
    """Returns once a counter has a value."""
    for _ in range(500):
        if metrics(client).get(name, 0) == value:
            return
        time.sleep(0.02)
    raise AssertionError(f"{name} is {metrics(client).get(name, 0)}, not {value}")
