"""More requests than the networks can answer at a time."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

import httpx
import pytest

from generator.making.engine import Networks
from generator.problems import ProblemType
from tests.generator.service.serving import assert_problem, held, imagine, metrics, wait_for

SMALL: Final[dict[str, Any]] = {"best_of": 1, "enlarged": False}
WORDS: Final = "a red teapot"


def test_more_than_may_wait_are_sent_away_at_once(networks: Networks, tmp_path: Path) -> None:
    with held(networks, tmp_path, max_unfinished=3) as (client, free), ThreadPoolExecutor(3) as pool:
        asked = [pool.submit(imagine, client, WORDS, seed=seed, **SMALL) for seed in range(3)]
        wait_for(client, "unfinished", 3)
        # Nothing is drawn yet: whoever waited would wait for ever.
        for seed in range(3, 8):
            refused = imagine(client, WORDS, seed=seed, **SMALL)
            assert_problem(refused, ProblemType.BUSY)
            assert 1 <= int(refused.headers["retry-after"]) <= 60
        assert client.get("/healthz").status_code == 200
        free.set()
        assert [response.result().status_code for response in asked] == [200] * 3
        assert imagine(client, WORDS, seed=3, **SMALL).status_code == 200
        counted = metrics(client)
    assert counted["requests_total/imagine/busy"] == 5
    assert counted["requests_total/imagine/made"] == 4
    assert counted["unfinished"] == 0


def test_what_several_ask_for_is_made_once(networks: Networks, tmp_path: Path) -> None:
    with held(networks, tmp_path, max_unfinished=2) as (client, free), ThreadPoolExecutor(6) as pool:
        asked = [pool.submit(imagine, client, WORDS, **SMALL) for _ in range(6)]
        wait_for(client, "unfinished", 1)
        time.sleep(0.3)
        free.set()
        answers = {response.result().content for response in asked}
        counted = metrics(client)
    assert len(answers) == 1
    assert counted["requests_total/imagine/made"] == 1
    assert counted["batch_size_sum/draw"] == 1


def test_those_who_wait_at_a_time_share_batches(networks: Networks, tmp_path: Path) -> None:
    with held(networks, tmp_path) as (client, free), ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(imagine, client, WORDS, seed=seed, **SMALL) for seed in range(8)]
        wait_for(client, "unfinished", 8)
        time.sleep(0.5)
        free.set()
        assert len({response.result().json()["picture"] for response in asked}) == 8
        counted = metrics(client)
    assert counted["batch_size_sum/draw"] == 8
    assert counted["batch_size_count/draw"] < 8


def test_a_request_that_fails_takes_no_other_with_it(networks: Networks, tmp_path: Path) -> None:
    hard = {"words": "the hem of a blue shirt", "enlarged": False}
    with held(networks, tmp_path) as (client, free), ThreadPoolExecutor(2) as pool:
        failing = pool.submit(client.post, "/v1/imagine", json=hard)
        going = pool.submit(imagine, client, WORDS)
        wait_for(client, "unfinished", 2)
        free.set()
        assert_problem(failing.result(), ProblemType.NOT_AS_ASKED)
        assert going.result().status_code == 200


def test_work_is_given_up_when_whoever_asked_hangs_up(networks: Networks, tmp_path: Path) -> None:
    with held(networks, tmp_path) as (client, free):
        with pytest.raises(httpx.ReadTimeout):
            client.post("/v1/imagine", json={"words": WORDS}, timeout=0.5)
        wait_for(client, "given_up", 1)
        wait_for(client, "unfinished", 0)
        assert metrics(client)["requests_total/any/gone"] == 1
        free.set()
        assert imagine(client, WORDS).status_code == 200
        assert metrics(client)["requests_total/imagine/made"] == 1


def test_work_goes_on_when_another_waits_for_the_same(networks: Networks, tmp_path: Path) -> None:
    with held(networks, tmp_path) as (client, free), ThreadPoolExecutor(1) as pool:
        staying = pool.submit(imagine, client, WORDS)
        wait_for(client, "unfinished", 1)
        with pytest.raises(httpx.ReadTimeout):
            client.post("/v1/imagine", json={"words": WORDS}, timeout=0.5)
        wait_for(client, "requests_total/any/gone", 1)
        free.set()
        assert staying.result().status_code == 200
        assert metrics(client)["given_up"] == 0
