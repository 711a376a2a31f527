"""Keys in a real terminal: many in one write, those of settings, and numbers before them."""

from pathlib import Path

import pytest

from tests.terminal.test_window import OPEN, STORY, Terminal, terminal


@pytest.fixture
def story(tmp_path: Path) -> str:
    file = tmp_path / "story.txt"
    file.write_text(STORY, "utf-8")
    return str(file)


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of settings, not yet written."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "byline").mkdir()
    return tmp_path / "byline" / "config.toml"


def opened(it: Terminal, story: str) -> None:
    it.start(OPEN, story)
    it.until("Statistics 2")


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("/holt\rn", "match 2/2"),
        ("1j\r.", "Mira Holt 2/2"),
        ("jjjjJ\t2\r", "We waited for two hours"),
        (":100%\rK:1\rG", "¶ 3 of 3 · 100 %"),
        ("x3jq?q/bus\r", "match 1/1"),
    ],
)
def test_keys_of_one_write_act_in_order(story: str, keys: str, words: str) -> None:
    with terminal() as it:
        opened(it, story)
        it.keys(keys)
        it.until(words)
        it.keys("q")
        assert it.ended() == 0


def test_settings_bind_keys_and_say_what_is_wrong(story: str, config: Path) -> None:
    config.write_text('[keys]\npreset = "vim"\nmatch.nxt = "x"\n', "utf-8")
    with terminal() as it:
        opened(it, story)
        it.until("config.toml:3: there is no action match.nxt; did you mean match.next?")
        it.keys("3G")
        it.until("¶ 3 of 3")
        it.until("F1 help")
        it.keys("?holt\r")
        it.until("match 1/2")
        it.keys("q")
        assert it.ended() == 0
