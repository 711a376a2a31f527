"""What a window opens with: an article, or the list of those that there are to choose from."""

import os
from argparse import Namespace


def is_list(options: Namespace) -> bool:
    """Whether `reader` opens with a list: of several files, a folder, or the user's library.

    Without a file it is the library, once there is an article of the user in it.
    """
    files = options.files
    if files:
        return len(files) > 1 or os.path.isdir(files[0])  # noqa: PTH112 - a file need not wait for paths
    return not options.no_library and keeps_anything()


def keeps_anything() -> bool:
    """Whether an article of the user is kept, and may be; the library is not opened for writing."""
    from reader import config  # noqa: PLC0415 - who names a file need not wait for it
    from reader.library import folders  # noqa: PLC0415 - the same

    try:
        file = folders.library_file()
    except folders.NoHomeError:
        return False
    if not file.exists() or not config.load().remembers:
        return False
    import sqlite3  # noqa: PLC0415 - the same
    from contextlib import closing  # noqa: PLC0415 - the same
    from urllib.parse import quote  # noqa: PLC0415 - the same

    try:
        address = f"file:{quote(str(file))}?mode=ro"
        with closing(sqlite3.connect(address, timeout=0.1, uri=True)) as db:
            return bool(db.execute("SELECT 1 FROM articles WHERE NOT sample LIMIT 1").fetchall())
    except (sqlite3.Error, UnicodeDecodeError):  # SQLite complains of bytes that are no text
        return False
