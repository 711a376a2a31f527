"""The words that may follow `reader`: what each command takes, and the help it gives."""

import argparse
from collections.abc import Sequence
from typing import NoReturn

from reader import display
from reader.errors import UsageError

HELP = """\
usage: reader [FILE... | FOLDER | ADDRESS | -] [--verbatim] [--force] [--theme NAME] [--no-library]
       reader extract FILE... [--format jsonl|json|markdown|csv] [--jobs N] [--files-from LIST]
                      [--corrected]
       reader show FILE [--plain] [--corrected]
       reader config
       reader library add|list|remove|export|notes|backup|check ...
       reader people|quotes|statistics [--name|--speaker|--concept WORDS] ...

Read a news article beside the people, quotes and statistics in it.

  reader                          open the library; the sample article while it is empty
  reader article.txt              open text, Markdown, HTML, EPUB, PDF, DOCX, ODT or RTF
  reader *.txt                    choose from several files, or those of a folder
  reader https://example.org/a    open the article of a web page
  pbpaste | reader -              read the article from standard input
  reader extract *.html           everything found, as JSON, a line for each file
  reader show article.txt         the article with its items, in any terminal or pipe
  reader library add articles/    keep all articles of a folder
  reader quotes --speaker Okafor  what somebody said, in all articles kept

options:
  --verbatim     take nothing out of the text: no advertisements, stamps or credits
  --force        open files of more than 20 MB
  --private      let an address lead to this machine or a private network
  --theme NAME   the colours of the window
  --no-library   keep nothing of the article or your place in it
  --version      print the version
  -h, --help     print this; `reader extract --help` and `reader show --help` say more

In the window press ? for its keys and q to leave. A file that is called like a command is opened
as ./extract. Exit codes: 0 all is well, 1 something failed, 2 wrong usage, 66 no such file.
"""
MOST_JOBS = 256
"""Articles that may be read at a time."""
_EXTRACT = """\
Write what is found in each FILE, and in each file of a folder, to standard output, in the order
given. Several files are read at a time; each result is written as soon as it and those before it
are there.

examples:
  reader extract article.txt | jq -r '.people[].name'
  reader extract *.txt | jq -r '.quotes[] | [.id, .speaker.text] | @tsv'
  reader extract --format csv *.html > items.csv
  cat article.txt | reader extract -
  reader extract articles/ > items.jsonl
  find . -name '*.html' -mtime -1 -print0 | reader extract --files-from -
"""
_FORMATS = """\
formats:
  jsonl     one JSON record a line for each file, as soon as it is read (the default)
  json      the same records in one array
  markdown  people, quotes and statistics, for people
  csv       one row for each person, quote and statistic

Offsets count code points into the record's "text"; an end is not included. A file that cannot be
read gives a record with "error" in its place (in JSON) and a line on standard error; the exit code
is then 1.
"""
_SHOW = """\
Print an article with its items marked ([p1], [q1], [s1]) and listed after it.
On a terminal lines fit its width and items are underlined, slanted or bold.
"""


class Parser(argparse.ArgumentParser):
    """A parser whose complaint is one line."""

    def error(self, message: str) -> NoReturn:
        """Complains. Raises UsageError."""
        raise UsageError(f"{display.line(message)} (`{self.prog} --help` explains)")


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--verbatim",
        action="store_true",
        help="take nothing out of the text; a text file stays exactly as it is",
    )
    parser.add_argument("--force", action="store_true", help="read files of more than 20 MB")
    parser.add_argument(
        "--private",
        action="store_true",
        help="let an address lead to this machine or a private network",
    )


def jobs(parser: argparse.ArgumentParser) -> None:
    """Lets `--jobs` be given: how many articles are read at a time, None where it is not said."""
    parser.add_argument(
        "--jobs",
        metavar="N",
        type=_count,
        help="articles read at a time: as many as there are cores; 1 needs no other process",
    )


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_JOBS:
        raise argparse.ArgumentTypeError(f"not a number from 1 to {MOST_JOBS}: {text}")
    return int(text)


def _corrected(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--corrected",
        action="store_true",
        help="with the corrections that you made in the window; without, all is as found",
    )


_RAW = argparse.RawDescriptionHelpFormatter


def opened(given: Sequence[str]) -> argparse.Namespace:
    """The options of `reader FILE...`: files, theme, verbatim, force, private, no_library."""
    parser = Parser(prog="reader", usage=HELP, add_help=False)
    parser.add_argument("files", nargs="*")
    parser.add_argument("--theme")
    parser.add_argument("--no-library", action="store_true")
    _common(parser)
    options = parser.parse_args(given)
    if len(options.files) > 1 and "-" in options.files:
        parser.error("standard input is one article: reader -")
    return options


def shown(given: Sequence[str]) -> argparse.Namespace:
    """The options of `reader show`: file, plain, corrected, verbatim, force."""
    parser = Parser(prog="reader show", description=_SHOW, formatter_class=_RAW)
    parser.add_argument("file", metavar="FILE", help="a file, a web address, or - for stdin")
    parser.add_argument("--plain", action="store_true", help="no styles, only characters")
    _corrected(parser)
    _common(parser)
    return parser.parse_args(given)


def configured(given: Sequence[str]) -> None:
    """`reader config` takes no words. Raises UsageError for any."""
    parser = Parser(
        prog="reader config",
        formatter_class=_RAW,
        description="Print the settings that hold, and where the file of settings is.",
        epilog="reader config > settings.toml keeps them as a file to start from.",
    )
    parser.parse_args(given)


def extracted(given: Sequence[str]) -> argparse.Namespace:
    """The options of `reader extract`: files, files_from, format, jobs, verbatim, force."""
    parser = Parser(
        prog="reader extract", description=_EXTRACT, epilog=_FORMATS, formatter_class=_RAW
    )
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="*",
        help="text, Markdown, HTML, EPUB, PDF, DOCX, ODT, RTF, folders, addresses; - is stdin",
    )
    parser.add_argument(
        "--files-from",
        metavar="LIST",
        help="read more names from a file, one a line or parted by NUL; - is stdin",
    )
    jobs(parser)
    parser.add_argument(
        "--format", choices=["jsonl", "json", "markdown", "csv"], default="jsonl", help="see below"
    )
    _corrected(parser)
    _common(parser)
    words = list(given)
    end = words.index("--") if "--" in words else len(words)
    options = parser.parse_intermixed_args(words[:end])
    options.files += words[end + 1 :]
    if not options.files and options.files_from is None:
        parser.error("which files?")
    return options
