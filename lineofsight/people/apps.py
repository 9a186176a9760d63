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
    from allauth.mfa.models import Authenticator
    from django.contrib.auth.signals import user_logged_in

    from lineofsight.core.clock import now

    from .services import note_sign_in_change

    def begin_session(sender, request, **told) -> None:
        """From here on idle time is counted (config.middleware)."""
        request.session["used_at"] = int(now().timestamp())

    def password_changed(sender, user, **told) -> None:
        note_sign_in_change(user, "password_changed")

    def turned_on(sender, user, authenticator, **told) -> None:
        if authenticator.type == Authenticator.Type.TOTP:
            note_sign_in_change(user, "second_step_turned_on")
        elif authenticator.type == Authenticator.Type.WEBAUTHN:
            note_sign_in_change(user, "passkey_added")

    def turned_off(sender, user, authenticator, **told) -> None:
        if authenticator.type == Authenticator.Type.TOTP:
            note_sign_in_change(user, "second_step_turned_off")
        elif authenticator.type == Authenticator.Type.WEBAUTHN:
            note_sign_in_change(user, "passkey_removed")

    user_logged_in.connect(begin_session, weak=False, dispatch_uid="people.begin_session")
    for signal in (account.password_changed, account.password_set, account.password_reset):
        signal.connect(password_changed, weak=False, dispatch_uid="people.password_changed")
    second_step.authenticator_added.connect(turned_on, weak=False, dispatch_uid="people.turned_on")
    second_step.authenticator_removed.connect(turned_off, weak=False, dispatch_uid="people.turned_off")
