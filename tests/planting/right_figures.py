"""The figures of the right workbook: thirty measures of a children's services directorate over three financial years, made up
but for their style, and true to each other. Every share has its numerator and denominator, every rolling total its months,
every rate its count and population, every total its parts.

Months are numbered from April 2013 (0) to March 2016 (35)."""
import dataclasses
import random
from decimal import ROUND_HALF_UP, Decimal
from typing import Optional, Tuple

MONTHS = 36
POPULATION = {"2013/14": 55870, "2014/15": 56100, "2015/16": 56398}
SEED = 6994  # the first for which no figure lies on a threshold or repeats the month before (see fault_of)


def year_of(month):
    return "%d/%02d" % (2013 + month // 12, 14 + month // 12)


def first_of_year(month):
    return month - month % 12


@dataclasses.dataclass
class Measure:
    ref: str
    title: str
    section: str
    page: str
    heading: str  # its title on the page, which is shorter
    unit: str  # "count", "%", "per 10,000"
    polarity: str = "Info"
    rule: str = "sum"  # how the months give the year to date
    counts: Optional[list] = None  # of a count
    numerators: Optional[list] = None  # of a share
    denominators: Optional[list] = None
    own_columns: bool = False  # whether the page shows "28 of 588" beside the share
    numerator: str = ""  # refs, for the register
    denominator: str = ""
    parts_of: str = ""
    tolerance: Tuple[str, str, str] = ("", "", "n/a")
    benchmarks: Optional[Tuple] = None  # statistical neighbours, the best of them, national, its top quartile
    year_before_last: bool = True  # whether the figure of 2013/14 is known

    @property
    def decimals(self):
        return {"count": 0, "%": 1, "per 10,000": 1}[self.unit]

    def exact(self, first, last):
        """Of the months first to last; of a snapshot that of the last."""
        if self.rule == "last":
            first = last
        if self.unit == "count":
            return Decimal(sum(self.counts[first:last + 1]))
        if self.unit == "%":
            return Decimal(100) * sum(self.numerators[first:last + 1]) / sum(self.denominators[first:last + 1])
        return Decimal(10000) * sum(self.counts[first:last + 1]) / POPULATION[year_of(last)]

    def rounded(self, value):
        return value.quantize(Decimal(1).scaleb(-self.decimals), rounding=ROUND_HALF_UP)

    def month(self, month):
        return self.exact(month, month)

    def shown(self, month):
        return self.rounded(self.month(month))

    def year_to_date(self, month):
        """None for a rolling measure, whose months are its years, and for a snapshot that gives none."""
        if self.rule == "rolling 12 months" or (self.rule == "last" and self.unit != "%"):
            return None
        return self.exact(first_of_year(month), month)

    def year(self, first):
        return self.exact(first + 11, first + 11) if self.rule == "rolling 12 months" else self.exact(first, first + 11)


class Series:
    """Months of counts that move about without leaps."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def around(self, middle, spread, drift=0.0):
        return [round(middle * (1 + drift * (month - 35) / 35) + spread * (2 * self.random.random() - 1)) for month in range(MONTHS)]

    def walk(self, start, step, low, high):
        level, months = start, []
        for _ in range(MONTHS):
            move = round(step * (2 * self.random.random() - 1))
            level = min(high, max(low, level + (move or 1)))
            months.append(level)
        return months

    def share_of(self, counts, share, spread):
        return [round(count * (share + spread * (2 * self.random.random() - 1)) / 100) for count in counts]


def rolling(months):
    """Twelve months up to each; before the thirteenth the first year stands in for the one before it."""
    return [sum(months[month - 11:month + 1]) if month >= 11 else sum(months[month + 1:12]) + sum(months[:month + 1])
            for month in range(MONTHS)]


def measures(seed=SEED):
    series = Series(seed)
    contacts_of = {"police": series.around(362, 34), "schools": series.around(214, 26), "others": series.around(428, 90)}
    contacts = [sum(parts) for parts in zip(*contacts_of.values())]
    referrals_of = {source: series.share_of(counts, share, 2.5)
                    for (source, counts), share in zip(contacts_of.items(), (31.0, 46.0, 44.0))}
    referrals = [sum(parts) for parts in zip(*referrals_of.values())]
    started = series.share_of(referrals, 84.0, 3.0)
    completed = series.share_of(started, 97.0, 3.0)
    outcomes = [series.share_of(completed, 42.0, 1.3), series.share_of(completed, 34.0, 1.3), series.share_of(completed, 18.0, 1.0)]
    outcomes.append([whole - sum(parts) for whole, *parts in zip(completed, *outcomes)])
    investigations = series.around(121, 19, 0.2)
    need = series.walk(1441, 17, 1330, 1520)
    plans = series.walk(379, 9, 335, 425)
    plans_needed = [count - 97 for count in need]
    reviewed = series.around(187, 14)
    looked_after = series.walk(421, 6, 380, 455)
    reviews = series.around(143, 11)
    complaints = series.around(27, 7)
    closed = [count - 2 for count in complaints]

    def share(ref, title, page, heading, denominators, around, spread, **more):
        numerators = series.share_of(denominators, around, spread)
        return Measure(ref, title, "", page, heading, "%", rule=more.pop("rule", "ratio of sums"), numerators=numerators,
                       denominators=denominators, own_columns=True, **more)

    def count(ref, title, page, heading, counts, **more):
        return Measure(ref, title, "", page, heading, "count", counts=counts, **more)

    def rate(ref, title, page, heading, counts, **more):
        return Measure(ref, title, "", page, heading, "per 10,000", counts=counts, **more)

    made = [
        count("2.1", "Number of contacts", "Contacts", "No. Contacts", contacts),
        share("2.2", "% of contacts with a decision within 1 working day", "Contacts", "% decided within 1 working day", contacts, 96.4, 1.1,
              polarity="High", tolerance=("<92%", "92%>", "95%")),
        count("2.3", "Number of contacts from the police", "Contacts", "No. from the police", contacts_of["police"], parts_of="2.1"),
        count("2.4", "Number of contacts from schools", "Contacts", "No. from schools", contacts_of["schools"], parts_of="2.1"),
        count("2.5", "Number of contacts from all other sources", "Contacts", "No. from all other sources", contacts_of["others"], parts_of="2.1"),
        count("2.6", "Number of referrals", "Referrals", "No. of Referrals", referrals),
        Measure("2.7", "% of contacts going on to referral", "", "Referrals", "% of contacts going on to referral", "%", "High", "ratio of sums",
                numerators=referrals, denominators=contacts, numerator="2.6", denominator="2.1", tolerance=("<36%", "36%>", "42%")),
        share("2.8", "% of referrals that are re-referrals within 12 months", "Referrals", "% re-referrals", referrals, 23.9, 1.5,
              polarity="Low", tolerance=("26%+", "26%<", "22%"), benchmarks=("24.1%", "13.9%", "24.0%", "16.1%")),
        count("3.1", "Number of assessments started", "Assessments", "No. started", started),
        share("3.2", "% of assessments completed within 45 working days", "Assessments", "% completed within 45 working days", completed, 93.4, 2.0,
              polarity="High", tolerance=("<83%", "83%>", "88%"), benchmarks=("86.6%", "99.1%", "82.2%", "97.8%")),
        count("3.3", "Open assessments already past 45 working days", "Assessments", "Open past 45 working days", series.walk(16, 4, 9, 24),
              polarity="Low", rule="last", tolerance=(">32", "32>", "26")),
    ]
    for ref, words, numerators in zip(("3.4", "3.5", "3.6", "3.7"), ("Ongoing involvement", "No further action", "Step down to early help",
                                                                     "Other outcome"), outcomes):
        made.append(Measure(ref, "% of completed assessments ending in - " + words, "", "Outcomes", words, "%", rule="ratio of sums",
                            numerators=numerators, denominators=completed, own_columns=True, parts_of="100%"))
    made += [
        count("4.1", "Number of S47 investigations", "S47", "No. of S47 investigations", investigations),
        count("4.2", "Number of S47 investigations - rolling 12 month performance", "S47", "No. of S47 investigations 12 month rolling", rolling(investigations),
              rule="rolling 12 months", year_before_last=False),
        rate("4.3", "Rate of S47 investigations per 10,000 population aged 0-17 - rolling 12 month performance", "S47",
             "Rate of S47 investigations per 10K pop. -12 month rolling", rolling(investigations), polarity="Within limits",
             rule="rolling 12 months", numerator="4.2", tolerance=("more than +/-30", "+/-30", "+/-10 of 251.4"),
             benchmarks=("249.2", "175.0", "238.2", "-"), year_before_last=False),
        count("5.1", "Number of open CIN cases", "CIN", "No. of open CIN cases", need, rule="last", parts_of="5.2"),
        count("5.2", "Number of CIN including those with a child protection plan", "CIN", "No. of CIN inc. CPP",
              [sum(parts) for parts in zip(need, plans)], rule="last"),
        rate("5.3", "Rate of CIN per 10,000 population aged 0-17 including those with a child protection plan", "CIN", "Rate of CIN per 10K pop. inc. CPP",
             [sum(parts) for parts in zip(need, plans)], rule="last", numerator="5.2", benchmarks=("372.4", "285.1", "337.3", "281.0")),
        share("5.4", "% of CIN with an up to date plan", "CIN", "% with an up to date plan", plans_needed, 94.8, 1.4, polarity="High", rule="last",
              tolerance=("<85%", "85%<", "90%")),
        count("6.1", "Number of open CPP cases", "CPP", "No. of open CPP cases", plans, rule="last", parts_of="5.2"),
        rate("6.2", "Number of children with a CP plan per 10,000 population aged 0-17", "CPP", "Children with a CP plan per 10K pop.", plans,
             polarity="Within limits", rule="last", numerator="6.1", tolerance=("more than +/-15", "+/-15", "+/-5 of 58.3"),
             benchmarks=("46.1", "26.4", "42.9", "-")),
        share("6.3", "% of CP cases reviewed within timescales", "CPP", "% reviewed within timescales", reviewed, 92.6, 1.8, polarity="High",
              tolerance=("<95%", "95%>", "98%"), benchmarks=("97.6%", "100.0%", "94.0%", "100.0%")),
        count("7.1", "Number of Looked After Children", "LAC", "No. of Looked After Children", looked_after, rule="last"),
        rate("7.2", "Rate of Looked After Children per 10,000 population aged 0-17", "LAC", "Rate of LAC per 10K pop.", looked_after,
             rule="last", numerator="7.1", benchmarks=("73.4", "49.0", "60.0", "-")),
        share("7.3", "% of LAC reviews held on time", "LAC", "% of reviews held on time", reviews, 94.9, 2.1, polarity="High", tolerance=("<90%", "90%>", "98%")),
        count("8.1", "Number of complaints received", "Complaints", "No. of complaints", complaints, polarity="Low", tolerance=("", "", "n/a")),
        share("8.2", "% of complaints answered within 20 working days", "Complaints", "% answered within 20 working days", closed, 83.0, 7.0,
              polarity="High", tolerance=("<84%", "84%>", "92%")),
    ]
    sections = {"2": "CONTACT & REFERRAL", "3": "ASSESSMENTS", "4": "S47's", "5": "CIN", "6": "CHILD PROTECTION", "7": "LOOKED AFTER CHILDREN",
                "8": "COMPLAINTS"}
    for measure in made:
        measure.section = sections[measure.ref[0]]
    return made, {source: (contacts_of[source], referrals_of[source]) for source in contacts_of}


def number(text):
    return Decimal(text.strip("<>+%").replace("more than ", "").replace("+/-", ""))


def band(measure):
    red, _, green = measure.tolerance
    width, centre = green.replace("+/-", "").split(" of ")
    return number(red), Decimal(width), Decimal(centre)


def rag(measure, value):
    """As the three cells are meant: see the rules of tolerances in the design of ratings."""
    red, _, green = measure.tolerance
    if not red:
        return ""
    if " of " in green:
        amber, green_width, centre = band(measure)
        away = abs(value - centre)
        return "G" if away <= green_width else "A" if away <= amber else "R"
    if measure.polarity == "High":
        return "G" if value >= number(green) else "R" if value < number(red) else "A"
    if value <= number(green):
        return "G"
    worst = value >= number(red) if red.endswith("+") else value > number(red)
    return "R" if worst else "A"


def arrow(measure, month):
    """The direction of performance, on the figures as shown."""
    before, now = measure.shown(month - 1), measure.shown(month)
    if before == now:
        return "→"
    up = (now > before) != (measure.polarity == "Low")
    return "↑" if up else "↓"


def thresholds(measure):
    red, _, green = measure.tolerance
    if not red:
        return []
    if " of " in green:
        amber, green_width, centre = band(measure)
        return [centre - amber, centre - green_width, centre + green_width, centre + amber]
    return [number(red), number(green)]


def fault_of(made, last=35):
    """Why figures would be no good as an example: they must not hang by a hair, nor look as if last month's had been copied."""
    for measure in made:
        for month in range(24, last + 1):
            if month > 24 and measure.shown(month) == measure.shown(month - 1):
                return measure.ref + " repeats"
            if measure.month(month) <= 0 or (measure.unit == "%" and measure.shown(month) >= 100):
                return measure.ref + " is at its end"
        judged = [measure.month(last), measure.month(last - 1)]
        judged += [year for year in (measure.year_to_date(last), measure.year_to_date(last - 1)) if year is not None]
        near = Decimal("0.25") if measure.decimals else Decimal("0.9")
        if any(abs(value - threshold) < near for value in judged for threshold in thresholds(measure)):
            return measure.ref + " is near a threshold"
    colours = {rag(measure, measure.month(last)) for measure in made}
    return "" if {"R", "A", "G"} <= colours else "not all colours"
