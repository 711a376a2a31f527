"""What is not the article comes out of it, and is listed with the reason."""

import re

from reader.blocks import BlockKind, Removed
from reader.load import dates
from reader.load.draft import Draft, Piece
from reader.load.structure import authors

_HEAD = 6
_FOOT = 3
"""How many first and last pieces may be a date line or a credit."""

_LONGEST_NOTE = 300
"""Characters of a line that is no part of the article: longer ones are not even looked at."""

_ADVERTISEMENT = (
    r"(?i)[\[(*–—-]*\s*(?:"
    r"advertisements?(?:\s*[-–—:.,]?\s*(?:(?:story|article) continues|continue reading|scroll)"
    r"(?: to continue)?(?: below)?(?: the ad(?:vertisement)?)?)?"
    r"|(?:story|article|content|text) continues (?:below|after)"
    r"(?: (?:the |this )?ad(?:vertisement)?)?"
    r"|continue reading(?: below| the main story)?"
    r"|(?:scroll|keep scrolling)(?: down)? to continue(?: reading)?"
    r"|sponsored(?: content| message)?|paid (?:content|post)|promoted content|ad|supported by"
    r"|skip (?:to content|to main content|advertisement|past newsletter promotion)"
    r")\s*[\])*–—.-]*"
)
_INVITATION = (
    r"(?i)(?:sign up (?:for|to) .{0,80}(?:newsletter|e-?mail|alerts?|inbox).{0,60}"
    r"|subscribe (?:to|now|today).{0,80}"
    r"|(?:read more|related|see also|recommended|more on this(?: story)?|most (?:read|popular))"
    r"(?:\s*[:›»>-].{0,160})?"
    r"|(?:share|tweet|print|e-?mail|comments?|save|listen)(?: this)?(?: (?:article|story))?"
    r"|follow us on .{0,60}|(?:click|tap) here .{0,80}|download (?:the|our) app.{0,60}"
    r"|(?:log|sign) in(?: or (?:register|subscribe|sign up))?|loading\W*|\d+ comments?"
    r"|\d+ min(?:ute)?s?(?: read)?)[.!]?"
)
_FURNITURE = (
    *("advertisement", "story", "article", "content", "text", "continue", "scroll", "keep", "ad"),
    *("sponsored", "paid", "promoted", "supported", "skip", "sign", "subscribe", "read", "related"),
    *(
        "see",
        "recommended",
        "more",
        "most",
        "share",
        "tweet",
        "print",
        "email",
        "e-mail",
        "comment",
    ),
    *("save", "listen", "follow", "click", "tap", "download", "log", "loading", *"0123456789"),
)
"""What such lines begin with: the patterns are not even compiled for others."""
_CREDIT = (
    r"(?i)(?:(?:this|the) (?:article|story|report|piece|post|column|essay)\s+)?"
    r"(?:(?:was )?(?:first|originally|previously) (?:appeared|published|posted|ran)"
    r"|(?:was|is) (?:republished|reprinted|reproduced)(?: with permission)?)"
    r"\s+(?:in|on|by|at|from)\s+(?P<who>[^\n]{2,80}?)(?:\s+on\s+[^.]*\d{4})?\s*\.?"
)
_COPYRIGHT = (
    r"(?i)(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*"
    r"(?P<who>[^\n]{0,80}?)\.?(?:\s*all rights reserved\.?)?"
)
_OWNED = re.compile(r"(?i)appear|publish|post|\bran\b|print|produc|©|\(c\)|copyright")
"""What a credit or copyright line holds."""
_OPEN_END = re.compile(r"[\w,;–—-]$")


def cleaned(draft: Draft) -> Draft:
    """The draft without advertisements, date stamps, credits and page furniture.

    A title and byline that the text states and the draft does not yet know are taken from it; both
    stay in the text. A sentence that an advertisement cut in two is whole again.
    """
    return _furniture_out(_foot_out(_head_out(_headed(draft))))


def _headed(draft: Draft) -> Draft:
    """The draft with what its own pieces say of title and author."""
    title = next((piece.text for piece in draft.pieces if piece.kind == BlockKind.TITLE), None)
    byline = next((piece.text for piece in draft.pieces if piece.kind == BlockKind.BYLINE), None)
    return draft._replace(
        title=draft.title or title,
        byline=draft.byline or (byline and (authors(byline) or byline)),
    )


def stated(draft: Draft) -> Draft:
    """The draft untouched, but knowing title, byline, day and publisher from its text."""
    known = cleaned(draft)
    return draft._replace(
        title=known.title,
        byline=known.byline,
        published=known.published,
        publisher=known.publisher,
    )


def _head_out(draft: Draft) -> Draft:
    """Takes lines of the head that state the day of publication."""
    pieces: list[Piece] = []
    removed = list(draft.removed)
    published = draft.published
    for index, piece in enumerate(draft.pieces):
        found = dates.line(piece.text) if index < _HEAD else None
        if found:
            published = published or found
            removed.append(Removed(piece.text, "date of publication"))
        else:
            pieces.append(piece)
    return draft._replace(pieces=tuple(pieces), removed=tuple(removed), published=published)


def _foot_out(draft: Draft) -> Draft:
    """Takes closing lines that say who published the article first, or whose it is."""
    pieces = list(draft.pieces)
    removed: list[Removed] = []
    publisher = draft.publisher
    for piece in pieces[-_FOOT:] if len(pieces) > 1 else []:
        if len(piece.text) > _LONGEST_NOTE or not _OWNED.search(piece.text):
            continue
        match = re.fullmatch(_CREDIT, piece.text)
        rights = None if match else re.fullmatch(_COPYRIGHT, piece.text)
        if match or rights:
            publisher = publisher or _name((match or rights)["who"])  # type: ignore[index]
            removed.append(Removed(piece.text, "credit" if match else "copyright line"))
            pieces.remove(piece)
    return draft._replace(
        pieces=tuple(pieces), removed=(*draft.removed, *removed), publisher=publisher
    )


def _name(words: str) -> str | None:
    return words.strip(' .,"“”') or None


def _furniture_out(draft: Draft) -> Draft:
    """Takes advertisements and invitations, and joins the sentence that one of them cut."""
    pieces: list[Piece] = []
    removed: list[Removed] = []
    cut = False
    for piece in draft.pieces:
        why = furniture(piece.text) if piece.kind != BlockKind.TITLE else None
        if why:
            removed.append(Removed(piece.text, why))
        elif cut and _goes_on(pieces, piece):
            pieces[-1] = pieces[-1]._replace(text=f"{pieces[-1].text} {piece.text}")
        else:
            pieces.append(piece)
        cut = bool(why)
    if not pieces:
        return draft
    return draft._replace(pieces=tuple(pieces), removed=(*draft.removed, *removed))


def furniture(text: str) -> str | None:
    """Why a line that is no part of any article stands on a page; None for all other text."""
    start = text[:40].lstrip("[(*–—- \t").lower()
    if len(text) > _LONGEST_NOTE or not start.startswith(_FURNITURE):
        return None
    if re.fullmatch(_ADVERTISEMENT, text):
        return "advertisement"
    return "page furniture" if re.fullmatch(_INVITATION, text) else None


def _goes_on(pieces: list[Piece], piece: Piece) -> bool:
    return (
        bool(pieces)
        and pieces[-1].kind == piece.kind == BlockKind.PARAGRAPH
        and piece.text[:1].islower()
        and bool(_OPEN_END.search(pieces[-1].text))
    )
