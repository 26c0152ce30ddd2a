"""Which record tables each built record table is made from."""

from collections.abc import Mapping

NEEDS: Mapping[str, tuple[str, ...]] = {
    "periods_of_care": ("cla_episodes", "children_in_care"),
    "placements": ("periods_of_care",),
    "cla_statuses": ("periods_of_care",),
    "cp_review_duties": ("cp_plans", "cp_reviews"),
    "cla_review_duties": (
        "periods_of_care",
        "cla_reviews",
        "cla_statuses",
        "placements",
        "adoptions",
    ),
    "adopter_families": ("adopters",),
    "care_leaver_positions": ("care_leavers",),
    "staffing": ("social_workers", "workforce_posts"),
    "allocations": (
        "teams",
        "case_allocations",
        "children_in_care",
        "cp_plans",
        "cin_episodes",
        "assessments",
        "referrals",
        "early_help_assessments",
    ),
    "open_cases": (
        "early_help_episodes",
        "early_help_assessments",
        "assessments",
        "cin_episodes",
        "cin_plans",
        "cp_plans",
        "periods_of_care",
        "care_leaver_positions",
    ),
}

# Built from the episodes and observations that `care_spells.sql` lays side by side.
SPELLS = frozenset({"placements", "cla_statuses", "cla_review_duties"})
