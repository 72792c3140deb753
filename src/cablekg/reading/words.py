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
academician acting acting-secretary adjutant adjutant-general administrator admiral adviser advisor agent aide amb.
ambassador archbishop archivist assistant attache attaché attachés attorney attorney-general baron barrister bishop
brigadier brigadier-general cadre candidate capt. captain cardinal chairman chairperson chairwoman chancellor chaplain
charge chargé chief chief-of-staff citizen clerk col. colonel commandant commander commander-in-chief commissar
commissioner commodore comptroller consul consul-general consuls consultant coordinator correspondent cosmonaut
counsel counsellor counselor count countess delegate deputy diplomat director doctor doyen dr. duke economist editor
emir emissary emperor envoy excellency executive expert field-marshal fm foreign-minister functionary gen. general
generalissimo governor governor-general head highness historian inspector instructor intendant interpreter journalist
judge judge-advocate king lady leader liaison lieutenant lord lt. lt.-gen. magistrate maj. major manager marquess
marquis marshal mayor member metropolitan midshipman minister mp negotiator nuncio observer officer ombudsman operator
organizer patriarch physicist plenipotentiary pm pope postmaster prefect premier president prime-minister prince
princess principal procurator procurator-general prof. professor prosecutor provost quartermaster queen rabbi
rapporteur rear-admiral rector rep. representative resident scholar scientist secretary secretary-general
secretary-treasurer sen. senator sergeant shah sheikh solicitor speaker specialist spokesman spokesperson staffer
sultan superintendent supervisor surgeon taoiseach teacher translator treasurer trustee under-secretary undersecretary
undersecretary-general vice-admiral vice-chairman vice-chancellor vice-chief vice-consul vice-minister vice-premier
vice-president viceroy vicomte viscount
""")

#: Offices and missions that take a country with "to": the "to" after them opens no addressee.
TAKES_TO = word_set("""
adviser advisor aide ambassador ambassadors assistant attache attaché attachés charge chargé commission commissioner
consul consuls counsellor counselor counselors delegate delegates delegation deputy embassies embassy emissary envoy
envoys experts legation liaison minister ministers mission missions observer representative secretary visitor
""")

#: Nouns of bodies, missions and groups: what holds one is an institution, not a person.
BODIES = word_set("""
academy administration administrations admiralty advisers advisors agencies agency aides air-force alliance
ambassadors apparat apparatus archive archives army assembly association authorities authority axis bank base
battalion battalions bishops bloc board branch brigade brotherhood bureau cabinet camp cc center centre chairmen
chamber chambers chancellery chancery chiefs church circles citizens clergy club cmea collective college colony
cominform comintern command commanders commando commandos commands commissariat commission commissioners commissions
committee committees commonwealth communists communities community companies company comrades confederacy
confederation conference congress consortium consulate consulate-general consulates consuls contingent cooperative
corporation corporations corps council councils counselors countries court courts crescent cross cultus delegates
delegation delegations department departments deputies detachment detachments diplomats directorate division divisions
embassies embassy enterprise enterprises envoys episcopate establishment estate exchange executives experts faction
factions families family federation firm fleet forces foundation fraction front garrison general-staff generals
gestapo government governments governors group groups headquarter headquarters heads house inhabitants inspectorate
institute institutes institution institutions intelligence intelligentsia international internationale journalists
junta kgb laboratory leaders leadership league leagues legation legations legislature magazine mayors mediators
members merchants militia ministers ministries ministry mission missions monastery movement narkomindel nations
natives nato navy negotiators newspaper newspapers nobles notables observers office officers offices officials
opposition organ organisation organisations organization organizations outpost outposts owners ownership pact
parliament parties party patriarchate people peoples plenipotentiaries plenum polburo police politbureau politburo
post posts powers premiers presidency presidents presidium prime-ministers project prosecutor's province provinces
publisher publishers quarters rada railways rebels regime regiment representatives republic reserve residence
residency residents residentura revolutionaries room roundtable school secretariat secretariats secretaries section
sector senate senators service services shareholders shipyard society soviet soviets specialists squad squadron staff
stasi states station stations stavka students sub-committee subcommittee survivors syndicate team treaty-organization
tribunal tribunals triumvirate troops trust union unions unit units university university's vatican villagers vkp(b)
volunteers workers workshop writers yamen youth
""")

#: Missions whose bracket names the holder: `Embassy in Oslo (Holm)`.
MISSIONS = word_set("""
ambassador consulate consulate-general delegation embassy legation ministry mission representative
""")

#: What offices and bodies are for: `Minister of Defense Holm`; no name begins here.
DOMAINS = word_set("""
accounting advisory aeronautics affairs agitprop agrarian agricultural agriculture air armed arms asian atomic
aviation banking budget business central civil colonial comintern commerce common communications communist
constitutional construction consular control cooperation counterintelligence criminal cults culture current customs
defence defense defensive democratic development diplomatic disarmament dominion dominions drainage eastern economic
economical economics economy education electoral electric emergency energy engineering espionage estates estimates
ethnic european executive exports external family far far-eastern federal finance finances first fisheries fishery
food force foreign forestry general geological geology government health heavy higher highway historical home homeland
housing human hydro hydroelectric ideological imperial independence indian industries industry information
inter-american intergovernmental interior internal international investigation investment iron irrigation joint
judicial justice labor labour land legal legislative liaison liberation local logistics lumber machine-building marine
maritime marketing medical metallurgical metallurgy middle military mines mining minister's monetary mortgage
municipal music mutual national national-security naval navigation navy near non-proliferation nonproliferation
northern nuclear operations orthodox overseas pacific parliamentary party's peace peasant peasants people people's
peoples' petroleum physical physics planning plenary policy political political-military popular postal power
presidential press prevention prisons privileges production programs projects proliferation propaganda prosecution
protection protocol provincial psychological public publications railroad railway reconnaissance reconstruction red
regional relations religion religious research revolutionary rural safeguards safety sanitary science scientific
second security senate senior shipping social socialist soldiers southern sovereign special sports standing state
states statistics strategic strategy studies sugar supply supreme tariff tax technical technology telecommunications
telegraph telegraphs territorial third trade training transport transportation treasury tribal trusteeship unification
united veterans volunteer war warfare water welfare western wheat women women's workers workers' works youth
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
cde cde. cdes cdes. com com. comrade comrades coms. frau herr messrs messrs. miss monsieur mr mr. mrs mrs. ms ms.
tov.
""")

#: Small words inside a person's name: `Azeredo da Silveira`, `Riyad al Solh`.
PARTICLES = word_set("""
ad al al- ar as ben bin da das de del della den der des di do dos du el ibn la le ter und van ver von y zu
""")

#: Small words inside the name of an office or body.
JOINTS = word_set("of in to for the and at on under de des d’affaires d'affaires a.i. ad interim &")

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
