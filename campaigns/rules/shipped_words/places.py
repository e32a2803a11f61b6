"""Schemes by which each side shows the other: at the till, on a shelf, in a catalogue, in print."""

from campaigns.rules.shipped_words.words import SchemeWords, _

PLACES: dict[str, SchemeWords] = {
    "leaflets": SchemeWords(
        _("Print cards with a coupon, refill them by date, keep theirs at our till."),
        _("Keep our cards where customers pay, keep them full, count the coupons."),
        _("Their visitors see us; the coupon shows how many came."),
        _("Our visitors see them; their customers get a discount from us."),
        _("Printing, the discount of the coupon."),
        "little",
        _("Shops, salons, service desks: places with a till and people who wait."),
        (
            (0, _("Agree on the place and on the offer of the coupon")),
            (5, _("Print cards with a code of this partner")),
            (7, _("Bring them and take a photo of the place")),
            (30, _("Refill, count the coupons, tell the numbers")),
        ),
    ),
    "stand": SchemeWords(
        _("Make, bring and mend the stand, refill it, train the sellers."),
        _("Give a place where people walk, keep it clean, let us look after it."),
        _("People touch the goods before they choose."),
        _("A reason to come in, and a commission for orders from the stand."),
        _("The stand, a visit a month, the commission."),
        "some",
        _("Shops and showrooms with people who build or renovate."),
        (
            (0, _("Look at the place and measure it")),
            (10, _("Bring the stand, take a photo, sign who owns it")),
            (14, _("Train the sellers")),
            (40, _("Look after it: clean, full, lit; count the orders")),
        ),
    ),
    "catalogue": SchemeWords(
        _("Give them a page in our catalogue and on our site, with a counted link."),
        _("Do the same for us."),
        _("We are found where people choose."),
        _("They are found on our side."),
        _("An hour of a designer, a place in the next print run."),
        "little",
        _("Firms with a catalogue or a site that is read: kitchens, furniture, light."),
        (
            (0, _("Agree on size, place and date of both pages")),
            (7, _("Exchange pictures and words")),
            (14, _("Check the counted link")),
            (60, _("Compare the visits")),
        ),
    ),
    "information": SchemeWords(
        _("Give news, expertise and prizes."),
        _("Write about us, name us as the expert."),
        _("Readers who trust the name of the medium."),
        _("Something worth reading, and prizes for readers."),
        _("Prizes, an expert's hour a month."),
        "some",
        _("Local media, blogs, channels, forums."),
        (
            (0, _("Agree on the number of pieces and their days")),
            (7, _("Give the first piece")),
            (35, _("Count visits by the link of the medium")),
        ),
    ),
}
