"""The file of settings: what is read from it, and one line for each thing that is wrong in it."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.config import Config, config_file, load, meant, parse, settings

FILE = Path("/settings/config.toml")


def faults(text: str) -> list[str]:
    """What is said of a text."""
    return [str(fault) for fault in parse(text, FILE).faults]


def test_everything_can_be_set() -> None:
    read = parse(
        """
theme = "paper"
measure = 60
library = false
private = true

[keys]
preset = "vim"
item.next = "x,ctrl+n"
"item.previous" = "X"
""",
        FILE,
    )
    assert (read.theme, read.measure, read.library, read.private) == ("paper", 60, False, True)
    assert read.preset == "vim"
    assert read.keys == {"item.next": "x,ctrl+n", "item.previous": "X"}
    assert not read.faults


def test_nothing_need_be_set() -> None:
    assert parse("", FILE) == Config(file=FILE)
    assert set(settings()) == {"theme", "measure", "library", "private"}


@pytest.mark.parametrize(
    ("library", "private", "remembers"),
    [(True, False, True), (False, False, False), (True, True, False)],
)
def test_whether_anything_is_kept(library: bool, private: bool, remembers: bool) -> None:
    assert Config(library=library, private=private).remembers is remembers


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('\nthme = "ink"', ":2: there is no setting thme; did you mean theme?"),
        ("colour = 1", ":1: there is no setting colour"),
        ("theme = 3", ':1: theme is text in quotation marks: "..."'),
        ('measure = "60"', ":1: measure is a whole number"),
        ("measure = true", ":1: measure is a whole number"),
        ("measure = 12", ":1: measure is a number from 40 to 120"),
        ("# a\n\nprivate = 1", ":3: private is true or false"),
        ('keys = "vim"', ':1: keys is a table: [keys], then preset = "vim"'),
        ("[keys]\npreset = 1", ':2: the keys of preset are text in quotation marks: "..."'),
        ("[keys]\nitem.next = 5", ':2: the keys of item.next are text in quotation marks: "..."'),
        (
            'keys = {"item.next" = 5}',
            ':1: the keys of item.next are text in quotation marks: "..."',
        ),
        ('[kesy]\na = "b"', ":1: there is no setting kesy; did you mean keys?"),
        ("theme = ink", ":1: no TOML: invalid value"),
        ('theme = "ink', ":1: no TOML: illegal character '\\n'"),
        ("measure = 60\nmeasure = 70", ":2: no TOML: cannot overwrite a value"),
        ('theme = """ink', ": no TOML: unterminated string (at end of document)"),
        ("theme = " + "[" * 9000, ": no TOML: cannot be read"),
        ("measure = " + "9" * 9000, ": no TOML: cannot be read"),
        ("a\u202eb = 1", ":1: no TOML: expected '=' after a key in a key/value pair"),
        ("'a\u202eb' = 1", ":1: there is no setting a\ufffdb"),
    ],
)
def test_a_fault_is_one_line_with_its_place(text: str, fault: str) -> None:
    assert faults(text) == [f"/settings/config.toml{fault}"]


def test_the_rest_is_read() -> None:
    read = parse('theme = ink\nmeasure = 60\nthme = "x"\nprivate = true\n[keys]\n"a" = ', FILE)
    assert (read.measure, read.private) == (60, True)
    assert [fault.line for fault in read.faults] == [1, 6, 3]


def test_a_file_that_is_something_else_is_given_up() -> None:
    read = parse("what is this\n" * 50, FILE)
    assert len(read.faults) == 20
    assert read == Config(file=FILE, faults=read.faults)


def test_a_fault_of_a_table_in_a_table_is_found_at_the_table() -> None:
    read = parse("[keys.item]\nnext = 3", FILE)
    assert str(read.faults[0]).startswith(f"{FILE}:2: the keys of item.next")
    assert [fault.line for fault in read.blamed("keys.item.other", "odd").faults] == [2, 1]
    assert [fault.line for fault in Config(file=FILE).blamed("theme", "odd").faults] == [0]


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_is_read(text: str) -> None:
    read = parse(text.replace("\r", ""), FILE)
    assert all(len(str(fault).splitlines()) == 1 for fault in read.faults)


def test_a_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(b'\xef\xbb\xbftheme = "paper"\r\nmeasure = 50\r\n')
    assert load(file) == Config(
        theme="paper", measure=50, file=file, lines={"theme": 1, "measure": 2}
    )


def test_there_need_be_no_file(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml") == Config(file=tmp_path / "none.toml")


def test_what_is_no_file_of_settings_is_one_line(tmp_path: Path) -> None:
    def fault(file: Path) -> str:
        read = load(file)
        assert read == Config(file=file, faults=read.faults)
        (one,) = read.faults
        return str(one).removeprefix(str(file))

    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert fault(pipe) == ": cannot be read (it is no regular file)"
    assert fault(tmp_path) == ": cannot be read (is a directory)"
    assert fault(Path("/dev/zero")) == ": cannot be read (it is no regular file)"
    large = tmp_path / "large"
    large.write_bytes(b"#" * 70_000)
    assert fault(large) == ": cannot be read (it is larger than 64 kB)"
    latin = tmp_path / "latin"
    latin.write_bytes(b'# one\n# caf\xe9\ntheme = "ink"\n')
    assert fault(latin) == ":2: is not UTF-8"
    round_and_round = tmp_path / "link"
    round_and_round.symlink_to(round_and_round)
    assert fault(round_and_round) == ": cannot be read (too many levels of symbolic links)"


def test_the_home_folder_is_shortened() -> None:
    file = Path("~/config.toml").expanduser()
    assert [str(fault) for fault in parse("a = 1", file).faults] == [
        "~/config.toml:1: there is no setting a"
    ]
    assert parse("a = 1", file).faults[0].short == "config.toml:1: there is no setting a"


def test_where_the_file_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert config_file() == tmp_path / "byline" / "config.toml"


def test_the_folder_of_the_article_is_never_asked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "byline").mkdir()
    for name in ("config.toml", "byline/config.toml"):
        (tmp_path / name).write_text("measure = 50\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", ".")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert config_file() == tmp_path / "home" / ".config" / "byline" / "config.toml"
    assert load().measure == 76


def test_without_a_home_there_is_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", ".")
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    assert config_file() is None
    assert load() == Config()


def test_the_name_that_was_meant() -> None:
    assert meant("item.nxt", ["item.next", "item.open"]) == "; did you mean item.next?"
    assert meant("q", ["item.next"]) == ""
