import pytest

from core.rules.charsets import rank


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Nr zamówienia;Data sprzedaży;Miejscowość", "cp1250"),
        ("Łódź", "cp1250"),
        ("żółw", "cp1250"),
        ("Wartość zł", "cp1250"),
        ("Košice žluťoučký kůň", "cp1250"),
        ("Wartość Łódź", "iso8859_2"),
        ("Номер заказа;Дата;Сумма", "cp1251"),
        ("ИП Іваноў", "cp1251"),
        ("ГОМЕЛЬ ООО", "cp1251"),
        ("Партнёр город Минск", "koi8_r"),
        ("Партнёр город Минск", "cp866"),
        ("Réseau;Hôtel être;Société Générale", "cp1252"),
        ("São Paulo ação", "cp1252"),
        ("Müller Straße", "cp1252"),
        ("6 107 €", "cp1252"),
    ],
)
def test_the_letters_tell_the_encoding(text, encoding):
    best, second = rank(text.encode(encoding))[:2]
    assert best[2] == text
    assert best[0] > second[0] + 0.12


def test_where_letters_do_not_tell_several_stay():
    best, second = rank("año mañana".encode("cp1252"))[:2]
    assert best[0] == second[0]
    assert {best[2], second[2]} == {"año mañana", "ańo mańana"}
