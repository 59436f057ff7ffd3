"""Progress output while a cloud starts: a line for each part that is ready, and a spinner on a terminal."""

from __future__ import annotations

import threading
import time

from rich.console import Console
from rich.status import Status


class Progress:
    """Lines with the seconds since the beginning. Plain when the output is not a terminal."""

    def __init__(self, doing: str) -> None:
        self.console = Console(stderr=True, highlight=False)
        self.began = time.monotonic()
        self.lock = threading.Lock()
        self.status: Status | None = None
        if self.console.is_terminal:
            self.status = self.console.status(doing)
            self.status.start()
        else:
            self.console.print(f"sandbox: {doing}", markup=False)

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self.status:
            self.status.stop()

    @property
    def seconds(self) -> float:
        """Seconds since the beginning."""
        return time.monotonic() - self.began

    def ready(self, what: str) -> None:
        """Print that a part is ready, with the elapsed time."""
        self.line(f"{self.seconds:6.1f} s  {what}")

    def line(self, text: str) -> None:
        """Print one line."""
        with self.lock:
            self.console.print(text, markup=False, soft_wrap=True)
