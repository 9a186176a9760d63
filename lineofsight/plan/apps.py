from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "lineofsight.plan"
    verbose_name = "Plan"
