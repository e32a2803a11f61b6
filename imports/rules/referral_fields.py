"""Fields of a referral: who brought it, whom, and how to reach them."""

from imports.rules.fields import Field, Shape, headers

REFERRAL_FIELDS = (
    Field(
        "customer_name",
        strong=headers(
            """customer; customer name; client; client name; lead; lead name; name; buyer; end customer; клиент;
            имя клиента; фио клиента; покупатель; заказчик; имя; фио; klient; imię i nazwisko; nazwa klienta;
            imię klienta; nazwisko"""
        ),
        weak=headers("contact; contact name; контакт; kontakt; nazwa; наименование"),
        longest=150,
    ),
    Field(
        "customer_phone",
        strong=headers(
            """phone; phone number; telephone; tel; mobile; customer phone; client phone; телефон; номер телефона; тел;
            мобильный; телефон клиента; telefon; numer telefonu; nr telefonu; telefon klienta; komórka"""
        ),
        longest=60,
    ),
    Field(
        "customer_email",
        strong=headers(
            """email; e mail; mail; email address; customer email; client email; почта; электронная почта; эл почта;
            почта клиента; email клиента; poczta; adres email; email klienta; poczta elektroniczna"""
        ),
        longest=254,
    ),
    Field(
        "customer_tax_id",
        strong=headers("tax id; customer tax id; vat; vat id; инн; инн клиента; унп; nip; nip klienta"),
        longest=32,
    ),
    Field(
        "partner_id",
        strong=headers(
            """partner id; external id; partner code; partner no; partner number; agent id; dealer id; код партнера;
            id партнера; ид партнера; номер партнера; код агента; kod partnera; id partnera; numer partnera"""
        ),
        longest=64,
    ),
    Field(
        "partner_name",
        strong=headers(
            """partner; partner name; agent; agent name; dealer; reseller; referred by; recommended by; brought by;
            партнер; название партнера; наименование партнера; агент; дилер; кто рекомендовал; от кого; partner;
            nazwa partnera; polecający; polecony przez; kontrahent; kto polecił"""
        ),
        longest=200,
    ),
    Field("partner_tax_id", strong=headers("partner tax id; partner vat id; инн партнера; nip partnera"), longest=32),
    Field(
        "coupon",
        strong=headers(
            """coupon; coupon code; promo code; promocode; referral code; voucher; code; купон; код купона; промокод;
            код; kupon; kod kuponu; kod rabatowy; kod promocyjny; kod polecenia; kod"""
        ),
        longest=40,
    ),
    Field(
        "registered_on",
        Shape.DATE,
        strong=headers(
            """date; registered; registered on; registration date; created; received; дата; дата регистрации;
            дата обращения; дата создания; data; data rejestracji; data zgłoszenia; zarejestrowano"""
        ),
    ),
    Field(
        "note",
        strong=headers(
            """note; notes; comment; comments; what they want; request; interest; примечание; комментарий; что нужно;
            запрос; заметки; uwagi; komentarz; notatki; czego szuka; potrzeba"""
        ),
        longest=1000,
    ),
)
