"""Pages of the web, read again from the library when the web does not give them."""

from contextlib import closing
from dataclasses import replace

from reader.errors import ReaderError
from reader.library import folders
from reader.library.shelf import Library
from reader.model import Article


def offline(address: str, error: ReaderError) -> Article:
    """The page as it was kept last, with a notice that says why and from when it is.

    Raises:
        ReaderError: `error`, where no such page is kept.
    """
    try:
        with closing(Library(folders.library_file())) as library:
            return kept(library, address, error)
    except ReaderError:
        raise error from None


def kept(library: Library, address: str, error: ReaderError) -> Article:
    """The same, of an open library."""
    name, day = library.latest(address)
    article = library.article(name)
    if article is None:
        raise error
    why = str(error).rpartition(": ")[2]
    notice = f"As kept on {day[:10]}: {why}"
    return replace(article, notices=(notice, *article.notices))
