"""Invented names for the demo company. None of them means a real firm or person."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class KindSheet:
    """A kind of partner: how many of 120 it gets, how its firms are called, what its people do."""

    name: str
    weight: int
    first: tuple[str, ...]
    second: str
    positions: tuple[str, ...]


_SURNAMES = (
    "Kavalenka Zhuk Navitski Sokal Harbuz Marozava Kazlou Bialiauski Hancharova Dubovik Rudakova Shpak Lisouski "
    "Karpenka Verabei Siniak Halavach Klimovich Zaitsava Makei Paulava Stankevich Tarasik Yermak Zhdanovich Bondar "
    "Chaika Drozd Hrynevich Ivanou Krauchuk Lukashyk Mikhnevich Ostrouskaya Pilipenka Ramanchuk Skaryna Ulasik"
)
_FIRST = (
    "Anna Pavel Maryia Siarhei Volha Dzmitry Katsiaryna Ihar Natallia Aliaksei Iryna Viktar Alena Mikalai Hanna Yury "
    "Sviatlana Andrei Tatsiana Maksim Darya Raman Yuliya Kiryl Vera Artsiom Liudmila Hleb"
)

CITIES = (*["Minsk"] * 11, "Brest", "Hrodna", "Homel", "Mahiliou", "Vitsebsk", "Barysau", "Salihorsk")
SOURCES = (
    "Exhibition",
    "Recommended by a partner",
    "Cold call",
    "Came by themselves",
    "Their customer told us",
    "Fair",
)
TAGS = ("showroom", "wants a stand", "pays late", "own installers", "premium", "mass market", "new builds", "offices")

_STUDIO_WORDS = (
    "Linia Siad Nadir Kvadrat Lazur Forma Palitra Ramka Vekha Yantar Prastora Svet Kontur Ornament Mayak Abrys Zenit "
    "Kolas Modul Vyraj Dvor Aura Sfera Rytm Paroh Krok"
)
_MAKER_WORDS = "Vakno Plast Dzviery Komfort Termo Ramex Steklov Panarama Hermes Profil Dom Fasad Lad Bastyion"
_SHOP_WORDS = "Budmaster Kamenka Dom Ramont Uruchcha Malinauka Zialiony Luh Uzor Tsagla Malatok Adzin Bazar Sklad"
_FOREMAN_WORDS = "Brigada Ruki Master Otdelka Kluch Remont Uroven Otves Shpatel Chistovik Ramontnik Kvartira"
_WORDS = "Arbat Vilia Svislach Nemiga Niomen Dzvina Pripyat Bierazino Lahoisk Zaslauje Kupala Kolas Skaryna Dudki"

KINDS = (
    KindSheet("Designer", 30, ("Studio", "Bureau", "Atelier", "Interior"), _STUDIO_WORDS, ("Designer", "Owner")),
    KindSheet("Foreman or contractor", 26, ("Crew", "IP", "Team", "Remont"), _FOREMAN_WORDS, ("Foreman", "Owner")),
    KindSheet("Building shop", 18, ("Shop", "Market", "Depot", "Centre"), _SHOP_WORDS, ("Director", "Head of floor")),
    KindSheet("Windows and doors", 16, ("Windows", "Doors", "Factory"), _MAKER_WORDS, ("Head of sales", "Director")),
    KindSheet("Furniture maker", 9, ("Kitchens", "Furniture"), _WORDS, ("Director", "Head of showroom")),
    KindSheet("Lighting shop", 7, ("Light", "Lamps"), _WORDS, ("Director", "Seller")),
    KindSheet("Estate agency", 7, ("Agency", "Homes"), _WORDS, ("Head of agency", "Agent")),
    KindSheet("Developer", 4, ("Build", "Kvartal"), _WORDS, ("Head of procurement", "Project manager")),
    KindSheet("Bank", 2, ("Bank",), _WORDS, ("Head of cards",)),
    KindSheet("Media", 1, ("Magazine",), _WORDS, ("Editor",)),
)


def firm(kind: KindSheet, *, taken: set[str], dice: Random) -> str:
    """A name of that kind that nobody in `taken` has; added to it."""
    words = kind.second.split()
    while True:
        name = f"{dice.choice(kind.first)} {dice.choice(words)}"
        if name in taken:
            name = f"{name} {dice.choice(CITIES)}"
        if name not in taken:
            taken.add(name)
            return name


def kinds(count: int, *, dice: Random) -> list[KindSheet]:
    """`count` kinds drawn by weight."""
    return dice.choices(KINDS, weights=[kind.weight for kind in KINDS], k=count)


def person(dice: Random) -> str:
    return f"{dice.choice(_FIRST.split())} {dice.choice(_SURNAMES.split())}"
