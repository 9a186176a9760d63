"""The words that make up the names of those who answer for things: posts, groups, agencies. Data for `leads`."""

from lineofsight.plan.importing.reader.cleaning import words_of

POSTS = words_of(
    """
    manager officer lead chair chairperson chairman chairwoman convenor convener director head
    coordinator co-ordinator advisor adviser nurse doctor gp consultant practitioner worker
    commissioner superintendent inspector sergeant constable chief executive principal teacher
    headteacher governor champion scrutineer trainer analyst administrator assistant secretary
    deputy representative rep member partner professional dsl dsp lsp lado iro holder owner sponsor
    specialist planner councillor midwife paediatrician psychologist psychiatrist solicitor author
    reviewer facilitator supervisor leader clerk editor liaison navigator mentor ambassador dco
    registrar guardian auditor apprentice clinician therapist treasurer dcs ceo coo strategist
    matron visitor lawyer barrister judge accountant buyer
    """
)
BODIES = words_of(
    """
    group sub-group subgroup board panel committee forum team service partnership executive network
    council trust hospital school college university agency organisation authority department
    directorate unit hub collaborative alliance federation association charity consortium force
    cabinet ccg icb mash mace yot yjs yos police probation camhs cafcass nspcc barnardos barnardo's
    sector office advice workstream assembly visiting nursing paediatrics licensing enforcement offending collective ambulance prison nursery company society union
    bureau division branch constabulary meeting cell party providers provider settings setting fellowship parish diocese faculty practice surgery clinic provider commission taskforce cluster
    conference parliament secretariat care sub-committee subcommittee landlord therapy
    """
)
# The last word of groups that meet: what follows one is somebody else.
GROUP_HEADS = words_of(
    "group sub-group subgroup board panel committee sub-committee subcommittee forum partnership executive workstream taskforce council trust meeting cell party network alliance"
)
PLURAL_POSTS = frozenset(
    {"others", "staff", "colleagues", "all", "everyone", "everybody", "deputies", "gps", "heads", "people"}
)

# Agencies that are named in one or two words without a word from BODIES; the second list may also be a topic.
AGENCIES = words_of(
    """
    police probation camhs cafcass nspcc ofsted mind barnardo's barnardos icb ccg mash mace nhs dwp cps yot yjs yos schools
    colleges gps midwifery primary_care public_health early_help social_care children's_social_care adult_social_care
    youth_justice early_years family_help family_hubs children's_centres environmental_health trading_standards adult_learning adult_education
    libraries neighbourhoods children's_services adults'_services adult_services local_authority housing_options fire_and_rescue constabulary
    """
)
WIDE_AGENCIES = words_of(
    """
    health education housing licensing admissions legal communications comms hr finance commissioning
    """
)

# Words of fields of work: a phrase of these alone names no party ("Quality Assurance"), whoever may work in it.
TOPICS = words_of(
    """
    voice participation faith sport leisure culture rehousing discharge placement placements adoption fostering kinship
    residential traveller travellers gypsy roma refugee asylum migrant play nutrition obesity smoking relationships
    behaviour attendance exclusion exclusions admissions gangs knife weapons organised counter terrorism prevent
    radicalisation trafficking slavery honour forced marriage fgm cse county lines hate
    learning development quality assurance performance training workforce domestic abuse violence
    exploitation missing neglect safeguarding policy policies procedure procedures communication
    communications engagement improvement strategy strategic planning early help family families
    child children children's childrens young people mental health wellbeing education inclusion
    participation data intelligence practice review reviews audit audits scrutiny risk business
    support community crime prevention intervention criminal justice youth serious online safety
    contextual adolescent adolescents sexual physical emotional harm transitions transition
    vulnerable adults adult effectiveness skills looked after care leavers leaving send equality
    diversity information governance digital research evaluation monitoring commissioning
    partnership projects project operations operational protection protecting public primary
    secondary social housing homelessness substance misuse drugs alcohol task finish standards
    complaints customer corporate resources human legal democratic services schools multi-agency
    multiagency whole system front door line frontline front-line local national regional cases case
    """
)

# Names that an "and" or a comma holds together.
COMPOUNDS = (
    r"\b(?:task (?:and|&) finish|health (?:and|&) well-?being|police (?:and|&) crime|fire (?:and|&) rescue|learning (?:and|&) (?:development|improvement|skills)|"
    r"education,? health (?:and|&) (?:social )?care|health (?:and|&) (?:social )?care|education (?:and|&) (?:skills|inclusion|learning)|children (?:and|&) (?:young|famil)|"
    r"children,? young people,? (?:and|&) famil|child (?:and|&) (?:adolescent|famil)|maternity (?:and|&) neonatal|voluntary,? (?:and )?community|voluntary (?:and|&) (?:community|faith)|"
    r"community (?:and|&) (?:voluntary|faith|social)|community,? faith|drugs? (?:and|&) alcohol|polic(?:y|ies) (?:and|&) procedures?|schools (?:and|&) colleges|search (?:and|&) rescue|"
    r"performance (?:and|&) quality|quality (?:and|&) performance|training (?:and|&) development|housing (?:and|&) homelessness|accident (?:and|&) emergency|chairs? (?:and|&) members|terms (?:and|&) conditions)"
)

# Openings of a post that says what it is for: "Head of …", "Lead for …".
OPEN_POSTS = (
    r"(?:(?:deputy|assistant|associate|interim|acting|executive|strategic|service|operational|joint|independent|designated|named|vice|group|general|area|senior|principal|programme|business|practice|locality|team|clinical|medical|nursing|divisional|corporate) )*"
    r"(?:head|director|chair|co-chair|lead|leads|chairs|heads|directors|member|members|representative|representatives|manager|officer|adviser|advisor|coordinator|co-ordinator|"
    r"commissioner|service manager|chief|cabinet member|portfolio holder|office|department|directorate|college|school|board|university|council|ministry|league|guild) (?:of|for|to|from|in|at)\b"
)
COLLECTIVES = (
    r"^(?:all|every|each|everyone|everybody|whole|any)\b|(?<!lead )(?<!lay )(?<!cabinet )\bmembers\b(?! of staff)|^(?:the )?(?:partners|partner (?:agencies|organisations)|agencies|"
    r"organisations|multi-agency partners|safeguarding partners and agencies|relevant (?:agencies|partners|organisations))$|\bcollective(?:ly)?\b|\ball (?:agencies|partners|organisations|services|staff|schools|members)\b|"
    r"\b(?:partnership|system|organisation|council|multi-agency)[- ]wide\b|^(?:multi-agency|joint|shared|various|several)$"
)
NOBODY = (
    r"^(?:tbc|tba|tbd|n/?a|none|nil|unknown|vacant|vacancy|\?+|to be (?:confirmed|agreed|identified|appointed|determined|decided|advised|allocated|assigned|"
    r"nominated|established|set)|not (?:yet )?(?:known|agreed|assigned|allocated|identified|applicable|confirmed)|awaiting .{0,40})$"
)
JOINERS = (
    r"(?:,? ?\b(?:supported by|with support from|with the support of|in (?:partnership|conjunction|collaboration|consultation|liaison) with|working with|together with|jointly with|"
    r"along with|alongside|as well as|assisted by|plus|reporting to|overseen by)\b|, with\b|\bwith\b)"
)
LABELS = (
    r"^(?:(?:lead|leads|led by|joint leads?|lead (?:agency|agencies|officer|officers|person|partner|body|group|organisation)|owners?|owned by|responsible|responsibility|accountable|"
    r"accountability|supporting|support|supported by|partners?|partner agencies|delivery|delivered by|chair|sponsor|action owner|named lead|co-?leads?|strategic|operational|contributors?|"
    r"overall|by whom|who|contact)\s*:\s*)"
)
