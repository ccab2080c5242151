"""Plan workbooks for the end-to-end tests: the Council Plan's second quarter of 2017/18, as many measures in each
priority, status, frequency and direction as the published summary counts, reached by real targets and figures."""
import openpyxl

HEADINGS = ["Ref", "Measure", "Priority measure", "Good performance", "Frequency", "Q1 (17/18)", "Q2 (17/18)",
            "Target 2017/18", "Commentary"]
LETTERS = "ABCD"
FREQUENCIES = [("Monthly", 27), ("Quarterly", 28), ("Termly", 2), ("6 monthly", 4), ("Annual", 11)]
IMPROVED, STABLE, WORSE = 33, 13, 13
PRIORITY_MEASURES = {1: 6, 2: 3, 3: 10, 4: 2, 5: 4}  # by status


def measures(summary):
    """[{ref, priority, status, ...}] for the rows of a summary: (priority, [number of measures of status 1 to 5])."""
    made = []
    for number, (priority, counts) in enumerate(summary, 1):
        statuses = [status for status, count in enumerate(counts, 1) for _ in range(count)]
        for at, status in enumerate(statuses):
            outcome = LETTERS[at * len(LETTERS) // len(statuses)]
            made.append({"priority": priority, "number": number, "status": status, "outcome": outcome})
    seen = {}
    for measure in made:
        key = measure["number"], measure["outcome"]
        seen[key] = seen.get(key, 0) + 1
        measure["ref"] = f"{measure['number']}.{measure['outcome']}{seen[key]}"
        measure["title"] = f"% of cases of kind {measure['ref']} that were settled in time"
    # What is not due has no figure: those are the annual measures first, then the six-monthly ones.
    waiting = [m for m in made if m["status"] == 5]
    others = [m for m in made if m["status"] != 5]
    names = [name for name, count in FREQUENCIES for _ in range(count)]
    for measure, frequency in zip(others + waiting, names):
        measure["frequency"] = frequency
    figures = [m for m in made if m["status"] != 5]
    directions = ["improved"] * IMPROVED + ["stable"] * STABLE + ["got worse"] * WORSE
    for measure in waiting:
        measure["direction"] = "not applicable"
    # No target and no earlier figure go together in the first of them.
    first = [m for m in figures if m["status"] == 4]
    rest = [m for m in figures if m["status"] != 4]
    without = len(figures) - len(directions)
    for measure in first[:without]:
        measure["direction"] = "not applicable"
    for measure, direction in zip(rest + first[without:], directions):
        measure["direction"] = direction
    left = dict(PRIORITY_MEASURES)
    for measure in made:
        measure["marked"] = left[measure["status"]] > 0
        left[measure["status"]] -= measure["marked"]
    return made


def write_workbook(path, made):
    book = openpyxl.Workbook()
    about = book.active
    about.title = "About"
    about["B2"], about["B3"] = "COUNCIL PLAN 2017-20", "PERFORMANCE REPORT"
    about["B4"] = "Quarter 2 (July – September 2017)"
    for number in sorted({measure["number"] for measure in made}):
        own = [measure for measure in made if measure["number"] == number]
        sheet = book.create_sheet(f"Priority {number}")
        sheet.append([own[0]["priority"]])
        sheet.append(["Quarter 2 (July – September 2017)"])
        sheet.append(HEADINGS)
        outcome = None
        for measure in own:
            if measure["outcome"] != outcome:
                outcome = measure["outcome"]
                sheet.append([f"Outcome: {outcome}. Aim {outcome} of priority {number}"])
                sheet.merge_cells(start_row=sheet.max_row, start_column=1, end_row=sheet.max_row, end_column=len(HEADINGS))
            now = None if measure["status"] == 5 else 0.8
            before = {"improved": 0.75, "stable": 0.8, "got worse": 0.85}.get(measure["direction"])
            target = {1: 0.78, 2: 0.84, 3: 0.95, 4: "No target", 5: 0.9}[measure["status"]]
            sheet.append([measure["ref"], measure["title"], "Yes" if measure["marked"] else None, "High",
                          measure["frequency"], before, now, target, f"What is said of {measure['ref']}."])
            for cell in sheet[sheet.max_row][5:8]:
                cell.number_format = "0%"
    book.save(path)


def write_register(path, made, settings=(("shares total 100", "yes"),)):
    """The tolerance that makes status 2 of a near miss, and how shares are rounded."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Measures"
    sheet.append(["ref", "title", "good performance", "unit", "rule"])
    for measure in made:
        sheet.append([measure["ref"], measure["title"], "High", "%", "green on target; amber within 10%"])
    sheet = book.create_sheet("Settings")
    sheet.append(["setting", "value"])
    for setting in settings:
        sheet.append(list(setting))
    sheet = book.create_sheet("Outcomes")
    sheet.append(["priority", "outcome", "period", "lead accountability", "overview of progress", "risks and challenges"])
    sheet.append(["Priority 1", "A", None, "Strategic Director", None, None])
    sheet.append(["Priority 1", "A", "Q2 2017/18", None, "Two teams have moved together.", "Winter is coming."])
    sheet.append(["Priority 1", "B", "Q1 2017/18", None, "Words of the first quarter.", None])
    book.save(path)
