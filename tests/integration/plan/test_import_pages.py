"""The pages by which a plan's file comes in."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.integration.plan.test_importing import LINES, begun

from sightline.apps.plan.models import Milestone, PlanUpload


def sent(client: Any, plan: Any, content: bytes, name: str = "plan.csv") -> Any:
    data = {"file": SimpleUploadedFile(name, content), "quarter": "2017-06-30"}
    return client.post(f"/plan/{plan.pk}/import/", data)


def test_a_file_is_uploaded_mapped_looked_at_written_and_taken_back(visit: Any, dana: Any) -> None:
    plan, client = begun(dana), visit(dana)
    answer = sent(client, plan, LINES.replace("Action,", "What we do,", 1).encode())
    columns = client.get(answer["Location"])
    assert "“What we do”" in columns.content.decode()
    fields = columns.context["form"].fields
    chosen = {name: field.initial or "" for name, field in fields.items()}
    refused = client.post(answer["Location"], chosen)
    assert "Say which column holds the action" in refused.content.decode()
    chosen["column3"] = "action"
    looked = client.get(client.post(answer["Location"], chosen)["Location"])
    page = looked.content.decode()
    assert "3 actions new, 0 changed, 0 the same. Lines: 4 new." in page
    assert "31 July 2018 is after the plan’s end" in page
    upload = PlanUpload.objects.get()
    client.post(f"/plan/files/{upload.pk}/preview/")
    assert Milestone.objects.filter(action__area__plan=plan).count() == 4
    done = client.post(f"/plan/files/{upload.pk}/written/", follow=True).content.decode()
    assert "The plan is as it was before this file." in done
    assert not plan.areas.exists()


def test_a_file_that_is_no_plan_is_refused_in_one_sentence(visit: Any, dana: Any) -> None:
    plan, client = begun(dana), visit(dana)
    answer = sent(client, plan, b"PK\x03\x04 nothing", "plan.docx")
    assert answer.status_code == 400
    assert "is damaged or was cut off" in answer.content.decode()


def test_who_may_not_keep_the_plan_finds_no_page_to_bring_in_a_file(
    visit: Any, dana: Any, team_manager: Any
) -> None:
    plan = begun(dana)
    assert visit(team_manager).get(f"/plan/{plan.pk}/import/").status_code == 404
    assert visit(team_manager).get(f"/plan/{plan.pk}/export.docx").status_code == 200
