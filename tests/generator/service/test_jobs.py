"""Pictures that take longer than whoever asks is willing to wait."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import httpx
import pytest

from generator.making.engine import Networks
from generator.problems import ProblemType
from generator.service.jobs import Jobs
from tests.generator.service.serving import assert_problem, file_of, held, imagine, metrics, wait_for

WORDS = "a red teapot"
SHORT = "wait=0.01"
Held = tuple[httpx.Client, Event]


@pytest.fixture
def slow(networks: Networks, tmp_path: Path) -> Iterator[Held]:
    with held(networks, tmp_path) as service:
        yield service


def promised(client: httpx.Client, words: str = WORDS) -> str:
    """Where the job of a picture that is not there yet is."""
    response = imagine(client, words, SHORT)
    assert response.status_code == 202
    address = response.headers["location"]
    assert response.json() == {"job": address.removeprefix("/v1/jobs/"), "status": "pending"}
    return address


def fetch(client: httpx.Client, address: str, prefer: str = "wait=10") -> httpx.Response:
    return client.get(address, headers={"Prefer": prefer})


def test_a_job_delivers_when_it_is_done_and_again(slow: Held) -> None:
    client, free = slow
    address = promised(client)
    assert promised(client) == address
    assert fetch(client, address, SHORT).status_code == 202
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(fetch, client, address)
        free.set()
        made = waiting.result()
    assert file_of(made)
    assert made.json()["job"] == address.removeprefix("/v1/jobs/")
    assert fetch(client, address).content == made.content
    assert imagine(client, WORDS).content == made.content
    assert metrics(client)["requests_total/imagine/made"] == 1


def test_a_promise_is_kept_where_no_picture_can_be(networks: Networks, tmp_path: Path) -> None:
    with held(networks, tmp_path, cache_bytes=0) as (client, free):
        address = promised(client)
        free.set()
        wait_for(client, "unfinished", 0)
        assert file_of(fetch(client, address))
        assert fetch(client, address).status_code == 200


def test_a_picture_that_is_quick_enough_is_not_promised(client: httpx.Client) -> None:
    assert imagine(client, WORDS, "wait=30", seed=11).status_code == 200


def test_a_job_can_be_given_up(slow: Held) -> None:
    client, free = slow
    address = promised(client)
    assert client.delete(address).status_code == 204
    wait_for(client, "given_up", 1)
    assert_problem(fetch(client, address), ProblemType.UNKNOWN_JOB)
    assert client.delete(address).status_code == 204
    free.set()
    assert imagine(client, WORDS).status_code == 200


def test_a_job_that_another_waits_for_is_not_given_up(slow: Held) -> None:
    client, free = slow
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(imagine, client, WORDS)
        wait_for(client, "unfinished", 1)
        assert client.delete(promised(client)).status_code == 204
        free.set()
        assert waiting.result().status_code == 200
    assert metrics(client)["given_up"] == 0


def test_a_job_that_nobody_asks_for_is_given_up(networks: Networks, tmp_path: Path) -> None:
    with held(networks, tmp_path, abandoned_after_s=0.8) as (client, _):
        address = promised(client)
        for _ in range(5):
            time.sleep(0.25)
            assert fetch(client, address, SHORT).status_code == 202
        assert metrics(client)["given_up"] == 0
        wait_for(client, "given_up", 1)
        assert_problem(fetch(client, address), ProblemType.UNKNOWN_JOB)


def test_a_job_that_fails_tells_its_problem_again(slow: Held) -> None:
    client, free = slow
    hard = "the hem of a blue shirt"
    address = promised(client, hard)
    free.set()
    first = fetch(client, address)
    assert_problem(first, ProblemType.NOT_AS_ASKED)
    assert fetch(client, address).json() == first.json()
    assert imagine(client, hard).json() == first.json()


@pytest.mark.parametrize("name", ["job_" + "0" * 32, "job_", "nonsense", "job_..", "job_" + "é" * 32, "%00"])
def test_an_unknown_job_is_refused(client: httpx.Client, name: str) -> None:
    assert_problem(client.get(f"/v1/jobs/{name}"), ProblemType.UNKNOWN_JOB)
    assert client.delete(f"/v1/jobs/{name}").status_code == 204


async def test_whoever_comes_while_another_leaves_gets_the_answer() -> None:
    jobs, done = Jobs(max_unfinished=1, abandoned_after_s=10), asyncio.Event()

    async def work() -> bytes:
        await done.wait()
        return b"made"

    leaving = asyncio.ensure_future(jobs.result(jobs.begin("key", work)))
    await asyncio.sleep(0.05)
    leaving.cancel()
    staying = asyncio.ensure_future(jobs.result(jobs.begin("key", work)))
    await asyncio.sleep(0.05)
    assert jobs.cancelled == 0
    staying.cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    # Given up, and perhaps not ended yet: another begins.
    later = asyncio.ensure_future(jobs.result(jobs.begin("key", work)))
    done.set()
    assert await later == b"made"
    assert (jobs.cancelled, jobs.unfinished) == (1, 0)
