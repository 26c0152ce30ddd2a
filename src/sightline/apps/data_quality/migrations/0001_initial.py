import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Fault",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("authority", models.CharField(max_length=10, verbose_name="Authority")),
                ("check_id", models.CharField(blank=True, max_length=80, verbose_name="Check")),
                ("title", models.CharField(max_length=200, verbose_name="What is wrong")),
                ("said", models.TextField(verbose_name="What the case system does")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Not yet reported to the supplier"),
                            ("reported", "Reported to the supplier"),
                            ("fixed", "Fixed"),
                            ("refused", "The supplier will not fix it"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="State",
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="Supplier's reference"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="Seen")),
                ("reported_at", models.DateTimeField(null=True, verbose_name="Reported")),
                ("settled_at", models.DateTimeField(null=True, verbose_name="Settled")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "reported", "fixed", "refused"])),
                        name="fault_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "reported"), _negated=True),
                            models.Q(("reference", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="fault_reported_has_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("settled_at__isnull", False), ("state__in", ["fixed", "refused"])
                            ),
                            models.Q(
                                ("settled_at__isnull", True), ("state__in", ["open", "reported"])
                            ),
                            _connector="OR",
                        ),
                        name="fault_settled_when_ended",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FaultFinding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("authority", models.CharField(max_length=10, verbose_name="Authority")),
                ("check_id", models.CharField(max_length=80, verbose_name="Check")),
                ("row_key", models.CharField(max_length=250, verbose_name="Row")),
                ("child_id", models.CharField(blank=True, max_length=100, verbose_name="Child")),
                ("mark", models.CharField(max_length=32, verbose_name="State of the row")),
                ("at", models.DateTimeField(verbose_name="Marked")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "fault",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="findings",
                        to="data_quality.fault",
                    ),
                ),
            ],
            options={
                "ordering": ["at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("authority", "check_id", "row_key"), name="finding_of_one_fault"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FaultStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("state", models.CharField(max_length=10, verbose_name="Then")),
                ("said", models.TextField(blank=True, verbose_name="Said")),
                ("at", models.DateTimeField(verbose_name="When")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "fault",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="data_quality.fault",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Strategy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("authority", models.CharField(max_length=10, verbose_name="Authority")),
                ("version", models.PositiveIntegerField(verbose_name="Version")),
                ("title", models.CharField(max_length=200, verbose_name="Title")),
                ("text", models.TextField(verbose_name="Text")),
                ("from_on", models.DateField(verbose_name="In force from")),
                (
                    "review_on",
                    models.DateField(blank=True, null=True, verbose_name="To be reviewed by"),
                ),
                ("at", models.DateTimeField(verbose_name="Written")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "strategies",
                "ordering": ["-version"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("authority", "version"), name="strategy_version_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Briefing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("held_on", models.DateField(verbose_name="Held on")),
                ("briefed", models.TextField(verbose_name="Who was briefed")),
                (
                    "people",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="How many people"
                    ),
                ),
                ("said", models.TextField(blank=True, verbose_name="Notes")),
                ("at", models.DateTimeField(verbose_name="Recorded")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "strategy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="briefings",
                        to="data_quality.strategy",
                    ),
                ),
            ],
            options={
                "ordering": ["-held_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Acceptance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("authority", models.CharField(max_length=10, verbose_name="Authority")),
                ("check_id", models.CharField(max_length=80, verbose_name="Check")),
                ("row_key", models.CharField(max_length=250, verbose_name="Row")),
                ("child_id", models.CharField(blank=True, max_length=100, verbose_name="Child")),
                ("mark", models.CharField(max_length=32, verbose_name="State of the row")),
                ("reason", models.TextField(verbose_name="Why it is right")),
                ("at", models.DateTimeField(verbose_name="Accepted")),
                ("undone_at", models.DateTimeField(null=True, verbose_name="Taken back")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at__isnull", True)),
                        fields=("authority", "check_id", "row_key", "mark"),
                        name="acceptance_stands_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("undone_at__isnull", True), ("undone_by__isnull", True)),
                            models.Q(("undone_at__isnull", False), ("undone_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="acceptance_undone_by_somebody",
                    ),
                ],
            },
        ),
    ]
