from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "lineofsight.people"
    verbose_name = "People"

    def ready(self) -> None:
        from lineofsight.core.readers import register_source

        from .queries import marks_of

        register_source(marks_of)
        _listen_to_signing_in()


def _listen_to_signing_in() -> None:
    """What happens on allauth's pages: a session begins, and changes of how somebody signs in are kept in history."""
    from allauth.account import signals as account
    from allauth.mfa import signals as second_step
    from django.contrib.auth.signals import user_logged_in

    from lineofsight.core.clock import now

    from .services import note_new_password, note_way_added

    def begin_session(sender, request, **told) -> None:
        """From here on idle time is counted (config.middleware)."""
        request.session["used_at"] = int(now().timestamp())

    def password_changed(sender, user, **told) -> None:
        note_new_password(user)

    def added(sender, user, authenticator, **told) -> None:
        note_way_added(user, authenticator.type)

    def removed(sender, user, authenticator, **told) -> None:
        note_way_added(user, authenticator.type, removed=True)

    user_logged_in.connect(begin_session, weak=False, dispatch_uid="people.begin_session")
    for signal in (account.password_changed, account.password_set, account.password_reset):
        signal.connect(password_changed, weak=False, dispatch_uid="people.password_changed")
    second_step.authenticator_added.connect(added, weak=False, dispatch_uid="people.way_added")
    second_step.authenticator_removed.connect(removed, weak=False, dispatch_uid="people.way_removed")
