"""Titles that are not English: told apart, not parsed.

Precision goes both ways. A title of another language must not be read by English rules ("Carta de Castro a Jruschov"
has no party "a Jruschov"); an English title with foreign names in it must stay readable. So a word that names may
hold (`de`, `van der`, `al`) says nothing inside a name, and one English small word outweighs every foreign one.
"""

import re
import unicodedata

from cablekg.reading.forms import NOUNS
from cablekg.reading.tongues import AT_HOME, ENGLISH, FORMS, SMALL, TOWARDS, WEAK

_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿʰ-˿]")
#: Brackets and quotations hold words of any language; what stands outside them tells.
_ASIDE = re.compile(r"\[[^\[\]]*+\]|\([^()]*+\)|“[^“”]*+”|\"[^\"]*+\"|(?<!\w)['‘][^'‘’]*+['’](?!\w)")
_TOKEN = re.compile(r"[^\s,;:.!?–—]++[,;:]?")
_ELISION = re.compile(r"(?:[cdjlmnst]|qu|dell|nell|sull|all|dall)'[a-zà-ÿ]")
#: A name with which no English article `an` stands: a consonant, then small letters.
_CONSONANT = re.compile(r"[BCDFGHJKLMNPRSTVWZ][a-zà-ÿ]")
_SIGNS = str.maketrans("", "", "'‘ʹʼ`\"“”«»,;:")
#: The weight that makes a title foreign: a form, a small word, or two weak ones.
ENOUGH = 2
#: A form of so many letters tells in the second and third word too (`Geheimes Telegramm`); a shorter one may be a name.
LONG_FORM = 7
#: Name particles stand at most so many beside each other: `van de la`.
PARTICLES_IN_A_ROW = 3


def remark(title: str) -> str | None:
    """Say why a title cannot be read as English; None when it may be. Never raises.

    What stands in brackets or quotation marks does not count where other words stand outside them.
    Source: the titles of tests/languages.tsv; no published rule is known.

    >>> remark("Телеграмма А.Я. Орлову 1 июля 1947 года")
    'another script: not parsed'
    >>> remark("Brief des Botschafters und der Gesandten an Holm")
    'another language: not parsed'
    >>> remark("Letter from Azeredo da Silveira (外交部) to Jean de la Garde")
    """
    text = _outside(unicodedata.normalize("NFC", title).replace("’", "'"))
    letters = len(_LETTER.findall(text))
    if 2 * len(_LATIN.findall(text)) < letters or not letters:
        return "another script: not parsed"
    words = _TOKEN.findall(text.lower() if text.isupper() else text)
    if any(word.rstrip(",;:").lower() in ENGLISH for word in words):
        return None
    told = _form(words) + sum(_weight(words, index) for index in range(len(words)))
    return "another language: not parsed" if told >= ENOUGH else None


def _outside(title: str) -> str:
    rest = _ASIDE.sub(" ", title)
    return rest if _LETTER.search(rest) else title


def _form(words: list[str]) -> int:
    """Weigh the words for a document that open a title."""
    for index, word in enumerate(words[:3]):
        bare = _bare(word)
        if bare in FORMS and (index == 0 or len(bare) >= LONG_FORM):
            return ENOUGH
    return 0


def _bare(word: str) -> str:
    """Fold a word to lower case without accents and apostrophes: `Pis'mo` is `pismo`, `Dépêche` is `depeche`."""
    letters = unicodedata.normalize("NFD", word.lower().translate(_SIGNS))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _weight(words: list[str], index: int) -> int:
    """Weigh one word by itself and by its neighbours: 0 says nothing, 2 is enough."""
    word = words[index].rstrip(",;:")
    if index == 0:
        return int(len(word) > 3 and word.lower() in SMALL)
    if not word.islower() or word in AT_HOME or word.startswith(("al-", "el-")):
        return 0
    is_after_form = index == 1 and words[0][-1] not in ",;:" and _bare(words[0]) in NOUNS | FORMS
    if word == "an" and not _CONSONANT.match(words[index + 1] if index + 1 < len(words) else ""):
        return 0
    if word in WEAK:
        return 2 if is_after_form else int(not _stands_in_name(words, index))
    if word in SMALL:
        return 0 if word not in TOWARDS and _is_of_body(words, index) else 2
    return 2 if _ELISION.match(word) or any(letter.isalpha() and not letter.isascii() for letter in word) else 0


def _is_of_body(words: list[str], index: int) -> bool:
    """Say whether a word stands in the name of a body behind an English form: `Letter, Bund für Frieden`."""
    return words[0][-1] in ",;:" and _bare(words[0]) in NOUNS and _stands_in_name(words, index)


def _stands_in_name(words: list[str], index: int) -> bool:
    """Say whether capitals stand on both sides, perhaps behind other such words: `Jean de la Garde`."""
    before, after = index - 1, index + 1
    while before > max(0, index - PARTICLES_IN_A_ROW) and words[before] in WEAK:
        before -= 1
    while after < min(len(words) - 1, index + PARTICLES_IN_A_ROW) and words[after] in WEAK:
        after += 1
    return after < len(words) and not words[before].islower() and not words[after].islower()
