"""Fields of a customer whom a partner brought, in files of deals and of referrals."""

from imports.rules.fields import Field, headers

BUYER_FIELDS = (
    Field(
        "customer_name",
        strong=headers(
            """end customer; end customer name; end client; final customer; lead name; ordered by; конечный клиент;
            конечный покупатель; имя клиента; имя покупателя; фио клиента; фио покупателя; заказчик; klient końcowy;
            imię klienta; imię i nazwisko klienta; zamawiający"""
        ),
        weak=headers(
            "customer; customer name; client; client name; клиент; покупатель; klient; nazwa klienta; nabywca"
        ),
        longest=150,
    ),
    Field(
        "customer_phone",
        strong=headers(
            """customer phone; customer phone number; client phone; buyer phone; end customer phone; телефон клиента;
            телефон покупателя; телефон заказчика; номер телефона клиента; telefon klienta; numer telefonu klienta;
            nr telefonu klienta"""
        ),
        weak=headers("phone; phone number; telephone; tel; mobile; телефон; номер телефона; тел; telefon; nr telefonu"),
        longest=60,
    ),
    Field(
        "customer_email",
        strong=headers(
            """customer email; customer e mail; client email; buyer email; end customer email; почта клиента;
            email клиента; e mail клиента; электронная почта клиента; email klienta; e mail klienta;
            adres email klienta"""
        ),
        weak=headers("email; e mail; mail; email address; почта; электронная почта; adres email"),
        longest=254,
    ),
    Field(
        "customer_tax_id",
        strong=headers(
            """customer tax id; client tax id; customer vat id; buyer tax id; инн клиента; инн покупателя;
            инн заказчика; nip klienta; nip nabywcy"""
        ),
        longest=32,
    ),
    Field(
        "coupon",
        strong=headers(
            """coupon; coupon code; promo code; promocode; referral code; discount code; voucher; voucher code; купон;
            код купона; промокод; промо код; код рекомендации; kupon; kod kuponu; kod rabatowy; kod promocyjny;
            kod polecenia"""
        ),
        longest=40,
    ),
)
