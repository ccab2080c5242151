"""The quarterly report of a Council Plan, read back by openpyxl."""
import csv
import pathlib
import re
import shutil
import tempfile
import unittest
import zipfile

import openpyxl

import plan_workbook
from program import DATA, SAMPLES, oracle, run

PLAN = SAMPLES / "council-plan-2017-q2.xlsx"
CORPORATE = SAMPLES / "corporate-plan-2016-17.xlsx"
ARROWS = {"improved": "↑", "stable": "→", "got worse": "↓"}
SIGNS = {1: "1 G", 2: "2 A", 3: "3 R", 4: "4", 5: "5"}
PRIORITIES = {
    "Priority 1": "Priority 1 - Every child making the best start in life",
    "Priority 2": "Priority 2 - Every adult secure, responsible and empowered",
    "Priority 3": "Priority 3 - A strong community in a clean, safe environment",
    "Priority 4": "Priority 4 - Extending opportunity, prosperity and planning for the future",
    "Priority 5": "Priority 5 - Running a modern, efficient Council",
}
WORDS = {
    "1": "Measure progressing above or in line with target set",
    "2": "Measure progress has been satisfactory but is not fully reaching target set",
    "3": "Measure has not progressed in accordance with target set",
    "4": "Measure not applicable for target (e.g. baseline year, or not appropriate to set a specific target)",
    "5": "Measure information not yet available (e.g. due to infrequency or timing of information/data)",
}
SHORT = {1: "met", 2: "satisfactory", 3: "not met", 4: "no target", 5: "no figure yet", None: "not settled"}


def texts(sheet):
    return [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]


def scorecard(book, refs):
    """(column number by heading, {ref: row of cells}) of the plan's scorecard."""
    sheet = book["Scorecard"]
    header = next(row[0].row for row in sheet.iter_rows() if row[0].value == "Ref")
    columns = {}
    for cell in (*sheet[header], *sheet[header + 1]):
        if cell.value:
            columns.setdefault(" ".join(str(cell.value).split()), cell.column)
    return columns, {row[0].value: row for row in sheet.iter_rows(min_row=header + 2) if row[0].value in refs}


class PlanReport(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.path = cls.folder / "plan.xlsx"
        cls.ran = run("report", PLAN, "-l", "council-plan-quarterly", "-o", cls.path)
        assert cls.ran.status == 0, cls.ran.err
        cls.book = openpyxl.load_workbook(cls.path)
        cls.rated = {m["measure"]: m for m in run("rate", PLAN, "-f", "json").json()["measures"]}

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder, True)

    def test_it_has_its_sheets_in_order_and_one_for_each_priority(self):
        self.assertEqual(self.book.sheetnames, ["Cover", "About", "Summary for members", "Outcomes", "Key", "Executive summary",
                                                "Priority 1", "Priority 3", "Scorecard", "Exceptions", "Submissions",
                                                "Data notes", "Sources", "Data"])
        working = self.folder / "working.xlsx"
        self.assertEqual(run("report", PLAN, "-l", "council-plan-quarterly", "--edition", "working", "-o", working).status, 0)
        self.assertIn("Findings", openpyxl.load_workbook(working).sheetnames)

    def test_title_date_and_status_stand_in_properties_and_on_every_page(self):
        title = "Council Plan Performance Report: Quarter 2 (July – September 2017)"
        self.assertEqual(self.book.properties.title, title)
        self.assertEqual(self.book.properties.subject,
                         "Performance of the Council Plan in Quarter 2 (July – September 2017), measure by measure")
        self.assertIn(title, texts(self.book["Cover"]))
        with zipfile.ZipFile(self.path) as package:
            sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
            self.assertEqual(len(sheets), len(self.book.sheetnames))
            for name in sheets:
                part = package.read(name).decode()
                self.assertIn(f"<oddHeader>&amp;L{title}&amp;C&amp;RDRAFT   As at: 30th September 2017</oddHeader>", part, name)
                self.assertIn("&amp;CPage &amp;P of &amp;N", part, name)
        for sheet in self.book:
            self.assertTrue(sheet.print_area, sheet.title)
        self.assertEqual(self.book["Executive summary"]["A1"].value, "Executive summary: Quarter 2 (July – September 2017)")

    def test_a_scorecard_and_a_plan_together_have_each_their_own_period(self):
        monthly = SAMPLES / "cyps-2016-03.xlsx"
        for layout, words, other in (("cyps-monthly", "March 2016", "council-plan-2017-q2.xlsx reports on quarter 2 of 2017/18"),
                                     ("council-plan-quarterly", "quarter 2 of 2017/18", "cyps-2016-03.xlsx reports on March 2016")):
            ran = run("report", monthly, PLAN, "-l", layout, "-o", self.folder / "both.xlsx")
            self.assertEqual(ran.status, 0, ran.err)
            self.assertIn(f" measures for {words};", ran.err)
            self.assertIn(f"the report is for {words}, but {other}", ran.err)

    def test_the_year_of_a_plan_may_be_asked_for_though_it_has_no_figure_of_it(self):
        ran = run("report", CORPORATE, "-l", "council-plan-quarterly", "-p", "2016/17", "-o", self.folder / "year.xlsx")
        self.assertEqual(ran.status, 0, ran.err)
        self.assertIn(" for 2016/17;", ran.err)

    def test_no_words_in_braces_are_left(self):
        for sheet in self.book:
            for text in texts(sheet):
                self.assertNotRegex(text, r"\{[a-z ]+\}", sheet.title)

    def test_the_scorecard_has_every_measure_with_status_and_direction_in_sign_and_words(self):
        columns, rows = scorecard(self.book, self.rated)
        self.assertEqual(set(rows), set(self.rated))
        for ref, row in rows.items():
            rating = self.rated[ref]
            status = str(row[columns["Overall status"] - 1].value)
            words = SHORT[rating["status"]]
            self.assertEqual(status, f"{SIGNS[rating['status']]}\n{words}" if rating["status"] else words, ref)
            if rating["status"] in (1, 2, 3):
                self.assertEqual(row[columns["Overall status"] - 1].fill.fill_type, "solid", ref)
            state = rating["direction"]["state"]
            dot = str(row[columns["DOT"] - 1].value)
            self.assertEqual(dot, f"{ARROWS[state]}\n{state}" if state in ARROWS else state, ref)

    def test_the_scorecard_has_every_figure_of_its_periods(self):
        columns, rows = scorecard(self.book, self.rated)
        headings = {"2017-Q2": "Q2 2017/18", "2017-Q1": "Q1 2017/18", "2016-Q2": "Q2 2016/17", "2016/17": "2016/17"}
        compared = 0
        for observation in oracle("council-plan-2017-q2")["observations"]:
            if observation["kind"] not in ("value", "year") or observation["period"] not in headings:
                continue
            cell = rows[observation["measure"]][columns[headings[observation["period"]]] - 1]
            if observation["value"] is None:
                self.assertEqual(str(cell.value), observation["text"], observation)
            else:
                scale = 100 if "%" in cell.number_format else 1
                self.assertAlmostEqual(float(cell.value) * scale, observation["value"], 6, str(observation))
            compared += 1
        self.assertGreater(compared, 40)

    def test_a_target_keeps_all_its_words(self):
        columns, rows = scorecard(self.book, self.rated)
        target = {ref: row[columns["Target 2017/18"] - 1] for ref, row in rows.items()}
        self.assertEqual(target["3.A1(a)"].value, "5% reduction on 2016-17 (32%)")
        self.assertEqual(target["1.A4"].value, "633 families in 2017/18")
        self.assertEqual((target["3.B5"].value, target["3.B5"].number_format), (0.45, "0%"))
        self.assertEqual(target["1.A1"].value, "none stated")

    def test_columns_that_nobody_has_anything_for_are_not_printed(self):
        columns, _ = scorecard(self.book, self.rated)
        for absent in ("Action", "Lead", "Frequency", "2015/16", "Q3 2016/17", "Jul-17"):
            self.assertNotIn(absent, columns)
        sheet = self.book["Scorecard"]
        header = next(row[0].row for row in sheet.iter_rows() if row[0].value == "Ref")
        repeated = [int(number) for number in re.findall(r"\d+", sheet.print_title_rows)]
        self.assertTrue(repeated[0] <= header and header + 1 <= repeated[1], sheet.print_title_rows)

    def test_a_priority_tells_each_outcome_in_the_same_order(self):
        for name, outcomes in (("Priority 1", 3), ("Priority 3", 2)):
            words = texts(self.book[name])
            self.assertEqual(sum(text.startswith("Outcome:") for text in words), outcomes)
            for heading in ("Overview of progress:", "Exceptions:", "Performance story/narrative:", "Ongoing risks and challenges ahead:"):
                self.assertEqual(words.count(heading), outcomes, heading)
            self.assertEqual(words.count("no overview provided"), outcomes)
            self.assertEqual(words.count("no risks or challenges provided"), outcomes)
            self.assertEqual(words.count("Lead accountability: not stated"), outcomes)

    def test_every_measure_has_its_entry_with_its_commentary(self):
        source = openpyxl.load_workbook(PLAN)
        for name in ("Priority 1", "Priority 3"):
            words = texts(self.book[name])
            for row in source[name].iter_rows(min_row=5):
                title, commentary = row[1].value, row[13].value
                if title is None or row[0].value is None or row[0].value.startswith("Outcome"):
                    continue
                entry = [text for text in words if text.startswith("Ref No. ") and
                         re.sub(r"( \(Priority measure\))? -$", "", text).endswith(" " + title)]
                self.assertEqual(len(entry), 1, title)
                self.assertEqual("(Priority measure) -" in entry[0], row[2].value == "Yes", title)
                if commentary:
                    self.assertIn(commentary, words[words.index(entry[0]):][:3], title)

    def test_no_page_ends_with_a_heading(self):
        for name in ("Priority 1", "Priority 3"):
            sheet = self.book[name]
            breaks = [each.id for each in sheet.row_breaks.brk]
            self.assertTrue(breaks, name)
            for row in breaks:
                while row > 1 and sheet.cell(row, 1).value is None and sheet.cell(row, 4).value is None:
                    row -= 1
                last = str(sheet.cell(row, 1).value or "")
                self.assertFalse(last.endswith((":", " -")) or last.startswith(("Outcome:", "Lead accountability:", "Overall status:")),
                                 f"{name}!A{row}: {last}")

    def test_exceptions_stand_on_their_side_with_the_reason(self):
        sheet = self.book["Priority 1"]
        good = [row for row in sheet.iter_rows() if row[0].value == "1.A1" and row[0].column == 1]
        self.assertTrue(good and "improved: 345.8 after 383.7" in good[0][1].value)
        concern = [row for row in sheet.iter_rows() if row[3].value == "1.A2"]
        self.assertTrue(concern and "declined: 92.0 after 75.5" in concern[0][4].value)
        self.assertIn("Reduction in the number of children subject to a CP plan", concern[0][4].value)

    def test_the_key_says_statuses_directions_and_colours_and_nothing_of_months(self):
        words = texts(self.book["Key"])
        for expected in ("1 G", "2 A", "3 R", "4", "5", "↑", "→", "↓", "improved", "stable", "got worse", "not applicable",
                         "Measure progressing above or in line with target set (G green)",
                         "Measure information not yet available (e.g. due to infrequency or timing of information/data)"):
            self.assertIn(expected, words)
        self.assertFalse([text for text in words if "month" in text])

    def test_the_chart_has_alternative_text_and_tells_the_counts(self):
        with zipfile.ZipFile(self.path) as package:
            names = package.namelist()
            drawings = "".join(package.read(name).decode() for name in names if re.match(r"xl/drawings/drawing\d+\.xml", name))
            charts = [package.read(name).decode() for name in names if name.startswith("xl/charts/chart")]
        (chart,) = [each for each in charts if "<c:f>'Executive summary'!" in each]
        described = re.findall(r'<xdr:cNvPr [^>]*descr="([^"]+)"', drawings)
        self.assertEqual(len(described), len(charts))
        (words,) = [each for each in described if "measures of the whole plan" in each]
        counts = {}
        for rating in self.rated.values():
            counts[rating["status"]] = counts.get(rating["status"], 0) + 1
        self.assertIn(f"{len(self.rated)} measures of the whole plan", words)
        for status, count in counts.items():
            sign = SIGNS[status] + " " if status else ""
            self.assertIn(f"{sign}{SHORT[status]}: {count}", words)
        self.assertIn("<c:barChart>", chart)
        self.assertIn("<c:showVal val=\"1\"/>", chart)

    def test_the_data_sheet_holds_priority_outcome_and_status_in_words(self):
        sheet = self.book["Data"]
        headings = [cell.value for cell in sheet[1]]
        self.assertEqual(len(set(headings)), len(headings))
        seen = set()
        for row in sheet.iter_rows(min_row=2, values_only=True):
            self.assertNotIn(None, row)
            line = dict(zip(headings, row))
            if line["What"] != "figure of the period" or line["Overall status"] == "not rated":
                continue
            rating = self.rated[line["Measure"]]
            seen.add(line["Measure"])
            self.assertTrue(line["Priority"].startswith("PRIORITY " + line["Measure"][0]), line)
            self.assertEqual(line["Outcome"], rating["section"])
            self.assertEqual(line["Direction of travel"], rating["direction"]["state"])
            self.assertIn(rating["status_words"], line["Overall status"])
        self.assertEqual(seen, set(self.rated))

    def test_sources_name_the_cell_of_every_figure_of_the_scorecard(self):
        sources = {(row[0], row[1]) for row in self.book["Sources"].iter_rows(values_only=True) if row[0] == "Scorecard"}
        columns, rows = scorecard(self.book, self.rated)
        for row in rows.values():
            cell = row[columns["Q2 2017/18"] - 1]
            if isinstance(cell.value, (int, float)):
                self.assertIn(("Scorecard", cell.coordinate), sources)

    def test_the_same_bytes_again(self):
        again = self.folder / "again.xlsx"
        self.assertEqual(run("report", PLAN, "-l", "council-plan-quarterly", "-o", again).status, 0)
        self.assertEqual(again.read_bytes(), self.path.read_bytes())

    def test_a_plan_of_a_year_is_told_as_of_the_year(self):
        path = self.folder / "year.xlsx"
        ran = run("report", CORPORATE, "-l", "council-plan-quarterly", "-o", path)
        self.assertEqual(ran.status, 0, ran.err)
        book = openpyxl.load_workbook(path)
        self.assertEqual(book.properties.title,
                         "Council Plan Performance Report, end of year: 2016/17 (April 2016 – March 2017)")
        words = texts(book["Priority 1"])
        self.assertIn("This year", words)
        self.assertIn("Lead accountability: Strategic Director - Children and Young People's Services", words)
        rated = {m["measure"]: m for m in run("rate", CORPORATE, "-f", "json").json()["measures"]}
        columns, rows = scorecard(book, rated)
        self.assertEqual(set(rows), set(rated))
        self.assertIn("Lead", columns)
        self.assertIn("Frequency", columns)


class WholePlan(unittest.TestCase):
    """The published second quarter of 2017/18: 72 measures with the statuses that the report printed."""

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        with open(DATA / "council-plan-2017-q2-summary.csv", encoding="utf-8", newline="") as stream:
            lines = [line for line in stream if not line.startswith("#")]
            cls.printed = [row for row in csv.DictReader(lines) if row["scope"] in PRIORITIES]
        summary = {}
        for row in cls.printed:
            summary.setdefault(PRIORITIES[row["scope"]], []).append(int(row["count"]))
        cls.measures = plan_workbook.measures(list(summary.items()))
        cls.register = cls.folder / "register.xlsx"
        plan_workbook.write_register(cls.register, cls.measures)
        cls.plan = cls.folder / "plan.xlsx"
        plan_workbook.write_workbook(cls.plan, cls.measures)
        cls.path = cls.folder / "report.xlsx"
        cls.ran = run("report", cls.plan, "-m", cls.register, "-l", "council-plan-quarterly", "-o", cls.path)
        assert cls.ran.status == 0, cls.ran.err
        cls.book = openpyxl.load_workbook(cls.path)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder, True)

    def test_the_executive_summary_states_the_published_figures(self):
        words = [text.lstrip("• ") for text in texts(self.book["Executive summary"])]
        for sentence in (
                "72 measures are in the plan: 27 monthly, 28 quarterly, 2 termly, 4 six-monthly and 11 annual.",
                "17 measures (33.3%) met or exceeded their target, out of 51 where data is available and a target has been set.",
                "23 measures (45.1%) did not hit their target, out of 51 where data is available and a target has been set.",
                "33 measures (55.9%) improved, out of 59 with a direction of travel: 13 stable and 13 got worse.",
                "Priority 5 - Running a modern, efficient Council has the highest share of targets met: 55.6%, 5 of 9 measures.",
                "25 measures are priority measures: 6 met or exceeded their target, 3 are satisfactory, 10 did not hit their target, "
                "2 have no target and 4 are rated 'measure information not yet available'."):
            self.assertIn(sentence, words)

    def table(self, sheet, heading):
        """{status words: what is said of them} of the table with that heading."""
        rows = list(sheet.iter_rows(values_only=True))
        at = next(i for i, row in enumerate(rows) if row[0] == heading)
        told = {}
        for row in rows[at + 1:]:
            filled = [value for value in row[:5] if value is not None]
            if filled and filled[0] == "All measures":
                return told, filled[-1]
            told[filled[1]] = filled[2]
        self.fail(heading)

    def test_the_tables_state_what_was_printed_for_each_priority(self):
        for row in self.printed:
            told, _ = self.table(self.book["Executive summary"], PRIORITIES[row["scope"]])
            words = told[WORDS[row["status"]]]
            count = int(row["count"])
            expected = "1 measure" if count == 1 else f"{count} measures"
            if row["percent"]:
                expected += f" ({row['percent']} of those measured this quarter)"
            self.assertEqual(words.removesuffix(" *"), expected, row)
        told, every = self.table(self.book["Executive summary"], "The whole Council Plan")
        self.assertEqual(every, "72 measures")
        self.assertEqual([int(text.split()[0]) for text in told.values()], [17, 11, 23, 12, 9])
        # What takes the rest of rounding is marked and said.
        self.assertEqual(told[WORDS["2"]], "11 measures (22% of those measured this quarter)")
        second, _ = self.table(self.book["Executive summary"], PRIORITIES["Priority 2"])
        self.assertIn("1 measure (12% of those measured this quarter) *", second.values())

    def test_without_the_setting_every_share_is_its_own(self):
        register, path = self.folder / "plain.xlsx", self.folder / "plain-report.xlsx"
        plan_workbook.write_register(register, self.measures, settings=())
        ran = run("report", self.plan, "-m", register, "-l", "council-plan-quarterly", "-o", path)
        self.assertEqual(ran.status, 0, ran.err)
        second, _ = self.table(openpyxl.load_workbook(path)["Executive summary"], PRIORITIES["Priority 2"])
        self.assertIn("1 measure (11% of those measured this quarter)", second.values())

    def test_each_priority_has_its_own_sheet_with_its_own_table(self):
        for number in range(1, 6):
            told, _ = self.table(self.book[f"Priority {number}"], "Overall status, relevant to target")
            counts = [sum(m["status"] == status for m in self.measures if m["number"] == number) for status in range(1, 6)]
            self.assertEqual([int(text.split()[0]) for text in told.values()], counts)

    def test_the_register_gives_overview_risks_and_lead_for_its_period_alone(self):
        words = texts(self.book["Priority 1"])
        for expected in ("Lead accountability: Strategic Director", "Two teams have moved together.", "Winter is coming.",
                         "no overview provided"):
            self.assertIn(expected, words)
        self.assertNotIn("Words of the first quarter.", words)
        self.assertIn("register.xlsx: what Outcomes!B5 says of the outcome C of Priority 7 is not printed: the plan has no measure of "
                      "that outcome", self.ran.err)

    def test_what_an_officer_decided_is_shown_with_name_and_reason(self):
        ref = next(m["ref"] for m in self.measures if m["status"] == 3)
        register, path = self.folder / "decided.xlsx", self.folder / "decided-report.xlsx"
        plan_workbook.write_register(register, self.measures,
                                     overrides=[(ref, "Q2 2017/18", "2", "natural variation", "J Smith", "12/10/2017")])
        ran = run("report", self.plan, "-m", register, "-l", "council-plan-quarterly", "-o", path)
        self.assertEqual(ran.status, 0, ran.err)
        book = openpyxl.load_workbook(path)
        columns, rows = scorecard(book, {ref})
        self.assertEqual(rows[ref][columns["Overall status"] - 1].value, "2 A\nsatisfactory")
        self.assertIn("natural variation (J Smith, 12/10/2017)", rows[ref][columns["Data notes"] - 1].value)
        self.assertTrue(any(text.startswith("Overall status: 2 A satisfactory (decided by J Smith: natural variation).")
                            for text in texts(book[f"Priority {ref[0]}"])))
        told, _ = self.table(book["Executive summary"], "The whole Council Plan")
        self.assertEqual([int(text.split()[0]) for text in told.values()], [17, 12, 22, 12, 9])

    def test_the_outcomes_are_listed_with_their_number_of_measures(self):
        rows = [row for row in self.book["Outcomes"].iter_rows(min_row=4, values_only=True)]
        listed = {(row[0], row[1][0]): row[3] for row in rows if row[0] != "All measures"}
        for (priority, outcome), number in listed.items():
            self.assertEqual(number, sum(m["priority"] == priority and m["outcome"] == outcome for m in self.measures))
        self.assertEqual([row[3] for row in rows if row[0] == "All measures"], [72])

    def test_several_directorates_workbooks_make_the_same_plan(self):
        first, second, path = self.folder / "people.xlsx", self.folder / "places.xlsx", self.folder / "together.xlsx"
        plan_workbook.write_workbook(first, [m for m in self.measures if m["number"] in (2, 4)])
        plan_workbook.write_workbook(second, [m for m in self.measures if m["number"] not in (2, 4)])
        ran = run("report", first, second, "-m", self.register, "-l", "council-plan-quarterly", "-o", path)
        self.assertEqual(ran.status, 0, ran.err)
        together = openpyxl.load_workbook(path)
        for name in ("Executive summary", "Outcomes", "Scorecard", *[f"Priority {number}" for number in range(1, 6)]):
            self.assertEqual([[cell.value for cell in row] for row in together[name].iter_rows()],
                             [[cell.value for cell in row] for row in self.book[name].iter_rows()], name)


class WhatALayoutTakes(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder, True)

    def test_a_layout_of_scorecards_has_no_place_for_a_plan_and_the_other_way_round(self):
        path = self.folder / "report.xlsx"
        ran = run("report", PLAN, "-l", "cyps-monthly", "-o", path)
        self.assertEqual(ran.status, 3)
        self.assertIn("no place for the measures of plan tables", ran.err)
        ran = run("report", SAMPLES / "cyps-2016-03.xlsx", "-l", "council-plan-quarterly", "-o", path)
        self.assertEqual(ran.status, 3)
        self.assertIn("no place for the measures of scorecards", ran.err)
        self.assertFalse(path.exists())

    def test_what_is_left_out_is_counted_and_checked_all_the_same(self):
        path = self.folder / "report.xlsx"
        inputs = (PLAN, SAMPLES / "cyps-2016-03.xlsx", "-p", "2017-Q2")
        ran = run("report", *inputs, "-l", "council-plan-quarterly", "-o", path)
        self.assertEqual(ran.status, 0, ran.err)
        self.assertIn("76 measures of scorecards left out: this layout has no place for them", ran.err)
        summary = run("check", *inputs, "-f", "json").json()["summary"]
        self.assertIn(f"{summary['errors']} errors and {summary['queries']} quer", ran.err)

    def test_a_word_in_braces_that_is_unknown_is_a_fault_of_the_layout(self):
        layout = self.folder / "own.toml"
        text = (pathlib.Path(__file__).parents[2] / "templates" / "council-plan-quarterly.toml").read_text(encoding="utf-8")
        layout.write_text(text.replace("Executive summary: {period}", "Executive summary: {quater}"), encoding="utf-8")
        ran = run("report", PLAN, "-l", layout, "-o", self.folder / "report.xlsx")
        self.assertEqual(ran.status, 3)
        self.assertIn("{quater}", ran.err)


if __name__ == "__main__":
    unittest.main()
