from django.apps import AppConfig


class ReturnsConfig(AppConfig):
    name = "lineofsight.returns"
    verbose_name = "Asks"
