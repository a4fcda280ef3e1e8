"""Marks of this folder."""

import pytest


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "kiwi: loads the Korean analyser (four seconds, 500 MB)")
