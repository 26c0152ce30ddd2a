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
            name="Discrepancy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("authority", models.CharField(max_length=10, verbose_name="Authority")),
                ("service", models.CharField(max_length=80, verbose_name="Reporting service")),
                ("month", models.DateField(verbose_name="Month")),
                ("indicator", models.CharField(max_length=80, verbose_name="Indicator")),
                ("title", models.CharField(max_length=200, verbose_name="Figure")),
                ("basis", models.CharField(max_length=30, verbose_name="Over")),
                ("as_at", models.DateField(verbose_name="As at")),
                ("level", models.CharField(max_length=20, verbose_name="Level")),
                ("unit", models.CharField(blank=True, max_length=200, verbose_name="Unit")),
                (
                    "breakdown",
                    models.CharField(blank=True, max_length=80, verbose_name="Broken down by"),
                ),
                (
                    "breakdown_value",
                    models.CharField(blank=True, max_length=200, verbose_name="Group"),
                ),
                (
                    "code",
                    models.CharField(blank=True, max_length=20, verbose_name="Code of the figure"),
                ),
                ("child_id", models.CharField(blank=True, max_length=100, verbose_name="Child")),
                (
                    "claim",
                    models.CharField(
                        choices=[
                            ("higher", "The figure should be higher"),
                            ("lower", "The figure should be lower"),
                            ("other", "Something else is wrong with it"),
                            ("counted", "The child should be counted"),
                            ("not counted", "The child should not be counted"),
                            ("not in it", "The child should not be in this figure at all"),
                        ],
                        max_length=20,
                        verbose_name="What should change",
                    ),
                ),
                ("wrong", models.TextField(verbose_name="What is wrong")),
                ("should_be", models.TextField(blank=True, verbose_name="What it should be")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("raised", "Raised"),
                            ("talked over", "Talked over"),
                            ("to be corrected", "To be corrected"),
                            ("corrected", "Corrected"),
                            ("confirmed", "Confirmed"),
                            ("accepted as right", "Accepted as right"),
                            ("withdrawn", "Withdrawn"),
                            ("reopened", "Reopened"),
                        ],
                        default="raised",
                        max_length=20,
                        verbose_name="State",
                    ),
                ),
                ("raised_at", models.DateTimeField(verbose_name="Raised")),
                (
                    "corrected_by",
                    models.CharField(blank=True, max_length=200, verbose_name="Who corrects it"),
                ),
                ("due_on", models.DateField(null=True, verbose_name="To be corrected by")),
                ("moved_at", models.DateTimeField(verbose_name="Last moved")),
                (
                    "raised_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "discrepancies",
                "ordering": ["-raised_at", "-id"],
                "indexes": [
                    models.Index(
                        fields=["authority", "service", "month"],
                        name="discrepanci_authori_8d0665_idx",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "raised",
                                    "talked over",
                                    "to be corrected",
                                    "corrected",
                                    "confirmed",
                                    "accepted as right",
                                    "withdrawn",
                                    "reopened",
                                ],
                            )
                        ),
                        name="discrepancy_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("claim__in", ["counted", "not counted", "not in it"]),
                                models.Q(("child_id", ""), _negated=True),
                            ),
                            models.Q(("child_id", ""), ("claim__in", ["higher", "lower", "other"])),
                            _connector="OR",
                        ),
                        name="discrepancy_claim_is_of_its_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "to be corrected"), _negated=True),
                            models.Q(
                                models.Q(("corrected_by", ""), _negated=True),
                                ("due_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="discrepancy_correction_has_owner",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Count",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("snapshot", models.CharField(max_length=80, verbose_name="Snapshot")),
                ("extract_on", models.DateField(verbose_name="Records as at")),
                ("at", models.DateTimeField(verbose_name="Counted")),
                ("shown", models.CharField(max_length=100, verbose_name="Value")),
                ("value", models.FloatField(null=True)),
                ("numerator", models.FloatField(null=True)),
                ("denominator", models.FloatField(null=True)),
                ("rows_counted", models.PositiveIntegerField(default=0)),
                ("rows_in_it", models.PositiveIntegerField(default=0)),
                (
                    "discrepancy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="counts",
                        to="discrepancies.discrepancy",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("discrepancy", "snapshot"), name="counted_once_a_snapshot"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("move", models.CharField(max_length=20, verbose_name="What happened")),
                ("state", models.CharField(max_length=20, verbose_name="Then")),
                ("said", models.TextField(blank=True, verbose_name="Said")),
                ("met_on", models.DateField(null=True, verbose_name="Met on")),
                (
                    "with_whom",
                    models.CharField(blank=True, max_length=300, verbose_name="With whom"),
                ),
                ("at", models.DateTimeField(verbose_name="When")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "discrepancy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="discrepancies.discrepancy",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("move", "meet"), _negated=True),
                            models.Q(
                                ("met_on__isnull", False),
                                models.Q(("with_whom", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="step_of_a_meeting_says_when_and_with_whom",
                    )
                ],
            },
        ),
    ]
