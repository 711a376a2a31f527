"""Whether the file that an article came from has changed."""

from pathlib import Path


def stamp(name: str) -> str | None:
    """Size and time of change of a file; None where there is none."""
    try:
        status = Path(name).stat()
    except OSError:
        return None
    return f"{status.st_size}:{status.st_mtime_ns}"
