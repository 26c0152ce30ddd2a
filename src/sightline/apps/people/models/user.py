from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from sightline.apps.people.rules import login_name


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=login_name(username or ""))


class User(AbstractBaseUser):
    """Someone who can sign in. The e-mail address is the login name, kept in lower case."""

    email = models.EmailField("E-mail address", max_length=254, unique=True)
    name = models.CharField("Name", max_length=120)
    is_active = models.BooleanField("May sign in", default=True)
    # Who this is at the council's identity provider; set at the first single sign-on.
    subject = models.CharField(max_length=400, unique=True, null=True, blank=True)
    joined_at = models.DateTimeField("Joined", default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name", "email"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="user_email_in_lower_case"
            )
        ]

    def __str__(self) -> str:
        return self.name
