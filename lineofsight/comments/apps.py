from django.apps import AppConfig


class CommentsConfig(AppConfig):
    name = "lineofsight.comments"
    verbose_name = "Comments"
