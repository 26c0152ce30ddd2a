import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("board", "0001_initial"),
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalPackPiece",
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
                ("part", models.SlugField(max_length=60, verbose_name="Part")),
                ("month", models.DateField(verbose_name="Month")),
                ("due_on", models.DateField(verbose_name="Due")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("brought", "brought"),
                            ("not brought", "not brought"),
                        ],
                        default="waiting",
                        max_length=12,
                        verbose_name="State",
                    ),
                ),
                (
                    "texts",
                    models.JSONField(blank=True, default=dict, verbose_name="What was written"),
                ),
                ("why_not", models.TextField(blank=True, verbose_name="Why it is not brought")),
                ("brought_at", models.DateTimeField(null=True, verbose_name="Brought")),
                ("chased_on", models.DateField(null=True, verbose_name="Last chased")),
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
                    "brought_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Brought by",
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
                "verbose_name": "historical part of the pack",
                "verbose_name_plural": "historical part of the packs",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPerformanceSummary",
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
                ("service", models.CharField(max_length=80, verbose_name="Reporting service")),
                ("month", models.DateField(verbose_name="Month")),
                ("due_on", models.DateField(verbose_name="Due")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("handed in", "handed in"),
                            ("agreed at the Board", "agreed at the Board"),
                        ],
                        default="draft",
                        max_length=20,
                        verbose_name="State",
                    ),
                ),
                ("handed_in_at", models.DateTimeField(null=True, verbose_name="Handed in")),
                ("chased_on", models.DateField(null=True, verbose_name="Last chased")),
                (
                    "improved_1",
                    models.CharField(blank=True, max_length=120, verbose_name="Improved, first"),
                ),
                (
                    "improved_1_how",
                    models.TextField(blank=True, verbose_name="How it was achieved (first)"),
                ),
                (
                    "improved_2",
                    models.CharField(blank=True, max_length=120, verbose_name="Improved, second"),
                ),
                (
                    "improved_2_how",
                    models.TextField(blank=True, verbose_name="How it was achieved (second)"),
                ),
                (
                    "improved_3",
                    models.CharField(blank=True, max_length=120, verbose_name="Improved, third"),
                ),
                (
                    "improved_3_how",
                    models.TextField(blank=True, verbose_name="How it was achieved (third)"),
                ),
                (
                    "fewer_improved",
                    models.TextField(blank=True, verbose_name="Why fewer than three improved"),
                ),
                (
                    "priority_1",
                    models.CharField(blank=True, max_length=120, verbose_name="Priority, first"),
                ),
                (
                    "priority_1_how",
                    models.TextField(blank=True, verbose_name="What is being done (first)"),
                ),
                (
                    "priority_2",
                    models.CharField(blank=True, max_length=120, verbose_name="Priority, second"),
                ),
                (
                    "priority_2_how",
                    models.TextField(blank=True, verbose_name="What is being done (second)"),
                ),
                (
                    "priority_3",
                    models.CharField(blank=True, max_length=120, verbose_name="Priority, third"),
                ),
                (
                    "priority_3_how",
                    models.TextField(blank=True, verbose_name="What is being done (third)"),
                ),
                (
                    "fewer_priorities",
                    models.TextField(
                        blank=True, verbose_name="Why there are fewer than three priorities"
                    ),
                ),
                ("work", models.TextField(blank=True, verbose_name="Work and actions in hand")),
                ("agreed_at", models.DateTimeField(null=True, verbose_name="Agreed at the Board")),
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
                    "agreed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Agreed by",
                    ),
                ),
                (
                    "handed_in_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Handed in by",
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
                "verbose_name": "historical performance summary",
                "verbose_name_plural": "historical performance summaries",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalServiceReport",
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
                ("service", models.CharField(max_length=80, verbose_name="Reporting service")),
                ("month", models.DateField(verbose_name="Month")),
                ("due_on", models.DateField(verbose_name="Due")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("handed in", "handed in"),
                            ("agreed at the Board", "agreed at the Board"),
                        ],
                        default="draft",
                        max_length=20,
                        verbose_name="State",
                    ),
                ),
                ("handed_in_at", models.DateTimeField(null=True, verbose_name="Handed in")),
                ("chased_on", models.DateField(null=True, verbose_name="Last chased")),
                ("analysis", models.TextField(blank=True, verbose_name="What the figures say")),
                ("strengths", models.TextField(blank=True, verbose_name="Strengths")),
                (
                    "to_improve",
                    models.TextField(blank=True, verbose_name="What is still to improve"),
                ),
                (
                    "improved_how",
                    models.TextField(blank=True, verbose_name="What has improved, and how"),
                ),
                (
                    "improving",
                    models.TextField(
                        blank=True, verbose_name="What needs to improve, and what is being done"
                    ),
                ),
                (
                    "to_explore",
                    models.TextField(
                        blank=True, verbose_name="What needs more information, exploration or audit"
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
                    "handed_in_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Handed in by",
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
                "verbose_name": "historical report",
                "verbose_name_plural": "historical reports",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Pack",
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
                ("month", models.DateField(verbose_name="Month")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("being assembled", "being assembled"),
                            ("complete", "complete"),
                            ("being frozen", "being frozen"),
                            ("frozen", "frozen"),
                        ],
                        default="being assembled",
                        max_length=20,
                        verbose_name="State",
                    ),
                ),
                ("opened_at", models.DateTimeField(verbose_name="Opened")),
                ("completed_at", models.DateTimeField(null=True, verbose_name="Marked complete")),
                (
                    "freeze_asked_at",
                    models.DateTimeField(null=True, verbose_name="To be frozen, asked"),
                ),
                ("changes", models.TextField(blank=True, verbose_name="What changed")),
                ("to_freeze", models.JSONField(null=True, verbose_name="The document")),
                (
                    "problem",
                    models.CharField(blank=True, max_length=300, verbose_name="What went wrong"),
                ),
                (
                    "completed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Marked complete by",
                    ),
                ),
                (
                    "freeze_asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="To be frozen, asked by",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="packs",
                        to="board.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["-month"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("authority", "month"), name="pack_once_a_month"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "being frozen"), _negated=True),
                            ("freeze_asked_at__isnull", False),
                            _connector="OR",
                        ),
                        name="pack_frozen_when_asked",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Gap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=100, verbose_name="What")),
                ("why", models.TextField(verbose_name="Why it is not there")),
                ("at", models.DateTimeField(verbose_name="When")),
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
                    "pack",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="gaps",
                        to="pack.pack",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("pack", "what"), name="gap_once_each"),
                    models.CheckConstraint(
                        condition=models.Q(("why", ""), _negated=True), name="gap_says_why"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PackPiece",
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
                ("part", models.SlugField(max_length=60, verbose_name="Part")),
                ("month", models.DateField(verbose_name="Month")),
                ("due_on", models.DateField(verbose_name="Due")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("brought", "brought"),
                            ("not brought", "not brought"),
                        ],
                        default="waiting",
                        max_length=12,
                        verbose_name="State",
                    ),
                ),
                (
                    "texts",
                    models.JSONField(blank=True, default=dict, verbose_name="What was written"),
                ),
                ("why_not", models.TextField(blank=True, verbose_name="Why it is not brought")),
                ("brought_at", models.DateTimeField(null=True, verbose_name="Brought")),
                ("chased_on", models.DateField(null=True, verbose_name="Last chased")),
                (
                    "brought_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Brought by",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "part of the pack",
                "ordering": ["-month", "part"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("authority", "part", "month"), name="pack_piece_once_a_month"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "not brought"), _negated=True),
                            models.Q(("why_not", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="pack_piece_not_brought_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PerformanceSummary",
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
                ("service", models.CharField(max_length=80, verbose_name="Reporting service")),
                ("month", models.DateField(verbose_name="Month")),
                ("due_on", models.DateField(verbose_name="Due")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("handed in", "handed in"),
                            ("agreed at the Board", "agreed at the Board"),
                        ],
                        default="draft",
                        max_length=20,
                        verbose_name="State",
                    ),
                ),
                ("handed_in_at", models.DateTimeField(null=True, verbose_name="Handed in")),
                ("chased_on", models.DateField(null=True, verbose_name="Last chased")),
                (
                    "improved_1",
                    models.CharField(blank=True, max_length=120, verbose_name="Improved, first"),
                ),
                (
                    "improved_1_how",
                    models.TextField(blank=True, verbose_name="How it was achieved (first)"),
                ),
                (
                    "improved_2",
                    models.CharField(blank=True, max_length=120, verbose_name="Improved, second"),
                ),
                (
                    "improved_2_how",
                    models.TextField(blank=True, verbose_name="How it was achieved (second)"),
                ),
                (
                    "improved_3",
                    models.CharField(blank=True, max_length=120, verbose_name="Improved, third"),
                ),
                (
                    "improved_3_how",
                    models.TextField(blank=True, verbose_name="How it was achieved (third)"),
                ),
                (
                    "fewer_improved",
                    models.TextField(blank=True, verbose_name="Why fewer than three improved"),
                ),
                (
                    "priority_1",
                    models.CharField(blank=True, max_length=120, verbose_name="Priority, first"),
                ),
                (
                    "priority_1_how",
                    models.TextField(blank=True, verbose_name="What is being done (first)"),
                ),
                (
                    "priority_2",
                    models.CharField(blank=True, max_length=120, verbose_name="Priority, second"),
                ),
                (
                    "priority_2_how",
                    models.TextField(blank=True, verbose_name="What is being done (second)"),
                ),
                (
                    "priority_3",
                    models.CharField(blank=True, max_length=120, verbose_name="Priority, third"),
                ),
                (
                    "priority_3_how",
                    models.TextField(blank=True, verbose_name="What is being done (third)"),
                ),
                (
                    "fewer_priorities",
                    models.TextField(
                        blank=True, verbose_name="Why there are fewer than three priorities"
                    ),
                ),
                ("work", models.TextField(blank=True, verbose_name="Work and actions in hand")),
                ("agreed_at", models.DateTimeField(null=True, verbose_name="Agreed at the Board")),
                (
                    "agreed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Agreed by",
                    ),
                ),
                (
                    "handed_in_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Handed in by",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "performance summary",
                "verbose_name_plural": "performance summaries",
                "ordering": ["-month", "service"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("authority", "service", "month"), name="summary_once_a_month"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"),
                            models.Q(
                                models.Q(("improved_1", ""), _negated=True),
                                models.Q(("improved_2", ""), _negated=True),
                                models.Q(("improved_3", ""), _negated=True),
                            ),
                            models.Q(("fewer_improved", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="summary_three_improved_or_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"),
                            models.Q(
                                models.Q(("priority_1", ""), _negated=True),
                                models.Q(("priority_2", ""), _negated=True),
                                models.Q(("priority_3", ""), _negated=True),
                            ),
                            models.Q(("fewer_priorities", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="summary_three_priorities_or_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"), ("handed_in_at__isnull", False), _connector="OR"
                        ),
                        name="summary_handed_in_on_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ServiceReport",
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
                ("service", models.CharField(max_length=80, verbose_name="Reporting service")),
                ("month", models.DateField(verbose_name="Month")),
                ("due_on", models.DateField(verbose_name="Due")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("handed in", "handed in"),
                            ("agreed at the Board", "agreed at the Board"),
                        ],
                        default="draft",
                        max_length=20,
                        verbose_name="State",
                    ),
                ),
                ("handed_in_at", models.DateTimeField(null=True, verbose_name="Handed in")),
                ("chased_on", models.DateField(null=True, verbose_name="Last chased")),
                ("analysis", models.TextField(blank=True, verbose_name="What the figures say")),
                ("strengths", models.TextField(blank=True, verbose_name="Strengths")),
                (
                    "to_improve",
                    models.TextField(blank=True, verbose_name="What is still to improve"),
                ),
                (
                    "improved_how",
                    models.TextField(blank=True, verbose_name="What has improved, and how"),
                ),
                (
                    "improving",
                    models.TextField(
                        blank=True, verbose_name="What needs to improve, and what is being done"
                    ),
                ),
                (
                    "to_explore",
                    models.TextField(
                        blank=True, verbose_name="What needs more information, exploration or audit"
                    ),
                ),
                (
                    "handed_in_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Handed in by",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "report",
                "ordering": ["-month", "service"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("authority", "service", "month"), name="service_report_once_a_month"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"),
                            models.Q(
                                models.Q(("analysis", ""), _negated=True),
                                models.Q(("strengths", ""), _negated=True),
                                models.Q(("to_improve", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="service_report_handed_in_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImprovementLine",
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
                ("month", models.DateField(verbose_name="Month")),
                (
                    "side",
                    models.CharField(
                        choices=[("improved", "improved"), ("further", "further")],
                        max_length=10,
                        verbose_name="Column",
                    ),
                ),
                ("words", models.CharField(max_length=300, verbose_name="What is said")),
                ("indicator", models.CharField(max_length=120, verbose_name="Indicator")),
                (
                    "service",
                    models.CharField(blank=True, max_length=80, verbose_name="Reporting service"),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="Place")),
                ("at", models.DateTimeField(verbose_name="Written")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Written by",
                    ),
                ),
            ],
            options={
                "verbose_name": "line",
                "ordering": ["side", "position", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("indicator", ""), _negated=True),
                        name="line_rests_on_an_indicator",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="line_says_something"
                    ),
                ],
            },
        ),
    ]
