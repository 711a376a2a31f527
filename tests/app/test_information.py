"""The page about an article, and how pages are laid out."""

from textual.widgets import Static

from reader.app.widgets.help import Fact, Leaf, Section, rows
from reader.app.widgets.information import PLACES, about
from reader.model import Analysis, Article, Block, BlockKind, Removed, Span
from tests.app.test_window import Window, window


def page(article: Article, engine: str = "abc") -> dict[str, list[tuple[str, str]]]:
    sections = about(Analysis(article), engine)
    return {title: [(fact.label, fact.value) for fact in facts] for title, facts in sections}


def test_what_is_found_is_told_with_what_found_it(bridge: Analysis) -> None:
    facts = dict(about(bridge, "0123abcd")[0].facts)
    assert facts["Found"] == "People 3 · Quotes 3 · Statistics 4"
    assert facts["Found by"].endswith(", engine 0123abcd")
    assert facts["Length"].endswith("words · 1 min")
    assert "Found" not in dict(about(bridge, "")[0].facts)


def test_pieces_of_a_kind_are_counted_together_and_repeats_once() -> None:
    removed = [Removed("Advertisement", "advertisement")] * 3
    removed += [Removed("By Ana Vox", "byline"), Removed("Our sponsor", "advertisement")]
    assert page(Article("Some words.", removed=tuple(removed)))["Taken out: 5"] == [
        ("advertisement ×4", "Advertisement ×3"),
        ("", "Our sponsor"),
        ("byline", "By Ana Vox"),
    ]


def test_what_came_again_and_again_is_counted_once() -> None:
    removed = (Removed("Advertisement", "advertisement"),) * 4
    kept = page(Article("Some words.", removed=removed))["Taken out: 4"]
    assert kept == [("advertisement ×4", "Advertisement")]


def test_hidden_characters_are_told_by_paragraph() -> None:
    lines = ["plain", "od\u200bd and \u200bodd", "turned \u202eround and \u200b"]
    kept = page(_paragraphs(lines))["Hidden characters"]
    assert kept == [
        ("3 ×", "invisible character in ¶ 2, 3"),
        ("1 ×", "direction override in ¶ 3"),
    ]


def test_many_places_are_counted_and_not_all_named() -> None:
    kept = page(_paragraphs(["\u200bx"] * (PLACES + 2)))["Hidden characters"]
    assert kept[0][1].endswith(f", {PLACES} and 2 more")


def test_an_article_without_any_of_it_says_so() -> None:
    kept = page(Article("Some words."))
    assert (kept["Hidden characters"], kept["Taken out"]) == ([("none", "")], [("nothing", "")])


def _paragraphs(lines: list[str]) -> Article:
    text, blocks = "", []
    for words in lines:
        blocks.append(Block(Span(len(text), len(text) + len(words)), BlockKind.PARAGRAPH))
        text += words + "\n"
    return Article(text, tuple(blocks))


def test_no_label_runs_into_its_value() -> None:
    label = "a label that is a good deal longer than its column"
    drawn = [row.plain for row in rows([Section("", [Fact(label, "value " * 30)])], 60)]
    assert all(row[23] == " " and len(row.rstrip()) <= 60 for row in drawn)
    assert " ".join(" ".join(row[:24] for row in drawn).split()) == label
    assert " ".join(" ".join(row[24:] for row in drawn).split()) == " ".join(["value"] * 30)


async def test_keys_take_two_columns_where_there_is_room(bridge: Analysis) -> None:
    async with window(bridge, (118, 40)) as it:
        await it.press("question_mark")
        left, right = columns(it)
        assert (left.region.y, left.region.right <= right.region.x) == (right.region.y, True)
        assert abs(left.region.height - right.region.height) < 20
        await it.pilot.resize_terminal(90, 40)
        await it.pilot.pause()
        assert [column.display for column in columns(it)] == [True, False]


async def test_the_page_about_the_article_has_one_column(bridge: Analysis) -> None:
    async with window(bridge, (118, 40)) as it:
        await it.press("i")
        assert len(columns(it)) == 1


def columns(it: Window) -> list[Static]:
    assert isinstance(it.app.screen, Leaf)
    return list(it.app.screen.query(".leaf-column").results(Static))
