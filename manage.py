#!/usr/bin/env python
"""The front door for commands: puts site/ on the path and hands over to Django."""

import gc
import os
import sys
from pathlib import Path

# `site` is also a standard-library module, so site/ is a folder on the path and never a package
# (docs/decisions/0001-site-is-a-folder.md).
sys.path.insert(0, str(Path(__file__).resolve().parent / "site"))

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    # Loading the packages, and later the lessons, makes objects that stay: looking for garbage every 700 objects, as
    # Python does, takes a third of the time and finds nothing.
    gc.set_threshold(100_000)
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
