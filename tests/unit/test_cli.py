"""The command: which words mean what, and what each fault says and returns."""

import argparse
import doctest
import io
import json
import sys
from pathlib import Path

import pytest

import reader
from reader import batch, cli, extracting, options
from reader.app.stage import Curtain
from reader.load import load
from reader.model import Analysis, Article

TEXT = "The bridge opened.\n\nAdvertisement\n\nIt stood.\n"


class Terminal:
    """What a terminal adds to a captured stdout."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    return str(path)


@pytest.fixture(autouse=True)
def _items(monkeypatch: pytest.MonkeyPatch) -> None:
    """No extractor is asked: the command is the same whatever they find."""
    monkeypatch.setattr(cli, "_analyse", Analysis)
    monkeypatch.setattr(extracting, "analyse", Analysis)
    monkeypatch.setattr(batch, "cores", lambda: 1)


def lines(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"reader {reader.__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--help"], "reader extract *.html"),
        (["-h"], "Exit codes: 0 all is well"),
    ],
)
def test_help(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == 0
    assert said in capsys.readouterr().out


@pytest.mark.parametrize(("command", "said"), [("extract", "| jq"), ("show", "[p1], [q1], [s1]")])
def test_help_of_a_command(command: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main([command, "--help"])
    assert caught.value.code == 0
    assert said in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments", [["extract"], ["show"], ["--nonsense"], ["a", "-"], ["extract", "--format=x", "a"]]
)
def test_wrong_usage_is_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == 2
    error = capsys.readouterr().err
    assert error.startswith("reader: ")
    assert error.count("\n") == 1


@pytest.mark.parametrize("command", [[], ["show"]])
def test_a_missing_file(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([*command, "/none/a\x1b.txt"]) == 66
    assert capsys.readouterr().err == "reader: /none/a␛.txt: no such file\n"


@pytest.mark.parametrize("command", [[], ["show"], ["extract"]])
def test_an_address_of_this_machine_is_refused(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([*command, "http://127.0.0.1:9/a"]) == 1
    assert "--private" in capsys.readouterr().err


def test_extract_writes_a_record_a_file(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["extract", article, article, "--verbatim"]) == 0
    assert [record["text"] for record in lines(capsys.readouterr().out)] == [TEXT, TEXT]


def test_extract_cleans_unless_told_not_to(
    article: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["extract", article]) == 0
    (record,) = lines(capsys.readouterr().out)
    assert record["text"] == "The bridge opened.\n\nIt stood."


def test_a_bad_file_has_its_place_and_stops_nothing(
    article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = str(tmp_path / "empty")
    (tmp_path / "empty").mkdir()
    assert cli.main(["extract", article, bad, article]) == 1
    captured = capsys.readouterr()
    assert [record.get("error") for record in lines(captured.out)] == [
        None,
        f"{bad}: is a folder, not an article",
        None,
    ]
    assert captured.err == f"reader: {bad}: is a folder, not an article\n"


def test_an_extractor_that_fails_costs_one_record(
    article: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_article: Article) -> Analysis:
        raise ZeroDivisionError

    monkeypatch.setattr(cli, "_analyse", fail)
    monkeypatch.setattr(extracting, "analyse", fail)
    assert cli.main(["extract", article]) == 1
    (record,) = lines(capsys.readouterr().out)
    assert record["error"] == f"{article}: could not be analysed (ZeroDivisionError)"
    assert cli.main(["show", article]) == 1
    captured = capsys.readouterr()
    assert "It stood." in captured.out
    assert "ZeroDivisionError" in captured.err


def test_json_is_one_array(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["extract", "--format", "json", article, "/none", article]) == 1
    assert ["error" in record for record in json.loads(capsys.readouterr().out)] == [
        False,
        True,
        False,
    ]


def test_json_of_nothing_is_an_empty_array(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "list").write_text("")
    assert cli.main(["extract", "--format=json", "--files-from", str(tmp_path / "list")]) == 0
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_files_named_listed_and_in_folders_are_read_in_order(
    jobs: str, article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    names = [str(folder / name) for name in ("b.txt", "c.txt")]
    for name in names:
        Path(name).write_text(TEXT)
    (tmp_path / "list").write_text(f"{article}\n/none\n")
    given = ["extract", "--jobs", jobs, str(folder), "--files-from", str(tmp_path / "list")]
    assert cli.main(given) == 1
    captured = capsys.readouterr()
    assert [record["source"] for record in lines(captured.out)] == [*names, article, "/none"]
    assert captured.err == "reader: /none: no such file\n"


@pytest.mark.parametrize("jobs", ["0", "257", "many"])
def test_a_number_of_jobs_is_a_number(jobs: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["extract", "--jobs", jobs, "a"]) == 2
    assert "not a number from 1 to 256" in capsys.readouterr().err


def test_what_one_process_reads_another_does_too(article: str) -> None:
    chosen = options.extracted(["--format", "markdown", "--verbatim", article])
    said = extracting._read(chosen, terminal=False, name=article)
    assert said == extracting._opened(chosen, terminal=False, name=article)
    assert said.startswith("# ")


def test_csv_has_one_header(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["extract", "--format", "csv", article, "/none", article]) == 1
    assert capsys.readouterr().out.count("source,title") == 1


def test_markdown_is_one_document_after_another(
    article: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["extract", "--format", "markdown", article, article]) == 0
    assert capsys.readouterr().out.count("## People") == 2


@pytest.mark.parametrize("command", [[], ["show"]])
def test_without_a_terminal_the_article_is_printed(
    command: list[str], article: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([*command, article]) == 0
    output = capsys.readouterr().out
    assert "\nThe bridge opened.\n\nIt stood.\n\nPeople (0)\n" in output
    assert "\x1b" not in output


def test_without_a_file_there_is_the_sample(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 0
    assert "Nora Whitfield" in capsys.readouterr().out


def test_a_terminal_gets_styles(
    article: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Terminal(monkeypatch)
    monkeypatch.setenv("COLUMNS", "40")
    assert cli.main(["show", article]) == 0
    output = capsys.readouterr().out
    assert "\x1b[2m" in output
    monkeypatch.setenv("NO_COLOR", "1")
    assert cli.main(["show", article]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_a_dumb_terminal_gets_characters(
    article: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Terminal(monkeypatch)
    monkeypatch.setenv("TERM", "dumb")
    assert cli.main([article]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_a_terminal_gets_the_window(article: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Terminal(monkeypatch)
    monkeypatch.setattr("reader.app.stage.begin", lambda *_: None)
    opened: list[tuple[Article, bool, str | None, bool]] = []

    def run(shown: Article, *, verbatim: bool, theme: str, remembered: bool, **more: object) -> int:
        assert isinstance(curtain := more["curtain"], Curtain)
        assert not curtain.up
        opened.append((shown, verbatim, theme, remembered))
        return 143

    monkeypatch.setattr("reader.app.run", run)
    assert cli.main([article, "--verbatim", "--theme", "nord"]) == 143
    assert cli.main([article, "--no-library"]) == 143
    assert opened == [
        (load(article, verbatim=True), True, "nord", True),
        (load(article), False, None, False),
    ]


def test_a_long_file_is_read_by_another_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Terminal(monkeypatch)
    monkeypatch.setattr("reader.app.stage.begin", lambda *_: None)
    monkeypatch.setattr("reader.cli._one", lambda *_: pytest.fail("not in this process"))
    monkeypatch.setattr("gc.disable", lambda: None)
    opened: list[Article] = []

    def run(shown: Article, **_: object) -> int:
        opened.append(shown)
        return 0

    monkeypatch.setattr("reader.app.run", run)
    file = tmp_path / "long.txt"
    file.write_text("It rained on the quay.\n\n" * 50_000)
    assert cli.main([str(file)]) == 0
    (article,) = opened
    assert (article.source, len(article.blocks)) == (str(file), 50_000)
    file.write_bytes(bytes(2_000_000))
    assert cli.main([str(file)]) == 1
    assert "long.txt: is not a text" in capsys.readouterr().err


def test_a_window_without_keys_is_explained(
    article: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Terminal(monkeypatch)

    monkeypatch.setattr("reader.app.stage.begin", lambda *_: None)

    def run(_article: Article, **_options: object) -> int:
        raise OSError(6, "No such device or address")

    monkeypatch.setattr("reader.app.run", run)
    assert cli.main([article]) == 1
    assert "no terminal to take keys from" in capsys.readouterr().err


def test_pasting_is_invited(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    buffer = argparse.Namespace(read=lambda _: b"Hi.")
    stdin = argparse.Namespace(isatty=lambda: True, buffer=buffer)
    monkeypatch.setattr(sys, "stdin", stdin)
    assert cli.main(["show", "-"]) == 0
    captured = capsys.readouterr()
    assert "ctrl+d" in captured.err
    assert "Hi." in captured.out


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (KeyboardInterrupt(), 130, ""),
        (
            OSError(28, "Disk Full"),
            1,
            "reader: cannot go on (disk full)\n",
        ),
        (OSError("odd"), 1, "reader: cannot go on (odd)\n"),
    ],
)
def test_ends(
    error: BaseException,
    code: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(_arguments: list[str]) -> int:
        raise error

    monkeypatch.setattr(cli, "_run", fail)
    monkeypatch.setattr(cli, "_let_go_of_stdout", lambda: None)
    assert cli.main(["a"]) == code
    assert capsys.readouterr().err == said


def test_a_broken_pipe_is_quiet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def leave(_arguments: list[str]) -> int:
        raise BrokenPipeError

    let_go: list[bool] = []
    monkeypatch.setattr(cli, "_run", leave)
    monkeypatch.setattr(cli, "_let_go_of_stdout", lambda: let_go.append(True))
    assert cli.main(["a"]) == 0
    assert let_go == [True]
    assert capsys.readouterr().err == ""


def test_a_stdout_of_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.StringIO()
    monkeypatch.setattr(sys, "stdout", written)
    assert cli.main(["--version"]) == 0
    assert written.getvalue().startswith("reader ")


def test_closed_streams(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert cli.main(["--version"]) == 1


def test_the_library_is_its_functions(article: str) -> None:
    assert reader.load(article).source == article
    assert callable(reader.analyse)
    assert reader.Article is Article
    for name in reader.__all__:
        assert getattr(reader, name) is not None
    with pytest.raises(AttributeError, match="no attribute"):
        _ = reader.nonsense


def test_the_library_does_what_its_documentation_shows() -> None:
    outcome = doctest.testmod(reader)
    assert outcome.attempted > 5
    assert outcome.failed == 0


def test_a_text_needs_no_name() -> None:
    assert reader.parse(b"It stood.").text == "It stood."
    with pytest.raises(reader.ReaderError, match="the text: is empty"):
        reader.parse(b"")
