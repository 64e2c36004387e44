"""A random department and its year, from a seed."""
from calendar import monthrange
from datetime import date, timedelta
from random import Random

import awards
import rules
from dept import Dept, Record
from exact import span_of, spans

YEAR = 2026


def last_of(month):
    return date(YEAR, month, monthrange(YEAR, month)[1])


class Generator:
    def __init__(self, seed, people):
        self.r = Random(seed)
        self.seed, self.npeople = seed, people
        self.d = Dept()

    def chance(self, p):
        return self.r.random() < p

    def day(self, first, last):
        return first + timedelta(days=self.r.randrange((last - first).days + 1)) if last >= first else None

    def step_of(self, day):
        """The step by whose run a day is over."""
        for i, (_, last) in enumerate(self.d.runs):
            if day <= last:
                return i
        return len(self.d.runs)

    def since(self, day, late=0.08):
        s = self.step_of(day)
        n = len(self.d.runs)
        if s < n and self.chance(late):
            s = self.r.randrange(s, n)
        return s

    def make(self):
        r, d = self.r, self.d
        d.rounding = r.choice(["half-up", "half-up", "half-even", "down"])
        d.fx = [(date(YEAR, 1, 1), "7.1234"), (date(YEAR, 6, 1), "7.05")]
        months = range(1, 13) if self.chance(0.7) else sorted(r.sample(range(1, 12), 5)) + [12]
        d.runs = [(f"{YEAR}-{m:02d}", last_of(m)) for m in months]
        self.roles = [f"r{i}" for i in range(r.randint(3, 6))]
        self.goals = self.chance(0.6)
        self.make_books()
        self.make_people()
        self.make_goals()
        self.make_deals()
        awards.make(d, YEAR, self.seed)
        d.number()
        return d

    # ---- rules ----

    def make_books(self):
        starts = [date(YEAR, 1, 1)] + ([date(YEAR, self.r.choice([4, 5, 7, 9]), self.r.choice([1, 1, 15]))] if self.chance(0.6) else [])
        for i, start in enumerate(starts):
            plans = {}
            for role in self.roles:
                s, n = Random(f"{self.seed} {role}"), Random(f"{self.seed} {role} {i}")
                plans["p" + role] = rules.seller_plan(role, s, n, self.goals)
            for role in ("manager", "director"):
                s, n = Random(f"{self.seed} {role}"), Random(f"{self.seed} {role} {i}")
                plans[role] = rules.leader_plan(role, s, n)
            for name, plan in plans.items():
                rules.floors(Random(f"{self.seed} {name} floors"), Random(f"{self.seed} {name} floors {i}"), plan)
                if i > 0:
                    rules.later_caps(Random(f"{self.seed} {name} caps {i}"), plan)
                plan["components"].update(awards.components(Random(f"{self.seed} {name} awards {i}")))
                for comp in plan["components"].values():
                    if "stated" in comp.get("share", {}):
                        comp["stated"] = {f"s{k:04d}": self.r.choice(["1", "2", "0.5", "0"]) for k in range(0, self.npeople // 2, 2)}
                if "cap" in plan and any(c.get("period") == "year" for c in plan["components"].values()):
                    plan["cap"]["period"] = "year"
            self.d.books.append({"from": start, "step": 0 if i == 0 else self.since(start, 0.3), "plans": plans})

    # ---- people ----

    def make_people(self):
        r, d = self.r, self.d
        nteams = max(1, self.npeople // 9)
        directors = [f"d{i}" for i in range(max(1, nteams // 4))]
        ring = Random(f"{self.seed} ring")  # now and then one is his own manager, or two are each other's
        for code in directors:
            self.person(code, "director", None, ring.choice(directors) if ring.random() < 0.3 else None)
        for i in range(nteams):
            self.person(f"m{i:03d}", "manager", f"t{i:03d}", r.choice(directors))
            d.teams.append(Record(0, code=f"t{i:03d}", lead=f"m{i:03d}" if self.chance(0.8) else None))
        self.sellers = []
        for i in range(self.npeople - nteams - len(directors)):
            t = r.randrange(nteams)
            p = self.person(f"s{i:04d}", r.choice(self.roles), f"t{t:03d}", f"m{t:03d}")
            self.sellers.append(p)
            if self.chance(0.1):
                self.transfer(p, nteams)

    def person(self, code, role, team, manager):
        hired = self.day(date(YEAR - 3, 1, 1), date(YEAR - 1, 12, 31))
        if role in self.roles and self.chance(0.2):
            hired = self.day(date(YEAR, 1, 1), date(YEAR, 11, 30))
        left = self.day(max(hired, date(YEAR, 1, 5)), date(YEAR, 12, 31)) if role in self.roles and self.chance(0.12) else None
        p = Record(0, code=code, name=code, role=role, team=team, manager=manager, hired_on=hired, left_on=left,
                   base_pay=self.r.choice([0, 300000, 450050]))
        self.d.people.append(p)
        return p.fields

    def transfer(self, p, nteams):
        t = self.r.randrange(nteams)
        start = self.day(date(YEAR, 2, 1), date(YEAR, 12, 1))
        if self.chance(0.4):
            start = start.replace(day=1)
        end = self.day(start, date(YEAR, 12, 31)) if self.chance(0.3) else None
        a = dict(person=p["code"], role=self.r.choice(self.roles) if self.chance(0.7) else None, team=None, manager=None)
        if self.chance(0.6):
            a.update(team=f"t{t:03d}", manager=f"m{t:03d}")
        self.d.assignments.append(Record(self.since(start, 0.2), **a, **{"from": start, "to": end}))

    def make_goals(self):
        d, r = self.d, self.r
        for p in d.people:
            f = p.fields
            if f["role"] == "director":
                continue
            full = self.goals or self.chance(0.5)
            for metric in ("sold", "collected", "income", "helped"):
                for span in spans(date(YEAR, 1, 1), date(YEAR, 12, 31), "month"):
                    if not full and (span[1] < f["hired_on"] or (f["left_on"] and span[0] > f["left_on"])):
                        continue
                    self.goal(f["code"], metric, span, "month")
                if full and self.chance(0.2):
                    unit = r.choice(["quarter", "year"])
                    for span in spans(date(YEAR, 1, 1), date(YEAR, 12, 31), unit):
                        self.goal(f["code"], metric, span, unit)
        for t in d.teams:
            for metric in ("sold", "collected"):
                if self.chance(0.5):
                    for span in spans(date(YEAR, 1, 1), date(YEAR, 12, 31), "month"):
                        self.goal("team:" + t.fields["code"], metric, span, "month")

    def goal(self, subject, metric, span, unit):
        k = {"month": 1, "quarter": 3, "year": 12}[unit] * (8 if subject.startswith("team:") else 1)
        text = {"month": f"{span[0]:%Y-%m}", "quarter": f"{YEAR}Q{(span[0].month + 2) // 3}", "year": str(YEAR)}[unit]
        g = Record(0, subject=subject, metric=metric, period=text, target=self.r.choice([3000000, 5000000, 8000000, 4321000]) * k,
                   **{"from": span[0], "to": span[1]})
        if self.chance(0.02):
            g.edits[self.r.randrange(1, len(self.d.runs))] = {"target": self.r.choice([2000000, 6000000]) * k}
        self.d.goals.append(g)

    # ---- deals and money ----

    def make_deals(self):
        n = 0
        for p in self.sellers + [x.fields for x in self.d.people if x.fields["role"] == "manager"]:
            for _ in range(self.r.choice([0, 2, 5, 8, 12]) if p["role"] != "manager" else self.r.choice([0, 2])):
                n += 1
                self.deal(p, f"X{n}")
        self.r.shuffle(self.d.deals)
        self.r.shuffle(self.d.receipts)
        self.d.receipts.sort(key=lambda x: x.fields["kind"] == "refund")   # a refund names what is there

    def amount(self):
        if self.chance(0.3):
            return self.r.choice([1000000, 2000000, 5000000, 8000000, 10000000])
        return self.r.randrange(100000, 12000000)

    def deal(self, p, ref):
        r = self.r
        closed = self.day(max(p["hired_on"], date(YEAR, 1, 1)), date(YEAR, 12, 31))
        if p["left_on"] and closed > p["left_on"] and self.chance(0.6):
            closed = self.day(max(p["hired_on"], date(YEAR, 1, 1)), p["left_on"])
        if closed is None:
            return
        since = self.since(closed)
        amount = self.amount()
        deal = Record(since, ref=ref, owner=p["code"], stage="won", amount=amount, closed_on=closed,
                      list_amount=None if self.chance(0.3) else amount * r.choice([100, 105, 110, 125, 140]) // 100,
                      contract=r.choice(["x", "y", "z"]), delivered_on=self.day(closed, date(YEAR, 12, 31)) if self.chance(0.7) else None,
                      currency="USD" if self.chance(0.06) else "CNY")
        self.d.deals.append(deal)
        if self.chance(0.25):
            self.split(deal)
        if self.chance(0.2):
            self.overlay(deal)
        paid = self.receipts(deal) if self.chance(0.75) else []
        back = self.chance(0.15) and self.refunds(deal, paid)
        if since < len(self.d.runs) - 1 and self.chance(0.04):
            at = r.randrange(since + 1, len(self.d.runs))
            what = r.choice(["amount", "contract", "closed_on", "list_amount"])
            if what == "amount" and not back:
                deal.edits[at] = {"amount": self.amount()}
            elif what == "contract":
                deal.edits[at] = {"contract": "x"}
            elif what == "closed_on":
                deal.edits[at] = {"closed_on": self.day(max(p["hired_on"], date(YEAR, 1, 1)), closed)}
            elif what == "list_amount":
                deal.edits[at] = {"list_amount": amount}

    def split(self, deal):
        r, f = self.r, deal.fields
        who = [f["owner"]] + [x["code"] for x in r.sample(self.sellers, min(2, len(self.sellers))) if x["code"] != f["owner"] and x["hired_on"] <= f["closed_on"]]
        shares = {1: ["100%"], 2: r.choice([["60%", "40%"], ["50%", "50%"], ["33.3333333%", "66.6666667%"], ["55%", "35%"]]),
                  3: r.choice([["60%", "25%", "15%"], ["33.3333334%", "33.3333333%", "33.3333333%"], ["50%", "25%", "25%"]])}[len(who)]
        records = [Record(deal.since, deal=f["ref"], person=w, share=s, kind="revenue") for w, s in zip(who, shares)]
        if len(records) == 2 and deal.since < len(self.d.runs) - 1 and self.chance(0.15):
            at = r.randrange(deal.since + 1, len(self.d.runs))
            records[0].edits[at], records[1].edits[at] = {"share": "30%"}, {"share": "70%"}
        self.d.credits += records

    def overlay(self, deal):
        """Who helps is credited beside the split, with shares that add up to anything."""
        r, f = self.r, deal.fields
        for x in r.sample(self.sellers, min(r.choice([1, 1, 2]), len(self.sellers))):
            if x["hired_on"] <= f["closed_on"]:
                share = r.choice(["100%", "50%", "33.3333333%", "12.5%"])
                self.d.credits.append(Record(deal.since, deal=f["ref"], person=x["code"], share=share, kind="overlay"))

    def receipts(self, deal):
        r, f = self.r, deal.fields
        n = r.choice([1, 2, 3, 4])
        whole, out, at = f["amount"], [], f["closed_on"]
        for i in range(n):
            at = self.day(at, min(at + timedelta(days=60), date(YEAR, 12, 31)))
            part = whole * r.choice([20, 30, 50]) // 100 if i < n - 1 else whole
            whole -= part
            if part <= 0 or (i == n - 1 and self.chance(0.3)):
                break
            due = at + timedelta(days=r.choice([-100, -61, -60, -31, -30, -1, 0, 10])) if self.chance(0.8) else None
            x = Record(max(deal.since, self.since(at)), ref=f"{f['ref']}-{i}", deal=f["ref"], amount=part, currency=f["currency"], paid_on=at,
                       due_on=due, kind="receipt", of=None)
            out.append(x)
        self.d.receipts += out
        return out

    def refunds(self, deal, paid):
        """Never more than came in up to then, or than the deal is worth."""
        r, f = self.r, deal.fields
        after = max([x.fields["paid_on"] for x in paid] + [f["closed_on"]])
        since = max([x.since for x in paid] + [deal.since])
        left = {x.fields["ref"]: x.fields["amount"] for x in paid} or {None: f["amount"]}
        named = bool(paid) and self.chance(0.5)
        if not named:
            left = {None: sum(left.values())}
        for i in range(r.choice([1, 1, 2, 3])):
            after = self.day(after, min(after + timedelta(days=50), date(YEAR, 12, 31)))
            of = r.choice(list(left))
            part = left[of] if self.chance(0.3) else left[of] * r.choice([10, 25, 50]) // 100
            if part <= 0:
                continue
            left[of] -= part
            since = max(since, self.since(after))
            self.d.receipts.append(Record(since, ref=f"{f['ref']}-b{i}", deal=f["ref"], amount=-part, currency=f["currency"], paid_on=after,
                                          due_on=None, kind="refund", of=of))
        return True
