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
acknowledge acquire act activate adapt add address adhere adjust admit adopt advance advise affect
age aggregate aid aim alert align alleviate allocate allow alter alternate amend amplify analyse
analyze anchor announce answer anticipate appeal appear apply appoint approach approve argue arise
arouse arrange arrest arrive ascend ask assassinate assemble assert assess assign assist associate
assume attach attack attain attempt attend attest attract attribute augment author authorise
authorize automate avoid await awaken bake balance ban base behave believe belong benefit blend
bless block bloom blossom boil bombard boost borrow bounce breathe brew bridge brighten build burn
bury bypass calculate call cancel capture carry carve cater cause cease celebrate certify chain
challenge change characterise characterize charge check chew choke circle circulate cite claim
clarify clash classify clean clear climb cling clog clone close coat coincide collaborate collapse
collect collide colonise colonize combine command commence commission communicate compare
compensate compete compile complement complete compose compress comprise compromise compute concede
conceive concentrate concern conclude condemn condense conduct confer configure confine confirm
conform confront confuse connect conquer conserve consider consist consolidate constitute constrain
constrict construct consult consume contain contend continue contract contradict contrast
contribute control converge convert convey convince cook cool coordinate cope copy correct
correlate correspond corrode corrupt cost count cover crack crash create cross crown crumble crush
crystallise crystallize cultivate curb cure damage dance debate decay decide declare decline decode
decompose decorate decouple decrease dedicate deduce defeat defend define deflect degrade dehydrate
delay delegate delete deliver demand demolish demonstrate deny depart depend depict deplete deploy
deport deposit deprive derive descend describe design destroy detect deter deteriorate determine
devastate develop devise devote devour diagnose dictate die differ differentiate diffuse digest
dilute diminish direct disable disagree disappear discard discharge discourage discover discuss
disguise disintegrate dismantle dismiss disperse displace display dispute disrupt dissipate
dissolve distinguish distort distribute diverge divert divide dominate donate double drain drift
drop drown dry dwell dye earn ease echo edit educate effect eject elect elevate elicit eliminate
elude embed embody embrace emerge emigrate emit emphasise emphasize employ empower emulate enable
enact encode encompass encounter encourage encrypt end endanger endorse endure enforce engage
enhance enjoy enlarge enlist enrich ensure entail enter entitle equal equip erase erect erode erupt
escape establish estimate evade evaluate evaporate evict evoke evolve examine excavate exceed excel
exchange exclude excrete execute exempt exert exhibit exile exist expand expect expel experience
expire explain explode exploit explore export expose express extend extinguish extract face
facilitate fade fail falter favor favour feature ferment fertilise fertilize fill filter finance
fire fix flatten flip float flood flourish flow fluctuate focus fold follow force forecast forge
form formulate fortify foster found fracture fry fuel fulfil fulfill function fund fuse gain garner
gather generate glide glow govern grade grant grasp graze guarantee guard guide halt halve hamper
handle happen harden harm harness harvest hasten hatch haul head heal heat help hinder hinge hire
hoard host house hover hunt identify ignite ignore illuminate illustrate imagine imitate immerse
immigrate impair impede implant implement imply import impose impress imprison improve incite
include incorporate increase incur indicate induce infect infer inflate inflict influence inform
infuse ingest inhabit inherit inhibit initiate inject innovate inscribe insert inspect inspire
install instruct insulate insure integrate intend intensify interact intercept interfere interpret
interrupt intervene introduce invade invent invest investigate invite invoke involve irrigate
isolate join judge jump justify kill knead label lack land last launch leak learn legalise
legislate leverage liberate license lift limit link list load lobby locate lock look loosen lower
lubricate lure magnify maintain manage mandate manifest manipulate manufacture map march marinate
mark marry massacre master match matter mature maximise maximize measure mediate melt memorise
mention merge migrate mimic mine minimise minimize mirror miss mitigate mix mobilise mobilize model
moderate modify monitor motivate mount mourn move multiply murder mutate name narrow nationalise
navigate necessitate need neglect negotiate neutralise neutralize nominate normalise normalize
notice nourish nudge nurture obey obscure observe obstruct obtain occupy occur offer offload open
operate oppose optimise optimize orbit order organise organize originate oscillate oust outlast
outlaw outline outnumber outperform outweigh overlap overrule overturn overwhelm own oxidise
oxidize pack paint pair pardon participate partition pass patent peak peel penetrate perceive
perform permit persecute persist persuade perturb pierce pioneer pivot place plan plant play plot
plunder plunge point poison pollinate pollute populate portray pose possess postpone pour power
practise praise preach precede precipitate predict prefer premiere prepare prescribe present
preserve press presume pretend prevail prevent print prioritise prioritize privatise probe process
proclaim procure produce prohibit project prolong promise promote prompt propagate propel propose
prosecute prosper protect protest prove provide provoke prune publish pull pump puncture punish
purchase purify pursue push qualify quantify quench query question quote radiate raid raise rally
range rank ratify reach react realise realize reap reason rebel rebuild recall recede receive
reclaim recognise recognize recommend reconcile reconstruct record recover recreate recruit recur
recycle redeem redesign redirect reduce refer refine reflect reform refract refuse regain regard
regenerate register regulate reign reinforce reinvent reject relate relay release relieve relocate
rely remain remember remind remove render renew renounce rent repair repay repeat repel replace
replicate report represent repress reproduce request require rescue resemble reserve reset reshape
reside resign resist resolve resort respond rest restore restrict result resume retain retire
retreat retrieve return reveal reverse revise revive revolt revolutionise revolve reward ripen risk
rival roam roast rob rotate route ruin rule sail salt salvage sample satisfy save scale scan
scatter score scrutinise seal search season secrete secure seize select sense separate serve settle
sever shape share shatter shelter shield shift shock shorten sign signal simmer simplify simulate
skip slash slaughter slice slide slow smell smooth smuggle soak soar soften solve span spark spawn
specialise specialize specify spill spoil sponsor spot sprout spur squeeze stabilise stabilize
stack stage stagnate stain standardise start starve state steer stem stiffen stimulate stop store
strain strengthen stress stretch strip structure struggle study subdue submit subside subsidise
substitute succeed sue suffer suggest suit summarise summarize summon supersede supervise supplant
supply support suppress surge surpass surrender surround survive suspend sustain swallow swap sweep
switch symbolise symbolize synthesise synthesize tackle tailor tame target taste tax tend terminate
test testify thicken threaten thrive thwart tighten tilt tolerate topple touch tour trace track
trade train transcribe transfer transform transition translate transmit transport trap travel
traverse treat trigger trim triple trust tune turn twist underpin unfold unify unite unleash unlock
update uproot urge use utilise utilize vaccinate validate value vanish vaporise vary verify veto
vibrate view violate visit visualise visualize vote wage walk wander wane want warm warn warrant
wash waste weaken weigh weld widen widow wield wither witness work worsen worship wrap yield
"""

_IRREGULAR = """
arise:arose:arisen bear:bore:borne beat:beat:beaten become:became:become begin:began:begun
bend:bent:bent bind:bound:bound bite:bit:bitten bleed:bled:bled blow:blew:blown
break:broke:broken hang:hung:hung
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
shrink:shrank:shrunk shut:shut:shut sing:sang:sung sweep:swept:swept slide:slid:slid
forecast:forecast:forecast sink:sank:sunk sit:sat:sat sleep:slept:slept speak:spoke:spoken
spend:spent:spent spin:spun:spun split:split:split spread:spread:spread spring:sprang:sprung
stand:stood:stood steal:stole:stolen stick:stuck:stuck strike:struck:struck strive:strove:striven
swear:swore:sworn swell:swelled:swollen swim:swam:swum swing:swung:swung take:took:taken
teach:taught:taught tear:tore:torn tell:told:told think:thought:thought throw:threw:thrown
undergo:underwent:undergone underlie:underlay:underlain understand:understood:understood
undertake:undertook:undertaken uphold:upheld:upheld wake:woke:woken wear:wore:worn weave:wove:woven
win:won:won withdraw:withdrew:withdrawn withstand:withstood:withstood write:wrote:written
"""

_DOUBLING = _set(
    """
    ban compel confer control deter drop embed equip excel expel incur infer map occur permit
    plan prefer propel refer repel rub scan spot spur stem step stop submit transfer transmit
    trap outrun rob span trim strip skip swap plot underpin knit rot slip tap cut dig get hit
    put run set shut sit spin split swim win begin forget let quit shed emit pin
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
    age alert anchor appeal bloom blossom bounce brew circle coat crown dance drift echo exile
    flood flip forecast glow hunt hire lure massacre mention murder peak peel pivot plot plunder
    poison raid rally reign relay rent reset resort revolt rival ruin sail season shelter shock
    skip slash slaughter slice slide smell span spill sponsor sprout squeeze stack stage surge
    swap sweep tour trim tune veto wage worship wrap float paint premiere pardon partition pour
    overlap
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
