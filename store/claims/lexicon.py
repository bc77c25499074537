"""The words that the rules know by name: closed classes, vague nouns, telling adjectives."""

from __future__ import annotations

from typing import Final

__all__ = [
    "ABSTRACT",
    "ADVERBS",
    "ANAPHORIC",
    "AUXILIARIES",
    "CONJUNCTIONS",
    "DETERMINERS",
    "EVALUATIVE",
    "EVERYDAY",
    "GENERIC",
    "GIVEN_NAMES",
    "HEDGES",
    "MENTAL",
    "HOUSEHOLD",
    "MODALS",
    "NEGATIONS",
    "PEOPLE",
    "PREPOSITIONS",
    "PRONOUNS",
    "QUANTIFIERS",
    "SHARED",
    "SUBORDINATORS",
    "UNIQUE",
    "TEXTS",
    "VAGUE",
    "VOLATILE",
]


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


DETERMINERS: Final = _set("a an the this that these those its their his her our my your whose")
QUANTIFIERS: Final = _set(
    """
    some many most all any each every no several few both more less fewer much another other
    either neither enough various numerous certain
    """
)
PRONOUNS: Final = _set(
    """
    i me you he him she it we us they them who whom someone somebody anyone everyone everybody
    nobody something anything everything nothing itself themselves himself herself ourselves
    yourself myself one oneself mine yours hers ours theirs there here
    """
)
PREPOSITIONS: Final = _set(
    """
    of in on at for from with by about into onto over under between among through during within
    without against toward towards across behind beyond along around near upon via per despite
    throughout above below beneath beside besides except inside outside amid amongst like unlike
    versus vs as than including alongside concerning regarding off up out down
    """
)
CONJUNCTIONS: Final = _set("and or but nor")
SUBORDINATORS: Final = _set(
    """
    that which who whom whose what when while where whereas because since although though if
    unless until whether how why before after once so yet whereby wherein whenever wherever
    """
)
MODALS: Final = _set("can could will would may might must shall should cannot")
AUXILIARIES: Final = MODALS | _set("is are was were be been being am has have had do does did")
NEGATIONS: Final = _set("not never no none nor neither cannot hardly barely rarely seldom without")
ADVERBS: Final = _set(
    """
    also often always sometimes usually still just even only very too almost already again soon
    ever once twice thus therefore hence then now quite rather perhaps maybe instead together
    far however moreover furthermore nevertheless today later earlier long well much more most
    less least so both further back away otherwise indeed alone yet seldom nearly never not
    somewhat either ahead forward
    """
)

GENERIC: Final = _set(
    """
    capability capabilities distinction distinctions label labels foundation fundamentals ability
    abilities academia activity advance advancement advancements advances advantage advantages
    agenda agent agents aim algorithm algorithms amount analysis answer answers application
    applications approach approaches architecture architectures area areas argument arguments
    article aspect aspects author authors awareness background barrier barriers basis behavior
    behaviour benchmark benchmarks benefit benefits book bottleneck breakthrough broad case cases
    cause causes central challenge challenges change changes chapter choice city code combination
    community companies company complexity component components concept concepts condition
    consequence context conversation core cost costs countries country course data dataset debate
    decision decisions degree demand description design details development device difference
    differences difficulty direction discussion domain domains effect effectiveness effects effort
    efforts element end environment environments episode era error errors event events evidence
    example examples experience expert experts explanation extent fact factor factors feature
    features feedback field fields figure finding findings flexibility focus form forms framework
    function future gap goal goals group groups guest growth hardware history host hour idea ideas
    impact implementation importance improvement improvements industry information infrastructure
    insight insights issue issues item job journey key kind kinds knowledge landscape latter law
    layer lesson level levels life limitation limitations line lines list lot management manner
    market material matter mean meaning measure mechanism member method methodology methods mind
    model models moment motivation move movement nature need needs notion number numbers object
    objective offering operation opinion option options order organization outcome outcomes output
    outputs overview panel paper papers part participants parts path pattern patterns people
    performance period person perspective phase phenomenon piece place plan plans platform point
    points policy position possibility potential power practice practices prediction pressure
    principle principles problem problems procedure process processes product products program
    programs progress project projects property proposal purpose quality quantity question
    questions range rate rates reality reason reasons region relation relationship report
    requirement requirements research researcher researchers resource resources response rest
    result results review reward risk role rule rules sample scale scenario scene schedule scheme
    scope section sector seconds sense sequence series service services set setting settings setup
    shift show side sign significance situation situations skill skills society software solution
    solutions something sort source sources space speaker stage stages standard state states
    statement step steps story strategies strategy strength structure study studies style subject
    success system systems task tasks team teams technique techniques technology tendency term
    terms text theme theory thing things thinking thought time times tool tools topic topics track
    trade-off trade-offs tradeoff training transition trend trends trouble turn type types
    understanding use user users value variant variants variety version versions view vision way
    ways week weeks whole word words work workflow workflows workload workloads world year years
    man woman men women day days human humans child children account accounts location locations
    array places address addresses attempt attempts attention look care chance class classes
    collection collections contexts contribution contributions control courses creation definition
    dimension emphasis equivalent essence fraction half home identity image images instance
    interest interests introduction kingdom link links loss map maps mechanisms message messages
    mode modes name names narrative nothing occasion opportunity opportunities origin origins pair
    party parties percent perspectives phrase phrases picture presence price prices reading regard
    relationships relations respect roles routes scales scholars scientists shape sides site sites
    size spirit stories strand structures subjects subset sum support surface tension tensions
    terminology thousands trait traits truth unit units usage verse worlds
    """
)
"""Nouns that say too little alone to be asked for, or to be the subject of a question."""

ANAPHORIC: Final = _set(
    """
    former latter aforementioned following above resulting same respective said remaining
    underlying new second third fourth fifth final last previous next latest other core main
    central primary key goal initial entire whole original overall proposed real actual
    corresponding present
    """
)
"""Words that, after "the", point back at something said before."""

EVALUATIVE: Final = _set(
    """
    key crucial critical significant important major big huge great good bad common powerful
    problem challenge feature example reminder step part result matter question lot bit few number
    goal must shame pity game-changer breakthrough testament necessity priority concern factor
    reason sign win success failure mistake mystery fact point time place moment fascinating
    compelling remarkable interesting useful valuable vital essential necessary favorite favourite
    massive real true simple nice hard difficult easy tough serious deliberate foundational
    bottleneck bottlenecks cornerstone topic theme shift long-term central rare handful variety
    series range mix combination product symbol consequence recipe trap path powerhouse
    undertaking encounter violation aspect waste bargain joy pleasure better worse best worst
    growing perfect strong weak clear natural promising popular potential sensible triumph
    disaster tragedy gift core main primary
    """
)
"""First words of a predicate that judges rather than defines."""

PEOPLE: Final = _set(
    """
    professional amateur negotiator salesperson supporter opponent proponent observer thinker
    surveyor missionary reporter preacher planter slave orator
    actor actress analyst architect artist astronaut astronomer author biologist broadcaster
    businessman businesswoman ceo chef chemist co-founder cofounder columnist composer consultant
    cto director doctor economist editor engineer entrepreneur executive expert figure founder
    guest head historian host inventor investigator journalist lawyer leader lecturer manager
    mathematician nurse officer owner painter partner philosopher physician physicist pioneer poet
    politician postdoc president professor programmer psychologist researcher scholar scientist
    singer specialist student surgeon teacher veteran winner writer platonist player coach
    candidate fellow member activist comedian novelist critic advocate king queen emperor general
    soldier woman man boy girl native-speaker developer designer musician friend son daughter
    child baby infant patient mother father wife husband brother sister explorer monk nun priest
    bishop pope saint prophet prince princess duke merchant judge justice senator governor mayor
    minister chancellor sultan caliph tsar pharaoh warrior knight farmer sculptor dancer virtuoso
    pianist violinist conductor playwright linguist geologist neuroscientist sociologist
    anthropologist archaeologist biochemist botanist physiologist psychiatrist neurologist
    cardiologist investor trader banker chairman commissioner revolutionary visionary missionary
    mercenary contemporary rebel dissident exile emigrant descendant survivor victim refugee
    immigrant slave servant widow heir goddess god king's champion representative aristocrat
    congressman congresswoman ambassador accountant chairwoman spokesperson
    """
)
"""Heads of phrases that say who somebody is."""

UNIQUE: Final = _set(
    """
    sun moon earth sky atmosphere ocean brain heart liver pancreas spleen stomach kidney lung
    skin retina cornea cerebellum hippocampus amygdala cortex thyroid nucleus cell-membrane
    cytoplasm mitochondrion ribosome epiglottis diaphragm aorta appendix gallbladder placenta
    uterus equator internet cpu gpu universe ozone-layer stratosphere troposphere hypothalamus
    bladder oesophagus esophagus trachea cochlea
    """
)
"""Things of which "the" names one without anything being said before."""

SHARED: Final = _set(
    """
    body world environment economy public law market government past future day night surface
    ground air water weather climate population sea eye ear nose tongue mouth face hand hands eyes
    lungs nerves skeleton throat gut womb vote same opposite need likelihood risk risks chance odds
    planet soil heat cold poor rich state nation country people dead young old press senses
    mind soul throne crown church papacy dark wind rain north south east west
    """
)
"""Things of which "the" speaks to everybody without anything being said before."""

HEDGES: Final = _set(
    """
    might maybe perhaps probably possibly seemingly arguably presumably apparently kind sort
    somewhat basically actually literally honestly really pretty hopefully obviously admittedly
    """
)

ABSTRACT: Final = _set(
    """
    intelligence understanding reasoning success happiness love art truth freedom leadership
    creativity trust education life culture language learning knowledge wisdom beauty power
    consciousness meaning progress innovation talent courage friendship writing design strategy
    communication failure luck motivation productivity health wealth time money science history
    mastery growth religion society hallucination thinking teaching parenting marketing cooking
    running reading
    """
)
"""Everyday words that people define each in their own way."""

MENTAL: Final = _set(
    """
    know think believe say feel want hope wish love like hate wonder realize realise understand
    seem appear worry fear guess suppose claim argue suggest insist prefer agree disagree remember
    forget notice care enjoy imagine expect need try decide plan choose ask tell mean matter
    """
)
"""Verbs of the mind and of speech: why somebody does so is seldom a fact worth keeping."""

TEXTS: Final = _set(
    """
    paper papers study article articles episode episodes author authors discussion conversation
    panel panelist panelists host hosts guest guests listener listeners speaker speakers
    interview podcast show post blog video talk section chapter report survey essay transcript
    newsletter article's paper's authors' episode's readers reader viewers
    """
)
"""Words by which a text speaks of itself."""

VAGUE: Final = _set(
    """
    sharp clear deep rough smooth fresh quick slow hard soft easy fair firm rigid mere pure
    sheer stark great entire own true genuine unique formidable nuanced distinct diverse modern
    new newer current recent existing traditional conventional large larger small smaller many
    most some more various different several certain good better best bad real general specific
    particular typical common usual main major minor other old older big bigger high higher low
    lower long short full whole total overall simple complex advanced powerful important
    significant key core central early late next last first second third today's effective
    efficient successful additional further related relevant similar single multiple strong weak
    vast broad narrow initial final basic useful sophisticated interesting proper right wrong
    false same possible potential necessary available careful special early-stage human-like
    novel human fewer less rich robust world-class
    """
)
"""Adjectives that do not make a vague noun any clearer."""

VOLATILE: Final = _set(
    """
    currently recently nowadays today tomorrow yesterday now tonight soon upcoming latest
    """
)
"""Words that are true only for a while."""

EVERYDAY: Final = _set(
    """
    water light ice bread salt sugar copper iron gold silver lead steel blood oxygen hydrogen
    carbon nitrogen energy heat air soil sand wood stone glass paper oil gas coal steam snow rain
    wind fire food meat fish rice wheat corn milk butter cheese wine beer coffee tea chocolate
    honey flour yeast gluten protein fat fibre fiber sleep exercise stress pain fever cancer
    inflation unemployment trade debt tax interest demand supply labour labor capital land rent
    gravity mass force friction pressure temperature speed sound colour color music poetry
    religion democracy slavery war peace law crime justice evidence hearsay negligence consent
    memory attention habit practice caffeine alcohol nicotine insulin cortisol dopamine serotonin
    melatonin adenosine cholesterol glucose starch cellulose chlorophyll evolution mutation
    selection fermentation erosion evaporation condensation combustion rust malaria measles
    smallpox cholera tuberculosis concrete cement leather cotton silk wool paint ink bile saliva
    sweat plasma lymph mucus urine pus marrow cartilage collagen keratin elastin haemoglobin
    hemoglobin albumin fibrin thrombin pepsin trypsin amylase lipase lactase rennet casein whey
    lactose sucrose fructose galactose glycogen pectin agar gelatin gelatine lignin chitin melanin
    bilirubin adrenaline noradrenaline oxytocin vasopressin testosterone oestrogen estrogen
    progesterone thyroxine histamine acetylcholine aspirin penicillin morphine heroin cocaine
    codeine quinine warfarin heparin scurvy rickets gout anaemia anemia asthma eczema psoriasis
    jaundice sepsis gangrene leprosy plague typhus typhoid tetanus polio mumps rubella diphtheria
    influenza flu ebola rabies epilepsy migraine stroke shock aphasia amnesia dementia autism
    cobalt nickel zinc tin mercury aluminium aluminum chromium titanium tungsten platinum uranium
    plutonium thorium radium radon helium neon argon lithium sodium potassium calcium magnesium
    phosphorus sulfur sulphur chlorine bromine iodine fluorine silicon boron graphite graphene
    diamond quartz granite basalt limestone marble slate chalk clay shale peat lava magma ash dust
    smoke fog frost dew hail sleet thunder lightning dawn dusk tide surf foam mist bronze brass
    pewter porcelain ceramic lacquer varnish resin wax tar pitch asphalt bitumen petrol gasoline
    diesel kerosene ethanol methanol ammonia methane propane ozone acid alkali lime soda vinegar
    mustard pepper ginger garlic onion saffron vanilla cinnamon nutmeg turmeric cumin basil
    oregano parsley soy tofu tempeh kimchi miso umami pasta dough batter crust gravy broth stock
    beef pork lamb veal poultry salmon tuna cod barley oats rye millet sorghum maize quinoa
    lentils hemp flax jute linen velvet lace felt denim nylon rayon plastic rubber latex
    cellophane ivory amber coral jade pearl plankton krill algae moss lichen fungus mould mold
    pollen nectar sap bark root bone horn hair skin fur meter rhythm melody harmony counterpoint
    timbre tempo reverb stretto vibrato staccato legato rubato opera ballet jazz blues folklore
    myth legend epic satire irony metaphor allegory parody tragedy comedy rhyme prose verse syntax
    grammar semantics phonetics morphology algebra calculus geometry topology arithmetic
    probability entropy momentum torque inertia velocity acceleration voltage current resistance
    capacitance inductance charge magnetism radiation fusion fission bail perjury libel slander
    arson burglary robbery larceny theft fraud forgery usury embezzlement treason sedition probate
    equity tort duress estoppel bankruptcy arbitration mediation copyright jurisdiction credit
    collateral leverage liquidity arbitrage seigniorage deflation stagflation recession austerity
    feudalism serfdom absolutism mercantilism capitalism socialism stoicism empiricism rationalism
    utilitarianism nihilism dualism monism
    """
)
"""Nouns without an article that are no names, so that a capital at the start means nothing."""

HOUSEHOLD: Final = _set(
    "AI ML IT PC TV UK US USA EU UN CEO CTO PhD LLM LLMs GPU CPU API PDF FAQ DNA RNA HIV AIDS IQ"
    " GDP NASA FBI CIA NATO NGO HTML CSS HTTP HTTPS URL URLs OS RAM USB WWW PTSD ADHD CNS DIY GPS"
    " LED SMS VIP HR PR QA BC AD BBC NHS MIT UFO ATM ID AWS LM"
    " CLI DNS ISP SQL JSON XML IoT SDK IDE GUI UI UX VPN LAN WAN TCP IP CPUs GPUs APIs SaaS CI CD"
    " SEO CRM KPI ROI B2B MVP PDF JPEG PNG RGB CNN LSTM RNN GAN NLP NYSE WHO IMF OECD EPA FDA CDC"
)
"""Acronyms that nobody needs a card for."""

GIVEN_NAMES = frozenset(
    """
    aaron abel abraham alexander amos andrew anna anne anthony augustine barbara benjamin
    catherine charles christine christopher daniel david deborah edward elijah elisha elizabeth
    esther eve ezekiel ezra francis frank frederick george gideon hannah harold helen henry
    herod isaac isaiah jack jacob james jane jeremiah jesus jim joan joe joel john jonah
    jonathan joseph joshua judas katherine laura leah linda louis lucy luke malachi margaret
    maria martha mary matthew michael miriam moses nancy nathan nehemiah nicholas noah patricia
    paul peter philip pilate rachel rebecca richard robert ronald samson samuel sarah saul simon
    solomon stephen steven susan thomas timothy walter william zechariah
    """.split()
)
"""First names of persons, without those that are also the names of tools: "Julia", "Ruby"."""
