"""`vitrine doctor`: what is installed, missing or misconfigured, and how to mend it."""

from __future__ import annotations

import shutil
import socket
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib import metadata
from typing import Final

import httpx
import psutil
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from bot.find_python import run
from bot.processes import Process, vitrine_processes
from bot.settings import PROJECT, CommandSettings
from data.schema import Product
from data.store import Database

MIN_FREE_DISK_GB: Final = 1.0
MIN_MEMORY_GB: Final = 3.5


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. What is not `needed` only limits what works."""

    what: str
    fine: bool
    detail: str
    mend: str = ""
    needed: bool = True

    def as_json(self) -> dict[str, str | bool]:
        return asdict(self)


def examine(settings: CommandSettings) -> Iterator[Finding]:
    """Looks at everything in turn, the causes before what depends on them."""
    yield _python()
    yield _packages()
    yield _dialogue_python(settings)
    yield _dialogue_model(settings)
    yield _widget()
    yield _home(settings)
    yield _catalogue()
    for process in vitrine_processes(settings):
        yield _process(process)
    yield _disk(settings)
    yield _memory()
    yield _chinese_font()
    yield _chromium()


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding(
        "Python", sys.version_info >= (3, 11), version, "use Python 3.11 or newer and run `make setup`"
    )


def _packages() -> Finding:
    wrong = []
    for line in (PROJECT / "requirements.lock").read_text().splitlines():
        name, _, rest = line.partition("==")
        if not rest or line.startswith((" ", "#")) or ";" in rest:
            continue
        wanted = rest.split()[0]
        try:
            found = metadata.version(name)
        except metadata.PackageNotFoundError:
            found = "missing"
        if found != wanted:
            wrong.append(f"{name} {found}, wanted {wanted}")
    return Finding("packages", not wrong, "; ".join(wrong[:5]) or "as locked", "run `make setup`")


def _dialogue_python(settings: CommandSettings) -> Finding:
    found = run(
        [str(settings.dialogue_python), "-c", "import importlib.metadata as m; print(m.version('rasa'))"]
    )
    detail = f"Rasa {found}" if found else f"{settings.dialogue_python} has no Rasa"
    return Finding(
        "dialogue environment", bool(found), detail, "run `make setup` (it needs Python 3.10 or uv)"
    )


def _dialogue_model(settings: CommandSettings) -> Finding:
    models = sorted(settings.models.glob("*.tar.gz")) if settings.models.is_dir() else [settings.models]
    newest = models[-1] if models and models[-1].exists() else None
    return Finding(
        "dialogue model",
        newest is not None,
        newest.name if newest else "not trained",
        "run `vitrine dialogue train`",
    )


def _widget() -> Finding:
    built = PROJECT / "bot" / "widget" / "dist" / "widget.js"
    detail = f"{built.stat().st_size // 1024} kB" if built.exists() else "not built"
    return Finding("widget", built.exists(), detail, "run `make widget`")


def _home(settings: CommandSettings) -> Finding:
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
        probe = settings.home / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        return Finding(
            "VITRINE_HOME", False, f"{settings.home}: {error.strerror}", "name a folder you may write to"
        )
    return Finding("VITRINE_HOME", True, str(settings.home))


def _catalogue() -> Finding:
    try:
        database = Database.from_settings()
        with database.session() as session:
            products = session.scalar(select(func.count(Product.id))) or 0
        database.dispose()
    except SQLAlchemyError:
        return Finding(
            "catalogue", False, "no database yet", "run `vitrine shop demo` or `vitrine shop import FILE`"
        )
    mend = "run `vitrine shop demo` or `vitrine shop import FILE`"
    return Finding("catalogue", products > 0, f"{products} products", mend)


def _process(process: Process) -> Finding:
    try:
        answered = httpx.get(process.health_url, timeout=2.0).status_code == httpx.codes.OK
    except httpx.HTTPError:
        answered = False
    if answered:
        return Finding(process.name, True, f"running on port {process.port}", needed=False)
    with socket.socket() as probe:
        taken = probe.connect_ex(("127.0.0.1", process.port)) == 0
    if taken:
        mend = f"stop that program or set VITRINE_{process.name.upper()}_PORT"
        return Finding(process.name, False, f"port {process.port} is taken by something else", mend)
    return Finding(process.name, False, "not running", "run `vitrine up`", needed=False)


def _disk(settings: CommandSettings) -> Finding:
    free = shutil.disk_usage(settings.home if settings.home.exists() else PROJECT).free / 1e9
    return Finding("disk", free >= MIN_FREE_DISK_GB, f"{free:.1f} GB free", f"free {MIN_FREE_DISK_GB:.0f} GB")


def _memory() -> Finding:
    total = psutil.virtual_memory().total / 1e9
    mend = f"the four processes want {MIN_MEMORY_GB} GB together"
    return Finding("memory", total >= MIN_MEMORY_GB, f"{total:.1f} GB", mend, needed=False)


def _chinese_font() -> Finding:
    fonts = run(["fc-list", ":lang=zh", "family"]).splitlines()
    mend = "install one, such as Noto Sans CJK, so that Chinese labels can be drawn onto made pictures"
    return Finding(
        "Chinese font", bool(fonts), fonts[0].split(",")[0] if fonts else "none", mend, needed=False
    )


def _chromium() -> Finding:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    mend = "install Chromium to run the browser tests; the shop does not need it"
    return Finding("Chromium", found is not None, found or "none", mend, needed=False)
