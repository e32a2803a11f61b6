"""Fields of a partner."""

from imports.rules.fields import Field, Shape, headers

PARTNER_FIELDS = (
    Field(
        "external_id",
        strong=headers(
            """external id; partner id; reseller id; reseller key; customer id; client id; account id; partner code;
            customer code; supplier id; vendor id; dealer id; agent id; partner no; customer no; partner number;
            код партнера; код контрагента; код клиента; код агента; ид партнера; id партнера; id клиента; внешний код;
            внешний id; номер партнера; id kontrahenta; kod kontrahenta; id partnera; kod partnera; id klienta;
            kod klienta; numer kontrahenta; numer partnera; nr kontrahenta; identyfikator"""
        ),
        weak=headers("id; key; code; no; nr; код; ид; №; номер; kod; numer; lp"),
        longest=64,
    ),
    Field(
        "name",
        strong=headers(
            """partner; partner name; name; company; company name; reseller; reseller name; customer; customer name;
            client; client name; account; account name; dealer; dealer name; agent; agent name; firm; organization;
            organisation; business name; партнер; наименование; наименование партнера; наименование агента;
            название; название партнера; контрагент; наименование контрагента; клиент; название клиента; компания;
            название компании; организация; агент; фирма; дилер; имя партнера; kontrahent; nazwa; nazwa kontrahenta;
            nazwa partnera; nazwa firmy; nazwa klienta; firma; klient"""
        ),
        longest=200,
    ),
    Field(
        "kind",
        strong=headers(
            """kind; kind of partner; partner type; partner kind; type; business type; customer type; category;
            segment; sector; industry; вид; вид партнера; тип; тип партнера; тип агента; категория; сегмент; отрасль;
            rodzaj; rodzaj partnera; typ; typ partnera; typ kontrahenta; kategoria; branża; segment rynku"""
        ),
        longest=80,
    ),
    Field(
        "status",
        strong=headers(
            """status; state of partner; lifecycle; lifecycle stage; partner status; статус; статус партнера;
            состояние; этап; stan; status partnera; etap"""
        ),
        weak=headers("stage; stadium; стадия"),
    ),
    Field(
        "legal_name",
        strong=headers(
            """legal name; legal entity; registered name; юридическое лицо; юр лицо; юрлицо; полное наименование;
            наименование юридического лица; nazwa prawna; pełna nazwa; osoba prawna; podmiot"""
        ),
        longest=200,
    ),
    Field(
        "tax_id",
        strong=headers(
            """tax id; tax number; vat; vat id; vat number; vat no; tin; ein; инн; унп; огрн; налоговый номер; бин;
            иин; инн партнера; nip; regon; numer nip; numer podatkowy"""
        ),
        longest=32,
    ),
    Field(
        "legal_address",
        strong=headers(
            """legal address; registered address; registered office; юридический адрес; юр адрес;
            юридический адрес партнера; адрес регистрации; adres siedziby; adres rejestrowy; siedziba"""
        ),
        longest=300,
    ),
    Field(
        "bank_details",
        strong=headers(
            """bank details; bank account; iban; account number; банковские реквизиты; реквизиты; расчетный счет;
            р с; rachunek bankowy; konto bankowe; numer konta"""
        ),
    ),
    Field(
        "contact_name",
        strong=headers(
            """contact; contact name; contact person; director; director name; owner name; ceo; head; директор;
            фио директора; руководитель; контактное лицо; контакт; фио; фио контакта; имя контакта; osoba kontaktowa;
            kontakt; dyrektor; prezes; imię i nazwisko; właściciel"""
        ),
        longest=150,
    ),
    Field(
        "contact_position",
        strong=headers("position; job title; contact title; contact role; должность; stanowisko; funkcja"),
        weak=headers("title; role; роль; rola"),
        longest=120,
    ),
    Field(
        "phone",
        strong=headers(
            """phone; phone number; telephone; tel; mobile; mobile phone; contact phone; телефон; номер телефона;
            телефон партнера; телефон агента; тел; мобильный; мобильный телефон; моб; телефон директора; telefon;
            numer telefonu; nr telefonu; telefon kontaktowy; komórka; tel kom"""
        ),
        longest=60,
    ),
    Field(
        "email",
        strong=headers(
            """email; e mail; mail; email address; e mail address; электронная почта; почта; эл почта; емейл; имейл;
            адрес электронной почты; электронная почта партнера; электронная почта агента; poczta; adres email;
            adres e mail; poczta elektroniczna"""
        ),
        longest=254,
    ),
    Field(
        "messenger",
        strong=headers("messenger; telegram; whatsapp; viber; мессенджер; телеграм; ватсап; komunikator"),
        longest=80,
    ),
    Field(
        "city",
        strong=headers(
            """city; town; office location; город; населенный пункт; населённый пункт; miasto; miejscowość;
            miejscowosc"""
        ),
        longest=120,
    ),
    Field(
        "areas",
        strong=headers(
            """area; areas; areas served; region; territory; state province name; state; province; coverage; район;
            районы; регион; регионы; область; территория; зона обслуживания; obszar; obszary; region działania;
            województwo; wojewodztwo"""
        ),
        weak=headers("country; country region; страна; kraj"),
    ),
    Field(
        "address",
        strong=headers(
            """address; street; street address; postal address; адрес; фактический адрес; адрес партнера; улица;
            почтовый адрес; adres; ulica; adres korespondencyjny"""
        ),
        longest=300,
    ),
    Field(
        "website",
        strong=headers(
            """website; web site; web; www; url; homepage; site; сайт; веб сайт; адрес сайта; strona;
            strona www; strona internetowa; witryna"""
        ),
        longest=200,
    ),
    Field(
        "manager",
        strong=headers(
            """manager; responsible; responsible manager; account manager; sales rep; owner; assigned to; curator;
            менеджер; ответственный; ответственный менеджер; куратор; opiekun; opiekun klienta; handlowiec;
            kierownik; odpowiedzialny"""
        ),
    ),
    Field(
        "source",
        strong=headers(
            """source; lead source; how found; источник; откуда; канал; откуда узнали; źródło; zrodlo;
            źródło pozyskania; skąd"""
        ),
        longest=120,
    ),
    Field("tags", strong=headers("tags; tag; labels; label; теги; тег; метки; метка; tagi; etykiety; znaczniki")),
    Field(
        "notes",
        strong=headers(
            """notes; note; comment; comments; remarks; description; примечание; примечания; комментарий;
            комментарии; заметки; описание; uwagi; notatki; komentarz; opis"""
        ),
    ),
    Field(
        "since",
        Shape.DATE,
        strong=headers(
            """partner since; customer since; since; created; created at; date created; signed on; партнер с;
            дата создания; дата регистрации; клиент с; работает с; partner od; klient od; data utworzenia;
            data rejestracji"""
        ),
    ),
)
