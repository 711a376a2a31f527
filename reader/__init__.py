"""A terminal reader for news articles that knows who said what.

The library in one line: `reader.analyse(reader.load("article.txt"))`, or `parse` for what is no
file:

>>> from reader import analyse, parse
>>> article = parse("“It will outlive us,” said Lena Okafor, who paid $48.6 million.".encode())
>>> found = analyse(article)
>>> [person.name for person in found.people]
['Lena Okafor']
>>> [article[segment] for quote in found.quotes for segment in quote.segments]
['“It will outlive us,”']
>>> [(article[figure.span], figure.unit.name) for figure in found.statistics]
[('$48.6 million', 'dollar')]

Both are functions of their arguments alone, and all values are immutable, comparable, hashable and
picklable, so that they go through any map over a corpus; `reader.record.record` makes plain values
of them, for JSON. Nothing is imported before it is used, so that the command starts at once.
"""

import sys

TYPE_CHECKING = False  # that of `typing`, without its import
if TYPE_CHECKING:
    from typing import Any

    from reader.analyse import analyse
    from reader.errors import MissingInputError, ReaderError
    from reader.load import load, parse
    from reader.model import (
        Analysis,
        Article,
        Kind,
        Mention,
        Person,
        Quote,
        Ref,
        Span,
        Speaker,
        Statistic,
    )

__version__ = "0.1.0"

__all__ = [
    "Analysis",
    "Article",
    "Kind",
    "Mention",
    "MissingInputError",
    "Person",
    "Quote",
    "ReaderError",
    "Ref",
    "Span",
    "Speaker",
    "Statistic",
    "analyse",
    "load",
    "parse",
]

_HOME = {
    "analyse": "reader.analyse",
    "load": "reader.load",
    "parse": "reader.load",
} | dict.fromkeys(("MissingInputError", "ReaderError"), "reader.errors")
"""Where a public name lives; what is not named here is a value of the model."""


def __getattr__(name: str) -> "Any":
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - `--version` need not wait for it

    value = getattr(import_module(_HOME.get(name, "reader.model")), name)
    globals()[name] = value
    return value


class _Library(type(sys)):  # type: ignore[misc]  # the type of modules
    """The package as its users see it: `load` and `analyse` are functions.

    Python binds a module to its package when it is first imported, which would put the modules of
    these names in the place of their functions.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if name in ("analyse", "load") and isinstance(value, type(sys)):
            value = getattr(value, name)
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Library
