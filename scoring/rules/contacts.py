"""Which kinds of interaction the weekly figures count as what (G1); `scoring_is_call` and its like say so in SQL."""

CALLS = ("call",)
MEETINGS = ("meeting", "visit", "jbp")
