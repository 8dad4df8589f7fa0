"""Footprint's commands. `./run help` lists them."""

import os
import sys
from collections.abc import Callable, Sequence

# Commands that touch no database and need no Django, so that they answer at once; figures do without files.
WITHOUT_DATABASE = {
    "bench": "bench.__main__",
    "due": "rulebook.due",
    "figures": "footprint.front.figures_command",
    "next_reviews": "footprint.front.next_reviews_command",
}


def answered(command: Callable[[Sequence[str]], int]) -> int:
    """The command's exit status; a reader that stops early, as `| head` does, is no error."""
    try:
        status = command(sys.argv[2:])
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


def reads_the_register(given: Sequence[str]) -> bool:
    """Whether `./run figures` was asked without files."""
    return not any(part.split("=")[0] in ("--from", "--help", "-h") for part in given)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "footprint.settings")
    word = sys.argv[1] if len(sys.argv) > 1 else "help"
    if word in WITHOUT_DATABASE:
        from importlib import import_module

        command = import_module(WITHOUT_DATABASE[word]).main
        if word == "figures" and reads_the_register(sys.argv[2:]):
            from footprint.front import launch

            sys.exit(launch.with_database(lambda: answered(command)))
        sys.exit(answered(command))

    from footprint.front import launch

    sys.exit(launch.main(word, sys.argv))


if __name__ == "__main__":
    main()
