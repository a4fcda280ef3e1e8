"""Say by the exit code whether this machine can make PDF: WeasyPrint draws through these libraries of the system."""

import ctypes
import sys
from collections.abc import Iterable

# Each under its name on Linux and on a Mac. WeasyPrint itself is not imported: that takes a second.
LIBRARIES = (
    ("libpango-1.0.so.0", "libpango-1.0.dylib"),
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"),
    ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
)


def loads(names: Iterable[str]) -> bool:
    """Whether a library can be loaded under one of its names."""
    for name in names:
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return True
    return False


if __name__ == "__main__":
    sys.exit(not all(map(loads, LIBRARIES)))
