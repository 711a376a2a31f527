"""Words, numbers and marks of a text, each with its place."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

ABBREVIATIONS = (
    "Mr Mrs Ms Mx Dr Prof Sen Sens Rep Reps Gov Govs Gen Brig Lt Col Maj Capt Cpt Cpl Sgt Adm Cmdr "
    "Pvt Pte Rev Hon Fr St Ste Jr Sr Esq Mt Ft Atty Amb Cllr Ald Supt Insp Det Const vs Inc Corp "
    "Co Ltd Plc Pty Bhd Sdn Cie Bros Jan Feb Mar Apr Aug Sept Sep Oct Nov Dec Tues Wed Thurs Fri "
    "Messrs Mlle Mme MR MRS MS DR GEN SEN REP GOV Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind "
    "Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Ave "
    "Blvd Rd Sq approx ca cf etc est dept Dept Assn Assoc Univ Pres Treas Govt govt Natl Intl Vol "
    "vol Fig fig pp al Rs"
).split()
"""Written with a final dot that ends no sentence by itself."""

_INSIDE = r"\u0300-\u036f\u00ad\u200c\u200d\u2060"
"""What may stand inside a word though it is no letter: combining accents, soft hyphens, joiners."""

_UNSEEN = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")
"""What is not seen inside a word, so that two spellings of a name are one."""

_BLANK = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\u200b\ufeff"
"""White space of every kind, and the marks that take no room."""

_TOKEN = re.compile(
    rf"""
    [\s\u200b\ufeff]*+(
    [A-Za-z]++(?![\w.:@'’‘ʻ‐‑{_INSIDE}\u200b\ufeff-])                # a plain word, the usual case
  | [,;:"“”?!()\[\]…—–] | \.(?!\.)                                   # a mark
  | (?:https?://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?'’)\]]              # addresses
  | [\w.+-]{{1,64}}+@[\w-]+(?:\.[\w-]+)+
  | [@#]\w+                                                          # handles
  | (?:[^\W\d_]\.){{2,}}                                             # U.S.  J.R.
  | [DRI](?=-(?:[A-Z]\.)+)                                           # D-N.Y.
  | (?:{"|".join(ABBREVIATIONS)})\.(?!\w)
  | Ph\.D\. | [Nn]os?\.(?=\s?\d)                                               # No. 5
  | [^\W\d_]\.(?=\s+[^\W\d_a-z]|[’'-])                               # an initial: J. Smith
  | (?i:(?:ai|are|ca|could|dare|did|do|does|had|has|have|is|might|must  # do + n't
       |need|ought|sha|should|was|were|wo|would)(?=n[’']t\b))
  | (?i:n[’']t)\b
  | (?:[ODLdl]|[Dd]ell|[Aa]l|Mc|Mac)[’'ʻ‘][^\W\d_]+(?:-[^\W\d_]+)*   # O'Neill, d'Alembert
  | [^\W\d_][\w{_INSIDE}]*(?:(?:[-‐‑]|[\u200b\ufeff](?=[^\W\d_]))[^\W_][\w{_INSIDE}]*)*  # hyphened
    (?:[’'](?!(?i:s|m|d|re|ve|ll)\b)[^\W\d_][\w{_INSIDE}]*)*
  | (?<=[\w.)\]”"»])[’'](?i:s|m|d|re|ve|ll)\b                        # Ann + 's, they + 've
  | \d+(?:[.,:]\d+)*\w*                                              # 1,200  3.5  12:30  2nd  5bn
  | \.{{2,}} | -{{2,}} | ''+ | ``
  | [^\s\u200b\ufeff]
    )
    """,
    re.VERBOSE,
)


class Token:
    """A word, number or mark of the text: code points `start` to `end`."""

    __slots__ = ("block", "capital", "end", "low", "sentence", "shape", "start", "text")

    def __init__(self, text: str, start: int, end: int, block: int) -> None:
        self.text, self.low, self.shape, self.capital = form(text)
        self.start = start
        self.end = end
        self.block = block
        self.sentence = 0

    text: str
    low: str
    """Lower case, accents composed, without invisible marks or the dot of an abbreviation."""
    shape: str
    """How it is written: see `shape`."""
    capital: bool
    """Whether it begins like a name: a capital letter, or one inside ("iPhone", "al-Assad")."""
    block: int
    """Number of the block it stands in."""
    sentence: int
    """Number of its sentence in the document."""

    def __repr__(self) -> str:
        return f"Token({self.text!r}, {self.start}, {self.end})"


def shape(word: str) -> str:
    """How `word` is written.

    x lower, X one capital, Xx Capitalised, XX CAPITALS, X. initial, X.X. initials, X-X and X-x
    hyphened, XxX InnerCapital, xX innerCapital, d number, p other, or the mark itself.
    """
    first = word[0]
    if first.isdigit():
        return "d"
    if not first.isalpha():
        return first if len(word) == 1 else "p"
    if not (first.isupper() or first.istitle()):
        return "x" if word == word.lower() else "xX"
    if len(word) == 2 and word[1] == ".":
        return "X."
    if "." in word[:-1]:
        return "X.X."
    core = word.rstrip(".")
    if len(core) == 1:
        return "X"
    if core.isupper():
        return "XX"
    if "-" in core:
        return "X-X" if all(part[:1].isupper() for part in core.split("-")) else "X-x"
    return "Xx" if core[1:] == core[1:].lower() else "XxX"


@lru_cache(maxsize=1 << 15)
def form(text: str) -> tuple[str, str, str, bool]:
    """The word itself, one object for all its tokens, with `low`, `shape` and `capital`."""
    seen = text if text.isascii() else _UNSEEN.sub("", text) or text
    low = seen.lower().rstrip(".") if seen[0].isalpha() else seen
    if not low.isascii():
        low = unicodedata.normalize("NFC", low)
    written = shape(seen)
    return text, low, written, written[0] == "X" or written == "xX"


def tokenize(text: str, start: int, end: int, block: int) -> Iterator[Token]:
    """The tokens of `text` from code point `start` to `end`, all said to stand in `block`."""
    last = start + len(text[start:end].rstrip(_BLANK))
    for match in _TOKEN.finditer(text, start, last):
        yield Token(match[1], *match.span(1), block)
