"""Triggers that keep what belongs to a version of an agreement as it was proposed."""

import pgtrigger

_REFUSE = """
SELECT state INTO held FROM campaigns_agreementversion
WHERE id = CASE WHEN TG_OP = 'INSERT' THEN NEW.version_id ELSE OLD.version_id END;
IF held <> 'draft' THEN
    RAISE EXCEPTION 'the version is %: nothing of it is edited', held USING ERRCODE = 'restrict_violation';
END IF;
IF TG_OP = 'DELETE' THEN
    RETURN OLD;
END IF;
RETURN NEW;
"""


def only_in_drafts(*fields: str) -> list[pgtrigger.Trigger]:
    """Rows with a `version` come and go, and these fields of them change, only while that is a draft."""
    return [
        pgtrigger.Trigger(
            name="only_drafts_gain_and_lose",
            operation=pgtrigger.Insert | pgtrigger.Delete,
            when=pgtrigger.Before,
            declare=[("held", "text")],
            func=_REFUSE,
        ),
        pgtrigger.Trigger(
            name="only_drafts_change",
            operation=pgtrigger.Update,
            when=pgtrigger.Before,
            condition=pgtrigger.AnyChange(*fields),
            declare=[("held", "text")],
            func=_REFUSE,
        ),
    ]
