"""What bears the name of a person and is none: chairs, firms, eras, villages, scales."""

from typing import TYPE_CHECKING

from reader.extract.people.page import Page
from reader.extract.people.usage import Usage

if TYPE_CHECKING:
    from reader.extract.people.names import Name

_POLITICAL = frozenset("campaign government".split())
"""Words after a name that leave it the name of a person, though the phrase is not."""
_RULES = frozenset("administration administrations regime presidency era doctrine cabinet".split())
"""Words after a name that make it a time or a body: "the Smith administration"."""
_PARTNERS = frozenset("sons son daughters brothers co company partners associates".split())
_DEGREES = frozenset({"degree", "degrees", "°"})
_SIDES = frozenset("north south east west upper lower greater mount fort port lake cape".split())
"""First words of places."""


def is_namesake(sheet: Page, name: "Name", used: Usage) -> bool:
    """Whether the words around a name, or its own, make it the name of something else."""
    others = (_eponym, _of_day, _of_rule, _of_place, _of_measure, _of_firm)
    return any(other(sheet, name) for other in others) or _beside_firm(sheet, name, used)


def _of_measure(sheet: Page, name: "Name") -> bool:
    """Whether the name is a scale's: "40 degrees Celsius"."""
    before = sheet.before(name.first)
    return before is not None and before.low in _DEGREES


def _eponym(sheet: Page, name: "Name") -> bool:
    """Whether the name belongs to a chair, a prize, a firm: what follows says so."""
    after = sheet.after(name.end)
    if after is None or not after.capital or sheet.initial[name.first]:
        return False
    thing = after.low in sheet.lexicon.words("eponymous") or "O" in sheet.flags[name.end]
    if not thing or after.low in _POLITICAL:
        return False
    before = sheet.before(name.first)
    return name.full or (before is not None and before.low == "the")


def _of_firm(sheet: Page, name: "Name") -> bool:
    """Whether the name is part of a firm's: "Marsh & Sons"."""
    sign, partner = sheet.after(name.end), sheet.after(name.end + 1)
    return (
        sign is not None
        and sign.text in ("&", "and")
        and partner is not None
        and partner.capital
        and partner.low in _PARTNERS
    )


def _beside_firm(sheet: Page, name: "Name", used: Usage) -> bool:
    """Whether a lone word qualifies a noun where the text names a firm by it: "Marsh shares"."""
    if len(name.words) > 1 or name.titles or not used[sheet.tokens[name.first].low]["firms"]:
        return False
    after = sheet.after(name.end)
    return after is not None and sheet.tags[name.end] in ("NN", "NNS") and not after.capital


def _of_rule(sheet: Page, name: "Name") -> bool:
    """Whether the name names a time or body: "the Smith administration"."""
    after = sheet.after(name.end)
    return after is not None and after.low in _RULES


def _of_place(sheet: Page, name: "Name") -> bool:
    """Whether words of a place make up the name: "Mountainous Ruritania", "Dunmore St. Mary"."""
    saint = name.first - 1
    if saint > 0 and sheet.tokens[saint].low == "st" and name.words[0] != "st":
        village = sheet.before(saint)
        return village is not None and village.capital and not sheet.initial[saint]
    if name.titles or len(name.words) < 2:
        return False
    known = sheet.lexicon.known
    country = known(name.words[-1]).place == 3 and not known(name.words[0]).given
    return country or name.words[0] in _SIDES


def _of_day(sheet: Page, name: "Name") -> bool:
    """Whether a day is named after somebody: "Valentine's Day"."""
    owner, day = sheet.after(name.end), sheet.after(name.end + 1)
    owned = owner is not None and owner.low in ("'s", "’s")
    return owned and day is not None and day.capital and day.low in ("day", "eve")
