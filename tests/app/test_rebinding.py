"""Keys of presets and of the user's own: what is followed, and what is said of the rest."""

from itertools import combinations
from pathlib import Path

import pytest

from reader import config
from reader.app import keymap, rebinding, settings
from reader.app.commands import Commands
from reader.app.presets import PRESETS
from reader.app.rebinding import NoKeyError, declared, followed, key_name, panes, resolved
from reader.model import Analysis
from tests.app.test_window import OKAFOR, TOMAS, Window, window

FILE = Path("/c.toml")


def said(text: str) -> list[str]:
    """What is said of a table of keys; line 1 is its head."""
    _, read = followed(config.parse(f"[keys]\n{text}", FILE))
    return [str(fault).removeprefix("/c.toml:") for fault in read.faults]


def clashes(keys: rebinding.Keys) -> set[tuple[str, str, str]]:
    """Pairs of actions of one pane with a key in common."""
    return {
        (min(pair), max(pair), key)
        for pane in panes()
        for pair in combinations(pane, 2)
        for key in set(keys[pair[0]]) & set(keys[pair[1]])
    }


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_names_actions_that_exist_and_keys_that_terminals_send(preset: str) -> None:
    assert set(PRESETS[preset]) <= set(declared())
    for text in PRESETS[preset].values():
        assert [key_name(key) for key in text.split(",")] == text.split(",")


@pytest.mark.parametrize("preset", PRESETS)
def test_in_a_preset_no_pane_has_a_key_twice_that_has_it_once_by_default(preset: str) -> None:
    assert clashes(resolved(preset, {}).keys) <= clashes(declared())


def test_by_default_only_the_inner_pane_takes_keys_of_the_outer() -> None:
    assert clashes(declared()) == {
        ("correct.person-before", "prompt.earlier", "up"),
        ("correct.person-next", "prompt.later", "down"),
        ("item.open", "list.open", "enter"),
        ("list.filter", "search.all", "ampersand"),
        ("prompt.accept", "words.open", "enter"),
        ("prompt.earlier", "words.previous", "up"),
        ("prompt.later", "words.next", "down"),
    }


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_leaves_no_action_without_a_key(preset: str) -> None:
    bound = resolved(preset, {})
    assert not bound.faults
    assert {name for name, keys in bound.keys.items() if not keys} <= {
        name for name, keys in declared().items() if not keys
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a", "a"),
        ("A", "A"),
        ("/", "slash"),
        ("slash", "slash"),
        ("Space", "space"),
        ("Esc", "escape"),
        ("PgDn", "pagedown"),
        ("^f", "ctrl+f"),
        ("C-F", "ctrl+f"),
        ("ctrl-left", "ctrl+left"),
        ("^", "circumflex_accent"),
        ("F5", "f5"),
        ("é", "é"),
    ],
)
def test_a_key_has_many_names(text: str, name: str) -> None:
    assert key_name(text) == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ctrl+i", "a terminal sends ctrl+i as Tab"),
        ("^M", "a terminal sends ^M as Enter"),
        ("ctrl+h", "a terminal sends ctrl+h as Backspace"),
        ("ctrl+[", "a terminal sends ctrl+[ as Esc"),
        ("alt+x", "no terminal can be relied on to send alt+x"),
        ("ctrl+shift+x", "no terminal can be relied on to send ctrl+shift+x"),
        ("pagedwn", "there is no key pagedwn; did you mean pagedown?"),
        ("", "there is no key "),
    ],
)
def test_a_key_that_no_terminal_sends(text: str, words: str) -> None:
    with pytest.raises(NoKeyError) as problem:
        key_name(text)
    assert str(problem.value).startswith(words)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('preset = "vi"', ["2: there is no set of keys called vi; did you mean vim?"]),
        ('item.nxt = "c"', ["2: there is no action item.nxt; did you mean item.next?"]),
        ('item.next = "c,ctrl+i"', ["2: item.next: a terminal sends ctrl+i as Tab"]),
        (
            'item.next = "c"\nitem.previous = "c"',
            ["3: c is bound twice, to item.next and item.previous"],
        ),
        (
            'search.open = "n"',
            ["2: match.next has no key left: n is now search.open"],
        ),
        ('search.open = "j"', []),
        ('list.open = "o,enter"', ["2: article.open has no key left: o is now list.open"]),
        ('export.what-a = "e"', []),
    ],
)
def test_what_cannot_be_followed_is_a_line(text: str, fault: list[str]) -> None:
    assert said(text) == fault


def test_a_wanted_key_leaves_who_had_it() -> None:
    keys, _ = followed(config.parse('[keys]\nsearch.open = "j"\nmatch.next = ","', FILE))
    assert keys["search.open"] == ("j",)
    assert keys["article.down"] == keys["list.next"] == ("down",)
    assert keys["leaf.down"] == ("j",)
    assert (keys["match.next"], keys["mention.previous"]) == (("comma",), ())


def test_a_faulty_key_leaves_the_others_and_no_key_is_allowed() -> None:
    keys, _ = followed(config.parse('[keys]\nitem.next = "c,alt+x"\nitem.widen = ""', FILE))
    assert (keys["item.next"], keys["item.widen"]) == (("c",), ())
    keys, _ = followed(config.parse('[keys]\nitem.next = "alt+x"', FILE))
    assert keys["item.next"] == ("e",)


def test_an_unknown_preset_is_the_default_one() -> None:
    keys, _ = followed(config.parse('[keys]\npreset = "emacs"', FILE))
    assert keys == declared()
    assert followed(config.parse("", FILE))[0] == {}


@pytest.mark.parametrize("preset", PRESETS)
def test_what_is_written_are_the_keys_that_hold(preset: str) -> None:
    keys, read = followed(config.parse(f'[keys]\npreset = "{preset}"\nitem.next = "c"', FILE))
    written = settings.written(read, keys)
    assert 'item.next = "c"  # The next item' in written
    every = "\n".join(line.removeprefix("# ") for line in written.split("[keys]\n")[1].split("\n"))
    again, read = followed(config.parse("[keys]\n" + every.partition("\n")[2], FILE))
    assert again == keys
    assert not read.faults


def bound(preset: str, text: str = "") -> rebinding.Keys:
    return followed(config.parse(f'[keys]\npreset = "{preset}"\n{text}', FILE))[0]


@pytest.mark.parametrize(
    ("name", "sign", "written"),
    [
        ("full_stop", ".", "."),
        ("comma", ",", "comma"),
        ("backslash", "\\", "backslash"),
        ("escape", "Esc", "escape"),
        ("ctrl+f", "^f", "ctrl+f"),
        ("ctrl+left", "^←", "ctrl+left"),
        ("f12", "F12", "f12"),
        ("left_curly_bracket", "{", "{"),
        ("G", "G", "G"),
    ],
)
def test_a_key_is_shown_and_written(name: str, sign: str, written: str) -> None:
    assert (keymap.sign(name), keymap.written(name)) == (sign, written)
    assert key_name(written) == name


async def test_in_vim_digits_count(bridge: Analysis) -> None:
    async with window(bridge, keys=bound("vim")) as it:
        starts = [block.span.start for block in bridge.article.blocks]
        await it.press("3", "G")
        assert it.screen.navigation.offset == starts[2]
        await it.press("4")
        assert it.words == "4"
        await it.press("right_curly_bracket")
        assert it.screen.navigation.offset == starts[6]
        assert it.words != "4"
        await it.press("1", "0", "g")
        assert it.screen.navigation.offset == starts[-1]
        await it.press("5", "0", "percent_sign")
        assert it.screen.navigation.offset == len(bridge.article.text) // 2
        await it.press("percent_sign")
        assert it.words == "How many percent? A number comes first"
        await it.press("ctrl+o", "ctrl+o")
        assert it.screen.navigation.offset == starts[6]


async def test_a_count_goes_to_a_card_and_walks_over_cards(bridge: Analysis) -> None:
    async with window(bridge, keys=bound("less")) as it:
        await it.press("P", "2", "G")
        assert it.selected == TOMAS
        await it.press("9", "9", "G", "2", "k")
        assert it.selected == OKAFOR
        await it.press("4", "escape")
        assert (it.focus, it.words) == ("listing", it.words)
        await it.press("3", "x")
        assert len(it.app.screen_stack) == 2
        await it.press("1")
        assert len(it.app.screen_stack) == 2


async def test_searching_back_goes_on_backwards(bridge: Analysis) -> None:
    async with window(bridge, keys=bound("less")) as it:
        await it.press("G", "question_mark")
        await it.type("okafor")
        places = [span.start for span in it.screen.search.matches]
        assert it.screen.navigation.offset == places[-1]
        await it.press("enter", "n")
        assert it.screen.navigation.offset == places[-2]
        await it.press("N")
        assert it.screen.navigation.offset == places[-1]
        await it.press("slash")
        await it.type("cruz")
        await it.press("enter")
        before = it.screen.search.current
        await it.press("n")
        assert it.screen.search.current != before


async def test_help_names_the_keys_that_hold(bridge: Analysis) -> None:
    def shown(it: Window) -> dict[str, str]:
        return {
            name: keymap.signs(bindings)
            for name, bindings in keymap.by_id(it.screen.active_bindings.values()).items()
        }

    async with window(bridge, keys=bound("vim", 'item.widen = ""')) as it:
        live = shown(it)
        assert (live["help.open"], live["list.people"], live["item.widen"]) == ("F1", "P", "")
        assert live["article.page-down"] == "^f Space PgDn"
        await it.press("z")
        await it.press("f1")
        assert len(it.app.screen_stack) == 2


async def test_a_number_in_the_palette_repeats_a_key(bridge: Analysis) -> None:
    async with window(bridge) as it:
        await it.press("colon", "3", "J", "enter")
        assert it.screen.navigation.offset == bridge.article.blocks[3].span.start
        await it.press("colon", "3", "z")
        hits = [hit async for hit in commands(it).search("3z")]
        assert not [hit for hit in hits if "times" in str(hit.text)]


def commands(it: Window) -> Commands:
    return Commands(it.screen)
