"""What it was measured on."""

import os
import platform
import sqlite3
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from .reference import CLI

PACKAGES = ("Django", "sqlite-utils", "django-import-export", "psycopg")


def facts() -> str:
    """Two lines; the load tells whether others were at work when it began."""
    load = f"load {os.getloadavg()[0]:.1f} at the start"
    machine = f"{os.cpu_count()} cores, {processor()}, {platform.system()} {platform.release()}, {load}"
    python = f"Python {platform.python_version()} with SQLite {sqlite3.sqlite_version}"
    packages = (f"{name} {installed(name)}" for name in PACKAGES)
    return "\n".join([machine, ", ".join([python, command_line(), *packages])])


def processor() -> str:
    """Linux only names it there."""
    described = Path("/proc/cpuinfo")
    if described.exists():
        for line in described.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.machine()


def command_line() -> str:
    if not CLI:
        return "no sqlite3 command"
    told = subprocess.run([CLI, "--version"], capture_output=True, text=True, check=True)  # noqa: S603 - found by us
    return f"sqlite3 command {told.stdout.split()[0]}"


def installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
