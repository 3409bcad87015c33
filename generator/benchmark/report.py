"""The figures as tables on the terminal."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.table import Table


def print_tables(figures: dict[str, Any], console: Console) -> None:
    """What `benchmark` gave."""
    machine, runs_as = figures["machine"], figures["runs_as"]
    console.print(
        f"{machine['cores']} cores ({machine['instructions']}), {machine['memory_gb']:.0f} GB, "
        f"PyTorch {machine['torch']} on {machine['gpu'] or runs_as['device']}, {runs_as['threads']} threads, "
        f"{runs_as['precision']}; load before: {machine['load_before']}"
    )
    _print_networks(figures["networks"], console)
    for head, compared in figures["ways"].items():
        _print_ways(f"ways to run {head}", compared, console)
    _print_service(figures["service"], console)
    for aim in figures["aims"]:
        verdict = "met" if aim["met"] else "missed"
        console.print(
            f"{aim['what']}, alone: {aim['p95_ms']:.0f} ms at p95, aim {aim['aim_ms']:.0f}: {verdict}"
        )


def _print_networks(networks: dict[str, Any], console: Console) -> None:
    table = _table(
        "the networks, as the service runs them",
        (
            "network",
            "batch",
            "pictures/s",
            "p50 ms",
            "p95 ms",
            "MB a picture",
            "p50 ms, threads waiting as PyTorch has it",
        ),
    )
    for head, network in networks.items():
        for count, found in network["batches"].items():
            otherwise = found["otherwise_waiting_p50_ms"]
            table.add_row(
                head,
                count,
                f"{found['pictures_per_s']:.1f}",
                f"{found['p50_ms']:.1f}",
                f"{found['p95_ms']:.1f}",
                f"{found['memory_mb_a_picture']:.1f}",
                f"{otherwise:.1f}" if otherwise else "",
            )
    console.print(table)
    for head, network in networks.items():
        if network["no_larger_batch"]:
            console.print(f"{head}: {network['no_larger_batch']}")


def _print_ways(title: str, compared: dict[str, Any], console: Console) -> None:
    batches = list(next(iter(compared["ways"].values()))["batches"])
    headings = ("way", *(f"ms, batch {count}" for count in batches), "levels apart", "start s")
    table = _table(title, headings)
    for name, found in compared["ways"].items():
        times = (
            f"{found['batches'][count]['p50_ms']:.1f}" if count in found["batches"] else "–"
            for count in batches
        )
        table.add_row(name, *times, f"{found['difference']:.1f}", f"{found['start_s']:.1f}")
    console.print(table)
    for name, reason in compared["skipped"].items():
        console.print(f"{name}: {reason}")


def _print_service(service: dict[str, Any], console: Console) -> None:
    table = _table(
        "the service, from request to answer",
        ("request", "clients", "answers/s", "p50 ms", "p95 ms", "answers", "503", "of requests tried"),
    )
    for row in service["requests"]:
        table.add_row(
            row["name"],
            str(row["clients"]),
            f"{row['per_second']:.1f}",
            *(f"{row[key]:.0f}" if row[key] is not None else "–" for key in ("p50_ms", "p95_ms")),
            str(row["samples"]),
            str(row["busy"]),
            f"{row['of']} of {row['tried']}",
        )
    console.print(table)
    console.print(
        f"ready after {service['seconds_to_ready']:.1f} s; "
        f"{service['idle_mb']} MB resident at rest, {service['busy_mb']} MB after all that"
    )


def _table(title: str, headings: tuple[str, ...]) -> Table:
    table = Table(title=title)
    for number, heading in enumerate(headings):
        table.add_column(heading, justify="left" if number == 0 else "right")
    return table
