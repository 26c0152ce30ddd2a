"""What the language refuses, and the sentence it says."""

import re

import pytest
import sqlglot
from sqlglot import exp

from sightline.measures.language.functions import NAMES
from sightline.measures.language.scope import Refused, Scope
from sightline.measures.language.syntax import parse
from sightline.vocabulary.declared import declared_records

HOSTILE = [
    "read_csv('/etc/passwd') is null",
    "read_parquet('x') is null",
    "read_text('/etc/passwd') = 'x'",
    "glob('/*') is null",
    "getenv('HOME') = 'x'",
    "(select 1) = 1",
    "exists (select 1)",
    "referred_on in (select referred_on from referrals)",
    "nfa; drop table referrals",
    "drop table referrals",
    "attach 'x' as y",
    "copy referrals to 'x'",
    "pragma version",
    "set memory_limit = '1TB'",
    "install httpfs",
    "call pragma_version()",
    "count(*) > 1",
    "sum(row_id) > 1",
    "row_number() over () = 1",
    "count_of(child.referrals, nfa) filter (where true) > 0",
    "count_of(child.referrals, count_of(child.referrals) > 0) > 0",
    "referred_on::varchar = 'x'",
    "cast(referred_on as int) = 1",
    "try_cast('x' as int) = 1",
    "source like '%'",
    "source ~ 'x'",
    "source || 'x' = 'y'",
    "[1, 2][1] = 1",
    "struct_pack(a := 1) is null",
    "list_transform([1], x -> x) is null",
    "referred_on + interval 1 day > as_at",
    "days(referred_on, as_at) / 2 > 1",
    "days(referred_on, as_at) % 2 = 0",
    "$1 = 1",
    "? = 1",
    "@x = 1",
    "main.referrals.nfa",
    "referrals.*",
    "*",
    "case source when '1A' then nfa else nfa end",
    "nfa is true",
    "coalesce(distinct nfa)",
    "date '2024-02-30' < as_at",
    "timestamp '2024-02-01' < as_at",
    "current_date > referred_on",
    "now() > referred_on",
    "random() < 0.5",
    "(" * 2000 + "nfa" + ")" * 2000,
    "nfa" + " and nfa" * 3000,
    "",
    "-- nothing",
]


@pytest.fixture
def scope():
    records = declared_records()
    return Scope(records, records["referrals"], frozenset({"limit_days"}))


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:40])
def test_it_refuses_everything_the_language_does_not_know(scope, text):
    with pytest.raises(Refused):
        parse(text, scope)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("refered_on < as_at", "Did you mean “referred_on”?"),
        ("wokring_days(referred_on, as_at) < 3", "Did you mean “working_days”?"),
        ("count_of(child.referals) > 0", "Did you mean “referrals”?"),
        ("chld.born_on < as_at", "Did you mean “child”?"),
        ("child.bron_on < as_at", "Did you mean “born_on”?"),
        ("days(referred_on, as_at) < limt_days", "Did you mean “limit_days”?"),
        ("source = '1a'", "Did you mean “1A”?"),
        ("referred_on > 5", "compares a date with a number"),
        ("referred_on > '2024-01-01'", "Write a day as date '2024-03-31'"),
        ("referred_on + 5 > as_at", "Use days(a, b)"),
        ("working_days(referred_on, 5) < 3", "was given a number for a date"),
        ("months_after(referred_on) > as_at", "takes 2"),
        ("source = null", "write “is null”"),
        ("not referred_on", "a condition is needed, not a date"),
        ("coalesce(referred_on, 5) is null", "all must be of one kind"),
        ("count_of(cp_visits) > 0", "Write “child.cp_visits”"),
        ("latest_of(child.cp_visits.seen) = 'yes'", "cannot take “seen”"),
        ("sum_of(child.cp_visits.visited_on) > 1", "cannot take “visited_on”, which is a date"),
        ("count_of(child.cp_visits, referred_on < as_at) > 0", "Write “this.referred_on”"),
        ("nfa > nfa", "which of two conditions is greater"),
    ],
)
def test_the_sentence_says_what_to_do(scope, text, sentence):
    with pytest.raises(Refused, match=re.escape(sentence)):
        parse(text, scope)


@pytest.mark.parametrize("dialect", ["duckdb", "spark", None])
@pytest.mark.parametrize("name", NAMES)
def test_no_function_of_ours_bears_a_name_sqlglot_knows(name, dialect):
    """It would be taken over silently: parsed into sqlglot's own function and rendered as that."""
    tree = sqlglot.parse_one(f"{name}(a, b)", dialect=dialect)
    assert isinstance(tree, exp.Anonymous)
    assert tree.this == name
