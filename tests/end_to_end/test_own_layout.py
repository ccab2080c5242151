"""The example of another council: its workbook, its register and its own layout, which is used as a file. What each measure
must show was worked out by hand from the figures, the floor standards and the targets below."""
import pathlib
import shutil
import tempfile
import unittest

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
        cls.ran = run("report", WORKBOOK, "-m", REGISTER, "-l", LAYOUT, "-p", "2018-Q3", "--created", "2019-01-21", "-o", path)
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
        self.assertEqual(rows[head + 1][1:], [5, 3, 3, 1, 12])


if __name__ == "__main__":
    unittest.main()
