"""`python -m actions` serves the custom actions."""

import os
import sys

# Before sentence-transformers is imported: an encoder named by folder or package needs no hub.
os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")

from actions.encoder import EncoderUnavailableError
from actions.server import serve
from actions.settings import ActionSettings

if __name__ == "__main__":
    try:
        serve(ActionSettings())
    except EncoderUnavailableError as error:
        sys.exit(f"actions: {error}.")
