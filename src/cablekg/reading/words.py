"""The words that titles are made of: offices, bodies, events, and words that are never part of a person's name.

Data, not rules. A word missing in OFFICES or BODIES makes a reading fail, not lie; a word missing in NOT_NAMES can
make a subject look like a name, so that list is the long one. All are compared in lower case.
"""


def word_set(text: str) -> frozenset[str]:
    """Cut a text into a set of words.

    >>> sorted(word_set("cable letter"))
    ['cable', 'letter']
    """
    return frozenset(text.split())


#: Heads of an office or rank that a name may follow: `Ambassador Holm`, `Gen. Holm`.
OFFICES = word_set("""
acting adjutant administrator admiral adviser advisor agent aide amb. ambassador archbishop assistant attache
attaché bishop brigadier cadre candidate capt. captain cardinal chairman chairperson chairwoman chancellor charge
chargé chief col. colonel commandant commander commissar commissioner consul consul-general coordinator
correspondent counsellor counselor delegate deputy diplomat director doctor dr. editor emir emissary emperor envoy
executive expert fm foreign-minister functionary gen. general generalissimo governor governor-general head inspector
instructor journalist judge king leader lieutenant lt. maj. major manager marshal mayor member minister mp nuncio
observer officer ombudsman organizer plenipotentiary pm pope premier president prime-minister prince princess
principal procurator prof. professor prosecutor queen rapporteur rector rep. representative resident secretary
secretary-general sen. senator sergeant shah sheikh speaker specialist spokesman spokesperson staffer sultan
superintendent supervisor teacher treasurer trustee under-secretary undersecretary vice-chairman vice-chief
vice-minister vice-premier vice-president viceroy
""")

#: Offices and missions that take a country with "to": the "to" after them opens no addressee.
TAKES_TO = word_set("""
adviser advisor aide ambassador assistant attache attaché charge chargé commissioner consul counsellor counselor
delegate delegation deputy embassy emissary envoy legation liaison minister mission observer representative
secretary visitor
""")

#: Nouns of bodies, missions and groups: what holds one is an institution, not a person.
BODIES = word_set("""
academy administration agency alliance ambassadors apparat apparatus army assembly association authorities authority
axis bank base bloc board branch brigade brotherhood bureau cabinet camp cc center centre chairmen chamber
chancellery chancery chiefs church club cmea collective college cominform comintern command commanders commands
commissariat commission commissioners commissions committee committees commonwealth communists community companies
company comrades conference congress consortium consulate consulate-general consulates cooperative corps council
councils court delegates delegation delegations department departments detachment diplomats directorate division
embassies embassy enterprise enterprises experts faction families family federation firm fleet force forces
foundation front gestapo government governments group groups headquarters heads house institute institution
intelligence international internationale junta kgb laboratory leaders leadership league leagues legation legations
legislature members militia ministers ministries ministry mission missions movement nations nato navy newspaper
office officers offices officials organ organisation organisations organization organizations outpost pact
parliament parties party people peoples plenum polburo police politbureau politburo post posts premiers presidents
presidium prosecutor's quarters regime regiment representatives republic residency residents residentura school
secretariat secretaries section sector senate service services shipyard society specialists squadron staff stasi
station students subcommittee syndicate team treaty-organization tribunal troops trust union unions university
university's vkp(b) workers writers youth
""")

#: Missions whose bracket names the holder: `Embassy in Oslo (Holm)`.
MISSIONS = word_set("""
ambassador consulate consulate-general delegation embassy legation ministry mission representative
""")

#: What offices and bodies are for: `Minister of Defense Holm`; no name begins here.
DOMAINS = word_set("""
affairs agitprop agriculture air armed arms asian atomic central commerce common communications communist
construction consular control cooperation culture defence defense democratic development diplomatic disarmament
eastern economic economics economy education energy european external far federal finance finances first foreign
general health home homeland ideological industries industry information interior internal international joint
justice labor labour liaison liberation local machine-building maritime middle military municipal national navy near
northern nuclear operations party's peace people people's peoples' planning policy political popular propaganda
provincial public reconnaissance red regional relations research revolutionary science second security social
socialist soldiers southern special state states strategic supply supreme technology third trade transport
unification united war welfare western workers workers'
""")

#: Words that a person's name never holds.
NOT_NAMES = word_set("""
about accept accepting accord accords account accounts act action actions activities activity actual additional
address adopt advice advising aerogram after agenda agreement agreements aid aims airgram all allegations allow
analysis anniversary announcement announcing anonymous answer answers appeal application appointment appraisal
approach approval approve approved approving april archives arrest arrival article articles asking aspects
assassination assessing assessment assist assistance attached attack attempt attempts attitude attitudes august
authorizing background balance basic basis before begin behavior benefit better between biographical biography
blockade border brief briefing budget cable cables call calls campaign capabilities capture case ceasefire certain
changes chronology ciphered circular clarifying close closing coded collection combat combating comment comments
commitment comparison complaint complete compliance concerning concerns conclusion conclusions condemning conditions
conduct confidential confirm confirming conflict congratulating congratulations considerations considering
consultation consultations consultative contacts containing contents context continue contribution convene
conversation conversations conveying copies copy correspondence countries country create crisis criticizing current
danger data date day death debate debates december decision decisions declaration decree defection demand demanding
demands denying departure describing detailing details dialogue diary dictatorship dinner directive directives
discussing discussion discussions dispatch dispute distribution document documents draft during effective effects
efforts election elections employment end enforcement escalation establish establishment evaluating evaluation event
events everybody everyone evidence evolution examination excerpt excerpts exchange exchanges execution exercise
exercises expenses experience explaining explanation export exports expressing extract extracts factories facts
february file files final findings following formation founding framework friday friendship from funding future
giving goals grant greater greetings guidance guidelines handling handwritten her him his history hostile i ideas
implementation implications import imports improve incident increase influence informing initiative inquiring
inquiry inspection instructing instruction instructions intention intentions interview interviews into introduction
invasion invitation invite inviting issue issues items its january joint journal journey july june latest launch
letter letters line lines list lists living loan loans march materials matters may me measures meeting meetings memo
memoirs memoranda memorandum message messages minutes monday more movements my need negotiation negotiations new
news next nobody normalization note notes notice notifying november number objectives obstacles october offensive
offer offering official on open operation operations opinion opinions opportunities opportunity opposition options
order ordering orders organizational origin origins our outcome outline outlining outlook paper papers parade
parades participation parts perspective perspectives phase plan planned plans policies policy position positions
possibilities possibility possible preparation preparations preparatory present press prevent principles priorities
problem problems procedure proceedings process product production products program programme programs progress
project projects promise promote proposal proposals proposed proposing prospective prospects protest protesting
protocol protocols provide providing provision provisions publication purchase purpose question questions raise
reaction reactions reasons recognition recollections recommendation recommendations recommending record records
reduction reflections refusal regarding reject rejecting relations relationship relaying release remarks removal
reorganization repatriation repercussions replacement replies reply replying report reporting reports request
requesting requests requirements resignation resistance resolution resolutions responding response responses
restricted results return revelations review reviewing revolution rights role role's rules rumors rumours sale sales
saturday schedule secret seeking send sending september session sessions settlement shipment since situation
solution sources speech speeches statement statements status steps strategy strength strengthen structure struggle
studies study subject subjects success such suggesting suggestions summarizing summary sunday supplement supplies
support supporting survey suspension system table talk talks tasks telegram telegrams telephone tendencies terms
test testimony testing tests text thanking that their them these theses this those thoughts threat threats thursday
toast top topic topics towards training transcript transcripts transfer transmission transmitting treaties treaty
trends trial trip trips troubles tuesday under unknown unrest untitled uprising urgent urging use utilization
various version view views violation visit visits vote war warning we weapons wednesday what who whom winning with
withdrawal without work working yearbook years you your
""") - word_set("war")

#: Single letters of address that are dropped from names.
ADDRESS = word_set("""
cde cde. cdes cdes. com com. comrade comrades coms. frau herr m. messrs messrs. miss monsieur mr mr. mrs mrs. ms ms.
tov.
""")

#: Small words inside a person's name: `Azeredo da Silveira`, `Riyad al Solh`.
PARTICLES = word_set("""
ad al al- ar as ben bin da das de del della den der des di do dos du el ibn la le ter und van ver von y zu
""")

#: Small words inside the name of an office or body.
JOINTS = word_set("of in to for the and at on under de des d’affaires d'affaires a.i. &")

#: Talks and gatherings: `Record of Conversation`, `Meeting with`.
EVENTS = word_set("""
audience briefing call chat conference consultation consultations conversation conversations debate debates
discussion discussions encounter exchange interview interviews meeting meetings negotiation negotiations plenum
reception session sessions talk talks telecon teleconference
""")

#: What a message is called when it is carried inside another.
MESSAGES = word_set("""
cable cables directive instruction instructions letter letters memorandum message messages note notes reply report
reports request response statement telegram telegrams text
""")

#: Verbs that open the subject of a message: `Letter from A to B Requesting Aid`.
GERUNDS = word_set("""
accepting advising announcing approving asking assessing authorizing clarifying condemning confirming congratulating
criticizing demanding denying describing detailing discussing evaluating explaining expressing giving informing
inquiring instructing inviting notifying offering ordering outlining proposing protesting providing recommending
rejecting replying reporting requesting responding reviewing seeking sending suggesting summarizing thanking urging
warning
""")
