"""Tensors to disk and back: safetensors, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from safetensors.torch import save_file
from torch import Tensor


def save_tensors(
    tensors: Mapping[str, Tensor], path: Path, metadata: Mapping[str, str] | None = None
) -> None:
    """Writes a safetensors file such that `path` holds either what it held before or all of this.

    Raises:
        OSError: there is no room, or the folder cannot be written; what was there stays.
    """
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        separate = {name: tensor.detach().cpu().contiguous().clone() for name, tensor in tensors.items()}
        save_file(separate, unfinished, dict(metadata or {}))
        # Written for its owner alone otherwise.
        unfinished.chmod(0o644)
        with unfinished.open("rb") as file:
            os.fsync(file.fileno())
        unfinished.replace(path)
    except Exception as error:
        unfinished.unlink(missing_ok=True)
        # safetensors tells of a full disk in an error of its own kind.
        raise error if isinstance(error, OSError) else OSError(str(error)) from error
