"""Words in a summary by which two names are one person's: `X, using the name of Y`, `A (aka B)`, `B's pseudonym A`.

Patterns are data, each with examples. A phrase joins the names `first` and `second`; in a bracket stands the second
alone. Which of the two is the real one is said nowhere here: `X, alias Y` and `Y, alias X` are both written.
"""

from cablekg.reading.patterns import pattern

#: A word of a name: a capital, or initials; a possessive `'s` is left to the phrase. Validated word by word later.
_WORD = r"(?:(?:[^\W\d_a-z]\w?\.-?){1,3}|[^\W\d_a-z][\w-]{0,30}(?:['’](?!s\b)[\w-]{1,20})?)"
_QUOTED = r"[“\"‘']?"
_CLOSED = r"[”\"’']?"
_FIRST = rf"{_QUOTED}(?P<first>{_WORD}(?: (?:(?:de|al|von|van) )?{_WORD}){{0,3}}){_CLOSED}"
_SECOND = rf"{_QUOTED}(?P<second>{_WORD}(?: (?:(?:de|al|von|van) )?{_WORD}){{0,3}}){_CLOSED}"
#: What kind of name it is.
_KIND = (
    r"(?:(?:Soviet|secret|operational|party|literary|working|underground) )?(?:pseudonym|alias|cover[ -]?name|"
    r"code[ -]?name|nom de guerre|nom de plume|pen name|nickname|conspiratorial name|false name|assumed name)"
)
_UNDER = (
    r"(?:(?:(?:who|which) (?:is|was) )?(?:acting|operating|writing|signing|known|travelling|traveling|going|working|"
    r"corresponding|appearing|hiding|here|acts|acted|operates|operated|writes|wrote|signs|signed|works|worked|"
    r"reports|reported) )?(?:under|by|with|using|as|using as his|taking|adopting) "
)
_NAME = rf"(?:the |his |her |a |an )?(?:{_KIND}|name)(?: of| as)?:? "
_ALSO = (
    r"(?:alias|a\.?k\.?a\.?|i\.e\.,?|"
    r"(?:who (?:is|was) )?(?:also|better|otherwise) (?:known|called|referred to)(?: as)?|code[ -]?named?)"
)


#: Between two names in running text.
PHRASES = {
    "under the name": pattern(
        rf"{_FIRST},? {_UNDER}{_NAME}{_SECOND}",
        "Stalin, using the name of Fyodor Kuznetsov, writes",
        "Orlov, acting under the name “Terebin”, reports",
        "Stalin, under the pseudonym Filippov, asks",
        "Orlov operating under the cover name Terebin",
    ),
    # `used the name of Stalin` may mean that somebody appealed to him.
    "uses": pattern(
        rf"{_FIRST},? (?:who )?(?:uses|used) (?:the |his |her |a |an )?{_KIND}(?: of)? {_SECOND}",
        "Stalin uses the pseudonym Filippov here",
        "Orlov, who used the code name “Terebin”, wrote",
    ),
    "signed as": pattern(
        rf"{_FIRST},? (?:who )?(?:signed|signs|signing|wrote|writes|writing)(?: himself)? as {_SECOND}",
        "Stalin, signing as Kuznetsov, answers",
        "Stalin signed as Kuznetsov",
    ),
    "alias": pattern(
        rf"{_FIRST},? {_ALSO} {_SECOND}",
        "Terebin, alias Andrei Orlov, writes",
        "Holm, also known as Berg",
        "Holm, a.k.a. Berg",
        "Holm, i.e., Berg, writes",
        "Holm code-named Berg",
    ),
    "pseudonym of": pattern(
        rf"{_FIRST}(?:,| is| was|, which (?:is|was))? (?:the |a |an |one )?"
        rf"(?:{_KIND} (?:of|for|used by)|name used by) {_SECOND}",
        "Terebin, the pseudonym of Andrei Orlov, arrived",
        "Filippov was a cover name used by Stalin",
        "Filippov, a name used by Stalin, appears",
    ),
    "whose pseudonym": pattern(
        rf"{_FIRST}(?:,| is| was|, which (?:is|was)) {_SECOND}['’]s? {_KIND}",
        "Filippov, Stalin's pseudonym, appears",
        "Kuznetsov was Stalin’s cover name",
    ),
    "possessive": pattern(
        rf"{_FIRST}['’]s? (?:{_KIND}|real name|true name),?(?: (?:is|was))? {_SECOND}",
        "Stalin's pseudonym Filippov appears",
        "Orlov’s cover name, “Terebin”",
        "Terebin's real name was Andrei Orlov",
    ),
}

#: The whole of a bracket behind the first name.
BRACKETS = {
    "alias": pattern(
        rf"(?:{_ALSO}|that is,?|=|real(?: name)?:?|real name is|also:?|known as|called) {_SECOND}",
        "aka Berg",
        "alias Berg",
        "i.e., Berg",
        "also known as “Berg”",
        "real name: Karl Berg",
    ),
    "under the name": pattern(
        rf"(?:{_UNDER}|(?:who )?(?:uses|used) )?{_NAME}{_SECOND}",
        "using the name of Berg",
        "pseudonym Berg",
        "code name: “Berg”",
        "under the name Berg",
    ),
    "pseudonym of": pattern(
        rf"(?:the |a |an )?(?:{_KIND} (?:of|for|used by)|name used by) {_SECOND}",
        "pseudonym of Berg",
        "a cover name for Karl Berg",
    ),
    "whose pseudonym": pattern(rf"{_SECOND}['’]s? {_KIND}", "Stalin's cover name", "Stalin’s pseudonym"),
}
