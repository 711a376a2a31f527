"""What a page says of itself in its markup: title, authors, day, publisher, language."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.load import dates

if TYPE_CHECKING:
    from lxml.etree import _Element

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Recipe|Blog|WebPage)$")
_TITLES = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title")
_AUTHORS = (
    *("author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator"),
    *("dcterms.creator", "cxenseparse:author", "citation_author"),
)
_DAYS = (
    *("article:published_time", "parsely-pub-date", "sailthru.date", "datepublished", "pubdate"),
    *("publish-date", "publication_date", "dc.date.issued", "dc.date", "dcterms.created", "date"),
    *("og:article:published_time", "citation_publication_date"),
)
_NO_NAME = re.compile(
    r"https?:|www\.|[@/\\{}<>|]|\.com\b|^(?:admin|editor|staff|author)$", re.IGNORECASE
)
_BY = re.compile(r"^(?:by|von|par|por|di|door)\s+", re.IGNORECASE)
_SITE = re.compile(r"\s+[|–—·»:-]+\s+")
_OLDEST = "1600"
"""No newspaper is older; an empty field of a database often is."""
_MOST_NAMES = 12


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is stated; None where nothing is."""

    title: str | None = None
    byline: str | None = None
    published: str | None = None
    """YYYY-MM-DD."""
    publisher: str | None = None


def stated(root: "_Element") -> Metadata:
    """What a page states: in JSON-LD first, then in its meta elements, then in its own text."""
    linked = list(_linked(root))
    meta = dict(_metas(root))
    sites = [meta.get("og:site_name", []), *(_named(item.get("publisher")) for item in linked)]
    publisher = _first(sites)
    return Metadata(
        title=_title(root, linked, meta, publisher),
        byline=_byline(root, linked, meta, publisher),
        published=_published(root, linked, meta),
        publisher=publisher,
    )


def _linked(root: "_Element") -> "Iterator[dict[str, Any]]":
    """The articles that the page describes in JSON-LD."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            found = json.loads((script.text or "").strip().strip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        items = [found]
        for item in items:
            if isinstance(item, list):
                items += item
            elif isinstance(item, dict):
                items += [item[key] for key in ("@graph", "mainEntity") if key in item]
                kinds = item.get("@type")
                if any(_ARTICLE.search(str(kind)) for kind in _listed(kinds)):
                    yield item


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _metas(root: "_Element") -> "Iterator[tuple[str, list[str]]]":
    """The contents of meta elements by name in lower case, in order."""
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = _line(element.get("content"))
        if content:
            found.setdefault(name.lower(), []).append(content)
    return iter(found.items())


def _line(text: object) -> str:
    from html import unescape  # noqa: PLC0415 - its table of names is large

    return " ".join(unescape(text).split()) if isinstance(text, str) else ""


def _named(value: object) -> list[str]:
    """The names in a value that is a name, a thing with a name, or a list of such."""
    names = []
    for item in _listed(value):
        name = item.get("name") if isinstance(item, dict) else item
        names += [_line(part) for part in _listed(name)]
    return [name for name in names if name]


def _first(values: Iterable[Iterable[str]]) -> str | None:
    return next((item for value in values for item in value if item), None)


def _title(
    root: "_Element",
    linked: "list[dict[str, Any]]",
    meta: dict[str, list[str]],
    publisher: str | None,
) -> str | None:
    headings = [_said(heading) for heading in root.iter("h1")]
    page = next((_said(title) for title in root.iter("title")), "")
    given = [
        *(name for item in linked for name in _named(item.get("headline"))),
        *(title for name in _TITLES for title in meta.get(name, [])),
        page,
    ]
    for title in given:
        for heading in headings:
            if len(heading.split()) > 2 and _holds(_plain(title), _plain(heading)):
                return heading
    return next((_bare(title, publisher) for title in given if title), None) or _first([headings])


def _holds(title: str, heading: str) -> bool:
    """Whether a title is the heading, with the name of a site or section after or before it."""
    mostly = 2 * len(heading) > len(title)
    return bool(heading) and (title.startswith(heading) or (mostly and title.endswith(heading)))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _bare(title: str, publisher: str | None) -> str:
    """A title without the name of the site at its end."""
    parts = _SITE.split(title)
    if len(parts) > 1 and publisher and _plain(parts[-1]) in _plain(publisher):
        return title[: title.rindex(parts[-1])].rstrip(" |–—·»:-")
    return title


def _said(element: "_Element") -> str:
    return _line("".join(str(part) for part in element.itertext()))


def _byline(
    root: "_Element",
    linked: "list[dict[str, Any]]",
    meta: dict[str, list[str]],
    publisher: str | None,
) -> str | None:
    sources: list[list[str]] = [_named(item.get("author")) for item in linked]
    sources += [meta.get(name, []) for name in _AUTHORS]
    sources.append([_said(element) for element in root.iterfind(".//a[@rel='author']")])
    for source in sources:
        names = dict.fromkeys(_BY.sub("", name.strip(" ,;")) for name in source)
        kept = [_cased(name) for name in names if _is_name(name, publisher)]
        if kept:
            return ", ".join(kept[:_MOST_NAMES])
    return None


def _is_name(name: str, publisher: str | None) -> bool:
    """Whether a value names an author: no address, no account, not the site itself."""
    is_account = " " not in name and (name.islower() or not name[:1].isalpha())
    is_site = bool(publisher) and _plain(name) in _plain(publisher or "")
    return len(name) < 80 and not (is_account or is_site or _NO_NAME.search(name))


def _cased(name: str) -> str:
    return name.title() if name.isupper() and " " in name else name


def _published(
    root: "_Element", linked: "list[dict[str, Any]]", meta: dict[str, list[str]]
) -> str | None:
    stated_days = [
        *(str(item.get("datePublished") or "") for item in linked),
        *(content for name in _DAYS for content in meta.get(name, [])),
        *(
            element.get("datetime") or element.get("content") or _said(element)
            for element in root.iterfind(".//*[@itemprop='datePublished']")
        ),
        *(time.get("datetime") or "" for time in root.iterfind(".//time[@pubdate]")),
    ]
    return next((day for text in stated_days if (day := dates.day(text)) and day > _OLDEST), None)
