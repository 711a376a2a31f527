"""The long forms of what is tried here: `python -m tests.hostile --minutes 30`.

A fuzz of everything but the window and of what is kept from one reading to the next, keys by chance
in the window, and its long use: 200 articles and 20,000 keys. Each takes up to a quarter of the
time; what fails says how to repeat it.
"""

import argparse
import random
import sys
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from reader.app import clipboard
from tests.hostile import fuzz, kept, test_keys, use


def main() -> int:
    """Runs all of them; 1 where the window holds more and more."""
    given = argparse.ArgumentParser(prog="python -m tests.hostile", description=__doc__)
    given.add_argument("--minutes", type=float, default=30.0)
    given.add_argument("--seed", type=int, default=random.randrange(10**6))
    options = given.parse_args()
    print(f"seed {options.seed}", flush=True)  # noqa: T201 - a command
    share = options.minutes * 15
    print(fuzz.run(share, options.seed), "changed articles", flush=True)  # noqa: T201 - a command
    print(kept.run(share, options.seed), "changed things kept", flush=True)  # noqa: T201 - a command
    with TemporaryDirectory() as folder, chdir(folder), patch.object(clipboard, "put"):
        keys = test_keys.walks(options.seed, 10**9, share)
        print(keys, "keys by chance", flush=True)  # noqa: T201 - a command
        found = use.day(Path(folder), 200, 100, options.seed, seconds=share)
    memory, files = use.grown(found)
    done = f"{len(found)} articles, {100 * len(found):,} keys"
    print(f"{done}: memory {memory:+.1%}, files {files:+}")  # noqa: T201 - a command
    return int(memory > use.MOST or files > 0)


if __name__ == "__main__":
    sys.exit(main())
