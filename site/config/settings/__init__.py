"""Picks the settings by DONGUI_ENV; production is the default, the others subtract."""

import os

match os.environ.get("DONGUI_ENV", "production"):
    case "production":
        from .production import *  # noqa: F403
    case "development":
        from .development import *  # noqa: F403
    case "test":
        from .test import *  # noqa: F403
    case other:
        raise RuntimeError(f"DONGUI_ENV={other!r}: use production, development or test.")
