from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "lineofsight.config"
    verbose_name = "Configuration"
