"""Pictures from words and photographs on the command line, and what is refused in a sentence."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from typer.testing import CliRunner

from bot.cli import app
from generator.making import MakingError, draw
from generator.networks import Edit, Imagine, Zoom
from tests.generator.product_pictures import draw_product
from tests.generator.small_sets import VALUES


@pytest.fixture(scope="module")
def networks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("networks")
    torch.manual_seed(0)
    Imagine(VALUES, size=32, channels=(16, 16, 16), latent=8, width=16).save(folder / "imagine")
    Edit(VALUES, channels=(8, 8, 8, 8), width=16).save(folder / "edit")
    Zoom(channels=8, blocks=1).save(folder / "zoom")
    return folder


def vitrine(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["generator", *words])
    return done.exit_code, (done.stderr or done.stdout).strip()


@pytest.mark.parametrize("caption", ["navy wool jumper, collar", "藏青色羊毛毛衣", "pull en laine"])
def test_a_caption_is_drawn_as_often_as_asked(caption: str, networks: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    code, said = vitrine(
        "sample", caption, "--n", "3", "--out", str(out), "--from", str(networks / "imagine")
    )
    assert (code, said) == (0, f"96×32 pixels in {out}")
    assert Image.open(out).size == (96, 32)


def test_the_same_seed_draws_the_same_and_another_something_else(networks: Path) -> None:
    checkpoint = networks / "imagine"
    first, again, other = (draw("red mug", 2, seed, checkpoint) for seed in (1, 1, 2))
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
    assert not np.array_equal(first[0], other[0])
    assert not np.array_equal(first[0], first[1])


@pytest.mark.parametrize("caption", ["", "  ", "?!", "12 34", "👟👟", "…"])
def test_a_caption_in_no_language_is_refused(caption: str, networks: Path, tmp_path: Path) -> None:
    arguments = ("--out", str(tmp_path / "out.png"), "--from", str(networks / "imagine"))
    code, said = vitrine("sample", caption, *arguments)
    assert code == 2
    assert said == "There are no words in what was asked for; say what the picture should show."


def test_a_caption_without_end_is_refused(networks: Path) -> None:
    with pytest.raises(MakingError, match="5,000 characters; 1,000 are the most"):
        draw("a" * 5000, checkpoint=networks / "imagine")


@pytest.mark.parametrize("mode", ["RGB", "L", "LA", "RGBA", "P", "CMYK", "1", "I;16"])
def test_pictures_of_any_kind_are_edited_and_enlarged(mode: str, networks: Path, tmp_path: Path) -> None:
    picture = Image.fromarray(draw_product(size=96).pixels)
    kind = "tiff" if mode == "CMYK" else "png"
    if mode == "I;16":
        converted = Image.fromarray(np.asarray(picture.convert("L"), dtype=np.uint16) * 257)
    else:
        converted = picture.convert(mode)
    if kind == "tiff":
        kind = "jpg"
    file, out = tmp_path / f"in.{kind}", tmp_path / "out.png"
    converted.save(file)
    code, said = vitrine("edit", str(file), "in red", "--out", str(out), "--from", str(networks / "edit"))
    assert (code, said) == (0, f"96×96 pixels in {out}")
    code, said = vitrine("zoom", str(file), "--out", str(out), "--from", str(networks / "zoom"))
    assert (code, said) == (0, f"384×384 pixels in {out}")


def test_pictures_that_cannot_be_used_are_refused(networks: Path, tmp_path: Path) -> None:
    broad = tmp_path / "broad.png"
    Image.new("1", (30_000, 64)).save(broad)
    large = tmp_path / "large.png"
    Image.new("RGB", (900, 600), "white").save(large)
    text = tmp_path / "text.png"
    text.write_text("no picture")
    out = ("--out", str(tmp_path / "out.png"), "--from", str(networks / "zoom"))
    for file, sentence in (
        (broad, "a side over 12,000; send a smaller one."),
        (large, "900×600 pixels, and zoom takes up to 768 a side; cut out the part to be seen."),
        (text, "is not a picture in one of the formats"),
        (tmp_path / "none.png", "cannot be read (No such file or directory)."),
    ):
        code, said = vitrine("zoom", str(file), *out)
        assert code == 2
        assert sentence in said
        assert "\n" not in said
    assert not (tmp_path / "out.png").exists()


def test_a_checkpoint_of_another_network_is_refused(networks: Path, tmp_path: Path) -> None:
    arguments = ("--out", str(tmp_path / "out.png"), "--from", str(networks / "zoom"))
    code, said = vitrine("sample", "red mug", *arguments)
    assert code == 1
    assert "describes a checkpoint of “zoom”; here one of “imagine” is needed." in said
