"""Makes a model or lexicon again: `python -m reader.training people|lexicon|... CORPUS...`."""

import argparse
import importlib
import pkgutil
from pathlib import Path

import reader.training


def main() -> None:
    """Runs the `train` function of the module that bears the model's name."""
    models = sorted(
        module.name
        for module in pkgutil.iter_modules(reader.training.__path__)
        if not module.name.startswith("_")
    )
    parser = argparse.ArgumentParser(prog="python -m reader.training", description=__doc__)
    parser.add_argument("model", choices=models)
    parser.add_argument("corpora", nargs="*", type=Path, metavar="CORPUS")
    options = parser.parse_args()
    module = importlib.import_module(f"reader.training.{options.model}")
    print(module.train(options.corpora))


if __name__ == "__main__":
    main()
