"""Look before the start whether HOST and PORT can be listened on; say in a sentence what to do where not."""

import os
import socket
import sys

REFUSED, WRONG = 1, 2


def trouble(host: str, port: str) -> tuple[int, str]:
    """The exit code, 0 when all is well, and the sentence that goes with it."""
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        return WRONG, f"PORT={port} is no port; it is a number from 1 to 65535."
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as line:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            line.bind((host.strip("[]"), int(port)))
    except socket.gaierror:
        return WRONG, f"HOST={host} is no address of this machine."
    except PermissionError:
        return REFUSED, f"Port {port} needs more rights. Another one: PORT=8000 ./run"
    except OSError as error:
        return REFUSED, (
            f"{host}:{port} cannot be listened on ({error.strerror}). Another port: PORT={next_port(int(port))} ./run"
        )
    return 0, ""


def next_port(port: int) -> int:
    return port + 1 if port < 65535 else 8000


def main() -> int:
    code, sentence = trouble(os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000"))
    if sentence:
        sys.stderr.write(sentence + "\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
