"""Classes of words that the grammar of figures turns on, and the singular of a noun."""

UP = frozenset(
    "up rose rise rises risen rising gained gain gains gaining climbed climb climbs climbing "
    "jumped jump jumps jumping increased increase increases increasing surged surge surges "
    "surging soared soar soars soaring grew grow grows growing grown added adding advanced "
    "advance advances advancing rallied rally spiked spike higher expanded expand expands "
    "expanding boosted swelled leapt lifted strengthened appreciated improved improve inched "
    "firmed rebounded recovered bounced accelerated widened crept mounted raised hiked "
    "rocketed".split()
)
DOWN = frozenset(
    "down fell fall falls fallen falling lost lose loses losing dropped drop drops dropping "
    "declined decline declines declining decreased decrease decreases decreasing slipped slip "
    "slips slipping slid slide slides sliding tumbled tumble tumbles tumbling plunged plunge "
    "plunges plunging plummeted plummet plummets plummeting sank sink sinks sinking shed "
    "sheds shedding dipped dip dips dipping lower shrank shrink shrunk shrinking eased ease "
    "easing slumped slump slumping contracted contract crashed crash weakened retreated "
    "retreat cut cuts cutting reduced reduce reduces reducing lowered dived dove slashed "
    "depreciated skidded narrowed collapsed softened cooled nosedived slowed shaved trimmed".split()
)
NOUNS_OF_CHANGE = frozenset(
    "gain gains rise rises increase increases jump surge advance rally growth drop decline "
    "fall cut cuts loss slump dip decrease reduction slide plunge hike".split()
)
FALLING_NOUNS = frozenset("drop decline fall cut cuts loss slump dip decrease reduction".split())
FALLING_NOUNS |= frozenset("slide plunge".split())
HEDGES = frozenset(
    "by as much many about around approximately roughly nearly almost just only another some "
    "over more than under less least sharply slightly further even well fully also steeply "
    "marginally modestly a an".split()
)
MEASURED = frozenset(
    "further total record whopping massive staggering modest combined net fresh extra "
    "additional mere hefty seasonally adjusted".split()
)
PERSONS = frozenset(
    "man woman boy girl teenager teen suspect driver mother father student victim wife husband son "
    "daughter brother sister farmer teacher actor actress singer officer soldier player pensioner "
    "widow widower grandmother grandfather defendant gunman pilot nurse doctor".split()
)
PERIODS = frozenset(
    "second minute hour day week weekend month quarter year night decade season annum".split()
)
DENOMINATORS = PERIODS | frozenset(
    "share barrel gallon litre liter ton tonne pound ounce gram kilogram kg kilo person head "
    "game match bushel household passenger mile room kilometre kilometer foot metre meter "
    "bottle ticket piece unit pop hectare acre student pupil customer user employee worker "
    "child adult inch dose dozen transaction plate pack case megawatt patient mmbtu kwh mwh "
    "capita annum set start carry possession session".split()
)
TEMPORAL = frozenset(
    "yesterday today tomorrow tonight monday tuesday wednesday thursday friday saturday "
    "sunday january february march april june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
DETERMINERS = frozenset("the its his her their our my your these those all".split())
NOT_COUNTED = frozenset(
    "last next ago later earlier percent this that each every annually daily monthly yearly "
    "weekly respectively combined apart away together own such am pm".split()
)
NUMBERED = frozenset(
    "no nos number part section chapter article page route highway channel version level "
    "phase category gate grade type room flight title rule act row pier terminal platform "
    "apartment apt suite interstate lane line stage round group district ward station zone "
    "formula generation series model exit schedule form precinct proposition prop measure "
    "resolution amendment lap hole episode season volume issue step tier question verse psalm "
    "figure table mark runway sector pillar block division league studio game class week day "
    "top size bus train period unit area tag lot item box under point set quarter track "
    "lesson".split()
)
"""Words after which a number is a name: "Route 66", "Game 6"."""
STREETS = frozenset(
    "street st road rd avenue ave boulevard blvd lane ln drive way court place plaza square "
    "terrace highway parkway crescent".split()
)
SCORED = frozenset(
    "lead win victory loss defeat draw record vote split series game start run tie final "
    "triumph comeback decision on in at against over to aggregate ruling majority scoreline "
    "home away edge advantage thrashing hammering rout opinion".split()
)
"""Words that follow the score of a match or the split of a court."""
IRREGULAR_PLURALS = frozenset(
    "people men women children feet teeth mice geese police staff personnel cattle fishermen "
    "businessmen firemen policemen policewomen servicemen gunmen congressmen lawmen workmen "
    "sportsmen chairmen spokesmen species series aircraft sheep fish deer troops headquarters "
    "crossroads data media criteria phenomena bacteria alumni nuclei fungi stimuli lives "
    "wives crew".split()
)
_ALWAYS_SINGULAR = frozenset(
    "this his its us is was has as yes thus plus less across always perhaps does goes says "
    "class business process address press loss pass unless gas bus news access success "
    "progress congress virus status focus basis crisis analysis bonus campus census chaos "
    "tennis physics politics economics mathematics ethics christmas besides towards "
    "afterwards overseas sometimes".split()
)
_SINGULARS = {
    "people": "people",
    "children": "child",
    "feet": "foot",
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "halves": "half",
    "leaves": "leaf",
    "wolves": "wolf",
    "teeth": "tooth",
    "mice": "mouse",
    "geese": "goose",
    "analyses": "analysis",
    "crises": "crisis",
    "bases": "basis",
    "pence": "penny",
    "movies": "movie",
    "cookies": "cookie",
    "calories": "calorie",
    "buses": "bus",
    "gases": "gas",
    "viruses": "virus",
    "shoes": "shoe",
}
_UNCHANGED = frozenset(
    "series species news hertz celsius siemens gas bus lens chassis headquarters barracks "
    "data men".split()
)


def plural(word: str) -> bool:
    """Whether a word in lower case is written like a plural noun."""
    if word in IRREGULAR_PLURALS:
        return True
    if word in _ALWAYS_SINGULAR or len(word) < 3:
        return False
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))


def singular(word: str) -> str:
    """The singular of an English noun in lower case; a singular stays as it is."""
    if word in _SINGULARS:
        return _SINGULARS[word]
    if word.endswith("men") and len(word) > 2:
        return word[:-2] + "an"
    if word in _UNCHANGED:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word
