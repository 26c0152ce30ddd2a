"""The fixed facts of Wrenshire: its days, services, teams, and the two stories in its figures."""

from dataclasses import dataclass
from datetime import date

SEED = 3107
AUTHORITY = "999"
AUTHORITY_NAME = "Wrenshire"
POPULATION = 60_000
FIRST_CARE_DAY = date(2010, 4, 1)
FIRST_DAY = date(2020, 4, 1)
FIRST_EXTRACT_WINDOW = date(2023, 10, 1)
DATA_AS_AT = date(2026, 10, 31)
EXTRACT_DAYS = (
    date(2024, 4, 30),
    date(2024, 10, 31),
    date(2025, 4, 30),
    date(2025, 10, 31),
    date(2025, 11, 30),
    date(2025, 12, 31),
    date(2026, 1, 31),
    date(2026, 2, 28),
    date(2026, 3, 31),
    date(2026, 4, 30),
    date(2026, 5, 31),
    date(2026, 6, 30),
    date(2026, 7, 31),
    date(2026, 8, 31),
    date(2026, 9, 30),
    DATA_AS_AT,
)
# After each of these a snapshot is published: months of scorecards are made of their own.
PUBLISHED_DAYS = EXTRACT_DAYS[-3:]
RETURN_YEARS = (2024, 2025, 2026)

# The first story: conferences came to be held in time once diaries were planned ahead.
CONFERENCES_PLANNED_AHEAD_FROM = date(2025, 9, 1)
# The second: one assessment team lost its manager and half its staff.
TEAM_IN_TROUBLE = "Assessment Team 3"
TROUBLE_FROM = date(2026, 1, 12)

SERVICES = {
    "Front Door and Early Help": (
        "Contact and Referral Team",
        "Safeguarding Hub",
        "Early Help East",
        "Early Help Central",
        "Early Help West",
    ),
    "Assessment and Safeguarding": (
        "Assessment Team 1",
        "Assessment Team 2",
        TEAM_IN_TROUBLE,
        "Assessment Team 4",
        "Safeguarding Team 1",
        "Safeguarding Team 2",
        "Safeguarding Team 3",
        "Safeguarding Team 4",
    ),
    "Children in Care and Leaving Care": (
        "Children in Care Team 1",
        "Children in Care Team 2",
        "Permanence Team",
        "Leaving Care Team 1",
        "Leaving Care Team 2",
    ),
    "Disability and Specialist": (
        "Disabled Children Team",
        "Exploitation and Missing Team",
    ),
}
ASSESSMENT_TEAMS = SERVICES["Assessment and Safeguarding"][:4]
SAFEGUARDING_TEAMS = SERVICES["Assessment and Safeguarding"][4:]
CARE_TEAMS = SERVICES["Children in Care and Leaving Care"][:2]
LEAVING_CARE_TEAMS = SERVICES["Children in Care and Leaving Care"][3:]
EARLY_HELP_TEAMS = SERVICES["Front Door and Early Help"][2:]
POSTS_PER_TEAM = 5
POSTS_WHERE_CASES_ARE_HELD = 10


def posts_of(team: str) -> int:
    """How many posts a team has: more where children's cases are held."""
    holds = team in SERVICES["Assessment and Safeguarding"] or team in CARE_TEAMS
    return POSTS_WHERE_CASES_ARE_HELD if holds else POSTS_PER_TEAM


# How busy each month is, January first: quiet in August, when schools are shut, and at Christmas.
SEASON = (1.06, 1.02, 1.12, 0.94, 1.1, 1.06, 1.0, 0.64, 1.04, 1.12, 1.1, 0.8)


@dataclass(frozen=True)
class Holder:
    """Who holds a case: a post in a team. The worker in the post changes, the post does not."""

    team: str
    post: int
