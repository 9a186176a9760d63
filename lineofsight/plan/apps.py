from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "lineofsight.plan"
    verbose_name = "Plan"

    def ready(self) -> None:
        from lineofsight.groups.signals import words_matched

        from .models import Accountability
        from .services.promises import note_words_matched

        def tell_the_promises(sender, words, moved, by, reason, **told) -> None:
            """An objective whose lead was printed words says in its history who they turned out to mean."""
            answering = [row for row in moved if isinstance(row, Accountability)]
            note_words_matched(answering, words=words, by=by, reason=reason)

        words_matched.connect(tell_the_promises, weak=False, dispatch_uid="plan.words_matched")
