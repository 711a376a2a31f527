"""Real processes: pipes, closed streams, odd names and the codes they end with."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

import pytest

READER = [sys.executable, "-m", "reader"]
TEXT = "“It stands,” said Ana Ruiz, the mayor. It cost $5 million.\n"


def run(*arguments: str | bytes, **options: Any) -> subprocess.CompletedProcess[bytes]:
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "timeout": 60} | options
    if "input" not in options and "stdin" not in options:
        options["stdin"] = subprocess.DEVNULL
    done: Any = subprocess.run([*READER, *arguments], check=False, **options)
    return cast("subprocess.CompletedProcess[bytes]", done)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_pipe_in_and_a_pipe_out() -> None:
    done = run("extract", "-", input=TEXT.encode())
    record = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (record["source"], record["text"]) == ("-", TEXT.strip())
    assert [person["name"] for person in record["people"]] == ["Ana Ruiz"]


@pytest.mark.parametrize("arguments", [["-"], ["show", "-"], ["show", "--plain", "-"]])
def test_without_a_terminal_the_article_is_printed(arguments: list[str]) -> None:
    done = run(*arguments, input=TEXT.encode())
    assert done.returncode == 0
    assert "Ana Ruiz [p1]" in done.stdout.decode()
    assert b"\x1b" not in done.stdout


def test_output_is_utf8_without_a_locale(article: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = run("show", str(article), env=environment)
    assert "“It stands,”" in done.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "is empty"), (b"  \n", "white space"), (b"\x1f\x8b\x08", "gzip"), (b"%PDF-1.4", "PDF")],
)
def test_bad_files_are_one_line_each(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    done = run("show", str(path))
    assert done.returncode == 1
    assert said in done.stderr.decode()
    assert (done.stdout, done.stderr.count(b"\n")) == (b"", 1)


def test_faults_of_the_file_system(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    expected = {"none": 66, "fifo": 1, "loop": 1, ".": 1}
    assert {name: run(str(tmp_path / name)).returncode for name in expected} == expected
    assert run("/dev/zero").returncode == 1


def test_names_that_would_write_to_the_terminal(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\x1b]0;x\x07\n\xff.txt"
    done = run(name)
    assert done.returncode == 66
    assert done.stderr.count(b"\n") == 1
    assert b"\x1b" not in done.stderr
    Path(os.fsdecode(name)).write_text(TEXT, encoding="utf-8")
    done = run(b"extract", name)
    assert done.returncode == 0
    assert json.loads(done.stdout)["source"] == os.fsdecode(name)


def test_a_file_called_like_an_option(tmp_path: Path) -> None:
    (tmp_path / "-x.txt").write_text(TEXT)
    assert run("extract", "--", "-x.txt", cwd=tmp_path).returncode == 0
    assert run("extract", "-x.txt", cwd=tmp_path).returncode == 2


def test_records_come_in_order_with_errors_in_their_place(article: Path, tmp_path: Path) -> None:
    done = run("extract", str(article), str(tmp_path / "none"), str(article))
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert ["error" in record for record in records] == [False, True, False]


def test_each_record_is_written_at_once(article: Path) -> None:
    command = [*READER, "extract", str(article), "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["source"] == str(article)
        process.stdin.write(TEXT.encode())
        process.stdin.close()
        assert json.loads(process.stdout.readline())["source"] == "-"


def test_a_reader_that_leaves_is_no_error(article: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = run("extract", str(article), stdout=writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_full_disk_is_one_line(article: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = run("extract", str(article), stdout=full)
    assert (done.returncode, done.stderr) == (
        1,
        b"reader: cannot go on (no space left on device)\n",
    )


@pytest.mark.parametrize(
    ("redirection", "code", "said"),
    [("<&-", 1, "standard input is closed"), (">&-", 1, "standard output is closed")],
)
def test_closed_streams(redirection: str, code: int, said: str) -> None:
    command = f'exec "$0" -m reader extract - {redirection}'
    done = subprocess.run(
        ["/bin/sh", "-c", command, sys.executable],
        capture_output=True,
        input=None if "<" in redirection else TEXT.encode(),
        timeout=60,
        check=False,
    )
    assert done.returncode == code
    assert said in done.stderr.decode() + done.stdout.decode()
    assert b"Traceback" not in done.stderr


def test_interruption_is_quiet() -> None:
    command = [*READER, "extract", "-"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write(b"x")
        process.stdin.flush()
        try:
            process.wait(1)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
        assert b"Traceback" not in process.stderr.read()


def test_nothing_heavy_is_loaded() -> None:
    program = (
        "import sys, reader; reader.load; "
        "print([name for name in ('textual', 'rich', 'trafilatura', 'lxml', 'markdown_it') "
        "if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout == b"[]\n"
