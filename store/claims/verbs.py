"""The verbs that the rules know, with all their forms, and what can be said of some of them."""

from __future__ import annotations

from typing import Final, NamedTuple

__all__ = [
    "NOUNS_IN_ING",
    "NOUN_TOO",
    "TELLING",
    "VERBS",
    "VERB_ADJECTIVES",
    "VerbForm",
]


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_REGULAR = """
abandon abolish absorb accelerate accept access accompany accomplish account accumulate achieve
acknowledge acquire act activate adapt add address adjust adopt advance affect aggregate aid aim
align allocate allow alter amplify analyse analyze announce answer appear apply appoint approach
approve argue arise arrange arrest arrive ask assemble assess assign assist associate assume attach
attack attain attempt attend attract attribute augment author authorise authorize automate avoid
await balance ban base behave believe belong benefit blend block boil boost borrow bridge brighten
build burn bypass calculate call cancel capture carry cause cease chain challenge change
characterise characterize charge check cite claim clarify clash classify clean clear clone close
collaborate collapse collect colonise colonize combine command commence commission communicate
compare compensate compete compile complement complete compress comprise compromise compute concern
conclude condense conduct confer confine confirm conform confuse connect conquer conserve consider
consist consolidate constitute constrain construct consume contain continue contract contradict
contrast contribute control convert convey convince cook cool coordinate copy correct correlate
correspond corrupt cost count cover crack crash create cross crystallise crystallize cultivate curb
cure damage debate decay decide declare decline decode decompose decouple decrease dedicate deduce
defeat defend define degrade delay delegate delete deliver demand demonstrate deny depart depend
depict deploy deposit deprive derive descend describe design destroy detect deter determine develop
devise devote diagnose dictate die differ differentiate diffuse digest dilute diminish direct
disable disappear discard discharge discover discuss dismiss displace display dispute dissolve
distinguish distort distribute diverge divide dominate donate double drain drop dry dye earn ease
educate effect elect elevate eliminate embed embody embrace emerge emit emphasise emphasize employ
empower enable encode encompass encounter encourage end endure enforce engage enhance enjoy enlarge
ensure entail enter entitle equal equip erase erode erupt escape establish estimate evade evaluate
evaporate evoke evolve examine exceed excel exchange exclude excrete execute exempt exert exhibit
exist expand expect expel experience explain exploit explore export expose express extend extract
face facilitate fail falter favor favour feature ferment fertilise fertilize fill filter finance
fire fix flatten flourish flow fluctuate focus fold follow force form formulate foster found
fracture fuel fulfil fulfill function fund gain gather generate govern grade grant guarantee guard
guide halt handle happen harm harvest head heal heat help hinder host house identify ignite ignore
illustrate imitate impair impede implement imply import impose improve include incorporate increase
incur indicate induce infect infer inflict influence inform inhabit inherit inhibit initiate inject
innovate insert inspire install integrate intensify interact interfere interpret interrupt
intervene introduce invade invent invest investigate invite involve irrigate isolate join judge
jump justify kill label lack land last launch leak learn leverage liberate license lift limit link
list load locate lock look loosen lower maintain manage mandate manipulate manufacture map march
mark marry master match matter mature maximise maximize measure mediate melt merge migrate mimic
mine minimise minimize mirror miss mitigate mix mobilise mobilize model moderate modify monitor
motivate mount move multiply mutate name narrow necessitate need neglect negotiate normalise
normalize notice nourish observe obtain occupy occur offer offload open operate oppose optimise
optimize orbit order organise organize originate outline outperform outweigh overwhelm own oxidise
oxidize pack pair participate pass patent penetrate perceive perform permit persist persuade
pioneer place plan plant play plunge point pollinate populate portray pose possess postpone power
practise praise precede precipitate predict prefer prepare prescribe present preserve press prevail
prevent print prioritise prioritize probe process proclaim produce prohibit project prolong promise
promote prompt propagate propel propose protect protest prove provide provoke publish pull pump
punish purchase purify pursue push qualify quantify query question quote raise range rank ratify
reach react realise realize reason receive recognise recognize recommend reconcile reconstruct
record recover recruit recycle reduce refer refine reflect reform refuse regain regard register
regulate reinforce reject relate release relieve rely remain remove render renew repair repeat
repel replace replicate report represent reproduce request require rescue resemble reserve reside
resist resolve respond rest restore restrict result resume retain retire retreat retrieve return
reveal reverse revise revive reward risk roast rotate route rule salt sample satisfy save scale
scan scatter score scrutinise seal search secrete secure select sense separate serve settle shape
share shield shift shorten sign signal simmer simplify simulate slow smooth soften solve spark
specialise specialize specify spot spur stabilise stabilize stain start state stem stiffen
stimulate stop store strain strengthen stress stretch structure struggle study submit substitute
succeed suffer suggest suit summarise summarize supplant supply support suppress surpass surrender
surround survive suspend sustain swallow switch symbolise symbolize synthesise synthesize tackle
tailor target taste tax tend terminate test thicken thrive tighten tolerate touch trace track trade
train transcribe transfer transform transition translate transmit transport trap travel treat
trigger triple trust turn twist underpin unify unite unlock update urge use utilise utilize
validate value vanish vaporise vary verify vibrate view violate visit visualise visualize vote walk
want warm warn warrant wash waste weaken weigh widen widow wield witness work worsen yield
"""

_IRREGULAR = """
arise:arose:arisen bear:bore:borne beat:beat:beaten become:became:become begin:began:begun
bend:bent:bent bind:bound:bound bite:bit:bitten bleed:bled:bled blow:blew:blown break:broke:broken
breed:bred:bred bring:brought:brought build:built:built buy:bought:bought catch:caught:caught
choose:chose:chosen come:came:come cost:cost:cost cut:cut:cut deal:dealt:dealt dig:dug:dug
draw:drew:drawn drink:drank:drunk drive:drove:driven eat:ate:eaten fall:fell:fallen feed:fed:fed
feel:felt:felt fight:fought:fought find:found:found flee:fled:fled fly:flew:flown
forbid:forbade:forbidden forget:forgot:forgotten forgive:forgave:forgiven freeze:froze:frozen
get:got:got give:gave:given go:went:gone grind:ground:ground grow:grew:grown hear:heard:heard
have:had:had do:did:done hide:hid:hidden hit:hit:hit hold:held:held hurt:hurt:hurt keep:kept:kept
know:knew:known lay:laid:laid lead:led:led leave:left:left lend:lent:lent let:let:let lie:lay:lain
lose:lost:lost make:made:made mean:meant:meant meet:met:met outgrow:outgrew:outgrown
overcome:overcame:overcome oversee:oversaw:overseen overthrow:overthrew:overthrown pay:paid:paid
put:put:put quit:quit:quit read:read:read ride:rode:ridden ring:rang:rung rise:rose:risen
run:ran:run say:said:said see:saw:seen seek:sought:sought sell:sold:sold send:sent:sent set:set:set
shake:shook:shaken shed:shed:shed shine:shone:shone shoot:shot:shot show:showed:shown
shrink:shrank:shrunk shut:shut:shut sing:sang:sung sink:sank:sunk sit:sat:sat sleep:slept:slept
speak:spoke:spoken spend:spent:spent spin:spun:spun split:split:split spread:spread:spread
spring:sprang:sprung stand:stood:stood steal:stole:stolen stick:stuck:stuck strike:struck:struck
strive:strove:striven swear:swore:sworn swell:swelled:swollen swim:swam:swum swing:swung:swung
take:took:taken teach:taught:taught tear:tore:torn tell:told:told think:thought:thought
throw:threw:thrown undergo:underwent:undergone underlie:underlay:underlain
understand:understood:understood undertake:undertook:undertaken uphold:upheld:upheld
wake:woke:woken wear:wore:worn weave:wove:woven win:won:won withdraw:withdrew:withdrawn
withstand:withstood:withstood write:wrote:written
"""

_DOUBLING = _set(
    """
    ban compel confer control deter drop embed equip excel expel incur infer map occur permit
    plan prefer propel refer repel rub scan spot spur stem step stop submit transfer transmit
    trap underpin knit rot slip tap cut dig get hit put run set shut sit spin split swim win
    begin forget let quit shed emit pin
    """
)

NOUN_TOO: Final = _set(
    """
    access account act address advance aid aim answer approach attack attempt balance ban base
    benefit blend block boost bridge cause challenge change charge check claim close command
    compromise concern conduct contract contrast control cook copy cost count cover crack crash
    cross cure curb damage debate decay decline decrease defeat delay demand deposit design
    discharge display dispute double drop dye ease effect end equal escape estimate exchange
    exploit experience export face favor favour feature fill filter finance fire fix flow focus
    fold force form freeze fuel function fund gain grade grant guarantee guard guide halt harm
    harvest head heat help host house import increase influence issue join judge jump label lack
    land launch leak lift limit link list load lock look map march mark master match matter
    measure mine mirror miss mix model monitor mount move name need offer open orbit order pack
    pair pass patent place plan plant play plunge point pose power practise praise present press
    print probe process project promise prompt protest pull pump purchase push query question
    quote raise range rank reach reason record recruit reform refuse regard register release
    repair repeat report request rescue reserve rest result retreat return reverse reward risk
    roast route rule salt sample save scale scan score search sense separate shape share shield
    shift sign signal slow spark spot spur stain start state stem stop store strain stress
    stretch structure struggle study suit supply support surround switch target taste tax test
    touch trace track trade train transfer transition transport trap travel treat trigger trust
    turn twist update urge use value view visit vote walk want wash waste witness work yield
    bear beat bend bite blow break catch cut deal drink drive fall feed feel fight find fly
    grind ground hit hold hurt lay lead leave lie meet read ride ring rise run sleep spin split
    spread spring stand stick strike swing tear throw wake wear win lower clean clear dry warm
    cool last own mature moderate narrow complete correct direct exempt smooth perfect leverage
    """
)
"""Verbs whose base or s-form is as well a noun or an adjective."""

VERB_ADJECTIVES: Final = _set(
    """
    based used given known called named born related limited advanced required designed trained
    united followed made compared driven
    """
)
"""Participles that nearly always stand in for a clause, and hardly ever are its finite verb."""


class VerbForm(NamedTuple):
    """One form of a verb: kind is "base", "s", "past", "participle" or "ing"."""

    kind: str
    base: str


def _s_form(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2] not in "aeou":
        return base[:-1] + "ies"
    return base + "s"


def _ed_form(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeou":
        return base[:-1] + "ied"
    return base + (base[-1] if base in _DOUBLING else "") + "ed"


def _ing_form(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "ye", "oe")):
        return base[:-1] + "ing"
    return base + (base[-1] if base in _DOUBLING else "") + "ing"


def _all_forms() -> dict[str, tuple[VerbForm, ...]]:
    forms: dict[str, list[VerbForm]] = {}

    def add(word: str, kind: str, base: str) -> None:
        forms.setdefault(word, []).append(VerbForm(kind, base))

    irregular = {word.split(":")[0]: tuple(word.split(":")[1:]) for word in _IRREGULAR.split()}
    regular = {word for word in _REGULAR.split() if "-" not in word} - set(irregular)
    for base in sorted(regular | set(irregular)):
        past, participle = irregular.get(base, (_ed_form(base), _ed_form(base)))
        add(base, "base", base)
        add(_s_form(base), "s", base)
        add(_ing_form(base), "ing", base)
        add(past, "past", base)
        add(participle, "participle", base)
    return {word: tuple(found) for word, found in forms.items()}


VERBS: Final = _all_forms()
"""What each word is a form of."""

NOUNS_IN_ING: Final = _set(
    """
    training learning processing understanding reasoning modeling modelling planning engineering
    computing testing coding meaning building funding pricing spending programming manufacturing
    banking marketing publishing farming fishing mining shipping housing clothing heating
    cooling lighting painting writing drawing meeting warning wedding feeling finding sharing
    sequencing screening imaging hearing decoding encoding caching merging
    """
)
"""Words in -ing that are as good as nouns, also before a preposition."""

TELLING: Final = _set(
    """
    explore discuss delve outline talk unpack recount reflect revisit caution advocate emphasise
    emphasize highlight share dive dig walk detail examine describe explain characterise
    characterize cite draw break review recall joke muse elaborate
    """
)
"""What people in a text do with its subject: no claim about the subject itself."""
