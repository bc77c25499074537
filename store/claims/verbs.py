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
ablate absolve accommodate accuse adjoin advertise affirm allege anneal annihilate annoy appease
applaud articulate ascertain auscultate authenticate avow backfill backpropagate baffle batch beckon
beg behold betray bewilder bill blacken bolt bond bootstrap bruise bucket bundle burst cache cascade
catalogue categorise categorize cauterise caution census channel chatter chill cleanse coach coerce
commend commit con conceal conjure connote contemplate contest converse convolve counter crackle
cram crest cripple culture dazzle deafen debilitate debunk deceive deem defraud defund delve demote
denoise dialyse dim dip discern disclose discount dispatch dispense dissuade diversify divest
divulge dock dodge dose draft drill drip drum ebb eclipse elucidate embolise emboss encase encircle
enclose endeavour enqueue enrage enrol enroll entertain enunciate envelop eradicate escalate excise
excite exhaust exhort exonerate expend expound expunge exterminate extol fetch fetch finetune flank
flash flicker fling fluff flush foam foil forsake fritter frost frustrate funnel galvanise galvanize
gamble gesture glance gleam glue haggle harass hook humidify hurdle hurl hypothesise impersonate
implode implore incline incubate infiltrate inflame insist instil instill interrogate intimidate
intubate irradiate irritate itemise jam jolt kindle knock laminate laud lease ligate lodge loop
mislead mollify mumble narrate near neighbour net nibble nod obviate occlude ooze orphan outbid
outpace outsource outstrip overdose overload overrun overshadow oxygenate pacify panic pasteurise
pasteurize patch penalise penalize percuss perfuse permeate perplex persevere pester petition pilot
pipe pitch placate plateau plead pledge pluck plug plummet pool pop pounce pound pressure pressurise
pressurize pretrain price pronounce proofread pulse pummel purport puzzle quadruple quarantine queue
rationalise rationalize reanimate rebalance rebound recite reckon recount refill refresh refrigerate
refund regularise rehearse reimburse reinsure rejoin relax remand remaster rename reopen replenish
rerank reroute reroute resample resect resell restock resurrect resuscitate retail retry reunite
revert ridicule roar roll rust sand schedule scorch scrape screen screw scrub sedate seep shard
shear shell shrug shudder shuffle sicken silence singe slant slip slither slump smash smoke smoulder
snap solo sort speculate spice spike splash splice spoof spray sprinkle spurt squander squat stagger
stalk stall stammer stamp stare steep stitch straddle strew stroke strum stymie substantiate
subtract summit surf surmise survey suture swaddle swamp sway swerve swindle tag tail taint
tantalise tap taper tarnish taunt theorise thread thrill throb thrust thunder tick till tip titrate
toast toss tow trail transfuse trawl tremble triage trick trickle trough tumble twirl type unassign
unbundle uncover undercut underfit underperform unload unpack unveil unwind utter vanquish vent
ventilate venture vex vindicate vouch wager waive ward wave wedge whirl whisk whisper whistle whiten
wire woo wrestle saturate gelatinise gelatinize slacken restrain ravage cheat domesticate solidify
curdle coagulate appreciate depreciate overstate understate redefine reclassify downgrade upgrade
soothe dilate constrict ionise ionize polarise polarize magnetise diffract attenuate unearth
decipher recombine methylate phosphorylate hydrolyse hydrolyze metabolise metabolize perspire
photosynthesise transpire decrypt throttle serialize serialise tokenize tokenise generalise
generalize falsify corroborate disprove enumerate approximate interpolate extrapolate truncate
litigate indemnify infringe rescind adjudicate extradite naturalise naturalize nationalise
nationalize privatise privatize amortise amortize securitise securitize refinance foreclose
underwrite modulate harmonise harmonize syncopate orchestrate sculpt engrave rivet parboil blanch
caramelise caramelize emulsify tunnel dredge detonate sterilise sterilize disinfect relapse
metastasise metastasize scrap sack wreck loot plough clot rot levy issue award live lean wait
abandon abdicate abolish absorb accelerate accept access accompany accomplish account accumulate
achieve acknowledge acquire acquit act activate adapt add address adhere adjust admit adopt adsorb
advance advise affect age aggregate aid aim alert align alleviate allocate allow alter alternate
amend amplify analyse analyze anchor annex annotate announce answer anticipate appeal appear apply
appoint approach approve argue arise arouse arrange arrest arrive ascend ask assassinate assemble
assert assess assign assist associate assume attach attack attain attempt attend attest attract
attribute audit augment author authorise authorize automate avoid await awaken bake balance ban
banish base behave believe belong benefit bequeath besiege blend bless block bloom blossom boil
bolster bombard boost borrow bounce braise breach breathe brew bribe bridge brighten buffer build
burn bury bypass calculate call cancel capture carry carve catalyse catalyze cater cause cease cede
celebrate certify chain challenge change characterise characterize charge check chew choke chop
circle circulate cite claim clarify clash classify clean clear climb cling clog clone close cluster
coat coincide collaborate collapse collect collide colonise colonize combine command commence
commission communicate compare compensate compete compile complement complete compose compress
comprise compromise compute concede conceive concentrate concern conclude condemn condense conduct
confer configure confine confirm conform confront confuse connect conquer conserve consider consist
consolidate constitute constrain constrict construct consult consume contain contaminate contend
continue contract contradict contrast contribute control converge convert convey convict convince
cook cool coordinate cope copy correct correlate correspond corrode corrupt cost cough count
counterfeit cover crack crash crawl create cross crown crumble crush crystallise crystallize
cultivate curb cure cycle damage dampen dance debate debug decay decelerate decide declare decline
decode decompose decorate decouple decrease dedicate deduce deepen default defeat defend define
deflate deflect degrade dehydrate delay delegate delete deliver demand demolish demonstrate denote
deny depart depend depict deplete deploy deport deposit deprive deregulate derive descend describe
design destroy detain detect deter deteriorate determine devalue devastate develop devise devote
devour diagnose dictate die differ differentiate diffuse digest dilute diminish direct disable
disagree disappear discard discharge discourage discover discriminate discuss disguise disintegrate
dismantle dismiss disperse displace display dispute disrupt dissipate dissolve distil distill
distinguish distort distribute dive diverge divert divide dominate donate double doubt drag drain
dream drift drop drown dry dull dwell dye earn ease echo edit educate effect eject elect elevate
elicit eliminate elude emancipate embed embody embrace emerge emigrate emit emphasise emphasize
employ empower emulate enable enact encode encompass encounter encourage encrypt end endanger
endorse endure enforce engage enhance enjoy enlarge enlist enrich enslave ensure entail enter
entitle equal equate equip erase erect erode erupt escape establish estimate evade evaluate
evaporate evict evoke evolve examine excavate exceed excel exchange exclude excrete execute exempt
exert exhale exhibit exile exist exit expand expect expel experience expire explain explode exploit
explore export expose express extend extinguish extort extract face facilitate fade fail falter
favor favour fear feature ferment fertilise fertilize fill filter finance fire fix flatten flip
float flood flourish flow fluctuate focus fold follow forage force forecast forge fork form
formulate fortify foster found fracture fry fuel fulfil fulfill function fund fuse gain garner
gather generate germinate glide glow govern grade grant grasp grate graze grill guarantee guard
guide halt halve hamper handle happen harden harm harmonize harness harvest hash hasten hatch haul
head heal heat hedge heighten help hibernate hinder hinge hire hoard hope host house hover hunt
hypothesize identify ignite ignore illuminate illustrate imagine imitate immerse immigrate immunise
immunize impair impede implant implement imply import impose impress imprison improve improvise
incite include incorporate increase incur index indicate indict induce infect infer inflate inflict
influence inform infuse ingest inhabit inhale inherit inhibit initiate inject innovate inoculate
inscribe insert inspect inspire install instruct insulate insure integrate intend intensify interact
intercept interfere interpret interrupt intervene introduce invade invent invest investigate invite
invoke involve ionize irrigate isolate join judge jump justify kick kill knead label lack land last
launch leak learn legalise legislate lengthen leverage liberate license lift limit link list listen
load lobby locate lock look loosen love lower lubricate lure magnetize magnify maintain manage
mandate manifest manipulate manufacture map march marinate mark marry mask massacre master match
mate matter mature maximise maximize measure mediate melt memorise mention merge migrate mimic mine
minimise minimize mirror miss mitigate mix mobilise mobilize model moderate modify molt monitor
motivate mount mourn move multiply murder mutate mute name narrow nationalise navigate necessitate
need neglect negotiate nest neutralise neutralize nominate normalise normalize notice nourish nudge
nurture obey oblige obscure observe obstruct obtain occupy occur offer offload omit open operate
oppose
optimise optimize orbit order organise organize originate oscillate oust outlast outlaw outline
outnumber outperform outweigh overfit overlap overrule overturn overwhelm owe own oxidise oxidize
pack paint pair parade pardon parse participate partition pass patent pause peak peel penetrate
perceive perform perish permit persecute persist persuade perturb photosynthesize pierce pioneer
pivot place plan plant play plot plunder plunge point poison pollinate pollute populate portray pose
possess postpone postulate pour power practise praise preach precede precipitate predict prefer
premiere prepare prescribe present preserve press presume presuppose pretend prevail prevent print
prioritise prioritize privatise privatize probe process proclaim procure produce prohibit project
prolong promise promote prompt propagate propel propose prosecute prosper protect protest prove
provide provoke prune publish pull pump puncture punish purchase purify pursue push qualify quantify
quantize quench query question quote radiate raid raise rally range rank ratify reach react realise
realize reap reason rebel rebuild recall recede receive reclaim recognise recognize recommend
reconcile reconstruct record recover recreate recruit recur recycle redeem redesign redirect reduce
refer refine reflect reform refract refuse refute regain regard regenerate register regularize
regulate rehabilitate reign reinforce reinvent reject relate relay release relieve relocate rely
remain remedy remember remind remove render renew renounce rent repair repay repeal repeat repel
replace replicate report represent repress reproduce request require rescue resemble reserve reset
reshape reside resign resist resolve resonate resort respond rest restore restrict result resume
retain retire retreat retrieve return reveal reverse revise revive revolt revolutionise revolve
reward ripen risk rival roam roast rob rotate route row ruin rule sacrifice sail salt salvage sample
satisfy save scale scan scatter score scrutinise seal search season secrete secure seem seize select
sense sentence separate serve settle sever shape share sharpen shatter shelter shield shift ship
shiver shock shorten sign signal signify simmer simplify simulate skip slash slaughter slice slide
slow smell smooth smuggle sneeze soak soar soften solve span spark spawn specialise specialize
specify spill spoil sponsor spot sprout spur squeeze stabilise stabilize stack stage stagnate stain
standardise start starve state stay steam steer stem stiffen stimulate stipulate stir stop store
strain stream strengthen stress stretch strip structure struggle study subduct subdue submit subside
subsidise subsidize substitute succeed sue suffer suggest suit summarise summarize summon supersede
supervise supplant supply support suppress surge surpass surrender surround survive suspend sustain
swallow swap sweat sweep switch symbolise symbolize sync synthesise synthesize tackle tailor tame
target taste tax tend terminate test testify thaw theorize thicken thin threaten thrive thwart
tighten tilt tolerate topple touch tour trace track trade train transcribe transfer transform
transition translate transmit transmute transplant transport transpose trap travel traverse treat
trigger trim triple trust try tune turn twist undermine underpin unfold unify unite unleash unlock
update uproot urge use utilise utilize vaccinate validate value vanish vaporise vary verify veto
vibrate view violate visit visualise visualize void vote wage walk wander wane want warm warn
warrant wash waste watch water weaken weather weigh weld widen widow wield wilt wither witness work
worsen worship wrap yield
"""

_IRREGULAR = """
arise:arose:arisen bear:bore:borne beat:beat:beaten become:became:become begin:began:begun
bend:bent:bent bind:bound:bound bite:bit:bitten bleed:bled:bled blow:blew:blown break:broke:broken
breed:bred:bred bring:brought:brought broadcast:broadcast:broadcast build:built:built
buy:bought:bought catch:caught:caught choose:chose:chosen come:came:come cost:cost:cost cut:cut:cut
deal:dealt:dealt dig:dug:dug do:did:done draw:drew:drawn drink:drank:drunk drive:drove:driven
eat:ate:eaten fall:fell:fallen feed:fed:fed feel:felt:felt fight:fought:fought find:found:found
flee:fled:fled fly:flew:flown forbid:forbade:forbidden forecast:forecast:forecast
forget:forgot:forgotten forgive:forgave:forgiven freeze:froze:frozen get:got:got give:gave:given
go:went:gone grind:ground:ground grow:grew:grown hang:hung:hung have:had:had hear:heard:heard
hide:hid:hidden hit:hit:hit hold:held:held hurt:hurt:hurt keep:kept:kept know:knew:known
lay:laid:laid lead:led:led leave:left:left lend:lent:lent let:let:let lie:lay:lain lose:lost:lost
make:made:made mean:meant:meant meet:met:met offset:offset:offset outgrow:outgrew:outgrown
overcome:overcame:overcome oversee:oversaw:overseen overthrow:overthrew:overthrown pay:paid:paid
put:put:put quit:quit:quit read:read:read ride:rode:ridden ring:rang:rung rise:rose:risen
run:ran:run say:said:said see:saw:seen seek:sought:sought sell:sold:sold send:sent:sent set:set:set
shake:shook:shaken shed:shed:shed shine:shone:shone shoot:shot:shot show:showed:shown
shrink:shrank:shrunk shut:shut:shut sing:sang:sung sink:sank:sunk sit:sat:sat sleep:slept:slept
slide:slid:slid sow:sowed:sown speak:spoke:spoken speed:sped:sped spend:spent:spent spin:spun:spun
split:split:split spread:spread:spread spring:sprang:sprung stand:stood:stood steal:stole:stolen
stick:stuck:stuck strike:struck:struck strive:strove:striven swear:swore:sworn sweep:swept:swept
swell:swelled:swollen swim:swam:swum swing:swung:swung take:took:taken teach:taught:taught
tear:tore:torn tell:told:told think:thought:thought throw:threw:thrown undergo:underwent:undergone
underlie:underlay:underlain understand:understood:understood undertake:undertook:undertaken
uphold:upheld:upheld wake:woke:woken wear:wore:worn weave:wove:woven win:won:won
withdraw:withdrew:withdrawn burst:burst:burst cling:clung:clung fling:flung:flung
mislead:misled:misled overrun:overran:overrun shear:sheared:shorn thrust:thrust:thrust
undercut:undercut:undercut unwind:unwound:unwound behold:beheld:beheld forsake:forsook:forsaken
outbid:outbid:outbid outsell:outsold:outsold strew:strewed:strewn withstand:withstood:withstood
write:wrote:written
"""

_DOUBLING = _set(
    """
    ban compel confer control deter drop embed equip excel expel incur infer map occur permit plan
    prefer propel refer repel rub scan spot spur stem step stop submit transfer transmit trap outrun
    rob span trim strip skip swap plot underpin knit rot slip tap cut dig get hit put run set shut
    sit spin split swim win begin forget let quit shed emit pin acquit chop distil drag stir thin
    ship debug beg clot commit con cram dim dip drum flip jam log mislead net nod outbid plug pop
    shrug snap squat sum tag tip omit admit remit slam scrub jog brag hem
    """
)

NOUN_TOO: Final = _set(
    """
    batch bill bolt bond bucket bundle burst cache cascade catalogue census channel chill coach
    contest counter crest culture dim dip discount dock dose draft drill drip drum ebb eclipse fetch
    flank flash fluff flush foam frost funnel gesture glance hook hurdle incline jam jolt knock
    lease lodge loop near neighbour net panic patch petition pilot pipe pitch plateau pledge plug
    pool pop pound pressure price pulse puzzle quarantine queue rebound refund remand reroute retail
    roll rust sand schedule scrape screen screw shard shear shell shuffle slant slip slump smash
    smoke snap solo sort spice spike splash splice spray stall stamp stare steep stitch stroke
    summit surf survey suture sway tag tail tap taper thread thrill thunder tick till tip toast toss
    tow trail trawl triage trick trough tumble type vent venture wager wave wedge whisk whistle wire
    scrap sack wreck loot plough clot rot levy tunnel rivet relapse issue award live lean wait
    access account act address advance age aid aim alert anchor answer appeal approach attack
    attempt audit balance ban base bear beat bend benefit bite blend block bloom blossom blow boost
    bounce breach break brew bribe bridge broadcast buffer call catch cause challenge change charge
    check circle claim clean clear close cluster coat command complete compromise concern conduct
    contract contrast control convict cook cool copy correct cost cough count cover crack crash
    cross crown curb cure cut cycle damage dance deal debate decay decline decrease default defeat
    delay demand deposit design direct discharge display dispute dive double doubt drag dream drift
    drink drive drop dry dull dye ease echo effect end equal escape estimate exchange exempt exile
    exit experience exploit export face fall favor favour fear feature feed feel fight fill filter
    finance find fire fix flip float flood flow fly focus fold force forecast fork form freeze fuel
    function fund gain glow grade grant grill grind ground guarantee guard guide halt harm harvest
    hash head heat hedge help hire hit hold hope host house hunt hurt import increase index
    influence issue join judge jump kick label lack land last launch lay lead leak leave leverage
    lie lift limit link list load lock look love lower lure map march mark mask massacre master
    match mate matter mature measure meet mention mine mirror miss mix model moderate monitor mount
    move murder mute name narrow need nest offer offset open orbit order overlap own pack paint pair
    parade pardon partition pass patent pause peak peel perfect pivot place plan plant play plot
    plunder plunge point poison pose pour power practise praise premiere present press print probe
    process project promise prompt protest pull pump purchase push query question quote raid raise
    rally range rank reach read reason record recruit reform refuse regard register reign relay
    release remedy rent repair repeal repeat report request rescue reserve reset resort rest result
    retreat return reverse revolt reward ride ring rise risk rival roast route row ruin rule run
    sacrifice sail salt sample save scale scan score search season sense sentence separate shape
    share shelter shield shift ship shock sign signal skip slash slaughter sleep slice slide slow
    smell smooth span spark speed spill spin split sponsor spot spread spring sprout spur squeeze
    stack stage stain stand start state stay steam stem stick stop store strain stream stress
    stretch strike structure struggle study suit supply support surge surround swap sweat sweep
    swing switch target taste tax tear test thaw thin throw touch tour trace track trade train
    transfer transition transplant transport trap travel treat trigger trim trust try tune turn
    twist update urge use value veto view visit void vote wage wake walk want warm wash waste watch
    water wear weather win witness work worship wrap yield
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
