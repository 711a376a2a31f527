"""Where reading stopped, looked up before the library is opened: so fast that a page can wait."""

import os
import sys


def stopped(source: str, text: str | None = None) -> int | None:
    """The code point where reading of the article from `source` stopped; None where it never began.

    It counts for this very `text`, where there is one. Nothing is written, nothing waited for.
    """
    if source in ("", "-"):
        return None
    file = _library()
    if not os.path.exists(file):  # noqa: PTH110 - an article never opened need not wait for paths
        return None
    import sqlite3  # noqa: PLC0415 - who has no library need not wait for it

    try:
        connection = sqlite3.connect(f"file:{_quoted(file)}?mode=ro", timeout=0, uri=True)
        try:
            row = connection.execute(
                "SELECT key, place FROM positions JOIN articles ON articles.id = article"
                " WHERE origin = ? ORDER BY moved DESC LIMIT 1",
                (source if "://" in source else os.path.abspath(source),),  # noqa: PTH100 - the same
            ).fetchone()
        finally:
            connection.close()
        place = max(int(row[1]), 0) if row else None
    except (sqlite3.Error, ValueError, TypeError):
        return None
    if row is None or text is None:
        return place
    return min(place or 0, len(text)) if _key(text) == row[0] else None


def _library() -> str:
    """The file of the library, which `reader.library.folders` names too, in more time."""
    if sys.platform != "linux":
        from reader.library import folders  # noqa: PLC0415 - it knows all systems

        return os.fspath(folders.library_file())
    home = os.environ.get("XDG_DATA_HOME", "").strip() or os.path.expanduser("~/.local/share")  # noqa: PTH111 - the same
    return f"{home}/byline/library.db"


def _key(text: str) -> str:
    """The name of an article in the library, as `reader.library.shelf` has it."""
    from hashlib import sha256  # noqa: PLC0415 - who has no library need not wait for it

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _quoted(path: str) -> str:
    """A path as it stands in an address."""
    from urllib.parse import quote  # noqa: PLC0415 - the same

    return quote(path)
