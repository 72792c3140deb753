"""Shelf-marks whose parts stand at fixed places, without a sign: `FO 371/175090`, `DY 30/IV 2/20/436`.

Patterns are data, each with examples. A pattern is tried at the beginning of a citation; its named groups are the
parts. What a pattern passes over (boxes, bundles, years, titles of folders) has no field and stays in the text.
"""

from cablekg.reading.patterns import pattern

#: Here a value ends: at a mark, a bracket, or the end.
_END = r"(?=[.,;:)，；。]|\s*$|\s[(\[]|\s[Ss]upp)"
_LEAVES = r"[0-9]{1,5}(?: ?(?:ob|rev)\b)?(?:[-–][0-9]{1,5})?(?:, ?[0-9]{1,5}(?:[-–][0-9]{1,5})?(?![^\W_])){0,9}"
_BLATT = rf"(?:, (?:Bl|Blatt)\.? ?(?P<leaf>{_LEAVES}))?"
#: A number of the State Department's decimal file: class, country, subject; a stroke; a running number or a date.
DECIMAL = (
    r"[0-9]{3}[A-Za-z]?\.[0-9A-Za-z]{1,14}(?:[-–][0-9A-Z]{1,4})?(?: [A-Za-z0-9(][\w().-]{0,18}){0,6}"
    r"/(?:(?:[0-9]{1,2}[-–])?[0-9]{1,6}[¼½¾⅓⅔⅙⅛]?[a-z]?|[-–])(?![^\W_])"
)
#: A code of the subject-numeric file of 1963 to 1973: subject, number, country.
SUBJECT = r"[A-Z]{2,5}(?: [0-9]{1,3}(?:[-–][0-9]{1,3}){0,2})?(?: [A-Z]{1,8}(?:[-–/][A-Z]{1,8})?){0,4}"


NOTATIONS = {
    "SAPMO": pattern(
        r"(?:(?P<archive>SAPMO(?:[- ]BArch)?|BArch|Bundesarchiv),? (?:Berlin, )?)?"
        r"(?P<fonds>(?:DA|DC|DE|DG|DL|DN|DO|DR|DY|NY|ZPA) ?[0-9]{1,5})(?:/|, )"
        rf"(?P<file>(?:J )?(?:[IVX]{{1,4}} ?(?:[A-Z] ?)?)?[0-9]{{1,6}}(?:[./-][0-9A-Z]{{1,6}}){{0,5}}){_END}{_BLATT}",
        "SAPMO-BArch, DY 30/IV 2/20/436",
        "SAPMO-BArch, DY 30/J IV 2/2/1234, Bl. 5-7",
        "BArch, DE 1/48581",
        "DY 30/3386",
    ),
    "SAPMO, a signature without its fonds": pattern(
        r"(?P<archive>SAPMO(?:[- ]BArch)?|ZPA),? "
        rf"(?P<file>(?:J )?IV [0-9A-Z]{{1,4}}(?:[./-][0-9A-Z]{{1,6}}){{0,4}}){_END}{_BLATT}",
        "SAPMO-BArch, J IV 2/202-344",
        "ZPA, IV 2/20/123, Bl. 4",
    ),
    "PA AA, Foreign Ministry of the GDR": pattern(
        r"(?:(?P<archive>PA AA|PAAA|PolA AA)(?:, |-| )(?:Bestand )?)?(?P<fonds>MfAA)(?:, | )"
        rf"(?P<file>[A-G] ?[0-9]{{1,6}}(?:/[0-9]{{2,4}})?){_END}{_BLATT}",
        "PA AA, MfAA, C 1073/76",
        "PA AA, MfAA, A 17334, Bl. 12",
        "MfAA, C 1084/70",
    ),
    "PA AA, Foreign Office in Bonn": pattern(
        rf"(?P<archive>PA AA|PAAA|PolA AA), (?P<fonds>B ?[0-9]{{1,3}}), (?:(?:Bd|Band)\.? ?)?(?P<file>[0-9]{{1,6}})"
        rf"{_END}{_BLATT}",
        "PA AA, B 150, Bd. 223",
        "PA AA, B 43, 1234",
    ),
    "BStU": pattern(
        r"(?P<archive>BStU),? (?:ZA, )?(?P<fonds>MfS|ASt [A-Z][a-zü]{2,20}|BV [A-Z][a-zü]{2,20}),? "
        r"(?P<series>HA [IVX]{1,5}|HV A|Abt\.? [A-Z]{1,4}|[A-Z][A-Za-z]{1,7})(?:,? Nr\.?)? "
        rf"(?P<file>[0-9]{{1,6}}(?:/[0-9]{{2}})?){_END}{_BLATT}",
        "BStU, MfS, HA II, Nr. 38925",
        "BStU, MfS, SdM 1432, Bl. 3",
        "BStU, ZA, MfS, ZAIG, Nr. 5376",
    ),
    "The National Archives, London": pattern(
        r"(?:(?P<archive>TNA|PRO|The National Archives(?: \(TNA\))?|UK National Archives|Public Record Office)(?::|,)? "
        r"(?:Kew, |London, |UK, )?)?"
        r"(?P<series>(?P<fonds>ADM|AIR|AVIA|BT|CAB|CO|CRIM|DEFE|DO|EF|FCO|FO|FS|GFM|HO|HS|HW|INF|KV|LAB|OD|POWE|PREM|"
        rf"WO|(?<=[,:] )T) ?[0-9]{{1,4}})/(?P<file>[0-9]{{1,6}}[A-Z]?){_END}"
        rf"(?:, (?:ff?|fols?|folios?)\.? ?(?P<leaf>{_LEAVES}))?",
        "TNA, FO 371/175090",
        "The National Archives, PREM 11/3050, ff. 12-14",
        "PREM 19/1234",
    ),
    "Foreign Ministry archive, Beijing": pattern(
        r"(?:(?P<archive>PRC FMA|PRCFMA|CFMA|FMPRC|AMFA|中国外交部档案馆|外交部档案馆)[,:，：]? ?)?(?:[Nn]o\. )?"
        rf"(?P<file>[0-9]{{3}}-[0-9]{{5}}-[0-9]{{2}})(?:\([0-9]\))?{_END}(?:[,:] (?:pp?\. ?)?(?P<leaf>{_LEAVES}))?",
        "PRC FMA 109-00570-01, 1-3",
        "PRC FMA, 204-01482-14",
        "中国外交部档案馆 109-00570-01",
    ),
    "Romanian archives": pattern(
        r"(?P<archive>ANIC|ACNSAS|Arhiva MAE|AMAE|Arhivele Na[țţ]ionale), (?:[Ff]ond(?:ul)? )?"
        r"(?P<fonds>(?![Dd]osar)[A-ZȘŞȚŢÎÂĂ][^,;.:/]{1,80}), (?:[A-Z][^,;.:/0-9]{1,40}, )?(?:[Dd]osar |[Dd]os\. )?"
        r"(?P<file>(?:(?<=osar )|(?<=os\. )|(?=[0-9]{1,5}/[0-9]{4}))[0-9]{1,6}(?:/[0-9]{4})?)"
        rf"(?:, [Vv]ol\. [IVX0-9]{{1,4}})?{_END}(?:, (?:ff?\.|filele|fila) ?(?P<leaf>{_LEAVES}))?",
        "ANIC, CC al PCR – Secția Relații Externe, 20/1964, f. 9",
        "ANIC, fond CC al PCR – Cancelarie, dosar 56/1968, f. 9-12",
        "Arhiva MAE, fond Telegrame, Pekin, dosar 1/1966, vol. 1, f. 34",
    ),
    "Romanian Foreign Ministry, in English": pattern(
        r"(?P<fonds>[A-Z][\w ]{2,60} Fond), [^;]{0,160}?(?P<archive>Archives? of the [A-Z][\w ]{3,80})",
        "Political Affairs Fond, Telegrams from Hanoi, 1967, Archive of the Romanian Ministry of Foreign Affairs",
    ),
    "Party archive, Warsaw": pattern(
        r"(?P<archive>AAN), (?:zesp\. )?(?P<fonds>(?:KC )?(?:PZPR|PPR|PPS)(?: KC)?|(?<=zesp\. )[0-9]{1,5}),? "
        r"(?:sygn\. )?"
        rf"(?P<file>(?:[IVXLC]{{1,6}}(?: ?[A-Z])?/|[0-9]{{2,4}}/)?[0-9A-Z]{{1,6}}(?:[-/][0-9IVX]{{1,6}}){{0,3}}){_END}"
        rf"(?:, k(?:art[ay]|\.) ?(?P<leaf>{_LEAVES}))?",
        "AAN, KC PZPR, XI A/98",
        "AAN, KC PZPR, 237/XXII-1234, k. 12",
        "AAN, PZPR KC, 2632",
        "AAN, zesp. 1354, sygn. XI A/98",
    ),
    "Institute of National Remembrance": pattern(
        rf"(?P<archive>AIPN|IPN),? (?P<file>(?:BU|GK|Kr|Wr) [0-9]{{1,6}}/[0-9]{{1,6}}(?:/[0-9]{{1,4}})?){_END}"
        rf"(?:, k\. ?(?P<leaf>{_LEAVES}))?",
        "AIPN, BU 1585/1234, k. 7",
    ),
    "Hungarian party": pattern(
        r"(?P<archive>MOL|MNL[ -]OL),? (?P<fonds>M-KS[- ][0-9]{3})\.? ?f\. ?/?(?:(?P<series>[0-9]{1,3})\. ?cs\. ?/?)?"
        r"(?P<file>[0-9]{1,5}(?:/[0-9]{1,5})?)\. ?[őö]\. ?e\.",
        "MOL, M-KS 288. f. 5/123. ő.e.",
        "MNL OL, M-KS-288. f. 5. cs. 123. ő. e.",
    ),
    "Hungarian ministries": pattern(
        r"(?P<archive>MOL|MNL[ -]OL),? (?P<fonds>XIX-[A-Z]-[0-9]{1,3}(?:-[a-z]{1,3})?)(?![0-9A-Za-z])",
        "MOL, XIX-J-1-j Korea, 1957, 20. doboz",
        "MNL OL, XIX-J-1-j-Kína, 5. doboz",
    ),
    "Party archive, Tirana": pattern(
        r"(?:(?P<archive>AQPPSH|AQSH)(?:, |-))(?:F\. ?14/AP, )?(?P<fonds>MPKB?[A-Z]{1,2}|OU|STR|PKSH|PPSH)(?:-|, | )"
        r"V\. ?[0-9]{4}(?:, (?:L|Lista)\. ?[0-9]{1,4})?"
        rf"(?:, D(?:os(?:ja)?)?\. ?(?P<file>[0-9]{{1,5}}))?{_END}(?:, [Ff]l\. ?(?P<leaf>{_LEAVES}))?",
        "AQPPSH, MPKBK-V. 1957, D. 2",
        "AQPPSH-MPKBS-V. 1960, L. 14, D. 21, Fl. 3",
    ),
    "Decimal file of the Department of State": pattern(
        rf"(?:File No\. )?(?P<file>{DECIMAL}|123 ?[A-Z] ?[0-9]{{1,4}}/[0-9]{{1,4}}){_END}",
        "862.85/61a",
        "File No. 861.77/55",
        "501.BC Indonesia/2–949: Telegram",
        "763.72 Su/138½",
        "123 F 84/16: Telegram",
        "611.95A241/2–1855",
    ),
}
