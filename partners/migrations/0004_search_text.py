"""Triggers that keep `Partner.search_text`, and the functions that fold a text and order names.

The row trigger works the text out from the truth whenever a partner's own names change or anyone writes the text, so
that nothing can make it stale. The statement triggers on legal entities and contacts blank the text of the partners
that a statement touched, once each, in the order of their ids (two writers can't lock each other out).
Sequential scans are off inside: a plan that a session kept from the time when the tables were empty would make a large
import quadratic.
"""

from django.db import migrations

FOLD = r"""
CREATE FUNCTION prm_fold(t text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
BEGIN
  t := upper(translate(t, E'«»„“”‘’"\'`\t\n\r\u00a0', '              '));
  IF octet_length(t) = length(t) THEN
    RETURN t;
  END IF;
  t := translate(t, 'ОЕАИНТСРВЛКМДПУЫГЗБЙХЭЦФІЁЎЇЄҐЬЪ', 'OEAINTSRVLKMDPUYGZBYHECFIEUIEG');
  t := replace(t, 'Я', 'YA');
  t := replace(t, 'Ч', 'CH');
  t := replace(t, 'Ж', 'ZH');
  t := replace(t, 'Ш', 'SH');
  t := replace(t, 'Ю', 'YU');
  t := replace(t, 'Щ', 'SHCH');
  IF octet_length(t) = length(t) THEN
    RETURN t;
  END IF;
  t := translate(t, 'ŁÓĘĄŚŻĆŹŃ', 'LOEASZCZN');
  IF octet_length(t) = length(t) THEN
    RETURN t;
  END IF;
  t := translate(t, 'ÀÁÂÃÄÅĀĂÇĈĊČĎĐÈÉÊËĒĔĖĚĜĞĠĢĤĦÌÍÎÏĨĪĬĮİĴĶĹĻĽĿÑŅŇÒÔÕÖØŌŎŐŔŖŘŜŞŠŢŤŦÙÚÛÜŨŪŬŮŰŲŴÝŶŸŽ',
                    'AAAAAAAACCCCDDEEEEEEEEGGGGHHIIIIIIIIIJKLLLLNNNOOOOOOOORRRSSSTTTUUUUUUUUUUWYYYZ');
  RETURN replace(replace(replace(t, 'ß', 'SS'), 'Æ', 'AE'), 'Œ', 'OE');
END $$;
"""

SORT_KEY = r"""
CREATE FUNCTION prm_sort_key(t text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
BEGIN
  t := upper(t);
  IF t !~ '[ĄĆĘŁŃÓŚŹŻЁ]' THEN
    RETURN t;
  END IF;
  t := replace(t, 'Ą', E'A\uf8ff');
  t := replace(t, 'Ć', E'C\uf8ff');
  t := replace(t, 'Ę', E'E\uf8ff');
  t := replace(t, 'Ł', E'L\uf8ff');
  t := replace(t, 'Ń', E'N\uf8ff');
  t := replace(t, 'Ó', E'O\uf8ff');
  t := replace(t, 'Ś', E'S\uf8ff');
  t := replace(t, 'Ź', E'Z\uf8ff');
  t := replace(t, 'Ż', E'Z\uf8ff\uf8ff');
  t := replace(t, 'Ё', E'Е\uf8ff');
  RETURN t;
END $$;
"""

SEARCH_TEXT = r"""
CREATE FUNCTION partners_search_text() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
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
END $$;

CREATE TRIGGER partner_search_text_begins BEFORE INSERT ON partners_partner
  FOR EACH ROW EXECUTE FUNCTION partners_search_text();

CREATE TRIGGER partner_search_text_changes BEFORE UPDATE OF name, external_id, city, search_text ON partners_partner
  FOR EACH ROW WHEN ((OLD.name, OLD.external_id, OLD.city, OLD.search_text)
                     IS DISTINCT FROM (NEW.name, NEW.external_id, NEW.city, NEW.search_text))
  EXECUTE FUNCTION partners_search_text();
"""

TOUCH = r"""
CREATE FUNCTION partners_touch_search_text() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
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
END $$;
"""

TABLES = ("partners_legalentity", "partners_contact")
EVENTS = (
    ("insert", "NEW TABLE AS now_rows"),
    ("delete", "OLD TABLE AS old_rows"),
    ("update", "OLD TABLE AS old_rows NEW TABLE AS now_rows"),
)
TRIGGERS = "".join(
    f"CREATE TRIGGER search_text_after_{event} AFTER {event.upper()} ON {table} REFERENCING {rows} "
    "FOR EACH STATEMENT EXECUTE FUNCTION partners_touch_search_text();\n"
    for table in TABLES
    for event, rows in EVENTS
)
DROP = (
    "".join(f"DROP TRIGGER search_text_after_{event} ON {table};" for table in TABLES for event, _ in EVENTS)
    + "DROP TRIGGER partner_search_text_begins ON partners_partner;"
    "DROP TRIGGER partner_search_text_changes ON partners_partner;"
    "DROP FUNCTION partners_touch_search_text; DROP FUNCTION partners_search_text;"
    "DROP FUNCTION prm_sort_key; DROP FUNCTION prm_fold;"
)


class Migration(migrations.Migration):
    dependencies = [("partners", "0003_standing_without_shared_reasons")]

    operations = [
        migrations.RunSQL(FOLD + SORT_KEY + SEARCH_TEXT + TOUCH + TRIGGERS, DROP),
        migrations.RunSQL("UPDATE partners_partner SET search_text = '-'", migrations.RunSQL.noop),
    ]
