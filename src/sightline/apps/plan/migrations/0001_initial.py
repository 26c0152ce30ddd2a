import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import sightline.apps.plan.rules.states
import sightline.documents.plan.data
from sightline.apps.events.append_only import append_only


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("board", "0002_considerations"),
        ("events", "0001_initial"),
        ("papers", "0001_initial"),
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Plan",
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
                ("authority", models.CharField(max_length=10, verbose_name="Authority")),
                ("title", models.CharField(max_length=200, verbose_name="Title")),
                ("years", models.CharField(max_length=40, verbose_name="Year")),
                ("from_on", models.DateField(verbose_name="From")),
                ("to_on", models.DateField(verbose_name="Until")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "draft"), ("live", "live"), ("closed", "closed")],
                        default=sightline.apps.plan.rules.states.PlanState["DRAFT"],
                        max_length=10,
                    ),
                ),
                ("purpose", models.TextField(blank=True, verbose_name="What it is for")),
                (
                    "caveat",
                    models.TextField(blank=True, verbose_name="What readers must bear in mind"),
                ),
                (
                    "stale_after",
                    models.PositiveSmallIntegerField(
                        default=90, verbose_name="A rating is old after so many days"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Plan owner",
                    ),
                ),
            ],
            options={
                "ordering": ["-from_on", "title", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("to_on__gte", models.F("from_on"))),
                        name="plan_ends_later",
                    ),
                    models.UniqueConstraint(
                        fields=("authority", "title", "years"), name="plan_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanArea",
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
                ("code", models.CharField(max_length=30, verbose_name="Code")),
                ("name", models.CharField(max_length=200, verbose_name="Name")),
                ("position", models.PositiveSmallIntegerField(verbose_name="Place")),
                (
                    "is_inspection",
                    models.BooleanField(
                        default=False, verbose_name="Answers an inspection’s recommendations"
                    ),
                ),
                (
                    "holds_completed",
                    models.BooleanField(default=False, verbose_name="Holds completed actions only"),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="areas",
                        to="plan.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "code"), name="plan_area_code_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanAction",
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
                ("number", models.CharField(blank=True, max_length=60, verbose_name="Number")),
                ("title", models.TextField(verbose_name="Action")),
                ("position", models.PositiveSmallIntegerField(verbose_name="Place")),
                (
                    "new_in",
                    models.DateField(
                        blank=True, null=True, verbose_name="New in the month that begins on"
                    ),
                ),
                (
                    "completed_number",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="Number among the completed"
                    ),
                ),
                (
                    "completed_in",
                    models.DateField(
                        blank=True, null=True, verbose_name="Completed in the month that begins on"
                    ),
                ),
                (
                    "indicators",
                    models.JSONField(
                        blank=True, default=list, verbose_name="Indicators it should move"
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="plan.planarea",
                    ),
                ),
            ],
            options={
                "verbose_name": "action of the plan",
                "ordering": ["area__position", "position", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number", ""), _negated=True),
                            models.Q(("completed_number", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="plan_action_has_number",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPlan",
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
                ("authority", models.CharField(max_length=10, verbose_name="Authority")),
                ("title", models.CharField(max_length=200, verbose_name="Title")),
                ("years", models.CharField(max_length=40, verbose_name="Year")),
                ("from_on", models.DateField(verbose_name="From")),
                ("to_on", models.DateField(verbose_name="Until")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "draft"), ("live", "live"), ("closed", "closed")],
                        default=sightline.apps.plan.rules.states.PlanState["DRAFT"],
                        max_length=10,
                    ),
                ),
                ("purpose", models.TextField(blank=True, verbose_name="What it is for")),
                (
                    "caveat",
                    models.TextField(blank=True, verbose_name="What readers must bear in mind"),
                ),
                (
                    "stale_after",
                    models.PositiveSmallIntegerField(
                        default=90, verbose_name="A rating is old after so many days"
                    ),
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Plan owner",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical plan",
                "verbose_name_plural": "historical plans",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="LeadName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("authority", models.CharField(max_length=10, verbose_name="Authority")),
                ("name", models.CharField(max_length=160, verbose_name="As written")),
                ("role", models.CharField(blank=True, max_length=60, verbose_name="Role")),
                ("is_group", models.BooleanField(default=False, verbose_name="Several people")),
                (
                    "same_as",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spellings",
                        to="plan.leadname",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Account",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("authority", "name"), name="lead_name_once"),
                    models.CheckConstraint(
                        condition=models.Q(("user__isnull", True), ("role", ""), _connector="OR"),
                        name="lead_is_person_or_role",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalLeadName",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("authority", models.CharField(max_length=10, verbose_name="Authority")),
                ("name", models.CharField(max_length=160, verbose_name="As written")),
                ("role", models.CharField(blank=True, max_length=60, verbose_name="Role")),
                ("is_group", models.BooleanField(default=False, verbose_name="Several people")),
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
                    "user",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Account",
                    ),
                ),
                (
                    "same_as",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plan.leadname",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical lead name",
                "verbose_name_plural": "historical lead names",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Milestone",
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
                ("number", models.CharField(blank=True, max_length=60, verbose_name="Number")),
                ("text", models.TextField(blank=True, verbose_name="Milestone")),
                ("position", models.PositiveSmallIntegerField(verbose_name="Place")),
                (
                    "timescale",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="Timescale, as written"
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="Due")),
                (
                    "new_in",
                    models.DateField(
                        blank=True, null=True, verbose_name="New in the month that begins on"
                    ),
                ),
                (
                    "brag",
                    models.CharField(
                        choices=[
                            ("blue", "blue"),
                            ("green", "green"),
                            ("amber", "amber"),
                            ("red", "red"),
                            ("unknown", "unknown"),
                        ],
                        default=sightline.documents.plan.data.Brag["UNKNOWN"],
                        max_length=8,
                        verbose_name="Rating",
                    ),
                ),
                ("rated_on", models.DateField(blank=True, null=True, verbose_name="Rated on")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("met", "met"),
                            ("missed", "missed"),
                            ("partly met", "partly met"),
                        ],
                        max_length=10,
                        verbose_name="How its target came out",
                    ),
                ),
                ("came_out", models.CharField(blank=True, max_length=300, verbose_name="In words")),
                (
                    "withdrawn_because",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="Why it was withdrawn"
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="plan.milestone",
                    ),
                ),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="milestones",
                        to="plan.planaction",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "indexes": [models.Index(fields=["due_on", "brag"], name="milestone_due")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome", ""),
                            models.Q(("came_out", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="milestone_outcome_in_words",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalOccurrence",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("due_on", models.DateField(verbose_name="Due")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="Done on")),
                (
                    "note",
                    models.CharField(blank=True, max_length=400, verbose_name="What came of it"),
                ),
                (
                    "missed_because",
                    models.CharField(blank=True, max_length=300, verbose_name="Why it was missed"),
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
                    "by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Recorded by",
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
            ],
            options={
                "verbose_name": "historical occurrence",
                "verbose_name_plural": "historical occurrences",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMilestoneTarget",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=200, verbose_name="What is to be reached")),
                (
                    "value",
                    models.DecimalField(decimal_places=2, max_digits=12, verbose_name="Number"),
                ),
                ("unit", models.CharField(blank=True, max_length=30, verbose_name="Unit")),
                ("by_on", models.DateField(blank=True, null=True, verbose_name="By")),
                (
                    "indicator",
                    models.CharField(blank=True, max_length=120, verbose_name="Indicator"),
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
            ],
            options={
                "verbose_name": "historical milestone target",
                "verbose_name_plural": "historical milestone targets",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMilestoneLead",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("as_written", models.CharField(max_length=200, verbose_name="As written")),
                ("position", models.PositiveSmallIntegerField(verbose_name="Place")),
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
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plan.leadname",
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
            ],
            options={
                "verbose_name": "historical milestone lead",
                "verbose_name_plural": "historical milestone leads",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalEscalation",
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
                ("to", models.CharField(blank=True, max_length=160, verbose_name="To whom")),
                ("on", models.DateField(verbose_name="Escalated on")),
                ("why", models.TextField(verbose_name="Why")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="Ended on")),
                ("came_of", models.TextField(blank=True, verbose_name="What came of it")),
                ("at", models.DateTimeField()),
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
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Recorded by",
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
            ],
            options={
                "verbose_name": "historical escalation",
                "verbose_name_plural": "historical escalations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDependency",
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
                ("on_what", models.CharField(max_length=200, verbose_name="Waits for")),
                ("why", models.CharField(blank=True, max_length=300, verbose_name="Because")),
                ("expected_on", models.DateField(blank=True, null=True, verbose_name="Expected")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="Came on")),
                ("at", models.DateTimeField()),
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
                    "by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Recorded by",
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
                    "on_milestone",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plan.milestone",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical dependency",
                "verbose_name_plural": "historical dependencies",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Escalation",
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
                ("to", models.CharField(blank=True, max_length=160, verbose_name="To whom")),
                ("on", models.DateField(verbose_name="Escalated on")),
                ("why", models.TextField(verbose_name="Why")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="Ended on")),
                ("came_of", models.TextField(blank=True, verbose_name="What came of it")),
                ("at", models.DateTimeField()),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
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
                    "milestone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="escalations",
                        to="plan.milestone",
                    ),
                ),
            ],
            options={
                "ordering": ["on", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("body__isnull", False),
                            models.Q(("to", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="escalated_to_somebody",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Dependency",
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
                ("on_what", models.CharField(max_length=200, verbose_name="Waits for")),
                ("why", models.CharField(blank=True, max_length=300, verbose_name="Because")),
                ("expected_on", models.DateField(blank=True, null=True, verbose_name="Expected")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="Came on")),
                ("at", models.DateTimeField()),
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
                    "milestone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dependencies",
                        to="plan.milestone",
                    ),
                ),
                (
                    "on_milestone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="waited_for_by",
                        to="plan.milestone",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "dependencies",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="MilestoneLead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("as_written", models.CharField(max_length=200, verbose_name="As written")),
                ("position", models.PositiveSmallIntegerField(verbose_name="Place")),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="led",
                        to="plan.leadname",
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="leads",
                        to="plan.milestone",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("milestone", "lead"), name="milestone_lead_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MilestoneTarget",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=200, verbose_name="What is to be reached")),
                (
                    "value",
                    models.DecimalField(decimal_places=2, max_digits=12, verbose_name="Number"),
                ),
                ("unit", models.CharField(blank=True, max_length=30, verbose_name="Unit")),
                ("by_on", models.DateField(blank=True, null=True, verbose_name="By")),
                (
                    "indicator",
                    models.CharField(blank=True, max_length=120, verbose_name="Indicator"),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="targets",
                        to="plan.milestone",
                    ),
                ),
            ],
            options={
                "ordering": ["by_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="Occurrence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("due_on", models.DateField(verbose_name="Due")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="Done on")),
                (
                    "note",
                    models.CharField(blank=True, max_length=400, verbose_name="What came of it"),
                ),
                (
                    "missed_because",
                    models.CharField(blank=True, max_length=300, verbose_name="Why it was missed"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Recorded by",
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="occurrences",
                        to="plan.milestone",
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("milestone", "due_on"), name="occurrence_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_on__isnull", True), ("missed_because", ""), _connector="OR"
                        ),
                        name="occurrence_done_or_missed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSuccessStatement",
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
                ("audience", models.CharField(max_length=120, verbose_name="For whom")),
                ("text", models.TextField(verbose_name="What success looks like")),
                ("position", models.PositiveSmallIntegerField(verbose_name="Place")),
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
            ],
            options={
                "verbose_name": "historical success statement",
                "verbose_name_plural": "historical success statements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalReportCadence",
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
                    "every_months",
                    models.PositiveSmallIntegerField(verbose_name="Every so many months"),
                ),
                (
                    "inspection_only",
                    models.BooleanField(
                        default=False, verbose_name="Inspection recommendations only"
                    ),
                ),
                ("in_meeting", models.BooleanField(default=True, verbose_name="At a meeting")),
                ("from_on", models.DateField(verbose_name="From")),
                ("to_on", models.DateField(blank=True, null=True, verbose_name="Until")),
                ("why", models.CharField(blank=True, max_length=300, verbose_name="Why so")),
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
            ],
            options={
                "verbose_name": "historical report cadence",
                "verbose_name_plural": "historical report cadences",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPlannedMeasure",
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
                ("section", models.CharField(max_length=160, verbose_name="Section")),
                ("title", models.CharField(max_length=400, verbose_name="Measure")),
                ("position", models.PositiveSmallIntegerField(verbose_name="Place")),
                (
                    "is_narrative",
                    models.BooleanField(
                        default=False, verbose_name="Told in words, not as a number"
                    ),
                ),
                (
                    "indicators",
                    models.JSONField(
                        blank=True, default=list, verbose_name="Indicators that show it"
                    ),
                ),
                (
                    "unreported_because",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="Why it is not reported"
                    ),
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
            ],
            options={
                "verbose_name": "historical planned measure",
                "verbose_name_plural": "historical planned measures",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPlanArea",
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
                ("code", models.CharField(max_length=30, verbose_name="Code")),
                ("name", models.CharField(max_length=200, verbose_name="Name")),
                ("position", models.PositiveSmallIntegerField(verbose_name="Place")),
                (
                    "is_inspection",
                    models.BooleanField(
                        default=False, verbose_name="Answers an inspection’s recommendations"
                    ),
                ),
                (
                    "holds_completed",
                    models.BooleanField(default=False, verbose_name="Holds completed actions only"),
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
            ],
            options={
                "verbose_name": "historical plan area",
                "verbose_name_plural": "historical plan areas",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="FixedPlan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("quarter_end", models.DateField(verbose_name="Quarter that ends on")),
                ("data", models.JSONField(verbose_name="The plan, as data")),
                ("at", models.DateTimeField(verbose_name="Fixed")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Fixed by",
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fixed",
                        to="plan.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["-quarter_end", "-at"],
            },
        ),
        migrations.CreateModel(
            name="BulkChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=12, verbose_name="What was changed")),
                ("said", models.CharField(max_length=300, verbose_name="In words")),
                ("rows", models.JSONField(verbose_name="Milestones, before and after")),
                ("at", models.DateTimeField(verbose_name="When")),
                ("undone_at", models.DateTimeField(null=True, verbose_name="Taken back")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="By",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bulk_changes",
                        to="plan.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="AcceptedOddity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=32)),
                ("kind", models.CharField(max_length=40, verbose_name="Kind")),
                ("sentence", models.TextField(verbose_name="What is odd")),
                ("reason", models.CharField(max_length=300, verbose_name="Why it stands")),
                ("at", models.DateTimeField(verbose_name="Accepted")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Accepted by",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accepted_oddities",
                        to="plan.plan",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "accepted oddities",
                "ordering": ["-at", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "key"), name="oddity_accepted_once"),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="oddity_accepted_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalMilestone",
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
                ("number", models.CharField(blank=True, max_length=60, verbose_name="Number")),
                ("text", models.TextField(blank=True, verbose_name="Milestone")),
                ("position", models.PositiveSmallIntegerField(verbose_name="Place")),
                (
                    "timescale",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="Timescale, as written"
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="Due")),
                (
                    "new_in",
                    models.DateField(
                        blank=True, null=True, verbose_name="New in the month that begins on"
                    ),
                ),
                (
                    "brag",
                    models.CharField(
                        choices=[
                            ("blue", "blue"),
                            ("green", "green"),
                            ("amber", "amber"),
                            ("red", "red"),
                            ("unknown", "unknown"),
                        ],
                        default=sightline.documents.plan.data.Brag["UNKNOWN"],
                        max_length=8,
                        verbose_name="Rating",
                    ),
                ),
                ("rated_on", models.DateField(blank=True, null=True, verbose_name="Rated on")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("met", "met"),
                            ("missed", "missed"),
                            ("partly met", "partly met"),
                        ],
                        max_length=10,
                        verbose_name="How its target came out",
                    ),
                ),
                ("came_out", models.CharField(blank=True, max_length=300, verbose_name="In words")),
                (
                    "withdrawn_because",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="Why it was withdrawn"
                    ),
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "replaces",
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
            ],
            options={
                "verbose_name": "historical milestone",
                "verbose_name_plural": "historical milestones",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ActionDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="Decided on")),
                ("text", models.TextField(verbose_name="What was decided")),
                (
                    "reverses",
                    models.TextField(
                        blank=True, verbose_name="Which part of the action it reverses"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "body",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="board.body",
                        verbose_name="Decided by",
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
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="plan.planaction",
                    ),
                ),
            ],
            options={
                "ordering": ["on", "id"],
            },
        ),
        migrations.CreateModel(
            name="PlanApproval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="Approved on")),
                ("said", models.CharField(blank=True, max_length=300, verbose_name="What it said")),
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
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approvals",
                        to="plan.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["on", "id"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPlanAction",
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
                ("number", models.CharField(blank=True, max_length=60, verbose_name="Number")),
                ("title", models.TextField(verbose_name="Action")),
                ("position", models.PositiveSmallIntegerField(verbose_name="Place")),
                (
                    "new_in",
                    models.DateField(
                        blank=True, null=True, verbose_name="New in the month that begins on"
                    ),
                ),
                (
                    "completed_number",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="Number among the completed"
                    ),
                ),
                (
                    "completed_in",
                    models.DateField(
                        blank=True, null=True, verbose_name="Completed in the month that begins on"
                    ),
                ),
                (
                    "indicators",
                    models.JSONField(
                        blank=True, default=list, verbose_name="Indicators it should move"
                    ),
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="plan.planarea",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical action of the plan",
                "verbose_name_plural": "historical action of the plans",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PlannedMeasure",
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
                ("section", models.CharField(max_length=160, verbose_name="Section")),
                ("title", models.CharField(max_length=400, verbose_name="Measure")),
                ("position", models.PositiveSmallIntegerField(verbose_name="Place")),
                (
                    "is_narrative",
                    models.BooleanField(
                        default=False, verbose_name="Told in words, not as a number"
                    ),
                ),
                (
                    "indicators",
                    models.JSONField(
                        blank=True, default=list, verbose_name="Indicators that show it"
                    ),
                ),
                (
                    "unreported_because",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="Why it is not reported"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measures",
                        to="plan.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "section", "title"), name="planned_measure_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanUpload",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=255, verbose_name="File")),
                ("content", models.BinaryField(verbose_name="The file")),
                (
                    "quarter",
                    models.DateField(verbose_name="Its progress is for the quarter that ends on"),
                ),
                ("mapping", models.JSONField(default=dict, verbose_name="What its columns hold")),
                ("told", models.JSONField(default=dict, verbose_name="What was found in it")),
                ("at", models.DateTimeField(verbose_name="Uploaded")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Uploaded by",
                    ),
                ),
                (
                    "kept",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="events.import",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uploads",
                        to="plan.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="ProgressNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("quarter", models.DateField(verbose_name="For the quarter that ends on")),
                ("text", models.TextField(blank=True, verbose_name="Progress")),
                (
                    "nothing_because",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="Nothing to report, because"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Written by",
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="plan.milestone",
                    ),
                ),
                (
                    "of_import",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="events.import",
                        verbose_name="Came with the file",
                    ),
                ),
                (
                    "same_as",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plan.progressnote",
                    ),
                ),
            ],
            options={
                "ordering": ["quarter", "at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), _negated=True),
                            models.Q(("nothing_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="progress_says_something",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LeftSuggestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("said", models.CharField(max_length=200, verbose_name="What was suggested")),
                ("at", models.DateTimeField(verbose_name="Left")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Left by",
                    ),
                ),
                (
                    "note",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="left_suggestions",
                        to="plan.progressnote",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("note", "said"), name="suggestion_left_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="CitedBody",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("as_written", models.CharField(max_length=160, verbose_name="As written")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="board.body",
                    ),
                ),
                (
                    "note",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bodies",
                        to="plan.progressnote",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("note", "body"), name="body_cited_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Rating",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "brag",
                    models.CharField(
                        choices=[
                            ("blue", "blue"),
                            ("green", "green"),
                            ("amber", "amber"),
                            ("red", "red"),
                            ("unknown", "unknown"),
                        ],
                        max_length=8,
                        verbose_name="Rating",
                    ),
                ),
                ("on", models.DateField(verbose_name="On")),
                ("why", models.TextField(blank=True, verbose_name="Why")),
                ("evidence", models.TextField(blank=True, verbose_name="What shows it")),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Rated by",
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ratings",
                        to="plan.milestone",
                    ),
                ),
                (
                    "of_import",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="events.import",
                        verbose_name="Came with the file",
                    ),
                ),
            ],
            options={
                "ordering": ["on", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("brag", "blue"), _negated=True),
                            models.Q(("evidence", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="blue_has_evidence",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Reminded",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("step", models.CharField(max_length=20, verbose_name="Step")),
                ("day", models.DateField(verbose_name="For the day")),
                ("at", models.DateTimeField(verbose_name="When")),
                (
                    "milestone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminded",
                        to="plan.milestone",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "milestone", "step", "day"), name="plan_reminded_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportBack",
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
                ("what", models.CharField(max_length=300, verbose_name="What")),
                (
                    "as_written",
                    models.CharField(blank=True, max_length=120, verbose_name="Date, as written"),
                ),
                ("due_on", models.DateField(verbose_name="Due")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="Done on")),
                (
                    "came_of",
                    models.CharField(blank=True, max_length=300, verbose_name="What came of it"),
                ),
                (
                    "held",
                    models.CharField(
                        blank=True,
                        choices=[("held", "held"), ("partly", "partly"), ("not held", "not held")],
                        max_length=10,
                        verbose_name="Did it hold?",
                    ),
                ),
                ("at", models.DateTimeField()),
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
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Recorded by",
                    ),
                ),
                (
                    "checks",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="later_checks",
                        to="plan.planaction",
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="report_backs",
                        to="plan.milestone",
                    ),
                ),
                (
                    "note",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="report_backs",
                        to="plan.progressnote",
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("held", ""),
                            models.Q(("checks__isnull", False), ("done_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="held_is_of_a_later_check",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("checks__isnull", False)),
                        fields=("checks", "due_on"),
                        name="later_check_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportCadence",
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
                    "every_months",
                    models.PositiveSmallIntegerField(verbose_name="Every so many months"),
                ),
                (
                    "inspection_only",
                    models.BooleanField(
                        default=False, verbose_name="Inspection recommendations only"
                    ),
                ),
                ("in_meeting", models.BooleanField(default=True, verbose_name="At a meeting")),
                ("from_on", models.DateField(verbose_name="From")),
                ("to_on", models.DateField(blank=True, null=True, verbose_name="Until")),
                ("why", models.CharField(blank=True, max_length=300, verbose_name="Why so")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="board.body",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cadences",
                        to="plan.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["from_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="SuccessStatement",
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
                ("audience", models.CharField(max_length=120, verbose_name="For whom")),
                ("text", models.TextField(verbose_name="What success looks like")),
                ("position", models.PositiveSmallIntegerField(verbose_name="Place")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="success",
                        to="plan.plan",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "audience"), name="success_once_per_audience"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TimescaleChange",
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
                    "was",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="Timescale until then"
                    ),
                ),
                ("was_due_on", models.DateField(null=True, verbose_name="Due until then")),
                ("wanted", models.CharField(max_length=300, verbose_name="New timescale")),
                ("wanted_due_on", models.DateField(null=True, verbose_name="Then due")),
                ("reason", models.TextField(verbose_name="Reason")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked for", "asked for"),
                            ("made", "made"),
                            ("refused", "refused"),
                            ("taken back", "taken back"),
                        ],
                        default=sightline.apps.plan.rules.states.ChangeState["ASKED"],
                        max_length=12,
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="Asked")),
                ("decided_at", models.DateTimeField(null=True, verbose_name="Decided")),
                (
                    "decision",
                    models.CharField(blank=True, max_length=300, verbose_name="Why it was refused"),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Asked by",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Decided by",
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="timescale_changes",
                        to="plan.milestone",
                    ),
                ),
            ],
            options={
                "ordering": ["asked_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="timescale_change_has_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "refused"), _negated=True),
                            models.Q(("decision", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="timescale_refused_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["asked for", "taken back"]),
                            ("decided_at__isnull", False),
                            _connector="OR",
                        ),
                        name="timescale_change_decided_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TwoPeople",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="Said")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Said by",
                    ),
                ),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plan.leadname",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="plan.leadname",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "two people",
                "ordering": ["at", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("one", "other"), name="two_people_once")
                ],
            },
        ),
        append_only("plan_rating"),
        append_only("plan_progressnote"),
        append_only("plan_planapproval"),
        append_only("plan_actiondecision"),
        append_only("plan_fixedplan"),
    ]
