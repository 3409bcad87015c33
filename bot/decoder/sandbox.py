"""Takes from a process what it does not need: files, network, memory without end, time without end.

The limits are POSIX's (`setrlimit`). Files and network are closed by Landlock
(https://docs.kernel.org/userspace-api/landlock.html), which Linux has since 5.13 and network since 6.7; where
the kernel has none of it, the limits alone hold.
"""

from __future__ import annotations

import ctypes
import os
import resource
import sys
from typing import Final

MOST_CPU_S: Final = 10
MOST_BYTES: Final = 1 << 30

_CREATE_RULESET: Final = 444
_RESTRICT_SELF: Final = 446
_RETURN_VERSION: Final = 1
_NO_NEW_PRIVILEGES: Final = 38
# How many kinds of access to files, and to the network, each version of Landlock knows.
_FILE_KINDS: Final = {1: 13, 2: 14, 3: 15, 4: 15}
_MOST_FILE_KINDS: Final = 16
_FIRST_WITH_NETWORK: Final = 4


def lock_in() -> None:
    """Locks this process in; what it has opened stays open."""
    _limit(resource.RLIMIT_CPU, MOST_CPU_S)
    _limit(resource.RLIMIT_AS, MOST_BYTES)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_CORE, 0)
    if sys.platform == "linux":
        _close_files_and_network()


def _limit(what: int, most: int) -> None:
    # Some systems have a limit but do not let it be set.
    try:
        resource.setrlimit(what, (most, most))
    except (ValueError, OSError):
        return


def _close_files_and_network() -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    version = libc.syscall(_CREATE_RULESET, None, 0, _RETURN_VERSION)
    if version < 1:
        return
    files = (1 << _FILE_KINDS.get(version, _MOST_FILE_KINDS)) - 1
    network = 0b11 if version >= _FIRST_WITH_NETWORK else 0
    handled = (ctypes.c_uint64 * 2)(files, network)
    size = ctypes.sizeof(handled) if network else ctypes.sizeof(ctypes.c_uint64)
    ruleset = libc.syscall(_CREATE_RULESET, handled, size, 0)
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    if ruleset < 0 or libc.syscall(_RESTRICT_SELF, ruleset, 0) < 0:
        raise OSError(ctypes.get_errno(), "the process cannot be locked in")
    os.close(ruleset)
