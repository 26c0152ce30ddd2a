import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from sightline.apps.events.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("board", "0002_considerations"),
        ("papers", "0001_initial"),
        ("people", "__first__"),
        ("scrutiny", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Committee",
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
                ("terms", models.TextField(blank=True, verbose_name="What it is for")),
                (
                    "contact",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="Contact for the meeting"
                    ),
                ),
                ("address_lines", models.TextField(blank=True, verbose_name="Address")),
                (
                    "telephone",
                    models.CharField(blank=True, max_length=40, verbose_name="Telephone"),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="E-mail")),
                (
                    "website",
                    models.URLField(blank=True, verbose_name="Website with agendas and reports"),
                ),
                (
                    "filming",
                    models.TextField(
                        blank=True, verbose_name="Filming, recording and social media"
                    ),
                ),
                (
                    "proper_officer",
                    models.CharField(blank=True, max_length=160, verbose_name="Proper officer"),
                ),
                (
                    "clear_days",
                    models.PositiveSmallIntegerField(default=5, verbose_name="Clear days’ notice"),
                ),
                (
                    "body",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="committee",
                        to="board.body",
                    ),
                ),
            ],
            options={
                "ordering": ["body__title", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("clear_days__gte", 1)),
                        name="committee_gives_some_notice",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CommitteeSeat",
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
                            ("councillor", "Councillor"),
                            ("church", "Co-opted, church (votes on education)"),
                            ("parent governor", "Co-opted, parent governor (votes on education)"),
                            ("co-opted", "Co-opted, without a vote"),
                            ("youth", "Youth representative"),
                        ],
                        max_length=30,
                        verbose_name="Sits as",
                    ),
                ),
                (
                    "group",
                    models.CharField(blank=True, max_length=80, verbose_name="Political group"),
                ),
                ("is_vice_chair", models.BooleanField(default=False, verbose_name="Vice-chair")),
                (
                    "seat",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="of_committee",
                        to="board.seat",
                    ),
                ),
            ],
            options={
                "ordering": ["-seat__is_chair", "-is_vice_chair", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind", "councillor"), ("group", ""), _connector="OR"),
                        name="only_councillors_have_groups",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "councillor"), _negated=True),
                            models.Q(("group", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="councillors_have_a_group",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "councillor"), ("is_vice_chair", False), _connector="OR"
                        ),
                        name="vice_chair_is_a_councillor",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CommitteeMeeting",
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
                ("held_on", models.DateField(verbose_name="Date")),
                ("starts_at", models.TimeField(verbose_name="Begins at")),
                ("closed_at", models.TimeField(blank=True, null=True, verbose_name="Closed at")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="Where")),
                ("is_public", models.BooleanField(default=True, verbose_name="Open to the public")),
                (
                    "type",
                    models.CharField(
                        default="Scrutiny", max_length=60, verbose_name="Type of meeting"
                    ),
                ),
                (
                    "purpose",
                    models.CharField(blank=True, max_length=300, verbose_name="What it is for"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("summoned", "summoned"),
                            ("held", "held"),
                            ("minutes drafted", "minutes drafted"),
                            ("minutes signed", "minutes signed"),
                            ("cancelled", "cancelled"),
                        ],
                        default="planned",
                        max_length=20,
                    ),
                ),
                (
                    "cancelled_because",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="Why it was cancelled"
                    ),
                ),
                (
                    "published_on",
                    models.DateField(blank=True, null=True, verbose_name="Agenda published on"),
                ),
                (
                    "clear_days",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="Clear days’ notice"
                    ),
                ),
                (
                    "short_notice_because",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        verbose_name="Why it was called at shorter notice",
                    ),
                ),
                (
                    "no_interests",
                    models.BooleanField(default=False, verbose_name="Nobody declared an interest"),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="scrutiny.committee",
                    ),
                ),
                (
                    "chaired_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="scrutiny.committeeseat",
                        verbose_name="Who took the chair",
                    ),
                ),
            ],
            options={
                "ordering": ["held_on", "starts_at", "id"],
                "indexes": [
                    models.Index(fields=["held_on", "state"], name="committee_meeting_by_day")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "cancelled"), _negated=True),
                        fields=("committee", "held_on", "starts_at"),
                        name="committee_meeting_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "cancelled"), _negated=True),
                            models.Q(("cancelled_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="committee_meeting_cancelled_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["planned", "cancelled"]),
                            ("published_on__isnull", False),
                            _connector="OR",
                        ),
                        name="committee_meeting_summoned_first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_on__isnull", True),
                            ("published_on__lte", models.F("held_on")),
                            _connector="OR",
                        ),
                        name="committee_meeting_published_before",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Supplement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="Number")),
                ("adds", models.TextField(verbose_name="What it adds")),
                ("published_on", models.DateField(verbose_name="Published on")),
                ("at", models.DateTimeField(verbose_name="Recorded")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="By",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supplements",
                        to="scrutiny.committeemeeting",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "number"), name="supplement_number"),
                    models.CheckConstraint(
                        condition=models.Q(("adds", ""), _negated=True),
                        name="supplement_says_what_it_adds",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CommitteeItem",
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
                    "openness",
                    models.CharField(
                        choices=[
                            ("open", "Open to press and public"),
                            ("exempt", "Exempt information (Schedule 12A)"),
                            ("confidential", "Confidential information"),
                        ],
                        default="open",
                        max_length=14,
                        verbose_name="For whom",
                    ),
                ),
                (
                    "paragraph",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="Paragraph of Schedule 12A"
                    ),
                ),
                (
                    "public_interest",
                    models.TextField(
                        blank=True, verbose_name="Why the public interest is in withholding it"
                    ),
                ),
                (
                    "proper_officer",
                    models.CharField(blank=True, max_length=160, verbose_name="Proper officer"),
                ),
                (
                    "confidential_because",
                    models.TextField(blank=True, verbose_name="Why it is confidential"),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="Number")),
                (
                    "heading",
                    models.CharField(
                        choices=[
                            ("business", "Meeting business items"),
                            ("discussion", "Discussion items"),
                        ],
                        max_length=12,
                        verbose_name="Under",
                    ),
                ),
                (
                    "standing",
                    models.SlugField(blank=True, max_length=40, verbose_name="Usual item"),
                ),
                ("title", models.CharField(max_length=250, verbose_name="Title")),
                (
                    "purpose",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="What the committee is asked to do"
                    ),
                ),
                ("presenters", models.TextField(blank=True, verbose_name="Presented by")),
                (
                    "first_page",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="From page"
                    ),
                ),
                (
                    "last_page",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="To page"),
                ),
                (
                    "is_education",
                    models.BooleanField(default=False, verbose_name="An education matter"),
                ),
                ("late_because", models.TextField(blank=True, verbose_name="Why it can’t wait")),
                (
                    "late_agreed_by",
                    models.CharField(blank=True, max_length=160, verbose_name="Urgency agreed by"),
                ),
                (
                    "withdrawn_because",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="Why it was withdrawn"
                    ),
                ),
                ("discussion", models.TextField(blank=True, verbose_name="What was said")),
                (
                    "public_summary",
                    models.TextField(blank=True, verbose_name="What the public minutes say of it"),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="scrutiny.committeemeeting",
                    ),
                ),
                (
                    "supplement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="scrutiny.supplement",
                    ),
                ),
            ],
            options={
                "ordering": ["number", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("openness", "exempt"), _negated=True),
                            models.Q(
                                ("paragraph__gte", 1),
                                ("paragraph__lte", 7),
                                models.Q(("public_interest", ""), _negated=True),
                                models.Q(("proper_officer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="committeeitem_exempt_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("openness", "confidential"), _negated=True),
                            models.Q(("confidential_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="committeeitem_confidential_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("openness", "exempt"),
                                models.Q(("paragraph__isnull", True), ("public_interest", "")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("openness", "confidential"),
                                ("confidential_because", ""),
                                _connector="OR",
                            ),
                        ),
                        name="committeeitem_one_ground",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("first_page__isnull", True), ("last_page__isnull", True)),
                            ("last_page__gte", models.F("first_page")),
                            _connector="OR",
                        ),
                        name="committee_item_pages_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("late_because", ""),
                            models.Q(("late_agreed_by", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="late_item_agreed_by_the_chair",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Clerk",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("from_on", models.DateField(verbose_name="From")),
                ("to_on", models.DateField(blank=True, null=True, verbose_name="Until")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Clerk",
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clerks",
                        to="scrutiny.committee",
                    ),
                ),
            ],
            options={
                "ordering": ["from_on", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("to_on__isnull", True),
                            ("to_on__gte", models.F("from_on")),
                            _connector="OR",
                        ),
                        name="clerk_ends_after_beginning",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("to_on__isnull", True)),
                        fields=("committee", "user"),
                        name="clerk_of_a_committee_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CommitteeAttendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("members", "Members of the committee"),
                            ("co-opted", "Co-opted and youth members"),
                            ("in attendance", "In attendance"),
                            ("employees", "Employees"),
                        ],
                        max_length=20,
                        verbose_name="Among",
                    ),
                ),
                ("called", models.CharField(blank=True, max_length=160, verbose_name="Name")),
                ("post", models.CharField(blank=True, max_length=160, verbose_name="Post")),
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
                    "substitute",
                    models.CharField(blank=True, max_length=160, verbose_name="Substitute"),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="scrutiny.committeemeeting",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="scrutiny.committeeseat",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("seat__isnull", False)),
                        fields=("meeting", "seat"),
                        name="committee_attendance_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("seat__isnull", False),
                            models.Q(("called", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="committee_attendance_is_somebodys",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("presence", "deputy"), _negated=True),
                            models.Q(("substitute", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="committee_substitute_is_named",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Declaration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("who", models.CharField(max_length=160, verbose_name="Who")),
                (
                    "interest",
                    models.CharField(
                        choices=[
                            ("disclosable pecuniary", "disclosable pecuniary"),
                            ("other registrable", "other registrable"),
                            ("non-registrable", "non-registrable"),
                        ],
                        max_length=30,
                        verbose_name="Kind of interest",
                    ),
                ),
                ("what", models.TextField(verbose_name="What the interest is")),
                (
                    "left_the_room",
                    models.BooleanField(default=False, verbose_name="Left the room for the item"),
                ),
                ("at", models.DateTimeField(verbose_name="Recorded")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Recorded by",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="declarations",
                        to="scrutiny.committeeitem",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="declarations",
                        to="scrutiny.committeemeeting",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("who", ""), _negated=True),
                            models.Q(("what", ""), _negated=True),
                        ),
                        name="declaration_says_who_and_what",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Resolution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="Number")),
                ("kind", models.SlugField(max_length=40, verbose_name="Kind")),
                ("text", models.TextField(verbose_name="Resolved")),
                (
                    "votes_for",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="For"),
                ),
                (
                    "votes_against",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Against"),
                ),
                (
                    "abstained",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="Abstained"
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resolutions",
                        to="scrutiny.committeeitem",
                    ),
                ),
            ],
            options={
                "ordering": ["item__number", "number", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("item", "number"), name="resolution_number"),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="resolution_says_what"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("abstained__isnull", True),
                                ("votes_against__isnull", True),
                                ("votes_for__isnull", True),
                            ),
                            models.Q(
                                ("abstained__isnull", False),
                                ("votes_against__isnull", False),
                                ("votes_for__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="resolution_votes_all_or_none",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Undertaking",
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
                            ("undertaking", "Undertaking given in debate"),
                            ("resolution", "Asked for by resolution"),
                            ("commitment", "Service commitment"),
                            ("measure", "Measure that members propose"),
                        ],
                        max_length=20,
                        verbose_name="Kind",
                    ),
                ),
                ("text", models.TextField(verbose_name="What was promised or asked for")),
                (
                    "post",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="Or the post that owes it"
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("report", "report to a meeting"),
                            ("briefing", "briefing paper"),
                            ("note", "written note"),
                            ("update", "update said in a meeting"),
                            ("deed", "something done"),
                        ],
                        max_length=12,
                        verbose_name="In which form",
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="Due on")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("fulfilled", "fulfilled"),
                            ("let go", "let go"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("waiting", "waiting"),
                            ("taken up", "taken up"),
                            ("not taken up", "not taken up"),
                        ],
                        max_length=14,
                        verbose_name="What became of the measure",
                    ),
                ),
                ("decided_because", models.TextField(blank=True, verbose_name="Why")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="Closed on")),
                (
                    "closing_words",
                    models.TextField(
                        blank=True, verbose_name="What fulfilled it, or why it was let go"
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undertakings",
                        to="scrutiny.committee",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undertakings",
                        to="scrutiny.committeeitem",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undertakings",
                        to="scrutiny.committeemeeting",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Who owes it",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.paperversion",
                        verbose_name="Paper",
                    ),
                ),
                (
                    "resolution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undertakings",
                        to="scrutiny.resolution",
                    ),
                ),
            ],
            options={
                "ordering": ["meeting__held_on", "id"],
                "indexes": [
                    models.Index(fields=["committee", "state"], name="undertaking_by_state")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="undertaking_says_what",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("owner__isnull", False),
                            models.Q(("post", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="undertaking_is_owed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "open"), ("closed_on__isnull", False), _connector="OR"
                        ),
                        name="undertaking_closed_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decision", ""), ("kind", "measure"), _connector="OR"),
                        name="only_measures_are_decided",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ForwardItem",
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
                ("title", models.CharField(max_length=250, verbose_name="What comes")),
                ("why", models.TextField(verbose_name="Why it comes")),
                ("who", models.CharField(max_length=160, verbose_name="Brought by (post)")),
                (
                    "expected_on",
                    models.DateField(blank=True, null=True, verbose_name="Or expected about"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("taken", "taken"),
                            ("sent outside a meeting", "sent outside a meeting"),
                            ("taken off", "taken off"),
                        ],
                        default="planned",
                        max_length=24,
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="forward",
                        to="scrutiny.committee",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="forward",
                        to="scrutiny.committeemeeting",
                        verbose_name="Meeting",
                    ),
                ),
                (
                    "undertaking",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="forward",
                        to="scrutiny.undertaking",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True),
                            models.Q(("why", ""), _negated=True),
                            models.Q(("who", ""), _negated=True),
                        ),
                        name="forward_item_says_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="What was sent")),
                ("words", models.TextField(blank=True, verbose_name="What members are told")),
                ("sent_on", models.DateField(verbose_name="Sent on")),
                ("at", models.DateTimeField(verbose_name="Recorded")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Sent by",
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="scrutiny.committee",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.paperversion",
                        verbose_name="Paper",
                    ),
                ),
                (
                    "forward",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delivery",
                        to="scrutiny.forwarditem",
                    ),
                ),
                (
                    "undertaking",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="scrutiny.undertaking",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "deliveries",
                "ordering": ["-sent_on", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("paper__isnull", False),
                            models.Q(("words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="delivery_brings_something",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ForwardStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "did",
                    models.CharField(
                        choices=[
                            ("asked for", "asked for"),
                            ("another form agreed", "another form agreed"),
                            ("moved", "moved"),
                            ("handed over", "handed over"),
                            ("decided", "decided"),
                            ("fulfilled", "fulfilled"),
                            ("let go", "let go"),
                            ("opened again", "opened again"),
                        ],
                        max_length=24,
                        verbose_name="What",
                    ),
                ),
                ("before", models.CharField(blank=True, max_length=300, verbose_name="From")),
                ("after", models.CharField(blank=True, max_length=300, verbose_name="To")),
                ("why", models.TextField(blank=True, verbose_name="Why")),
                (
                    "agreed_by",
                    models.CharField(blank=True, max_length=160, verbose_name="Agreed by"),
                ),
                ("at", models.DateTimeField(verbose_name="Recorded")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="By",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="scrutiny.forwarditem",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HistoricalCommittee",
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
                ("terms", models.TextField(blank=True, verbose_name="What it is for")),
                (
                    "contact",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="Contact for the meeting"
                    ),
                ),
                ("address_lines", models.TextField(blank=True, verbose_name="Address")),
                (
                    "telephone",
                    models.CharField(blank=True, max_length=40, verbose_name="Telephone"),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="E-mail")),
                (
                    "website",
                    models.URLField(blank=True, verbose_name="Website with agendas and reports"),
                ),
                (
                    "filming",
                    models.TextField(
                        blank=True, verbose_name="Filming, recording and social media"
                    ),
                ),
                (
                    "proper_officer",
                    models.CharField(blank=True, max_length=160, verbose_name="Proper officer"),
                ),
                (
                    "clear_days",
                    models.PositiveSmallIntegerField(default=5, verbose_name="Clear days’ notice"),
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
                "verbose_name": "historical committee",
                "verbose_name_plural": "historical committees",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCommitteeAttendance",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("members", "Members of the committee"),
                            ("co-opted", "Co-opted and youth members"),
                            ("in attendance", "In attendance"),
                            ("employees", "Employees"),
                        ],
                        max_length=20,
                        verbose_name="Among",
                    ),
                ),
                ("called", models.CharField(blank=True, max_length=160, verbose_name="Name")),
                ("post", models.CharField(blank=True, max_length=160, verbose_name="Post")),
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
                    "substitute",
                    models.CharField(blank=True, max_length=160, verbose_name="Substitute"),
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
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="scrutiny.committeemeeting",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="scrutiny.committeeseat",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical committee attendance",
                "verbose_name_plural": "historical committee attendances",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCommitteeMeeting",
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
                ("held_on", models.DateField(verbose_name="Date")),
                ("starts_at", models.TimeField(verbose_name="Begins at")),
                ("closed_at", models.TimeField(blank=True, null=True, verbose_name="Closed at")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="Where")),
                ("is_public", models.BooleanField(default=True, verbose_name="Open to the public")),
                (
                    "type",
                    models.CharField(
                        default="Scrutiny", max_length=60, verbose_name="Type of meeting"
                    ),
                ),
                (
                    "purpose",
                    models.CharField(blank=True, max_length=300, verbose_name="What it is for"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("summoned", "summoned"),
                            ("held", "held"),
                            ("minutes drafted", "minutes drafted"),
                            ("minutes signed", "minutes signed"),
                            ("cancelled", "cancelled"),
                        ],
                        default="planned",
                        max_length=20,
                    ),
                ),
                (
                    "cancelled_because",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="Why it was cancelled"
                    ),
                ),
                (
                    "published_on",
                    models.DateField(blank=True, null=True, verbose_name="Agenda published on"),
                ),
                (
                    "clear_days",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="Clear days’ notice"
                    ),
                ),
                (
                    "short_notice_because",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        verbose_name="Why it was called at shorter notice",
                    ),
                ),
                (
                    "no_interests",
                    models.BooleanField(default=False, verbose_name="Nobody declared an interest"),
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
                    "chaired_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="scrutiny.committeeseat",
                        verbose_name="Who took the chair",
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="scrutiny.committee",
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
                "verbose_name": "historical committee meeting",
                "verbose_name_plural": "historical committee meetings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCommitteeSeat",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("councillor", "Councillor"),
                            ("church", "Co-opted, church (votes on education)"),
                            ("parent governor", "Co-opted, parent governor (votes on education)"),
                            ("co-opted", "Co-opted, without a vote"),
                            ("youth", "Youth representative"),
                        ],
                        max_length=30,
                        verbose_name="Sits as",
                    ),
                ),
                (
                    "group",
                    models.CharField(blank=True, max_length=80, verbose_name="Political group"),
                ),
                ("is_vice_chair", models.BooleanField(default=False, verbose_name="Vice-chair")),
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
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="board.seat",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical committee seat",
                "verbose_name_plural": "historical committee seats",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalResolution",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="Number")),
                ("kind", models.SlugField(max_length=40, verbose_name="Kind")),
                ("text", models.TextField(verbose_name="Resolved")),
                (
                    "votes_for",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="For"),
                ),
                (
                    "votes_against",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Against"),
                ),
                (
                    "abstained",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="Abstained"
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
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="scrutiny.committeeitem",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical resolution",
                "verbose_name_plural": "historical resolutions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="KeptDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("minutes", "Agenda and minutes"),
                            ("background", "Background papers"),
                        ],
                        max_length=12,
                        verbose_name="Which papers",
                    ),
                ),
                ("closes", models.BooleanField(verbose_name="No longer offered to be read")),
                ("why", models.TextField(verbose_name="Why")),
                ("at", models.DateTimeField(verbose_name="Decided")),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kept_decisions",
                        to="scrutiny.committeemeeting",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("why", ""), _negated=True),
                        name="kept_decision_says_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MatterArising",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(verbose_name="What was said of it")),
                ("at", models.DateTimeField(verbose_name="Recorded")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Recorded by",
                    ),
                ),
                (
                    "earlier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="arose",
                        to="scrutiny.committeeitem",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matters_arising",
                        to="scrutiny.committeemeeting",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="matter_arising_says_what",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MinutesApproval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "corrections",
                    models.TextField(blank=True, verbose_name="What was corrected first"),
                ),
                ("signed_by", models.CharField(max_length=160, verbose_name="Signed by")),
                ("signed_on", models.DateField(verbose_name="Signed on")),
                ("at", models.DateTimeField(verbose_name="Recorded")),
                (
                    "at_meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approved",
                        to="scrutiny.committeemeeting",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="By",
                    ),
                ),
                (
                    "minutes_of",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approval",
                        to="scrutiny.committeemeeting",
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
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("signed_by", ""), _negated=True),
                        name="minutes_are_signed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minutes_of", models.F("at_meeting")), _negated=True),
                        name="minutes_approved_later",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sent_by", models.CharField(max_length=60, verbose_name="How it was sent")),
                (
                    "received_on",
                    models.DateField(blank=True, null=True, verbose_name="Received on"),
                ),
                ("nudged_at", models.DateTimeField(blank=True, null=True, verbose_name="Reminded")),
                (
                    "delivery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receipts",
                        to="scrutiny.delivery",
                    ),
                ),
                (
                    "recorded_by",
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
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="scrutiny.committeeseat",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("delivery", "seat"), name="receipt_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalUndertaking",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("undertaking", "Undertaking given in debate"),
                            ("resolution", "Asked for by resolution"),
                            ("commitment", "Service commitment"),
                            ("measure", "Measure that members propose"),
                        ],
                        max_length=20,
                        verbose_name="Kind",
                    ),
                ),
                ("text", models.TextField(verbose_name="What was promised or asked for")),
                (
                    "post",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="Or the post that owes it"
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("report", "report to a meeting"),
                            ("briefing", "briefing paper"),
                            ("note", "written note"),
                            ("update", "update said in a meeting"),
                            ("deed", "something done"),
                        ],
                        max_length=12,
                        verbose_name="In which form",
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="Due on")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("fulfilled", "fulfilled"),
                            ("let go", "let go"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("waiting", "waiting"),
                            ("taken up", "taken up"),
                            ("not taken up", "not taken up"),
                        ],
                        max_length=14,
                        verbose_name="What became of the measure",
                    ),
                ),
                ("decided_because", models.TextField(blank=True, verbose_name="Why")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="Closed on")),
                (
                    "closing_words",
                    models.TextField(
                        blank=True, verbose_name="What fulfilled it, or why it was let go"
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
                    "committee",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="scrutiny.committee",
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
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="scrutiny.committeeitem",
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
                        to="scrutiny.committeemeeting",
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
                        verbose_name="Who owes it",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="papers.paperversion",
                        verbose_name="Paper",
                    ),
                ),
                (
                    "resolution",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="scrutiny.resolution",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical undertaking",
                "verbose_name_plural": "historical undertakings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ItemPaper",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "openness",
                    models.CharField(
                        choices=[
                            ("open", "Open to press and public"),
                            ("exempt", "Exempt information (Schedule 12A)"),
                            ("confidential", "Confidential information"),
                        ],
                        default="open",
                        max_length=14,
                        verbose_name="For whom",
                    ),
                ),
                (
                    "paragraph",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="Paragraph of Schedule 12A"
                    ),
                ),
                (
                    "public_interest",
                    models.TextField(
                        blank=True, verbose_name="Why the public interest is in withholding it"
                    ),
                ),
                (
                    "proper_officer",
                    models.CharField(blank=True, max_length=160, verbose_name="Proper officer"),
                ),
                (
                    "confidential_because",
                    models.TextField(blank=True, verbose_name="Why it is confidential"),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="Order")),
                ("called", models.CharField(blank=True, max_length=250, verbose_name="Called")),
                ("appendix", models.CharField(blank=True, max_length=20, verbose_name="Appendix")),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "draft"), ("final", "final")],
                        max_length=10,
                        verbose_name="Draft or final",
                    ),
                ),
                (
                    "status_note",
                    models.CharField(blank=True, max_length=300, verbose_name="What becomes of it"),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="scrutiny.committeeitem",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.paperversion",
                        verbose_name="Paper",
                    ),
                ),
                (
                    "supplement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="scrutiny.supplement",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("openness", "exempt"), _negated=True),
                            models.Q(
                                ("paragraph__gte", 1),
                                ("paragraph__lte", 7),
                                models.Q(("public_interest", ""), _negated=True),
                                models.Q(("proper_officer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="itempaper_exempt_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("openness", "confidential"), _negated=True),
                            models.Q(("confidential_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="itempaper_confidential_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("openness", "exempt"),
                                models.Q(("paragraph__isnull", True), ("public_interest", "")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("openness", "confidential"),
                                ("confidential_because", ""),
                                _connector="OR",
                            ),
                        ),
                        name="itempaper_one_ground",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("version__isnull", False),
                            models.Q(("called", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="item_paper_is_named",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("version__isnull", False)),
                        fields=("item", "version"),
                        name="item_paper_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalItemPaper",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "openness",
                    models.CharField(
                        choices=[
                            ("open", "Open to press and public"),
                            ("exempt", "Exempt information (Schedule 12A)"),
                            ("confidential", "Confidential information"),
                        ],
                        default="open",
                        max_length=14,
                        verbose_name="For whom",
                    ),
                ),
                (
                    "paragraph",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="Paragraph of Schedule 12A"
                    ),
                ),
                (
                    "public_interest",
                    models.TextField(
                        blank=True, verbose_name="Why the public interest is in withholding it"
                    ),
                ),
                (
                    "proper_officer",
                    models.CharField(blank=True, max_length=160, verbose_name="Proper officer"),
                ),
                (
                    "confidential_because",
                    models.TextField(blank=True, verbose_name="Why it is confidential"),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="Order")),
                ("called", models.CharField(blank=True, max_length=250, verbose_name="Called")),
                ("appendix", models.CharField(blank=True, max_length=20, verbose_name="Appendix")),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "draft"), ("final", "final")],
                        max_length=10,
                        verbose_name="Draft or final",
                    ),
                ),
                (
                    "status_note",
                    models.CharField(blank=True, max_length=300, verbose_name="What becomes of it"),
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
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="scrutiny.committeeitem",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="papers.paperversion",
                        verbose_name="Paper",
                    ),
                ),
                (
                    "supplement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="scrutiny.supplement",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical item paper",
                "verbose_name_plural": "historical item papers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCommitteeItem",
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
                    "openness",
                    models.CharField(
                        choices=[
                            ("open", "Open to press and public"),
                            ("exempt", "Exempt information (Schedule 12A)"),
                            ("confidential", "Confidential information"),
                        ],
                        default="open",
                        max_length=14,
                        verbose_name="For whom",
                    ),
                ),
                (
                    "paragraph",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="Paragraph of Schedule 12A"
                    ),
                ),
                (
                    "public_interest",
                    models.TextField(
                        blank=True, verbose_name="Why the public interest is in withholding it"
                    ),
                ),
                (
                    "proper_officer",
                    models.CharField(blank=True, max_length=160, verbose_name="Proper officer"),
                ),
                (
                    "confidential_because",
                    models.TextField(blank=True, verbose_name="Why it is confidential"),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="Number")),
                (
                    "heading",
                    models.CharField(
                        choices=[
                            ("business", "Meeting business items"),
                            ("discussion", "Discussion items"),
                        ],
                        max_length=12,
                        verbose_name="Under",
                    ),
                ),
                (
                    "standing",
                    models.SlugField(blank=True, max_length=40, verbose_name="Usual item"),
                ),
                ("title", models.CharField(max_length=250, verbose_name="Title")),
                (
                    "purpose",
                    models.CharField(
                        blank=True, max_length=400, verbose_name="What the committee is asked to do"
                    ),
                ),
                ("presenters", models.TextField(blank=True, verbose_name="Presented by")),
                (
                    "first_page",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="From page"
                    ),
                ),
                (
                    "last_page",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="To page"),
                ),
                (
                    "is_education",
                    models.BooleanField(default=False, verbose_name="An education matter"),
                ),
                ("late_because", models.TextField(blank=True, verbose_name="Why it can’t wait")),
                (
                    "late_agreed_by",
                    models.CharField(blank=True, max_length=160, verbose_name="Urgency agreed by"),
                ),
                (
                    "withdrawn_because",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="Why it was withdrawn"
                    ),
                ),
                ("discussion", models.TextField(blank=True, verbose_name="What was said")),
                (
                    "public_summary",
                    models.TextField(blank=True, verbose_name="What the public minutes say of it"),
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
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="scrutiny.committeemeeting",
                    ),
                ),
                (
                    "excluded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="scrutiny.resolution",
                    ),
                ),
                (
                    "supplement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="scrutiny.supplement",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical committee item",
                "verbose_name_plural": "historical committee items",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="AgendaPack",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="Version")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("making", "making"),
                            ("failed", "failed"),
                            ("made", "made"),
                            ("published", "published"),
                            ("replaced", "replaced"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "changes",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        verbose_name="What is different from the one before",
                    ),
                ),
                (
                    "doing",
                    models.CharField(blank=True, max_length=160, verbose_name="What is being done"),
                ),
                ("done", models.PositiveSmallIntegerField(default=0, verbose_name="Steps done")),
                (
                    "problem",
                    models.CharField(blank=True, max_length=400, verbose_name="What went wrong"),
                ),
                (
                    "first_page",
                    models.PositiveSmallIntegerField(default=1, verbose_name="First page"),
                ),
                (
                    "public_last_page",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="Last page for the public"
                    ),
                ),
                (
                    "last_page",
                    models.PositiveSmallIntegerField(default=0, verbose_name="Last page"),
                ),
                (
                    "holds",
                    models.JSONField(default=list, verbose_name="The papers in it, one by one"),
                ),
                ("asked_at", models.DateTimeField(verbose_name="Asked for")),
                ("made_at", models.DateTimeField(blank=True, null=True, verbose_name="Made")),
                (
                    "published_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="Published"),
                ),
                (
                    "ended_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="Replaced or withdrawn"
                    ),
                ),
                (
                    "withdrawn_because",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="Why it was withdrawn"
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Asked for by",
                    ),
                ),
                (
                    "full",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.paperversion",
                    ),
                ),
                (
                    "public",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.paperversion",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Published by",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="packs",
                        to="scrutiny.committeemeeting",
                    ),
                ),
                (
                    "supplement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="packs",
                        to="scrutiny.supplement",
                    ),
                ),
            ],
            options={
                "ordering": ["meeting", "supplement__number", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("supplement__isnull", True)),
                        fields=("meeting", "number"),
                        name="agenda_pack_version",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("supplement__isnull", False)),
                        fields=("supplement", "number"),
                        name="supplement_pack_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "published"), _negated=True),
                            models.Q(("full__isnull", False), ("public__isnull", False)),
                            _connector="OR",
                        ),
                        name="agenda_pack_published_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "withdrawn"), _negated=True),
                            models.Q(("withdrawn_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="agenda_pack_withdrawn_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalForwardItem",
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
                ("title", models.CharField(max_length=250, verbose_name="What comes")),
                ("why", models.TextField(verbose_name="Why it comes")),
                ("who", models.CharField(max_length=160, verbose_name="Brought by (post)")),
                (
                    "expected_on",
                    models.DateField(blank=True, null=True, verbose_name="Or expected about"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("taken", "taken"),
                            ("sent outside a meeting", "sent outside a meeting"),
                            ("taken off", "taken off"),
                        ],
                        default="planned",
                        max_length=24,
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
                    "committee",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="scrutiny.committee",
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
                        to="scrutiny.committeemeeting",
                        verbose_name="Meeting",
                    ),
                ),
                (
                    "undertaking",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="scrutiny.undertaking",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical forward item",
                "verbose_name_plural": "historical forward items",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="UndertakingStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "did",
                    models.CharField(
                        choices=[
                            ("asked for", "asked for"),
                            ("another form agreed", "another form agreed"),
                            ("moved", "moved"),
                            ("handed over", "handed over"),
                            ("decided", "decided"),
                            ("fulfilled", "fulfilled"),
                            ("let go", "let go"),
                            ("opened again", "opened again"),
                        ],
                        max_length=24,
                        verbose_name="What",
                    ),
                ),
                ("before", models.CharField(blank=True, max_length=300, verbose_name="From")),
                ("after", models.CharField(blank=True, max_length=300, verbose_name="To")),
                ("why", models.TextField(blank=True, verbose_name="Why")),
                (
                    "agreed_by",
                    models.CharField(blank=True, max_length=160, verbose_name="Agreed by"),
                ),
                ("at", models.DateTimeField(verbose_name="Recorded")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="By",
                    ),
                ),
                (
                    "undertaking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="scrutiny.undertaking",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="historicalscrutinyrequest",
            name="item",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="scrutiny.committeeitem",
            ),
        ),
        migrations.AddField(
            model_name="scrutinyrequest",
            name="item",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="requests",
                to="scrutiny.committeeitem",
            ),
        ),
        migrations.AddField(
            model_name="committeeitem",
            name="excluded_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="excludes",
                to="scrutiny.resolution",
            ),
        ),
        append_only("scrutiny_undertakingstep"),
        append_only("scrutiny_forwardstep"),
        append_only("scrutiny_keptdecision"),
    ]
