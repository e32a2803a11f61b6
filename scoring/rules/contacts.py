"""Which kinds of interaction the weekly figures count as what (G1)."""

CALLS = ("call",)
MEETINGS = ("meeting", "visit", "jbp")
