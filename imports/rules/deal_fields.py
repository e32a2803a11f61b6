"""Fields of a deal and of its lines."""

from imports.rules.customer_fields import BUYER_FIELDS
from imports.rules.fields import Field, Shape, headers

DEAL_FIELDS = (
    Field(
        "number",
        strong=headers(
            """order number; order no; order nr; order id; sales order number; order; invoice number; invoice no;
            invoice; deal number; deal id; deal; document number; opportunity id; transaction id; receipt number;
            номер заказа; заказ; № заказа; номер сделки; сделка; номер документа; номер счета; счет; накладная;
            номер накладной; id заказа; код заказа; nr zamówienia; nr zamowienia; numer zamówienia; zamówienie;
            nr faktury; numer faktury; faktura; nr dokumentu; numer dokumentu; id zamówienia; nr transakcji"""
        ),
        weak=headers("nr; no; number; №; номер; numer; n; id; п п; lp; код; key"),
        longest=64,
    ),
    Field(
        "ordered_on",
        Shape.DATE,
        strong=headers(
            """date; order date; sale date; sales date; ordered on; close date; invoice date; date of sale;
            transaction date; purchase date; deal date; дата; дата заказа; дата продажи; дата реализации;
            дата сделки; дата документа; дата отгрузки; data; data sprzedaży; data sprzedazy; data zamówienia;
            data zamowienia; data faktury; data dokumentu; data transakcji; dzień"""
        ),
        weak=headers("day; when; день; когда; period; месяц; month; miesiąc"),
    ),
    Field(
        "opened_on",
        Shape.DATE,
        strong=headers(
            """engage date; opened on; open date; created date; start date; дата обращения; дата начала;
            дата создания; data otwarcia; data kontaktu"""
        ),
    ),
    Field(
        "partner_id",
        strong=headers(
            """partner id; reseller id; reseller key; customer id; client id; account id; partner code;
            customer code; customer key; dealer id; agent id; partner no; customer no; код партнера; код клиента;
            код контрагента; код агента; id партнера; ид партнера; id клиента; номер партнера; id kontrahenta;
            kod kontrahenta; id partnera; kod partnera; id klienta; kod klienta; nr kontrahenta; nr klienta"""
        ),
        weak=headers("id; key; code; код; ид; kod"),
        longest=64,
    ),
    Field(
        "partner_name",
        strong=headers(
            """partner; partner name; reseller; reseller name; customer; customer name; client; client name;
            account; account name; company; company name; dealer; agent; agent name; buyer; партнер;
            наименование партнера; наименование агента; название партнера; контрагент; наименование контрагента;
            клиент; покупатель; агент; компания; дилер; kontrahent; nazwa kontrahenta; nazwa partnera; klient;
            nazwa klienta; firma; nabywca; odbiorca"""
        ),
        weak=headers("name; наименование; название; nazwa; организация"),
        longest=200,
    ),
    Field("partner_first_name", strong=headers("first name; given name; имя; imię; imie"), longest=100),
    Field("partner_last_name", strong=headers("last name; surname; family name; фамилия; nazwisko"), longest=100),
    Field(
        "partner_tax_id",
        strong=headers("tax id; vat; vat id; vat number; tin; инн; унп; инн партнера; nip; nip kontrahenta; numer nip"),
        longest=32,
    ),
    Field(
        "amount",
        Shape.MONEY,
        strong=headers(
            """amount; sales amount; total; total amount; order total; sum; sales; value; close value; order value;
            revenue; turnover; net amount; net value; dollar value; line total; gross amount; сумма; сумма заказа;
            сумма продажи; сумма сделки; сумма без ндс; итого; выручка; стоимость заказа; оборот; всего; wartość;
            wartosc; wartość netto; wartosc netto; kwota; kwota netto; suma; wartość zamówienia; wartość sprzedaży;
            obrót; przychód"""
        ),
        weak=headers("стоимость; wartość brutto; kwota brutto; сумма с ндс; cost to customer"),
    ),
    Field(
        "quantity",
        Shape.NUMBER,
        strong=headers(
            """quantity; qty; order quantity; units; pieces; number of cds; amount of units; количество;
            количество продукции; кол во; колво; штук; шт; ilość; ilosc; liczba; sztuk; szt; liczba sztuk"""
        ),
    ),
    Field(
        "unit_price",
        Shape.MONEY,
        strong=headers(
            """unit price; price; price per unit; цена; цена за единицу; цена за ед; cena; cena jednostkowa;
            cena netto; cena za sztukę"""
        ),
    ),
    Field(
        "discount",
        Shape.NUMBER,
        strong=headers("discount; discount percent; discount rate; скидка; процент скидки; rabat; upust; zniżka"),
    ),
    Field(
        "cost",
        Shape.MONEY,
        strong=headers(
            """cost; total cost; total product cost; cost of goods; cogs; себестоимость; закупочная стоимость;
            koszt; koszt własny; koszt zakupu"""
        ),
    ),
    Field(
        "margin",
        Shape.MONEY,
        strong=headers("margin; gross margin; profit; gross profit; маржа; прибыль; наценка; marża; marza; zysk"),
    ),
    Field(
        "currency",
        strong=headers("currency; currency code; валюта; код валюты; waluta; kod waluty"),
        longest=3,
    ),
    Field(
        "article",
        strong=headers(
            """article; article number; sku; product key; product id; product code; item code; item number;
            артикул; код товара; код продукции; номенклатурный номер; indeks; kod produktu; kod towaru; symbol; ean"""
        ),
        longest=64,
    ),
    Field(
        "product",
        strong=headers(
            """product; product name; item; item name; goods; product description; товар; продукция; продукт;
            наименование продукции; наименование товара; номенклатура; название товара; produkt; towar;
            nazwa produktu; nazwa towaru; asortyment"""
        ),
        longest=200,
    ),
    Field(
        "state",
        strong=headers(
            """state; status; order status; deal stage; deal status; stage; статус; статус заказа; статус сделки;
            стадия; этап сделки; состояние; stan; status zamówienia; etap"""
        ),
    ),
    Field(
        "seller",
        strong=headers(
            """seller; sales rep; salesperson; sales person; sales agent; employee; employee key; employee id;
            manager; shop assistant; продавец; менеджер; сотрудник; ответственный; торговый представитель;
            sprzedawca; opiekun; handlowiec; pracownik; przedstawiciel"""
        ),
        longest=120,
    ),
    *BUYER_FIELDS,
)
