"""One measurement in a process of its own: `python -m generator.benchmark TASK JSON OUT`."""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main() -> int:
    """Measures what the arguments say and writes it to the file named last."""
    from generator.benchmark.measuring import latencies, memory  # noqa: PLC0415 - torch takes seconds
    from generator.benchmark.ways import Comparison  # noqa: PLC0415

    task, arguments, out = sys.argv[1:]
    given = json.loads(arguments)
    cells = [(head, count) for head, count in given.get("cells", ())]
    found: object
    if task == "latencies":
        found = latencies(cells, given["rounds"], given["seconds"])
    elif task == "memory":
        found = memory(cells)
    else:
        found = {
            head: Comparison(head, thorough=given["thorough"], compiling=given["compiling"]).measure(
                batches, given["rounds"], given["seconds"]
            )
            for head, batches in given["heads"].items()
        }
    Path(out).write_text(json.dumps(found), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
