from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "lineofsight.people"
    verbose_name = "People"

    def ready(self) -> None:
        from lineofsight.core.readers import register_source

        from .queries import marks_of

        register_source(marks_of)
