"""Every error of the published reports that is certain (tests/data/known-errors.csv) and stands in a sample workbook is found
at its cell, by the rule that it belongs to. The register samples/measures-2016-03.xlsx is the one that `learn` drafts, completed
by what only a person can know: which measures add up to which, the population, and how a year to date is worked out. Run with
--write this module writes it anew."""
import csv
import pathlib
import re
import shutil
import sys
import tempfile
import unittest

import openpyxl

from program import DATA, SAMPLES, run

MARCH = SAMPLES / "cyps-2016-03.xlsx"
REGISTER = SAMPLES / "measures-2016-03.xlsx"
SUMMARY = "Performance Summary"
# What the published report calls its pages, and the sheets of the workbook.
PAGES = {"CONTACTS BY SOURCE": "Contacts by source", "ASSESSMENTS - OUTCOMES": "Assess - Outcomes",
         "ASSESSMENTS - STARTED": "Assess - Started", "ASSESSMENTS - COMPLETED": "Assess - Completed",
         "REFERRALS": "Referrals", "SECTION 47 INVESTIGATIONS - STARTED": "S47", "CHILDREN IN NEED": "CIN"}
# The columns of a register that learning leaves to a person.
COMPLETED = {"5.1": {"parts of": "5.2"}, "6.1": {"parts of": "5.2"},
             **{ref: {"parts of": "100%"} for ref in ("4.5", "4.6", "4.7", "4.8")},
             "2.5": {"year-to-date rule": "rolling 12 months", "reporting basis": "rolling 12 months"}}


def complete(path):
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["Measures"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    found = set()
    for row in range(2, sheet.max_row + 1):
        ref = str(sheet.cell(row, columns["ref"]).value)
        for column, value in COMPLETED.get(ref, {}).items():
            sheet.cell(row, columns[column]).value = value
            found.add(ref)
    assert found == set(COMPLETED), found ^ set(COMPLETED)
    workbook["Populations"].append(["0-17", "2015/16", 56398])
    workbook.save(path)


def write_register(path):
    learned = run("learn", MARCH, "-o", path)
    assert learned.status == 0, learned.err
    complete(path)


def content_of(path):
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in openpyxl.load_workbook(path)}


def month_row(where):
    """Months stand from April in row 9 on every page."""
    month = re.search(r"\b(Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Jan|Feb|Mar)-1[56]\b", where)
    return 9 + "Apr May Jun Jul Aug Sep Oct Nov Dec Jan Feb Mar".split().index(month.group(1)) if month else None


class KnownErrors(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.addClassCleanup(shutil.rmtree, cls.folder, True)
        checked = run("check", MARCH, "-m", REGISTER, "-f", "json")
        assert checked.status == 1, checked.err
        cls.findings = checked.json()["findings"]
        with open(DATA / "known-errors.csv", encoding="utf-8", newline="") as file:
            cls.rows = list(csv.DictReader(file))
        cls.summary_rows = {}
        workbook = openpyxl.load_workbook(MARCH, data_only=True)
        for row in workbook[SUMMARY].iter_rows(min_row=5, max_col=3):
            title = str(row[2].value or "")
            ref = "4.6" if title.endswith("not judged to be at continuing risk of significant harm") else row[1].value
            if isinstance(ref, float):  # 6.10 to 6.14 and 7.10 are numbers
                ref = f"{ref:.2f}"
            cls.summary_rows[str(ref)] = row[0].row

    def at(self, rules, *cells):
        """The first finding of one of the rules whose cells hold all of those."""
        for finding in self.findings:
            places = {cell if "!" in cell else f"{finding['sheet']}!{cell}" for cell in finding["cells"]}
            if finding["rule"] in rules and set(cells) <= places:
                return finding
        self.fail(f"{' or '.join(rules)} found nothing at {', '.join(cells)}")

    def summary(self, column, ref):
        return f"{SUMMARY}!{column}{self.summary_rows[ref]}"

    def certain(self, kind):
        rows = [row for row in self.rows if row["kind"] == kind and row["certainty"] == "certain"]
        self.assertTrue(rows, kind)
        return rows

    @staticmethod
    def page_of(where):
        return next(sheet for name, sheet in PAGES.items() if name in where and (name != "REFERRALS" or "/" in where))

    def test_the_register_is_what_learning_gives_and_a_person_completes(self):
        anew = self.folder / "measures.xlsx"
        write_register(anew)
        self.assertEqual(content_of(REGISTER), content_of(anew))

    def test_percentages_that_are_not_their_numerator_over_their_denominator(self):
        value_columns = {"(5) Members of public": "Q", "No further action": "J"}
        for row in self.certain("percentage != numerator/denominator"):
            column = next(letter for title, letter in value_columns.items() if title in row["where"])
            finding = self.at({"A301"}, f"{self.page_of(row['where'])}!{column}{month_row(row['where'])}")
            self.assertEqual(finding["severity"], "error")
            self.assertEqual(finding["observed"], row["printed"].split("= ")[1])
            self.assertEqual(finding["expected"], row["expected"])
            if row["ref"] == "3.5":
                self.assertIn("the denominator of the next row", finding["message"])
                self.assertIn("11 of the 12 months of this column show the same slip", finding["message"])

    def test_months_that_differ_between_scorecard_and_page(self):
        columns = {"Jan-16": "F", "Feb-16": "G", "Mar-16": "H"}
        for row in self.certain("scorecard month != detail page month"):
            month = next(label for label in columns if label in row["where"])
            finding = self.at({"C401"}, self.summary(columns[month], row["ref"]), f"Assess - Outcomes!J{month_row(month)}")
            scorecard, page = row["printed"].split(" v ")
            self.assertEqual((finding["observed"], finding["expected"]), (page, scorecard))

    def test_earlier_years_that_differ_between_scorecard_and_page(self):
        pages = {("2.8", "2013/14"): "Referrals!F22", ("2.8", "2014/15"): "Referrals!F23",
                 ("3.1", "2014/15"): "Assess - Started!C23", ("3.2", "2014/15"): "Assess - Completed!C23"}
        for row in self.certain("annual figure differs between two places"):
            year = re.search(r"201\d/1\d", row["where"]).group()
            column = {"2013/14": "Q", "2014/15": "R"}[year]
            finding = self.at({"C409"}, self.summary(column, row["ref"]), pages[row["ref"], year])
            for figure in row["printed"].split(" v "):
                self.assertIn(figure, finding["message"].replace(",", ""))

    def test_a_rolling_total_that_needs_a_negative_month(self):
        rows = self.certain("rolling 12-month series implies an impossible month")
        self.assertEqual([row["ref"] for row in rows], ["4.2"])
        finding = self.at({"A305"}, "S47!D12", "S47!D13")
        self.assertEqual(finding["observed"], "1042")
        self.assertIn("-98", finding["message"])

    def test_rates_that_do_not_follow_from_their_counts(self):
        rows = self.certain("rate inconsistent with its count")
        self.assertEqual([row["ref"] for row in rows], ["2.5", "2.5"])
        rate = self.at({"A306"}, self.summary("I", "2.5"), self.summary("I", "2.3"))
        self.assertEqual((rate["observed"], rate["expected"]), ("780.5", "871.5"))
        rolling = self.at({"A304"}, self.summary("H", "2.5"), self.summary("I", "2.5"))
        self.assertEqual((rolling["observed"], rolling["expected"]), ("780.5", "940.5"))

    def test_shares_that_do_not_add_to_a_hundred(self):
        for row in self.certain("outcomes do not add to 100%"):
            if row["ref"] == "3.4-3.8":
                line = 24 if row["where"].endswith("2015/16") else month_row(row["where"])
                finding = self.at({"A308"}, *(f"Assess - Outcomes!{column}{line}" for column in "FJNRV"))
                self.assertEqual((finding["observed"], finding["expected"]), (row["printed"], "100%"))
            else:
                finding = self.at({"A308"}, *(self.summary("R", ref) for ref in ("4.5", "4.6", "4.7", "4.8")))
                self.assertEqual(finding["observed"], "-4.9%")
                self.assertIn("14.4%", finding["message"])

    def test_an_impossible_value(self):
        for row in self.certain("impossible value"):
            finding = self.at({"V202"}, self.summary("R", row["ref"]))
            self.assertEqual(finding["observed"], row["printed"])

    def test_tolerances_that_contradict_the_polarity(self):
        rules = {"3.4": "C407", "6.8": "C404", "6.9": "C404"}
        for row in self.certain("tolerance contradicts polarity"):
            column = "P" if rules[row["ref"]] == "C407" else "N"
            finding = self.at({rules[row["ref"]]}, self.summary(column, row["ref"]))
            self.assertEqual(finding["severity"], "query")

    def test_a_tolerance_that_was_never_set(self):
        for row in self.certain("tolerance gap, overlap or notation"):
            self.assertEqual(row["printed"], "range to be set")
            self.at({"V204"}, self.summary("N", row["ref"]))

    def test_every_kind_that_is_certain_has_its_test(self):
        tested = {"percentage != numerator/denominator", "scorecard month != detail page month",
                  "annual figure differs between two places", "rolling 12-month series implies an impossible month",
                  "rate inconsistent with its count", "outcomes do not add to 100%", "impossible value",
                  "tolerance contradicts polarity", "tolerance gap, overlap or notation"}
        self.assertEqual({row["kind"] for row in self.rows if row["certainty"] == "certain"}, tested)


if __name__ == "__main__":
    if "--write" in sys.argv:
        write_register(REGISTER)
    else:
        unittest.main()
