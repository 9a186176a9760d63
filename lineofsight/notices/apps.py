from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "lineofsight.notices"
    verbose_name = "Messages"

    def ready(self) -> None:
        from lineofsight.people.signals import sign_in_mail_wanted

        from .tasks import send_sign_in_mail

        sign_in_mail_wanted.connect(send_sign_in_mail, dispatch_uid="notices.sign_in_mail")
