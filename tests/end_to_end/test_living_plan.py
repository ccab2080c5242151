"""The formulas of a Council Plan's working edition: LibreOffice gets what Scorebook wrote, and after figures of the scorecard were
corrected it gets the statuses, directions and counts of a report on the corrected plan."""
import pathlib
import shutil
import tempfile
import unittest
import zipfile

import openpyxl

import libreoffice
import plan_workbook
from program import SAMPLES, run

PLANS = [SAMPLES / "council-plan-2017-q2.xlsx", SAMPLES / "corporate-plan-2016-17.xlsx"]
PRIORITIES = [(f"Priority {number} - Aim {number}", counts) for number, counts in
              enumerate(([2, 4, 9, 1, 0], [4, 1, 4, 1, 1], [4, 3, 4, 5, 3], [2, 1, 4, 2, 4], [5, 2, 2, 3, 1]), 1)]
SIGNS = {1: "1 G\nmet", 2: "2 A\nsatisfactory", 3: "3 R\nnot met", 5: "5\nno figure yet"}
DIRECTIONS = {"improved": "↑\nimproved", "stable": "→\nstable", "got worse": "↓\ngot worse", "not applicable": "not applicable"}


def report(path, out, *options):
    ran = run("report", path, "-l", "council-plan-quarterly", "--edition", "working", "-o", out, *options)
    assert ran.status == 0, ran.err
    return openpyxl.load_workbook(out)


def formulas_of(sheet):
    return [cell for row in sheet.iter_rows() for cell in row if libreoffice.is_formula(cell)]


def scorecard(sheet):
    """({heading: column number}, {ref: row number})."""
    header = next(row[0].row for row in sheet.iter_rows() if row[0].value == "Ref")
    columns = {}
    for cell in (*sheet[header], *sheet[header + 1]):
        if cell.value:
            columns.setdefault(" ".join(str(cell.value).split()), cell.column)
    return columns, {row[0].value: row[0].row for row in sheet.iter_rows(min_row=header + 2) if row[0].value}


class LivingPlan(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        libreoffice.profile(cls.folder)
        cls.measures = plan_workbook.measures(PRIORITIES)
        cls.plan, cls.register, cls.path = (cls.folder / name for name in ("plan.xlsx", "register.xlsx", "working.xlsx"))
        plan_workbook.write_workbook(cls.plan, cls.measures)
        plan_workbook.write_register(cls.register, cls.measures, settings=(("shares total 100", "no"),))
        cls.book = report(cls.plan, cls.path, "-m", cls.register)
        cls.columns, cls.rows = scorecard(cls.book["Scorecard"])

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder, True)

    def recalculated(self, path):
        return openpyxl.load_workbook(libreoffice.recalculated(path, self.folder), data_only=True)

    def assert_recalculated_the_same(self, path):
        """How many formulas there are."""
        whole, cached, again = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True), self.recalculated(path)
        for sheet in cached:
            for row in sheet.iter_rows():
                for cell in row:
                    other = again[sheet.title][cell.coordinate].value
                    self.assertTrue(libreoffice.same(cell.value, other), f"{sheet.title}!{cell.coordinate}: {cell.value!r} and {other!r}")
        return sum(len(formulas_of(sheet)) for sheet in whole)

    def test_recalculated_everything_is_the_same(self):
        self.assertGreater(self.assert_recalculated_the_same(self.path), 150)
        for number, plan in enumerate(PLANS):
            path = self.folder / f"sample {number}.xlsx"
            report(plan, path)
            self.assertGreater(self.assert_recalculated_the_same(path), 20)

    def test_every_kind_of_cell_is_a_formula(self):
        sheet = self.book["Scorecard"]
        for measure in self.measures:
            row = self.rows[measure["ref"]]
            status, direction = sheet.cell(row, self.columns["Overall status"]), sheet.cell(row, self.columns["DOT"])
            # Statuses 4 and 5 hang on no figure that stands in the row.
            self.assertEqual(libreoffice.is_formula(status), measure["status"] in (1, 2, 3), measure)
            self.assertEqual(libreoffice.is_formula(direction), measure["direction"] != "not applicable", measure)
            for cell in (status, direction):
                if libreoffice.is_formula(cell):  # no colour of its own that could stay behind
                    self.assertIn(cell.fill.fill_type, (None, "none"), cell.coordinate)
        self.assertEqual(len(formulas_of(self.book["Cover"])), 5)
        for number in range(1, 6):
            self.assertEqual(len(formulas_of(self.book[f"Priority {number}"])), 5, number)
        # The whole plan, five priorities, and what the chart draws.
        self.assertEqual(len(formulas_of(self.book["Executive summary"])), 5 * 7)
        conditions = [rule for area in sheet.conditional_formatting for rule in area.rules]
        self.assertEqual(len(conditions), 5)

    def test_after_corrections_it_says_what_a_new_report_says(self):
        figures = {1: 0.7, 2: 0.99, 3: 0.951}  # green to red, amber to green, red to green
        corrected, source = openpyxl.load_workbook(self.path), openpyxl.load_workbook(self.plan)
        sheet = corrected["Scorecard"]
        column = next(self.columns[heading] for heading in self.columns if heading.startswith("Q2"))
        places = {row[0].value: row[6] for each in source if each.title != "About" for row in each.iter_rows() if len(row) > 6}
        changed = []
        for measure in self.measures[::2]:
            value = figures.get(measure["status"])
            if value is not None:
                sheet.cell(self.rows[measure["ref"]], column).value = places[measure["ref"]].value = value
                changed.append(measure["ref"])
        # One figure is taken away.
        gone = next(m["ref"] for m in self.measures if m["status"] == 1 and m["ref"] not in changed)
        sheet.cell(self.rows[gone], column).value = places[gone].value = None
        self.assertGreater(len(changed), 20)
        corrected_path, source_path, new_path = (self.folder / name for name in ("corrected.xlsx", "source.xlsx", "new.xlsx"))
        libreoffice.save(corrected, corrected_path)
        source.save(source_path)
        report(source_path, new_path, "-m", self.register)
        shown, new = self.recalculated(corrected_path), openpyxl.load_workbook(new_path, data_only=True)
        rated = {m["measure"]: m for m in run("rate", source_path, "-m", self.register, "-f", "json").json()["measures"]}
        statuses = set()
        for measure in self.measures:
            ref, row = measure["ref"], self.rows[measure["ref"]]
            if measure["status"] in SIGNS and measure["status"] != 5:
                statuses.add(rated[ref]["status"])
                self.assertEqual(shown["Scorecard"].cell(row, self.columns["Overall status"]).value, SIGNS[rated[ref]["status"]], ref)
            self.assertEqual(shown["Scorecard"].cell(row, self.columns["DOT"]).value, DIRECTIONS[rated[ref]["direction"]["state"]], ref)
        self.assertEqual(statuses, {1, 2, 3, 5})
        for name in ("Cover", *[f"Priority {number}" for number in range(1, 6)]):
            for cell in formulas_of(self.book[name]):
                self.assertEqual(shown[name][cell.coordinate].value, new[name][cell.coordinate].value, f"{name}!{cell.coordinate}")
        name = "Executive summary"
        values = lambda book, cells: [book[name][cell.coordinate].value for cell in cells]
        here = values(shown, formulas_of(self.book[name]))
        self.assertEqual(sorted(map(str, here)), sorted(map(str, values(new, formulas_of(openpyxl.load_workbook(new_path)[name])))))
        self.assertNotEqual(here, values(openpyxl.load_workbook(self.path, data_only=True), formulas_of(self.book[name])))

    def test_a_share_that_takes_what_rounding_leaves_stays_a_value(self):
        register, path = self.folder / "hundred.xlsx", self.folder / "hundred report.xlsx"
        plan_workbook.write_register(register, self.measures)
        book = report(self.plan, path, "-m", register)
        self.assertEqual(len(formulas_of(book["Cover"])), 4)
        notes = [cell.value for row in book["Data notes"].iter_rows() for cell in row]
        self.assertEqual(notes.count("its share takes what rounding leaves"), 12)
        self.assert_recalculated_the_same(path)

    def test_an_overridden_status_stays_a_value(self):
        register, path = self.folder / "overrides.xlsx", self.folder / "overrides report.xlsx"
        ref = next(m["ref"] for m in self.measures if m["status"] == 3)
        plan_workbook.write_register(register, self.measures, settings=(),
                                     overrides=[(ref, "Q2 2017/18", 2, "natural variation", "J Smith", "2017-10-20")])
        book = report(self.plan, path, "-m", register)
        cell = book["Scorecard"].cell(self.rows[ref], self.columns["Overall status"])
        self.assertEqual(cell.value, "2 A\nsatisfactory")
        self.assertEqual(cell.fill.fgColor.rgb, "FFFFC000")
        notes = [[cell.value for cell in row] for row in book["Data notes"].iter_rows()]
        self.assertIn([ref, "Overall status", "an officer decided it against the rules"], [[r[0], r[3], r[4]] for r in notes])
        self.assert_recalculated_the_same(path)

    def test_only_the_working_edition_has_formulas(self):
        for edition in ("committee", "public"):
            path = self.folder / f"{edition}.xlsx"
            ran = run("report", self.plan, "-m", self.register, "-l", "council-plan-quarterly", "--edition", edition, "-o", path)
            self.assertEqual(ran.status, 0, ran.err)
            with zipfile.ZipFile(path) as package:
                for name in package.namelist():
                    if name.startswith("xl/worksheets/sheet"):
                        self.assertNotIn(b"<f>", package.read(name), f"{edition} {name}")


if __name__ == "__main__":
    unittest.main()
