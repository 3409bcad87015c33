"""Networks in Hugging Face's layout: `config.json`, `model.safetensors` and a model card in a folder."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar, Final, Self

import torch
from huggingface_hub import PyTorchModelHubMixin, constants, hf_hub_download
from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import nn

from generator.networks.card import card
from generator.storage import save_tensors

FACTS: Final = "training.json"
_LARGEST_CONFIG_BYTES: Final = 1_000_000


class CheckpointError(Exception):
    """A checkpoint that cannot be read; the message says why and what to do."""


class Checkpoint(
    nn.Module,
    PyTorchModelHubMixin,
    library_name="vitrine",
    license="apache-2.0",
    language=["en", "zh"],
):
    """A network that is kept in half precision and computes in single precision.

    `head` is what the network does; a checkpoint names it and can be read as nothing else. `facts` say
    how it was trained.
    """

    head: ClassVar[str] = ""

    def __init_subclass__(cls, head: str = "", **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.head = head

    def __init__(self) -> None:
        super().__init__()
        self.facts: dict[str, Any] = {}

    def parameter_count(self) -> int:
        """How many numbers were learnt."""
        return sum(parameter.numel() for parameter in self.parameters())

    @property
    def config(self) -> dict[str, Any]:
        """What the network was constructed with."""
        kept: Any = self._hub_mixin_config
        return dict(kept or {})

    def save(self, folder: Path, facts: Mapping[str, Any] | None = None) -> None:
        """Writes the checkpoint to `folder`, whole or not at all.

        Raises:
            OSError: there is no room, or the folder cannot be written.
        """
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(dir=folder, prefix=".checkpoint-"))
        try:
            if facts is not None:
                self.facts = dict(facts)
            self.save_pretrained(unfinished)
            (unfinished / "README.md").write_text(self.model_card(), "utf-8")
            described = json.dumps(self.facts, indent=2, sort_keys=True)
            (unfinished / FACTS).write_text(f"{described}\n", "utf-8")
            for written in sorted(unfinished.iterdir()):
                written.replace(folder / written.name)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)

    @classmethod
    def load(cls, source: str | Path) -> Self:
        """The network in a folder, or in a repository of a hub by its name `owner/name`.

        Raises:
            CheckpointError: there is none, it is another network's, or its file is damaged.
        """
        try:
            return cls.from_pretrained(str(source))
        except (HfHubHTTPError, HFValidationError, LocalEntryNotFoundError) as error:
            raise CheckpointError(
                f"There is no checkpoint {source}: neither a folder nor a repository within reach."
            ) from error

    def model_card(self, measured: str = "") -> str:
        """What the README.md beside the checkpoint says."""
        return card(self.head, self.facts, self.parameter_count(), measured)

    def _save_pretrained(self, save_directory: Path) -> None:
        halves = {
            name: tensor.half() if tensor.is_floating_point() else tensor
            for name, tensor in self.state_dict().items()
        }
        save_tensors(
            halves, save_directory / constants.SAFETENSORS_SINGLE_FILE, {"format": "pt", "head": self.head}
        )
        config = {"head": self.head, **self.config}
        (save_directory / constants.CONFIG_NAME).write_text(f"{json.dumps(config, indent=2)}\n", "utf-8")

    @classmethod
    def from_pretrained(cls, source: str | Path, **options: Any) -> Self:  # type: ignore[override]
        """As `load`, with the hub's own options (`revision`, `token`, `cache_dir` …) and errors."""
        config = _config(_file(source, constants.CONFIG_NAME, options), cls.head)
        weights = _file(source, constants.SAFETENSORS_SINGLE_FILE, options)
        names = cls._hub_mixin_init_parameters
        try:
            network = cls(**{name: value for name, value in config.items() if name in names})
            tensors = load_file(weights)
            network.load_state_dict(tensors)
        except (SafetensorError, OSError) as error:
            raise CheckpointError(f"{weights} is damaged or cut short; fetch or train it anew.") from error
        except (RuntimeError, TypeError, ValueError, KeyError) as error:
            raise CheckpointError(
                f"{weights} does not fit the architecture of “{cls.head}” in its {constants.CONFIG_NAME}."
            ) from error
        if not all(bool(torch.isfinite(tensor).all()) for tensor in tensors.values()):
            raise CheckpointError(f"{weights} holds numbers that are not finite; train it anew.")
        network.facts = facts_of(weights.parent)
        return network.eval()


def facts_of(folder: Path) -> dict[str, Any]:
    """How the checkpoint in a folder was trained; nothing where it does not say."""
    path = folder / FACTS
    return dict(json.loads(path.read_text("utf-8"))) if path.is_file() else {}


def _file(source: str | Path, name: str, options: Mapping[str, Any]) -> Path:
    folder = Path(source)
    if folder.is_dir():
        if not (folder / name).is_file():
            raise CheckpointError(f"The folder {folder} holds no {name}, so there is no checkpoint in it.")
        return folder / name
    return Path(hf_hub_download(repo_id=str(source), filename=name, **options))


def _config(path: Path, head: str) -> dict[str, Any]:
    try:
        if path.stat().st_size > _LARGEST_CONFIG_BYTES:
            raise ValueError("too large")
        config = json.loads(path.read_text("utf-8"))
        found = config["head"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CheckpointError(f"{path} does not describe a checkpoint; fetch or train it anew.") from error
    if found != head:
        raise CheckpointError(f"{path} describes a checkpoint of “{found}”; here one of “{head}” is needed.")
    return dict(config)
