"""Roles and access profiles as a page to read, from the catalogue's own files, in Markdown."""

import tomllib
from typing import Any

from sightline.vocabulary.declared import CATALOGUE


def roles_page() -> str:
    """Every role with what it is for, who gives it and how far; every profile with its rights."""
    roles, profiles = _governance("roles"), _governance("profiles")
    lines = [
        "# Roles and access profiles",
        "",
        "A role stands on a profile, which says what may be done. It is given for the authority, a",
        "service, a team or a worker, which says how far that reaches. See",
        "[People and access](../guides/people-and-access.md).",
        "",
        "| Role | Also | What it is for | Profile | Given for | Given by |",
        "|---|---|---|---|---|---|",
        *(_role(role, profiles) for role in roles.values()),
        "",
        "## Profiles",
        "",
    ]
    for profile in profiles.values():
        rights = ", ".join(right.replace("_", " ") for right in profile["rights"])
        lines += [f"- **{profile['title']}**: {profile['meaning']} Rights: {rights}."]
    return "\n".join(lines)


def _role(role: dict[str, Any], profiles: dict[str, dict[str, Any]]) -> str:
    givers = ", ".join(profiles[key]["title"] for key in role["granted_by"])
    reach = "the authority" if role["reach"] == "authority" else f"a {role['reach']}"
    cells = [
        role["title"], "; ".join(role["also"]), role["purpose"],
        profiles[role["profile"]]["title"], reach, givers,
    ]  # fmt: skip
    return f"| {' | '.join(cells)} |"


def _governance(name: str) -> dict[str, dict[str, Any]]:
    text = (CATALOGUE / "governance" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
