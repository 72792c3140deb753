"""Archives as citations name them, and the signs each country's archives write before the parts of a citation.

Data, not rules. A sign means different parts in different countries: `f.` is a fond in Moscow, a leaf in Bucharest;
`k.` is a leaf in Warsaw, a box in Prague; `L.` is a leaf in Moscow, a list in Tirana. So signs are read by the archive
that the citation names, and those of Russian archives also where none is named but an opis is.
"""

from dataclasses import dataclass

#: The parts of a Reference that a sign may stand for, broadest first: fonds, series, file and leaf, as ISAD(G) has
#: them (https://www.ica.org/resource/isadg-general-international-standard-archival-description-second-edition/).
PARTS = ("fonds", "series", "file", "leaf")

#: A number with what archives add to it (059a, 1-B, R-9401, 02/2), and a range of them (39-40, 42 ob.–43).
_ONE = r"[0-9]{1,6}(?:-?[A-Za-zА-Яа-я]{1,2})?(?:/[0-9]{1,6}[A-Za-zА-Яа-я]?){0,2}(?: ?(?:ob|rev|об)\b\.?)?"
NUMBER = rf"(?:[A-ZА-Я]{{1,2}}-)?{_ONE}(?:[-–]{_ONE})?(?![0-9A-Za-zА-Яа-я])"


@dataclass(frozen=True, slots=True)
class Family:
    """Archives that cite alike: their names, the signs of each part, and citations of our making."""

    archives: tuple[str, ...]
    signs: dict[str, str]
    examples: tuple[str, ...]


FAMILIES = {
    "Russian": Family(
        (
            *("APRF", "AP RF", "A.P.R.F.", "АП РФ", "АПРФ", "AVPRF", "AVP RF", "AVP", "АВП РФ", "АВПРФ", "RGASPI"),
            *("РГАСПИ", "RGANI", "РГАНИ", "RTsKhIDNI", "РЦХИДНИ", "TsKhSD", "ЦХСД", "GARF", "ГА РФ", "ГАРФ", "TsAMO"),
            *("ЦАМО", "RGAE", "РГАЭ", "RGVA", "РГВА", "TsPA", "ЦПА", "TsA FSB", "ЦА ФСБ", "NARB", "НАРБ"),
        ),
        {
            "fonds": r"Fonds?|Fund|F|Фонд|Ф",
            "series": r"Opis['’ʹ]?|Op|Perechen['’ʹ]?|Per|Опись|Оп|Перечень|Пер",
            "file": r"Delo|Dela|File|Dd|D|Дело|Дд|Д",
            "leaf": r"Listy?|Ll|L|Листы?|Лл|Л",
        },
        ("APRF: F. 39, Op. 1, D. 31, Ll. 39-40", "АПРФ, ф. 45, оп. 1, д. 331, л. 42"),
    ),
    "Ukrainian": Family(
        ("TsDAHO", "TsDAHOU", "TsDAGO", "ЦДАГО", "TsDAVO", "HDA SBU", "ГДА СБУ", "DAZhO"),
        {
            "fonds": r"Fond|F|Фонд|Ф",
            "series": r"Opys|Op|Опис|Оп",
            "file": r"Sprava|Spr|Справа|Спр",
            "leaf": r"Arkushi?|Ark|Аркуші?|Арк",
        },
        ("TsDAHO, f. 1, op. 24, spr. 2990, ark. 5-6",),
    ),
    "Lithuanian": Family(
        ("LYA", "LCVA"),
        {"fonds": "Fondas|F", "series": r"Apyrašas|Ap", "file": r"Byla|B", "leaf": r"Lapas|Ll?"},
        ("LYA, f. K-1, ap. 3, b. 1935, l. 12",),
    ),
    "Bulgarian": Family(
        ("TsDA", "CDA", "ЦДА", "TsDIA", "AMVnR", "AMVR", "Diplomatic Archive"),
        {
            "fonds": r"Fond|F|Фонд|Ф",
            "series": r"Opis|Op|Опис|Оп",
            "file": r"a\. ?e|ae|а\. ?е|File|Delo|D",
            "leaf": r"List|Ll?|Лист|Лл?",
        },
        ("TsDA, Fond 1B, Opis 7, a.e. 1234, l. 5", "ЦДА, ф. 1Б, оп. 64, а.е. 368"),
    ),
    "Czech": Family(
        ("SÚA", "SUA", "NA Praha", "AÚV KSČ", "A ÚV KSČ", "AMZV", "ABS"),
        {
            "fonds": r"Fond|F",
            "file": r"a\. ?j|aj|arch\. ?j",
            "leaf": r"Listy?|Fol|L",
        },
        ("AÚV KSČ, f. 02/2, sv. 22, a.j. 28, l. 3",),
    ),
    "Polish": Family(
        ("AAN", "AMSZ", "AIPN", "CAW"),
        {
            "fonds": r"Zespół|Zesp|Z|Group",
            "file": r"Teczka|T|Sygnatura|Sygn|Folder",
            "leaf": r"Kart[ay]|K",
        },
        ("AMSZ, zesp. 10, w. 20, t. 300", "AAN, zesp. 1354, sygn. 2632, k. 12-15"),
    ),
    "Albanian": Family(
        ("AQPPSH", "AQSH", "AMPJ", "AMPJSH"),
        {"fonds": r"Fondi|Fond|F", "file": r"Dosja|Dos|D", "leaf": r"Fletët?|Fl"},
        ("AQPPSH, MPKBK-V. 1957, D. 2", "AQSH, F. 14/AP, D. 21, Fl. 3"),
    ),
    "German": Family(
        ("SAPMO-BArch", "SAPMO BArch", "SAPMO", "BArch", "PA AA", "PAAA", "BStU", "Bundesarchiv"),
        {"file": r"Nr|Bd|Band|Akte", "leaf": r"Blatt|Bl"},
        ("PA AA, B 150, Bd. 223, Bl. 12-14",),
    ),
    "Romanian": Family(
        ("ANIC", "AMAE", "ACNSAS", "Arhiva MAE", "Arhivele Naționale", "Arhivele Naţionale"),
        {"file": r"Dosarul|Dosar|Dos", "leaf": r"Ff|F|Filele|Fila"},
        ("AMAE, Problema 220, dosar 1234, f. 9-11",),
    ),
    "British": Family(
        ("TNA", "PRO", "The National Archives", "UK National Archives", "Public Record Office"),
        {"leaf": r"Folios?|Ff|F|Fols?"},
        ("TNA, FO 371/175090, ff. 12-14",),
    ),
}

#: Archives whose citations hold no sign, or signs of their own (`Lot`, `Box`): found by name alone.
WITHOUT_SIGNS = (
    *("MOL", "MNL OL", "MNL-OL", "PRC FMA", "PRCFMA", "CFMA", "FMPRC", "AMFA", "AHMRE", "CPDOC", "AMREC", "NARA"),
    *("NSA", "National Archives and Records Administration", "National Archives", "Library of Congress"),
    *("Department of State", "Central Intelligence Agency", "Department of Defense", "National Security Council"),
    *("National Defense University", "National Security Archive", "Center of Military History"),
    *("Naval Historical Center", "U.S. National Archives", "US National Archives"),
    *("Washington National Records Center", "中国外交部档案馆", "外交部档案馆"),
)
