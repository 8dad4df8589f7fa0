"""Names are found without regard to accents, by an index of their plain letters."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import migrations, models

from footprint.children.models import Plain

# The dictionary is named, so that the answer never hangs on the search path: only then may an index rest on it.
PLAIN = """
CREATE FUNCTION public.footprint_plain(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS
$$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, name)) $$
"""


class Migration(migrations.Migration):
    dependencies = [("children", "0001_initial"), ("council", "0001_extensions")]
    operations = [
        migrations.RunSQL(PLAIN, "DROP FUNCTION public.footprint_plain(text)"),
        migrations.RemoveIndex(model_name="child", name="child_names_alike"),
        migrations.AddIndex(
            model_name="child",
            index=GinIndex(
                OpClass(Plain(models.F("given_names")), name="gin_trgm_ops"),
                OpClass(Plain(models.F("family_name")), name="gin_trgm_ops"),
                OpClass(Plain(models.F("known_as")), name="gin_trgm_ops"),
                name="child_names_alike",
            ),
        ),
    ]
