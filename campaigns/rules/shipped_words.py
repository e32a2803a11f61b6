"""What the shipped schemes say beyond their name: who does what, what each wins, cost, first steps (C1)."""

from dataclasses import dataclass


def _(words: str) -> str:
    """Marks words for the catalogues; they are translated where they are shown."""
    return words


@dataclass(frozen=True)
class SchemeWords:
    """`steps` are (days after the start, what to do)."""

    we_do: str
    they_do: str
    we_win: str
    they_win: str
    cost: str
    effort: str
    suits: str
    steps: tuple[tuple[int, str], ...]


WORDS: dict[str, SchemeWords] = {
    "recommendation": SchemeWords(
        _("Name them when a customer asks, and hand out their card."),
        _("Name us first when a customer asks, and hand out our card."),
        _("Customers who come with trust, at no cost."),
        _("The same from our side, and a problem of their customer solved."),
        _("A call of thanks, a small gift for each customer."),
        "little",
        _("Designers, foremen, fitters, shops next door: anyone whom customers ask for advice."),
        (
            (0, _("Meet and tell each other what a good customer looks like")),
            (2, _("Exchange twenty cards and a direct phone number")),
            (14, _("Call: whom did you send, whom did we send?")),
            (45, _("Say thanks for the first customer, by name")),
        ),
    ),
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
    "customer_base": SchemeWords(
        _("Prepare the offer and the letter, serve those who answer, pay the share."),
        _("Send the letter to their own customers in their own name."),
        _("Hundreds of warm people at once."),
        _("A share of the profit from customers they already have, and a useful letter to send."),
        _("The share of the profit, half a day for the letter."),
        "some",
        _("Firms with a large base that keep in touch with it: windows, kitchens, clubs, banks."),
        (
            (0, _("Agree on the share, the offer and its last day")),
            (4, _("Write the letter for them to send; no contact is handed over without consent")),
            (10, _("They send it; have people ready at the phone")),
            (25, _("Add up together and pay the share")),
        ),
    ),
    "dead_leads": SchemeWords(
        _("Offer them customers we could not win, once these have agreed."),
        _("Offer us theirs in the same way."),
        _("A second chance with people who already want to buy."),
        _("The same, from our side."),
        _("Nothing but the time to ask for consent."),
        "little",
        _("Neighbours in price: someone dearer, cheaper, faster, or with other sizes."),
        (
            (0, _("Agree which customers are offered and how their consent is asked")),
            (7, _("Pass on the first five each")),
            (30, _("Compare how many bought, and go on or stop")),
        ),
    ),
    "passed_on": SchemeWords(
        _("Pass on those whom we can't serve, with a word of introduction."),
        _("Take them the same day and tell us what came of it; pass on theirs."),
        _("A customer who leaves content, and others who come."),
        _("Customers without advertising."),
        _("Nothing, or a fee for each by agreement."),
        "little",
        _("Firms in another area, with other dates or other goods."),
        (
            (0, _("Write down whom each side can't serve")),
            (3, _("Agree who calls the customer, and by when")),
            (30, _("Look at what came of each one")),
        ),
    ),
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
    "affiliate": SchemeWords(
        _("Serve the customer, pay by the rule, show each payment."),
        _("Send customers, with their consent, by code or form."),
        _("Advertising that is paid for only when it sells."),
        _("Income without stock and without work."),
        _("The commission, from the profit of the order."),
        "some",
        _("Anyone who meets our customers before us and wants to earn."),
        (
            (0, _("Agree on the rule: percent, of what, paid when")),
            (1, _("Invite them to the cabinet and make their code")),
            (14, _("Call: what hinders the first customer?")),
            (35, _("Pay the first commission on its day and say so")),
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
    "seller_commission": SchemeWords(
        _("Pay sellers for each customer, openly, and train them."),
        _("Allow it in writing; the sellers name us."),
        _("Recommended by the person whom the customer asks."),
        _("Sellers who earn more and stay."),
        _("A reward for each customer, training."),
        "some",
        _("Shops and salons with sellers at the counter."),
        (
            (0, _("Agree with the owner on the reward and write it down")),
            (3, _("Give each seller a code of their own")),
            (7, _("Train the sellers")),
            (35, _("Pay the first rewards on their day")),
        ),
    ),
    "lead_marketplace": SchemeWords(
        _("Offer requests by area and rating, ask the customer afterwards."),
        _("Answer within the time, do the work well, report."),
        _("Every request is served, even where we don't work."),
        _("Requests without advertising."),
        _("Somebody who looks after it, the form, messages."),
        "much",
        _("Foremen, designers and fitters who work alone."),
        (
            (0, _("Write the rules: areas, time to answer, rating")),
            (14, _("Invite the first ten specialists")),
            (21, _("Give out the first requests")),
            (45, _("Ask customers and look at the ratings")),
        ),
    ),
}
