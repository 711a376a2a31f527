"""Who could have said a passage: the phrases around it, each with what speaks for it."""

import re

from reader.extract.quotes.cues import Cue
from reader.extract.quotes.frame import FOLD
from reader.extract.quotes.governing import governing
from reader.extract.quotes.phrases import Phrase, is_adverb
from reader.extract.quotes.scene import Candidate, Scene, is_word
from reader.extract.quotes.subjects import first_subject
from reader.extract.quotes.vocabulary import (
    AUXILIARIES,
    CLAUSE_OPENERS,
    DETERMINERS,
    SMALL_WORDS,
    verbs,
)
from reader.model import Span

_FOLLOWERS = frozenset("that to , : of in on for the a he she and as it".split())
_JOINTS = CLAUSE_OPENERS | frozenset({",", "and", ";", "who", "(", "—", "–", "--", "of"})
_SPEECH_NOUNS = frozenset(
    "statement statements tweet tweets interview email speech letter post message memo op-ed words "
    "report release word remarks comment comments line phrase term slogan claim promise pledge vow "
    "call calls argument question answer headline quote caption motto mantra".split()
)
_LABEL = re.compile(r"\W*([A-Z][A-Z.'’-]{2,}(?: [A-Z][A-Z.'’-]+)*|[A-Z][a-z]+(?: [A-Z][a-z]+)?):\s")
_CONTEXT_WORDS = 8
"""So many phrases before a passage are candidates."""


def propose(scene: Scene) -> list[Candidate]:
    """All candidates for the speaker of the scene's passage; the last one is nobody."""
    pauses = scene.ending in ",?!" or (
        scene.at + 1 < scene.clause.end and scene.clause.words[scene.at + 1].text == ","
    )
    rule, where = governing(scene.clause, scene.at, scene.cues, pauses=pauses)
    before = [cue for cue in scene.cues if cue.at < scene.at]
    after = [cue for cue in scene.cues if cue.at > scene.at]
    for side, near, far in (("B", before[::-1], after), ("A", after, before)):
        for rank, cue in enumerate(near):
            ranks = (rank, len(near) - 1 - rank, len(far))
            _add_cue(scene, cue, side, ranks, where if cue is rule else "")
    _add_subjects(scene)
    _add_phrases(scene, len(before))
    _add_neighbours(scene)
    _add_context(scene)
    _add_label(scene)
    scene.found.append(Candidate(None, None, None, _nobody(scene, where)))
    return scene.found


def _bucket(count: int) -> int | str:
    return (
        count
        if count < 3
        else "3-5"
        if count < 6
        else "6-10"
        if count < 11
        else "11-20"
        if count < 21
        else ">20"
    )


def _joint(scene: Scene, at: int) -> str:
    """The word before a phrase, where it tells how clauses join."""
    if at <= scene.clause.start:
        return "^"
    word = scene.frame.words[at - 1]
    return "Q" if word.text == FOLD else word.low if word.low in _JOINTS else "x"


def _follower(scene: Scene, at: int) -> str:
    """The word after a cue, where it tells what the cue introduces."""
    if at + 1 >= scene.clause.end:
        return "x"
    word = scene.frame.words[at + 1]
    return "Q" if word.text == FOLD else word.low if word.low in _FOLLOWERS else "x"


def _add_cue(scene: Scene, cue: Cue, side: str, ranks: tuple[int, int, int], where: str) -> None:
    """Proposes the subject of a cue, and other phrases that end right before it."""
    words, subject = scene.frame.words, cue.subject
    rank, order = min(ranks[0], 3), min(ranks[1], 3)
    distance, folds, commas = _gap(scene, cue, side)
    follower, joint = _follower(scene, cue.at), _joint(scene, cue.start)
    strength = cue.strength
    features = [
        f"cue{side}",
        f"{side}g={distance}",
        f"{side}rank={rank}",
        f"{side}order={order}",
        f"v={cue.verb}",
        f"{side}v={cue.verb}",
        f"{side}{strength}",
        f"{side}foll={follower}",
        f"kind={subject.kind}",
        f"{side}joint={joint}",
        f"{side}folds={folds}",
        f"{side}commas={commas}",
        f"{side}ing={cue.participle}",
        f"{side}inv={cue.inverted}",
        f"{side}end={scene.ending}",
        f"{side}opens={scene.opens}",
        f"{side}g={distance}|end={scene.ending}",
        f"{side}g={distance}|{strength}",
        f"{side}rank={rank}|{strength}",
        f"{side}foll={follower}|rank={min(rank, 2)}|order={min(order, 2)}",
        f"{side}foll={follower}|v={cue.verb}",
        f"{side}other={min(ranks[2], 1)}|end={scene.ending}|g={distance}",
        f"{side}joint={joint}|rank={rank}|{strength}",
        f"{side}len={_bucket(len(scene.words))}|g={distance}",
        *_subject(scene, subject),
    ]
    if subject.end < cue.at and any(w.low == "who" for w in words[subject.end : cue.at]):
        features += [f"{side}who", f"{side}who|rank={rank}", f"{side}who|foll={follower}"]
    if where:
        features += ["rule", f"rule={where}"]
    scene.add(subject, cue, features)
    _add_rivals(
        scene,
        cue,
        side,
        [
            f"alt{side}|{strength}|rank={min(rank, 2)}|order={min(order, 2)}",
            f"alt{side}|foll={follower}",
            f"alt{side}|g={distance}",
            f"alt|joint={joint}",
        ],
    )


def _gap(scene: Scene, cue: Cue, side: str) -> tuple[int | str, int, int]:
    """What lies between a cue and the passage: words, passages and commas (both up to two)."""
    low, high = (cue.at + 1, scene.at) if side == "B" else (scene.at + 1, cue.start)
    gap = scene.frame.words[low : max(low, high)]
    folds = sum(word.text == FOLD for word in gap)
    commas = sum(word.text == "," for word in gap)
    return _bucket(len(gap) - folds), min(folds, 2), min(commas, 2)


def _subject(scene: Scene, subject: Phrase) -> tuple[str, str]:
    """The words by which the subject of a cue is told: its pronoun or article, and its noun."""
    words = scene.frame.words
    opening = words[subject.start].low
    tells = subject.kind == "pronoun" or opening in DETERMINERS
    noun = words[subject.end - 1].low if subject.kind == "nominal" else "-"
    return f"pw={opening if tells else '-'}", f"head={noun}"


def _add_rivals(scene: Scene, cue: Cue, side: str, shared: list[str]) -> None:
    """Proposes the phrases other than its subject that end right before a cue."""
    words, subject = scene.frame.words, cue.subject
    last = cue.at
    while last > scene.clause.start and is_adverb(words[last - 1]):
        last -= 1
    for phrase in scene.clause.within(subject.end if subject.end < cue.at else 0, last):
        if phrase.end == last and phrase.start != subject.start:
            governor = words[phrase.start - 1].low if phrase.governed else "-"
            features = [
                f"alt{side}",
                f"alt{side}|prep={governor}",
                f"alt|kind={phrase.kind}",
                *shared,
            ]
            scene.add(phrase, cue, features)


def _add_subjects(scene: Scene) -> None:
    """Proposes the subject of the sentence and the free phrases nearest to the passage."""
    clause, at, setting = scene.clause, scene.at, scene.setting
    subject = first_subject(clause, clause.start, at)
    if subject:
        named = f"subj|cues={bool(scene.cues)}|end={scene.ending}"
        scene.add(subject, None, ["subj", f"{setting}|subj", f"subj|{subject.kind}", named])
    free = [phrase for phrase in clause.within(clause.start, at) if not phrase.governed]
    for rank, phrase in enumerate(free[:-3:-1]):
        gap = _bucket(at - phrase.end)
        features = [
            f"free{rank}",
            f"{setting}|free{rank}",
            f"free{rank}|g={gap}",
            f"free{rank}|{phrase.kind}",
        ]
        scene.add(phrase, None, features)
    for rank, phrase in enumerate(clause.within(at + 1, clause.end)[:2]):
        features = [
            f"next{rank}",
            f"{setting}|next{rank}",
            f"next{rank}|g={_bucket(phrase.start - at - 1)}|end={scene.ending}",
            f"next{rank}|{phrase.kind}|prep={phrase.governed}",
        ]
        scene.add(phrase, None, features)


def _add_phrases(scene: Scene, cues_before: int) -> None:
    """Proposes the phrases before the passage, by what stands next to them."""
    words, clause = scene.frame.words, scene.clause
    phrases = [phrase for phrase in clause.within(clause.start, scene.at) if phrase.end <= scene.at]
    nearest = phrases[-_CONTEXT_WORDS:]
    for order, phrase in enumerate(nearest):
        rank = len(nearest) - 1 - order
        word = words[phrase.end] if phrase.end < clause.end else None
        following = _following(word.text, word.low, word.shape) if word else "$"
        governor = words[phrase.start - 1].low if phrase.governed else "-"
        noun = words[phrase.end - 1].low
        features = [
            f"np|rank={min(rank, 3)}|order={min(order, 2)}",
            f"np|prep={governor}",
            f"np|foll={following}",
            f"np|{phrase.kind}|before={min(cues_before, 2)}",
            f"np|cues={min(len(scene.cues), 2)}|{phrase.governed}",
            f"np|speech={noun in _SPEECH_NOUNS}|rank={min(rank, 2)}",
        ]
        if word and word.shape[0] == "x":
            features.append(f"np|fv={word.low}")
        if phrase.kind == "nominal":
            features.append(f"np|noun={noun}")
        scene.add(phrase, None, features)


def _following(text: str, low: str, shape: str) -> str:
    """What follows a phrase: itself where it is a small word, else how it ends."""
    if text == FOLD:
        return "Q"
    if low in AUXILIARIES or not is_word(shape) or low in ("and", "who", "to", "of", "for"):
        return low
    return "ed" if low.endswith("ed") else "s" if low.endswith("s") else "x"


def _add_neighbours(scene: Scene) -> None:
    """Proposes the speakers of the sentences before and after."""
    words = scene.frame.words
    if scene.sentence > 0:
        clause, cues = scene.clauses[scene.sentence - 1]
        subject = cues[-1].subject if cues else first_subject(clause, clause.start, clause.end)
        if subject:
            folded = any(word.text == FOLD for word in words[clause.start : clause.end])
            features = [
                "prev",
                f"prev|{scene.setting}",
                f"prev|cue={bool(cues)}|q={folded}|alone={scene.alone}",
                f"prev|opens={scene.opens}|here={scene.context.here is not None}",
                f"prev|{subject.kind}",
            ]
            scene.add(subject, None, features)
    if scene.coming < len(scene.clauses):
        clause, cues = scene.clauses[scene.coming]
        if cues:
            folded = words[clause.start].text == FOLD
            features = [
                "following",
                f"following|{scene.setting}",
                f"following|first={scene.sentence == 0}|alone={scene.alone}|q={folded}",
                f"following|here={scene.context.here is not None}|q={folded}",
            ]
            scene.add(cues[0].subject, None, features)


def _add_context(scene: Scene) -> None:
    """Proposes who spoke before: in this block, in the blocks before, in a line that leads in."""
    context, setting = scene.context, scene.setting
    length = _bucket(len(scene.words))
    first = scene.at == 0
    voices = {"here": context.here, "last": context.last, "lead": context.lead}
    for name, voice in voices.items():
        if voice is None:
            continue
        features = [
            name,
            f"{name}|{setting}",
            f"{name}|end={scene.ending}|opens={scene.opens}|alone={scene.alone}",
            f"{name}|follows={scene.passage.follows}",
            f"{name}|first={first}|alone={scene.alone}",
            f"{name}|here={context.here is not None}|alone={scene.alone}",
            f"{name}|len={length}",
        ]
        known = next((one for one in scene.found if one.span == voice.span), None)
        if known:
            known.features.extend(features)
        else:
            scene.found.append(Candidate(voice.span, None, None, features, voice.key))


def _add_label(scene: Scene) -> None:
    """Proposes the name that opens a line of a transcript: "WALLACE: Let us start"."""
    match = _LABEL.match(scene.text, *scene.passage.span)
    if match:
        span = Span(*match.span(1))
        shouted = match.group(1).isupper()
        features = ["label", f"label|shouted={shouted}", f"label|first={scene.at == 0}"]
        key = match.group(1).rsplit(maxsplit=1)[-1].lower()
        scene.found.append(Candidate(span, None, None, features, key))


def _nobody(scene: Scene, where: str) -> list[str]:
    """What speaks for a title, a nickname or a word that the writer only holds at arm's length."""
    frame, at, clause = scene.frame, scene.at, scene.clause
    before = frame.words[at - 1] if at > clause.start else None
    after = frame.words[at + 1] if at + 1 < clause.end else None
    length, words, ending = _bucket(len(scene.words)), scene.words, scene.ending
    title = all(word[:1].isupper() or word in SMALL_WORDS or word[:1].isdigit() for word in words)
    capital = words[0][:1].isupper()
    left = "^" if before is None else "Q" if before.text == FOLD else before.low
    right = "$"
    if after is not None:
        kinds = {"x": "low", "X": "Cap", "d": "Cap"}
        right = "Q" if after.text == FOLD else kinds.get(after.shape[0], after.low)
    determined = before is not None and before.low in DETERMINERS
    return [
        "none",
        f"none|len={length}",
        f"none|title={title}|len={length}",
        f"none|prev={left}",
        f"none|prev={left}|title={title}",
        f"none|next={right}",
        f"none|end={ending}",
        f"none|{scene.setting}",
        f"none|cap={capital}|end={ending}|len={length}",
        f"none|strong={any(cue.strength == 'S' for cue in scene.cues)}",
        f"none|rule={where}",
        f"none|prevcue={before is not None and before.low in verbs()}",
        f"none|det={determined}|next={right}|len={length}",
        f"none|title={title}|prevcap={before is not None and before.capital}",
        f"none|here={scene.context.here is not None}|alone={scene.alone}",
        f"none|nextword={after.low if after is not None and after.shape[0] == 'x' else '-'}",
    ]
