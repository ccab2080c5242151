"""What members and the cover report's author read: the summary on one page, the exceptions, the draft sentences and the
list of submissions, read back from the report."""
import hashlib
import json
import pathlib
import re
import shutil
import tempfile
import unittest
import zipfile

import openpyxl

from program import SOURCE, run

SAMPLES = SOURCE / "samples"
FEBRUARY, MARCH, REGISTER = (SAMPLES / name for name in ("cyps-2016-02.xlsx", "cyps-2016-03.xlsx", "measures-2016-03.xlsx"))
MONTHS = {"February": "2016-02", "March": "2016-03"}


def rows_of(sheet):
    """The text of each row, merged cells once."""
    return [[str(cell.value) for cell in row if cell.value is not None] for row in sheet.iter_rows()]


def text_of(sheet):
    return "\n".join(" | ".join(row) for row in rows_of(sheet) if row)


def report(path, *arguments):
    ran = run("report", *arguments, "-l", "cyps-monthly", "-o", path)
    assert ran.status == 0, ran.err
    return openpyxl.load_workbook(path)


class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.path = cls.folder / "working.xlsx"
        cls.book = report(cls.path, MARCH, "-m", REGISTER, "--against", FEBRUARY, "--edition", "working")
        rated = run("rate", MARCH, "-m", REGISTER, "--against", FEBRUARY, "-f", "json").json()
        cls.rated = {rating["measure"]: rating for rating in rated["measures"]}

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def list_of(self, heading):
        """The lines of a short list of the exceptions, by number."""
        rows = rows_of(self.book["Exceptions"])
        start = next(i for i, row in enumerate(rows) if row and row[0].startswith(heading + " ("))
        count = re.search(r"\((\d+|not known)\)$", rows[start][0]).group(1)
        lines = []
        for row in rows[start + 1:]:
            if not row:
                break
            lines.append(row)
        return count, lines

    # ---- exceptions

    def test_red_are_the_measures_that_rate_calls_red(self):
        count, lines = self.list_of("Red")
        self.assertEqual([line[0] for line in lines], ["NO."] + [ref for ref, rating in self.rated.items() if rating["rag"]["period"] == "red"])
        self.assertEqual(int(count), len(lines) - 1)

    def test_worse_lists_are_red_or_amber_and_declined(self):
        for heading, colour in (("Red and getting worse", "red"), ("Amber and getting worse", "amber")):
            _, lines = self.list_of(heading)
            expected = [ref for ref, rating in self.rated.items()
                        if rating["rag"]["period"] == colour and rating["direction"]["state"].startswith("worse")]
            self.assertEqual([line[0] for line in lines if line[0] != "NO."], expected, heading)
        self.assertEqual([line[0] for line in self.list_of("Newly red")[1]], ["NO.", "10.1"])

    def test_three_periods_falling_names_the_three_figures(self):
        _, lines = self.list_of("Performance falling over the last three periods")
        self.assertEqual({line[0]: line[2] for line in lines[1:]},
                         {"6.4": "98.1%, then 98.0%, then 94.1%", "6.8": "4.2%, then 4.4%, then 4.7%",
                          "7.8": "93.8%, then 93.1%, then 92.8%"})

    def test_restated_figures_have_old_and_new_figure_and_effect(self):
        count, lines = self.list_of("Restated since the last submission")
        self.assertEqual(count, "4")
        changes = {line[0]: line[2] for line in lines[2:]}
        self.assertEqual(set(changes), {"3.2", "3.3", "3.5", "9.2"})
        for ref, words in (("3.2", "the figure for December 2015: 85.2% before, 87.3% now (up 2.1 percentage points)\nEffect: the RAG moves from amber to green"),
                           ("3.3", "the figure for January 2016: 8 before, 6 now (down 2)\nEffect: the direction stays as it was; there is no RAG"),
                           ("9.2", "the figure for February 2016: 11.1% before, 12.1% now (up 1 percentage point)\nEffect: the RAG moves from amber to red"),
                           ("3.5", "the figure for February 2016: 33.7% before, 42.0% now")):
            self.assertTrue(changes[ref].startswith(words), changes[ref])

    def test_every_line_has_commentary_or_says_that_there_is_none(self):
        for heading in ("Red", "Newly red", "Red and getting worse", "Amber and getting worse",
                        "Performance falling over the last three periods", "Restated since the last submission",
                        "Close to the threshold"):
            for line in self.list_of(heading)[1]:
                if len(line) == 4 and line[0] != "NO.":
                    self.assertRegex(line[3], r"^(no commentary provided$|as for |in full at the end of this sheet)", line)

    def test_what_was_not_compared_is_not_known_and_never_none(self):
        alone = report(self.folder / "alone.xlsx", MARCH, "-m", REGISTER)
        for name in ("Exceptions", "Summary for members"):
            text = text_of(alone[name])
            self.assertIn("Whether figures were restated is not known: no earlier submission was given.", text, name)
            self.assertNotIn("Nothing was restated", text, name)
        same = report(self.folder / "same.xlsx", FEBRUARY, "-m", REGISTER, "--against", SAMPLES / "council-plan-2017-q2.xlsx")
        self.assertIn("Whether figures of cyps-2016-02.xlsx were restated is not known", text_of(same["Exceptions"]))

    # ---- the summary on one page

    def test_the_summary_is_one_upright_page(self):
        sheet = self.book["Summary for members"]
        self.assertEqual(sheet.page_setup.orientation, "portrait")
        self.assertEqual(int(sheet.page_setup.paperSize), 9)
        with zipfile.ZipFile(self.path) as package:
            part = package.read("xl/worksheets/sheet2.xml").decode()
        self.assertIn("<pageSetUpPr fitToPage=\"1\"/>", part)
        self.assertNotRegex(part, r"<pageSetup[^>]*fitTo(Height|Width)=\"(?!1\")")  # 1 by 1 where nothing is said
        self.assertEqual(sheet.row_breaks.brk, [])
        last = int(re.search(r"\$(\d+)$", re.sub(r"'", "", str(sheet.print_area[0] if isinstance(sheet.print_area, list) else sheet.print_area))).group(1))
        height = sum(sheet.row_dimensions[row].height or 15 for row in range(1, last + 1))
        self.assertLess(height, 741 / 0.8, "the letters would be too small to read")

    def test_the_counts_are_those_of_rate_and_add_up(self):
        rows = {row[0]: row[1:] for row in rows_of(self.book["Summary for members"]) if len(row) >= 2}
        now = {word: int(rows[label][0]) for word, label in (("green", "G green"), ("amber", "A amber"), ("red", "R red"), ("none", "no rating"))}
        for colour, number in now.items():
            self.assertEqual(number, sum(rating["rag"]["period"] == colour for rating in self.rated.values()), colour)
        self.assertEqual(sum(now.values()), int(rows["All measures"][0]))
        self.assertEqual(int(rows["All measures"][0]), len(self.rated))
        moved = [int(rows[label][0]) for label in ("\u2191 improved", "\u2192 no movement", "\u2193 got worse", "up or down, neither good nor bad",
                                                   "not compared: no earlier figure")]
        self.assertEqual(sum(moved), len(self.rated))

    def test_attention_is_red_first_by_distance_and_says_how_many_more(self):
        rows = rows_of(self.book["Summary for members"])
        start = next(i for i, row in enumerate(rows) if row and row[0].startswith("What needs attention ("))
        total = int(re.search(r"\((\d+)\)", rows[start][0]).group(1))
        shown, of, more = map(int, re.match(r"(\d+) of (\d+) are shown, and (\d+) more, see Exceptions\. Red measures first, the furthest",
                                            rows[start + 1][0]).groups())
        self.assertEqual((of, shown + more), (total, total))
        lines = rows[start + 3:start + 3 + shown]
        # 6.7 is red by the thresholds of a whole year, 55 and 59.9, set against a month's 6.7: it does not lead.
        self.assertEqual([line[0] for line in lines][:3], ["4.3", "6.2b", "2.8"])
        self.assertIn("Last of the red 6.7: its thresholds look like those of a whole year.", rows[start + 1][0])
        for line in lines:
            self.assertTrue(line[5].startswith("R red"), line)
        concern = next(row for row in rows_of(self.book["Exceptions"]) if any("Areas of concern (" in cell for cell in row))
        self.assertIn(f"Areas of concern ({total})", concern)

    def test_charts_have_words_and_no_figure_of_their_own(self):
        sheet = self.book["Summary for members"]
        with zipfile.ZipFile(self.path) as package:
            drawing = next(package.read(name).decode() for name in package.namelist()
                           if re.match(r"xl/drawings/drawing1\.xml", name))
        descriptions = re.findall(r'descr="([^"]+)"', drawing)
        self.assertEqual(len(descriptions), 4)
        self.assertTrue(descriptions[0].startswith("Column chart of 76 measures by colour: now 31 G green, "), descriptions[0])
        self.assertIn("The dashed line is the target, ", descriptions[1])
        sources = text_of(self.book["Sources"])
        self.assertIn("Summary for members", sources)
        for row in sheet.iter_rows(min_col=14, max_col=26):
            for cell in row:
                if isinstance(cell.value, (int, float)) and str(sheet.cell(3, cell.column).value) not in ("target", "None"):
                    self.assertIn(cell.coordinate, sources)

    # ---- sentences

    def sentences(self):
        return run("sentences", MARCH, "-m", REGISTER, "--against", FEBRUARY, "-f", "json").json()

    def test_the_figures_of_a_sentence_are_those_of_its_cells(self):
        drafted = self.sentences()
        march = openpyxl.load_workbook(MARCH, data_only=True)
        checked = 0
        for entry in drafted["good"] + drafted["improvement"] + drafted["others"]:
            words = entry["sentence"]
            self.assertTrue(words.endswith(".") and "\n" not in words, words)
            figures = re.search(r" (?:rose|fell)(?: by \S+(?: percentage points?)?)? from (\S+) (?:in|at the end of) February to (\S+) (?:in|at the end of) March 2016", words)
            if figures is None:
                continue
            for place, shown in zip(entry["places"], figures.groups()):
                cell = march[place["sheet"]][place["cell"]]
                number = float(shown.strip("%").replace(",", ""))
                value = cell.value if isinstance(cell.value, (int, float)) else float(str(cell.value).strip("% \xa0"))
                scale = 100 if "%" in shown and isinstance(cell.value, (int, float)) else 1
                self.assertAlmostEqual(round(value * scale, len(shown.strip("%").partition(".")[2])), number, 6, words)
                checked += 1
        self.assertGreater(checked, 60)

    def test_rose_and_fell_follow_the_number_and_points_are_points(self):
        drafted = self.sentences()
        for entry in drafted["good"] + drafted["improvement"] + drafted["others"]:
            words = entry["sentence"]
            rating = self.rated[entry["measure"]]
            self.assertNotRegex(words, r"(by|up|down) [\d.,]+%", words)
            if rating["value"] is None or rating["previous"] is None or rating["value"] == rating["previous"]:
                continue
            up = rating["value"] > rating["previous"]
            self.assertRegex(words, r" rose by |, up " if up else r" fell by |, down ", words)
            good = {"better": "an improvement"}.get(rating["direction"]["state"])
            if good and rating["polarity"] != "Within limits":
                self.assertIn(good, words)
            if rating["rag"]["period"] != "none":
                self.assertTrue(f"({rating['rag']['period']})" in words or "counts as green" in words, words)
            if rating["polarity"] == "Info":
                self.assertNotRegex(words, r"improvement|decline", words)

    def test_known_sentences(self):
        by_measure = {entry["measure"]: entry["sentence"] for entry in self.sentences()["good"]}
        self.assertEqual(by_measure["3.2"],
                         "The percentage of assessments for children's social care carried out in 45 working days of referral rose by "
                         "1.8 percentage points from 96.6% in February to 98.4% in March 2016, an improvement and above the 86% target "
                         "(green); the year to date, 92.8%, is above the national average of 82.2% and the statistical neighbour average "
                         "of 86.6% in 2014/15.")

    def test_the_sheet_and_the_command_say_the_same(self):
        text = text_of(self.book["Draft sentences"])
        drafted = self.sentences()
        for entry in drafted["good"] + drafted["improvement"] + drafted["others"] + drafted["restated"]["sentences"]:
            self.assertIn(entry["sentence"], text)
        self.assertIn("Good and improved performance (%d)" % len(drafted["good"]), text)

    def test_the_sentences_are_for_the_office_alone(self):
        self.assertIn("Draft sentences", self.book.sheetnames)
        committee = report(self.folder / "committee.xlsx", MARCH, "-m", REGISTER, "--against", FEBRUARY)
        self.assertNotIn("Draft sentences", committee.sheetnames)
        self.assertIn("Summary for members", committee.sheetnames)

    def test_in_a_file_each_sentence_is_one_paragraph(self):
        path = self.folder / "sentences.txt"
        self.assertEqual(run("sentences", MARCH, "-o", path).status, 0)
        paragraphs = path.read_text(encoding="utf-8").split("\n\n")
        self.assertTrue(all("\n" not in paragraph.strip() for paragraph in paragraphs))
        self.assertIn("Whether figures were restated is not known: no earlier submission was given.", paragraphs)

    def test_one_measure_and_formats(self):
        ran = run("sentences", MARCH, "--measure", "3.2", "--against", FEBRUARY)
        self.assertEqual(ran.status, 0, ran.err)
        self.assertIn("Areas for further improvement (0)", ran.out)
        self.assertNotIn("9.2 ", ran.out)
        rows = run("sentences", MARCH, "--measure", "3.2", "-f", "csv").out.split("\r\n")
        self.assertEqual(rows[0], "block,measure,title,directorate,sentence,in_both,cells")
        self.assertIn("[cyps-2016-03.xlsx]Performance Summary!G21", rows[1])
        self.assertEqual(run("sentences").status, 2)

    # ---- submissions

    def test_submissions_say_who_what_when_and_what_is_outstanding(self):
        rows = rows_of(self.book["Submissions"])
        line = next(row for row in rows if row[:1] == ["cyps-2016-03.xlsx"])
        self.assertEqual(line[1:5], ["Children & Young People's Services", "Safeguarding Children & Families Annual Performance Report",
                                     "March 2016", "FINAL"])
        self.assertEqual(line[6], hashlib.sha256(MARCH.read_bytes()).hexdigest()[:12])
        self.assertIn(hashlib.sha256(MARCH.read_bytes()).hexdigest(), text_of(self.book["Sources"]))
        self.assertIn(hashlib.sha256(FEBRUARY.read_bytes()).hexdigest(), text_of(self.book["Sources"]))
        earlier = next(row for row in rows if row[:1] == ["cyps-2016-02.xlsx"])
        self.assertEqual(earlier[-1], "cyps-2016-03.xlsx")
        checked = run("check", MARCH, "-m", REGISTER, "--against", FEBRUARY, "-f", "json").json()
        numbers = checked["summary"]
        self.assertIn(f"Altogether: {numbers['errors']} errors open, {numbers['queries']} queries open", text_of(self.book["Submissions"]))
        first = [finding["workbook"] for finding in checked["findings"] if finding["severity"] == "error"]
        self.assertEqual(int(line[8]), first.count("cyps-2016-03.xlsx"))

    def test_two_workbooks_together_have_a_row_each_and_no_empty_cell(self):
        both = report(self.folder / "both.xlsx", FEBRUARY, MARCH, "-m", REGISTER, "--edition", "working")
        sheet = both["Submissions"]
        lines = [row for row in sheet.iter_rows() if str(row[0].value) in ("cyps-2016-02.xlsx", "cyps-2016-03.xlsx")]
        self.assertEqual(len(lines), 2)
        for line in lines:
            self.assertTrue(all(cell.value not in (None, "") for cell in line[:14]), [cell.value for cell in line])
        self.assertIn("It is for February 2016, the report for March 2016.", str(lines[0][13].value))
        self.assertIn("None was given. Of the workbooks above cyps-2016-03.xlsx was compared with cyps-2016-02.xlsx.", text_of(sheet))
        for name in ("Summary for members", "Exceptions", "Draft sentences"):
            text = text_of(both[name])
            self.assertIn("Whether figures of cyps-2016-02.xlsx were restated is not known: no earlier submission of its return was given.", text)
            self.assertIn("4 figures of cyps-2016-03.xlsx were restated", text)

    def test_two_runs_give_the_same_bytes(self):
        again = self.folder / "again.xlsx"
        report(again, MARCH, "-m", REGISTER, "--against", FEBRUARY, "--edition", "working")
        self.assertEqual(self.path.read_bytes(), again.read_bytes())


if __name__ == "__main__":
    unittest.main()
