from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "lineofsight.plan"
    verbose_name = "Plan"

    def ready(self) -> None:
        from lineofsight.groups.signals import words_matched
        from lineofsight.returns.signals import answered

        from .models import Accountability
        from .services.progress import keep_update
        from .services.promises import note_words_matched

        def tell_the_promises(sender, words, moved, by, reason, **told) -> None:
            """An objective whose lead was printed words says in its history who they turned out to mean."""
            answering = [row for row in moved if isinstance(row, Accountability)]
            note_words_matched(answering, words=words, by=by, reason=reason)

        words_matched.connect(tell_the_promises, weak=False, dispatch_uid="plan.words_matched")

        def keep_what_was_said(sender, answer, by, **told) -> None:
            """An answer about an objective or action is an update of it."""
            keep_update(answer, by=by)

        answered.connect(keep_what_was_said, weak=False, dispatch_uid="plan.answered")
