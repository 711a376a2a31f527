from pathlib import Path

import pytest

from reader.app import keymap, rebinding, stylesheets, themes


def test_ansi_themes_get_no_tints() -> None:
    colors = {
        name: name for name in "text-primary primary secondary foreground accent warning".split()
    }
    assert "%" not in "".join(themes.marks(colors, ansi=True).values())
    assert themes.marks(colors, ansi=False)["mark-selected"] == "accent 18%"


def test_every_style_sheet_is_there() -> None:
    assert [path.stem for path in stylesheets.paths()] == list(stylesheets.NAMES)
    assert all(path.is_file() for path in stylesheets.paths())


def test_an_installed_package_has_its_own_style_sheets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "reader"
    (package / "styles").mkdir(parents=True)
    monkeypatch.setattr(stylesheets, "_PACKAGE", package)
    assert {path.parent for path in stylesheets.paths()} == {package / "styles"}


@pytest.mark.parametrize(
    ("key", "shown"),
    [("full_stop", "."), ("ctrl+f", "^f"), ("f1", "F1"), ("a", "a"), ("shift+tab", "⇧Tab")],
)
def test_keys_are_shown_as_readers_know_them(key: str, shown: str) -> None:
    assert keymap.sign(key) == shown


def test_the_footer_names_bindings_of_the_window() -> None:
    known = {str(binding.id) for binding in rebinding.actions()}
    assert all(set(names) <= known for names in keymap.FOOTER.values())
