"""How the room of the window is shared out: which cells belong to what.

Needs the standard library alone: the first page is drawn by it before anything else is imported.
"""

SIDEBAR = 46
"""Cells of the sidebar, its border included."""
KEPT = 2
"""Rows kept before and after the cursor, and of the last page on the next one."""


def margin(width: int, measure: int) -> int:
    """Cells before the column of text in a pane: it stands in the middle."""
    return max(1 if width < 24 else 2, (width - 1 - measure) // 2)


def column(width: int, measure: int) -> int:
    """Cells of the column of text in a pane, which keeps one for what lies where."""
    return max(2, min(measure, width - margin(width, measure) - 2))


def top(row: int, before: int, height: int, *, far: bool) -> int:
    """The row at the top that has `row` well inside, where `before` was at the top.

    It scrolls no more than needed; to a row that is far away, as if a page were opened there.
    """
    kept = min(KEPT, (height - 1) // 2)
    if far or row < before - height or row > before + 2 * height:
        return row - height // 3
    return max(min(before, row - kept), row - height + 1 + kept)


def shaded(height: int, length: int, start: int, end: int) -> range:
    """The rows of a pane beside which it is marked what part of a text is on the screen.

    `length` is that of the text, `start` and `end` bound what is on the screen.
    """
    if not length or end - start >= length:
        return range(0)
    return range(start * height // length, max(end - 1, 0) * height // length + 1)
