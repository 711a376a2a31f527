"""An address is fetched within limits, from a server that misbehaves in each way."""

import gzip
import io
import socket
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from reader import cli
from reader.errors import ReaderError
from reader.load import is_address, load, url
from reader.load.url import Fetched, Limits, fetch, is_public

PAGE = "<!doctype html><html><head><title>Café</title></head><body><article><p>" + (
    "The café opened on Friday, she said. " * 12
)


class Server(BaseHTTPRequestHandler):
    """Answers each path in its own way."""

    def do_GET(self) -> None:
        name = self.path.strip("/").replace("-", "_").partition("?")[0]
        getattr(self, f"answer_{name}", self.answer_404)()

    def log_message(self, *_arguments: object) -> None:
        """Says nothing."""

    def send(self, content: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        headers.setdefault("Content_Length", str(len(content)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def answer_page(self) -> None:
        self.send(PAGE.encode(), Content_Type="text/html; charset=utf-8")

    def answer_nameless(self) -> None:
        self.send(PAGE.encode())

    def answer_latin(self) -> None:
        self.send(PAGE.encode("latin-1"), Content_Type="text/html; charset=ISO-8859-1")

    def answer_lying(self) -> None:
        self.send(PAGE.encode(), Content_Type="text/html; charset=iso-8859-1")

    def answer_unknown_charset(self) -> None:
        self.send(PAGE.encode(), Content_Type="text/html; charset=klingon")

    def answer_packed(self) -> None:
        self.send(gzip.compress(PAGE.encode()), Content_Encoding="gzip", Content_Type="text/html")

    def answer_broken_packing(self) -> None:
        self.send(PAGE.encode(), Content_Encoding="gzip", Content_Type="text/html")

    def answer_bomb(self) -> None:
        self.send(gzip.compress(bytes(5_000_000)), Content_Encoding="gzip")

    def answer_404(self) -> None:
        self.send(b"gone", 404)

    def answer_moved(self) -> None:
        self.send(b"", 302, Location="/page")

    def answer_loop(self) -> None:
        self.send(b"", 302, Location="/loop")

    def answer_to_a_file(self) -> None:
        self.send(b"", 302, Location="file:///etc/passwd")

    def answer_to_another_machine(self) -> None:
        self.send(b"", 302, Location="http://10.0.0.1/")

    def answer_nowhere(self) -> None:
        self.send(b"", 302, Location="http://a:99999/")

    def answer_huge(self) -> None:
        self.send(b"", Content_Length=str(10**12))

    def answer_endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"x" * 65536)
        except OSError:
            pass

    def answer_slow(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"x")
                time.sleep(0.05)
        except OSError:
            pass

    def answer_silent(self) -> None:
        time.sleep(2)

    def answer_picture(self) -> None:
        self.send(b"\x89PNG\r\n\x1a\n" + bytes(200), Content_Type="image/png")

    def answer_nothing(self) -> None:
        self.send(b"", Content_Type="text/html")

    def answer_text(self) -> None:
        self.send(b"*One* & <b>two</b>", Content_Type="text/plain")

    def answer_rubbish(self) -> None:
        self.wfile.write(b"\x00\x01 this is not the protocol\r\n\r\n")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as running:
        running.daemon_threads = True
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("source", "is_one"),
    [("http://a", True), ("HTTPS://a", True), ("ftp://a", False), ("a.html", False), ("-", False)],
)
def test_is_address(source: str, is_one: bool) -> None:
    assert is_address(source) is is_one


@pytest.mark.parametrize(
    "path", ["page", "moved", "latin", "lying", "unknown-charset", "packed", "nameless"]
)
def test_a_page_is_an_article(server: str, path: str) -> None:
    article = load(f"{server}/{path}", private=True)
    assert article.text.startswith("Café\n\nThe café opened")
    assert article.source == f"{server}/{'page' if path == 'moved' else path}"


def test_a_text_is_a_text(server: str) -> None:
    assert load(f"{server}/text", private=True).text == "*One* & <b>two</b>"


def test_the_answer(server: str) -> None:
    come: list[tuple[int, int | None]] = []
    answer = fetch(f"{server}/latin?q=1#x", private=True, progress=lambda *part: come.append(part))
    size = len(PAGE)
    expected = Fetched(PAGE.encode("latin-1"), f"{server}/latin?q=1#x", "text/html", "iso-8859-1")
    assert answer == expected
    assert come[-1] == (size, size)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("gone", "answers 404 Not Found"),
        ("loop", "leads on more than 5 times"),
        ("to-a-file", r"not on the web \(file:\)"),
        ("nowhere", "no web address"),
        ("huge", "larger than 20 MB"),
        ("picture", "is a picture"),
        ("nothing", "is empty"),
        ("broken-packing", "cannot be fetched"),
        ("rubbish", "cannot be fetched"),
    ],
)
def test_what_cannot_be_read_is_one_line(server: str, path: str, said: str) -> None:
    with pytest.raises(ReaderError, match=f"^{server}/{path}: .*{said}") as error:
        load(f"{server}/{path}", private=True)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("path", ["endless", "bomb"])
def test_bytes_that_nobody_announced_are_counted(server: str, path: str) -> None:
    with pytest.raises(ReaderError, match="larger than 1 MB"):
        fetch(f"{server}/{path}", private=True, limits=Limits(size=1_000_000))


@pytest.mark.parametrize("path", ["slow", "silent"])
def test_a_slow_server_is_left(server: str, path: str) -> None:
    start = time.monotonic()
    with pytest.raises(ReaderError, match=r"took longer than 0\.3 seconds"):
        fetch(f"{server}/{path}", private=True, limits=Limits(seconds=0.3))
    assert time.monotonic() - start < 1.5


@pytest.mark.parametrize("path", ["slow", "silent"])
def test_a_slow_server_is_left_in_a_thread_too(server: str, path: str) -> None:
    said: list[str] = []

    def work() -> None:
        with pytest.raises(ReaderError, match="took longer") as error:
            fetch(f"{server}/{path}", private=True, limits=Limits(seconds=0.3))
        said.append(str(error.value))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert said


def test_this_machine_and_private_networks_are_refused_unless_asked(server: str) -> None:
    with pytest.raises(ReaderError, match=r"private network \(127.0.0.1\); --private"):
        fetch(f"{server}/page")


def test_each_redirect_is_checked_again(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(url, "is_public", lambda number: number == "127.0.0.1")
    with pytest.raises(ReaderError, match=r"private network \(10.0.0.1\)"):
        fetch(f"{server}/to-another-machine")


def test_the_number_that_was_checked_is_the_one_that_is_asked(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(server.rpartition(":")[2])
    asked: list[object] = []
    real = socket.getaddrinfo

    def look_up(host: object, *given: object, **named: object) -> object:
        asked.append(host)
        name = "127.0.0.1" if host == "courier.example" else host
        return real(name, *given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    fetch(f"http://courier.example:{port}/page", private=True)
    assert asked == ["courier.example", "127.0.0.1"]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://nobody.invalid/", "no such server"),
        ("http://a:99999/", "no web address"),
        ("http:///a", "no web address"),
        (f"http://{'a' * 300}.example/", "no such server"),
        ("http://127.0.0.1:1/", "cannot be fetched"),
    ],
)
def test_no_server(address: str, said: str) -> None:
    with pytest.raises(ReaderError, match=said):
        fetch(address, private=True)


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::a00:1", False),
    ],
)
def test_is_public(number: str, public: bool) -> None:
    assert is_public(number) is public


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)
    with pytest.raises(ReaderError, match=r'pip install "byline\[web\]"'):
        load("https://example.org/")


class Terminal(io.StringIO):
    """A terminal that remembers what was written to it."""

    def isatty(self) -> bool:
        return True


def test_progress_is_shown_on_a_terminal_and_wiped(
    server: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert cli.main(["show", "--private", f"{server}/page"]) == 0
    assert "fetching" in terminal.getvalue()
    assert " kB" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")
    assert "The café opened" in capsys.readouterr().out


def test_extract_takes_addresses_among_files(
    server: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["extract", "--private", f"{server}/gone", f"{server}/page"]) == 1
    failed, found = capsys.readouterr().out.splitlines()
    assert "404" in failed
    assert "The café opened" in found
