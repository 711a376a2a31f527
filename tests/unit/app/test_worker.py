import asyncio
import pickle
import subprocess
import sys

import pytest

from reader.analyse import analyse
from reader.app import lifeline, serving
from reader.app.serving import beginnings
from reader.app.worker import Extraction, ExtractionFailedError
from reader.model import Analysis, Article, Block, Span

TEXT = "“It rained,” said Mira Holt, a nurse."
ARTICLE = Article(TEXT, (Block(Span(0, len(TEXT))),))


async def last(extraction: Extraction) -> Analysis:
    *_, analysis = [part async for part in extraction.parts()]
    return analysis


def outcome(extraction: Extraction) -> Analysis:
    return asyncio.run(asyncio.wait_for(last(extraction), 60))


def test_the_analysis_comes_from_another_process() -> None:
    analysis = outcome(Extraction(ARTICLE))
    assert analysis.article == ARTICLE
    assert [person.name for person in analysis.people] == ["Mira Holt"]


@pytest.mark.parametrize("odd", ["😀", "\udc80"])
def test_a_text_of_any_characters_goes_to_the_other_process_and_is_kept_once(odd: str) -> None:
    text = f"“Naïve 東京 {odd}”, said Mira Holt, a nurse. " + "ä" * 20_000
    article = Article(text, blocks=(Block(Span(0, len(text))),))
    size = sys.getsizeof(text)
    analysis = outcome(Extraction(article))
    assert [analysis.article[m.span] for m in analysis.people[0].mentions] == ["Mira Holt"]
    assert sys.getsizeof(text) == size  # an encoded form kept with it would count


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("echo first >&2; echo last >&2; exit 3", "last"),
        ("exit 3", ""),
        ("kill -9 $$", ""),
        ("echo nonsense", ""),
    ],
)
def test_a_process_that_fails_is_heard_of(command: str, said: str) -> None:
    with pytest.raises(ExtractionFailedError) as failure:
        outcome(Extraction(ARTICLE, ("/bin/sh", "-c", command)))
    assert said in str(failure.value)


def test_an_answer_that_is_no_analysis_is_a_failure() -> None:
    code = "import sys, pickle; sys.stdout.buffer.write(pickle.dumps(1))"
    with pytest.raises(ExtractionFailedError):
        outcome(Extraction(ARTICLE, (sys.executable, "-c", code)))


def test_a_long_article_is_found_in_parts() -> None:
    text = "\n\n".join([TEXT] * 9000)
    starts = range(0, len(text), len(TEXT) + 2)
    blocks = tuple(Block(Span(start, start + len(TEXT))) for start in starts)
    article = Article(text, blocks)
    some = list(beginnings(article))
    assert [len(part.text) > 100_000 for part in some] == [True] * len(some)
    assert [len(part.text) for part in some] == sorted({len(part.text) for part in some})
    assert some[-1] is article
    for part in some:
        assert part.blocks[-1].span.end == len(part.text)
        assert article.text.startswith(part.text)
    assert list(beginnings(ARTICLE)) == [ARTICLE]
    assert list(beginnings(Article("a" * 1_000_000))) == [Article("a" * 1_000_000)]


def test_parts_come_one_after_the_other_and_what_fails_then_is_heard_of() -> None:
    code = (
        "import sys, pickle; sys.stdin.buffer.read()\n"
        "pickle.dump((((), (), ()), False), sys.stdout.buffer)"
    )

    async def parts() -> list[Analysis]:
        coming = Extraction(ARTICLE, (sys.executable, "-c", code)).parts()
        found = [await anext(coming)]
        with pytest.raises(ExtractionFailedError):
            await anext(coming)
        return found

    assert asyncio.run(parts()) == [Analysis(ARTICLE)]


def test_what_is_there_already_is_had_without_waiting() -> None:
    extraction = Extraction(ARTICLE)
    assert extraction.soon() is None
    analysis = outcome(extraction)
    assert extraction.soon() == analysis
    broken = Extraction(ARTICLE, ("/bin/sh", "-c", "exit 3"))
    with pytest.raises(ExtractionFailedError):
        outcome(broken)
    assert broken.soon() is None


def test_a_process_begun_before_its_article_is_the_one_that_is_asked() -> None:
    begun = lifeline.begun(lifeline.EXTRACTORS, complains=True)
    analysis = outcome(Extraction(ARTICLE, process=begun))
    assert [person.name for person in analysis.people] == ["Mira Holt"]
    assert begun.wait(60) == 0


def test_a_stopped_process_ends_at_once() -> None:
    extraction = Extraction(ARTICLE, ("/bin/sleep", "100"))
    extraction.stop()
    with pytest.raises(ExtractionFailedError):
        outcome(extraction)
    extraction.stop()


def test_the_process_loads_nothing_of_the_window() -> None:
    code = (
        "import sys, reader.app.serving\n"
        "print(sorted({'textual', 'asyncio', 'subprocess'} & {*sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_whoever_stops_waiting_does_no_harm() -> None:
    async def impatient() -> Analysis:
        extraction = Extraction(ARTICLE)
        waiting = asyncio.ensure_future(last(extraction))
        await asyncio.sleep(0)
        waiting.cancel()
        return await last(extraction)

    assert asyncio.run(impatient()).article == ARTICLE


def test_items_found_for_the_same_reasons_share_them() -> None:
    text = "\n\n".join([TEXT] * 3)
    starts = range(0, len(text), len(TEXT) + 2)
    found = analyse(Article(text, tuple(Block(Span(at, at + len(TEXT))) for at in starts)))
    assert len(found.quotes) == 3
    assert len({id(quote.evidence) for quote in found.quotes}) > 1
    people, quotes, statistics = pickle.loads(pickle.dumps(serving.shared(found)))
    assert (people, quotes, statistics) == (found.people, found.quotes, found.statistics)
    evidence = [quote.evidence for quote in quotes]
    assert len({id(it) for it in evidence}) == len(set(evidence)) < 3
