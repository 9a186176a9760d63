from django.apps import AppConfig


class HistoryConfig(AppConfig):
    name = "lineofsight.history"
    verbose_name = "History"
