import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import sightline.apps.cover_reports.rules
from sightline.apps.events.append_only import append_only


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("board", "0002_considerations"),
        ("papers", "0001_initial"),
        ("people", "__first__"),
        ("plan", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="CoverReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="Version"),
                ),
                ("title", models.CharField(max_length=250, verbose_name="Title")),
                ("from_on", models.DateField(verbose_name="Period from")),
                ("quarter_end", models.DateField(verbose_name="Period to")),
                (
                    "meeting_on",
                    models.DateField(blank=True, null=True, verbose_name="Day of the meeting"),
                ),
                (
                    "inspection_only",
                    models.BooleanField(
                        default=False, verbose_name="Inspection recommendations only"
                    ),
                ),
                (
                    "cabinet_member",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        verbose_name="Cabinet member with lead responsibility",
                    ),
                ),
                (
                    "is_key_decision",
                    models.BooleanField(default=False, verbose_name="Key decision"),
                ),
                (
                    "in_forward_plan",
                    models.BooleanField(default=True, verbose_name="In the forward plan"),
                ),
                (
                    "wards",
                    models.CharField(default="All", max_length=200, verbose_name="Wards affected"),
                ),
                (
                    "director",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="Accountable director"
                    ),
                ),
                (
                    "service",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="Originating service"
                    ),
                ),
                ("employees", models.TextField(blank=True, verbose_name="Accountable employees")),
                ("recommendations", models.TextField(blank=True, verbose_name="Recommendations")),
                (
                    "classification",
                    models.SlugField(
                        default="public", max_length=40, verbose_name="Classification"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("checked", "checked"),
                            ("released", "released"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default=sightline.apps.cover_reports.rules.CoverState["DRAFT"],
                        max_length=12,
                    ),
                ),
                (
                    "withdrawn_because",
                    models.TextField(blank=True, verbose_name="Why it was withdrawn"),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="board.body",
                        verbose_name="To which body",
                    ),
                ),
                (
                    "fixed",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cover_reports",
                        to="plan.fixedplan",
                        verbose_name="The plan as it was fixed",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cover_reports",
                        to="plan.plan",
                    ),
                ),
                (
                    "replaced_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaces",
                        to="cover_reports.coverreport",
                    ),
                ),
            ],
            options={
                "ordering": ["-quarter_end", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("from_on__lte", models.F("quarter_end"))),
                        name="cover_report_period",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "withdrawn"), _negated=True),
                            models.Q(("withdrawn_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="cover_report_withdrawn_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CheckRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "papers_sha256",
                    models.CharField(max_length=64, verbose_name="SHA-256 of the papers"),
                ),
                ("rules", models.JSONField(default=list, verbose_name="What became of each rule")),
                ("at", models.DateTimeField(verbose_name="Run")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Run by",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="check_runs",
                        to="cover_reports.coverreport",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="CheckFinding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=64, verbose_name="Key")),
                ("rule", models.SlugField(max_length=60, verbose_name="Rule")),
                ("sentence", models.TextField(verbose_name="What was found")),
                ("sides", models.JSONField(default=list, verbose_name="Both sides")),
                ("what_to_do", models.TextField(verbose_name="What to do")),
                ("position", models.PositiveIntegerField(verbose_name="Place in the list")),
                (
                    "first_in",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cover_reports.checkrun",
                    ),
                ),
                (
                    "last_in",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="cover_reports.checkrun",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="cover_reports.coverreport",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "key"), name="check_finding_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="CoverStop",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="Considered on")),
                ("at", models.DateTimeField()),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="board.body",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Recorded by",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stops",
                        to="cover_reports.coverreport",
                    ),
                ),
            ],
            options={
                "ordering": ["on", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "body"), name="cover_stop_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCoverPart",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="Version"),
                ),
                ("section", models.SlugField(max_length=60)),
                ("text", models.TextField(blank=True, verbose_name="Words")),
                ("is_nothing", models.BooleanField(default=False, verbose_name="There are none")),
                ("written_at", models.DateTimeField(null=True, verbose_name="Written")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cover_reports.coverreport",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Written by",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical cover part",
                "verbose_name_plural": "historical cover parts",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCoverReport",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="Version"),
                ),
                ("title", models.CharField(max_length=250, verbose_name="Title")),
                ("from_on", models.DateField(verbose_name="Period from")),
                ("quarter_end", models.DateField(verbose_name="Period to")),
                (
                    "meeting_on",
                    models.DateField(blank=True, null=True, verbose_name="Day of the meeting"),
                ),
                (
                    "inspection_only",
                    models.BooleanField(
                        default=False, verbose_name="Inspection recommendations only"
                    ),
                ),
                (
                    "cabinet_member",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        verbose_name="Cabinet member with lead responsibility",
                    ),
                ),
                (
                    "is_key_decision",
                    models.BooleanField(default=False, verbose_name="Key decision"),
                ),
                (
                    "in_forward_plan",
                    models.BooleanField(default=True, verbose_name="In the forward plan"),
                ),
                (
                    "wards",
                    models.CharField(default="All", max_length=200, verbose_name="Wards affected"),
                ),
                (
                    "director",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="Accountable director"
                    ),
                ),
                (
                    "service",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="Originating service"
                    ),
                ),
                ("employees", models.TextField(blank=True, verbose_name="Accountable employees")),
                ("recommendations", models.TextField(blank=True, verbose_name="Recommendations")),
                (
                    "classification",
                    models.SlugField(
                        default="public", max_length=40, verbose_name="Classification"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("checked", "checked"),
                            ("released", "released"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default=sightline.apps.cover_reports.rules.CoverState["DRAFT"],
                        max_length=12,
                    ),
                ),
                (
                    "withdrawn_because",
                    models.TextField(blank=True, verbose_name="Why it was withdrawn"),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="board.body",
                        verbose_name="To which body",
                    ),
                ),
                (
                    "fixed",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plan.fixedplan",
                        verbose_name="The plan as it was fixed",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plan.plan",
                    ),
                ),
                (
                    "replaced_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cover_reports.coverreport",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical cover report",
                "verbose_name_plural": "historical cover reports",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSampleItem",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="Version"),
                ),
                (
                    "sample",
                    models.CharField(
                        choices=[
                            ("completed or on track", "completed or on track"),
                            ("at risk", "at risk"),
                        ],
                        max_length=24,
                        verbose_name="Which list",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="Place")),
                ("reference", models.CharField(max_length=60, verbose_name="Number")),
                ("title", models.TextField(verbose_name="What it is")),
                ("words", models.TextField(blank=True, verbose_name="What is said of it")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plan.planaction",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plan.milestone",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cover_reports.coverreport",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical sample item",
                "verbose_name_plural": "historical sample items",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="SampleItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="Version"),
                ),
                (
                    "sample",
                    models.CharField(
                        choices=[
                            ("completed or on track", "completed or on track"),
                            ("at risk", "at risk"),
                        ],
                        max_length=24,
                        verbose_name="Which list",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="Place")),
                ("reference", models.CharField(max_length=60, verbose_name="Number")),
                ("title", models.TextField(verbose_name="What it is")),
                ("words", models.TextField(blank=True, verbose_name="What is said of it")),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plan.planaction",
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plan.milestone",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="cover_reports.coverreport",
                    ),
                ),
            ],
            options={
                "ordering": ["sample", "position", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("action__isnull", True), ("milestone__isnull", True), _connector="OR"
                        ),
                        name="cover_item_action_or_milestone",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CoverPart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(default=1, editable=False, verbose_name="Version"),
                ),
                ("section", models.SlugField(max_length=60)),
                ("text", models.TextField(blank=True, verbose_name="Words")),
                ("is_nothing", models.BooleanField(default=False, verbose_name="There are none")),
                ("written_at", models.DateTimeField(null=True, verbose_name="Written")),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Written by",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="cover_reports.coverreport",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "section"), name="cover_part_once"),
                    models.CheckConstraint(
                        condition=models.Q(("is_nothing", False), ("text", ""), _connector="OR"),
                        name="cover_part_nothing_or_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignOff",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=30, verbose_name="Code")),
                ("on", models.DateField(verbose_name="Signed off on")),
                ("who", models.CharField(max_length=160, verbose_name="Signed off by")),
                (
                    "words_sha256",
                    models.CharField(max_length=64, verbose_name="SHA-256 of the words"),
                ),
                ("at", models.DateTimeField(verbose_name="Recorded")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Recorded by",
                    ),
                ),
                (
                    "part",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_offs",
                        to="cover_reports.coverpart",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("who", ""), _negated=True), name="sign_off_says_who"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Appendix",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="Place")),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Added by",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.paperversion",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appendices",
                        to="cover_reports.coverreport",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "appendices",
                "ordering": ["position", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "version"), name="cover_appendix_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CheckDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_accepted", models.BooleanField(verbose_name="Accepted")),
                ("reason", models.TextField(verbose_name="Why")),
                ("at", models.DateTimeField(verbose_name="Decided")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Decided by",
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="cover_reports.checkfinding",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="check_decision_why"
                    )
                ],
            },
        ),
        append_only("cover_reports_checkrun"),
        append_only("cover_reports_checkdecision"),
        append_only("cover_reports_signoff"),
    ]
