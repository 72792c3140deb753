"""Words that open and join titles of other languages: enough to tell such a title from an English one, not to read it.

Data, not rules. Forms are written without accents and apostrophes, in lower case; small words as they stand. A word
that English titles hold too (`telegram`, `note`, `met`, `till`) is no form and at most a weak word. Words that also
stand inside names (`de`, `von`, `la`) count by their place alone, in `languages`.
"""

from dataclasses import dataclass

from cablekg.reading.words import PARTICLES, word_set


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language: its words for a document, its small words, and titles in it (invented)."""

    forms: frozenset[str]
    small: frozenset[str]
    examples: tuple[str, ...]


def _tongue(forms: str, small: str, *examples: str) -> Tongue:
    return Tongue(word_set(forms), word_set(small), examples)


TONGUES = {
    "German": _tongue(
        """abkommen aktennotiz aktenvermerk ansprache anweisung aufzeichnung aufzeichnungen bericht berichte
        beschluss beschluß denkschrift einschatzung erklarung fernschreiben gesprach gesprachsnotiz
        gesprachsprotokoll hausmitteilung kommunique mitteilung niederschrift notiz protokoll reisebericht
        richtlinie rundschreiben schreiben telegramm telegramme unterredung verbalnote vermerk vorlage
        zusammenfassung""",
        "auf aus bei beim durch eine einem einen einer eines für gegen im mit nach sowie und vom zum zur zwischen über",
        "Brief von Ulbricht an Chruschtschow",
        "Telegramm Nr. 44 an Berlin",
        "Brief des Botschafters und der Gesandten an Holm",
        "Die Lage in Berlin und die Haltung der Westmächte",
    ),
    "French": _tongue(
        """allocution arrete circulaire compte-rendu depeche depeches discours entretien entretiens lettre lettres
        rapport rapports telegramme telegrammes""",
        "au aux avec chez dans depuis du entre leur les par pour sous sur une vers à",
        "Lettre de M. Dupont à M. Durand",
        "Note pour le Ministre",
        "Entretien de Staline avec Mao",
        "Télégramme de l'ambassadeur",
        "Note de l’ambassadeur",
    ),
    "Spanish": _tongue(
        """acta actas acuerdo carta cartas comunicado conversacion conversaciones declaracion despacho discurso
        entrevista informe informes instrucciones memorando mensaje resumen telegrama telegramas""",
        "con desde entre hacia para por según sobre una",
        "Carta de Fidel Castro a Nikita Jruschov",
        "Telegrama del Embajador en Moscú",
        "Memorandum para el señor Presidente",
    ),
    "Portuguese": _tongue(
        """conversa declaracao despacho-telegrafico informacao instrucoes mensagem minuta oficio oficios relatorio
        relatorios telegrama-circular""",
        "ao aos entre para pela pelas pelo pelos sobre uma às",
        "Ofício da Embaixada em Moscou",
        "Relatório sobre as relações com a China",
        "Telegrama da Secretaria de Estado",
    ),
    "Italian": _tongue(
        """appunti appunto colloquio dichiarazione discorso dispaccio intervista istruzioni lettera lettere
        messaggio promemoria rapporto relazione resoconto telegramma telegrammi telespresso verbale""",
        "agli alla alle con dal dalla degli dei gli nel nella sui sul sulla tra",
        "Lettera di Togliatti a Stalin",
        "Appunto sul colloquio con l'ambasciatore sovietico",
        "Verbale della riunione",
    ),
    "Romanian": _tongue(
        """convorbire cuvantare cuvantarea declaratie hotarare informare intalnirea mesaj nota notele raport
        raportul raspuns scrisoare scrisoarea stenograma stenogramele telegramei telegramele""",
        "asupra cu către despre din dintre la pe pentru prin privind spre în între şi și",
        "Stenograma ședinței Biroului Politic",
        "Notă de convorbire",
        "Scrisoare către tovarășul Holm",
    ),
    "Polish": _tongue(
        """depesza depesze informacja instrukcja notatka notatki oswiadczenie pismo protokol przemowienie rozmowa
        rozmowy sprawozdanie szyfrogram szyfrogramy telefonogram telegramy uchwala""",
        "dla na od przez przy wraz",
        "List do Stalina",
        "Depesza",
        "Notatka z rozmowy z towarzyszem Holmem",
        "Telegram do Moskwy",
    ),
    "Czech and Slovak": _tongue(
        """depese dopis dopisy informace instrukce poselstvi projev rozhovor sdeleni stenozaznam usneseni vypis
        zaznam zaznamy zprava zpravy""",
        "ke medzi mezi na od při se ve ze",
        "Dopis Gottwalda Stalinovi",
        "Záznam o rozhovoru s velvyslancem",
        "Zpráva pro předsednictvo",
    ),
    "Hungarian": _tongue(
        """beszelgetes emlekezteto feljegyzes hatarozat informacio javaslat jegyzek jegyzokonyv jegyzokonyve
        jelentes jelentese kozlemeny levele szamjeltavirat tajekoztato tavirat tavirata utasitas""",
        "egy való és között",
        "Jegyzőkönyv",
        "Jelentés a tárgyalásokról",
        "Feljegyzés a szovjet nagykövettel folytatott beszélgetésről",
    ),
    "Russian and Bulgarian in Latin letters": _tongue(
        """beseda besedy dnevnik doklad dokladna donesenie informatsia informatsiia informatsiya instruktsiia
        obrashchenie otchet pisma pismo poslanie postanovlenie protokoly razgovor rech reshenie rezoliutsiia
        shifrogramma shifrotelegrama shifrotelegramma shifrovka shifrtelegramma soobshchenie spravka stenogramma
        telefonogramma telegramma telegrammy vypiska vystuplenie zaiavlenie zapis zapiska zapiski zayavlenie""",
        "dlia dlya iz izmezhdu mezhdu na ob ot pri za",
        "Pis'mo I.V. Stalina Mao Tsze-dunu",
        "Zapis' besedy tov. Stalina s Mao Tszedunom",
        "Shifrtelegramma",
        "Dokladna zapiska ot Todor Zhivkov do Politburo",
    ),
    "Serbian and Croatian": _tongue(
        "beleska beleske biljeska depesa izvestaj izvjestaj zabeleska zabiljeska zapisnik",
        "iz između na od sa za",
        "Zabeleška o razgovoru sa ambasadorom",
        "Zapisnik",
        "Depeša Tita Staljinu",
    ),
    "Albanian": _tongue(
        "bisede informacion leter letra procesverbal relacion shenime takim takimi vendim",
        "dhe lidhur mbi nga në për së të",
        "Letër e Enver Hoxhës",
        "Informacion mbi takimin me shokun Holm",
        "Procesverbal",
    ),
    "Dutch": _tongue(
        """aantekening ambtsbericht codebericht gesprek gespreksverslag instructie notulen redevoering telegrammen
        verslag""",
        "aan bij dat een het naar tussen uit voor",
        "Verslag van het gesprek met de ambassadeur",
        "Brief aan de minister",
        "Telegram van Luns",
    ),
    "Swedish, Danish and Norwegian": _tongue(
        """anteckning brev depesch depeche indberetning instruks notat referat redogorelse samtal samtale skrivelse
        telegrammet telegrammer uppteckning""",
        "af av efter fra från hos med mellan mellem och og om på til",
        "Brev från Undén till Sohlman",
        "Referat af samtale med ambassadør Holm",
        "Notat om møte",
        "Telegram nr 44 till Moskva",
    ),
    "Turkish": _tongue(
        """gorusme konusma mektubu mektup raporu telgraf telgrafi tutanagi tutanak""",
        "ile için ve",
        "Görüşme tutanağı",
        "Mektup",
        "Başbakan ile Büyükelçi",
    ),
    "Vietnamese": _tongue(
        "dien-van bao-cao",
        "cho cua của gui gửi với về",
        "Thư của Lê Duẩn gửi Mao Trạch Đông",
        "Báo cáo về tình hình",
        "Dien cua Le Duan gui Mao",
    ),
    "Chinese in Latin letters": _tongue(
        "baogao dianbao dianwen huitan jilu jiyao tanhua xinhan",
        "gei guanyu zhi yu",
        "Mao Zedong zhi Sidalin dianbao",
        "Guanyu Chaoxian wenti de baogao",
        "Dianbao",
    ),
    "Arabic and Korean in Latin letters": _tongue(
        "barqiyya jeonbo mudhakkira risala risalat seohan taqrir",
        "bayna fī ila ilā ḥawl",
        "Risālat Jamāl ʿAbd al-Nāṣir ilā Khrūshūf",
        "Taqrīr ḥawl al-waḍʿ fī Lubnān",
    ),
}

FORMS = frozenset().union(*(tongue.forms for tongue in TONGUES.values()))
SMALL = frozenset().union(*(tongue.small for tongue in TONGUES.values())) - {"du", "la", "les"}
#: Small words that also stand in English titles or in names; one alone says nothing.
WEAK = (PARTICLES - {"ad", "as", "ben", "bin", "ibn", "und"}) | word_set(
    "an com do e es i il k la las les lo los me nos nr o s sa si till u un v w y z"
)

#: Words that join a sender to an addressee; no name of a body holds them, so they tell after an English form too.
TOWARDS = word_set("aan an ao către do gửi ila ilā ke nach naar na ot para til till zhi à")
#: Words of English titles alone. `in`, `for`, `at`, `via` and `an` stand in titles of other languages too.
ENGLISH = word_set("""
about after against and before between by concerning from is of on or regarding the their to under with
""")
#: Words of other languages at home in English titles: `Chargé d'affaires`, `communiqué`.
AT_HOME = word_set("""
aide-mémoire attaché attachés café communiqué communiqués chargé chargés d'affaires d'etat d'honneur d'oeuvre d'état
d'être démarche démarches détente entrepôt exposé façade mémoire mémoires naïve procès-verbal protégé protégés précis
première régime régimes résumé rôle vis-à-vis émigré émigrés élite
""")
