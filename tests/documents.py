"""Files of formats that tests need, made from nothing: PDF, EPUB, DOCX, ODT and RTF."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

_KEY = "a" * 32
LOCK = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O ({_KEY}) /U ({_KEY}) /P -4 >> /ID [(a) (a)]"
"""What in a PDF's trailer says that it is locked with a password."""


class Line(NamedTuple):
    """A line of a PDF page: its left end and base line in points from the lower left corner."""

    x: float
    y: float
    text: str
    size: float = 11


def pdf(pages: Iterable[Sequence[Line]], *, title: str = "", security: str = "") -> bytes:
    """A PDF of pages with the given lines, in Helvetica, in the order given.

    `security` (`LOCK`) is put into its trailer.
    """
    contents = [_drawn(page) for page in pages]
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for index, content in enumerate(contents):
        page = (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            f"/Resources << /Font << /F 3 0 R >> >> /Contents {5 + 2 * index} 0 R >>"
        )
        objects.append(page.encode())
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    objects.append(b"<< /Title (%s) >>" % _string(title))
    return _file(objects, security)


def _drawn(lines: Sequence[Line]) -> bytes:
    return b"\n".join(
        b"BT /F %g Tf %g %g Td (%s) Tj ET" % (line.size, line.x, line.y, _string(line.text))
        for line in lines
    )


def _string(text: str) -> bytes:
    raw = text.encode("cp1252")
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _file(objects: Sequence[bytes], security: str) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    count = len(objects)
    trailer = f"<< /Size {count + 1} /Root 1 0 R /Info {count} 0 R {security} >>"
    return bytes(out) + f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n".encode()


CONTAINER = """\
<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>
"""


def epub(
    chapters: Mapping[str, str],
    *,
    metadata: str = "",
    contents: str = "",
    spine: Sequence[str] | None = None,
    entries: Mapping[str, bytes | str] | None = None,
) -> bytes:
    """A book of chapters, the markup inside <body> by file name.

    `metadata` and `contents` (the markup inside <nav>) are as in the standard; `spine` orders the
    file names (all chapters by default); `entries` are added, or stand in place of the usual ones.
    """
    files: dict[str, bytes | str] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OPS/book.opf": package(chapters, metadata, spine),
        "OPS/nav.xhtml": _page(f"<nav>{contents}</nav>"),
        **{f"OPS/{name}": _page(body) for name, body in chapters.items()},
        **(entries or {}),
    }
    return archive(files)


def package(chapters: Iterable[str], metadata: str = "", spine: Sequence[str] | None = None) -> str:
    """The description of a book; "nav" in its spine is its contents page."""
    names = list(chapters)
    order = names if spine is None else list(spine)
    items = "".join(
        f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>'
        for name in dict.fromkeys([*names, *order])
        if name not in ("nav", "unknown")
    )
    references = "".join(f'<itemref idref="{name}"/>' for name in order)
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata><manifest>'
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        f"{items}</manifest><spine>{references}</spine></package>"
    )


def archive(files: Mapping[str, bytes | str]) -> bytes:
    """A zip archive of the given files, packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in files.items():
            made.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _page(body: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head><title>x</title></head><body>{body}</body></html>"
    )


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = """\
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Target="word/document.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
</Relationships>
"""
_WORD_STYLES = {
    "Title": "Title",
    "Heading2": "heading 2",
    "Quote": "Quote",
    "ListBullet": "List Bullet",
    "Caption": "caption",
}


def docx(
    body: str, *, styles: str | None = None, entries: Mapping[str, bytes | str] | None = None
) -> bytes:
    """A Word document of the markup inside <w:body>; `entries` are added, or stand in place."""
    known = "".join(
        f'<w:style w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in _WORD_STYLES.items()
    )
    files: dict[str, bytes | str] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _RELATIONS,
        "word/document.xml": word_part("document", f"<w:body>{body}</w:body>"),
        "word/styles.xml": word_part("styles", known if styles is None else styles),
        **(entries or {}),
    }
    return archive({name: content for name, content in files.items() if content})


def word_part(root: str, markup: str) -> str:
    """A part of a Word document; its elements have the prefix w."""
    compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    return f'<w:{root} xmlns:w="{_WORD}" xmlns:mc="{compatible}">{markup}</w:{root}>'


def odt(body: str, *, styles: str = "", entries: Mapping[str, bytes | str] | None = None) -> bytes:
    """An OpenDocument text of the markup inside <office:text>, with styles made for it."""
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "style", "table", "draw", "meta")
    )
    made = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    text = f"{made}<office:body><office:text>{body}</office:text></office:body>"
    files: dict[str, bytes | str] = {
        "content.xml": f"<office:document-content {names}>{text}</office:document-content>",
        **(entries or {}),
    }
    kind = "application/vnd.oasis.opendocument.text"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made_of:
        made_of.writestr(zipfile.ZipInfo("mimetype"), kind)
        for name, content in files.items():
            made_of.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def rtf(body: str) -> bytes:
    """A Rich Text document of the given control words; what is not ASCII is written as codes."""
    written = "".join(char if char.isascii() else f"\\u{_signed(ord(char))}?" for char in body)
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0 {written}}}".encode("ascii")


def _signed(code: int) -> int:
    return code - 0x10000 if code > 0x7FFF else code
