"""How commitments, outcomes, measures and progress begin: data for judging what a column holds and how many
commitments a row has."""

from lineofsight.plan.importing.reader.cleaning import words_of

VERBS = words_of(
    """
    accelerate acknowledge adjust aim anticipate assert aspire await balance become boost bolster bridge bundle cement challenge cease
    claim codify cohere compel concentrate confront consolidate count cultivate debrief declare deliver dismantle double drill
    eliminate emphasise end engender entrench eradicate even exceed expose expect expedite fix fold foresee free fulfil halve
    heighten hone honour identify illustrate insist inspire instil intervene know leverage lift lower mainstream master mend
    mitigate mobilise narrow normalise open outlaw overcome own pledge preserve progress prohibit raise rally reach
    recover rebuild rebalance recommission redirect reframe reimagine reiterate rejuvenate reposition rekindle resist
    restate resume reverse revitalise root safeguard secure shorten simplify slow speak stop stamp stretch surface
    sharpen smooth square stock sweep tie tip unblock uncover undo unlock value win wrap
    access achieve acquire act adapt add address adhere administer adopt advance advertise advise
    advocate agree align allocate amend analyse announce answer appoint apply appraise approach
    approve arrange articulate ascertain ask assess assign assist assure attend audit augment
    authorise avoid award base be begin benchmark book brief bring broaden broker brush build
    calculate campaign capture carry cascade celebrate centralise champion change chair challenge
    chart chase check choose circulate clarify clear close co-design co-ordinate co-produce coach
    collaborate collate collect combine commence commission commit communicate compare compile
    complete compose conclude conduct confirm connect consider consolidate construct consult contact
    continue contract contribute control convene convert coordinate copy coproduce correct count
    cover create critique cut deal debate decide decrease dedicate deepen define delegate deliver
    demonstrate deploy describe design designate detect determine develop devise dip-sample dip
    direct disaggregate discuss display disseminate distribute divert document draft draw drive
    earmark edit educate elect elicit embed empower enable encourage enforce engage enhance ensure
    enter equip escalate establish evaluate evidence examine exchange execute expand explain explore
    extend facilitate familiarise fast-track feed feedback file fill film finalise find finish focus
    follow forge form formalise formulate foster fund further gain gather generate get give grow
    guarantee guide harmonise have hear help highlight hold host identify implement improve include
    incorporate increase induct inform initiate innovate input insert inspect install instigate
    institute instruct integrate intensify interview introduce investigate invest invite involve
    issue join keep launch lay lead learn lengthen let liaise limit link list listen lobby locate
    log look maintain make manage map mark market maximise measure meet mentor merge minimise
    mobilise model moderate modernise monitor move name negotiate network nominate note notify
    nurture observe obtain offer open operate organise orientate outline oversee own pair
    participate partner pay perform persuade phase pilot place plan pool position prepare present
    press prevent prioritise print procure produce profile programme progress promote propose
    protect prove provide publicise publish purchase pursue put quality-assure quantify question
    raise re-audit re-establish re-launch re-run re-write read realign reassess recommend
    reconfigure reconvene record recruit redesign redraft reduce reengage re-engage refer refine
    reflect refocus reform refresh register reinforce reissue relaunch relate release relocate
    remain remind remodel remove renew reorganise repeat replace report represent request require
    rerun research reset reshape resolve resource respond restore restructure retain retender
    rethink return revalidate reveal review revise revisit reward rewrite ring rollout roll rotate
    run safeguard sample scale scan schedule scope screen scrutinise seek select sell send separate
    sequence serve set settle shape share shift shorten show sign signpost simplify solicit spell
    sponsor spot spread staff stage standardise start stay steer step stimulate stock-take stop
    store strategise streamline strengthen stress structure study submit summarise supervise supply
    support survey suspend sustain switch tackle take talk target teach tell tender test tie tighten
    tour trace track trade train transfer transform translate trial triangulate trim turn undertake
    understand unify unite update upgrade uphold upload use utilise validate vary verify visit vote
    walk warn watch welcome widen withdraw work write
    """
)
ADVERBS = words_of(
    """
    significantly continually continuously continue regularly actively proactively further jointly
    routinely effectively fully better also periodically annually quarterly robustly systematically
    clearly consistently urgently formally collectively successfully rapidly only then and to we
    will partners
    """
)
# Verbs that are as often nouns at the head of a title.
NOUN_VERBS = words_of(
    """
    access support help work review practice learning training voice change impact transfer contact care use report audit
    challenge focus plan project programme research response risk share progress process protect start study survey
    test trust supply staff stage structure target transition update value visit record reward release register reform
    question promise present position place pilot map market lead launch issue interview input influence increase
    improvement implement highlight guide group fund form film feedback exchange evidence escape document display dispute
    design delivery debate control contract conduct comment combat collaborate check charge champion catch campaign brief
    book benchmark award attend approach appeal answer alert aim advocate address
    """
)
# What became of a thing, where the word does not end in "-ed".
DONE = words_of(
    "held sent given taken done made met begun found shown written set put brought drawn underway out ready due late"
)
TO_BE = r"\b(?:to be|is to|are to|will|shall|should|must|needs? to|to) (?:be |have |has |also |then |jointly |fully |regularly |continue to |not )*(?P<verb>[a-z][a-z-]+)"
OUTCOME_BEGINNINGS = words_of(
    """
    children child young families family professionals practitioners the there all every people
    staff parents carers our agencies partners services hounslow workforce schools everyone babies
    victims those no fewer more adults communities residents we learners teams pupils
    """
)
WE_ARE = words_of(
    "are have know understand can see hear feel recognise"
)  # after "we": a state, not a promise
STATES = words_of(
    """
    are is have has feel know can receive recognise understand experience live get grow trust
    benefit will enjoy see find stay remain achieve leads fulfils responds continues identify share
    work need do thrive believe say notice feels knows receives gets lives works stays finds sees
    protects reaches meets hears helps changes reach protect hear help change
    """
)
MEASURE_BEGINNINGS = (
    r"^(?:(?:the )?(?:number|percentage|proportion|rate|share|volume|count|amount) of|\d+(?:\.\d+)? ?%|(?:an? )?(?:increase[ds]?|reduction|decrease[ds]?|improvement|rise|fall|drop|reduced|improved|"
    r"decline) (?:in|of|to|by|number|rate|take|percentage)|fewer|less|more|%|evidence (?:of|that|from|in)|audits? (?:show|find|evidence|confirm|result)|at least|a minimum of|minimum|feedback (?:from|shows)|surveys? (?:show|of|result)|dip samples?|"
    r"(?:all|\d+) [a-z ]{3,40} (?:trained|completed|in place|signed|attended|audited|returned)|zero|100)"
)
PAST = (
    r"\b(?:has|have|had) (?:been|now|met|already|started|begun|agreed|taken|not|completed|attended)\b|\b(?:was|were|did)\b|^(?:completed?|achieved|delivered|agreed|launched|held|started|drafted|published|commenced|done|"
    r"booked|appointed|circulated|recruited|met|commissioned|approved|signed|not (?:yet )?(?:started|begun)|in progress|under ?way|on track|delayed|first draft|draft|work has|meeting held|no progress|awaiting|scheduled|two|three|first|group|paper)\b|"
    r"\b(?:underway|to date|so far|completed|launched|published|agreed|delayed|booked|commissioned|appointed|started|delivered|circulated|attended|drafted|held)\b\W*"
)
