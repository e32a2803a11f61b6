"""Schemes by which goods and means change hands."""

from campaigns.rules.shipped_words.words import SchemeWords, _

GAINS: dict[str, SchemeWords] = {
    "gifts": SchemeWords(
        _("Hand out their coupon, certificate or sample with our contract."),
        _("Hand out ours with theirs."),
        _("An offer that is worth more without a lower price."),
        _("The same, and new people with their certificate in hand."),
        _("Printing, and the goods behind the certificates that are used."),
        "some",
        _("Firms that are bought from before us or together with us."),
        (
            (0, _("Choose a gift that a customer really wants")),
            (7, _("Print certificates with a code and a last day")),
            (10, _("Train those who hand them out")),
            (40, _("Count the certificates that came back")),
        ),
    ),
    "discount_club": SchemeWords(
        _("Give holders of the card a discount, issue the card to our customers."),
        _("Do the same, and show the list of members."),
        _("Customers of every member."),
        _("Customers of ours and of every other member."),
        _("The discount, cards, a page with the list."),
        "much",
        _("Five to fifteen firms with the same customers that don't compete."),
        (
            (0, _("Find the first five members and agree on one rule")),
            (14, _("Make the card and the page with the list")),
            (21, _("Begin on one day, everywhere")),
            (90, _("Tell all members how many cards were used at each")),
        ),
    ),
    "barter": SchemeWords(
        _("Give goods or work at the agreed price."),
        _("Give goods or work of the same worth."),
        _("What we need, without money."),
        _("What they need, without money."),
        _("The cost of what we give."),
        "little",
        _("Firms that buy what we make and make what we buy."),
        (
            (0, _("Write down what is given, at what price, by when")),
            (3, _("Ask the accountant how it is booked")),
            (30, _("Compare what each has given so far")),
        ),
    ),
    "idle_resources": SchemeWords(
        _("Lend what lies idle: a van, a wall, an expert's hour."),
        _("Lend what lies idle on their side."),
        _("Savings, and a reason to talk often."),
        _("The same."),
        _("Fuel, insurance, somebody to coordinate."),
        "some",
        _("Neighbours by place, and firms with another season."),
        (
            (0, _("Both write a list of what lies idle, and when")),
            (5, _("Agree on rules for damage and delay")),
            (30, _("Add up what each saved")),
        ),
    ),
}
