"""Words that attribute speech, and the small words by which phrases and clauses are told apart."""

from functools import cache

_SPEECH = """say tell add write call tweet ask continue note describe report declare reply explain
state conclude respond recall argue accuse pledge acknowledge suggest insist promise warn announce
claim assure shout chant urge admit lament blame predict remark answer praise joke yell blast assert
complain mock thank charge question criticize criticise denounce emphasize emphasise boast concede
offer credit quote dub decry dismiss demand imply proclaim quip label condemn vow portray ridicule
testify wonder observe post retweet email contend muse deny confirm maintain reiterate stress
elaborate counter exclaim opine caution advise scoff fume intone deadpan gush vent chide bemoan
deride slam rip tout hail brag allege comment clarify cite characterize characterise brand deem
marvel repeat scream sneer snap retort rebut refute interject interrupt mutter whisper murmur sigh
grumble gripe rail thunder roar bark cry crow plead beg preach lecture summarize agree disagree
apologize apologise recount relate reveal disclose divulge signal indicate mention propose recommend
read speak talk hint speculate foresee attest vouch affirm reaffirm reassure threaten bellow holler
tease taunt needle lambaste chastise rebuke scold berate applaud commend laud salute celebrate cheer
jeer boo heckle hammer attack assail attribute compare liken equate refer title headline pen
pronounce profess reason relay reject rejoin rule sign express voice convey outline detail laugh
smile nod grin concur begin start finish open close inquire enquire press pose tag paint cast frame
depict view see think believe feel hope know want consider find put point
babble bawl bleat blubber boom burble cackle chatter chirp chortle chorus chuckle cluck coo croak
croon drawl drone enthuse fret gasp groan growl grunt hazard hiss howl interpose jabber lisp moan
mumble object pant pipe protest purr rasp reckon rumble screech shriek snarl snort sob splutter
squawk squeak squeal stammer stutter swear term trill venture wail wheeze whimper whine whoop worry
yap yelp""".split()
_STRONG = """say tell add write call tweet ask note describe declare reply explain state conclude
respond recall argue accuse acknowledge suggest insist warn announce claim shout chant admit lament
remark joke yell blast assert complain mock denounce boast concede dub decry proclaim quip vow muse
contend reiterate exclaim observe""".split()
_WEAK = """see think believe feel hope know want consider find begin start finish open close read
sign cast hold view talk speak press frame laugh smile nod grin post""".split()
_IRREGULAR = {
    "say": "say says said saying",
    "tell": "tell tells told telling",
    "write": "write writes wrote written writing",
    "read": "read reads reading",
    "speak": "speak speaks spoke spoken speaking",
    "put": "put puts putting",
    "begin": "begin begins began",
    "see": "see sees saw seeing",
    "think": "think thinks thought thinking",
    "feel": "feel feels felt",
    "know": "know knows knew",
    "find": "find finds found",
    "quip": "quip quips quipped",
    "rip": "rip rips ripped ripping",
    "slam": "slam slams slammed slamming",
    "brag": "brag brags bragged bragging",
    "snap": "snap snaps snapped",
    "beg": "beg begs begged begging",
    "nod": "nod nods nodded nodding",
    "grin": "grin grins grinned grinning",
    "tag": "tag tags tagged tagging",
    "refer": "refer refers referred referring",
    "rebut": "rebut rebuts rebutted",
    "hold": "hold holds held",
    "paint": "paint paints painted",
    "cast": "cast casts casting",
    "swear": "swear swears swore sworn swearing",
    "term": "termed terming",
    "object": "objected objecting objects",
}


_DOUBLING = frozenset("admit dub concur pen label signal fret sob yap".split())
"""Verbs that double their last letter: "admitted"."""


def forms(verb: str) -> list[str]:
    """The forms a verb takes, its base among them."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb].split()
    if verb in _DOUBLING:
        return [verb, verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing", verb + "ed"]
    if verb.endswith("ee"):
        return [verb, verb + "s", verb + "d", verb + "ing"]
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    if verb.endswith(("s", "sh", "ch", "x")):
        return [verb, verb + "es", verb + "ed", verb + "ing"]
    return [verb, verb + "s", verb + "ed", verb + "ing"]


@cache
def verbs() -> dict[str, tuple[str, str]]:
    """From a form to its verb and the strength of that as a cue.

    S speaks for itself ("said"); M can introduce words ("praised"); W rarely does ("thinks").
    """
    found: dict[str, tuple[str, str]] = {}
    for verb in _SPEECH:
        strength = "S" if verb in _STRONG else "W" if verb in _WEAK else "M"
        for form in forms(verb):
            found.setdefault(form, (verb, strength))
    return found


PRONOUNS = frozenset("he she they we i it you".split())
POSSESSIVES = frozenset("his her their my our its your".split())
DETERMINERS = POSSESSIVES | frozenset(
    "the a an this that these those some many several another other most one two three four five "
    "no any every each both few all either neither more".split()
)
COUNTING = frozenset("one two three four five more other".split())
PREPOSITIONS = frozenset(
    "of in on at for to with from by about against during after before under over into through "
    "between among near outside inside around via including than without within amid following "
    "since until despite regarding behind toward towards across along beyond upon per like".split()
)
CLAUSE_OPENERS = frozenset(
    "that as when while because if although though where since after before whether but so then "
    "which what how why unless whereas yet".split()
)
TIME_OPENERS = frozenset("after before since".split())
"""Clause openers that are as often prepositions."""
AUXILIARIES = frozenset(
    "has had have is was are were be been being did does do will would could should can may might "
    "must 's ’s 've ’ve 'd ’d 're ’re 'll ’ll n't n’t not to".split()
)
ADVERBS = frozenset(
    "also then later once even now just still again often never always ever recently earlier first "
    "reportedly further perhaps only sometimes soon already simply too instead twice famously long "
    "went on afterwards".split()
)
NOT_ADVERBS = frozenset("early family daily weekly ally elderly".split())
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
TIMES = frozenset("week month year night fall summer spring winter morning weekend".split())
TIME_NOUNS = DAYS | TIMES | frozenset("day time evening afternoon".split())
PAST_VERBS = frozenset(
    "took made gave came went got ran won lost beat met left kept held let cut hit set seems wants "
    "needs plans has had is was were are became began brought bought built caught chose did drew "
    "drove ate fell fought found flew forgot grew heard hid knew led lit meant paid quit rose sat "
    "saw sent shook showed sold sought spent spoke stood stole struck sued swore taught threw "
    "tried understood wore withdrew writes makes takes gives goes gets runs comes looks "
    "appears".split()
)
"""Verb forms that end a name before them: "Smith took"."""
NOUN_CUES = frozenset(
    "report call charge post press question state view start brand label close attack cast tweet "
    "email claim comment".split()
)
"""Cues that are nouns as well: they may stand inside a noun phrase."""
NOT_NAMES = frozenset(
    "in on at but and the a an as for when while after before if so then that this these those "
    "there it he she they we i you his her their my our its with to from by of yet still now asked "
    "during speaking also later according what who how why where not no yes one two three some "
    "many most another other both all even though although because since meanwhile however instead "
    "earlier last next just such once until despite or monday tuesday wednesday thursday friday "
    "saturday sunday january february march april may june july august september october november "
    "december jan feb aug sept oct nov dec mr mrs ms like over under about only several every each "
    "perhaps indeed here nor today following responding citing calling referring noting writing "
    "appearing talking".split()
)
"""Words whose capital letter makes no name of them."""
SMALL_WORDS = frozenset("of the a an and in on to for with at from is vs".split())
"""Words that stay small in a title."""
