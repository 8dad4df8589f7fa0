"""What PostgreSQL must know before any table: exclusion constraints on spans, and search by likeness without
accents.
"""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension, UnaccentExtension
from django.db import migrations


class Migration(migrations.Migration):
    operations = [BtreeGistExtension(), TrigramExtension(), UnaccentExtension()]
