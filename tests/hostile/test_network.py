"""No process of the reader asks the network for anything, unless it is given an address.

| no. | what is done | what the network sees |
|---|---|---|
| - | the window on a file, and another one opened in it | nothing |
| - | `show`, `extract` by several processes, `library`, `people`, `config` | nothing |
| - | an address given | the request for it |

Python itself tells of each address that is looked up, connected or bound to, in every process.
"""

import subprocess
from pathlib import Path

import pytest

from tests.hostile.pseudo import FOLDERS, READER, session
from tests.terminal.test_window import surroundings

TELLS = """
import sys
ASKS = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind",
        "socket.sendto", "socket.sendmsg", "urllib.Request", "http.client.connect")
def tell(event, arguments):
    address = arguments[1] if event in ("socket.connect", "socket.bind") else ()
    local = isinstance(address, (str, bytes)) or (event, address) == ("socket.bind", ("::1", 0))
    if event in ASKS and not local:
        with open({log!r}, "a") as log:
            log.write(f"{{event}} {{arguments}}\\n")
        raise PermissionError("no network here")
sys.addaudithook(tell)
with open({began!r}, "a") as began:
    began.write("a process\\n")
"""
"""A module that Python imports in each process before all else.

Local sockets are no network; nor is an own address taken without a port, by which a library finds
out as it is imported whether the machine knows IPv6.
"""


class Watched:
    """A folder for PYTHONPATH that makes each process tell, and what they told."""

    def __init__(self, folder: Path) -> None:
        self.folder, self._log, self._began = folder, folder / "log", folder / "began"
        code = TELLS.format(log=str(self._log), began=str(self._began))
        (folder / "sitecustomize.py").write_text(code)

    @property
    def asked(self) -> str:
        """What the network was asked for, a line each."""
        return self._log.read_text() if self._log.exists() else ""

    @property
    def processes(self) -> int:
        """How many processes of Python began under watch."""
        return self._began.read_text().count("\n") if self._began.exists() else 0

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A `reader` command without a terminal."""
        homes = dict.fromkeys(FOLDERS, str(self.folder / "home"))
        return subprocess.run(
            [*READER, *arguments],
            env={**surroundings(), **homes, "PYTHONPATH": str(self.folder)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    folder = tmp_path / "watched"
    folder.mkdir()
    return Watched(folder)


@pytest.fixture
def stories(tmp_path: Path) -> list[str]:
    """Articles whose pages name other addresses: pictures, style sheets, an XML entity."""
    first, second = tmp_path / "ferry.txt", tmp_path / "bridge.html"
    first.write_text("The ferry was late.\n\n“We waited,” said Mira Holt, a nurse.\n")
    words = "“We waited for two hours,” said Ana Ruiz, the mayor of Norby, on Tuesday. " * 5
    second.write_text(
        '<!DOCTYPE html [<!ENTITY far SYSTEM "http://127.0.0.1:9/x">]><html><head>'
        '<base href="http://127.0.0.1:9/"><link rel="stylesheet" href="/a.css">'
        '<meta http-equiv="refresh" content="0; url=http://127.0.0.1:9/b"><title>Bridge</title>'
        f'</head><body><article><h1>Bridge</h1><img src="c.png"><p>{words}&far;</p>'
        f'<iframe src="d.html"></iframe><p>{words}</p></article></body></html>'
    )
    return [str(first), str(second)]


def test_an_address_given_is_asked_for(watched: Watched) -> None:
    done = watched.run("extract", "--private", "http://127.0.0.1:9/story")
    assert done.returncode == 1
    assert "127.0.0.1" in watched.asked
    assert "Traceback" not in done.stderr


def test_no_command_asks(watched: Watched, stories: list[str]) -> None:
    for command in (
        ["show", stories[0]],
        ["show", stories[1]],
        ["extract", "--jobs", "2", *stories],
        ["library", "add", *stories],
        ["library", "list"],
        ["people"],
        ["config"],
    ):
        before = watched.processes
        done = watched.run(*command)
        assert (done.returncode, watched.asked) == (0, ""), done.stderr
        assert watched.processes > before


def test_the_window_does_not_ask(watched: Watched, stories: list[str]) -> None:
    with session() as it:
        it.command(stories[0], PYTHONPATH=str(watched.folder))
        it.until("People 1")
        it.keys("o")
        it.until("  : ")
        it.keys(f"{stories[1]}\r")
        it.until("People 1")
        it.until("Ana Ruiz")
        it.keys("L")
        it.until("ferry.txt")
        it.keys("q")
        assert it.ended() == 0
    assert watched.asked == ""
    assert watched.processes >= 3, "the window, its readers and its extractors"
