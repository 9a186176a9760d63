from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "lineofsight.home"
    verbose_name = "Home"
