"""What always follows at the demo company, what comes back, and what was said on Monday."""

TEMPLATES: tuple[tuple[str, str, tuple[tuple[str, int, str], ...]], ...] = (
    (
        "First steps with a new partner",
        "onboarding",
        (
            ("Bring leaflets and cards with their code", 2, "curator"),
            ("Show their sellers how a ceiling is measured", 7, "curator"),
            ("Hang the sample ceiling", 14, "manager"),
            ("Ask how the first customer went", 21, "curator"),
        ),
    ),
    ("A partner becomes active", "active", (("Agree on the plan of the first quarter", 5, "curator"),)),
    (
        "Wake a sleeping partner",
        "dormant",
        (("Ask what went wrong", 1, "curator"), ("Offer to come with news", 14, "curator")),
    ),
)
SERIES = (("Look whether leaflets are still there", "month", 1), ("Coffee with the director", "week", 6))
TALKS = ("Plan of the quarter", "Where the stand goes", "New price list", "Sellers’ training", "Half a year together")
RESULTS = ("They agreed", "Moved to next week", "Sent, no answer yet", "Done by phone", "")
MINUTES = (
    "Two stands wait for the furniture of the halls: Maryia drives there herself.\n"
    "Designers ask for fabric samples: Ihar orders ten sets.\nWho is blocked by a lawyer gets the short contract."
)
