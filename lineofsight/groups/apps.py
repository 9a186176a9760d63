from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "lineofsight.groups"
    verbose_name = "Groups"

    def ready(self) -> None:
        from lineofsight.core.readers import register_source

        from .queries import marks_of

        register_source(marks_of)
