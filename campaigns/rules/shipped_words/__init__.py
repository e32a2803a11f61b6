"""What the shipped schemes say beyond their name: who does what, what each wins, cost, first steps (C1)."""

from campaigns.rules.shipped_words.customers import CUSTOMERS
from campaigns.rules.shipped_words.gains import GAINS
from campaigns.rules.shipped_words.places import PLACES
from campaigns.rules.shipped_words.ventures import VENTURES
from campaigns.rules.shipped_words.words import SchemeWords

__all__ = ["WORDS", "SchemeWords"]

WORDS: dict[str, SchemeWords] = {**CUSTOMERS, **PLACES, **GAINS, **VENTURES}
