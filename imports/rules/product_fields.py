"""Fields of a product."""

from imports.rules.fields import Field, Shape, headers

PRODUCT_FIELDS = (
    Field(
        "article",
        strong=headers(
            """article; article number; sku; product key; product id; product code; item code; item number; артикул;
            код товара; код продукции; номенклатурный номер; indeks; kod produktu; kod towaru; symbol; ean"""
        ),
        weak=headers("id; code; key; no; nr; код; номер; kod; numer"),
        longest=64,
    ),
    Field(
        "name",
        strong=headers(
            """product; product name; name; item; item name; goods; description; товар; продукция; продукт;
            наименование; наименование продукции; наименование товара; номенклатура; название; название товара;
            produkt; towar; nazwa; nazwa produktu; nazwa towaru"""
        ),
        longest=200,
    ),
    Field(
        "price",
        Shape.MONEY,
        strong=headers(
            """price; unit price; list price; sales price; partner price; minimum price; minimum partner price;
            цена; цена за единицу; цена для партнера; цена для агента; минимальная стоимость для партнера;
            минимальная цена для агента; минимальная цена; минимальная стоимость; стоимость; cena; cena netto;
            cena jednostkowa; cena katalogowa; cena dla partnera"""
        ),
    ),
    Field("currency", strong=headers("currency; currency code; валюта; код валюты; waluta; kod waluty"), longest=3),
)
