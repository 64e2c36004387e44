"""What holds whatever the rules are: a second run posts nothing, a payout's total is the
sum of its lines, and when everything goes back nobody keeps pay of receipts; the order
in which people and goals are entered changes nothing."""
import copy
from collections import defaultdict
from random import Random

import next_year
from exact import cents
from play import play, read_lines
from reckon import BY_FACT


def nothing_twice(program, dept, posted, result):
    """The year from another day on is a run of its own: all of it was posted."""
    last = dept.runs[-1][1]
    program.call("payout", "run", "-q", "--from", f"{last.year}-{last.month:02d}-02", "--to", str(last))
    more = defaultdict(lambda: defaultdict(int))
    code = f"{last.year}-{last.month:02d}-02..{last}"
    if read_lines(program, dept, code, more):
        result.bad.append(("again", "", "a second run posted something", 0, 0))


def totals(program, dept, posted, result):
    p = program.call("payout", "list", "--no-header", "--limit", "0", "-F", "tsv", "--fields", "total")
    listed = sum(cents(x) for x in p.stdout.split())
    lines = sum(x for mine in posted.values() for x in mine.values())
    if listed != lines:
        result.bad.append(("totals", "", f"payouts say {listed}, their lines {lines}", 0, 0))


def all_goes_back(program, dept, posted, result):
    """Every receipt is refunded on the last day: pay of receipts is 0.00, person by person."""
    last = dept.runs[-1][1]
    left = defaultdict(int)
    for r in dept.receipts:
        f = r.at(len(dept.runs))
        left[f["deal"]] += f["amount"]
    currency = {r.fields["deal"]: r.fields["currency"] for r in dept.receipts}
    paid = {r.fields["deal"] for r in dept.receipts if r.fields["kind"] == "receipt" and r.since < len(dept.runs)}
    rows = ["ref,deal,amount,currency,paid_on,kind"]
    rows += [f"{deal}-all,{deal},-{v // 100}.{v % 100:02d},{currency[deal]},{last},refund" for deal, v in left.items() if v > 0 and deal in paid]
    if len(rows) == 1:
        return
    program.load("receipt", "\n".join(rows) + "\n")
    run = dept.runs[-1][0]
    before = defaultdict(lambda: defaultdict(int))
    read_lines(program, dept, run, before)
    program.call("payout", "run", "-q", "-p", run)      # replaces the draft
    after = defaultdict(lambda: defaultdict(int))
    read_lines(program, dept, run, after)
    kinds = {(p, c): comp for b in dept.books for p, plan in b["plans"].items() for c, comp in plan["components"].items()}
    for person in posted:
        kept = defaultdict(int)
        for key in set(posted[person]) | set(after[person]) | set(before[person]):
            comp = kinds.get((key[0], key[1].removesuffix("@factors")))
            if comp and comp["kind"] in BY_FACT and comp.get("base") in ("collected", "income") and \
               not next_year.has_floor(dept, key[0], key[1].removesuffix("@factors")):
                kept[key[0], key[1].removesuffix("@factors")] += posted[person][key] - before[person][key] + after[person][key]
        for (plan, comp), v in kept.items():
            if v:
                result.bad.append(("refunded", person, f"{plan}.{comp} keeps {v} cents", 0, 0))


def after_the_year(seed):
    """Every other department's money goes back in the year after."""
    def look(program, dept, posted, result):
        totals(program, dept, posted, result)
        nothing_twice(program, dept, posted, result)
        if seed % 2:
            all_goes_back(program, dept, posted, result)
        else:
            next_year.money_goes_back(program, dept, posted, result, seed)
    return look


def order_does_not_matter(dept, seed):
    """The same people and goals entered in another order: compared with the same reckoning."""
    other = copy.deepcopy(dept)
    for name in ("people", "goals", "assignments", "teams"):
        Random(f"{seed} {name}").shuffle(getattr(other, name))
    return play(other)
