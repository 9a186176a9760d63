from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "lineofsight.notices"
    verbose_name = "Notices"
