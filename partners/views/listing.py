"""The partner list."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.access import MANAGERS, STAFF, access
from core.queries.company import company_day, company_of
from partners.access import may_assign
from partners.queries.choices import kinds, people
from partners.queries.custom_field import questions_of_lists
from partners.queries.listing import COUNTED_TO, ListPage, list_page
from partners.queries.saved_view import Views, views_for
from partners.rules.listing import COLUMNS, PAGE_SIZE, ListQuery, own_column, read_columns, read_query
from partners.views import list_tools
from partners.views.actor import Request, actor_of
from partners.views.list_rows import shown


@access(STAFF)
def partner_list(request: Request) -> HttpResponse:
    """The list as its address asks for it; htmx gets the part below the filters."""
    actor, query = actor_of(request), read_query(dict(request.GET.lists()))
    company, now = company_of(request), timezone.now()
    all_kinds, all_people, views = kinds(), people(), views_for(actor)
    today = company_day(now, of=company)
    page = list_page(query, actor=actor, today=today, kinds=all_kinds, people=all_people)
    view = views.named(request.GET.get("view", ""))
    questions = questions_of_lists()
    names = list_tools.column_names(currency=company.currency, own=questions)
    columns = [column for column in (read_columns(view.columns) if view else views.columns) if column in names]
    in_columns = {own_column(question.key): question for question in questions}
    own = [in_columns[column] for column in columns if column in in_columns]
    menus = list_tools.filters(query, kinds=all_kinds, people=all_people, own=questions)
    words: dict[str, Any] = {
        "query": query,
        "menus": menus,
        "silences": list_tools.silences(query),
        "chips": list_tools.chips(query, menus=menus),
        "heads": list_tools.heads(query, columns=columns, names=names),
        "column_names": names,
        "columns": columns,
        "has": {column: column in columns for column in COLUMNS},
        "rows": shown(page.rows, currency=company.currency, own=own),
        "people": all_people if may_assign(actor) else [],
        "may_change": MANAGERS.allows(actor),
        "view": view,
        "typed_tag": next(iter(query.of("tag")), ""),
    }
    words |= _place(page, query=query) | _views(views, actor_id=actor.pk)
    part = request.htmx and not request.htmx.history_restore_request
    return render(request, "partners/list_part.html" if part else "partners/list.html", words)


def _place(page: ListPage, *, query: ListQuery) -> dict[str, Any]:
    """Which rows of how many these are, and the addresses of their neighbours."""
    first = (query.page - 1) * PAGE_SIZE + 1
    return {
        "first": first,
        "last": first + len(page.rows) - 1,
        "total": min(page.total, COUNTED_TO),
        "is_exact": page.is_exact,
        "bulk_total": page.total if page.is_exact else 0,
        "alike": page.alike,
        "before": query.address(page=str(query.page - 1)) if query.page > 1 else None,
        "after": query.address(page=str(query.page + 1)) if page.has_next else None,
        "address": query.address(),
    }


def _views(views: Views, *, actor_id: int) -> dict[str, Any]:
    own = [view for view in views.listed if view.owner_id == actor_id]
    return {"own_views": own, "shared_views": [view for view in views.listed if view.owner_id != actor_id]}
