from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "lineofsight.documents"
    verbose_name = "Evidence"
