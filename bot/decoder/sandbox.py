"""Takes from a process what it does not need: files, network, children, memory and time without end.

The limits are POSIX's (`setrlimit`). Linux closes the rest in two ways, of which either may be missing:
namespaces of its own (`unshare`) with an empty root folder and no network, where the system lets everybody
have them; and Landlock (https://docs.kernel.org/userspace-api/landlock.html), which forbids files since Linux
5.13, TCP since 6.7, and signals and abstract sockets since 6.12. Where there is neither, the limits alone
hold. The limit on children holds for everybody but root.
"""

from __future__ import annotations

import ctypes
import os
import resource
import sys
import tempfile
from pathlib import Path
from typing import Final

MOST_CPU_S: Final = 10
MOST_BYTES: Final = 2 << 30

_CREATE_RULESET: Final = 444
_RESTRICT_SELF: Final = 446
_RETURN_VERSION: Final = 1
_NO_NEW_PRIVILEGES: Final = 38
# How many kinds of access to files, and to the network, each version of Landlock knows.
_FILE_KINDS: Final = {1: 13, 2: 14, 3: 15, 4: 15}
_MOST_FILE_KINDS: Final = 16
_FIRST_WITH_NETWORK: Final = 4
_FIRST_WITH_SCOPES: Final = 6
_EVERYTHING: Final = 0b11
_NEW_USER_MOUNT_NETWORK: Final = 0x10000000 | 0x00020000 | 0x40000000


def lock_in() -> None:
    """Locks this process in; what it has opened stays open."""
    libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
    if libc:
        _leave_the_system(libc)
    _limit(resource.RLIMIT_CPU, MOST_CPU_S)
    _limit(resource.RLIMIT_AS, MOST_BYTES)
    _limit(resource.RLIMIT_NPROC, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_CORE, 0)
    if libc:
        _close_files_and_network(libc)


def _limit(what: int, most: int) -> None:
    # Some systems have a limit but do not let it be set.
    try:
        resource.setrlimit(what, (most, most))
    except (ValueError, OSError):
        return


def _leave_the_system(libc: ctypes.CDLL) -> None:
    """Goes where there are no files and no network, if the system lets it."""
    empty = Path(tempfile.mkdtemp())
    os.chdir(empty)
    empty.rmdir()
    if libc.unshare(_NEW_USER_MOUNT_NETWORK) == 0:
        os.chroot(".")


def _close_files_and_network(libc: ctypes.CDLL) -> None:
    version = libc.syscall(_CREATE_RULESET, None, 0, _RETURN_VERSION)
    if version < 1:
        return
    files = (1 << _FILE_KINDS.get(version, _MOST_FILE_KINDS)) - 1
    network = [_EVERYTHING] if version >= _FIRST_WITH_NETWORK else []
    scopes = [_EVERYTHING] if version >= _FIRST_WITH_SCOPES else []
    handled = [files, *network, *scopes]
    rules = (ctypes.c_uint64 * len(handled))(*handled)
    ruleset = libc.syscall(_CREATE_RULESET, rules, ctypes.sizeof(rules), 0)
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    if ruleset < 0 or libc.syscall(_RESTRICT_SELF, ruleset, 0) < 0:
        raise OSError(ctypes.get_errno(), "the process cannot be locked in")
    os.close(ruleset)
