"""Everything `./run check` looks at, one line per check; plain Python: each tool runs as a process of its own."""

import argparse
import json
import os
import shlex
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
CODE = ["manage.py", "site", "courses", "quizzes", "manuals", "tests", "docs"]
PRODUCTION = {
    "DONGUI_ENV": "production",
    "SECRET_KEY": "a-key-for-the-deploy-check-only-0123456789-abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "dongui.example.org",
}
TEST = {"DONGUI_ENV": "test"}
FIRST, LAST = (
    14,
    6,
)  # lines shown of a failed check; the whole comes from its own command, which is shown with it


@dataclass(frozen=True)
class Check:
    """One thing to look at: a command and what it needs in its environment."""

    name: str
    words: list[str]
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def command(self) -> str:
        """The check as somebody would type it."""
        words = [word.removeprefix(f"{ROOT}{os.sep}") for word in self.words]
        if len(words) > 12:
            words = [*words[:6], "…"]
        return " ".join([*(f"{k}={shlex.quote(v)}" for k, v in self.environment.items()), *words])


@dataclass(frozen=True)
class Result:
    """How a check ended."""

    name: str
    passed: bool
    seconds: float
    output: str


def manage(*words: str) -> list[str]:
    return [sys.executable, "manage.py", *words]


def tool(name: str, *words: str) -> list[str]:
    return [str(BIN / name), *words]


def templates() -> list[str]:
    return sorted(str(path.relative_to(ROOT)) for path in (ROOT / "site" / "templates").rglob("*.html"))


def checks() -> list[Check]:
    """All checks, the quick ones first."""
    contracts = {"PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}"}
    strict = ("--fail-level", "WARNING")
    return [
        Check("format", tool("ruff", "format", "--check", "--quiet", *CODE)),
        Check("lint", tool("ruff", "check", "--quiet", "--output-format", "concise", *CODE)),
        Check("templates", tool("djade", "--check", "--target-version", "5.2", *templates())),
        Check("template-lint", tool("djlint", "--lint", "--quiet", "site/templates")),
        Check("types", tool("mypy", "--no-error-summary")),
        Check("imports", tool("lint-imports", "--no-cache"), contracts),
        Check("migrations", manage("makemigrations", "--check", "--dry-run"), TEST),
        Check("empty-database", manage("write_empty_database", "--check"), TEST),
        Check("system", manage("check", *strict), TEST),
        Check("deploy", manage("check", "--deploy", *strict), PRODUCTION),
        Check("content", manage("load_curriculum", "--check"), TEST),
        Check("routes", manage("list_urls", "--format", "json"), TEST),
        Check("personal-data", manage("privacy_map", "--format", "json"), TEST),
    ]


def run(check: Check) -> Result:
    begun = time.monotonic()
    done = subprocess.run(
        check.words,
        cwd=ROOT,
        env={**os.environ, **check.environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return Result(check.name, done.returncode == 0, time.monotonic() - begun, done.stdout.strip())


def shortened(output: str) -> str:
    lines = output.splitlines()
    between = len(lines) - FIRST - LAST
    if between <= 1:
        return output
    return "\n".join([*lines[:FIRST], f"… {between} lines more …", *lines[-LAST:]])


def tell(check: Check, result: Result) -> None:
    """One line for a check that passed; for one that did not, what it said and how to ask it again."""
    sys.stdout.write(f"{'ok  ' if result.passed else 'FAIL'} {result.name} ({result.seconds:.1f} s)\n")
    if not result.passed:
        sys.stdout.write(f"$ {check.command}\n{shortened(result.output)}\n\n")
    sys.stdout.flush()


def asked(argv: list[str]) -> argparse.Namespace:
    names = [check.name for check in checks()]
    parser = argparse.ArgumentParser(prog="./run check", description="Look at everything but the tests.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"only these: {', '.join(names)}")
    parser.add_argument("--format", choices=["lines", "json"], default="lines")
    options = parser.parse_args(argv)
    if unknown := [name for name in options.names if name not in names]:
        parser.error(f"there is no check {', '.join(unknown)}; there are {', '.join(names)}")
    return options


def main(argv: list[str]) -> int:
    """Run the checks asked for, show the output of those that fail, and return how the whole ended."""
    options = asked(argv)
    results = []
    for check in checks():
        if options.names and check.name not in options.names:
            continue
        result = run(check)
        results.append(result)
        if options.format == "lines":
            tell(check, result)
    failed = [result for result in results if not result.passed]
    if options.format == "json":
        sys.stdout.write(json.dumps([vars(result) for result in results], ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(f"{len(results) - len(failed)} passed, {len(failed)} failed\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
