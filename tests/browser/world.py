"""The demo company and what it has none of, so that every page has something to show."""

from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone

from accounts.models import Role, User
from accounts.services.invitation import invite, token_of
from campaigns.models import Agreement, Code, Material, Occurrence, Offer, Placement, Proposal, Scheme
from campaigns.services.proposal import new_link
from core.models import Company, JobRun
from documents.models import Paper, StoredFile
from imports.models import ImportKind
from imports.services import jobs
from imports.services.work import work_on
from partners.models import Appointment, CustomField, Member, Partner, Task, TaskTemplate
from partners.services.member import invite_member, join_path
from partners.services.saved_view import save_view
from sales.models import Complaint, Deal, Dispute, Product, Referral
from sales.rules.customer import Customer
from sales.services.feedback import ask
from sales.services.handing import hand_over
from sales.services.referral import Entry, register
from scoring.models import ExchangeQuarter
from settlements.models import Account, Commission, CommissionRule, RuleVersion, Statement
from settlements.services.payment import make_batch
from settlements.services.statement_mail import link_to
from strategy.models import Criterion, Deviation, Goal, IdealProfile, JointPlan, Survey
from strategy.services.survey import token_of as token_of_survey

PARTNERS = "Id;Name;Phone\n1;Okna Plus;+375 29 123-45-67\n2;;12\n"
DEALS = "Order No;Date;Partner;Amount\n1;03.04.2025;Okna Plus;1 200,50\n2;04.03.2025;Nobody;x\n"


def furnish():
    """Fill an empty database; the arguments of the addresses that take some, as `pages.places` wants them."""
    call_command("demo", stdout=None)
    owner = User.objects.get(email="owner@demo.example")
    now = timezone.now()
    scheme = Scheme.objects.create(name="Cards", how="Each side hands out the cards of the other.")
    partner = Partner.objects.exclude(standing=None).order_by("-standing__turnover")[0]
    colleague = invite(email="new@demo.example", full_name="New", role=Role.MANAGER, by=owner, now=now)
    theirs = invite_member(partner, email="their@demo.example", full_name="Their", role="seller", by=owner, now=now)
    uuid = [{"uuid": partner.uuid}]
    of_firm = Occurrence.objects.filter(partner__members__user__email="partner@demo.example").exclude(state="dropped")
    theirs_promise = of_firm.order_by("partner__name", "pk")[0]
    offers = [{"uuid": Offer.objects.all()[0].uuid}]
    proposal = Proposal.objects.filter(state="opened").latest("sent_at")
    doors = [{"token": new_link(proposal, now=now).split("/")[-2]}]
    amended = {"uuid": Agreement.objects.filter(state="amended")[0].uuid}
    drafted, proposed = ({"uuid": Agreement.objects.filter(state=state)[0].uuid} for state in ("draft", "proposed"))
    goals = [{"uuid": goal.uuid} for goal in Goal.objects.all()]
    plan = JointPlan.objects.filter(state="draft")[0]
    draft, plans = [{"uuid": plan.uuid}], [{"uuid": row.uuid} for row in JointPlan.objects.all()]
    survey = [{"uuid": Survey.objects.get().uuid}]
    imports = [{"uuid": job.uuid} for job in _imports(owner)]
    return {
        "account_reset_password_from_key": [{"uidb36": "1", "key": "too-old"}],
        "accounts:accept": [{"token": token_of(colleague)}],
        "accounts:person": [{"uuid": User.objects.get(email="manager@demo.example").uuid}],
        "cabinet:plan": [
            {"uuid": row.uuid} for row in JointPlan.objects.filter(partner=_firm()).exclude(state="draft")
        ],
        "cabinet:promise": [{"uuid": theirs_promise.uuid}],
        "cabinet:agreement_document": [{"uuid": theirs_promise.obligation.version.agreement.uuid}],
        "campaigns:agreement": [amended, drafted, proposed],
        "campaigns:agreement_amend": [amended],
        "campaigns:agreement_compare": [{**amended, "number": 2}],
        "campaigns:agreement_document": [{**amended, "number": 1}],
        "campaigns:agreement_edit": [drafted],
        "campaigns:agreement_end": [amended],
        "campaigns:agreement_heading": [amended],
        "campaigns:agreement_new": uuid,
        "campaigns:agreement_sign": [proposed],
        "campaigns:agreement_version": [{**amended, "number": 1}],
        "campaigns:partner_agreements": uuid,
        "sales:partner_codes": uuid,
        "campaigns:promise": [{"uuid": Occurrence.objects.filter(state="open")[0].uuid}],
        "campaigns:promise_new": uuid,
        "campaigns:offer": offers,
        "campaigns:offer_edit": offers,
        "campaigns:offer_document": offers,
        "campaigns:offer_send": uuid,
        "campaigns:open_document": doors,
        "campaigns:open_offer": doors,
        "campaigns:material": [{"uuid": Material.objects.all()[0].uuid}],
        "campaigns:placement": [{"uuid": Placement.objects.all()[0].uuid}],
        "campaigns:placement_new": uuid,
        "campaigns:proposal": [{"uuid": proposal.uuid}],
        "campaigns:proposal_document": [{"uuid": proposal.uuid}],
        "campaigns:scheme": [{"uuid": scheme.uuid}],
        "cabinet:paper": [{"uuid": _theirs(Paper.objects.shown_to_partner()).uuid}],
        "cabinet:statement": [{"uuid": _theirs(Statement.objects.all()).uuid}],
        "cabinet:statement_pdf": [{"uuid": _theirs(Statement.objects.all()).uuid}],
        "settlements:batch": [{"uuid": (batch := _batch(owner)).uuid}],
        "settlements:batch_file": [{"uuid": batch.uuid}],
        "settlements:statement_pdf": [{"uuid": Statement.objects.latest("pk").uuid}],
        "settlements:statement_xlsx": [{"uuid": Statement.objects.latest("pk").uuid}],
        "settlements:debts": [{"uuid": Statement.objects.latest("pk").partner.uuid}],
        "settlements:partner_statements": [{"uuid": Statement.objects.latest("pk").partner.uuid}],
        "settlements:statement": _one_of_each(Statement),
        "settlements:statement_link": [{"token": _link(now)}],
        "documents:file": [{"uuid": StoredFile.objects.latest("pk").uuid}],
        "campaigns:scheme_edit": [{"uuid": scheme.uuid}],
        "documents:paper": [{"uuid": Paper.objects.latest("pk").uuid}],
        "documents:paper_edit": [{"uuid": Paper.objects.latest("pk").uuid}],
        "documents:partner_papers": uuid,
        "dashboards:partner": [*uuid, {"uuid": _quiet_partner().uuid}],
        "dashboards:partner_deals": uuid,
        "dashboards:partner_exchange": [{"uuid": _exchanging_partner().uuid}, *uuid],
        "dashboards:week_of": [{"iso": "2026-W20"}],
        "imports:job": imports,
        "imports:refused_csv": imports[:1],
        "imports:refused_xlsx": imports[:1],
        "partners:edit": uuid,
        "partners:field": [{"uuid": CustomField.objects.latest("pk").uuid}],
        "partners:history": uuid,
        "partners:log": uuid,
        "partners:talk": [{"uuid": partner.interactions.latest("pk").uuid}],
        "partners:view": [{"uuid": _saved_view(owner).uuid}],
        "partners:join": [{"token": join_path(theirs).split("/")[-2]}],
        "partners:move": uuid,
        "partners:merge": [{"uuid": partner.uuid, "other": Partner.objects.exclude(pk=partner.pk).latest("pk").uuid}],
        "partners:merge_choose": uuid,
        "partners:people": uuid,
        "partners:places": uuid,
        "partners:record": uuid,
        "partners:plan": uuid,
        "partners:appointment": [{"uuid": Appointment.objects.open().latest("pk").uuid}],
        "partners:appointment_held": [{"uuid": Appointment.objects.open().latest("pk").uuid}],
        "partners:template": [{"uuid": TaskTemplate.objects.latest("pk").uuid}],
        "partners:week_plan_of": [{"iso": "2026-W20"}],
        "partners:template_start": uuid,
        "partners:turn": uuid,
        "partners:task": [{"uuid": Task.objects.latest("pk").uuid}],
        "sales:deal": [{"uuid": Deal.objects.latest("pk").uuid}],
        "sales:deal_edit": [{"uuid": Deal.objects.latest("pk").uuid}],
        **_referrals(partner, owner, now),
        "sales:product": [{"uuid": Product.objects.latest("pk").uuid}],
        "strategy:fit": [*uuid, {"uuid": _deviating_partner().uuid}],
        "dashboards:goal": goals,
        "strategy:goal_edit": goals[:1],
        "strategy:goal_months": goals[:1],
        "dashboards:plan": plans,
        "dashboards:partner_plan": [*uuid, {"uuid": plan.partner.uuid}],
        "strategy:plan_new": uuid,
        "strategy:plan_edit": draft,
        "strategy:plan_numbers": draft,
        "strategy:plan_review": draft,
        "strategy:survey": survey,
        "strategy:survey_edit": survey,
        "strategy:survey_type": survey,
        "strategy:survey_export": survey,
        "strategy:survey_qr": survey,
        "strategy:survey_public": [{"token": token_of_survey(Survey.objects.get())}],
        "strategy:profile": [{"uuid": IdealProfile.objects.get(code="shop").uuid}],
        "strategy:profile_edit": [{"uuid": IdealProfile.objects.get(code="shop").uuid}],
        "strategy:criterion_new": [{"uuid": IdealProfile.objects.get(code="shop").uuid}],
        "strategy:criterion": [{"uuid": Criterion.objects.filter(kind="one_of").latest("pk").uuid}],
        "settlements:account": [{"uuid": Account.objects.latest("entries").uuid}],
        "settlements:commission": _one_of_each(Commission),
        "settlements:partner_money": [{"uuid": Commission.objects.earning()[0].partner.uuid}, *uuid],
        "settlements:rule": [{"uuid": CommissionRule.objects.latest("pk").uuid}],
        "settlements:rule_change": [{"uuid": RuleVersion.objects.filter(shape="steps")[0].rule.uuid}],
        "scoring:run": [{"uuid": JobRun.objects.latest("pk").uuid}],
    }


def _theirs(rows):
    """One of the rows of the firm at which the partner's demo login stands first."""
    return rows.filter(partner=_firm()).latest("pk")


def _firm():
    return Member.objects.filter(user__email="partner@demo.example").order_by("partner__name", "pk")[0].partner


def _one_of_each(model):
    """A row of each state that there is."""
    states = sorted({*model.objects.values_list("state", flat=True)})
    return [{"uuid": model.objects.filter(state=state).latest("pk").uuid} for state in states]


def _batch(owner):
    approved = Statement.objects.filter(state="approved")
    return make_batch(list(approved[:3]), currency=approved[0].currency, by=owner, now=timezone.now())


def _link(now):
    statement = Statement.objects.latest("pk")
    return link_to(statement, recipient="books@partner.example", now=now).split("/")[-2]


def _referrals(partner, owner, now):
    """Referrals of several kinds, their disputes, codes and cases, for staff and in the cabinet."""
    firm = Partner.objects.filter(members__user__email="partner@demo.example").order_by("name")[0]
    own, code = Referral.objects.filter(partner=firm), Code.objects.filter(partner=firm).latest("pk")
    latest = [own.filter(state=state).order_by("pk").last() for state in ("new", "contacted", "won", "paid")]
    some = [{"uuid": referral.uuid} for referral in latest if referral]
    late = Referral.objects.filter(reason="taken").latest("pk")
    won = Referral.objects.filter(state="won", feedback=None).latest("pk")
    asked = ask(won, now=now, company=Company.objects.get())
    entry = Entry(key="world", customer=Customer(name="Ola", phone="600100200"), source="manager", direction="outbound")
    handed = register(partner, entry=entry, by=owner, now=now, company=Company.objects.get()).referral
    sent, _recipient = hand_over(handed, now=now, company=Company.objects.get())
    deal = [{"uuid": Deal.objects.filter(state="won").latest("pk").uuid}]
    return {
        "sales:referral": [*some, {"uuid": late.uuid}],
        "sales:referral_move": some[:1],
        "sales:referral_win": some[:1],
        "sales:dispute_new": some[:1],
        "sales:dispute": [{"uuid": each.uuid} for each in Dispute.objects.all()],
        "sales:complaint": [{"uuid": each.uuid} for each in Complaint.objects.all()[:2]],
        "sales:complaint_new": [{"uuid": partner.uuid}],
        "sales:code": [{"uuid": code.uuid}],
        "sales:code_cards": [{"uuid": code.uuid}],
        "sales:code_new": [{"uuid": partner.uuid}],
        "sales:come": [{"token": code.token}],
        "sales:handed": [{"token": sent.split("/")[-2]}],
        "sales:feedback": [{"token": asked.split("/")[-2]}],
        "sales:deal_return": deal,
        "sales:deal_payment": deal,
        "cabinet:referral": some,
        "cabinet:code_cards": [{"uuid": code.uuid}],
        "cabinet:code": [{"uuid": code.uuid}],
    }


def _saved_view(owner):
    return save_view(owner=owner, name="Gold", query="tier=gold", columns=[], shared=True)


def _deviating_partner():
    return Deviation.objects.open().filter(task__done_at__isnull=False).latest("pk").assessment.partner


def _exchanging_partner():
    return ExchangeQuarter.objects.order_by("-events").first().partner


def _quiet_partner():
    return Partner.objects.create(name="A partner of whom nothing is known")


def _imports(owner):
    """An import that was checked, one that asks, and one that was written."""
    checked, asks, written = (
        jobs.upload(ContentFile(text.encode(), name=name), kind=kind, author=owner)
        for text, name, kind in [
            (PARTNERS, "partners.csv", ImportKind.PARTNERS),
            (DEALS, "deals.csv", ImportKind.DEALS),
            (PARTNERS.replace("Okna", "Drzwi"), "more.csv", ImportKind.PARTNERS),
        ]
    )
    for job in (checked, asks, written):
        work_on(job)
        job.refresh_from_db()
    jobs.order_writing(written)
    work_on(written)
    return checked, asks, written
