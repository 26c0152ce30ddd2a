import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import sightline.apps.notices.rules


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Mail",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("to", models.EmailField(max_length=254, verbose_name="To")),
                ("topic", models.CharField(max_length=60, verbose_name="Topic")),
                ("subject", models.CharField(blank=True, max_length=200, verbose_name="Subject")),
                ("text", models.TextField(blank=True, verbose_name="Text")),
                ("html", models.TextField(blank=True, verbose_name="HTML")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            (
                                sightline.apps.notices.rules.MailState["WAITING"],
                                sightline.apps.notices.rules.MailState["WAITING"],
                            ),
                            (
                                sightline.apps.notices.rules.MailState["SENDING"],
                                sightline.apps.notices.rules.MailState["SENDING"],
                            ),
                            (
                                sightline.apps.notices.rules.MailState["SENT"],
                                sightline.apps.notices.rules.MailState["SENT"],
                            ),
                            (
                                sightline.apps.notices.rules.MailState["FAILED"],
                                sightline.apps.notices.rules.MailState["FAILED"],
                            ),
                            (
                                sightline.apps.notices.rules.MailState["REFUSED"],
                                sightline.apps.notices.rules.MailState["REFUSED"],
                            ),
                        ],
                        max_length=12,
                        verbose_name="State",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="Written")),
                ("tries", models.PositiveSmallIntegerField(default=0, verbose_name="Tries")),
                ("try_after", models.DateTimeField(verbose_name="Not before")),
                ("sent_at", models.DateTimeField(null=True, verbose_name="Sent")),
                ("problem", models.CharField(blank=True, max_length=300, verbose_name="Problem")),
                (
                    "key",
                    models.CharField(
                        max_length=160, null=True, unique=True, verbose_name="Sent once by"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-id"],
                "indexes": [models.Index(fields=["state", "try_after"], name="mail_to_send")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", sightline.apps.notices.rules.MailState["SENT"]),
                                _negated=True,
                            ),
                            ("sent_at__isnull", False),
                            _connector="OR",
                        ),
                        name="mail_sent_has_its_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", sightline.apps.notices.rules.MailState["REFUSED"]),
                                _negated=True,
                            ),
                            models.Q(("html", ""), ("subject", ""), ("text", "")),
                            _connector="OR",
                        ),
                        name="mail_refused_keeps_no_text",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MailFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("media_type", models.CharField(max_length=80)),
                ("content", models.BinaryField()),
                (
                    "mail",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="notices.mail",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("topic", models.CharField(max_length=60, verbose_name="Topic")),
                ("said", models.CharField(max_length=300, verbose_name="Sentence")),
                ("address", models.CharField(max_length=500, verbose_name="Page")),
                ("at", models.DateTimeField(verbose_name="When")),
                ("read_at", models.DateTimeField(null=True, verbose_name="Read")),
                ("key", models.CharField(max_length=120, null=True, verbose_name="Said once by")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-id"],
                "indexes": [models.Index(fields=["person", "read_at", "at"], name="notice_unread")],
                "constraints": [
                    models.UniqueConstraint(fields=("person", "key"), name="notice_said_once"),
                    models.CheckConstraint(
                        condition=models.Q(("address__startswith", "/")),
                        name="notice_leads_to_a_page_of_ours",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Stopped",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("topic", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
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
                "constraints": [
                    models.UniqueConstraint(fields=("person", "topic"), name="topic_stopped_once")
                ],
            },
        ),
    ]
