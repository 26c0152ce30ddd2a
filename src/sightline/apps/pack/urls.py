from django.urls import path

from sightline.apps.pack.views import files, freezing, home, lines, packs, parts, reports, summaries

_MONTH = "pack/<str:month>/"
app_name = "pack"
urlpatterns = [
    path("pack/", home.home, name="home"),
    path("pack/blank-summary.<str:ending>", files.blank, name="blank"),
    path(_MONTH, packs.pack, name="pack"),
    path(f"{_MONTH}read/", packs.read, name="read"),
    path(f"{_MONTH}complete/", packs.complete, name="complete"),
    path(f"{_MONTH}open-again/", packs.open_again, name="open_again"),
    path(f"{_MONTH}missing/<str:what>/", packs.gap, name="gap"),
    path(f"{_MONTH}freeze/", freezing.freeze, name="freeze"),
    path(f"{_MONTH}freezing/", freezing.progress, name="freezing"),
    path(f"{_MONTH}pack.<str:ending>", files.pack, name="pack_file"),
    path(f"{_MONTH}improvements/", lines.both, name="lines"),
    path(f"{_MONTH}improvements/suggest/", lines.suggest, name="suggest_lines"),
    path(f"{_MONTH}improvements/<int:id>/", lines.line, name="line"),
    path(f"{_MONTH}improvements/<int:id>/remove/", lines.remove, name="remove_line"),
    path(f"{_MONTH}improvements.<str:ending>", files.improvements, name="lines_file"),
    path(f"{_MONTH}parts/<str:part>/", parts.part, name="part"),
    path(f"{_MONTH}parts/<str:part>/attach/", parts.attach_file, name="attach"),
    path(f"{_MONTH}parts/<str:part>/why-not/", parts.why_not, name="why_not"),
    path(f"{_MONTH}parts/<str:part>/take-back/", parts.take_back, name="take_back_part"),
    path(f"{_MONTH}services/<str:service>/summary/", summaries.summary, name="summary"),
    path(
        f"{_MONTH}services/<str:service>/summary/take-back/",
        summaries.take_back, name="take_back_summary",
    ),
    path(f"{_MONTH}services/<str:service>/summary/agree/", summaries.agree, name="agree"),
    path(
        f"{_MONTH}services/<str:service>/summary.<str:ending>", files.summary, name="summary_file"
    ),
    path(f"{_MONTH}services/<str:service>/report/", reports.report, name="report"),
    path(
        f"{_MONTH}services/<str:service>/report/take-back/",
        reports.take_back, name="take_back_report",
    ),
    path(f"{_MONTH}services/<str:service>/report.<str:ending>", files.report, name="report_file"),
]  # fmt: skip
