"""compute: count every indicator of the published records again."""

from typing import Annotated

import typer

from sightline.cli import screen
from sightline.cli.options import DEFAULT_DATA, AsJson, Authority, Data, one_authority
from sightline.pipeline.figures import MONTHS, publish_figures
from sightline.pipeline.folder import DataFolder
from sightline.quality.publish import publish_findings


def compute(
    authority: Authority = "",
    months: Annotated[int, typer.Option(min=1, max=240, help="How many month-ends back.")] = MONTHS,
    json: AsJson = False,
    data: Data = DEFAULT_DATA,
) -> None:
    """Count every indicator of what is published again.

    After a changed definition, setting, closure day or population; “load” does it by itself.

    \b
    Examples:
      sightline compute
      sightline compute --months 60
    """
    folder = DataFolder(data)
    code = one_authority(folder, authority)
    with screen.progress(quiet=json) as tell:
        figures = publish_figures(
            folder,
            code,
            months=months,
            progress=lambda done, of, what: tell(f"Counting {what}", done / max(of, 1)),
        )
        publish_findings(folder, code)
    if json:
        screen.as_json({"authority": code, "figures": len(figures)})
    else:
        screen.say(f"{len(figures):,} figures counted for authority {code}.")
