"""Groups and posts, who sits where, and parties: whoever can answer for something."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Lower, NullIf
from django.urls import reverse

from lineofsight.organisations.models import Organisation
from lineofsight.people.models import Person


class GroupKind(models.TextChoices):
    """What sort of group. Boards of other partnerships are `OTHER_BOARD`."""

    EXECUTIVE = "executive", "Executive group"
    PARTNERSHIP = "partnership", "Partnership"
    SUB_GROUP = "sub_group", "Sub-group"
    TASK_AND_FINISH = "task_and_finish", "Task and finish group"
    PANEL = "panel", "Panel"
    FORUM = "forum", "Forum"
    OTHER_BOARD = "other_board", "Other strategic board"


class Group(models.Model):
    """A board, sub-group, panel or forum. `reports_to` makes the structure; `ends_on` is for task and finish groups."""

    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=20, choices=GroupKind.choices, default=GroupKind.SUB_GROUP)
    purpose = models.TextField(blank=True)
    reports_to = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="reporting_groups"
    )
    email = models.EmailField(blank=True)
    began_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="a_group_is_named_once",
                violation_error_message="There is already a group with this name.",
            ),
            models.CheckConstraint(
                name="a_group_ends_after_it_begins",
                condition=Q(began_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("began_on")),
                violation_error_message="A group cannot end before it began.",
            ),
            models.CheckConstraint(
                name="a_group_does_not_report_to_itself",
                condition=~Q(reports_to=F("id")),
                violation_error_message="A group cannot report to itself.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("groups:group", args=[self.pk])

    @property
    def called(self) -> str:
        return self.short_name or self.name


class Seat(models.TextChoices):
    """In what capacity somebody sits on a group."""

    CHAIR = "chair", "Chair"
    VICE_CHAIR = "vice_chair", "Vice-chair"
    MEMBER = "member", "Member"
    DEPUTY = "deputy", "Deputy"
    ADVISER = "adviser", "Adviser"


class Membership(models.Model):
    """A person sits on a group for an organisation, for a period. Who sat when is never overwritten."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    seat = models.CharField(max_length=20, choices=Seat.choices, default=Seat.MEMBER)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["group", "seat", "person__name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_membership_ends_after_it_begins",
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                violation_error_message="A membership cannot end before it began.",
            ),
            models.UniqueConstraint(
                name="a_person_sits_on_a_group_once_at_a_time",
                fields=["group", "person"],
                condition=Q(until_on=None),
                violation_error_message="They already sit on this group.",
            ),
        ]


class Post(models.Model):
    """A job that can answer for things (Business Manager), whoever holds it on the day."""

    name = models.CharField(max_length=200)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="posts"
    )
    abolished_on = models.DateField(null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                "organisation",
                name="a_post_of_an_organisation_is_named_once",
                condition=Q(organisation__isnull=False),
                violation_error_message="This agency already has a post with this name.",
            ),
            models.UniqueConstraint(
                Lower("name"),
                name="a_post_of_the_partnership_is_named_once",
                condition=Q(organisation=None),
                violation_error_message="The partnership already has a post with this name.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("groups:post", args=[self.pk])


class PostHolding(models.Model):
    """A person holds a post for a period; several may share one."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="holdings")
    person = models.ForeignKey(Person, models.PROTECT, related_name="posts_held")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["post", "from_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_post_is_left_after_it_is_taken_up",
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                violation_error_message="A post cannot be left before it was taken up.",
            ),
            models.UniqueConstraint(
                name="a_person_holds_a_post_once_at_a_time",
                fields=["post", "person"],
                condition=Q(until_on=None),
                violation_error_message="They already hold this post.",
            ),
        ]


class PartyQuerySet(models.QuerySet):
    def with_names(self):
        """Fetch what a party's name is made of, so that a list of parties costs one query."""
        return self.select_related("group", "post__organisation", "organisation", "person__organisation")

    def by_name(self):
        """Fetch them in the order of their names, which stand beside each as `sorted_by`."""
        names = ("group__name", "post__name", "organisation__name", "person__name")
        called = Coalesce(NullIf("printed", models.Value("")), *names)
        return self.with_names().annotate(sorted_by=called).order_by(Lower("sorted_by"), "pk")

    def unmatched(self):
        """Parties that are only the printed words so far."""
        return self.filter(group=None, post=None, organisation=None, person=None)


class Party(models.Model):
    """Whoever can answer for something: exactly one of a group, a post, an organisation or a person; or, until
    somebody says who is meant, only the words as a plan printed them."""

    group = models.OneToOneField(Group, models.PROTECT, null=True, blank=True, related_name="party")
    post = models.OneToOneField(Post, models.PROTECT, null=True, blank=True, related_name="party")
    organisation = models.OneToOneField(
        Organisation, models.PROTECT, null=True, blank=True, related_name="party"
    )
    person = models.OneToOneField(Person, models.PROTECT, null=True, blank=True, related_name="party")
    printed = models.CharField(max_length=300, blank=True)

    objects = PartyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "parties"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="a_party_is_exactly_one_thing_or_only_printed_words",
                condition=Q(group__isnull=False, post=None, organisation=None, person=None, printed="")
                | Q(group=None, post__isnull=False, organisation=None, person=None, printed="")
                | Q(group=None, post=None, organisation__isnull=False, person=None, printed="")
                | Q(group=None, post=None, organisation=None, person__isnull=False, printed="")
                | (Q(group=None, post=None, organisation=None, person=None) & ~Q(printed="")),
            ),
            models.UniqueConstraint(
                Lower("printed"), name="printed_words_make_one_party", condition=~Q(printed="")
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def kind(self) -> str:
        """ "group", "post", "organisation", "person", or "" while only printed words are known."""
        return next(
            (kind for kind in ("group", "post", "organisation", "person") if getattr(self, f"{kind}_id")), ""
        )

    @property
    def name(self) -> str:
        return self.printed or str(self.meant)

    @property
    def meant(self) -> Group | Post | Organisation | Person | None:
        """The group, post, organisation or person; None while only printed words are known."""
        return getattr(self, self.kind) if self.kind else None

    @property
    def called(self) -> str:
        """The short name where there is one, for places where room is short."""
        return getattr(self.meant, "called", "") or self.name

    def get_absolute_url(self) -> str:
        """The page of whoever is meant; for printed words the page that settles who is meant."""
        meant = self.meant
        return meant.get_absolute_url() if meant else reverse("groups:match_words", args=[self.pk])


class Wording(models.Model):
    """Printed words that somebody said mean this party, so that the next plan with the same words is matched."""

    words = models.CharField(max_length=300)
    party = models.ForeignKey(Party, models.CASCADE, related_name="wordings")
    matched_by = models.CharField(max_length=80)
    matched_at = models.DateTimeField()

    class Meta:
        ordering = ["words", "pk"]
        constraints = [models.UniqueConstraint(Lower("words"), name="printed_words_mean_one_party")]

    def __str__(self) -> str:
        return self.words


class DirectoryFileStage(models.TextChoices):
    CHECKED = "checked", "Read, not yet applied"
    APPLIED = "applied", "Applied"
    ABANDONED = "abandoned", "Given up"


class DirectoryFile(models.Model):
    """A workbook of people and organisations on its way in: read and previewed, then applied or given up.

    `content` is what was read (rows with their places) and is emptied when it is applied or given up: the directory
    holds the people then, and no second copy is kept.
    """

    name = models.CharField(max_length=255)
    stage = models.CharField(
        max_length=10, choices=DirectoryFileStage.choices, default=DirectoryFileStage.CHECKED
    )
    content = models.JSONField(default=dict)
    given_by = models.CharField(max_length=80)
    given_at = models.DateTimeField()

    class Meta:
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="no_copy_of_a_directory_file_is_kept_after_it_is_settled",
                condition=Q(stage="checked") | Q(content={}),
            )
        ]
