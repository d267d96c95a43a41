"""Runs one command as a process of its own and measures it."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

PROJECT = Path(__file__).resolve().parent.parent
# macOS counts the peak in bytes, Linux in kilobytes.
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024
WORK_MARK = "work alone:"
SHOWN_OF_ERRORS = 2000


class BenchError(Exception):
    """What was measured did not do what it should."""


@dataclass(frozen=True, slots=True)
class Measured:
    """`wall` seconds of the whole process, `work` those after set-up where the process tells them.

    The peak is never less than that of this program, which the process starts as a copy of."""

    wall: float
    work: float | None
    peak_mb: float
    output: str


def run(command: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> Measured:
    """Raises BenchError where the command fails."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - our own commands
            [str(part) for part in command],
            cwd=PROJECT,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=errors,
            env={**os.environ, **(environment or {})},
        )
        _pid, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            shown = " ".join(str(part) for part in command)
            raise BenchError(
                f"This ended with {process.returncode}: {shown}\n{text_of(errors)[-SHOWN_OF_ERRORS:]}"
                f"{text_of(output)[-SHOWN_OF_ERRORS:]}"
            )
        text = text_of(output)
    return Measured(wall, work_told(text), usage.ru_maxrss * PEAK_UNIT / 1e6, text)


def work_told(text: str) -> float | None:
    """The seconds that a runner printed."""
    told = [line for line in text.splitlines() if line.startswith(WORK_MARK)]
    return float(told[-1].removeprefix(WORK_MARK)) if told else None


def text_of(file: BinaryIO) -> str:
    file.seek(0)
    return file.read().decode(errors="replace")
