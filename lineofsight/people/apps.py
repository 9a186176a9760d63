from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "lineofsight.people"
    verbose_name = "People"

    def ready(self) -> None:
        from lineofsight.core.readers import register_source

        from .queries import marks_of

        register_source(marks_of)

        from django.contrib.auth.signals import user_logged_in

        from lineofsight.core.clock import now

        def begin_session(sender, request, **told) -> None:
            """From here on idle time is counted (config.middleware)."""
            request.session["used_at"] = int(now().timestamp())

        user_logged_in.connect(begin_session, weak=False, dispatch_uid="people.begin_session")
