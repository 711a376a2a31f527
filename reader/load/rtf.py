"""A Rich Text document (RTF 1.9) to an article: its paragraphs, with the names of their styles."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from reader.errors import ReaderError
from reader.load import styled
from reader.load.draft import Piece
from reader.model import Article, BlockKind

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,10})? ?"
    rb"|\\'(?P<code>[0-9a-fA-F]{2})"
    rb"|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])"
    rb"|[\r\n\x00]+"
    rb"|(?P<plain>[^\\{}\r\n\x00]+)"
)
_CELL, _LINE = "\x1f", "\x1e"
"""Stand in a row of a table for the edge of a cell and for the end of a paragraph in it."""
_SIGNS = {"~": "\u00a0", "_": "\u2011", "\\": "\\", "{": "{", "}": "}"}
_WORDS = {
    "tab": " ",
    "line": " ",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
    "cell": _CELL,
    "nestcell": _CELL,
}
_ENDS = frozenset("par sect page".split())
_READ = frozenset("fonttbl stylesheet title author footnote listtext pntext info".split())
_SKIPPED = frozenset(
    "colortbl pict object header headerl headerr headerf footer footerl footerr footerf fldinst "
    "annotation atnid atnauthor xe tc rxe txe listtable listoverridetable revtbl rsidtbl "
    "generator themedata datastore latentstyles nonesttables subject operator keywords comment "
    "company manager category doccomm hlinkbase creatim revtim printim buptim filetbl".split()
)
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250",
}  # fmt: skip
"""The encodings of fonts' character sets, where they are not the document's own."""


def load(content: bytes, source: str, *, verbatim: bool = False) -> Article:
    """The document in `content`; its footnotes follow its text. Raises ReaderError without text."""
    found = _Reading().manuscript(content)
    if not found.pieces:
        raise ReaderError("is a document without any text")
    return styled.finished(found, source, verbatim=verbatim)


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds until the brace that ends a group."""

    place: str = "text"
    """Where its words go: "text", a destination of `_READ`, or nowhere."""
    font: int = -1
    fallback: int = 1
    """Characters that stand after a Unicode one, for programs that do not know it."""
    size: int = 24
    """Of the letters, in half points."""
    deleted: bool = False
    hidden: bool = False


@dataclass(slots=True)
class _Paragraph:
    """The paragraph being read."""

    words: list[str] = field(default_factory=list)
    style: int = -1
    outline: int = 9
    item: bool = False
    size: int = 0
    """Of its largest letters."""


class _Reading:
    """One document being read, token by token."""

    def __init__(self) -> None:
        self._group = _Group()
        self._around: list[_Group] = []
        self._encoding = "cp1252"
        self._font_encodings: dict[int, str] = {}
        self._default_font = -1
        self._style, self._styles = 0, dict[int, list[str]]()
        self._raw = bytearray()
        """Bytes whose encoding is that of the font in force."""
        self._skip = 0
        self._starred = False
        """Whether the word to come may be skipped by programs that do not know it."""
        self._paragraph = _Paragraph()
        self._kept: dict[str, list[str]] = {"title": [], "author": [], "hidden": []}
        self._note: list[str] = []
        self._notes: list[Piece] = []
        self._pieces: list[Piece] = []
        self._sizes: list[int] = []
        """Of each piece, that of its largest letters."""
        self._row = False

    def manuscript(self, content: bytes) -> styled.Manuscript:
        """All that the document holds."""
        place, begun = 0, False
        while (self._around or not begun) and (match := _TOKEN.match(content, place)):
            place, begun = match.end(), True
            kind = match.lastgroup
            if kind in ("plain", "code"):
                self._take(match["plain"] or bytes.fromhex(match["code"].decode()))
            elif kind == "brace":
                self._brace(match["brace"])
            elif kind == "sign":
                self._sign(match["sign"].decode("latin-1"))
            elif match["word"]:
                number = int(match["number"]) if match["number"] else None
                if match["word"] == b"bin":
                    place += max(number or 0, 0)
                else:
                    self._word(match["word"].decode(), number)
        self._end_paragraph()
        title, author, hidden = (
            _one_line("".join(self._kept[name])) for name in ("title", "author", "hidden")
        )
        pieces = (*styled.by_size(self._pieces, self._sizes), *self._notes)
        return styled.Manuscript(pieces, (hidden,) if hidden else (), title, author)

    # Tokens

    def _take(self, raw: bytes) -> None:
        skipped = min(self._skip, len(raw))
        self._skip -= skipped
        self._raw += raw[skipped:]

    def _brace(self, brace: bytes) -> None:
        self._flush()
        self._skip = 0
        if brace == b"{":
            self._around.append(self._group)
        else:
            if self._group.place == "footnote" and self._around[-1].place != "footnote":
                words, self._note = _one_line("".join(self._note)), []
                self._notes += [Piece(words, BlockKind.ITEM, 1)] if words else []
            self._group = self._around.pop()

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
        elif sign in "\r\n":
            self._word("par", None)
        elif sign in _SIGNS:
            self._say(_SIGNS[sign])

    def _word(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        if word == "u" and number is not None:
            self._flush()
            self._put(chr(number % 0x10000))
            self._skip = self._group.fallback
        elif starred or word in _READ or word in _SKIPPED:
            self._flush()
            place = word if word in _READ and self._group.place else ""
            self._group = replace(self._group, place=place)
            self._paragraph.item |= place in ("listtext", "pntext")
        elif word in _WORDS:
            self._say(_WORDS[word])
        elif self._group.place == "text" and word in _ENDS:
            self._say(_LINE) if self._row else self._end_paragraph()
        elif word in _ENDS:
            self._say(" ")
        elif word == "row":
            self._end_row()
        else:
            self._property(word, number)

    def _property(self, word: str, number: int | None) -> None:
        group, on = self._group, number != 0
        if word in ("f", "plain", "deff"):
            self._flush()
        if word == "f":
            self._group = replace(group, font=number or 0)
        elif word == "plain":
            self._group = _Group(group.place, self._default_font, group.fallback)
        elif word == "fs":
            self._flush()
            self._group = replace(group, size=number or 24)
        elif word == "uc":
            self._group = replace(group, fallback=min(max(number or 0, 0), 9))
        elif word in ("deleted", "v"):
            self._flush()
            name = "deleted" if word == "deleted" else "hidden"
            self._group = replace(group, **{name: on})  # type: ignore[arg-type]  # both are bool
        elif word == "deff":
            self._default_font = number or 0
        elif word == "ansicpg":
            self._encoding = _known(f"cp{number}") or self._encoding
        elif word == "mac":
            self._encoding = "mac_roman"
        elif word == "fcharset" and group.place == "fonttbl" and number in _CHARSETS:
            self._font_encodings[group.font] = _CHARSETS[number]
        elif group.place == "stylesheet" and word == "s":
            self._style = number or 0
        elif group.place == "text":
            self._layout(word, number)

    def _layout(self, word: str, number: int | None) -> None:
        """A property of the paragraph being read."""
        if word == "pard":
            self._paragraph.style, self._paragraph.outline = -1, 9
            self._paragraph.item = self._row = False
        elif word == "s":
            self._paragraph.style = number or 0
        elif word == "outlinelevel":
            self._paragraph.outline = 9 if number is None else number
        elif word == "ls":
            self._paragraph.item = number != 0
        elif word in ("trowd", "intbl"):
            self._row = True

    # Words

    def _flush(self) -> None:
        """Decodes what has been read."""
        if self._raw:
            raw, self._raw = bytes(self._raw), bytearray()
            encoding = self._font_encodings.get(self._group.font, self._encoding)
            self._put(raw.decode(encoding, "replace"))

    def _say(self, text: str) -> None:
        self._flush()
        if self._skip:
            self._skip -= 1
        else:
            self._put(text)

    def _put(self, text: str) -> None:
        place = self._group.place
        if place == "stylesheet":
            self._styles.setdefault(self._style, []).append(text)
            if ";" in text:
                self._style = 0
        elif place in ("title", "author"):
            self._kept[place].append(text)
        elif self._group.deleted or place not in ("text", "footnote"):
            return
        elif self._group.hidden:
            self._kept["hidden"].append(text)
        elif place == "footnote":
            self._note.append(text)
        else:
            self._paragraph.words.append(text)
            if not text.isspace():
                self._paragraph.size = max(self._paragraph.size, self._group.size)

    def _end_paragraph(self) -> None:
        self._flush()
        done = self._paragraph
        self._paragraph = _Paragraph(style=done.style, outline=done.outline)
        text = _one_line("".join(done.words))
        if not text:
            return
        name = "".join(self._styles.get(done.style, ())).partition(";")[0].strip()
        known = styled.kind(name)
        if known is None and 0 <= done.outline < 9:
            known = BlockKind.HEADING, done.outline + 1
        elif known is None and done.item:
            known = BlockKind.ITEM, 1
        self._pieces.append(Piece(text, *(known or (BlockKind.PARAGRAPH, 0))))
        self._sizes.append(done.size)

    def _end_row(self) -> None:
        """A row of words is one line; cells of several paragraphs are laid out, not tabled."""
        self._flush()
        words = "".join(self._paragraph.words).rstrip(f"{_CELL}{_LINE} ")
        self._paragraph.words.clear()
        self._row = False
        for part in _row(words):
            self._pieces.append(Piece(part))
            self._sizes.append(self._paragraph.size)


def _row(words: str) -> Iterator[str]:
    words = re.sub(f"[{_LINE} ]+(?={_CELL}|$)", "", words)
    if _LINE in words:
        parts = (_one_line(part) for part in re.split(f"[{_CELL}{_LINE}]", words))
        yield from (part for part in parts if part)
    else:
        cells = (_one_line(cell) for cell in words.split(_CELL))
        line = " | ".join(cell for cell in cells if cell)
        yield from [line] if line else []


def _one_line(text: str) -> str:
    """The words of a text, halves of characters (UTF-16 surrogates) joined or replaced."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    for mark in (_CELL, _LINE):
        whole = whole.replace(mark, " ")
    return " ".join(whole.split())


def _known(encoding: str) -> str | None:
    """The encoding, where Python knows it."""
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return None
