"""Reads the edition for the public as a curious reader would, who has the workbook and nothing else: takes shown parts from
shown totals, multiplies percentages by the numbers they may be of, and reads every word. The limit is the standard 4. What it
knows of Scorebook is only where the sheet Data keeps which column."""
import collections
import math
import pathlib
import re
import shutil
import tempfile
import unittest
import xml.etree.ElementTree
import zipfile

import openpyxl

import made_scorecard
from program import SAMPLES, run

MARCH, REGISTER, FEBRUARY = SAMPLES / "cyps-2016-03.xlsx", SAMPLES / "measures-2016-03.xlsx", SAMPLES / "cyps-2016-02.xlsx"
SMALL = range(1, 5)
MONTHS = [f"{month}-15" for month in ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")] + ["Jan-16", "Feb-16", "Mar-16"]
Row = collections.namedtuple("Row", "measure title section polarity what period figure unit shown numerator denominator rag direction workbook sheet cell")


def rows_of(path):
    sheet = openpyxl.load_workbook(path)["Data"]
    rows = [Row(*row[:16]) for row in sheet.iter_rows(min_row=2, values_only=True) if row[0]]
    return [row if re.search(r"\d", row.measure) else row._replace(measure=row.title) for row in rows]


def number(value):
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def figures(rows):
    """{(measure, title when it has no number, what, period): figure}; a figure that stands anywhere is known."""
    found = {}
    for row in rows:
        key = (row.measure, row.what, row.period)
        value = number(row.figure)
        if value is not None or key not in found:
            found[key] = value
    return found


def places(shown):
    return len(re.search(r"\d(?:\.(\d+))?\s*%?$", str(shown).strip())[1] or "")


def share_can_be_of(value, decimals, whole):
    """Whether a whole number of `whole` prints as this percentage: value as a fraction, printed with so many decimals."""
    half = 0.5 * 10 ** -(decimals + 2)
    return math.ceil((value - half) * whole - 1e-9) <= math.floor((value + half) * whole + 1e-9)


def told(value, whole):
    """The small number that a percentage of a known whole tells, or None."""
    many = math.floor(value * whole + 0.5)
    return next((each for each in (many, whole - many) if each in SMALL), None)


def words_of(path):
    """{part: all its text} of a package: what cells show, charts keep and properties say."""
    found = {}
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.endswith("styles.xml") or not name.endswith((".xml", ".rels", ".vml")):
                continue
            texts = []
            for element in xml.etree.ElementTree.fromstring(package.read(name)).iter():
                texts += [element.text or ""] + [element.get(key, "") for key in ("descr", "title", "name")]
            found[name] = "\n".join(texts)
    return found


class PublicAttack(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.public = cls.report(MARCH, "public.xlsx", "-l", "cyps-monthly", "-m", REGISTER, "--against", FEBRUARY, "--edition", "public")
        cls.whole = cls.report(MARCH, "whole.xlsx", "-l", "cyps-monthly", "-m", REGISTER, "--against", FEBRUARY)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder, True)

    @classmethod
    def report(cls, workbook, name, *options):
        path = cls.folder / name
        ran = run("report", workbook, "-o", path, *options)
        assert ran.status == 0, ran.err
        return path

    def months_taken_from_years(self, path):
        """Small numbers that follow as a year to date less the months that are shown."""
        rows = rows_of(path)
        known, found, tried = figures(rows), [], 0
        counts = {row.measure for row in rows if row.unit == "count"}
        for measure, what, period in [key for key in known if key[1] == "year to date" and key[2] == "Mar-16"]:
            parts = [(measure, "figure of the period", month) for month in MONTHS]
            total = known[measure, what, period]
            if measure not in counts or total is None or any(part not in known for part in parts):
                continue
            tried += 1
            hidden = [part for part in parts if known[part] is None]
            rest = total - sum(known[part] or 0 for part in parts)
            if len(hidden) == 1 and rest in SMALL:
                found.append((hidden[0], rest))
        return found, tried

    def columns_taken_from_totals(self, path, whole):
        """Small numbers of columns of one page that follow from a total they add up to. Which total that is, the months tell in
        which nothing is hidden."""
        shown, found, tried = figures(rows_of(path)), [], 0
        true = figures(rows_of(whole))
        families = collections.defaultdict(set)
        for row in rows_of(path):
            if row.unit == "count" and " - " in row.title:
                families[row.sheet, row.title.rsplit(" - ", 1)[1]].add(row.measure)
        months = [("figure of the period", month) for month in MONTHS]
        for family in (family for family in families.values() if len(family) > 2):
            sums = {month: sum(true.get((part, *month)) or 0 for part in family) for month in months}
            totals = [m for m in {key[0] for key in true} - family
                      if sum(true.get((m, *month)) == sums[month] != 0 for month in months) >= 3]
            for total in totals:
                for month in months:
                    parts = [(part, *month) for part in family]
                    if shown.get((total, *month)) is None or any(part not in shown for part in parts):
                        continue
                    tried += 1
                    hidden = [part for part in parts if shown[part] is None]
                    rest = shown[total, *month] - sum(shown[part] or 0 for part in parts)
                    if len(hidden) == 1 and rest in SMALL:
                        found.append((hidden[0], rest))
        return found, tried

    def shares_multiplied(self, path):
        """Small numbers that a percentage tells with the denominator beside it, or with a count of its section of which it can
        be a share in every month where both stand."""
        rows = [row for row in rows_of(path) if row.what in ("figure of the period", "year to date")]
        found, tried = [], 0
        for row in rows:
            whole = number(row.denominator)
            if row.unit == "%" and number(row.figure) is not None and whole:
                tried += 1
                if told(row.figure, whole) is not None:
                    found.append((row.measure, row.what, row.period, told(row.figure, whole)))
        sections = collections.defaultdict(lambda: ({}, {}))
        beside = {row.measure for row in rows if number(row.denominator) is not None}
        for row in rows:
            if number(row.figure) is None or not row.section:
                continue
            shares, counts = sections[row.section]
            if row.unit == "%" and row.measure not in beside:
                shares.setdefault(row.measure, {})[row.what, row.period] = row
            elif row.unit == "count":
                counts.setdefault(row.measure, {})[row.what, row.period] = row.figure
        for shares, counts in sections.values():
            for measure, share in shares.items():
                for count in counts.values():
                    both = [when for when in share if count.get(when)]
                    if not both or not all(share_can_be_of(share[when].figure, places(share[when].shown), count[when]) for when in both):
                        continue
                    tried += 1
                    found += [(measure, *when, told(share[when].figure, count[when])) for when in both
                              if told(share[when].figure, count[when]) is not None]
        return found, tried

    def test_no_month_follows_from_its_year_to_date(self):
        found, tried = self.months_taken_from_years(self.public)
        self.assertGreater(tried, 3)
        self.assertEqual(found, [])

    def test_no_column_follows_from_its_total(self):
        found, tried = self.columns_taken_from_totals(self.public, self.whole)
        self.assertGreater(tried, 5)
        self.assertEqual(found, [])

    def test_no_percentage_tells_its_numerator(self):
        found, tried = self.shares_multiplied(self.public)
        self.assertGreater(tried, 20)
        self.assertEqual(found, [])
        # The attack itself works: the committee's edition gives them away.
        self.assertGreater(len(self.shares_multiplied(self.whole)[0]), 5)

    def test_the_sample_without_a_register_tells_no_more(self):
        public = self.report(MARCH, "bare.xlsx", "-l", "cyps-monthly", "--edition", "public")
        whole = self.report(MARCH, "bare-whole.xlsx", "-l", "cyps-monthly")
        self.assertEqual(self.months_taken_from_years(public)[0], [])
        self.assertEqual(self.columns_taken_from_totals(public, whole)[0], [])
        self.assertEqual(self.shares_multiplied(public)[0], [])

    def plan(self):
        """A plan whose first measure is of 2 in 46, 4.35%, and whose every text quotes that or counts children."""
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "Priority 1"
        sheet.append(["PRIORITY 1: EVERY CHILD MAKING THE BEST START IN LIFE"])
        sheet.append(["Quarter 2 (July – September 2017)"])
        sheet.append([None] * 5 + ["2017/18"])
        sheet.append(["Ref", "Action", "Measure", "Good performance", "Status", "Q1 (17/18)", "Q2 (17/18)", "Number Q2",
                      "Out of (Q2)", "Target 2017/18", "Commentary"])
        sheet.append(["Outcome: A. Children are protected and safeguarded"])
        sheet.append(["1.A1", "Find homes for those 4.35%", "% of children who moved home", "Low", "4.35% is on track", 0.0871,
                      0.0435, 2, 46, "Stay at 4.35%", "A fall to 4.35% in the quarter."])
        sheet.append(["1.A2", "Support for families", "Number of families helped", "High", None, 4711, 4712, None, None, 5000,
                      "It goes well."])
        sheet.append(["1.A3", "Help for the 3 young people of Elm Road", "% of visits in 10 days or less", "High", None, 0.931, 0.942,
                      None, None, 0.95, "More visits are in time."])
        for row in (6, 8):
            for column in "FG":
                sheet[f"{column}{row}"].number_format = "0.00%" if row == 6 else "0.0%"
        path = self.folder / "plan-2017-q2.xlsx"
        book.save(path)
        return path

    def test_no_text_of_a_plan_names_what_is_hidden(self):
        plan = self.plan()
        whole = "\n".join(words_of(self.report(plan, "plan-whole.xlsx", "-l", "council-plan-quarterly")).values())
        self.assertIn("Find homes for those 4.35%", whole)
        self.assertIn("3 young people", whole)
        public = words_of(self.report(plan, "plan-public.xlsx", "-l", "council-plan-quarterly", "--edition", "public"))
        for part, words in public.items():
            for told_by in ("4.35", "0.0435", "3 young people"):
                self.assertNotIn(told_by, words, part)
        everything = "\n".join(public.values())
        for stays in ("Support for families", "It goes well.", "10 days or less", "94.2"):
            self.assertIn(stays, everything)
        notes = [(row[1], row[3]) for row in openpyxl.load_workbook(self.folder / "plan-public.xlsx")["Data notes"].iter_rows(values_only=True)]
        for what, cell in (("action", "B6"), ("status", "E6"), ("target", "J6"), ("commentary", "K6"), ("action", "B8")):
            self.assertIn((what, f"Priority 1!{cell}"), notes)

    def restated(self, name, before, now, counts):
        """The words of editions of children in need and of how many were visited, whose percentages of February and March were
        restated: {edition: words}. `counts`: (before, now) of April to March."""
        earlier, later = self.folder / f"{name}-earlier.xlsx", self.folder / f"{name}.xlsx"
        for path, shares, count in ((earlier, before, counts[0]), (later, now, counts[1])):
            made_scorecard.write(path, [
                {"ref": "1.1", "title": "Children in need", "polarity": "Info", "unit": "count", "format": "0",
                 "months": [count] * 3, "ytd": count},
                {"ref": "1.2", "title": "Children in need visited (%)", "polarity": "High", "unit": "%", "format": "0.0%",
                 "months": [0.462, *shares], "ytd": 0.462}])
        found = {}
        for edition in ("public", "committee"):
            options = ("--edition", "public") if edition == "public" else ()
            path = self.report(later, f"{name}-{edition}.xlsx", "-l", "cyps-monthly", "--against", earlier, *options)
            found[edition] = "\n".join(words_of(path).values())
        return found

    def test_what_was_restated_tells_nobody(self):
        # 13 children: 4 and 1 were visited before, 6 and 5 are said now.
        words = self.restated("restated", (0.308, 0.077), (0.462, 0.385), (13, 13))
        for told_by in ("30.8% before", "7.7% before"):
            self.assertIn(told_by, words["committee"])
        for told_by in ("30.8", "7.7%", "0.077"):
            self.assertNotIn(told_by, words["public"])
        self.assertNotIn("no figure (\u201cleft out", words["public"])
        # 26 children: 8 and 10 are no small numbers, but 2 apart; 18 and 10 are 8 apart.
        words = self.restated("one-child", (0.308, 0.692), (0.385, 0.385), (26, 26))
        self.assertIn("30.8% before", words["committee"])
        self.assertNotIn("30.8", words["public"])
        self.assertIn("69.2% before, 38.5% now", words["public"])
        self.assertIn("left out before, because it differs by a small number; 38.5% now", words["public"])
        # 10% stays, of 130 children now and of 20 before: those were 2.
        words = self.restated("of-fewer", (0.462, 0.1), (0.462, 0.1), (20, 130))
        self.assertNotIn("10.0%", words["public"])

    def test_no_number_in_words_quotes_what_is_hidden(self):
        """17 of May must go with the 3 of April, and the commentary has it in words."""
        path = self.folder / "in-words.xlsx"
        months = [3, 17] + [40 + month for month in range(10)]
        removals = {"ref": "1.1", "title": "Removals", "polarity": "Info", "unit": "count", "format": "0", "ytd": sum(months)}
        made_scorecard.write(path, [{**removals, "months": months[-3:]}], {"Removals": [{**removals, "months": months}]})
        for said, stays in (("There were seventeen removals in May.", False), ("There were seventy removals in May.", True)):
            book = openpyxl.load_workbook(path)
            book["Removals"]["B5"] = said
            book.save(path)
            public = self.report(path, "in-words-public.xlsx", "-l", "cyps-monthly", "--edition", "public")
            sheet = openpyxl.load_workbook(public)["Data"]
            self.assertNotIn("17", [row[8] for row in sheet.iter_rows(min_row=2, values_only=True)])
            self.assertEqual(said in "\n".join(words_of(public).values()), stays, said)

    def test_figures_read_are_those_of_the_workbook(self):
        """The number of figures that were left out is no number of people, but which were read is no secret either."""
        def read(path):
            sheet = openpyxl.load_workbook(path)["Submissions"]
            head = next(row for row in sheet.iter_rows() if any(cell.value == "FIGURES READ" for cell in row))
            column = next(cell.column for cell in head if cell.value == "FIGURES READ")
            return sheet.cell(head[0].row + 1, column).value
        self.assertEqual(read(self.public), read(self.whole))


if __name__ == "__main__":
    unittest.main()
