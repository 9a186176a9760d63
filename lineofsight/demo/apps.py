from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "lineofsight.demo"
    verbose_name = "Demo"
