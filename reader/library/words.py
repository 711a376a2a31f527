"""The words that may follow the commands of the library, and the help they give."""

import argparse
import re
from collections.abc import Sequence

from reader.options import Parser, jobs

_LIBRARY = """\
Everything you open is kept in the library, once for the same text. Fill it from files and
folders, look into it, take it away.
"""
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?$")
_FORMATS = ("text", "jsonl", "csv")


def given(words: Sequence[str]) -> argparse.Namespace:
    """The options of a command of the library; `act` names what is to be done.

    Raises:
        UsageError: the words make no sense.
    """
    name, *rest = words
    options = _library().parse_args(rest) if name == "library" else _ITEMS[name]().parse_args(rest)
    options.act = getattr(options, "act", name)
    return options


def _library() -> argparse.ArgumentParser:
    parser = Parser(prog="reader library", description=_LIBRARY)
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    add = acts.add_parser("add", help="add files, and all articles in folders; may be repeated")
    add.add_argument("files", metavar="FILE", nargs="+")
    listed = acts.add_parser("list", help="the articles, the last added first")
    listed.add_argument("--text", metavar="WORDS", help="those that hold all of these words")
    _form(listed, _FORMATS)
    remove = acts.add_parser("remove", help="forget articles with all notes on them")
    remove.add_argument("articles", metavar="ARTICLE", nargs="+", help="as `list` names it")
    export = acts.add_parser("export", help="all that was found, to standard output")
    export.add_argument("articles", metavar="ARTICLE", nargs="*", help="as `list` names it")
    _form(export, ("jsonl", "csv", "markdown"))
    notes = acts.add_parser("notes", help="your bookmarks, highlights and notes")
    notes.add_argument("articles", metavar="ARTICLE", nargs="*", help="as `list` names it")
    _form(notes, ("text", "jsonl", "csv", "markdown", "annotations"))
    backup = acts.add_parser("backup", help="copy the library to a new file, also while in use")
    backup.add_argument("file", metavar="FILE")
    check = acts.add_parser("check", help="look for damage; read again what is not up to date")
    check.add_argument(
        "--repair",
        action="store_true",
        help="bring all that a damaged library still holds into a new one, and index it anew",
    )
    join = acts.add_parser("join", help="say that a name is one person in these articles")
    join.add_argument("name", metavar="NAME")
    join.add_argument(
        "articles", metavar="ARTICLE", nargs="*", help="as `list` names it; all without any"
    )
    split = acts.add_parser("split", help="undo `join`")
    split.add_argument("name", metavar="NAME")
    for each in (add, listed, export, check, join):
        jobs(each)
    _limit(listed)
    return parser


def _people() -> argparse.ArgumentParser:
    parser = Parser(prog="reader people", description="The people of all articles.")
    parser.add_argument("--name", metavar="WORDS", help="words of any form of the name")
    return _query(parser)


def _quotes() -> argparse.ArgumentParser:
    parser = Parser(prog="reader quotes", description="The quotes of all articles.")
    parser.add_argument("--speaker", metavar="NAME", help="words of any form of the name")
    parser.add_argument("--text", metavar="WORDS", help="words of the quote")
    return _query(parser)


def _statistics() -> argparse.ArgumentParser:
    parser = Parser(prog="reader statistics", description="The figures of all articles.")
    parser.add_argument("--concept", metavar="WORDS", help="what the figure measures")
    parser.add_argument("--unit", metavar="NAME", help="percent, dollar, money, person, ...")
    return _query(parser)


_ITEMS = {"people": _people, "quotes": _quotes, "statistics": _statistics}


def _query(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument(
        "--since", metavar="DATE", type=_day, help="articles of this day (YYYY-MM-DD) or later"
    )
    _form(parser, _FORMATS)
    jobs(parser)
    _limit(parser)
    return parser


def _form(parser: argparse.ArgumentParser, forms: Sequence[str]) -> None:
    parser.add_argument("--format", choices=forms, default=forms[0], help=f"{forms[0]} by default")


def _limit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--limit", metavar="N", type=_many, help="give no more than so many")


def _many(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 10**9:
        raise argparse.ArgumentTypeError(f"not a number above 0: {text}")
    return int(text)


def _day(text: str) -> str:
    if not _DAY.match(text):
        raise argparse.ArgumentTypeError(f"not a day: {text} (YYYY-MM-DD)")
    return text
