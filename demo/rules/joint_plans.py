"""What the demo company planned with its best partners."""

THEIR_GOALS = (
    "Grow from two crews to four by autumn. Fewer complaints about dates.",
    "Offer the whole room from one hand, ceiling included. A showroom that customers photograph.",
    "Hold the margin although the district gets a second market.",
)
OUR_GOALS = (
    "Every second project of theirs with our ceiling. Fabric ceilings seen and sold.",
    "One contact for all their sites, and dates known two weeks ahead.",
    "A fifth more turnover, without a higher discount.",
)
STRATEGY = (
    "A sample ceiling in their hall, a common price for ceiling and light, one schedule for both crews. "
    "Their people are trained in spring; we measure within two days.",
    "First the showroom, then a seminar for their customers each quarter. We give the samples, they give the place.",
)
OURS = (
    "Hang the sample ceiling in their hall",
    "Train their sellers on fabric ceilings",
    "Give a shared schedule of crews",
)
THEIRS = ("Name one person for all our sites", "Put our cards into every offer", "Invite customers to the seminar")
MINUTES = (
    "Looked at the quarter: orders are behind, the cheque is higher than planned. They lost a seller. "
    "Agreed to train the new one and to move the seminar to the autumn.",
    "The sample ceiling brings questions every day. Fabric is a fifth. They want a second sample, with light.",
)
STEPS = ("Train the new seller", "Order the second sample with light", "Send the dates of the autumn seminar")
