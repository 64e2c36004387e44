"""Numbers and days. Money is in cents: whole ones where it was rounded, a Fraction
until then. A rule book's percentages are texts ("7.5%"), read exactly."""
from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction


def rounded(x, mode):
    """Cents, by the rule book's locale.rounding."""
    x = Fraction(x)
    whole, rest = divmod(abs(x.numerator), x.denominator)
    twice = 2 * rest
    if mode == "half-up":
        whole += twice >= x.denominator
    elif mode == "half-even":
        whole += twice > x.denominator or (twice == x.denominator and whole % 2 == 1)
    return -whole if x < 0 else whole


def percent(text):
    """7.5% or 0.075"""
    text = str(text)
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def cents(text):
    return int(Fraction(str(text)) * 100)


def money(c):
    return f"{'-' if c < 0 else ''}{abs(c) // 100}.{abs(c) % 100:02d}"


def spread(whole, weights):
    """Largest remainder, ties to the first; the parts add up to the whole."""
    total = sum(weights)
    sign = -1 if whole < 0 else 1
    quotas = [Fraction(abs(whole)) * w / total for w in weights]
    parts = [q.numerator // q.denominator for q in quotas]
    order = sorted(range(len(weights)), key=lambda i: (parts[i] - quotas[i], i))
    for i in order[:abs(whole) - sum(parts)]:
        parts[i] += 1
    return [sign * p for p in parts]


# ---- days and periods ----

DAY = timedelta(days=1)
LENGTH = {"month": 1, "quarter": 3, "half": 6, "year": 12}
START = 1       # the month in which the fiscal year begins


def span_of(day, unit):
    """First and last day of the period that holds a day."""
    n = LENGTH[unit]
    first = add_months(day.replace(day=1), -((day.month - START) % n))
    return first, add_months(first, n) - DAY


def spans(first, last, unit):
    """All periods that begin by the last day."""
    out, at = [], first
    while at <= last:
        out.append(span_of(at, unit))
        at = out[-1][1] + DAY
    return out


def days_of(span):
    at = span[0]
    while at <= span[1]:
        yield at
        at += DAY


def whole_months(a, b):
    """Whole months from a to b, each over on the same day of the month; below zero when b lies before a."""
    if b < a:
        return -whole_months(b, a)
    n = (b.year - a.year) * 12 + b.month - a.month
    if b.day < a.day:
        n -= 1
    return n


def add_months(day, n):
    m = day.month - 1 + n
    y, m = day.year + m // 12, m % 12 + 1
    return date(y, m, min(day.day, monthrange(y, m)[1]))
