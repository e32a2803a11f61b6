"""Search text, likeness and days of talks are kept by the database."""

from django.db import migrations

SQL = r"""
CREATE FUNCTION partners_search_text()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
DECLARE
  rest text := '';
BEGIN
  IF TG_OP = 'UPDATE' THEN
    SELECT concat_ws(' ',
      (SELECT string_agg(concat_ws(' ', e.name, e.tax_id), ' ' ORDER BY e.id)
         FROM partners_legalentity e WHERE e.partner_id = NEW.id),
      (SELECT string_agg(
                concat_ws(' ', c.name, c.phone, c.phone_normal, regexp_replace(c.phone, '\D', '', 'g'), c.email),
                ' ' ORDER BY c.id)
         FROM partners_contact c WHERE c.partner_id = NEW.id))
      INTO rest;
  END IF;
  NEW.search_text := ' ' || prm_fold(concat_ws(' ', NEW.name, NEW.external_id, NEW.city, rest));
  RETURN NEW;
END $function$;

CREATE FUNCTION partners_touch_search_text()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
AS $function$
DECLARE
  touched bigint[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(DISTINCT partner_id) INTO touched FROM now_rows;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(DISTINCT partner_id) INTO touched FROM old_rows;
  ELSE
    SELECT array_agg(DISTINCT partner_id) INTO touched
      FROM (SELECT * FROM old_rows EXCEPT SELECT * FROM now_rows
            UNION ALL (SELECT * FROM now_rows EXCEPT SELECT * FROM old_rows)) changed;
  END IF;
  IF touched IS NULL THEN
    RETURN NULL;
  END IF;
  PERFORM FROM unnest(touched) t (id) JOIN partners_partner p USING (id) ORDER BY p.id FOR NO KEY UPDATE OF p;
  UPDATE partners_partner p SET search_text = '' FROM unnest(touched) t (id) WHERE p.id = t.id;
  RETURN NULL;
END $function$;

CREATE FUNCTION partners_similar(typed text, at_most integer)
 RETURNS TABLE(id bigint, likeness real)
 LANGUAGE plpgsql
 STABLE
 SET "pg_trgm.word_similarity_threshold" TO '0.6'
AS $function$
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
END $function$;

CREATE FUNCTION partners_redate_talks()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    UPDATE partners_interaction SET day = (happened_at AT TIME ZONE NEW.time_zone)::date
    WHERE day <> (happened_at AT TIME ZONE NEW.time_zone)::date;
    UPDATE partners_partner p SET last_contact_on = talks.last_on
    FROM (SELECT partner_id, max(day) AS last_on FROM partners_interaction GROUP BY partner_id) talks
    WHERE talks.partner_id = p.id AND p.last_contact_on IS DISTINCT FROM talks.last_on;
    RETURN NEW;
END
$function$;

CREATE TRIGGER partner_search_text_begins BEFORE INSERT ON partners_partner FOR EACH ROW EXECUTE FUNCTION partners_search_text();

CREATE TRIGGER partner_search_text_changes BEFORE UPDATE OF name, external_id, city, search_text ON partners_partner FOR EACH ROW WHEN ((((((old.name)::text IS DISTINCT FROM (new.name)::text) OR ((old.external_id)::text IS DISTINCT FROM (new.external_id)::text)) OR ((old.city)::text IS DISTINCT FROM (new.city)::text)) OR (old.search_text IS DISTINCT FROM new.search_text))) EXECUTE FUNCTION partners_search_text();

CREATE TRIGGER search_text_after_insert AFTER INSERT ON partners_legalentity REFERENCING NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION partners_touch_search_text();

CREATE TRIGGER search_text_after_delete AFTER DELETE ON partners_legalentity REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION partners_touch_search_text();

CREATE TRIGGER search_text_after_update AFTER UPDATE ON partners_legalentity REFERENCING OLD TABLE AS old_rows NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION partners_touch_search_text();

CREATE TRIGGER search_text_after_insert AFTER INSERT ON partners_contact REFERENCING NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION partners_touch_search_text();

CREATE TRIGGER search_text_after_delete AFTER DELETE ON partners_contact REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION partners_touch_search_text();

CREATE TRIGGER search_text_after_update AFTER UPDATE ON partners_contact REFERENCING OLD TABLE AS old_rows NEW TABLE AS now_rows FOR EACH STATEMENT EXECUTE FUNCTION partners_touch_search_text();

CREATE TRIGGER partners_redate_talks AFTER UPDATE OF time_zone ON core_company FOR EACH ROW WHEN (((old.time_zone)::text IS DISTINCT FROM (new.time_zone)::text)) EXECUTE FUNCTION partners_redate_talks();

ALTER TABLE partners_standing SET (fillfactor = 80);
"""


class Migration(migrations.Migration):
    dependencies = [("partners", "0002_tables")]

    operations = [migrations.RunSQL(SQL)]
