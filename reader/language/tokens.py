"""Words, numbers and marks of a text, each with its place."""

import re
from collections.abc import Iterator

ABBREVIATIONS = (
    "Mr Mrs Ms Mx Dr Prof Sen Sens Rep Reps Gov Govs Gen Lt Col Maj Capt Cpl Sgt Adm Cmdr Pvt "
    "Rev Hon St Ste Jr Sr Mt Ft Atty Supt Insp Det Const No Nos vs Inc Corp Co Ltd Bros Jan Feb "
    "Mar Apr Aug Sept Sep Oct Nov Dec Messrs Mlle Mme MR MRS MS DR GEN SEN REP GOV Ariz Ark "
    "Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla "
    "Ore Pa Tenn Tex Va Vt Wash Wis Wyo Ave Blvd Rd Sq approx etc est dept Dept Assn Univ Pres "
    "Treas"
).split()
"""Written with a final dot that ends no sentence by itself."""

_TOKEN = re.compile(
    rf"""
    https?://[^\s<>"“”]+ | www\.[^\s<>"“”]+ | [\w.+-]+@[\w-]+(?:\.[\w-]+)+   # addresses
  | [@#]\w+                                                         # handles
  | (?:[^\W\d_]\.){{2,}}                                            # U.S.  J.R.
  | (?:{"|".join(ABBREVIATIONS)})\.(?!\w)
  | [^\W\d_]\.(?=\s+[^\W\d_a-z]|[’'])                               # an initial: J. Smith
  | (?:[ODLdl]|[Dd]ell|[Aa]l|Mc|Mac)[’'ʻ‘][^\W\d_]+(?:-[^\W\d_]+)*  # O'Neill, d'Alembert
  | [^\W\d_]\w*(?:[-‐‑][^\W_]+)*(?:[’'](?![sS]\b)[^\W\d_]+)*        # words, hyphened, don't
  | [’'][sS]\b                                                      # the possessive ending
  | \d+(?:[.,:]\d+)*\w*                                             # 1,200  3.5  12:30  2nd  5bn
  | \.{{2,}} | -{{2,}} | ''+ | ``
  | \S
    """,
    re.VERBOSE,
)


class Token:
    """A word, number or mark of the text: code points `start` to `end`."""

    __slots__ = ("block", "end", "low", "sentence", "shape", "start", "text")

    def __init__(self, text: str, start: int, end: int, block: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.low = text.lower().rstrip(".") if text[0].isalpha() else text
        """Lower case, without the dot of an abbreviation."""
        self.shape = shape(text)
        self.block = block
        """Number of the block it stands in."""
        self.sentence = 0
        """Number of its sentence in the document."""

    @property
    def capital(self) -> bool:
        """Whether it begins like a name: a capital letter, or one inside ("iPhone", "al-Assad")."""
        return self.shape[0] == "X" or self.shape == "xX"

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


def tokenize(text: str, start: int, end: int, block: int) -> Iterator[Token]:
    """The tokens of `text` from code point `start` to `end`, all said to stand in `block`."""
    for match in _TOKEN.finditer(text, start, end):
        yield Token(match.group(), match.start(), match.end(), block)
