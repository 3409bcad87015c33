"""What the networks promise whatever they have learnt: shapes, batches, light kept, rest untouched."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from skimage.color import rgb2lab

from generator.networks import Change, Edit, Imagine, Zoom, edited
from generator.networks.light import to_lab, to_linear, to_srgb
from generator.networks.reader import ATTRIBUTES
from tests.generator.small_sets import VALUES


def test_a_batch_is_what_its_pictures_are_alone() -> None:
    torch.manual_seed(0)
    network = Imagine(VALUES, size=32, channels=(16, 16, 16), latent=8, width=16)
    text, noise = torch.randn(3, 512), torch.randn(3, 8)
    together = network(text, noise)
    alone = torch.cat([network(text[n : n + 1], noise[n : n + 1]) for n in range(3)])
    assert together.shape == (3, 3, 32, 32)
    assert torch.allclose(together, alone, atol=1e-4)


def test_channels_and_size_have_to_fit() -> None:
    with pytest.raises(ValueError, match="not 64"):
        Imagine(VALUES, size=64, channels=(16, 16))


def test_a_network_told_of_further_values_keeps_what_it_knows() -> None:
    torch.manual_seed(0)
    network = Imagine(VALUES, size=32, channels=(16, 16, 16), latent=8, width=16)
    fewer = {
        "colour": [*VALUES["colour"][:1], "teal", *VALUES["colour"][1:]],
        "family": ["", "kettle", "mug"],
    }
    text, noise = torch.nn.functional.normalize(torch.randn(4, 512), dim=1), torch.randn(4, 8)
    more = {name: [*words, "new"] for name, words in VALUES.items()}
    assert torch.allclose(network.told(more)(text, noise), network(text, noise), atol=1e-2)
    back = network.told(fewer).told(VALUES)
    mugs = network.concepts.values["family"].index("mug")
    assert torch.equal(back.concepts.read.weight[mugs], network.concepts.read.weight[mugs])
    assert network.told(fewer)(text, noise).shape == (4, 3, 32, 32)
    photographs, edit = torch.rand(4, 3, 32, 32), Edit(VALUES, channels=(8, 8, 8, 8), width=16)
    changed = edit(photographs, text).applied_to(photographs)
    assert torch.allclose(edit.told(more)(photographs, text).applied_to(photographs), changed, atol=1e-2)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6), st.integers(5, 24), st.integers(5, 24))
def test_zoom_keeps_the_light_of_every_small_pixel_but_for_edges(seed: int, height: int, width: int) -> None:
    torch.manual_seed(seed)
    network = Zoom(channels=8, blocks=1)
    torch.nn.init.normal_(network.write.weight, std=0.2)
    small = torch.rand(1, 3, height, width) - 0.5
    smooth = torch.nn.functional.avg_pool2d(small, 3, 1, 1, count_include_pad=False)
    large = network(smooth)
    assert large.shape == (1, 3, 4 * height, 4 * width)
    light = torch.nn.functional.avg_pool2d(to_linear(large), 4)
    assert (light - to_linear(smooth)).abs().mean().item() < 0.02


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(0, 1), min_size=3, max_size=3))
def test_light_and_lab_agree_with_scikit_image(rgb: list[float]) -> None:
    coded = torch.tensor(rgb).view(1, 3, 1, 1) * 2 - 1
    assert torch.allclose(to_srgb(to_linear(coded)), coded, atol=1e-3)
    expected = rgb2lab(np.array(rgb).reshape(1, 1, 3)).ravel()
    assert np.allclose(to_lab(coded).flatten().numpy(), expected, atol=0.1)


def test_what_an_edit_masks_out_stays_as_it_is_to_the_bit() -> None:
    photographs = torch.rand(1, 3, 16, 16)
    mask = torch.zeros(1, 1, 16, 16)
    mask[..., :8] = 1
    change = Change(mask, torch.full((1, 3, 16, 16), 0.3), mask, torch.zeros(1, 3))
    changed = change.applied_to(photographs)
    assert torch.equal(changed[..., 8:], photographs[..., 8:])
    assert not torch.equal(changed[..., :8], photographs[..., :8])


@pytest.mark.parametrize("size", [(128, 128), (100, 130), (300, 200), (512, 640), (17, 400)])
def test_an_edit_takes_photographs_of_any_size(size: tuple[int, int]) -> None:
    torch.manual_seed(0)
    photographs = torch.rand(1, 3, *size)
    changed = edited(Edit(VALUES), photographs, torch.randn(1, 512))
    assert changed.shape == photographs.shape
    assert bool(torch.isfinite(changed).all())
    assert changed.abs().max().item() <= 1


class Reddening(Edit):
    """Finds what is dark and would add red to it."""

    def forward(self, photographs: torch.Tensor, text: torch.Tensor) -> Change:
        mask = (photographs.mean(dim=1, keepdim=True) < 0).float()
        residual = torch.zeros_like(photographs)
        residual[:, 0] = 0.5
        return Change(mask, residual * mask, mask, torch.zeros(len(photographs), 3))


def test_an_edit_follows_the_edges_of_a_large_photograph() -> None:
    across, down = np.meshgrid(np.arange(600), np.arange(500))
    disc = torch.from_numpy(np.hypot(across - 300, down - 250) < 150)
    photograph = torch.where(disc, -0.6, 0.9).expand(1, 3, -1, -1).float()
    added = (edited(Reddening(VALUES), photograph, torch.randn(1, 512)) - photograph)[0]
    assert float(added[0][disc].min()) > 0.3
    assert float(added[0][disc].mean()) > 0.49
    assert float(added[0][~disc].abs().max()) < 0.05
    assert float(added[1:].abs().max()) < 1e-6


def test_every_network_is_within_its_size_at_inference() -> None:
    values = {attribute: [str(number) for number in range(60)] for attribute in ATTRIBUTES}
    for network in (Imagine(values), Edit(values), Zoom()):
        assert network.parameter_count() <= 8_000_000
