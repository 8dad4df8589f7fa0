from django.db import models


class SentForm(models.Model):
    """A form whose act was written: a second click on it is answered as the first one was."""

    key = models.CharField(max_length=32, primary_key=True)
    sent_at = models.DateTimeField(db_index=True)
    sentence = models.TextField(default="")
    to = models.TextField(default="")

    def __str__(self) -> str:
        return f"form {self.key}"


class StashedForm(models.Model):
    """What somebody typed into a form that was not written, for them alone, until they send it again."""

    key = models.CharField(max_length=32, primary_key=True)
    person = models.CharField(max_length=36)
    path = models.TextField()
    stashed_at = models.DateTimeField(db_index=True)
    version = models.TextField(default="")
    fields = models.JSONField(default=dict)
    problem = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"form {self.key}"
