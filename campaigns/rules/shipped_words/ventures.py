"""Schemes by which both sides make something together."""

from campaigns.rules.shipped_words.words import SchemeWords, _

VENTURES: dict[str, SchemeWords] = {
    "events": SchemeWords(
        _("Prepare half of the programme, invite our customers, share the cost."),
        _("Prepare the other half, invite theirs, share the cost."),
        _("Both bases in one room, and a reason to write to them."),
        _("The same, and half the cost."),
        _("Room, tea, prizes: by halves."),
        "much",
        _("Firms whose experts have something to say to the same people."),
        (
            (0, _("Agree on the theme, the day, who pays what")),
            (7, _("Write the invitation; each invites their own")),
            (28, _("Hold it; take contacts with consent")),
            (31, _("Call everybody who came")),
            (45, _("Add up what it brought to each side")),
        ),
    ),
    "joint_projects": SchemeWords(
        _("Come to the first measurement, keep the common schedule."),
        _("Show us the drawings before the walls are closed."),
        _("Larger orders without surprises on site."),
        _("Fewer mistakes, and one answer to the customer's question."),
        _("A technician's hours."),
        "much",
        _("Designers, builders, developers, makers of kitchens and light."),
        (
            (0, _("Choose one project to begin with")),
            (3, _("Draw up one schedule with names")),
            (30, _("Meet on site")),
            (60, _("Ask the customer how it went")),
        ),
    ),
    "launch": SchemeWords(
        _("Make our half of the product, sell it under the common name."),
        _("Make their half, sell it too."),
        _("A product that competitors don't have."),
        _("The same."),
        _("Samples, design, advertising: by halves."),
        "much",
        _("Makers whose goods stand in one room."),
        (
            (0, _("Describe the product, its price and whose name it bears")),
            (21, _("Make samples and show them to ten customers")),
            (45, _("Agree on warranty and on who answers complaints")),
            (60, _("Begin to sell on one day")),
        ),
    ),
    "joint_business": SchemeWords(
        _("Put in money, people or goods, and answer for our part."),
        _("Put in theirs, and answer for it."),
        _("A business that neither side could begin alone."),
        _("The same."),
        _("Shares, lawyers, a year of patience."),
        "much",
        _("A partner of several years whose word holds."),
        (
            (0, _("Write the plan: money, people, who decides, how one leaves")),
            (30, _("Have it read by two lawyers")),
            (60, _("Found the firm and name who runs it")),
        ),
    ),
}
