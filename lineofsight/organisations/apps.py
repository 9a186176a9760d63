from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "lineofsight.organisations"
    verbose_name = "Agencies"
