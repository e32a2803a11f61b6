"""Who hears what, and how: one line an event (I4).

`words` is one sentence with `%(name)s` for what the teller's context gives; it is said in the reader's language.
"""

from dataclasses import dataclass
from enum import StrEnum

from core.rules.words import gettext_noop as _


class Mail(StrEnum):
    """When an event is mailed."""

    NOW = "now"
    DIGEST = "digest"
    NEVER = "never"


class Who(StrEnum):
    """Whose settings show an event; the teller says which people of them hear it."""

    STAFF = "staff"
    PARTNERS = "partners"


@dataclass(frozen=True)
class Event:
    """`in_app` and `mail` hold until a person chooses otherwise; `name` stands in the settings."""

    code: str
    who: Who
    in_app: bool
    mail: Mail
    name: str
    words: str


_ALL = [
    # code, who, in the app, by mail,
    #     its name in the settings, what is said
    Event("paper_file", Who.STAFF, True, Mail.DIGEST,
          _("A partner sent a file for a paper"), _("%(partner)s sent %(file)s for %(paper)s.")),
    Event("paper_expires", Who.STAFF, True, Mail.DIGEST,
          _("A paper expires soon"), _("%(paper)s of %(partner)s expires on %(day)s.")),
    Event("referral_came", Who.STAFF, True, Mail.DIGEST,
          _("A partner registered a customer"), _("%(partner)s registered %(customer)s.")),
    Event("referral_disputed", Who.STAFF, True, Mail.DIGEST,
          _("A late claim has evidence"), _("%(partner)s says that %(customer)s was theirs before.")),
    Event("complaint_opened", Who.STAFF, True, Mail.NOW,
          _("A customer complains"), _("A customer complains about %(partner)s. Answer by %(day)s.")),
    Event("referral_sent", Who.PARTNERS, True, Mail.NOW,
          _("We sent you a customer"), _("We sent you a customer: %(customer)s.")),
    Event("referral_moved", Who.PARTNERS, True, Mail.DIGEST,
          _("News about a customer of yours"), _("There is news about %(customer)s.")),
    Event("referral_ends", Who.PARTNERS, True, Mail.NOW,
          _("A customer's protection ends"),
          _("The protection of %(customer)s ends on %(day)s. You may ask for 30 days more.")),
    Event("promise_due_ours", Who.STAFF, True, Mail.DIGEST,
          _("We promised something for a day that comes"), _("We promised %(partner)s for %(day)s: %(what)s.")),
    Event("promise_late_ours", Who.STAFF, True, Mail.DIGEST,
          _("We are late with a promise"), _("We owe %(partner)s since %(day)s: %(what)s.")),
    Event("promise_late_theirs", Who.STAFF, True, Mail.DIGEST,
          _("A partner is late with a promise"), _("%(partner)s owes us since %(day)s: %(what)s.")),
    Event("promise_due_yours", Who.PARTNERS, True, Mail.NOW,
          _("You promised something for a day that comes"), _("You promised %(partner)s for %(day)s: %(what)s.")),
    Event("promise_late_yours", Who.PARTNERS, True, Mail.NOW,
          _("A promise of yours is late"), _("You promised %(partner)s for %(day)s: %(what)s. Is it done?")),
    Event("agreement_ends_soon", Who.STAFF, True, Mail.DIGEST,
          _("The term of an agreement ends soon"), _("%(agreement)s with %(partner)s ends on %(day)s.")),
    Event("agreement_renewed", Who.STAFF, True, Mail.DIGEST,
          _("An agreement goes on by itself"), _("%(agreement)s with %(partner)s goes on until %(day)s.")),
    Event("agreement_ended", Who.STAFF, True, Mail.DIGEST,
          _("The term of an agreement is over"), _("%(agreement)s with %(partner)s ended on %(day)s.")),
    Event("offer_opened", Who.STAFF, True, Mail.NEVER,
          _("A partner opened an offer"), _("%(partner)s opened the offer “%(offer)s”.")),
    Event("offer_answered", Who.STAFF, True, Mail.NOW,
          _("A partner answered an offer"), _("%(partner)s answered the offer “%(offer)s”: %(answer)s.")),
    Event("plan_accepted", Who.STAFF, True, Mail.NOW,
          _("A partner agrees to a joint plan"), _("%(partner)s agrees to the plan “%(plan)s”.")),
    Event("plan_returned", Who.STAFF, True, Mail.NOW,
          _("A partner wants a joint plan changed"), _("%(partner)s wants the plan “%(plan)s” changed.")),
    Event("plan_shared", Who.PARTNERS, True, Mail.NOW,
          _("We share a joint plan with you"),
          _("%(partner)s shares a plan with you: “%(plan)s”. Read and answer it.")),
    Event("ledger_broken", Who.STAFF, True, Mail.NOW,
          _("The ledger does not add up"), _("The proof of the ledger found what does not add up: %(count)s.")),
    Event("statement_confirmed", Who.STAFF, True, Mail.NEVER,
          _("A partner confirms a statement"), _("%(partner)s confirms statement %(number)s.")),
    Event("statement_disputed", Who.STAFF, True, Mail.NOW,
          _("A partner disputes a statement"), _("%(partner)s disputes statement %(number)s.")),
    Event("payment_refused", Who.PARTNERS, True, Mail.NOW,
          _("The bank refused a payment to you"),
          _("The bank refused the payment of statement %(number)s: %(reason)s. Please check your bank details.")),
    Event("bank_changed", Who.STAFF, True, Mail.NOW,
          _("A partner changed its bank details"),
          _("%(who)s changed the bank details of %(entity)s. Nothing is paid there before %(until)s.")),
]  # fmt: skip
EVENTS: dict[str, Event] = {event.code: event for event in _ALL}
