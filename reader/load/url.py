"""What is at a web address, fetched within limits of size, time and where it leads."""

import ipaddress
import socket
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit, urlunsplit

from reader import display
from reader.errors import ReaderError
from reader.load import Progress
from reader.load.deadline import LateError, deadline

if TYPE_CHECKING:
    from urllib.parse import SplitResult

    import httpx

MOST_BYTES = 20_000_000
"""Bytes of an answer, unpacked."""
SECONDS = 30.0
"""For everything from the first look-up to the last byte."""
MOST_REDIRECTS = 5

_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
"""Numbers of RFC 6052, which hold a number of the older kind in their last 32 bits."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered."""

    content: bytes
    address: str
    """Where the answer was found, after all redirects."""
    media_type: str
    """As "text/html"; empty where the server does not say."""
    charset: str | None


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a fetch may take."""

    size: int = MOST_BYTES
    seconds: float = SECONDS
    redirects: int = MOST_REDIRECTS


def fetch(
    address: str,
    *,
    private: bool = False,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> Fetched:
    """What is at `address`.

    Args:
        address: with http or https.
        private: also ask servers of this machine and of private networks.
        limits: size, time and redirects; those of this module by default.
        progress: told of each part that arrives.

    Raises:
        ReaderError: one sentence that begins with the address.
    """
    try:
        import httpx  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise ReaderError('to read web addresses: pip install "byline[web]"') from error

    limits = limits or Limits()
    called = display.name(address)
    try:
        with deadline(limits.seconds), httpx.Client(trust_env=False) as client:
            return _Fetch(client, limits, private, progress).follow(address)
    except ReaderError as error:
        raise ReaderError(f"{called}: {error}") from error
    except (LateError, httpx.TimeoutException) as error:
        raise ReaderError(f"{called}: {_late(limits)}") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise ReaderError(f"{called}: cannot be fetched ({_reason(error)})") from error


def _late(limits: Limits) -> str:
    return f"took longer than {limits.seconds:g} seconds"


def _reason(error: Exception) -> str:
    return display.line(str(error)).strip(" .").lower() or type(error).__name__


@dataclass(frozen=True, slots=True)
class _Fetch:
    """One fetch under way."""

    client: "httpx.Client"
    limits: Limits
    private: bool
    progress: Progress | None

    def follow(self, address: str) -> Fetched:
        """The answer at `address`, or where it leads."""
        end = time.monotonic() + self.limits.seconds
        for _ in range(self.limits.redirects + 1):
            found = self._ask(address, end)
            if isinstance(found, Fetched):
                return found
            address = urljoin(address, found)
        raise ReaderError(f"leads on more than {self.limits.redirects} times")

    def _ask(self, address: str, end: float) -> Fetched | str:
        """The answer of one server, or the address that it sends us to."""
        parts = _checked(address)
        host = parts.hostname or ""
        request = self.client.build_request(
            "GET",
            urlunsplit(parts._replace(netloc=_place(parts, _looked_up(parts, self.private)))),
            headers=_headers(parts),
            extensions={"sni_hostname": host},
            timeout=min(10.0, max(end - time.monotonic(), 0.01)),
        )
        answer = self.client.send(request, stream=True)
        try:
            if answer.is_redirect:
                return answer.headers["location"]
            if answer.status_code != 200:
                raise ReaderError(
                    f"the server answers {answer.status_code} {answer.reason_phrase}".strip()
                )
            media_type = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
            return Fetched(self._content(answer, end), address, media_type, answer.charset_encoding)
        finally:
            with suppress(Exception):
                answer.close()

    def _content(self, answer: "httpx.Response", end: float) -> bytes:
        content = bytearray()
        stated = answer.headers.get("content-length", "")
        total = int(stated) if stated.isascii() and stated.isdigit() else None
        if total and total > self.limits.size:
            raise ReaderError(self._too_large())
        for part in answer.iter_bytes():
            content += part
            if len(content) > self.limits.size:
                raise ReaderError(self._too_large())
            if time.monotonic() > end:
                raise ReaderError(_late(self.limits))
            if self.progress:
                self.progress(len(content), total)
        return bytes(content)

    def _too_large(self) -> str:
        return f"is larger than {self.limits.size / 1e6:.0f} MB"


def _checked(address: str) -> "SplitResult":
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError as error:
        raise ReaderError("is no web address") from error
    if parts.scheme not in ("http", "https"):
        raise ReaderError(f"leads to something that is not on the web ({parts.scheme}:)")
    if not parts.hostname:
        raise ReaderError("is no web address")
    return parts


def _headers(parts: "SplitResult") -> dict[str, str]:
    return {
        "Host": parts.netloc.rpartition("@")[2],
        "User-Agent": "byline",
        "Accept": "text/html,application/xhtml+xml,text/*;q=0.9,application/pdf;q=0.8,*/*;q=0.1",
        "Accept-Encoding": "gzip, deflate",
    }


def _looked_up(parts: "SplitResult", private: bool) -> str:
    """The number of the host to ask: one that was checked, and is not looked up again."""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        found: list[Any] = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ReaderError("there is no such server, or no network") from error
    numbers = [str(entry[4][0]).partition("%")[0] for entry in found]
    for number in numbers:
        if not private and not is_public(number):
            raise ReaderError(f"leads into a private network ({number}); --private allows it")
    return min(numbers, key=lambda number: ":" in number)


def is_public(number: str) -> bool:
    """Whether an IP address is reached over the internet; one inside another counts as itself."""
    address = ipaddress.ip_address(number)
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        address = inner or address
    return address.is_global and not address.is_multicast


def _place(parts: "SplitResult", number: str) -> str:
    host = f"[{number}]" if ":" in number else number
    return host if parts.port is None else f"{host}:{parts.port}"
