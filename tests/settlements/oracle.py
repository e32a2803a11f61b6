"""The arithmetic of commissions told a second time, in fractions, without a line of the product's."""

from fractions import Fraction
from random import Random

DIGITS = {"JPY": 0, "EUR": 2, "KWD": 3}


def rounded(exact):
    """Half up on the absolute value, sign put back."""
    whole = int(abs(exact) + Fraction(1, 2))
    return -whole if exact < 0 else whole


def portion(units, percent):
    return rounded(Fraction(units) * Fraction(percent) / 100)


def split(units, weights):
    """Each part ends at the rounded running sum."""
    total, parts, before = sum(weights), [], 0
    for at in range(1, len(weights) + 1):
        upto = rounded(Fraction(units * sum(weights[:at]), total))
        parts.append(upto - before)
        before = upto
    return parts


def stepped(steps, volume, *, whole):
    """What a volume earns: every unit by the rate of the step that it lies in, or all by the last one's."""
    reached = [rate for start, rate in steps if start <= max(volume, 0)][-1]
    if whole or volume <= 0:
        return portion(volume, reached)
    ends = [start for start, _ in steps[1:]] + [None]
    exact = Fraction(0)
    for (start, rate), end in zip(steps, ends, strict=True):
        inside = max(0, (volume if end is None else min(volume, end)) - start)
        exact += Fraction(inside) * Fraction(rate) / 100
    return rounded(exact)


def exchanged(units, source, target, rate):
    shift = DIGITS[target] - DIGITS[source]
    return rounded(Fraction(units) * Fraction(rate) * Fraction(10) ** shift)


def cases(seed, count):
    """Random amounts of either sign, rates, currencies, weights and steps."""
    dice = Random(seed)
    for _ in range(count):
        size = dice.choice((10, 10**4, 10**7, 10**12))
        units = dice.randint(-size, size)
        percent = f"{dice.randint(0, 1_000_000) / 10_000:.4f}"
        if dice.random() < 0.2:  # halves, where rounding rules part ways
            units, percent = units // 20 * 20 + 10, dice.choice(["5.0000", "15.0000", "2.5000", "12.5000"])
        rate = f"{dice.randint(1, 10 ** dice.randint(1, 11)) / 10**8:.8f}"
        weights = [dice.randint(0, 1000) for _ in range(dice.randint(1, 5))]
        weights[0] += 1
        starts = [0, *sorted({dice.randint(1, size) for _ in range(dice.randint(0, 3))})]
        steps = [(start, f"{dice.randint(0, 300_000) / 10_000:.4f}") for start in starts]
        source, target = dice.choice(list(DIGITS)), dice.choice(list(DIGITS))
        yield units, percent, rate, weights, steps, source, target, dice.randint(0, size)
