"""The article in the tree of a page: what was found of it, made whole and clean where it stands."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.load.draft import Piece
from reader.load.page_blocks import PageBlock, blocks
from reader.load.structure import authors
from reader.model import BlockKind, Removed

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORD = re.compile(r"\w+")
_RUN = 4
"""Words in a row that tell one text from another."""

_SAME = 0.6
"""Share of its runs of words that a block must have in common with what was found."""
_WHOLE = 0.85
"""Share of what was found that the article's own element holds."""
_LINKED = 0.6
"""Share of a block's letters in links from which on it leads elsewhere."""

_HALF_LINKED = 0.3
"""The same for a block that nothing else speaks for."""
_REST = 60
"""Letters beside its links that make a block text all the same."""
_LARGE = 0.25
"""Share of what was found from which on an element is no aside, whatever its name."""
_FULL = 100
"""Letters of a paragraph that belongs to the article though nothing was found around it."""
_SENTENCE = re.compile(r"[.!?…][\"”’»)]*$")
_WIDER = 1.3
"""Times its own full text: with so much more of it around, an element is but a part."""
_HEAD = 12
"""Blocks before and after the first that was found, among which the byline stands."""
_LOST = 0.5
"""Share of what was found that may be asides."""
_STAMP = re.compile(
    r"(?:(?:last )?(?:updated|published|posted|modified)|first published)\b[^.!?]{0,20}\d.*",
    re.IGNORECASE,
)

_ADVERT = re.compile(
    r"[-–—*\[( ]*(?:advert(?:isement|ising|orial)?s?|publicidade?|publicit[ée]|pubblicità|anzeige"
    r"|werbung|iklan|реклама|reklama|reklame|annonce|広告|广告)[-–—*\]) .:]*",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:photo(?:graph|s)?|image|picture|foto|fotos|фото|video|credit)(?: (?:by|credit|courtesy))?"
    r" ?: ?.{0,80}",
    re.IGNORECASE,
)

_ASIDE = re.compile(
    r"""(?:^|[-_\s])(?:
    news-?letters?|sign-?up|subscri\w*|related\w*|recommend\w*|promo\w*|shar(?:e|ing)(?:bar|tools)?
  | social\w*|comments?|disqus\w*|cookies?|consent|gdpr|advert\w*|ads?|sponsor\w*|side-?bar
  | breadcrumbs?|tag(?:s|-?list|-?cloud)|author-?(?:bio|box|info|card)|bio|about-?(?:the-)?author
  | most-?(?:read|popular|viewed)|trending|popular|read-?(?:more|next)|more-?(?:on|from|stories)
  | see-?also|you-?may|up-?next|outbrain|taboola|pay-?wall|pop-?up|modal|overlay|tool-?(?:bar|tip)
  | teasers?|carousel|gallery|slide-?show|pagination|pager|copyright|disclaimer|byline|print-?only
  | hidden|visually-?hidden|sr-?only|screen-?reader(?:-text)?|reprints?|correction-?form|menu|nav
  | navigation|call-?to-?action|cta|donat\w*|jump-?links?|toc|rating|login|register
  )(?:$|[-_\s])""",
    re.VERBOSE | re.IGNORECASE,
)
"""Names that pages give to what stands beside their article."""
_ASIDE_TAGS = frozenset(("nav", "aside", "footer", "form", "button", "dialog", "menu"))
_CAPTION = re.compile(
    r"(?:^|[-_\s])(?:\w*caption\w*|credits?|photo-?credit)(?:$|[-_\s])", re.IGNORECASE
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Body:
    """The article's pieces, and what stood among them."""

    pieces: tuple[Piece, ...]
    removed: tuple[Removed, ...]
    byline: str | None = None
    """The line of the page that names the authors."""


def body(root: "_Element", found: Sequence[Piece], *, verbatim: bool = False) -> Body | None:
    """The article that `found` is a rough reading of; None where the tree does not hold it.

    `verbatim` leaves in all that stands between the first and the last of its text.
    """
    page = _Page.of(blocks(root), [piece.text for piece in found])
    if page is None:
        return None
    inside = list(page.inside())
    if verbatim:
        return Body(tuple(block.piece for block, _is_known in inside), ())
    kept: list[Piece] = []
    removed: list[Removed] = []
    byline = page.byline()
    reasons = _reasons(page, inside)
    for (block, is_known), reason in zip(inside, reasons, strict=True):
        if block.piece.text == byline and len(kept) < _HEAD:
            continue
        why = reason or _line_of_no_text(block.piece.text)
        if not why and kept and kept[-1].text == block.piece.text:
            why = "repeated"
        if not why and not is_known and block.linked >= _HALF_LINKED:
            why = "link"
        if why:
            removed.append(Removed(block.piece.text, why))
        else:
            kept.append(block.piece)
    return Body(tuple(_with_something_under(kept)), tuple(removed), byline) if kept else None


def _reasons(page: "_Page", inside: "Sequence[tuple[PageBlock, bool]]") -> list[str | None]:
    """Why each block is an aside; a page that would lose too much calls its own text by such names.

    What was found stays on such a page: the slides of a gallery are the article of one.
    """
    reasons = [page.aside(block) for block, _is_known in inside]
    found = [len(block.piece.text) * is_known for block, is_known in inside]
    lost = sum(size for size, reason in zip(found, reasons, strict=True) if reason)
    if lost <= _LOST * sum(found):
        return reasons
    return [
        None if is_known else reason
        for (_block, is_known), reason in zip(inside, reasons, strict=True)
    ]


def _line_of_no_text(text: str) -> str | None:
    """Why a short line is no text of the article, whatever element it stands in."""
    if len(text) > 100:
        return None
    if _STAMP.fullmatch(text):
        return "date of publication"
    if _ADVERT.fullmatch(text):
        return "advertisement"
    return "caption" if _CREDIT.fullmatch(text) else None


def _with_something_under(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces without a last heading that nothing follows."""
    last = len(pieces)
    while last and pieces[last - 1].kind == BlockKind.HEADING:
        last -= 1
    return iter(pieces[: last or len(pieces)])


@dataclass(frozen=True, slots=True)
class _Page:
    """The blocks of a page, which of them were found, and the element that is the article."""

    blocks: list[PageBlock]
    known: list[bool]
    home: "_Element"
    large: "frozenset[_Element]"
    """Elements that hold so much of what was found that they are no aside."""
    lists: "frozenset[_Element]"
    """Elements that are mostly links to other pages."""

    @classmethod
    def of(cls, found: list[PageBlock], texts: Iterable[str]) -> "_Page | None":
        """The page that holds the given texts; None where it does not, or only in part."""
        lines = list(texts)
        runs = set().union(*(_runs(line) for line in lines))
        known = [_share(block.piece.text, runs) >= _SAME for block in found]
        wanted = sum(len(line) for line in lines)
        held = sum(len(b.piece.text) for b, is_known in zip(found, known, strict=True) if is_known)
        if not wanted or not 0.9 < held / wanted < 1.6:
            return None
        weight = _weights(b for b, is_known in zip(found, known, strict=True) if is_known)
        home = _widened(_home(weight, held), found)
        large = frozenset(e for e in weight if weight[e] > _LARGE * held)
        return cls(found, known, home, large, _link_lists(found) - large)

    def byline(self) -> str | None:
        """The first line that names authors, near the beginning of the article."""
        first = self.known.index(True)
        near = self.blocks[max(first - _HEAD, 0) : first + _HEAD]
        return next((b.piece.text for b in near if authors(b.piece.text)), None)

    def inside(self) -> Iterator[tuple[PageBlock, bool]]:
        """The blocks of the article's element, from the first to the last that is its text."""
        within = set(self.home.iter())
        here = [
            (block, is_known)
            for block, is_known in zip(self.blocks, self.known, strict=True)
            if block.element in within
        ]
        places = [
            place
            for place, (block, is_known) in enumerate(here)
            if is_known or (self.aside(block) is None and _is_full(block))
        ]
        yield from here[places[0] : places[-1] + 1]

    def aside(self, block: PageBlock) -> str | None:
        """Why a block is no part of the article; None where it is."""
        if block.piece.kind == BlockKind.CAPTION:
            return "caption"
        for element in self._between(block):
            if element in self.large:
                continue
            if element in self.lists:
                return "links"
            if _CAPTION.search(_name(element)):
                return "caption"
            if _is_aside(element):
                return "page furniture"
        if leads_away(block):
            return "link"
        return None

    def _between(self, block: PageBlock) -> "Iterator[_Element]":
        """The elements around a block, inside the article's element."""
        element: _Element | None = block.element
        while element is not None and element is not self.home:
            yield element
            element = element.getparent()


def _is_full(block: PageBlock) -> bool:
    """Whether a block is text wherever it stands: whole sentences with hardly a link."""
    text = block.piece.text
    return len(text) >= _FULL and bool(_SENTENCE.search(text)) and block.linked < 0.2


def _weights(known: Iterable[PageBlock]) -> "Counter[_Element]":
    """How many characters of the given blocks stand in each element."""
    weight: Counter[_Element] = Counter()
    for block in known:
        for element in _chain(block.element):
            weight[element] += len(block.piece.text)
    return weight


def _chain(element: "_Element") -> "list[_Element]":
    return [element, *element.iterancestors()]


def _home(weight: "Counter[_Element]", held: int) -> "_Element":
    """The innermost element that holds nearly all of the blocks that were found."""
    whole = [element for element in weight if weight[element] >= _WHOLE * held]
    return max(whole, key=lambda element: len(_chain(element)))


def _widened(home: "_Element", found: Iterable[PageBlock]) -> "_Element":
    """The element of the whole article, where `home` is but one of the parts it is cut into."""
    chain = _chain(home)
    marked = [place for place, element in enumerate(chain) if _is_article(element)]
    if not marked:
        return home
    around = chain[: marked[-1] + 1]
    text: Counter[_Element] = Counter()
    for block in found:
        if _is_full(block) and not any(_is_aside(element) for element in _within(block, around)):
            text.update(dict.fromkeys(_chain(block.element), len(block.piece.text)))
    most = text[around[-1]]
    if most < _WIDER * text[home]:
        return home
    return next(element for element in around if text[element] >= 0.95 * most)


def _within(block: PageBlock, around: "Sequence[_Element]") -> "list[_Element]":
    """The elements from a block up to the first of those given."""
    chain = _chain(block.element)
    ends = [place for place, element in enumerate(chain) if element in around]
    return chain[: ends[0]] if ends else chain


def _is_article(element: "_Element") -> bool:
    return element.tag in ("article", "main") or "articleBody" in (element.get("itemprop") or "")


def _is_aside(element: "_Element") -> bool:
    return element.tag in _ASIDE_TAGS or bool(_ASIDE.search(_name(element)))


def _name(element: "_Element") -> str:
    """The class and id of an element, words apart."""
    return _CAMEL.sub("-", f"{element.get('class') or ''} {element.get('id') or ''}")


def _link_lists(found: Iterable[PageBlock]) -> "frozenset[_Element]":
    """The elements where two blocks in five or more are links, and there are several."""
    blocks_in: Counter[_Element] = Counter()
    links_in: Counter[_Element] = Counter()
    for block in found:
        chain = _chain(block.element)
        blocks_in.update(chain)
        if leads_away(block):
            links_in.update(chain)
    return frozenset(
        element
        for element, links in links_in.items()
        if links >= 3 and links >= 0.4 * blocks_in[element]
    )


def leads_away(block: PageBlock) -> bool:
    """Whether a block is a link to another page and little more."""
    rest = (1 - block.linked) * len(block.piece.text)
    return block.linked > _LINKED and rest < _REST


def _runs(text: str) -> set[tuple[str, ...]]:
    words = [word.casefold() for word in _WORD.findall(text)]
    size = min(_RUN, len(words))
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)} if words else set()


def _share(text: str, runs: set[tuple[str, ...]]) -> float:
    mine = _runs(text)
    return len(mine & runs) / len(mine) if mine else 0.0
