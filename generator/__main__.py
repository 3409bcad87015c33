"""Starts the picture service: `python -m generator`."""

from __future__ import annotations

import logging
import os
import sys

from pydantic import ValidationError

STOP_TIMEOUT_S = 10
CANNOT_START = 2


def main() -> int:
    """Serves until it is told to stop; pictures in progress are finished first."""
    # NumPy's linear algebra starts a thread a core, each with its own memory; nothing here gains by that.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # PyTorch's threads sleep between two pictures, and leave the cores to the other processes.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    import uvicorn  # noqa: PLC0415

    from generator.marks import SigningKeyError  # noqa: PLC0415
    from generator.networks import CheckpointError  # noqa: PLC0415
    from generator.service import create_app  # noqa: PLC0415
    from generator.settings import GeneratorSettings  # noqa: PLC0415

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    try:
        settings = GeneratorSettings()
    except ValidationError as error:
        for problem in error.errors():
            name = "VITRINE_GENERATOR_" + "_".join(map(str, problem["loc"])).upper()
            sys.stderr.write(f"{name}: {problem['msg']}\n")
        return CANNOT_START
    try:
        app = create_app(settings)
    except (SigningKeyError, CheckpointError) as error:
        sys.stderr.write(f"generator: {error}\n")
        return CANNOT_START
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=STOP_TIMEOUT_S,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
