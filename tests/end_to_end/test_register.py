"""The measure register, as a workbook and as a folder of csv files, in what it changes of a real workbook's ratings."""
import csv
import pathlib
import shutil
import tempfile
import unittest

import openpyxl

from program import SAMPLES, run

FEBRUARY = SAMPLES / "cyps-2016-02.xlsx"
MARCH = SAMPLES / "cyps-2016-03.xlsx"


def ratings(*arguments):
    result = run("rate", *arguments, "-f", "json")
    assert result.status == 0, result.err
    return {measure["measure"]: measure for measure in result.json()["measures"]}


class Register(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder, True)

    def register(self, **sheets):
        workbook = openpyxl.Workbook()
        workbook.remove(workbook.active)
        for name, rows in sheets.items():
            sheet = workbook.create_sheet(name)
            for row in rows:
                sheet.append(row)
        path = self.folder / "measures.xlsx"
        workbook.save(path)
        return path

    def test_the_definition_in_force_in_the_reported_period_is_used(self):
        versions = self.register(Measures=[
            ["Ref", "Title", "Red", "Amber", "Green", "Valid from", "Valid to"],
            ["2.8", "% re-referral rate in the current month", "26%+", "26%<", "23%", None, "February 2016"],
            ["2.8", "% re-referral rate in the current month", "33%+", "33%<", "30%", "March 2016", None]])
        self.assertEqual(ratings(FEBRUARY, "-m", versions)["2.8"]["rag"]["period"], "red")
        self.assertEqual(ratings(MARCH, "-m", versions)["2.8"]["rag"]["period"], "green")
        self.assertEqual(ratings(MARCH)["2.8"]["rag"]["period"], "red")
        self.assertEqual(ratings(MARCH, "-m", versions, "-p", "2016-02")["2.8"]["rag"]["period"], "red")
        # Checked together, each by the definitions of its own time: the colours typed in both go with red.
        together = run("check", FEBRUARY, MARCH, "-m", versions, "-f", "json").json()
        differ = {finding["workbook"] for finding in together["findings"] if finding["rule"] == "C403" and finding["measure"] == "2.8"}
        self.assertEqual(differ, {"cyps-2016-03.xlsx"})

    def test_a_folder_of_csv_files_does_the_same(self):
        definitions = self.folder / "definitions"
        definitions.mkdir()
        for name, rows in {
                "Measures": [["Ref", "Title", "Red", "Amber", "Green"],
                             ["2.8", "% re-referral rate in the current month", "33%+", "33%<", "30%"]],
                "Settings": [["Setting", "Value"], ["Within limits of target", "green or amber"]]}.items():
            with open(definitions / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
                csv.writer(file).writerows(rows)
        self.assertEqual(ratings(MARCH, "-m", definitions)["2.8"]["rag"]["period"], "green")

    def test_settings_change_what_they_name_and_nothing_else(self):
        measures = [["Ref", "Title"], ["2.1", "Number of contacts"]]
        plain = ratings(MARCH)
        wider = ratings(MARCH, "-m", self.register(
            Measures=measures, Settings=[["Setting", "Value"], ["Within limits of target", "green or amber"]]))
        within = {"worse, off target": "worse, within target", "level, off target": "level, within target"}
        changed = set()
        for name, measure in plain.items():
            state = measure["direction"]["state"]
            amber = measure["rag"]["period"] == "amber"
            self.assertEqual(wider[name]["direction"]["state"], within.get(state, state) if amber else state, name)
            changed |= {name} if wider[name]["direction"] != measure["direction"] else set()
            self.assertEqual(wider[name]["rag"], measure["rag"], name)
        self.assertTrue(changed)

    def test_the_stable_band_of_a_measure_wins_over_that_of_the_settings(self):
        path = self.register(Measures=[["Ref", "Title", "Stable band"], ["2.1", "Number of contacts", 100],
                                       ["2.3", "Number of contacts going onto referral (including MASH referrals)", None]],
                             Settings=[["Setting", "Value"], ["Stable band", 5]])
        found = ratings(MARCH, "-m", path)
        self.assertEqual(found["2.1"]["direction"]["state"], "number level")  # 1,092 after 1,030
        self.assertEqual(found["2.3"]["direction"]["state"], "number up")  # 402 after 393

    def test_what_has_no_effect_is_said_but_not_when_quiet(self):
        path = self.register(Measures=[["Ref", "Title"], ["2.1", "Number of contacts"]],
                             Pages=[["Leaf"], ["Contacts"]],
                             History=[["When", "What changed"], ["May", "colours"]])
        said = run("rate", MARCH, "-m", path).err
        self.assertIn("read, but without effect so far: sheet Pages: no row with the heading page was found\n", said)
        self.assertIn("sheet History: no row with the headings ref and period and value was found", said)
        self.assertNotIn("without effect", run("rate", MARCH, "-m", path, "--quiet").err)

    def test_a_rule_a_dated_target_and_a_basis_change_the_rating_of_their_measure_alone(self):
        plain = ratings(MARCH)
        path = self.register(
            Measures=[["Ref", "Title", "Target", "Rule", "Direction basis", "Breaks"],
                      ["2.8", "% re-referral rate in the current month", "25%", "green on target; amber within 3 points",
                       None, None],
                      ["2.2", "Contacts", None, None, "previous quarter", None],
                      ["2.1", "Number of contacts", None, None, None, "March 2016: new system (J Smith)"],
                      ["2.6", "Referrals", None, None, None, None], ["6.10", "Plans", None, None, None, None]],
            Targets=[["Ref", "From", "To", "Target"], ["2.6", "January 2016", "March 2016", "99%"]],
            Overrides=[["Ref", "Period", "RAG in period", "Reason", "Name"],
                       ["6.10", "March 2016", "green", "natural variation", "J Smith"]])
        found = ratings(MARCH, "-m", path)
        self.assertEqual(found["2.8"]["rag"]["period"], "amber")  # 27.9% with a target of 25%
        self.assertEqual(found["2.8"]["rated_by"], "rule")
        self.assertEqual(found["2.6"]["rag"]["period"], "red")
        self.assertEqual(found["2.6"]["target"], 99)
        self.assertIn("in December 2015", found["2.2"]["direction"]["working"])
        self.assertEqual(found["2.1"]["direction"]["state"], "no comparison")
        self.assertIn("natural variation (J Smith)", found["6.10"]["rag"]["working"])
        for name, measure in plain.items():
            if name not in ("2.8", "2.6", "2.2", "2.1", "6.10"):
                self.assertEqual(found[name]["rag"], measure["rag"], name)
                self.assertEqual(found[name]["direction"], measure["direction"], name)

    def test_an_override_that_changes_nothing_is_named(self):
        path = self.register(Measures=[["Ref", "Title"], ["2.1", "Number of contacts"], ["99.9", "Not in this workbook"]],
                             Overrides=[["Ref", "Period", "RAG in period", "Reason", "Name"],
                                        ["99.9", "March 2016", "green", "agreed", "J Smith"]])
        said = " ".join(run("rate", MARCH, "-m", path).err.split())
        self.assertIn("the override of 99.9 in Overrides!A2 changed nothing", said)

    def test_an_invalid_register_names_every_cell_and_nothing_is_rated(self):
        path = self.register(Measures=[["Ref", "Title", "Unit", "Good performance"], ["2.1", "Contacts", "apples", "Up"]],
                             Settings=[["Setting", "Value"], ["RAG compares", "roughly"]])
        result = run("rate", MARCH, "-m", path)
        self.assertEqual(result.status, 3)
        self.assertEqual(result.out, "")
        for words in ("3 faults", "Measures!C2", "Measures!D2", "Settings!B2"):
            self.assertIn(words, result.err)

    def test_two_files_of_a_folder_must_not_hold_the_same_sheet(self):
        definitions = self.folder / "twice"
        definitions.mkdir()
        (definitions / "Measures.csv").write_text("Ref,Title\n2.1,Contacts\n")
        shutil.copy(self.register(Measures=[["Ref", "Title"], ["2.1", "Contacts"]]), definitions / "other.xlsx")
        result = run("rate", MARCH, "-m", definitions)
        self.assertEqual(result.status, 3)
        self.assertIn("the sheet Measures is in Measures.csv already", result.err)

    def test_the_help_describes_every_sheet(self):
        text = run("help", "register").out
        for sheet in ("Measures", "Targets", "Benchmarks", "Earlier figures", "Populations", "Report", "Pages", "Outcomes", "Sources",
                      "Waivers", "Overrides", "Settings"):
            self.assertIn(f"\n{sheet}\n", text)
        self.assertIn("below the range", text)
        self.assertLessEqual(max(map(len, text.splitlines())), 120)


if __name__ == "__main__":
    unittest.main()
