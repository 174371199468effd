"""What a program says on a terminal, or into a pipe whose reader may go away before the end: `make status | head -3`."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from typing import Any, TextIO


@contextlib.contextmanager
def speaking(**settings: Any) -> Iterator[None]:
    """What is printed inside shows what the console can, and goes nowhere once nobody reads it; the work goes on to its end.

    `settings`: of the stream, such as `line_buffering=True`.
    """
    with contextlib.ExitStack() as streams:
        for name, redirect in (
            ("stdout", contextlib.redirect_stdout),
            ("stderr", contextlib.redirect_stderr),
        ):
            stream = getattr(sys, name)
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(
                    errors="replace", **settings
                )  # a console that lacks our letters shows the rest
            patient: Any = _Patient(stream)
            streams.enter_context(redirect(patient))
            streams.callback(patient.flush)
        yield


class _Patient:
    """A stream that a reader may leave: a full disk is still an error."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        try:
            return self._stream.write(text)
        except OSError as error:
            self._let_go(error)
            return len(text)

    def flush(self) -> None:
        try:
            self._stream.flush()
        except OSError as error:
            self._let_go(error)

    def _let_go(self, error: OSError) -> None:
        """Nothing more is said through this stream, by other programs that share it neither, nor at the end what is left of it.

        Raises the error anew unless a reader has left.
        """
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self._stream.fileno())
        os.close(nowhere)
        if not isinstance(error, BrokenPipeError):
            raise error

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
