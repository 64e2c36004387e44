"""The same department with another fiscal year: every day lies so many months later."""
from calendar import monthrange
from datetime import date

import exact


def later(v, months):
    if isinstance(v, date):
        return exact.add_months(v, months)
    if isinstance(v, dict):
        return {k: later(x, months) for k, x in v.items()}
    if isinstance(v, (list, tuple)):
        return type(v)(later(x, months) for x in v)
    return v


def end_of_month(day):
    return day.replace(day=monthrange(day.year, day.month)[1])


def name(span):
    """Of a month, or of a quarter or the whole of the fiscal year."""
    n = (span[1].year - span[0].year) * 12 + span[1].month - span[0].month + 1
    year = exact.span_of(span[0], "year")
    at = (span[0].year - year[0].year) * 12 + span[0].month - year[0].month
    return {1: f"{span[0]:%Y-%m}", 3: f"FY{year[0].year}Q{at // 3 + 1}", 12: f"FY{year[0].year}"}[n]


def made(generator, start):
    """Its year begins in month start; made up in the calendar's."""
    exact.START, months = 1, start - 1
    dept = generator.make()
    exact.START = start
    if months == 0:
        return dept
    for kind in ("people", "assignments", "deals", "credits", "receipts", "goals", "awards"):
        for r in getattr(dept, kind):
            r.fields, r.edits = later(r.fields, months), later(r.edits, months)
    for g in dept.goals:
        g.fields["to"] = end_of_month(g.fields["to"])
        g.fields["period"] = name((g.fields["from"], g.fields["to"]))
    for a in dept.awards:
        y, m = map(int, a.fields["period"].split("-"))
        a.fields["period"] = f"{later(date(y, m, 1), months):%Y-%m}"
    dept.books, dept.fx = later(dept.books, months), later(dept.fx, months)
    dept.runs = [(f"{end:%Y-%m}", end) for end in (end_of_month(later(last, months)) for _, last in dept.runs)]
    return dept
