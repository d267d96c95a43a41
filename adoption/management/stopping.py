"""Ctrl-C, and the signals that end a process, stop an import while it can be taken back, and let it end after that."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType

from adoption.importing.progress import Progress

# What each signal does if nobody cares. Where somebody does (nohup), it stays so.
USUAL = {
    signal.SIGINT: signal.default_int_handler,
    signal.SIGTERM: signal.SIG_DFL,
    signal.SIGHUP: signal.SIG_DFL,
}


class Stop:
    """Whether the command was told to stop. `progress` is that of the import at work."""

    is_asked = False
    progress = Progress()

    def __call__(self, number: int, frame: FrameType | None) -> None:
        self.is_asked = True
        if not self.progress.is_committing:
            raise KeyboardInterrupt


@contextmanager
def stopping() -> Iterator[Stop]:
    """Raises KeyboardInterrupt where the command is told to stop and what it does can be taken back."""
    stop = Stop()
    if current_thread() is not main_thread():
        # Python gives signals to the main thread only.
        yield stop
        return
    caught = [number for number, handler in USUAL.items() if signal.getsignal(number) is handler]
    for number in caught:
        signal.signal(number, stop)
    try:
        yield stop
    finally:
        for number in caught:
            signal.signal(number, USUAL[number])
