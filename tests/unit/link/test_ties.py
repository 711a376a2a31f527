from reader.link.marks import Marks
from reader.link.ties import _KEPT, _made, ties
from reader.model import Analysis, Article


def test_they_are_made_once_for_an_analysis_and_not_kept_for_ever() -> None:
    first = Analysis(Article("One"))
    found = ties(first)
    assert isinstance(found.marks, Marks)
    assert ties(first) is found
    same = Analysis(Article("One"))
    assert ties(same) is not found
    for _ in range(_KEPT):
        ties(Analysis(Article("Two")))
    assert len(_made) == _KEPT
    assert ties(first) is not found
