"""What can go wrong in ways that people can put right. Each carries a sentence fit for the page."""


class NotAllowed(Exception):
    """A policy said no. Shown as a 403 page with the reason; a subclass may have a page of its own, with what it shows."""

    template, status = "403.jinja", 403

    def context(self) -> dict:
        """What its page shows."""
        return {"reason": str(self)}


class Refused(Exception):
    """The change cannot be made as asked; the message says why and what to do. Shown beside the form."""


class EditionConflict(Refused):
    """Somebody else saved the record first. `theirs` and `yours` are the two versions, field by field, so that the
    second person can see both and choose."""

    def __init__(self, record: object, *, theirs: dict, yours: dict):
        super().__init__(
            "Someone else changed this while you were working on it. Choose which version to keep."
        )
        self.record, self.theirs, self.yours = record, theirs, yours
