"""How names are folded for search and sorting: indexes of the tables need it."""

from django.db import migrations

FOLDING = r"""
CREATE OR REPLACE FUNCTION public.prm_fold(t text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION public.prm_sort_key(t text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
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
END $function$;
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]

    operations = [migrations.RunSQL(FOLDING, "DROP FUNCTION prm_sort_key; DROP FUNCTION prm_fold;")]
