"""Words that spreadsheets use for a deal's state and a partner's status."""

from collections.abc import Mapping

from imports.rules.fields import headers
from imports.rules.mapping import plain

_DEAL = {
    "won": """won; closed won; paid; completed; complete; done; delivered; shipped; invoiced; closed; sold;
        выиграна; выигран; оплачен; оплачено; выполнен; выполнено; завершен; отгружен; доставлен; продано; закрыт;
        wygrana; opłacone; opłacony; zrealizowane; zrealizowany; zakończone; wysłane; sprzedane""",
    "open": """open; new; engaging; prospecting; in progress; pending; draft; quoted; negotiation; processing;
        открыта; новый; новая; в работе; в обработке; ожидает; черновик; согласование;
        otwarte; nowe; nowy; w toku; w trakcie; oczekuje; szkic""",
    "lost": "lost; closed lost; rejected; проиграна; проигран; отказ; потеряна; przegrana; odrzucone; utracone",
    "cancelled": """cancelled; canceled; returned; refunded; void; отменен; отмена; отменено; возврат; аннулирован;
        anulowane; anulowany; zwrot; zwrócone; odwołane""",
}
_PARTNER = {
    "candidate": "candidate; prospect; lead; кандидат; потенциальный; лид; kandydat; potencjalny",
    "contacted": "contacted; контакт; связались; skontaktowany; kontakt nawiązany",
    "negotiating": "negotiating; negotiation; переговоры; ведем переговоры; negocjacje; w negocjacjach",
    "agreed": "agreed; договорились; согласован; uzgodniony; umówiony",
    "onboarding": "onboarding; подключение; ввод в работу; запуск; wdrożenie; wdrażany",
    "active": "active; current; действующий; активный; активен; работает; aktywny; obecny; czynny",
    "dormant": "dormant; inactive; sleeping; спящий; неактивный; не работает; uśpiony; nieaktywny",
    "ended": "ended; closed; terminated; lost; former; закрыт; завершен; бывший; zakończony; były; zamknięty",
}


def _by_word(words: Mapping[str, str]) -> dict[str, str]:
    return {plain(word): state for state, listed in words.items() for word in (state, *headers(listed))}


DEAL_STATES = _by_word(_DEAL)
PARTNER_STATUSES = _by_word(_PARTNER)
