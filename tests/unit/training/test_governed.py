"""What a figure measures, by rules over a tree: trees are written as word/class/relation/head."""

import pytest

from reader.training._governed import Amount, Node, Passage, concepts

TAX = (
    "The/DET/det/2 25%/NOUN/compound/2 tax/NOUN/ROOT/2 on/ADP/prep/2 used/ADJ/amod/5 "
    "cars/NOUN/pobj/3"
)
SHARE = (
    "Some/DET/det/1 5%/NOUN/nsubj/5 of/ADP/prep/1 young/ADJ/amod/4 voters/NOUN/pobj/2 "
    "stayed/VERB/ROOT/5"
)
SUBJECT = (
    "Sales/NOUN/nsubj/4 of/ADP/prep/0 new/ADJ/amod/3 homes/NOUN/pobj/1 rose/VERB/ROOT/4 "
    "by/ADP/prep/4 5%/NOUN/pobj/5"
)
RELATIVE = (
    "The/DET/det/1 bridge/NOUN/ROOT/1 which/PRON/nsubj/3 cost/VERB/relcl/1 $9/NUM/dobj/3 "
    "stands/NOUN/dep/1"
)
OBJECT = "Banks/NOUN/nsubj/1 cut/VERB/ROOT/1 rates/NOUN/dobj/1 to/ADP/prep/1 5%/NOUN/pobj/3"
COUNTED = (
    "She/PRON/nsubj/1 met/VERB/ROOT/1 40/NUM/nummod/4 farm/NOUN/compound/4 owners/NOUN/dobj/1 "
    "and/CCONJ/cc/4 tenants/NOUN/conj/4"
)
PRICE = "It/PRON/nsubj/1 takes/VERB/ROOT/1 $5/NUM/dobj/1 for/ADP/prep/1 lunch/NOUN/pobj/3"
NEAREST = "Members/NOUN/ROOT/0 of/ADP/prep/0 unions/NOUN/pobj/1 :/PUNCT/punct/0 5%/NUM/ROOT/4"
ACTED = "About/ADV/advmod/1 5%/NOUN/nsubj/2 owned/VERB/ROOT/2 a/DET/det/4 boat/NOUN/dobj/2"
TOLD = (
    "Firms/NOUN/nsubj/1 fear/VERB/ROOT/1 5%/NOUN/nsubj/3 leave/VERB/ccomp/1 of/ADP/prep/2 "
    "them/PRON/pobj/4 staff/NOUN/pobj/4"
)
NO_PLACE = "Up/ADV/advmod/1 5%/NUM/ROOT/1"


def passage(written: str, kinds: list[str]) -> Passage:
    """A passage of one sentence, a space between words; the words with digits are its figures."""
    nodes: list[Node] = []
    amounts: list[Amount] = []
    words, start = [], 0
    for cell in written.split():
        word, pos, relation, head = cell.split("/")
        end = start + len(word)
        mark = pos == "PUNCT"
        nodes.append(Node(start, end, word.lower(), pos, relation, int(head), mark))
        if any(letter.isdigit() for letter in word):
            kind = kinds[len(amounts)]
            amounts.append(Amount(start, end, kind, spelled=False, lone=False))
        words.append(word)
        start = end + 1
    return Passage(" ".join(words), nodes, [0] * len(nodes), amounts)


def told(seen: Passage) -> list[str]:
    """The words of each figure's concept."""
    return [" ".join(seen.text[a:b] for a, b in places) for places in concepts(seen)]


@pytest.mark.parametrize(
    ("written", "kind", "expected"),
    [
        (TAX, "percent", "tax used cars"),
        (SHARE, "percent", "young voters"),
        (SUBJECT, "percent", "Sales new homes"),
        (RELATIVE, "money", "bridge"),
        (OBJECT, "percent", "Banks rates"),
        (COUNTED, "count", "farm owners tenants"),
        (PRICE, "money", "lunch"),
        (NEAREST, "percent", "Members unions"),
        (ACTED, "percent", "boat"),
        (TOLD, "percent", "Firms staff"),
        (NO_PLACE, "percent", ""),
    ],
)
def test_the_tree_says_what_a_figure_measures(written: str, kind: str, expected: str) -> None:
    assert told(passage(written, [kind])) == [expected]


def test_a_second_figure_of_one_thing_measures_what_the_first_does() -> None:
    written = (
        "Prices/NOUN/nsubj/1 rose/VERB/ROOT/1 5%/NOUN/dobj/1 from/ADP/prep/1 3%/NOUN/pobj/3 "
        "in/ADP/prep/1 June/PROPN/pobj/5"
    )
    assert told(passage(written, ["percent", "percent"])) == ["Prices", "Prices"]


def test_a_figure_alone_in_its_clause_measures_what_the_last_of_its_kind_does() -> None:
    written = (
        "Rents/NOUN/nsubj/1 fell/VERB/ROOT/1 5%/NOUN/dobj/1 in/ADP/prep/1 towns/NOUN/pobj/3 "
        "then/ADV/ROOT/5 7%/NUM/ROOT/6"
    )
    assert told(passage(written, ["percent", "percent"])) == ["Rents", "Rents"]
    assert told(passage(written, ["percent", "money"])) == ["Rents", "towns"]


def test_one_that_counts_nothing_measures_nothing() -> None:
    seen = passage(TAX, ["percent"])
    lone = [amount._replace(lone=True) for amount in seen.amounts]
    assert told(Passage(seen.text, seen.nodes, seen.sentences, lone)) == [""]


def test_a_count_in_words_takes_no_noun_from_before() -> None:
    seen = passage(NEAREST, ["count"])
    spelled = [amount._replace(spelled=True) for amount in seen.amounts]
    assert told(seen) == ["Members unions"]
    assert told(Passage(seen.text, seen.nodes, seen.sentences, spelled)) == [""]
