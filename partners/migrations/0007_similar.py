"""The search for what was mistyped: first what is nearly it, then what resembles it; bounded, then ranked."""

from django.db import migrations

SIMILAR = r"""
CREATE FUNCTION partners_similar(typed text, at_most integer) RETURNS TABLE (id bigint, likeness real)
LANGUAGE plpgsql STABLE SET pg_trgm.word_similarity_threshold = 0.6 AS $$
DECLARE
  threshold text;
BEGIN
  FOREACH threshold IN ARRAY ARRAY['0.6', '0.4'] LOOP
    PERFORM set_config('pg_trgm.word_similarity_threshold', threshold, true);
    RETURN QUERY
    SELECT alike.id, word_similarity(typed, alike.search_text)
    FROM (SELECT p.id, p.search_text FROM partners_partner p WHERE p.search_text %> typed LIMIT at_most) alike
    ORDER BY 2 DESC, 1;
    EXIT WHEN FOUND;
  END LOOP;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("partners", "0006_audit_by_statement")]

    operations = [migrations.RunSQL(SIMILAR, "DROP FUNCTION partners_similar")]
