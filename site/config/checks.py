"""Everything `./run check` looks at, one line per check; plain Python: each tool runs as a process of its own."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
CODE = ["manage.py", "site", "courses", "quizzes", "manuals", "tests"]
PRODUCTION = {
    "DONGUI_ENV": "production",
    "SECRET_KEY": "a-key-for-the-deploy-check-only-0123456789-abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "dongui.example.org",
}
TEST = {"DONGUI_ENV": "test"}


def python(*words: str) -> list[str]:
    return [sys.executable, *words]


def tool(name: str, *words: str) -> list[str]:
    return [str(BIN / name), *words]


def templates() -> list[str]:
    return sorted(str(path) for path in (ROOT / "site" / "templates").rglob("*.html"))


CHECKS: list[tuple[str, list[str], dict[str, str]]] = [
    ("format", tool("ruff", "format", "--check", "--quiet", *CODE), {}),
    ("lint", tool("ruff", "check", "--quiet", *CODE), {}),
    ("templates", tool("djade", "--check", "--target-version", "5.2", *templates()), {}),
    ("template lint", tool("djlint", "--lint", "--quiet", "site/templates"), {}),
    ("types of the pure rooms", tool("mypy"), {}),
    ("import contracts", tool("lint-imports"), {"PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}"}),
    ("migrations", python("manage.py", "makemigrations", "--check", "--dry-run"), TEST),
    ("system check", python("manage.py", "check", "--fail-level", "WARNING"), TEST),
    ("deploy check", python("manage.py", "check", "--deploy", "--fail-level", "WARNING"), PRODUCTION),
    ("content", python("manage.py", "load_curriculum", "--check"), TEST),
    ("routes", python("manage.py", "list_urls", "--format", "json"), TEST),
    ("personal data", python("manage.py", "privacy_map", "--format", "json"), TEST),
]


def main() -> int:
    """Run every check, show the output of those that fail, and return how the whole ended."""
    failed = []
    for name, words, environment in CHECKS:
        begun = time.monotonic()
        done = subprocess.run(
            words, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True
        )
        took = time.monotonic() - begun
        sys.stdout.write(f"{'ok  ' if done.returncode == 0 else 'FAIL'} {name} ({took:.1f} s)\n")
        if done.returncode:
            failed.append(name)
            sys.stdout.write((done.stdout + done.stderr).rstrip() + "\n")
        sys.stdout.flush()
    sys.stdout.write(f"{len(CHECKS) - len(failed)} passed, {len(failed)} failed\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
