"""All that a pane may say; the screen alone answers."""

from textual.message import Message

from reader.model import Ref


class LookChosen(Message):
    """The theme shown, or a width of the text column, is to hold the next time too."""

    def __init__(self, measure: int | None = None) -> None:
        super().__init__()
        self.measure = measure


class CursorMoved(Message):
    """The reader moved the text cursor to a code point of the article."""

    def __init__(self, offset: int, *, jump: bool = False) -> None:
        super().__init__()
        self.offset = offset
        self.jump = jump
        """Whether it is far enough to want to come back: an end of the article."""


class ItemChosen(Message):
    """The reader chose an item: previewed it in a list, or opened it."""

    def __init__(self, ref: Ref, place: int | None = None, *, opened: bool = False) -> None:
        super().__init__()
        self.ref = ref
        self.place = place
        """Which of its places; None for the nearest."""
        self.opened = opened


class PhraseChanged(Message):
    """The reader changed the words to search for."""

    def __init__(self, phrase: str) -> None:
        super().__init__()
        self.phrase = phrase
