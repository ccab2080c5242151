"""What the pages of the right workbook say: definitions, and analyses whose figures are those of the tables."""
from right_figures import MONTHS

NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")

DEFINITIONS = {
    "Contacts": "A contact is any approach to the council about a child that asks for advice, information or a service. The police, schools and all "
                "other sources make up all contacts in the month.",
    "Contacts by source": "Contacts and the share of them that go on to be a referral, by who made the contact.",
    "Referrals": "A contact becomes a referral when a social worker or manager thinks that an assessment or a service may be needed.",
    "Assessments": "An assessment is authorised where a child may be in need, to decide on services and action. National guidance sets a limit of "
                   "working days from referral.",
    "Outcomes": "Each completed assessment ends in one of the outcomes on this page.",
    "S47": "An investigation is held where a child may be suffering significant harm. Rates are per 10,000 children aged under 18.",
    "CIN": "Children in need with an open case. Those with a child protection plan are counted as well where the national definition asks for it.",
    "CPP": "Children who are the subject of a child protection plan on the last day of the month.",
    "LAC": "Children who are looked after by the council on the last day of the month, and the reviews held in the month.",
    "Complaints": "Complaints under the statutory procedure, and the share of those closed in the month that were answered in time.",
}


def name_of(month):
    return NAMES[(month + 3) % 12]


def definition(page):
    return DEFINITIONS[page]


def words(measure, value):
    return {"count": "{:,}", "%": "{}%", "per 10,000": "{}"}[measure.unit].format(measure.rounded(value))


def moved(measure, month):
    before, now = measure.shown(month - 1), measure.shown(month)
    verb = "rose" if now > before else "fell"
    return "%s from %s in %s to %s in %s" % (verb, words(measure, before), name_of(month - 1), words(measure, now), name_of(month))


def moved_by(measure, month):
    before, now = measure.shown(month - 1), measure.shown(month)
    return moved(measure, month).replace(" from ", " by %s from " % words(measure, abs(now - before)), 1)


def year_so_far(measure, month):
    return words(measure, measure.year_to_date(month))


def analysis(page, by_ref, month):
    if not 0 < month < MONTHS:
        raise ValueError(month)
    tell = {ref: moved(measure, month) for ref, measure in by_ref.items()}
    if page == "Contacts":
        return ("Contacts %s. Contacts from schools %s. Decisions are made quickly: over the year to date %s had one within a working day."
                % (tell["2.1"], tell["2.4"], year_so_far(by_ref["2.2"], month)))
    if page == "Contacts by source":
        return ("Contacts from the police %s; most are domestic abuse notices, which are triaged every day. Schools know the thresholds well."
                % tell["2.3"])
    if page == "Referrals":
        return ("Referrals %s. Of all contacts in the year to date %s went on to referral. Re-referrals %s and remain above the target; closed cases are "
                "now sampled each week." % (moved_by(by_ref["2.6"], month), year_so_far(by_ref["2.7"], month), tell["2.8"]))
    if page == "Assessments":
        return ("Assessments started %s. Timeliness %s and is within the limits of the target."
                % (tell["3.1"], tell["3.2"]))
    if page == "Outcomes":
        return "The share of assessments that end in no further action %s. Step down to early help %s." % (tell["3.5"], tell["3.6"])
    if page == "S47":
        return "There were %s investigations in the year to date. The rolling total %s." % (year_so_far(by_ref["4.1"], month), tell["4.2"])
    if page == "CIN":
        return "Open cases %s. Plans are kept up to date." % tell["5.1"]
    if page == "CPP":
        return ("Reviews within timescales %s. Late reviews are due to conference rooms being short; two more have been booked from next quarter and each "
                "late review is now signed off by a head of service." % tell["6.3"])
    if page == "LAC":
        return "The number of looked after children %s. Reviews held on time %s; all late ones were held within a week." % (tell["7.1"], tell["7.3"])
    if page == "Complaints":
        return ("Complaints received %s. Answers within 20 working days %s. Over the year too few were on time; managers now see open complaints every Monday."
                % (tell["8.1"], tell["8.2"]))
    raise ValueError(page)
