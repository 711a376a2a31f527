"""Which items of an analysis belong together: who said what, and with which figures."""

from collections import defaultdict

from reader.model import Analysis, Kind, Person, Quote, Ref, Statistic


class Relations:
    """The ties between the people, quotes and statistics of one analysis, found once."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._said: dict[Ref, list[Ref]] = defaultdict(list)
        self._figures: dict[Ref, list[Ref]] = defaultdict(list)
        for number, quote in enumerate(analysis.quotes):
            if quote.speaker and quote.speaker.person:
                self._said[quote.speaker.person].append(Ref(Kind.QUOTE, number))
        for number, statistic in enumerate(analysis.statistics):
            if statistic.quote:
                self._figures[statistic.quote].append(Ref(Kind.STATISTIC, number))

    def said(self, person: Ref) -> tuple[Ref, ...]:
        """The quotes of a person, in order of the text."""
        return tuple(self._said.get(person, ()))

    def figures(self, quote: Ref) -> tuple[Ref, ...]:
        """The statistics inside a quote, in order of the text."""
        return tuple(self._figures.get(quote, ()))

    def speaker(self, ref: Ref) -> Ref | None:
        """The person that an item is, or who speaks the quote that it is or stands in."""
        match self._analysis[ref]:
            case Person():
                return ref
            case Quote(speaker=speaker):
                return speaker.person if speaker else None
            case Statistic(quote=quote):
                return self.speaker(quote) if quote else None

    def related(self, ref: Ref, kind: Kind) -> tuple[Ref, ...]:
        """The items of one kind that `ref` leads to; itself, when it is of that kind."""
        item = self._analysis[ref]
        if ref.kind is kind:
            return (ref,)
        if kind is Kind.PERSON:
            speaker = self.speaker(ref)
            return (speaker,) if speaker else ()
        match item:
            case Person() if kind is Kind.QUOTE:
                return self.said(ref)
            case Person():
                return tuple(figure for quote in self.said(ref) for figure in self.figures(quote))
            case Quote():
                return self.figures(ref)
            case Statistic(quote=quote):
                return (quote,) if quote else ()
