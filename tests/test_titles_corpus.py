"""Titles made of the words of real ones: whatever their order, nothing crashes and nothing is made up."""

import re
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readings import corpora
from title_promises import assert_kept

#: A bracket stays whole, or nearly every title would be refused for its brackets; one that is cut is a token too.
_TOKEN = re.compile(r"[\[(][^\[\]()]*[\])]\S*|\S+")


@cache
def token_lists() -> list[list[str]]:
    """The tokens of every title at hand, the project's own and those of ../shared; each title once."""
    return [_TOKEN.findall(title) for title in sorted({one.text for one in corpora.gather() if one.kind == "title"})]


@st.composite
def made_up_titles(draw: st.DrawFn) -> str:
    """Either words of the whole corpus in any order, or the opening of one title, a middle and a tail of others."""
    if draw(st.booleans()):
        count = draw(st.integers(1, 14))
        return " ".join(draw(st.sampled_from(draw(st.sampled_from(token_lists())))) for _ in range(count))
    parts = [draw(st.sampled_from(token_lists())) for _ in range(draw(st.integers(2, 3)))]
    cuts = [draw(st.integers(0, min(len(part), 16))) for part in parts]
    pieces = [parts[0][: cuts[0]], *(part[cut : cut + 16] for part, cut in zip(parts[1:], cuts[1:], strict=True))]
    return " ".join(token for piece in pieces for token in piece)


@pytest.mark.ci
@settings(max_examples=10_000, suppress_health_check=[HealthCheck.too_slow])
@given(made_up_titles())
def test_ten_thousand_titles_of_the_corpus_tokens_crash_nothing_and_name_nobody_new(title: str) -> None:
    assert_kept(title)
