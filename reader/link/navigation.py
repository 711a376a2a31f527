"""Where the reader is, and where each act leads: every rule of moving through an article."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from enum import Enum
from typing import Literal, NamedTuple

from reader.link.marks import Mark, Marks
from reader.model import Kind, Ref

Direction = Literal[1, -1]
"""Forward or backward."""

_STOPS = 1000
"""How many jumps are remembered."""
_LIST = {Kind.PERSON: "people", Kind.QUOTE: "quotes", Kind.STATISTIC: "statistics"}


class Shown(Enum):
    """Which marks the text shows, in the order in which they are cycled through."""

    ALL = "all marks"
    SELECTED = "the selected item only"
    NONE = "no marks"


class Stop(NamedTuple):
    """A position to come back to, with what was selected there."""

    offset: int
    selected: Ref | None
    place: int


@dataclass(frozen=True, slots=True)
class Navigation:
    """Where the reader is. Every act gives a new value; none asks how an item was found."""

    offset: int = 0
    """The code point under the text cursor."""
    selected: Ref | None = None
    """The item that both panes show as selected."""
    place: int = 0
    """Which place of the selected item the cursor is at, from 0."""
    active: Kind = Kind.PERSON
    """The list that is shown."""
    back: tuple[Stop, ...] = ()
    """Where the jumps began, the latest last."""
    forward: tuple[Stop, ...] = ()
    """What going back has left, the nearest last."""
    shown: Shown = Shown.ALL
    notice: str = ""
    """What the last act has to say, for the status line."""
    origin: Stop | None = None
    """Where the reader was before previewing items in a list; None when nothing is previewed."""
    stepping: bool = False
    """Whether the last act was a step: a run of steps is one jump."""

    @property
    def stop(self) -> Stop:
        """The position to come back to: where a preview began, else where the cursor is."""
        return self.origin or Stop(self.offset, self.selected, self.place)

    def move(self, offset: int, marks: Marks) -> "Navigation":
        """The cursor on another code point; the innermost item there becomes the selected one.

        Reading on from a preview makes the preview a jump, so that one can still come back.
        """
        if offset == self.offset:
            return replace(_at(self, offset, _innermost(offset, marks), marks), origin=self.origin)
        here = _jumped(self) if self.origin else self
        return _at(here, offset, _innermost(offset, marks), marks)

    def widen(self, marks: Marks) -> "Navigation":
        """The next outer item at the cursor; the innermost again after the outermost."""
        refs = marks.at(self.offset)
        if not refs:
            return replace(self, notice="Nothing is marked here", stepping=False)
        inner = refs.index(self.selected) if self.selected in refs else -1
        return _at(self, self.offset, refs[(inner + 1) % len(refs)], marks)

    def select(self, ref: Ref, marks: Marks) -> "Navigation":
        """A preview of an item at its place nearest to where the reader was; it is no jump."""
        origin = self.stop
        spans = marks.places(ref)
        if not spans:
            return replace(self, selected=ref, place=0, active=ref.kind, notice="", stepping=False)
        span = spans[marks.nearest(ref, origin.offset)]
        offset = origin.offset if span.holds(origin.offset) else span.start
        return replace(_at(self, offset, ref, marks), origin=origin)

    def open(self, ref: Ref, marks: Marks) -> "Navigation":
        """The cursor at the nearest place of an item; one can come back from there."""
        return _jumped(self.select(ref, marks))

    def leave(self) -> "Navigation":
        """Back where a preview began, as if nothing had been previewed."""
        return _restored(self, self.origin) if self.origin else self

    def step(self, direction: Direction, marks: Marks) -> "Navigation":
        """The next or previous place of the selected item, round the ends with a notice."""
        spans = marks.places(self.selected) if self.selected else ()
        if not self.selected or not spans:
            return replace(self, notice="Nothing is selected", stepping=False)
        place = (self.place + direction) % len(spans)
        turned = (place - self.place) * direction <= 0
        there = _at(_run(self), spans[place].start, self.selected, marks)
        return replace(there, place=place, notice=_turn(turned, direction), stepping=True)

    def step_item(self, direction: Direction, marks: Marks) -> "Navigation":
        """The next or previous item of the active list from the cursor, round the ends."""
        entries = marks.all(self.active)
        if not entries:
            return replace(self, notice=f"No {_LIST[self.active]}", stepping=False)
        start = self._beside(entries, direction, marks)
        ahead = [(start + n * direction) % len(entries) for n in range(len(entries))]
        index = next((n for n in ahead if entries[n].ref != self.selected), ahead[0])
        span, ref = entries[index]
        if self.active is Kind.QUOTE:
            span = marks.places(ref)[0]
        turned = (span.start - self.offset) * direction <= 0
        there = _at(_run(self), span.start, ref, marks)
        return replace(there, notice=_turn(turned, direction), stepping=True)

    def _beside(self, entries: tuple[Mark, ...], direction: Direction, marks: Marks) -> int:
        """The entry next to the selected one in a direction, or next to the cursor."""
        if self.selected and self.selected.kind is self.active and self.selected in marks:
            here = Mark(marks.places(self.selected)[self.place], self.selected)
            return bisect_left(entries, here) + direction
        if direction > 0:
            return bisect_right(entries, self.offset, key=_start)
        return bisect_left(entries, self.offset, key=_start) - 1

    def goto(self, offset: int, marks: Marks) -> "Navigation":
        """A jump to a code point: a match, a paragraph, an end; one can come back from there."""
        return _at(_jumped(self), offset, _innermost(offset, marks), marks)

    def go_back(self) -> "Navigation":
        """Where the last jump began, or the preview that is on."""
        if self.origin:
            return self.leave()
        if not self.back:
            return replace(self, notice="Nothing to go back to", stepping=False)
        there = _restored(self, self.back[-1])
        return replace(there, back=self.back[:-1], forward=(*self.forward, self.stop))

    def go_forward(self) -> "Navigation":
        """Where the last step back came from."""
        if not self.forward:
            return replace(self, notice="Nothing to go forward to", stepping=False)
        there = _restored(self, self.forward[-1])
        return replace(there, back=(*self.back, self.stop), forward=self.forward[:-1])

    def list(self, kind: Kind) -> "Navigation":
        """Another list shown; the cursor and the selected item stay."""
        return replace(self, active=kind, notice="", stepping=False)

    def cycle(self) -> "Navigation":
        """The next way to show marks: all, those of the selected item, none."""
        ways = tuple(Shown)
        shown = ways[(ways.index(self.shown) + 1) % len(ways)]
        return replace(self, shown=shown, notice=f"Showing {shown.value}", stepping=False)

    def among(self, now: Marks, before: Marks) -> "Navigation":
        """The same places among other items: each is selected again by where it stands."""

        def again(stop: Stop) -> Stop:
            spans = before.places(stop.selected) if stop.selected else ()
            if not stop.selected or stop.place >= len(spans):
                return Stop(stop.offset, None, 0)
            ref = now.closest(stop.selected.kind, spans[stop.place])
            return Stop(stop.offset, ref, now.nearest(ref, stop.offset) if ref else 0)

        here = again(Stop(self.offset, self.selected, self.place))
        ref = here.selected or _innermost(self.offset, now)
        return replace(
            self,
            selected=ref,
            place=now.nearest(ref, self.offset) if ref else 0,
            active=ref.kind if ref and not self.selected else self.active,
            back=tuple(map(again, self.back)),
            forward=tuple(map(again, self.forward)),
            origin=again(self.origin) if self.origin else None,
        )

    def say(self, notice: str) -> "Navigation":
        """The same place, with something to say."""
        return replace(self, notice=notice)


def _at(here: Navigation, offset: int, ref: Ref | None, marks: Marks) -> Navigation:
    """The cursor at `offset` with an item selected and its list shown; nothing said."""
    place = marks.nearest(ref, offset) if ref else 0
    return _restored(here, Stop(offset, ref, place))


def _restored(here: Navigation, stop: Stop) -> Navigation:
    """The cursor at a stop, with what was selected there."""
    return replace(
        here,
        offset=stop.offset,
        selected=stop.selected,
        place=stop.place,
        active=stop.selected.kind if stop.selected else here.active,
        notice="",
        origin=None,
        stepping=False,
    )


def _jumped(here: Navigation) -> Navigation:
    """The same place with the way back recorded; a jump ends all ways forward."""
    return replace(here, back=(*here.back, here.stop)[-_STOPS:], forward=(), origin=None)


def _run(here: Navigation) -> Navigation:
    """The way back recorded once for a run of steps."""
    return here if here.stepping else _jumped(here)


def _innermost(offset: int, marks: Marks) -> Ref | None:
    return next(iter(marks.at(offset)), None)


def _turn(turned: bool, direction: Direction) -> str:
    """What to say of a step that went round an end."""
    if not turned:
        return ""
    return "On from the start" if direction > 0 else "On from the end"


def _start(mark: Mark) -> int:
    return mark.span.start
