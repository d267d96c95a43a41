"""Tells the parent process how long the work took."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from bench.process import WORK_MARK


@contextmanager
def timed() -> Iterator[None]:
    start = time.perf_counter()
    yield
    print(f"{WORK_MARK} {time.perf_counter() - start:.6f}", flush=True)
