"""A long article, kept by another process."""

from contextlib import closing
from pathlib import Path

import pytest

from reader.app import keeping
from reader.errors import ReaderError
from reader.library import Library
from reader.model import Article

ARTICLE = Article("The ferry was late again. " * 100, source="ferry.txt", title="The ferry")


def test_the_article_is_in_the_library_afterwards(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    keeping.keep(ARTICLE, file, 1.0)
    with closing(Library(file)) as library:
        (kept,) = library.kept()
        assert library.article(kept.key) == ARTICLE
    assert (kept.title, kept.words) == ("The ferry", 500)
    assert kept.opened


def test_a_library_that_fails_says_why(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    file.write_text("no database at all, whatever its name says")
    with pytest.raises(ReaderError, match=r"library\.db: is damaged"):
        keeping.keep(ARTICLE, file, 1.0)


@pytest.mark.parametrize("command", ["exit 3", "kill -9 $$"])
def test_a_process_that_fails_is_heard_of(tmp_path: Path, command: str) -> None:
    with pytest.raises(ReaderError, match=r"library\.db: the article could not be kept"):
        keeping.keep(ARTICLE, tmp_path / "library.db", 1.0, ("/bin/sh", "-c", command))
