"""Periods, placements, statuses in plain Python, written from the definitions and not from SQL.

A slow second answer: one child at a time, one row after the other, dates as Python dates.
"""

from datetime import date
from typing import Any

from sightline.vocabulary.declared import declared_records

Row = dict[str, Any]
FOREVER = date.max
ADOPTION = {"A3", "A4", "A5", "A6"}


def in_order(episodes: list[Row]) -> list[Row]:
    kept = [one for one in episodes if one["legal_status"] not in {"V3", "V4"}]
    numbered = list(enumerate(kept))
    numbered.sort(key=lambda one: (one[1]["started_on"], one[1]["ended_on"] or FOREVER, one[0]))
    return [row for _, row in numbered]


def chains(episodes: list[Row]) -> list[list[Row]]:
    """One child's episodes, split where a period of care ends."""
    found: list[list[Row]] = []
    for row in in_order(episodes):
        before = found[-1][-1] if found else None
        goes_on = (
            before is not None
            and row["reason_started"] != "S"
            and before["end_reason"] in {"X1", "unknown"}
            and (before["ended_on"] or row["started_on"]) >= row["started_on"]
        )
        if goes_on:
            found[-1].append(row)
        else:
            found.append([row])
    return found


def is_temporary(row: Row) -> bool:
    return row["place"].startswith("T")


def last_day(chain: list[Row]) -> date | None:
    return None if any(row["ended_on"] is None for row in chain) else chain[-1]["ended_on"]


def periods(episodes: list[Row]) -> list[Row]:
    found: list[Row] = []
    for chain in chains(episodes):
        lasting = [row for row in chain if not is_temporary(row)]
        needs = [row["need"] for row in chain if row["need"] != "unknown"]
        ended_on = last_day(chain)
        found.append(
            {
                "started_on": chain[0]["started_on"],
                "start_reason": chain[0]["reason_started"],
                "ended_on": ended_on,
                "end_reason": chain[-1]["end_reason"] if ended_on else "unknown",
                "need": needs[-1] if needs else "unknown",
                "first_legal_status": chain[0]["legal_status"],
                "last_legal_status": chain[-1]["legal_status"],
                "last_place": lasting[-1]["place"] if lasting else "unknown",
                "previous_ended_on": found[-1]["ended_on"] if found else None,
            }
        )
    return found


def placements(episodes: list[Row]) -> list[Row]:
    """The placements of one child, over all periods, as far as the twin's rows need them."""
    found: list[Row] = []
    for chain in chains(episodes):
        stays = _stays(chain)
        for number, stay in enumerate(stays):
            later = stays[number + 1][0]["started_on"] if number + 1 < len(stays) else None
            first_day = stay[0]["started_on"]
            is_joint = stay[0]["place"] in ADOPTION and number > 0
            found.append(
                {
                    "started_on": first_day,
                    "ended_on": later or last_day(chain),
                    "place": stay[-1]["place"],
                    "place_group": _group(stay[-1]["place"]),
                    "joint_from": stays[number - 1][0]["started_on"] if is_joint else first_day,
                    "number": number + 1,
                }
            )
    return found


def _group(place: str) -> str:
    return declared_records().codes["placement_type"].group_of(place)


def _stays(chain: list[Row]) -> list[list[Row]]:
    stays: list[list[Row]] = []
    after_temporary = False
    for row in chain:
        if is_temporary(row):
            after_temporary = True
            continue
        if stays and not _is_new(stays[-1][-1], row, after_temporary):
            stays[-1].append(row)
        else:
            stays.append([row])
        after_temporary = False
    return stays


def _is_new(before: Row, row: Row, after_temporary: bool) -> bool:
    if before["carer"] and row["carer"]:
        return before["carer"] != row["carer"]
    home = ("place", "provider", "placement_postcode", "placement_urn")
    same_home = all(before.get(name) == row.get(name) for name in home)
    if row["reason_started"] in {"S", "P", "B"}:
        return not (after_temporary and same_home)
    return False


def statuses(episodes: list[Row]) -> list[Row]:
    found: list[Row] = []
    for chain in chains(episodes):
        spells: list[Row] = []
        for row in chain:
            if spells and spells[-1]["legal_status"] == row["legal_status"]:
                continue
            if spells:
                spells[-1]["ended_on"] = row["started_on"]
            spells.append(
                {
                    "legal_status": row["legal_status"],
                    "started_on": row["started_on"],
                    "ended_on": None,
                }
            )
        spells[-1]["ended_on"] = last_day(chain)
        found += spells
    return found
