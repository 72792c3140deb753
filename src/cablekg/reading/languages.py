"""Titles that are not English: told apart, not parsed."""

import re

from cablekg.reading.words import word_set

#: Small words of German, French, Spanish, Italian, Russian (romanised) that open no English title.
FOREIGN = word_set("""
alla am an au aux avec con dal das del della dem den der des di die dlia du e een el et für gli het il im iz la las
le les lo los mit naar ot para po por pour sur un una und van vom y zum zur à über
""") - {"an", "a"}
#: Words for a document that open a title of another language.
FORMS = word_set("""
aufzeichnung bericht carta dépêche gespräch lettera lettre niederschrift nota notiz pis'mo protokoll rapport
schreiben telegrama telegramm telegramma télégramme vermerk
""")
ENGLISH = word_set("of the to from and on between with in for by about regarding concerning via at")
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿʰ-˿]")


def remark(title: str) -> str | None:
    """Say why a title cannot be read as English; None when it may be.

    >>> remark("Телеграмма А.Я. Орлову 1 июля 1947 года")
    'another script: not parsed'
    >>> remark("Brief des Botschafters und der Gesandten an Holm")
    'another language: not parsed'
    """
    letters = len(_LETTER.findall(title))
    if 2 * len(_LATIN.findall(title)) < letters or not letters:
        return "another script: not parsed"
    small = [word for word in title.split() if word.islower()]
    opens_foreign = title.replace(",", " ").split()[0].lower() in FORMS
    if not ENGLISH & set(small) and (opens_foreign or sum(word in FOREIGN for word in small) >= 2):
        return "another language: not parsed"
    return None
