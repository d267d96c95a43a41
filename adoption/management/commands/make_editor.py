"""Make an account for an editor."""

import os
from argparse import ArgumentParser
from getpass import getpass

from django.contrib.auth.models import Group, Permission, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

EDITORS = "Editors"


def editors() -> Group:
    """The group whose members enter and correct data but manage no accounts."""
    group, _ = Group.objects.get_or_create(name=EDITORS)
    group.permissions.set(Permission.objects.filter(content_type__app_label="adoption"))
    return group


class Command(BaseCommand):
    help = "Make an editor's account, or set its password anew. Without EDITOR_USERNAME and EDITOR_PASSWORD it asks."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--username", default=os.environ.get("EDITOR_USERNAME", ""), help="Name to sign in with.")

    def handle(self, *, username: str, **options) -> None:
        username = username or self._ask("Name of the editor: ")
        password = os.environ.get("EDITOR_PASSWORD") or self._ask_password()
        user = User.objects.filter(username=username).first() or User(username=username)
        done = "has a new password and can" if user.pk else "can"
        try:
            user.clean_fields(exclude=["password"])
            validate_password(password, user)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        user.is_staff = True
        user.set_password(password)
        user.save()
        user.groups.add(editors())
        self.stdout.write(f"{username} {done} sign in at /admin/.")

    def _ask(self, question: str) -> str:
        try:
            return input(question).strip()
        except EOFError as error:
            raise CommandError("Nobody answers: set EDITOR_USERNAME and EDITOR_PASSWORD.") from error

    def _ask_password(self) -> str:
        try:
            password, again = getpass("Password: "), getpass("Again: ")
        except EOFError as error:
            raise CommandError("Nobody answers: set EDITOR_USERNAME and EDITOR_PASSWORD.") from error
        if password != again:
            raise CommandError("The two passwords differ. Nothing was changed.")
        return password
