"""A process that ends when its parent does, even when the parent is killed and can tell nobody."""

import ctypes
import signal
import sys

PR_SET_PDEATHSIG = 1


def end_with_parent(by: signal.Signals) -> None:
    """The kernel sends `by` when the thread that started this process ends. Linux only; elsewhere nothing happens."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, by)
