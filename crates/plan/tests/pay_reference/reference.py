"""Pay by the book: an exact calculator with fractions, slow and plain, to hold the engine against.

Reads one JSON object a line (a pay plan as it is kept in files, and one person's year) and prints one a line: payments,
components and what is owed, in thousandths. Written from docs/domain.md and from what the fields of a pay plan say.
"""

import json
import sys
from datetime import date, timedelta
from fractions import Fraction

ONE = Fraction(1)
FREQUENCY = {"monthly": 1, "quarterly": 3, "yearly": 12}


def money(text):
    return Fraction(text) * 1000


def nearest(value, step, half_even=False):
    """The multiple of `step` nearest to `value`; ties away from zero, or to the even multiple."""
    units = abs(value) / step
    whole = units.numerator // units.denominator
    rest = units - whole
    if rest > Fraction(1, 2) or (rest == Fraction(1, 2) and (whole % 2 == 1 or not half_even)):
        whole += 1
    return (whole if value >= 0 else -whole) * step


class Year:
    def __init__(self, start):
        self.start = date.fromisoformat(start)
        firsts = [self.start]
        for _ in range(12):
            last = firsts[-1]
            firsts.append(date(last.year + last.month // 12, last.month % 12 + 1, 1))
        self.dates = firsts
        self.firsts = [(first - self.start).days for first in firsts]
        self.count = self.firsts[12]

    def day(self, text):
        return (date.fromisoformat(text) - self.start).days

    def through(self, months, day):
        """What has fallen before a day, each month's amount evenly on its days."""
        total = Fraction(0)
        for month, amount in enumerate(months):
            length = self.firsts[month + 1] - self.firsts[month]
            passed = min(max(day - self.firsts[month], 0), length)
            if passed:
                total += amount if passed == length else Fraction(amount) * passed / length
        return total

    def between(self, months, first, after):
        return self.through(months, after) - self.through(months, first)


# Shapes: from attainment to a share of what 100 % pays.


def tier_reached(tiers, attained):
    reached = tiers[0]
    for tier in tiers:
        if Fraction(tier["from"]) <= attained:
            reached = tier
    return Fraction(reached["multiplier"])


def pays(shape, attained):
    if shape["by"] == "curve":
        points = [(Fraction(p["attainment"]), Fraction(p["pays"])) for p in shape["points"]]
        if points[0][0] > 0:
            points.insert(0, (Fraction(0), Fraction(0)))
        for (x0, y0), (x1, y1) in zip(points, points[1:]):
            if attained < x1:
                return y0 + (attained - x0) * (y1 - y0) / (x1 - x0)
        return points[-1][1]
    if shape["by"] == "line":
        return attained * shape["rate"]
    tiers = shape["tiers"]
    if shape["by"] == "retroactive":
        return attained * tier_reached(tiers, attained)
    if attained < 0:
        return attained * Fraction(tiers[0]["multiplier"])
    total = Fraction(0)
    for place, tier in enumerate(tiers):
        low = Fraction(tier["from"])
        high = Fraction(tiers[place + 1]["from"]) if place + 1 < len(tiers) else None
        top = attained if high is None else min(attained, high)
        total += Fraction(tier["multiplier"]) * max(Fraction(0), top - low)
    return total


def behind(threshold, shape, attained):
    """Cliff, only what lies above, or a straight line from nothing at the threshold to all at 100 %."""
    if threshold is None:
        return pays(shape, attained)
    at = Fraction(threshold["at"])
    if attained < at:
        return pays(shape, attained) if threshold["kind"] == "cliff" and attained < 0 else Fraction(0)
    if threshold["kind"] == "cliff":
        return pays(shape, attained)
    if threshold["kind"] == "aboveOnly":
        if shape["by"] == "retroactive":
            return (attained - at) * tier_reached(shape["tiers"], attained)
        return pays(shape, attained) - pays(shape, at)
    if attained >= 1:
        return pays(shape, attained)
    return pays(shape, ONE) * (attained - at) / (1 - at)


def shown(attained):
    """To 8 decimals; nothing where no screen has room for it."""
    scaled = int(nearest(attained * 10**8, 1))
    return scaled if abs(scaled) < 2**63 else None


def held(pay, limit, beyond):
    return pay if pay <= limit else limit + (pay - limit) * beyond


class Undefined(Exception):
    """There is no quota, or no pool, to attain anything of."""


class Component:
    def __init__(self, written, year, clawback, branches):
        self.year = year
        self.clawback = clawback
        self.reward = written["reward"]
        self.by = self.reward["by"]
        self.measures = [(m["measure"], Fraction(m["weight"])) for m in written["measures"]]
        self.threshold = written["threshold"]
        self.evaluation = written["evaluation"]
        cap = written["cap"]
        self.cap = cap and (cap["limit"], cap["per"], Fraction(cap["beyond"]))
        first, last = written["first"], written["last"]
        self.first = max(0, year.day(first)) if first else 0
        self.after = min(year.count, year.day(last) + 1) if last else year.count
        # What holds on each day of the window.
        self.shapes = [(self.first, written["shape"])]
        for change in written["changes"]:
            day = year.day(change["from"])
            if day <= self.first:
                self.shapes[0] = (self.first, change["shape"])
            elif day < self.after and change["shape"] != self.shapes[-1][1]:
                self.shapes.append((day, change["shape"]))
        self.branches = branches
        # Nothing is known yet of what is lost from this day on.
        self.today = year.count
        self.check()

    # What a shape needs no quota for.
    def single(self, shape):
        single = shape["by"] != "curve" and len(shape["tiers"]) == 1
        return self.by == "commission" and self.threshold is None and single

    def check(self):
        if self.by == "spiff":
            return
        if any(name == "pool" for name, _ in self.measures) and not self.branches:
            raise Undefined
        free = all(self.single(shape) for _, shape in self.shapes)
        if self.cap and self.cap[0]["typed"] == "times":
            free = False
        # One stretch of the year may be without an own quota, but not all of them.
        own = any(branch["own"] and branch["own"]["quota"] for branch in self.branches)
        for branch in self.branches:
            for name, _ in self.measures:
                track = branch[name]
                if track is None or not (track["quota"] or free or (name == "own" and own)):
                    raise Undefined

    # Quotas and bookings.

    def counted(self, branch, name, first, after):
        """The days of a span on which the branch hangs on the measure."""
        days = branch["poolDays"] if name == "pool" else None
        if days is None:
            return first, after
        first = max(first, days[0])
        return first, max(first, min(after, days[1]))

    def quota(self, branch, name, first, after):
        first, after = self.counted(branch, name, first, after)
        track = branch[name]
        whole = sum(track["quotaMonths"])
        if (first, after) == (0, self.year.count):
            return Fraction(track["quota"])
        if whole == 0:
            return Fraction(0)
        return track["quota"] * self.year.between(track["quotaMonths"], first, after) / whole

    def stands(self, deal):
        """A deal that is lost was never made, unless it is lost too late to be taken back."""
        lost = deal["lost"]
        if lost is None or lost >= self.today:
            return True
        return self.clawback is not None and (self.clawback == 0 or lost - deal["day"] > self.clawback)

    def deals(self, track, first, after):
        return [deal for deal in track["deals"] if first <= deal["day"] < after and self.stands(deal)]

    def booked(self, branch, name, first, after):
        track = branch[name]
        first, after = self.counted(branch, name, first, after)
        deals = sum(deal["amount"] for deal in self.deals(track, first, after))
        return self.year.between(track["bookings"], first, after) + deals

    def attained(self, branch, span, after):
        """`None` where a measure has no quota in the span."""
        total = Fraction(0)
        for name, weight in self.measures:
            quota = self.quota(branch, name, *span)
            if quota == 0:
                return None
            total += weight * self.booked(branch, name, span[0], after) / quota
        return total

    def portion(self, branch):
        """A commission on what others book too is paid by the person's weight."""
        return ONE if self.measures[0][0] == "own" else branch["weight"]

    def worth(self, branch, span):
        """At 100 %."""
        if self.by == "commission":
            quota = self.quota(branch, self.measures[0][0], *span)
            return Fraction(self.reward["rate"]) * quota * self.portion(branch)
        value = branch["variable"] * Fraction(self.reward["share"])
        days = sum(branch["days"])
        if span == (0, self.year.count):
            return value
        return value * self.year.between(branch["days"], *span) / days if days else Fraction(0)

    # What is earned.

    def flat(self, branch, span, shape):
        """The multiplier where no attainment asks for another: a single rate, or no quota at all."""
        if self.single(shape):
            return Fraction(shape["tiers"][0]["multiplier"])
        if self.by == "commission" and shape["by"] != "curve":
            if self.quota(branch, self.measures[0][0], *span) == 0:
                return Fraction(shape["tiers"][0]["multiplier"])
        return None

    def stretch(self, shape, begun, reached, whole):
        """What the bookings that lead from one attainment to another earn by the shape of their own days."""
        kind = self.threshold and self.threshold["kind"]
        at = Fraction(self.threshold["at"]) if kind else None
        if begun is None and reached == whole:
            return behind(self.threshold, shape, whole)
        if kind == "cliff" and 0 <= whole < at:
            return Fraction(0)
        if shape["by"] == "retroactive":
            # One rate for all of the stretch: a line.
            tier = max(reached, ONE) if kind == "incremental" else reached
            shape = {"by": "line", "rate": tier_reached(shape["tiers"], tier)}
        threshold = None if kind == "cliff" else self.threshold
        until = behind(threshold, shape, reached)
        return until if begun is None else until - behind(threshold, shape, begun)

    def in_span(self, branch, span, worth, after):
        """Earned before a day on the way to the quota of the span."""
        first = span[0]
        after = min(after, span[1])
        days = branch["days"]
        if after <= first or (any(days) and self.year.through(days, after) == 0):
            return Fraction(0)
        earned = Fraction(0)
        whole = self.attained(branch, span, after)
        ends = [day for day, _ in self.shapes[1:]] + [self.year.count]
        for (day, shape), end in zip(self.shapes, ends):
            begin, end = max(day, first), min(end, after)
            if begin >= end:
                continue
            flat = self.flat(branch, span, shape)
            if flat is not None:
                booked = self.booked(branch, self.measures[0][0], begin, end)
                earned += Fraction(self.reward["rate"]) * flat * booked * self.portion(branch)
            elif whole is not None:
                begun = self.attained(branch, span, begin) if begin > first else None
                earned += worth * self.stretch(shape, begun, self.attained(branch, span, end), whole)
        if self.cap and self.cap[1] == "deal" and len(self.measures) == 1:
            earned -= self.over_by_deal(branch, span, worth, after)
        return earned

    def over_by_deal(self, branch, span, worth, after):
        """What single deals earn, or give back, above the limit for one deal."""
        name = self.measures[0][0]
        track = branch[name]
        quota = self.quota(branch, name, *span)
        limit = self.limit(worth)
        so_far = 0
        over = Fraction(0)
        first, after = self.counted(branch, name, span[0], after)
        for deal in self.deals(track, first, after):
            shape = [shape for day, shape in self.shapes if day <= deal["day"]][-1]
            prior = self.year.between(track["bookings"], first, deal["day"] + 1) + so_far
            so_far += deal["amount"]

            def at(booked):
                flat = self.flat(branch, span, shape)
                if flat is not None:
                    return Fraction(self.reward["rate"]) * flat * booked * self.portion(branch)
                return worth * behind(self.threshold, shape, booked / quota) if quota else Fraction(0)

            one = at(prior + deal["amount"]) - at(prior)
            too_much = max(abs(one) - limit, Fraction(0)) * (1 - self.cap[2])
            over += too_much if one > 0 else -too_much
        return over

    def limit(self, worth):
        limit = self.cap[0]
        return money(limit["amount"]) if limit["typed"] == "amount" else worth * Fraction(limit["times"])

    def spiffs(self, branch, after):
        amount = money(self.reward["amount"])
        total = Fraction(0)
        if branch["own"] is None:
            return total
        for deal in self.deals(branch["own"], self.first, min(after, self.after)):
            pay = amount * (Fraction(deal["units"], 1000) if self.reward["per"] == "unit" else 1)
            if self.cap and self.cap[1] == "deal":
                pay = held(pay, self.limit(amount), self.cap[2])
            total += pay
        return total

    def periods(self, months):
        for month in range(0, 12, months):
            span = (max(self.year.firsts[month], self.first), min(self.year.firsts[month + months], self.after))
            if span[0] < span[1]:
                yield span

    def small_year(self, branch, span):
        window = (self.first, self.after)
        worth = self.worth(branch, span if self.by == "commission" else window)
        if self.by == "target":
            part = Fraction(0)
            for name, weight in self.measures:
                whole = self.quota(branch, name, *window)
                part += weight * self.quota(branch, name, *span) / whole if whole else 0
            worth *= part
        return self.in_span(branch, span, worth, span[1])

    def earned(self, after):
        self.today = after
        window = (self.first, self.after)
        total = Fraction(0)
        worth = Fraction(0)
        for branch in self.branches:
            if self.by == "spiff":
                total += self.spiffs(branch, after)
                worth += money(self.reward["amount"]) * branch["weight"]
                continue
            own = self.worth(branch, window)
            worth += own
            if self.evaluation["by"] == "period":
                spans = self.periods(FREQUENCY[self.evaluation["every"]])
                total += sum(self.small_year(branch, span) for span in spans if span[1] <= after)
            else:
                total += self.in_span(branch, window, own, after)
        if self.cap and self.cap[1] == "year":
            return held(total, self.limit(worth), self.cap[2])
        return total

    def linear(self):
        """Everything at the rate of 100 %."""
        self.today = self.year.count
        if self.by == "spiff":
            return self.earned(self.year.count)
        window = (self.first, self.after)
        total = Fraction(0)
        for branch in self.branches:
            if self.by == "commission":
                booked = self.booked(branch, self.measures[0][0], *window)
                total += Fraction(self.reward["rate"]) * booked * self.portion(branch)
            else:
                attained = self.attained(branch, window, self.after)
                total += self.worth(branch, window) * attained if attained is not None else 0
        return total

    def attainment(self):
        """Over all branches by their part of the variable, to 8 decimals; `None` where there is none."""
        self.today = self.year.count
        if self.by == "spiff" or not self.branches:
            return None
        reached = [(self.attained(b, (self.first, self.after), self.after), b["variable"]) for b in self.branches]
        # Where there is nothing to attain, nothing is missed either.
        told = [(attained, variable) for attained, variable in reached if attained is not None]
        if len(reached) == 1 and told:
            return shown(told[0][0])
        whole = sum(variable for _, variable in told)
        if whole == 0:
            return None
        return shown(sum(attained * variable for attained, variable in told) / whole)


class Person:
    def __init__(self, case):
        self.plan = case["plan"]
        self.year = Year(case["start"])
        self.step = 10 ** (3 - case["decimals"])
        self.even = self.plan["rounding"] == "halfEven"
        self.given = case["person"]
        self.months = FREQUENCY[self.plan["frequency"]]

    def branches(self, written):
        pool = written["reward"]["by"] != "spiff" and any(m["measure"] == "pool" for m in written["measures"])
        return [self.branch(branch) for branch in self.given["pooled" if pool else "whole"]]

    def branch(self, given):
        score = given["score"]
        if score is not None:
            # Reached evenly over the days worked.
            days = given["scoreDays"]
            booked = [Fraction(score) * worked for worked in days]
            score = {"quota": sum(days), "quotaMonths": days, "bookings": booked, "deals": []}
        # Whole parts of a hundred-millionth, because an assumed attainment is not rounded.
        tracks = {name: self.track(given[name]) for name in ("own", "team", "pool")}
        fractions = {name: Fraction(given[name]) for name in ("variable", "weight")}
        return {**given, **tracks, **fractions, "score": score}

    def track(self, given):
        if given is None:
            return None
        return {**given, "bookings": [Fraction(int(month), 10**8) for month in given["fineBookings"]]}

    def rounded(self, value):
        return int(nearest(value, self.step, self.even))

    def base(self, month):
        employed = self.given["employed"]
        if sum(employed) == 0:
            return 0
        share = Fraction(sum(employed[:month]), sum(employed))
        return int(nearest(self.given["base"] * share, self.step))

    def worked(self, first, after):
        return sum(self.given["worked"][first:after])

    def guaranteed(self, first, after):
        guarantee = self.plan["guarantee"]
        if guarantee is None or self.worked(0, 12) == 0:
            return 0
        begin = self.year.start
        if self.given["start"]:
            begin = max(begin, date.fromisoformat(self.given["start"]))
        begin_month = (begin.year - self.year.start.year) * 12 + begin.month - self.year.start.month
        covered = [m for m in range(first, after) if begin_month <= m < begin_month + guarantee["months"]]
        days = sum(self.given["worked"][month] for month in covered)
        target = Fraction(self.given["targetVariable"] * days, self.worked(0, 12))
        return self.rounded(target * Fraction(guarantee["share"]))

    def pay(self):
        clawback = self.plan["clawbackDays"]
        ends = range(self.months, 13, self.months)
        bases = [self.base(month) for month in ends]
        bases = [now - before for now, before in zip(bases, [0] + bases)]
        try:
            components = [
                Component(written, self.year, clawback, self.branches(written))
                for written in self.plan["components"]
            ]
        except Undefined:
            nothing = {"gross": 0, "advanced": 0, "recovered": 0, "net": 0, "debt": 0}
            payments = [{"month": m, "base": b, "earned": [], **nothing} for m, b in zip(ends, bases)]
            return {"payments": payments, "components": [], "variable": None, "accelerator": 0, "debt": 0}
        paid = [0] * len(components)
        debt = 0
        payments = []
        for month, base in zip(ends, bases):
            so_far = [self.rounded(c.earned(self.year.firsts[month])) for c in components]
            earned = [now - before for now, before in zip(so_far, paid)]
            paid = so_far
            payment = self.settled(month, sum(earned), debt)
            debt = payment["debt"]
            payments.append({"month": month, "base": base, "earned": earned, **payment})
        told = []
        for component, variable in zip(components, paid):
            above = max(0, variable - self.rounded(component.linear()))
            told.append({"attainment": component.attainment(), "variable": variable, "accelerator": above})
        variable = sum(payment["net"] for payment in payments)
        above = min(sum(one["accelerator"] for one in told), variable)
        return {"payments": payments, "components": told, "variable": variable, "accelerator": above, "debt": debt}

    def settled(self, month, gross, debt):
        first_month = month - self.months
        draw = self.plan["draw"]
        last_day = self.year.dates[month] - timedelta(days=1)
        advance, recoverable = 0, True
        forgiving = False
        if draw:
            if draw["forgiven"]:
                forgiven = date.fromisoformat(draw["forgiven"])
                forgiving = self.year.dates[first_month] <= forgiven <= last_day
                # On the last day the payment comes first; what it leaves is forgiven either way.
                if forgiving and forgiven != last_day:
                    debt = 0
            ended = draw["last"] and date.fromisoformat(draw["last"]) < last_day
            if not ended and self.worked(first_month, month):
                advance, recoverable = int(money(draw["amount"])), draw["recoverable"]
        # Earned or guaranteed is the person's own; only what a draw adds to it is lent.
        safe = max(gross, self.guaranteed(first_month, month), 0)
        lent = max(0, advance - safe)
        net = safe + lent
        advanced = net - gross
        recovered = 0
        debt += max(0, -gross) + (lent if recoverable else 0)
        if advanced == 0:
            recovered = min(debt, gross - max(advance, self.guaranteed(first_month, month)))
            debt -= recovered
            net -= recovered
        if forgiving:
            debt = 0
        return {"gross": gross, "advanced": advanced, "recovered": recovered, "net": net, "debt": debt}


def written(value):
    """Integers as text: JSON readers keep no more than 64 bits of a number."""
    if isinstance(value, dict):
        return {name: written(part) for name, part in value.items()}
    if isinstance(value, list):
        return [written(part) for part in value]
    return None if value is None else str(value)


def main():
    for line in sys.stdin:
        print(json.dumps(written(Person(json.loads(line)).pay())))


if __name__ == "__main__":
    main()
