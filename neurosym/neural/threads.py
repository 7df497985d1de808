"""One thread: boards are small, and threads that share a small product mostly wait for each other.

Two busy cores with torch's default took 26 s for a rollout that takes one thread 0.3 s.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch


@contextmanager
def one_thread(device: torch.device | str = "cpu") -> Iterator[None]:
    """On a processor, torch works with one thread in this block, and then as before; elsewhere nothing changes."""
    before = torch.get_num_threads()
    if torch.device(device).type == "cpu":
        torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)
