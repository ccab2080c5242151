"""The example of another council: its workbook, its register and its own layout, which is used as a file. What each measure
must show was worked out by hand from the figures, the floor standards and the targets below."""
import pathlib
import re
import shutil
import tempfile
import unittest
import zipfile

import openpyxl

from program import SAMPLES, SOURCE, run

WORKBOOK = SAMPLES / "northmere-2018-q3.xlsx"
REGISTER = SAMPLES / "northmere-measures.xlsx"
LAYOUT = SOURCE / "templates" / "northmere-quarterly.toml"
QUARTERS = ["Q3 2017/18", "Q4 2017/18", "Q1 2018/19", "Q2 2018/19", "Q3 2018/19"]
# The five quarters as they are printed; floor standard; target; RAG; direction against Q3 2017/18. Where low is good (SW2 to HB3)
# the target and the floor are the most that meets them, elsewhere the least; a figure that equals one of them meets it.
EXPECTED = {
    "SW1": (["43.9%", "39.6%", "49.0%", "46.2%", "45.3%"], "42%", "45%", "G", "↑"),          # 45.3 >= 45; more than 43.9
    "SW2": (["655", "702", "597", "640", "712"], "750", "600", "A", "↓"),                    # 600 < 712 <= 750; more than 655
    "SW3": (["2.6", "2.2", "2.3", "2.9", "3.4"], "3", "2", "R", "↓"),                        # 3.4 > 3; more than 2.6
    "SW4": (["6.1%", "5.8%", "4.9%", "4.4%", "n/a"], "8%", "5%", "", ""),                    # no figure: nothing is rated
    "HB1": (["21.9", "20.6", "19.8", "19.5", "19.2"], "24", "20", "G", "↑"),                 # 19.2 <= 20; less than 21.9
    "HB2": (["8.4", "4.2", "7.4", "7.8", "9.0"], "9", "7", "A", "↓"),                        # 9.0 is the floor; more than 8.4
    "HB3": (["97", "95", "101", "109", "118"], "110", "90", "R", "↓"),                       # 118 > 110; more than 97
    "HB4": (["84.1%", "97.6%", "29.3%", "56.6%", "83.7%"], "83%", "84%", "A", "↓"),          # 83 <= 83.7 < 84; less than 84.1
    "CC1": (["76.4%", "70.2%", "77.9%", "79.6%", "81.2%"], "75%", "80%", "G", "↑"),          # 81.2 >= 80; more than 76.4
    "CC2": (["90.0%", "87.5%", "91.2%", "90.8%", "90.0%"], "85%", "90%", "G", "→"),          # 90.0 is the target; as 90.0
    "CC3": (["141,905", "171,260", "155,870", "160,112", "138,220"], "140,000", "145,000", "R", "↓"),  # 138,220 < 140,000
    "CC4": (["13,480", "11,020", "17,044", "22,310", "14,112"], "12,000", "14,000", "G", "↑"),         # 14,112 >= 14,000
}
SECTIONS = {"SW1": "STREETS AND WASTE", "HB1": "HOMES AND BENEFITS", "CC1": "CUSTOMERS AND CULTURE"}   # where each begins


def printed(cell):
    """The cell as Excel shows it, for the formats of these workbooks."""
    if not isinstance(cell.value, (int, float)):
        return str(cell.value or "")
    shown = cell.number_format.split(";")[0]
    places = len(shown.split(".")[1].rstrip("%")) if "." in shown else 0
    return f"{cell.value:.{places}%}" if "%" in shown else f"{cell.value:,.{places}f}"


def by_heading(sheet, first):
    """({heading: column}, the row after the headings); a heading over a group gives way to those below it."""
    row = next(cell.row for cell in sheet["A"] + sheet["B"] if cell.value == first)
    columns = {}
    for cell in (*sheet[row], *sheet[row + 1]):
        if isinstance(cell.value, str):
            columns.setdefault(" ".join(cell.value.split()), cell.column)
    return columns, row + 1


class OwnLayout(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        path = cls.folder / "report.xlsx"
        # No -p: the quarter of the figures wins over the month of "As at: 31 December 2018".
        cls.ran = run("report", WORKBOOK, "-m", REGISTER, "-l", LAYOUT, "--created", "2019-01-21", "-o", path)
        assert cls.ran.status == 0, cls.ran.err
        cls.book = openpyxl.load_workbook(path)
        sheet = cls.book["Scorecard"]
        cls.columns, first = by_heading(sheet, "Ref")
        cls.rows = {row[cls.columns["Ref"] - 1].value: row for row in sheet.iter_rows(min_row=first)
                    if row[cls.columns["Ref"] - 1].value in EXPECTED}

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder, True)

    def cell(self, ref, heading):
        return self.rows[ref][self.columns[heading] - 1]

    def test_the_sheets_are_those_of_the_layout(self):
        self.assertEqual(self.book.sheetnames, ["Front page", "At a glance", "Scorecard", "Exceptions", "Returns", "Data notes",
                                                "Sources", "Data"])

    def test_every_measure_has_its_figures_its_colour_and_its_direction(self):
        self.assertEqual(list(self.rows), list(EXPECTED))
        for ref, (figures, floor, target, letter, arrow) in EXPECTED.items():
            self.assertEqual([printed(self.cell(ref, quarter)) for quarter in QUARTERS], figures, ref)
            self.assertEqual(printed(self.cell(ref, "Floor standard")).removeprefix("at least ").removeprefix("at most "), floor, ref)
            self.assertEqual(printed(self.cell(ref, "Target")), target, ref)
            rag, direction = self.cell(ref, "RAG"), self.cell(ref, "Direction on the same quarter last year")
            if letter:
                self.assertEqual(rag.value, letter, ref)
                self.assertEqual(direction.value[:1], arrow, ref)
                colour = {"G": "1E7B4F", "A": "F2B233", "R": "A3123A"}[letter]
                self.assertEqual(rag.fill.start_color.rgb[-6:], colour, ref)
            else:
                self.assertEqual((rag.value, direction.value), ("no figure: n/a", "no comparison"), ref)

    def test_figures_floors_targets_and_leads_are_those_of_the_workbook(self):
        sheet = openpyxl.load_workbook(WORKBOOK)["Performance Q3"]
        columns, first = by_heading(sheet, "Ref")
        number = lambda text: float(text.split()[-1].replace(",", "").rstrip("%")) / (100 if "%" in text else 1)
        seen = []
        for row in sheet.iter_rows(min_row=first):
            ref = row[columns["Ref"] - 1].value
            if ref not in EXPECTED:
                continue
            seen.append(ref)
            for quarter in QUARTERS:
                ours, theirs = self.cell(ref, quarter).value, row[columns[quarter] - 1].value
                if isinstance(theirs, str):
                    self.assertEqual(ours, theirs, (ref, quarter))
                else:
                    self.assertAlmostEqual(ours, theirs, 12, (ref, quarter))
            for heading in ("Floor standard", "Target"):
                self.assertAlmostEqual(number(printed(self.cell(ref, heading))), row[columns[heading] - 1].value, 12, (ref, heading))
            for heading in ("Measure", "Good performance", "Lead"):
                self.assertEqual(self.cell(ref, heading).value, row[columns[heading] - 1].value, (ref, heading))
        self.assertEqual(seen, list(EXPECTED))

    def test_sections_stand_where_they_begin(self):
        self.assertEqual({ref: row[0].value for ref, row in self.rows.items() if row[0].value}, SECTIONS)

    def test_the_front_page_counts_the_colours(self):
        rows = [[cell for cell in row if cell is not None] for row in self.book["Front page"].iter_rows(values_only=True)]
        head = next(index for index, row in enumerate(rows) if "G green" in row)
        self.assertEqual(rows[head], ["G green", "A amber", "R red", "not rated", "All"])
        self.assertEqual(rows[head + 1], ["In quarter", 5, 3, 3, 1, 12])

    def lines(self, name, book=None):
        rows = ([str(cell) for cell in row if cell is not None] for row in (book or self.book)[name].iter_rows(values_only=True))
        return [row for row in rows if row]

    def test_the_words_name_the_quarter_that_was_compared(self):
        words = [cell for row in self.lines("At a glance") for cell in row]
        self.assertIn("Since the same quarter last year", words)
        self.assertIn("Before: the same quarter last year, with which each measure is compared.", words)
        self.assertIn("Turned red since the same quarter last year (3): CC3, HB3 and SW3.", words)
        self.assertIn("Turned green since the same quarter last year (4): CC1, CC4, HB1 and SW1.", words)
        for sheet in ("Front page", "At a glance", "Scorecard", "Exceptions", "Data notes"):
            for row in self.lines(sheet):
                for cell in row:
                    self.assertNotRegex(cell.lower(), r"quarter before|month before|last month|in month", sheet)

    def test_a_layout_of_months_shows_the_quarters_of_a_quarterly_return(self):
        path = self.folder / "monthly.xlsx"
        self.assertEqual(run("report", WORKBOOK, "-m", REGISTER, "-l", "cyps-monthly", "-o", path).status, 0)
        book = openpyxl.load_workbook(path)
        sheet = book["Performance Summary"]
        words = {" ".join(cell.value.split()) for row in sheet.iter_rows(max_row=12, max_col=24) for cell in row
                 if isinstance(cell.value, str)}
        self.assertLessEqual({"LAST THREE QUARTERS", "(in quarter)", *QUARTERS[2:]}, words)
        self.assertFalse({"LAST THREE MONTHS", "(in month)", "Oct-18", "Nov-18", "Dec-18"} & words)
        self.assertTrue(any("performance since the same quarter last year" in text for text in words))
        columns, first = by_heading(sheet, "NO.")
        row = next(row for row in sheet.iter_rows(min_row=first) if row[columns["NO."] - 1].value == "CC3")
        self.assertEqual([printed(row[columns[quarter] - 1]) for quarter in QUARTERS[2:]], EXPECTED["CC3"][0][2:])
        self.assertIn("Direction of travel: performance against the same quarter last year",
                      [cell for line in self.lines("Key", book) for cell in line])

    def test_what_falls_over_three_quarters_and_against_last_year_is_listed(self):
        rows = self.lines("Exceptions")
        start = rows.index(["Performance falling over the last three periods (4)"])
        listed = {row[0]: row[2] for row in rows[start + 2:start + 6]}
        self.assertEqual(list(listed), ["HB2", "HB3", "SW2", "SW3"])
        # SW1 fell from 49.0% over 46.2% to 45.3%, as every autumn: it was 43.9% a year ago.
        self.assertEqual(listed["SW3"], "Q1 2018/19 2.3, then Q2 2018/19 2.9, then Q3 2018/19 3.4; worse than 2.6 of quarter 3 of 2017/18 too")
        summary = run("rate", WORKBOOK, "-m", REGISTER).out
        self.assertRegex(summary, r"Worse twice:? +.*HB2.*SW3")

    def test_the_comments_of_the_table_stand_beside_its_measures(self):
        said = {row[column]: row[column + 3] for row in self.lines("Exceptions") if len(row) >= 8 for column in (0, 4)}
        comments = {row[0].value: row[13].value for row in openpyxl.load_workbook(WORKBOOK)["Performance Q3"].iter_rows(min_row=5)}
        for ref in ("SW1", "SW2", "HB2", "HB3", "HB4", "CC3"):
            self.assertTrue(said[ref].endswith("\nCommentary: " + comments[ref]), said[ref])
        self.assertTrue(said["CC1"].endswith("\nCommentary: no comment"), said["CC1"])

    def test_comments_that_quote_small_numbers_are_withheld_from_the_public(self):
        path = self.folder / "public.xlsx"
        self.assertEqual(run("report", WORKBOOK, "-m", REGISTER, "-l", LAYOUT, "--edition", "public", "-o", path).status, 0)
        book = openpyxl.load_workbook(path)
        words = "\n".join(cell for row in self.lines("Exceptions", book) for cell in row)
        self.assertIn("Commentary: Changes notified by the universal credit service doubled in the quarter.", words)
        self.assertNotIn("two new rounds", words)
        self.assertIn("commentary withheld: it may tell who is meant", words)
        self.assertIn("Performance Q3!N7", "\n".join(cell for row in self.lines("Data notes", book) for cell in row))

    def test_measures_are_headed_as_on_the_scorecard(self):
        for sheet in ("At a glance", "Exceptions", "Data notes"):
            cells = [cell for row in self.lines(sheet) for cell in row]
            self.assertIn("Ref", cells, sheet)
            self.assertFalse({"NO.", "INDICATOR"} & set(cells), sheet)

    def test_thresholds_have_commas_between_their_thousands(self):
        register = openpyxl.load_workbook(REGISTER)
        sheet = register["Measures"]
        columns = {cell.value: cell.column for cell in sheet[1]}
        row = next(cell.row for cell in sheet["A"] if cell.value == "CC3")
        for heading, typed in (("red", "<140000"), ("amber", "at least 140000"), ("green", "145000")):
            sheet.cell(row, columns[heading]).value = typed
        register.save(self.folder / "typed.xlsx")
        path = self.folder / "typed-report.xlsx"
        ran = run("report", WORKBOOK, "-m", self.folder / "typed.xlsx", "-l", LAYOUT, "-o", path)
        self.assertEqual(ran.status, 0, ran.err)
        book = openpyxl.load_workbook(path)
        cells = [cell for sheet in ("At a glance", "Scorecard", "Exceptions") for row in self.lines(sheet, book) for cell in row]
        self.assertIn("at least 140,000", cells)
        self.assertTrue(any("138,220 is below the red threshold of 140,000: red" in cell for cell in cells))
        for cell in cells:
            self.assertNotRegex(cell, "14[05]000(?!\\.)(?<!^145000)", cell)

    def test_a_long_title_takes_two_lines_of_the_header_beside_its_right_part(self):
        title = "Northmere Borough Council and its partners: how we did against what we had promised, {quarter} {year}"
        layout = self.folder / "long.toml"
        layout.write_text(LAYOUT.read_text(encoding="utf-8").replace('title = "Northmere performance, {quarter} {year}"',
                                                                     f'title = "{title}"'), encoding="utf-8")
        path = self.folder / "long.xlsx"
        self.assertEqual(run("report", WORKBOOK, "-m", REGISTER, "-l", layout, "-o", path).status, 0)
        full = title.replace("{quarter}", "Quarter 3").replace("{year}", "2018/19")
        with zipfile.ZipFile(path) as package:
            parts = [package.read(name).decode() for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
        self.assertEqual(len(parts), 8)
        for part in parts:
            left, right = re.search("<oddHeader>&amp;L(.*?)&amp;C&amp;R(.*?)</oddHeader>", part, re.DOTALL).groups()
            lines = left.split("\n")
            self.assertLessEqual(len(lines), 2, left)
            if '<pageSetup paperSize="9"' in part and 'orientation="portrait"' in part:
                self.assertEqual(len(lines), 2, left)
            whole = " ".join(lines)
            self.assertTrue(whole == full or (whole.endswith(" \u2026") and full.startswith(whole[:-1])), whole)
            self.assertIn("Appendix 1", right)


if __name__ == "__main__":
    unittest.main()
