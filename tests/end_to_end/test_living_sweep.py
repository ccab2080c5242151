"""The formulas of the working edition over many figures: every kind of tolerance and rule, with figures on, just under and just
above each bound, noughts, negative and missing ones. LibreOffice works them out and gets what `scorebook rate` says, of the
figures that were reported and of others that are typed over them."""
import decimal
import pathlib
import shutil
import tempfile
import unittest

import openpyxl

import libreoffice
import made_scorecard
from program import run

ARROWS = {"up": "↑", "level": "→", "down": "↓"}
LETTERS = {"green": "G", "amber": "A", "red": "R"}
SUMMARY = "Performance Summary"
D = decimal.Decimal

# Polarity, unit, printed decimals, what is typed, and the bounds. A rule takes its target from the register.
TOLERANCES = [
    ("High", "%", 1, ("<92%", "92%>", "95%"), ("92", "95")),
    ("High", "%", 0, ("<92%", "92%>", "95%"), ("92", "95")),
    ("High", "%", 2, ("<=92%", "92%>", ">95%"), ("92", "95")),
    ("High", "count", 0, ("<90", "90>", "95"), ("90", "95")),
    ("Low", "%", 1, ("26%+", "26%<", "23%"), ("26", "23")),
    ("Low", "count", 0, ("25+", "24>", "22"), ("25", "22")),
    ("Low", "%", 1, (">12%", "12%>", "10%"), ("12", "10")),
    ("Low", "count", 0, (">511", "511>", "487"), ("511", "487")),
    ("Low", "%", 1, ("<3.6%", "3.6%", "2.6%"), ("3.6", "2.6")),
    ("Low", "count", 1, ("<79", "79<", "74.1"), ("79", "74.1")),
    ("Within limits", "count", 1, ("more than +/-15", "+/-15", "+/-5 of 158.8"), ("143.8", "153.8", "163.8", "173.8")),
    ("Info", "count", 0, ("over 1% above range", "1% above range", "14-20"), ("14", "20", "20.2")),
    ("Info", "%", 1, ("<92%", "92%>", "95%"), ("92", "95")),
    ("Info", "count", 0, (None, None, "n/a"), ("5",)),
]
RULES = [
    ("High", "%", 1, "80%", "green on target; amber within 10%", ("80", "72")),
    ("High", "%", 1, "80%", "green on target; amber within 2 points", ("80", "78")),
    ("Low", "count", 0, "40", "green on target; amber within 10%", ("40", "44")),
    ("Low", "count", 1, "33.3", "green on target; amber within 5%", ("33.3", "34.965")),
    ("High", "count", 0, ">50", "green on target; amber at least 45", ("50", "45")),
    ("High", "%", 1, "80%", "green within 5% either side; amber within 10% either side", ("76", "84", "72", "88")),
    ("High", "%", 1, "80%", "green on target", ("80",)),
    ("High", "%", 1, "80%", "", ("80",)),
    ("Low", "count", 1, "7", "green at most 7; amber at most 8.5", ("7", "8.5")),
]


def around(bound, places):
    """The bound, its printed neighbours, what printing makes of it or of a neighbour, and a hair at either side."""
    step = D(1).scaleb(-places)
    near = [D(0), step, -step, step * D("0.4"), -step * D("0.4"), step * D("0.6"), -step * D("0.6"), D("1e-7"), D("-1e-7")]
    return [D(bound) + each for each in near]


def families():
    """[(measure without figures, [figures])]: figures of one family stand in the same kind of cell under the same rule."""
    made = []
    for polarity, unit, places, (red, amber, green), bounds in TOLERANCES:
        made.append(({"polarity": polarity, "unit": unit, "red": red, "amber": amber, "green": green}, places, bounds))
    for polarity, unit, places, target, rule, bounds in RULES:
        made.append(({"polarity": polarity, "unit": unit, "target": target, "rule": rule}, places, bounds))
    for measure, places, bounds in made:
        scale = D(100) if measure["unit"] == "%" else D(1)
        measure["format"] = "0" + ("." + "0" * places if places else "") + ("%" if measure["unit"] == "%" else "")
        figures = [value for bound in bounds for value in around(bound, places)] + [D(0), D("-3"), D("250")]
        yield measure, [float(value / scale) for value in figures] + ["n/a"]


def rows_of(shift):
    """Measures with their figures; another shift gives the same measures other figures."""
    rows = []
    for family, (measure, figures) in enumerate(families(), 1):
        for number in range(len(figures)):
            at = lambda step: figures[(number + step) % len(figures)]
            # In the month before: the same, one nearby, or any other.
            before = at(shift + (0, 1, 4, 7, 2)[number % 5])
            rows.append({**measure, "ref": f"{family}.{number + 1}", "title": f"Measure {number + 1} of kind {family}",
                         "months": [at(3), before, at(shift)], "ytd": at(shift + 5) if number % 4 else None,
                         "stable band": (None, None, 0.5)[number % 3]})
    return rows


class LivingSweep(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        libreoffice.profile(cls.folder)
        cls.rows = rows_of(0)
        assert len(cls.rows) > 400

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder, True)

    def living(self, name, settings):
        """(formulas, recalculated, what is rated) of the first figures, then (recalculated, what is rated) of the others."""
        folder = self.folder / name
        folder.mkdir()
        register, first, other = folder / "register.xlsx", folder / "first.xlsx", folder / "other.xlsx"
        made_scorecard.write_register(register, self.rows, settings)
        made_scorecard.write(first, self.rows)
        others = rows_of(6)
        made_scorecard.write(other, others)
        report, corrected = folder / "report.xlsx", folder / "corrected.xlsx"
        ran = run("report", first, "-m", register, "-l", "cyps-monthly", "--edition", "working", "-o", report)
        self.assertEqual(ran.status, 0, ran.err)
        formulas = openpyxl.load_workbook(report)[SUMMARY]
        columns, _ = made_scorecard.columns_of(formulas)
        book = openpyxl.load_workbook(report)
        sheet = book[SUMMARY]
        lines = {sheet.cell(row, columns["NO."]).value: row for row in range(1, sheet.max_row + 1)}
        for measure in others:
            figures = (("Feb-16", measure["months"][1]), ("Mar-16", measure["months"][2]), ("YTD", measure["ytd"]))
            for heading, value in figures:
                sheet.cell(lines[measure["ref"]], columns[heading]).value = value
        libreoffice.save(book, corrected)
        read = lambda path: openpyxl.load_workbook(libreoffice.recalculated(path, self.folder), data_only=True)[SUMMARY]
        rate = lambda path: {m["measure"]: m for m in run("rate", path, "-m", register, "-f", "json").json()["measures"]}
        cached = openpyxl.load_workbook(report, data_only=True)[SUMMARY]
        return formulas, columns, lines, cached, [(read(report), rate(first)), (read(corrected), rate(other))]

    def sweep(self, name, settings):
        formulas, columns, lines, cached, both = self.living(name, settings)
        for shown, _ in both[:1]:
            for row in shown.iter_rows():
                for cell in row:
                    self.assertTrue(libreoffice.same(cell.value, cached[cell.coordinate].value), cell.coordinate)
        seen = {heading: set() for heading in ("(in month)", "(Year End)", "(Month on Month)")}
        compared = dict.fromkeys(seen, 0)
        for number, (shown, rated) in enumerate(both):
            for measure in self.rows:
                row, expected = lines[measure["ref"]], rated[measure["ref"]]
                direction = expected["direction"]
                arrow = ARROWS.get(direction["arrow"])
                texts = {"(Month on Month)": (arrow + "\n" if arrow else "") + direction["state"]}
                for heading, key, reason in (("(in month)", "period", "reason"), ("(Year End)", "year_end", "year_end_reason")):
                    texts[heading] = LETTERS.get(expected["rag"][key]) or expected["rag"][reason]
                for heading, text in texts.items():
                    cell = formulas.cell(row, columns[heading])
                    if number and not libreoffice.is_formula(cell):
                        continue
                    got = shown.cell(row, columns[heading]).value
                    figures = [shown.cell(row, columns[each]).value for each in ("Feb-16", "Mar-16", "YTD")]
                    self.assertEqual(got, text, f"{measure} {heading} {figures} {cell.value}")
                    compared[heading] += libreoffice.is_formula(cell)
                    seen[heading].add(text)
        for heading, count in compared.items():
            self.assertGreater(count, 600, heading)
        for heading in ("(in month)", "(Year End)"):
            self.assertLessEqual({"G", "A", "R", "no figure: n/a"}, seen[heading])
        self.assertGreaterEqual(len(seen["(Month on Month)"]), 9)

    def test_figures_are_judged_at_full_precision(self):
        self.sweep("full", ())

    def test_figures_are_judged_as_shown_where_the_register_says_so(self):
        self.sweep("shown", (("RAG compares", "as shown"), ("below the range", "amber"),
                             ("within limits of target", "green or amber")))


class YearsToDate(unittest.TestCase):
    """Every rule over months with and without decimals, negative ones and noughts."""

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        libreoffice.profile(cls.folder)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder, True)

    @staticmethod
    def measures(shift):
        made = []
        for number in range(24):
            rule = ("sum", "average", "last", "cumulative")[number % 4]
            places = (0, 1, 2)[number // 4 % 3]
            months = [round(((number + 1) * (month + 3 + shift) * 7919 % 1000 - (200 if number % 5 == 0 else 0)) / 10 ** places, places)
                      for month in range(12)]
            if number % 7 == 0:
                months[4] = 0
            if rule == "cumulative":
                months.sort()
            total = sum(D(str(month)) for month in months)
            ytd = {"sum": total, "average": total / 12, "last": D(str(months[-1])), "cumulative": D(str(months[-1]))}[rule]
            step = D(1).scaleb(-places)
            made.append({"ref": f"1.{number + 1}", "title": f"Count {number + 1}", "polarity": "High", "unit": "count",
                         "format": "0" + ("." + "0" * places if places else ""), "red": "<10", "amber": "10>", "green": "50",
                         "year-to-date rule": rule, "all": months, "months": months[-3:],
                         "ytd": float(ytd.quantize(step, decimal.ROUND_HALF_UP))})
        return made

    def write(self, path, measures):
        made_scorecard.write(path, measures, {"Counts": [{**m, "months": m["all"]} for m in measures]})

    def test_they_follow_their_months(self):
        register, first, other = (self.folder / name for name in ("register.xlsx", "first.xlsx", "other.xlsx"))
        before, after = self.measures(0), self.measures(5)
        made_scorecard.write_register(register, [{k: v for k, v in m.items() if k not in ("red", "amber", "green")} for m in before])
        self.write(first, before)
        self.write(other, after)
        report, corrected = self.folder / "report.xlsx", self.folder / "corrected.xlsx"
        ran = run("report", first, "-m", register, "-l", "cyps-monthly", "--edition", "working", "-o", report)
        self.assertEqual(ran.status, 0, ran.err)
        book = openpyxl.load_workbook(report)
        summary, page = book[SUMMARY], book["Counts"]
        columns, _ = made_scorecard.columns_of(summary)
        lines = {summary.cell(row, columns["NO."]).value: row for row in range(1, summary.max_row + 1)}
        living = [m for m in before if libreoffice.is_formula(summary.cell(lines[m["ref"]], columns["YTD"]))]
        self.assertGreaterEqual(len(living), 20)
        refs = {cell.value: cell.column for row in page.iter_rows() for cell in row if cell.value in lines and cell.value}
        months = {cell.value: cell.row for row in page.iter_rows(max_col=3) for cell in row if cell.value}
        for measure in after:
            for name, value in zip(made_scorecard.MONTHS, measure["all"]):
                page.cell(months[name.strftime("%b-%y")], refs[measure["ref"]]).value = value
        libreoffice.save(book, corrected)
        shown = openpyxl.load_workbook(libreoffice.recalculated(corrected, self.folder), data_only=True)[SUMMARY]
        rated = {m["measure"]: m for m in run("rate", other, "-m", register, "-f", "json").json()["measures"]}
        moved = 0
        for measure in living:
            row, expected = lines[measure["ref"]], rated[measure["ref"]]
            places = len(measure["format"].partition(".")[2])
            self.assertAlmostEqual(shown.cell(row, columns["Mar-16"]).value, expected["value"], 9, measure)
            # Where the workbook keeps the printed figure the formula rounds, too.
            self.assertAlmostEqual(round(D(repr(shown.cell(row, columns["YTD"]).value)), places), round(D(repr(expected["ytd"])), places),
                                   9, measure)
            self.assertEqual(shown.cell(row, columns["(Year End)"]).value, LETTERS[expected["rag"]["year_end"]], measure)
            moved += expected["ytd"] != measure["ytd"]
        self.assertGreaterEqual(moved, 15)


class TwoFilesOfOneName(unittest.TestCase):
    """Two directorates' workbooks of the same name, in two folders, with the same measures and sheets."""

    def test_each_measure_follows_the_page_of_its_own_workbook(self):
        folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, folder, True)
        libreoffice.profile(folder)
        measures, register = {}, folder / "register.xlsx"
        # In March both have the same figure and year to date, so that these alone do not tell.
        for directorate, start in (("Adult Services", 100), ("Young People", 300)):
            months = [start + number for number in range(12)]
            months[11] = 200
            months[10] += 3578 - sum(months)
            measures[directorate] = {"ref": "1.1", "title": "Number of visits", "polarity": "High", "unit": "count", "format": "0",
                                     "red": "<10", "amber": "10>", "green": "50", "year-to-date rule": "sum", "all": months,
                                     "months": months[-3:], "ytd": sum(months)}
        made_scorecard.write_register(register, [{k: v for k, v in measures["Adult Services"].items()}])
        paths = []
        for directorate, measure in measures.items():
            path = folder / directorate / "return.xlsx"
            path.parent.mkdir()
            made_scorecard.write(path, [measure], {f"Visits {directorate}": [{**measure, "months": measure["all"]}]}, directorate)
            paths.append(path)
        report = folder / "report.xlsx"
        ran = run("report", *paths, "-m", register, "-l", "cyps-monthly", "--edition", "working", "-o", report)
        self.assertEqual(ran.status, 0, ran.err)
        book = openpyxl.load_workbook(report)
        summary = book[SUMMARY]
        columns, _ = made_scorecard.columns_of(summary)
        january = {directorate: measure["all"][9] for directorate, measure in measures.items()}
        cached = openpyxl.load_workbook(report, data_only=True)[SUMMARY]
        lines = {cached.cell(row, columns["Jan-16"]).value: row for row in range(1, summary.max_row + 1)}
        for directorate in measures:
            row = lines[january[directorate]]
            for heading in ("Jan-16", "Feb-16", "Mar-16"):
                self.assertIn(f"'Visits {directorate}'!", summary.cell(row, columns[heading]).value, (directorate, heading))
            # The year to date adds up the months of its own page, wherever it stands.
            formula = summary.cell(row, columns["YTD"]).value
            self.assertIn(f"'Visits {directorate}'!", formula, directorate)
            sums = [str(cell.value) for line in book[f"Visits {directorate}"].iter_rows() for cell in line
                    if libreoffice.is_formula(cell) and "SUM(" in cell.value]
            self.assertEqual(len(sums), 1, directorate)
            self.assertNotIn("!", sums[0])
        again = openpyxl.load_workbook(libreoffice.recalculated(report, folder), data_only=True)[SUMMARY]
        for row in cached.iter_rows():
            for cell in row:
                self.assertTrue(libreoffice.same(cell.value, again[cell.coordinate].value), cell.coordinate)


if __name__ == "__main__":
    unittest.main()
