"""What `statistics.find` reads from a sentence: value, unit, change, concept, and what is none."""

import pickle
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.extract import statistics
from reader.language.document import read
from reader.model import Analysis, Article, Block, Kind, Quote, Ref, Span, Statistic


def found(text: str) -> tuple[Statistic, ...]:
    article = Article(text, (Block(Span(0, len(text))),))
    return statistics.find(read(article), ())


def line(text: str) -> list[str]:
    """The figures of a text as "value change unit", a range as "low..high"."""
    return [_said(statistic) for statistic in found(text)]


def _said(statistic: Statistic) -> str:
    value = statistic.value
    if value is None:
        assert statistic.low is not None
        assert statistic.high is not None
        number = f"{_plain(statistic.low)}..{_plain(statistic.high)}"
    else:
        number = _plain(value)
    return f"{number} {statistic.change} {statistic.unit.name}"


def _plain(value: Decimal) -> str:
    return f"{round(value, 4).normalize():f}"


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        # money
        ("The council spent $1.9 trillion.", ["1900000000000 = dollar"]),
        (
            "It cost HK$5.4m and A$12,000.",
            ["5400000 = hong kong dollar", "12000 = australian dollar"],
        ),
        ("The fund lost £6m and €1.2bn.", ["6000000 = pound sterling", "1200000000 = euro"]),
        ("It cost the c $ 300 million.", ["300000000 = canadian dollar"]),
        ("They repaid a $900m loan.", ["900000000 = dollar"]),
        ("The loan was worth 300 million yen.", ["300000000 = japanese yen"]),
        ("A ticket costs RM12.50.", ["12.5 = malaysian ringgit"]),
        ("He paid Rs 12,34,567 for it.", ["1234567 = indian rupee"]),
        ("They need 5 lakh crore rupees.", ["5000000000000 = indian rupee"]),
        ("The firm made 20 million pounds.", ["20000000 = pound sterling"]),
        ("The baby weighed 7 pounds.", ["7 = pound-mass"]),
        ("Shares closed at 164p.", ["164 = penny"]),
        ("It paid $10 dollars.", ["10 = dollar"]),
        ("It cost 3 dollars and 50 cents.", ["3.5 = dollar"]),
        ("A fine of $5 M was paid.", ["5000000 = dollar"]),
        ("It cost 15 dollars 50.", ["15.5 = dollar"]),
        ("It cost 15 dollars and 50.", ["15.5 = dollar"]),
        ("He paid 15 dollars and 50 people came.", ["15 = dollar", "50 = people"]),
        ("It cost 15 dollars 150 times.", ["15 = dollar", "150 = times"]),
        # what ends where a rarer word might have gone on
        ("Work time was cut by 20 minutes.", ["20 down minute"]),
        ("The index ended lower 5.", ["5 = -"]),
        ("They sold two of Kim Lee Chang Park Yoon dogs.", ["2 = kim lee chang park yoon dog"]),
        ("They met 250-3.", ["250..3 = -"]),
        ("The seats were two-3 wide.", ["2..3 = -"]),
        ("It was 1,500 hundred.", ["1500 = -"]),
        ("Two and a few came.", ["2 = -"]),
        ("A quarter-mile race came.", []),
        ("The bill passed 5-4.", []),
        ("It won by 52 votes to 60 votes.", ["52 = vote", "60 = vote"]),
        ("They had 5 dogs to 5 dogs.", ["5 = dog", "5 = dog"]),
        ("It is up 5 dogs to 7 dogs.", ["5 = dog", "7 = dog"]),
        ("It has a 3 percent-5 percent lead.", ["3 = percentage", "5 = percentage"]),
        ("He won 3 million-5 million.", ["3000000..5000000 = -"]),
        (
            "Output fell by just only about around roughly nearly almost 5 percent.",
            ["5 ~ percentage"],
        ),
        ("A 300-front-row-seat hall opened.", ["300 = front-row-seat"]),
        ("He caught 12 trout Friday.", ["12 = trout"]),
        ("One Degree North opened.", ["1 = degree"]),
        ("Five in three people came.", ["5 = -", "3 = people"]),
        ("The Gang of Eight met.", []),
        ("It has stood since 1789.", []),
        ("Smith's 30 came.", ["30 = -"]),
        ("They led for three quarters, then lost.", ["3 = quarter"]),
        ("It was quarter-final day.", []),
        ("In sum, 2018 to 5 percent came.", ["5 = percentage"]),
        ("It grew 3 -5 percent.", ["3..5 = percentage"]),
        ("It sold 900 to 3 million.", ["900..3000000 = -"]),
        ("Turnout was 5 percent versus 7.", ["5 = percentage", "7 = -"]),
        ("They saw 12 species of frogs.", ["12 = species"]),
        (
            (
                "They lost 12 dogs in the old town by the river, where the market had stood for as "
                "long as anyone there could remember, and 5."
            ),
            ["12 = dog", "5 = -"],
        ),
        ("We got one more trip around the lake.", ["1 = trip"]),
        ("She is not a Size Zero here.", []),
        ("He moved into Number 10.", []),
        ("He won Smith's 99 winner-take-all race.", ["99 = winner-take-all race"]),
        ("He ran 3 / 4 of it.", ["3 = -"]),
        ("It rose by quarter-point.", ["0.25 up point"]),
        ("It went from 3 to -5 degrees.", ["3..-5 = degree"]),
        ("They had 12 dogs, and 5 came.", ["12 = dog", "5 = -"]),
        ("They saw 20 cod Kim Lee caught.", ["20 = cod"]),
        ("One-third to 40 percent stayed.", ["0.3333 = % -", "40 = percentage"]),
        # heights, heat, rates of stuff
        ("She is 5 ft 10 in tall.", ["5 = foot", "10 = inch"]),
        ("The guard is 5-foot-11.", ["5 = foot", "11 = inch"]),
        ("The wall is 5-foot-20 high.", ["5..20 = foot"]),
        ("Water boils at 100° Celsius.", ["100 = celsius"]),
        ("A load of 100t fell.", ["100 = metric ton"]),
        ("They pump 3 million barrels of oil a day.", ["3000000 = barrel per day"]),
        ("It took 3 kilograms of tin a piece.", ["3 = kilogram"]),
        ("They pump three barrels of it.", ["3 = barrel"]),
        ("It grew by 5 percent per annum.", ["5 up percentage per year"]),
        # percentages and points
        ("Turnout was 48%.", ["48 = percentage"]),
        (
            "The tax rose by 5 percentage points to 25%.",
            ["5 up percentage point", "25 = percentage"],
        ),
        ("A rise of 3 percent points came.", ["3 up percentage point"]),
        ("The swing was 3%-points wide.", ["3 = percentage point"]),
        ("Rates fell 25 basis points.", ["25 down basis point"]),
        ("The rate was cut by a quarter-point.", ["0.25 down percentage point"]),
        ("The price rose 3,5 percent.", ["3.5 up percentage"]),
        ("Debt was 1.234,50 euros or 12,7 percent.", ["1234.5 = euro", "12.7 = percentage"]),
        ("It cost 12.500 euros, up 3,5 percent.", ["12500 = euro", "3.5 up percentage"]),
        # ranges
        ("Between 24 and 33 people were hurt.", ["24..33 = people"]),
        ("Between $3 and $5 million was spent.", ["3000000..5000000 = dollar"]),
        ("They sold 24 to 33 billion shares.", ["24000000000..33000000000 = share"]),
        ("They sold six to seven million shares.", ["6000000..7000000 = share"]),
        ("It takes 8-10 minutes.", ["8..10 = minute"]),
        ("It takes five or six hours.", ["5..6 = hour"]),
        ("It takes 30 to 45 minutes.", ["30..45 = minute"]),
        ("It costs $5 to $7 a month.", ["5..7 = dollar per month"]),
        ("Inflation fell from 46 percent to 42 percent.", ["46..42 down percentage"]),
        ("It grew from 20 miles in 2008 to 29 miles.", ["20..29 = mile"]),
        ("Prices rose by 3% to $5.", ["3 up percentage", "5 = dollar"]),
        ("Prices rose by 3% to 5%.", ["3 up percentage", "5 = percentage"]),
        ("The bank cut its rate from 5% to 4.5%.", ["5 = percentage", "4.5 = percentage"]),
        ("It needs 2000 - 2500 calories.", ["2000..2500 = calorie"]),
        ("Use a 7- or 8-inch pan.", ["7 = inch", "8 = inch"]),
        ("They were banned for six and five years.", ["6 = year", "5 = year"]),
        # shares and multiples
        ("Turnout fell by a third.", ["0.3333 down % -"]),
        ("One in five voters stayed home.", ["0.2 = % voter"]),
        ("Three out of every ten cars failed.", ["0.3 = % car"]),
        ("Two-thirds of members agreed.", ["0.6667 = % member"]),
        ("Half of the town was flooded.", ["0.5 = % town"]),
        ("A third of the miles were walked.", ["0.3333 = mile"]),
        ("Sales doubled.", ["2 up times"]),
        ("Sales more than tripled.", ["3 > times"]),
        ("Sales nearly quadrupled.", ["4 ~ times"]),
        ("The firm halved its debt.", ["0.5 down times"]),
        ("A fivefold rise came.", ["5 up times"]),
        ("It is three times as many.", ["3 = times"]),
        ("There are 12 cases per 100,000 people.", ["12 = case per 100000 people"]),
        ("There are 12 cases for every 1,000.", ["12 = case per 1000"]),
        # rates, ages, measures
        ("He earns $50,000 a year.", ["50000 = dollar per year"]),
        ("He was fined $5m annually.", ["5000000 = dollar per year"]),
        ("Oil was $70 a barrel.", ["70 = dollar per barrel"]),
        ("Beef costs $5 a pound.", ["5 = dollar per pound"]),
        ("A 12-cent-a-share payout came.", ["12 = cent per share"]),
        ("It sells at $3 per mmBTU.", ["3 = dollar per mega british thermal unit"]),
        ("The price was $39, up from $38 a year ago.", ["39 = dollar", "38 = dollar"]),
        ("Kim, 54, said so.", ["54 = year of age"]),
        ("The 54-year-old said so.", ["54 = year of age"]),
        ("She was aged 12.", ["12 = year of age"]),
        ("She died at the age of 12 months.", ["12 = month of age"]),
        ("Children under 12 travel free.", ["12 < year of age"]),
        ("Temperatures reached 40C.", ["40 = celsius"]),
        ("It was minus 5 degrees Celsius.", ["-5 = celsius"]),
        ("It fell to -12°F overnight.", ["-12 = fahrenheit"]),
        ("The ship moves at 20 knots.", ["20 = knot"]),
        ("The lift moves at 17m/s.", ["17 = metre per second"]),
        ("He ran 100m in 9.8 seconds.", ["100 = metre", "9.8 = second"]),
        ("A field of 10 kV/cm was used.", ["10 = kilovolt per centimetre"]),
        ('The board is 6" wide.', ["6 = inch"]),
        ("It has a 5 W charger.", ["5 = watt"]),
        # numbers in words and in other forms
        ("They waited two and a half hours.", ["2.5 = hour"]),
        ("They waited five-and-a-half years.", ["5.5 = year"]),
        ("It lasted 3 1/2 hours.", ["3.5 = hour"]),
        ("It lasted 3½ hours.", ["3.5 = hour"]),
        ("It lasted 3 and a half hours.", ["3.5 = hour"]),
        ("Prices fell ½ point.", ["0.5 down point"]),
        ("About 3/4 of the crop failed.", ["0.75 ~ % crop"]),
        ("A million and a half people left.", ["1500000 = people"]),
        ("A hundred and twenty people left.", ["120 = people"]),
        ("Half a million people left.", ["500000 = people"]),
        ("It costs half million euros.", ["500000 = euro"]),
        ("It costs a quarter million euros.", ["250000 = euro"]),
        ("It costs quarter million euros.", ["250000 = euro"]),
        ("It costs three quarters billion euros.", ["750000000 = euro"]),
        ("A third of a million people left.", ["333333.3333 = people"]),
        ("Three point five million people left.", ["3500000 = people"]),
        ("There are twenty-eight thousand six hundred and two cows.", ["28602 = cow"]),
        ("Three dozen people left.", ["36 = people"]),
        ("Two hundred million people left.", ["200000000 = people"]),
        ("Dozens of people left.", ["12 = people"]),
        ("Tens of thousands of people left.", ["10000..100000 = people"]),
        ("Millions of people left.", ["1000000..10000000 = people"]),
        ("Around 1.5m people watched.", ["1500000 ~ people"]),
        ("It sold 80\u202f000 cars.", ["80000 = car"]),
        # bounds and changes
        ("Up to 50 jobs will go.", ["50 < job"]),
        ("At least 12 people were killed.", ["12 > people"]),
        ("Twelve or more people were hurt.", ["12 > -"]),
        ("An estimated 5 million children died.", ["5000000 ~ child"]),
        ("It must be treated within 24 hours.", ["24 < hour"]),
        ("The shares were down 2.3%.", ["2.3 down percentage"]),
        ("Shares ended 1.2% higher.", ["1.2 up percentage"]),
        ("It rose 17 cents, or two per cent.", ["17 up cent", "2 up percentage"]),
        ("They cut the budget by 12 percent.", ["12 down percentage"]),
        ("His ban was reduced by twelve months.", ["12 down month"]),
        ("A drop of 4% followed.", ["4 down percentage"]),
        ("He gave up 5 points.", ["5 = point"]),
        ("Profit rose 5 percent, or 3 million euros.", ["5 up percentage", "3000000 up euro"]),
        ("They sold within 5 miles of 40 dogs.", ["5 = mile", "40 = dog"]),
        ("Their win over 5 rivals counts.", ["5 = rival"]),
        ("It came in a cut of 5 million euros.", ["5000000 = euro"]),
        (
            "Costs rose by 5 percent and then again by 3 percent.",
            ["5 up percentage"] * 0 + ["5 up percentage", "3 up percentage"],
        ),
        ("It fell between 3 and 5 percent.", ["3..5 down percentage"]),
        ("It lost more than $5 (£4).", ["5 > dollar", "4 > pound sterling"]),
        ('He said "12%" there.', ["12 = percentage"]),
        ("It costs $5/share.", ["5 = dollar per share"]),
        ("It costs $5 per visitor.", ["5 = dollar per visitor"]),
        ("It costs $5 per lb.", ["5 = dollar per pound"]),
        ("It costs $5 per (small) box.", ["5 = dollar"]),
        ("One minute passed.", ["1 = minute"]),
        ("We chose one to three dogs.", ["1..3 = dog"]),
        ("A 3-to-5-year plan came.", ["3..5 = year"]),
        ("Two women and 1.5 wishes stayed.", ["2 = woman", "1.5 = wish"]),
        ("They ran 12 factories and 5 news sites.", ["12 = factory", "5 = news site"]),
        ("He won 20 games Sunday.", ["20 = game"]),
        ("She has 20 dogs Kim Lee likes.", ["20 = dog"]),
        ("It needs 30 more additional new nurses.", ["30 = new nurse"]),
        ("They saw 40 red and black cows.", ["40 = red black cow"]),
        ("It fell to minus-5 degrees.", ["-5 = degree"]),
        ("It was plus or minus 3 percent.", ["3 = percentage"]),
        ("It cost $5-$7.", ["5..7 = dollar"]),
        ("He rode from 3 to 5 to 9.", ["3..5 = -", "9 = -"]),
        ("It is 3.5-4.5 metres wide.", ["3.5..4.5 = metre"]),
        ("A bus, a gas and 3 buses came.", ["3 = bus"]),
        ("They came 5, then -5 degrees.", ["5 = -", "-5 = degree"]),
        (
            "They had 22 fires, compared with an average of 20 per week.",
            ["22 = fire", "20 = fire per week"],
        ),
        # counts
        ("We need 10,000 more nurses.", ["10000 = nurse"]),
        ("They bought 90 air, sea and land mines.", ["90 = air"]),
        ("A 2,000-member church burned.", ["2000 = member"]),
        ("Two of Ray's dogs barked.", ["2 = dog"]),
        ("They opened 20 coal-fired power plants.", ["20 = coal-fired power plant"]),
        ("The 30 injured workers left.", ["30 = worker"]),
        ("One person was killed.", ["1 = person"]),
        ("One of the banks failed.", ["1 = bank"]),
        ("He got a six-year ban.", ["6 = year"]),
        ("It was a 20-year high.", ["20 = year"]),
        ("The bill passed by 218 votes to 212.", ["218 = vote", "212 = vote"]),
        ("The bill passed 218-212.", ["218 = vote", "212 = vote"]),
        ("There were 61 lifts, 34 of them new.", ["61 = lift", "34 = lift"]),
    ],
)
def test_reads(text: str, figures: list[str]) -> None:
    assert line(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "They met on May 5, 2019 at 9:30 a.m.",
        "They met on 5 May 2019 at 9 p.m.",
        "The 2014-15 season ended on 2019-09-01.",
        "It ran in 2019, from 1939 to 1945 and in the 1990s.",
        "The team won 3-1 on Saturday.",
        "The judges ruled 6-3 for the city.",
        "Call 555-123-4567 or +44 20 7946 0000 now.",
        "She lives at 10 Downing Street.",
        "The iPhone 11 and the Boeing 737 sold well.",
        "Route 66 and Chapter 7 are long.",
        "The ATR 72 aircraft is old.",
        "COVID-19 and CO2 came on 9/11.",
        "He finished 22nd.",
        "No one came, and one can see why.",
        "At one point it rained.",
        "The first two were late and the other three early.",
        "A 9mm pistol was found.",
        "1,2,3,4,5",
        "It is version 3.0.9 of the plan.",
        "The Gang of Eight met.",
        "See [12] and (2019).",
        "It is model No. 5 of #7.",
        "A three-bed house was sold.",
        "The second half was better.",
        "He is the 4,5,6 man.",
        "It has the number 007.",
        "A number like 12345678901234567890 names something.",
        "A hundredth part and a third time came.",
        "They doubled down.",
        "The 8 Mile opened.",
        "It was one in 2015.",
        "They were half-hearted.",
        "The second half of it was better.",
        "A hundred and none came.",
        "Its index is 0042.",
        "Tens came.",
    ],
)
def test_finds_none(text: str) -> None:
    assert line(text) == []


def test_list_numbers_are_none() -> None:
    assert line("1. Buy two eggs.") == ["2 = egg"]
    text = "Prices:\n2. Milk at 3 dollars."
    article = Article(text, (Block(Span(0, 7)), Block(Span(8, len(text)))))
    assert [s.value for s in statistics.find(read(article), ())] == [Decimal(3)]


@pytest.mark.parametrize(
    ("text", "trivial"),
    [
        ("It happened two years ago.", True),
        ("One of the banks failed.", True),
        ("The two sides agreed.", True),
        ("The 5G network grew.", True),
        ("One person died.", False),
        ("Two banks failed.", False),
    ],
)
def test_flags_what_a_list_need_not_show(text: str, *, trivial: bool) -> None:
    assert [statistic.trivial for statistic in found(text)] == [trivial]


def test_scenes_are_the_sentences_with_figures() -> None:
    text = "It rained. Sales rose 12 percent and 4 shops closed. One can see why."
    article = Article(text, (Block(Span(0, len(text))),))
    ((figures, scene),) = statistics.scenes(read(article))
    assert [figure.unit for figure in figures] == ["percentage", "shop"]
    assert [scene.tokens[place.first].text for place in scene.figures] == ["12", "4"]


def test_a_text_without_sentences_is_read_in_parts() -> None:
    assert len(found("and 12 dogs " * 500)) == 500


@pytest.mark.parametrize(
    "piece",
    ["1 ", "$5 to ", "one in five ", "dozens of ", "5-", "million ", "5' ", "1,", "5 new, big "],
)
def test_a_long_run_of_numbers_takes_no_longer_than_its_length(piece: str) -> None:
    found(piece * 2000)


def test_a_value_is_exact() -> None:
    (statistic,) = found("It cost $0.1 trillion.")
    assert statistic.value == Decimal(100_000_000_000)
    assert line("It cost $1" + "0" * 400 + ".") == []


def test_the_span_holds_bound_and_unit() -> None:
    text = "It drew between 40 and 50 people, and more than 30 dogs a day."
    spans = [text[s.span.start : s.span.end] for s in found(text)]
    assert spans == ["between 40 and 50 people", "more than 30 dogs a day"]
    units = [text[s.unit.span.start : s.unit.span.end] for s in found(text) if s.unit.span]
    assert units == ["people", "dogs a day"]


def test_the_concept_is_words_of_the_text() -> None:
    text = "Sales of new tractors at Hill & Sons rose 12 percent."
    (statistic,) = found(text)
    assert statistic.concept is not None
    words = [text[word.start : word.end] for word in statistic.concept.words]
    assert "Sales" in words


def test_words_written_together_are_one() -> None:
    text = "The R&D budget rose 12 percent."
    (statistic,) = found(text)
    assert statistic.concept is not None
    assert "R&D" in [text[word.start : word.end] for word in statistic.concept.words]


def test_a_count_is_at_least_about_what_it_counts() -> None:
    (statistic,) = found("They came with 30 dogs.")
    assert statistic.concept is not None


def test_says_why_and_how_sure() -> None:
    bare, percent = found("The answer is 42. It rose more than 5 percent.")
    assert percent.evidence.reasons[0] == "“percent” follows the number"
    assert any("more than" in reason for reason in percent.evidence.reasons)
    assert bare.evidence.reasons == ("“42” is a number without a unit",)
    assert 0 < bare.evidence.confidence < percent.evidence.confidence < 1


def test_links_the_quotation_that_holds_it() -> None:
    text = "He said “we lost 40 cows” and sold 10 pigs."
    quote = Quote((Span(text.index("“"), text.index("”") + 1),))
    article = Article(text, (Block(Span(0, len(text))),))
    inside, outside = statistics.find(read(article), (quote,))
    assert inside.quote == Ref(Kind.QUOTE, 0)
    assert outside.quote is None


_WORDS = st.sampled_from(
    "one two 5 1,000 3.5 $ £ % percent million to - – / from between and of a half third per year "
    "old , . ( ) people May 2019 1/2 ½ k m bn dozens tens thousands minus more than up by in 0 the "
    "vote doubled 10-12 US$ RM6.5 'n “ ” \n hundred point votes 100,000 every".split(" ")
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_WORDS, max_size=25).flatmap(lambda w: st.sampled_from([" ".join(w), "".join(w)])))
@example("1" + "0" * 400)
@example("1,2,3,4,5")
@example("٣٤ ५ ²")
def test_never_raises_and_every_place_is_in_the_text(text: str) -> None:
    blocks = (Block(Span(0, len(text))),) if text else ()
    article = Article(text, blocks)
    figures = statistics.find(read(article), ())
    Analysis(article, statistics=figures)
    pickle.dumps(figures)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_never_raises_on_any_text(text: str) -> None:
    blocks = (Block(Span(0, len(text))),) if text else ()
    article = Article(text, blocks)
    Analysis(article, statistics=statistics.find(read(article), ()))
