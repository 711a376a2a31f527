"""What the library keeps, and gives back."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from reader.library import Library, LibraryError, NoteKind
from reader.library.shelf import key
from reader.model import Analysis, Article, Span

TEXT = "The quay is closed. Nobody knows for how long, said the harbour office on Monday."
ARTICLE = Article(TEXT, source="quay.txt", title="Quay", published="2026-05-03")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library(tmp_path / "library.db")) as library:
        yield library


def test_an_article_is_kept_once_for_the_same_text(library: Library, bridge: Analysis) -> None:
    article = bridge.article
    assert library.article(key(article.text)) is None
    names = {library.add(article), library.add(replace(article, source="other.txt"))}
    assert names == {key(article.text)} == library.keys()
    (kept,) = library.kept()
    assert (kept.source, kept.opened, kept.position) == ("other.txt", None, None)
    assert library.article(kept.key) == replace(article, source=article.source)


def test_it_says_when_it_was_opened(library: Library) -> None:
    library.add(ARTICLE, opened=True)
    (kept,) = library.kept()
    assert kept.opened
    assert (kept.title, kept.published) == ("Quay", "2026-05-03")


def test_a_removed_article_is_gone_with_all_that_belongs_to_it(library: Library) -> None:
    library.remember(ARTICLE, 7)
    library.note(ARTICLE, Span(4, 8), NoteKind.HIGHLIGHT)
    assert library.remove(key(TEXT))
    assert not library.remove(key(TEXT))
    assert (library.kept(), library.position(ARTICLE), library.notes(ARTICLE)) == ((), None, ())
    assert library.check() == ()


def test_the_place_is_the_last_one(library: Library) -> None:
    assert library.position(ARTICLE) is None
    for place in (12, 40):
        library.remember(ARTICLE, place)
    assert library.position(ARTICLE) == 40
    library.remember(ARTICLE, 10_000)
    assert library.position(ARTICLE) == len(TEXT)


def test_the_place_is_found_in_a_changed_article_of_the_same_source(library: Library) -> None:
    library.remember(ARTICLE, TEXT.index("Nobody"))
    changed = replace(ARTICLE, text="Corrected. " + TEXT)
    assert library.position(changed) == changed.text.index("Nobody")
    assert library.position(replace(changed, source="pier.txt")) is None
    assert library.position(replace(ARTICLE, text="All is new here")) is None


def test_what_came_through_a_pipe_has_no_earlier_version(library: Library) -> None:
    library.remember(replace(ARTICLE, source="-"), 20)
    assert library.position(replace(ARTICLE, source="-", text="Corrected. " + TEXT)) is None


def test_addresses_are_sources_as_they_are(library: Library) -> None:
    page = replace(ARTICLE, source="https://example.org/quay")
    library.remember(page, 20)
    assert library.position(replace(page, text="Corrected. " + TEXT)) == 31


def test_notes_are_kept_and_say_when_they_are_unsure(library: Library) -> None:
    closed = Span(TEXT.index("closed"), TEXT.index("closed") + 6)
    number = library.note(ARTICLE, closed, NoteKind.CORRECTION, "open since noon")
    library.note(ARTICLE, Span(30, 30), NoteKind.BOOKMARK)
    first, second = library.notes(ARTICLE)
    assert (first.kind, first.words, first.anchor.quote) == (
        NoteKind.CORRECTION,
        "open since noon",
        "closed",
    )
    assert first.placed == (closed, True)
    assert second.placed == (Span(30, 30), True)
    changed = replace(ARTICLE, text=TEXT.replace("Nobody knows", "We know"))
    found = library.notes(changed)[0].placed
    assert found
    assert not found.sure
    assert library.erase(number)
    assert not library.erase(number)
    assert len(library.notes(ARTICLE)) == 1


def test_half_characters_and_odd_names_are_kept(library: Library) -> None:
    odd = Article("It \udcff ends.", source="odd\udcfe.txt", title="\ud800")
    library.remember(odd, 5)
    library.note(odd, Span(3, 4), NoteKind.NOTE, "\udc80")
    assert library.article(key(odd.text)) == odd
    assert library.position(odd) == 5


def test_the_stamp_of_the_last_file(library: Library) -> None:
    assert library.stamped("quay.txt") is None
    library.add(ARTICLE, stamp="81:1")
    library.add(ARTICLE)
    assert library.stamped("quay.txt") == (key(TEXT), "81:1")


def test_a_backup_is_whole_and_never_overwrites(library: Library, tmp_path: Path) -> None:
    library.remember(ARTICLE, 9)
    copy = tmp_path / "copy.db"
    library.backup(copy)
    other = Library(copy)
    assert other.position(ARTICLE) == 9
    other.close()
    with pytest.raises(LibraryError, match="there already"):
        library.backup(copy)
    with pytest.raises(LibraryError, match="cannot be written to"):
        library.backup(tmp_path / "none" / "copy.db")


def test_check_finds_a_row_that_refers_to_nothing(library: Library) -> None:
    library.remember(ARTICLE, 9)
    library._db.execute("PRAGMA foreign_keys = OFF")
    library._db.execute("DELETE FROM articles")
    assert library.check() == ("positions: a row refers to nothing",)


def test_a_library_in_memory_forgets() -> None:
    library = Library.in_memory()
    library.remember(ARTICLE, 9)
    assert library.position(ARTICLE) == 9
    library.close()
    assert Library.in_memory().position(ARTICLE) is None


def test_words_can_be_changed_and_a_note_put_back_as_it_was(library: Library) -> None:
    number = library.note(ARTICLE, Span(4, 8), NoteKind.NOTE, "which one?")
    assert library.reword(number, "this one")
    (note,) = library.notes(ARTICLE)
    assert note.words == "this one"
    assert library.erase(number)
    assert not library.reword(number, "nobody")
    library.put(ARTICLE, note)
    (again,) = library.notes(ARTICLE)
    assert (again.anchor, again.made, again.words) == (note.anchor, note.made, "this one")


def test_articles_with_notes_are_named_once_by_their_latest_text(library: Library) -> None:
    before, now = Article("The quay.", source="a.txt"), Article("The old quay.", source="a.txt")
    other, bare = Article("The pier.", source="b.txt"), Article("Rain.", source="-")
    for article in (before, other, bare):
        library.add(article)
    assert library.noted() == ()
    library.note(before, Span(4, 8), NoteKind.BOOKMARK)
    library.note(other, Span(4, 8), NoteKind.BOOKMARK)
    library.note(bare, Span(0, 4), NoteKind.CORRECTION, "no rain")
    name = library.add(now)
    assert library.noted() == (
        (name, str(Path("a.txt").absolute())),
        (library.add(other), str(Path("b.txt").absolute())),
    )
