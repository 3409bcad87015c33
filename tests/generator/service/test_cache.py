"""Answers that are kept: over a restart, in so many bytes, and never half of one."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Any, Final

import httpx
import pytest

from generator.making.engine import Networks
from generator.service.cache import AnswerCache
from tests.generator.service.serving import imagine, metrics, photograph, see, serving

SMALL: Final[dict[str, Any]] = {"best_of": 1, "enlarged": False}
WORDS: Final = "a red teapot"
HIT: Final = "vitrine; hit"


def kept(home: Path) -> int:
    return sum(path.stat().st_size for path in (home / "pictures").iterdir())


def status(response: httpx.Response) -> str:
    assert response.status_code == 200
    return response.headers.get("cache-status", "")


def test_an_answer_is_kept_over_a_restart(networks: Networks, tmp_path: Path) -> None:
    with serving(networks, tmp_path) as client:
        first = imagine(client, WORDS, **SMALL)
        again = imagine(client, WORDS, **SMALL)
        assert (status(first), status(again)) == ("", HIT)
        assert metrics(client)["requests_total/imagine/cached"] == 1
    with serving(networks, tmp_path) as client:
        later = imagine(client, WORDS, **SMALL)
        assert status(later) == HIT
        assert status(imagine(client, WORDS, seed=1, **SMALL)) == ""
        job = client.get(f"/v1/jobs/{first.json()['job']}")
    assert first.content == again.content == later.content == job.content


def test_what_is_seen_in_a_photograph_is_not_kept(networks: Networks, tmp_path: Path) -> None:
    """It may be a shopper's own."""
    with serving(networks, tmp_path) as client:
        first, again = (see(client, photograph("camp-mug-whole")) for _ in range(2))
        assert first.json() == again.json()
        assert status(again) == ""
    assert not (tmp_path / "pictures").exists()


def test_pictures_signed_in_another_name_are_made_anew(
    networks: Networks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(networks, tmp_path) as client:
        imagine(client, WORDS, **SMALL)
    monkeypatch.setenv("VITRINE_CONTENT_PRODUCER", "Another shop")
    with serving(networks, tmp_path) as client:
        assert status(imagine(client, WORDS, **SMALL)) == ""


def test_what_is_kept_has_so_many_bytes_and_the_oldest_goes(networks: Networks, tmp_path: Path) -> None:
    with serving(networks, tmp_path, cache_bytes=60_000) as client:
        for seed in range(12):
            assert status(imagine(client, WORDS, seed=seed, **SMALL)) == ""
            assert kept(tmp_path) <= 60_000
        assert kept(tmp_path) > 20_000
        assert status(imagine(client, WORDS, seed=11, **SMALL)) == HIT
        assert status(imagine(client, WORDS, seed=0, **SMALL)) == ""


def test_nothing_is_kept_where_there_is_no_room(networks: Networks, tmp_path: Path) -> None:
    with serving(networks, tmp_path, cache_bytes=0) as client:
        assert [status(imagine(client, WORDS, **SMALL)) for _ in range(2)] == ["", ""]
    assert not (tmp_path / "pictures").exists()


def test_a_folder_that_cannot_be_written_is_only_logged(
    networks: Networks, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "pictures").write_text("in the way")
    with caplog.at_level(logging.WARNING), serving(networks, tmp_path) as client:
        assert [status(imagine(client, WORDS, **SMALL)) for _ in range(2)] == ["", ""]
    assert "could not be kept" in caplog.text


def test_half_of_an_answer_is_never_read(tmp_path: Path) -> None:
    old = tmp_path / ".writing-old"
    young = tmp_path / ".writing-young"
    for path in (old, young):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    (tmp_path / "empty.json").touch()
    cache = AnswerCache(tmp_path, 1000)
    # What a killed process left is thrown away, what another may be writing is not.
    assert (old.exists(), young.exists()) == (False, True)
    assert [cache.get(key) for key in ("empty", "writing-young", ".writing-young", "none")] == [None] * 4
    cache.put("empty", b"whole")
    assert cache.get("empty") == b"whole"


def test_what_was_read_last_is_kept_longest(tmp_path: Path) -> None:
    cache = AnswerCache(tmp_path, 1000)
    for age, key in enumerate("abcd"):
        cache.put(key, bytes(240))
        os.utime(tmp_path / f"{key}.json", (age, age))
    assert cache.get("a")
    cache.put("e", bytes(240))
    assert [key for key in "abcde" if cache.get(key)] == ["a", "d", "e"]
    cache.put("too large", bytes(1001))
    assert cache.get("too large") is None
    # What is there counts for whoever opens the folder next.
    again = AnswerCache(tmp_path, 1000)
    again.put("f", bytes(400))
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 1000


def test_the_same_key_is_written_twice(tmp_path: Path) -> None:
    cache = AnswerCache(tmp_path, 1000)
    for _ in range(20):
        cache.put("key", bytes(300))
    assert cache.get("key") == bytes(300)
