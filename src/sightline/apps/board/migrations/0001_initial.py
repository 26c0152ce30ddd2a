import datetime

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Body",
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
                ("kind", models.SlugField(max_length=60, verbose_name="What kind of body")),
                ("title", models.CharField(max_length=120, verbose_name="Name")),
                ("purpose", models.TextField(blank=True, verbose_name="What it is for")),
                ("started_on", models.DateField(verbose_name="Started on")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="Last day")),
                (
                    "quorum_number",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="Members needed"
                    ),
                ),
                (
                    "quorum_percent",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        verbose_name="Or this share of the members, in percent",
                    ),
                ),
                (
                    "chair_needed",
                    models.BooleanField(default=True, verbose_name="The chair must be there"),
                ),
                (
                    "services",
                    models.JSONField(
                        blank=True, default=list, verbose_name="Services that report to it"
                    ),
                ),
                ("recurrence", models.CharField(blank=True, max_length=120, verbose_name="Meets")),
                (
                    "recurs_from",
                    models.DateField(blank=True, null=True, verbose_name="Reckoned from"),
                ),
                (
                    "moved_to",
                    models.CharField(default="next", max_length=10, verbose_name="On a day off"),
                ),
                (
                    "starts_at",
                    models.TimeField(default=datetime.time(10, 0), verbose_name="Begins at"),
                ),
                (
                    "minutes_long",
                    models.PositiveSmallIntegerField(default=120, verbose_name="Lasts, in minutes"),
                ),
                ("place", models.CharField(blank=True, max_length=160, verbose_name="Where")),
                (
                    "papers_before",
                    models.PositiveSmallIntegerField(
                        default=5, verbose_name="Papers due, working days before"
                    ),
                ),
                (
                    "followed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follows",
                        to="board.body",
                        verbose_name="Followed by",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "bodies",
                "ordering": ["title", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            ("ended_on__gte", models.F("started_on")),
                            _connector="OR",
                        ),
                        name="body_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("followed_by__isnull", True),
                            ("ended_on__isnull", False),
                            _connector="OR",
                        ),
                        name="body_followed_has_ended",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("quorum_number__isnull", True),
                            ("quorum_percent__isnull", True),
                            _connector="OR",
                        ),
                        name="body_quorum_said_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Consultation",
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
                (
                    "heard",
                    models.CharField(
                        choices=[
                            ("parents and carers", "parents and carers"),
                            ("staff", "staff"),
                            ("children and young people", "children and young people"),
                        ],
                        max_length=30,
                        verbose_name="Who was heard",
                    ),
                ),
                ("held_on", models.DateField(verbose_name="When")),
                ("how", models.CharField(max_length=160, verbose_name="How")),
                (
                    "how_many",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="How many took part"
                    ),
                ),
                (
                    "service",
                    models.SlugField(blank=True, max_length=60, verbose_name="About which service"),
                ),
                ("said", models.TextField(verbose_name="What they said")),
                ("done", models.TextField(blank=True, verbose_name="What was done about it")),
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
            ],
            options={
                "ordering": ["-held_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="DevelopmentItem",
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
                ("area", models.CharField(max_length=80, verbose_name="Area")),
                ("what", models.CharField(max_length=300, verbose_name="What")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("planned", "planned"),
                            ("under way", "under way"),
                            ("done", "done"),
                            ("dropped", "dropped"),
                        ],
                        default="proposed",
                        max_length=12,
                    ),
                ),
                ("since", models.DateField(verbose_name="Since")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="Done on")),
                ("note", models.TextField(blank=True, verbose_name="How it stands")),
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
            ],
            options={
                "verbose_name": "item of the development log",
                "ordering": ["area", "since", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_on__isnull", False), ("state", "done")),
                            models.Q(
                                models.Q(("state", "done"), _negated=True),
                                ("done_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="development_done_on_a_day",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
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
                ("planned_on", models.DateField(verbose_name="By the rule")),
                ("held_on", models.DateField(verbose_name="Date")),
                ("starts_at", models.TimeField(verbose_name="Begins at")),
                (
                    "minutes_long",
                    models.PositiveSmallIntegerField(default=120, verbose_name="Lasts, in minutes"),
                ),
                ("place", models.CharField(blank=True, max_length=160, verbose_name="Where")),
                ("month", models.DateField(verbose_name="Looks at the month that ends on")),
                ("papers_due_on", models.DateField(verbose_name="Papers due")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("held", "held"),
                            ("cancelled", "cancelled"),
                        ],
                        default="planned",
                        max_length=10,
                    ),
                ),
                ("why", models.TextField(blank=True, verbose_name="Why it was moved or cancelled")),
                (
                    "minutes_state",
                    models.CharField(
                        choices=[
                            ("not begun", "not begun"),
                            ("draft", "draft"),
                            ("agreed", "agreed"),
                        ],
                        default="not begun",
                        max_length=10,
                    ),
                ),
                ("notes", models.TextField(blank=True, verbose_name="Notes for the minutes")),
                (
                    "opened_with",
                    models.JSONField(
                        blank=True,
                        default=list,
                        verbose_name="What was done since the last meeting",
                    ),
                ),
                (
                    "agreed_at_meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreed_minutes_of",
                        to="board.meeting",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="board.body",
                    ),
                ),
            ],
            options={
                "ordering": ["held_on", "id"],
                "indexes": [models.Index(fields=["held_on", "state"], name="meeting_by_day")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("body", "planned_on"), name="meeting_planned_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "cancelled"), _negated=True),
                            models.Q(("why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="meeting_cancelled_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("minutes_state", "not begun"), ("state", "held"), _connector="OR"
                        ),
                        name="meeting_minuted_was_held",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Exploration",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("audit", "audit"),
                            ("deep dive", "deep dive"),
                            ("data work", "data work"),
                        ],
                        max_length=12,
                        verbose_name="What is asked for",
                    ),
                ),
                ("question", models.TextField(verbose_name="What is to be found out")),
                (
                    "service",
                    models.SlugField(blank=True, max_length=60, verbose_name="About which service"),
                ),
                (
                    "indicator",
                    models.CharField(blank=True, max_length=120, verbose_name="Indicator"),
                ),
                ("asked_of", models.CharField(max_length=120, verbose_name="Asked of")),
                ("due_on", models.DateField(verbose_name="Due")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "asked"),
                            ("under way", "under way"),
                            ("reported back", "reported back"),
                            ("looked at", "looked at"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="asked",
                        max_length=14,
                    ),
                ),
                ("result", models.TextField(blank=True, verbose_name="What was found")),
                (
                    "reported_on",
                    models.DateField(blank=True, null=True, verbose_name="Reported back on"),
                ),
                (
                    "why",
                    models.TextField(
                        blank=True, verbose_name="Why it was withdrawn or asked again"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="Asked")),
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
                    "looked_at_in",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="looked_at",
                        to="board.meeting",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="explorations",
                        to="board.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["asked", "under way", "withdrawn"]),
                            models.Q(("result", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="exploration_reported_in_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "looked at"), _negated=True),
                            ("looked_at_in__isnull", False),
                            _connector="OR",
                        ),
                        name="exploration_looked_at_somewhere",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DeepDive",
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
                ("title", models.CharField(max_length=160, verbose_name="Title")),
                ("indicator", models.CharField(max_length=120, verbose_name="Indicator")),
                (
                    "figure_code",
                    models.CharField(blank=True, max_length=20, verbose_name="Code of the figure"),
                ),
                ("set_off_by", models.TextField(verbose_name="What set it off")),
                ("explored", models.TextField(blank=True, verbose_name="What was explored")),
                ("found", models.TextField(blank=True, verbose_name="What was found")),
                ("started_on", models.DateField(verbose_name="Started on")),
                (
                    "finished_on",
                    models.DateField(blank=True, null=True, verbose_name="Finished on"),
                ),
                ("at", models.DateTimeField(verbose_name="Recorded")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Begun by",
                    ),
                ),
                (
                    "exploration",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deep_dives",
                        to="board.exploration",
                    ),
                ),
            ],
            options={
                "verbose_name": "deep dive",
                "ordering": ["-started_on", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("finished_on__isnull", True),
                            models.Q(("found", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="deep_dive_finished_with_findings",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalBody",
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
                ("kind", models.SlugField(max_length=60, verbose_name="What kind of body")),
                ("title", models.CharField(max_length=120, verbose_name="Name")),
                ("purpose", models.TextField(blank=True, verbose_name="What it is for")),
                ("started_on", models.DateField(verbose_name="Started on")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="Last day")),
                (
                    "quorum_number",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="Members needed"
                    ),
                ),
                (
                    "quorum_percent",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        verbose_name="Or this share of the members, in percent",
                    ),
                ),
                (
                    "chair_needed",
                    models.BooleanField(default=True, verbose_name="The chair must be there"),
                ),
                (
                    "services",
                    models.JSONField(
                        blank=True, default=list, verbose_name="Services that report to it"
                    ),
                ),
                ("recurrence", models.CharField(blank=True, max_length=120, verbose_name="Meets")),
                (
                    "recurs_from",
                    models.DateField(blank=True, null=True, verbose_name="Reckoned from"),
                ),
                (
                    "moved_to",
                    models.CharField(default="next", max_length=10, verbose_name="On a day off"),
                ),
                (
                    "starts_at",
                    models.TimeField(default=datetime.time(10, 0), verbose_name="Begins at"),
                ),
                (
                    "minutes_long",
                    models.PositiveSmallIntegerField(default=120, verbose_name="Lasts, in minutes"),
                ),
                ("place", models.CharField(blank=True, max_length=160, verbose_name="Where")),
                (
                    "papers_before",
                    models.PositiveSmallIntegerField(
                        default=5, verbose_name="Papers due, working days before"
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
                    "followed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="board.body",
                        verbose_name="Followed by",
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
            ],
            options={
                "verbose_name": "historical body",
                "verbose_name_plural": "historical bodies",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="BroughtItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("service", models.SlugField(max_length=60, verbose_name="Service")),
                (
                    "under",
                    models.CharField(
                        choices=[
                            ("improved", "What has improved, and how"),
                            ("to improve", "What needs to improve, and what is being done"),
                            ("to explore", "What needs more information, exploration or audit"),
                        ],
                        max_length=12,
                        verbose_name="Heading",
                    ),
                ),
                ("text", models.TextField(verbose_name="What")),
                (
                    "how",
                    models.TextField(
                        blank=True, verbose_name="How it was achieved, or what is being done"
                    ),
                ),
                (
                    "indicator",
                    models.CharField(blank=True, max_length=120, verbose_name="Indicator"),
                ),
                ("at", models.DateTimeField(verbose_name="When")),
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
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="brought",
                        to="board.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["service", "id"],
            },
        ),
        migrations.CreateModel(
            name="BoardFinding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("theme", models.CharField(max_length=120, verbose_name="Theme")),
                ("text", models.TextField(verbose_name="Finding")),
                (
                    "source_kind",
                    models.CharField(blank=True, max_length=60, verbose_name="Comes from: kind"),
                ),
                (
                    "source_id",
                    models.CharField(blank=True, max_length=120, verbose_name="Comes from: which"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("sent", "sent"),
                            ("taken up", "taken up"),
                            ("not taken up", "not taken up"),
                        ],
                        default="sent",
                        max_length=14,
                    ),
                ),
                ("why", models.TextField(blank=True, verbose_name="Why it was left out")),
                ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="Decided")),
                ("at", models.DateTimeField(verbose_name="Sent")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Sent by",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Decided by",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="board.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "finding",
                "ordering": ["-at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "not taken up"), _negated=True),
                            models.Q(("why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="finding_left_out_says_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="Number")),
                ("title", models.CharField(max_length=200, verbose_name="Item")),
                ("said", models.TextField(blank=True, verbose_name="Noted")),
                ("decision", models.TextField(blank=True, verbose_name="Decided")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agenda",
                        to="board.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="PracticeDevelopment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="From")),
                ("text", models.TextField(verbose_name="What changed in practice")),
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
                    "deep_dive",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="developments",
                        to="board.deepdive",
                    ),
                ),
            ],
            options={
                "ordering": ["on", "id"],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("role", models.CharField(blank=True, max_length=60, verbose_name="Role")),
                (
                    "unit",
                    models.CharField(blank=True, max_length=120, verbose_name="Of which service"),
                ),
                ("called", models.CharField(blank=True, max_length=120, verbose_name="Called")),
                ("is_chair", models.BooleanField(default=False, verbose_name="Chairs")),
                ("counts", models.BooleanField(default=True, verbose_name="Counts for the quorum")),
                ("from_on", models.DateField(verbose_name="From")),
                ("to_on", models.DateField(blank=True, null=True, verbose_name="Until")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="board.body",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Person",
                    ),
                ),
            ],
            options={
                "ordering": ["-is_chair", "from_on", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("to_on__isnull", True),
                            ("to_on__gte", models.F("from_on")),
                            _connector="OR",
                        ),
                        name="seat_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("role", ""), _negated=True),
                            ("person__isnull", False),
                            models.Q(("called", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="seat_is_somebodys",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_chair", True), ("to_on__isnull", True)),
                        fields=("body",),
                        name="body_has_one_chair",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalBoardChallenge",
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
                ("number", models.PositiveSmallIntegerField(verbose_name="Number")),
                (
                    "service",
                    models.SlugField(blank=True, max_length=60, verbose_name="To which service"),
                ),
                ("text", models.TextField(verbose_name="Challenge")),
                (
                    "indicator",
                    models.CharField(blank=True, max_length=120, verbose_name="Indicator"),
                ),
                (
                    "figure_code",
                    models.CharField(blank=True, max_length=20, verbose_name="Code of the figure"),
                ),
                ("answer", models.TextField(blank=True, verbose_name="Answer")),
                (
                    "answered_by",
                    models.CharField(blank=True, max_length=120, verbose_name="Answered by"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("answered", "answered"),
                            ("followed up", "followed up"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                ("outcome", models.TextField(blank=True, verbose_name="What came of it")),
                (
                    "about_inequality",
                    models.BooleanField(default=False, verbose_name="About inequality"),
                ),
                ("breakdown", models.CharField(blank=True, max_length=60, verbose_name="Of what")),
                ("group", models.CharField(blank=True, max_length=120, verbose_name="Which group")),
                (
                    "compared",
                    models.CharField(blank=True, max_length=300, verbose_name="How it compares"),
                ),
                ("at", models.DateTimeField(verbose_name="Recorded")),
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
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="board.meeting",
                    ),
                ),
                (
                    "challenged_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="board.seat",
                        verbose_name="Challenged by",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical challenge",
                "verbose_name_plural": "historical challenges",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="BoardChallenge",
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
                ("number", models.PositiveSmallIntegerField(verbose_name="Number")),
                (
                    "service",
                    models.SlugField(blank=True, max_length=60, verbose_name="To which service"),
                ),
                ("text", models.TextField(verbose_name="Challenge")),
                (
                    "indicator",
                    models.CharField(blank=True, max_length=120, verbose_name="Indicator"),
                ),
                (
                    "figure_code",
                    models.CharField(blank=True, max_length=20, verbose_name="Code of the figure"),
                ),
                ("answer", models.TextField(blank=True, verbose_name="Answer")),
                (
                    "answered_by",
                    models.CharField(blank=True, max_length=120, verbose_name="Answered by"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("answered", "answered"),
                            ("followed up", "followed up"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                ("outcome", models.TextField(blank=True, verbose_name="What came of it")),
                (
                    "about_inequality",
                    models.BooleanField(default=False, verbose_name="About inequality"),
                ),
                ("breakdown", models.CharField(blank=True, max_length=60, verbose_name="Of what")),
                ("group", models.CharField(blank=True, max_length=120, verbose_name="Which group")),
                (
                    "compared",
                    models.CharField(blank=True, max_length=300, verbose_name="How it compares"),
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
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="challenges",
                        to="board.meeting",
                    ),
                ),
                (
                    "challenged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="board.seat",
                        verbose_name="Challenged by",
                    ),
                ),
            ],
            options={
                "verbose_name": "challenge",
                "ordering": ["meeting_id", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "number"), name="challenge_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "open"),
                            models.Q(("answer", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="challenge_answered_in_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("about_inequality", False),
                            models.Q(("group", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="challenge_of_inequality_names_group",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("about_inequality", False),
                            models.Q(("state", "followed up"), _negated=True),
                            models.Q(("outcome", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="challenge_of_inequality_has_outcome",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "presence",
                    models.CharField(
                        choices=[
                            ("present", "Present"),
                            ("deputy", "A deputy came"),
                            ("apologies", "Apologies"),
                            ("absent", "Absent"),
                        ],
                        max_length=10,
                        verbose_name="Attendance",
                    ),
                ),
                (
                    "deputy",
                    models.CharField(blank=True, max_length=120, verbose_name="Who came instead"),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to="board.meeting",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="board.seat",
                    ),
                ),
            ],
            options={
                "ordering": ["seat__is_chair", "seat_id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "seat"), name="attendance_once_per_seat"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("presence", "deputy"), _negated=True),
                            models.Q(("deputy", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="attendance_names_deputy",
                    ),
                ],
            },
        ),
    ]
