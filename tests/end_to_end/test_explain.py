"""One measure explained: its figures and cells, its definition, its working, its trend, its benchmarks and its findings."""
import pathlib
import shutil
import tempfile
import unittest

import openpyxl

from program import SAMPLES, run

MARCH = SAMPLES / "cyps-2016-03.xlsx"
FEBRUARY = SAMPLES / "cyps-2016-02.xlsx"
COUNCIL_PLAN = SAMPLES / "council-plan-2017-q2.xlsx"


def explained(*arguments):
    result = run("explain", *arguments)
    assert result.status == 0, result.err
    return " ".join(result.out.split())


def as_data(*arguments):
    result = run("explain", *arguments, "-f", "json")
    assert result.status == 0, result.err
    return result.json()


class Explain(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder, True)

    def register(self, rows):
        workbook = openpyxl.Workbook()
        workbook.active.title = "Measures"
        for row in rows:
            workbook.active.append(row)
        path = self.folder / "measures.xlsx"
        workbook.save(path)
        return path

    def test_figures_and_tolerances_stand_with_their_cells(self):
        text = explained(MARCH, "--measure", "2.8")
        for words in ("2.8 % re-referral rate in the current month", "CONTACT & REFERRAL (MASH)",
                      "Latest March 2016 27.9% Performance Summary!H19",
                      "Compared with February 2016 28.6% Performance Summary!G19",
                      "Year to date to March 2016 30.9% Performance Summary!I19",
                      'red "26%+", amber "26%<", green "23%", in Performance Summary!N19, O19, P19',
                      "green at 23% or less, red at 26% or more, amber between",
                      "27.9% is at or above the red threshold of 26%: red",
                      "↑ 27.9% after 28.6%: lower, and low is good: improvement in performance"):
            self.assertIn(words, text)
        sheet = openpyxl.load_workbook(MARCH, data_only=True)["Performance Summary"]
        self.assertEqual([sheet[cell].value for cell in ("G19", "H19", "I19", "N19", "O19", "P19")],
                         [0.286, 0.279, 0.309, "26%+", "26%<", 0.23])

    def test_what_check_found_is_listed_with_cells_and_what_to_do(self):
        text = explained(MARCH, "--measure", "2.8")
        findings = [one for one in run("check", MARCH, "-f", "json").json()["findings"] if one["measure"] == "2.8"]
        self.assertTrue(findings)
        for finding in findings:
            for words in (f"{finding['severity']} {finding['rule']}, ", finding["message"], f"To do: {finding['fix']}"):
                self.assertIn(" ".join(words.split()), text)
        self.assertIn("Nothing about this measure.", explained(MARCH, "--measure", "2.6"))
        self.assertEqual(as_data(MARCH, "--measure", "2.8")["measures"][0]["findings"], findings)

    def test_the_data_are_those_of_rate_and_more(self):
        measures = as_data(MARCH, "--measure", "2.6", "--measure", "10.2")["measures"]
        rated = {one["measure"]: one for one in run("rate", MARCH, "-f", "json").json()["measures"]}
        self.assertEqual([one["measure"] for one in measures], ["2.6", "10.2"])
        for measure in measures:
            for name, value in rated[measure["measure"]].items():
                self.assertEqual(measure[name], value, name)
            self.assertEqual(measure["figures"]["value"]["source"], measure["source"])

    def test_the_row_of_the_register_in_force_is_named(self):
        path = self.register([
            ["Ref", "Title", "Red", "Amber", "Green", "Valid from", "Valid to"],
            ["2.8", "% re-referral rate in the current month", "26%+", "26%<", "23%", None, "February 2016"],
            ["2.8", "% re-referral rate in the current month", "33%+", "33%<", "30%", "March 2016", None]])
        text = explained(MARCH, "-m", path, "--measure", "2.8")
        self.assertIn("the measure register, [measures.xlsx]Measures!A3, valid from March 2016", text)
        self.assertIn("27.9% is at or below the green threshold of 30%: green", text)
        self.assertNotIn("in Performance Summary!N19", text)
        earlier = as_data(MARCH, "-m", path, "-p", "2016-02", "--measure", "2.8")["measures"][0]["definition"]
        self.assertEqual((earlier["register"]["cell"], earlier["valid_from"], earlier["valid_to"]), ("A2", None, "2016-02"))

    def test_several_workbooks_name_the_workbook_of_each_cell(self):
        self.assertIn("[cyps-2016-03.xlsx]Performance Summary!H19", explained(FEBRUARY, MARCH, "--measure", "2.8"))

    def test_no_line_is_wider_than_a_page(self):
        for measure in ("2.8", "2.6", "5.3", "6.2a", "11.3"):
            for line in run("explain", MARCH, "--measure", measure).out.splitlines():
                self.assertLessEqual(len(line), 100, line)

    def test_every_measure_of_the_scorecard_can_be_explained(self):
        names = [one["measure"] for one in run("rate", MARCH, "-f", "json").json()["measures"]]
        arguments = [argument for name in names for argument in ("--measure", name)]
        self.assertEqual([one["measure"] for one in as_data(MARCH, *arguments)["measures"]], names)
        self.assertNotIn("cannot be meant", run("explain", MARCH, *arguments).out)

    def test_a_measure_that_is_not_there_is_refused_with_those_that_are_like_it(self):
        result = run("explain", MARCH, "--measure", "2.88")
        self.assertEqual((result.status, result.out), (3, ""))
        self.assertIn("2.8", result.err.replace("2.88", ""))

    def test_without_a_measure_it_says_what_it_needs(self):
        result = run("explain", MARCH)
        self.assertEqual((result.status, result.out), (2, ""))
        self.assertIn("--measure", result.err)

    def test_an_output_file_is_written(self):
        path = self.folder / "one.json"
        self.assertEqual(run("explain", MARCH, "--measure", "2.8", "-o", path).status, 0)
        self.assertTrue(path.read_text(encoding="utf-8").startswith("{"))


class Trend(unittest.TestCase):
    """What follows from the months, the years and the benchmarks of the sample workbook."""

    def test_the_history_of_the_detail_page_makes_the_limits(self):
        measure = as_data(MARCH, "--measure", "2.8")["measures"][0]
        sheet = openpyxl.load_workbook(MARCH, data_only=True)["Referrals"]
        column = next(cell.column for row in sheet.iter_rows(max_row=12) for cell in row if str(cell.value).startswith("2.8"))
        months = {cell.value.strftime("%Y-%m"): sheet.cell(cell.row, column).value * 100
                  for cell in sheet["A"] if hasattr(cell.value, "strftime") and sheet.cell(cell.row, column).value is not None}
        history = {one["period"]: one["value"] for one in measure["figures"]["history"]}
        self.assertEqual(len(history), 12)
        trend = measure["trend"]
        self.assertEqual((trend["figures"], trend["first"], trend["last"]), (12, "2015-04", "2016-03"))
        for month, value in months.items():
            self.assertAlmostEqual(history[month], value, 1)
        values = list(history.values())
        steps = [abs(after - before) for before, after in zip(values, values[1:])]
        kept = [step for step in steps if step < 3.267 * sum(steps) / len(steps)]
        self.assertAlmostEqual(trend["mean"], sum(values) / 12, 1)
        self.assertAlmostEqual(trend["upper"] - trend["mean"], 2.66 * sum(kept) / len(kept), 1)
        self.assertEqual((trend["variation"], trend["assurance"], trend["target"]), ("ordinary", "consistently failing", 23))

    def test_rolling_figures_are_not_charted_and_it_says_why(self):
        text = explained(MARCH, "--measure", "6.2a")
        self.assertIn("each figure covers twelve months and shares most of them with the one before", text)
        self.assertIsNone(as_data(MARCH, "--measure", "6.2a")["measures"][0]["trend"]["variation"])

    def test_benchmarks_stand_beside_the_year_to_date_with_their_years(self):
        measure = as_data(MARCH, "--measure", "2.6")["measures"][0]
        self.assertEqual(measure["benchmark_beside"], "ytd")
        self.assertEqual({name: (one["value"], one["year"], one["standing"]) for name, one in measure["benchmark"].items()},
                         {"stat_neigh_avg": (85.9, "2014/15", "worse"), "best_stat_neigh": (99.7, "2014/15", "worse"),
                          "nat_avg": (87.1, "2014/15", "worse"), "nat_top_quartile": (97.8, "2014/15", "worse")})
        text = explained(MARCH, "--measure", "2.6")
        self.assertIn("Others, beside the year to date, 77.6%", text)
        self.assertIn("85.9% Worse (lower) than the statistical neighbour average (2014/15).", text)

    def test_a_threshold_that_may_be_the_years_gives_no_assurance_of_a_month(self):
        self.assertIn("nothing states whether the target is meant for one period or for the year to date",
                      explained(MARCH, "--measure", "6.7"))


if __name__ == "__main__":
    unittest.main()
