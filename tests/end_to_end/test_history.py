"""Earlier submissions, waivers and receipts, on the sample workbooks and what is made of them."""
import hashlib
import json
import pathlib
import shutil
import tempfile
import unittest

import openpyxl

from program import SAMPLES, oracle, run

MARCH = SAMPLES / "cyps-2016-03.xlsx"
FEBRUARY = SAMPLES / "cyps-2016-02.xlsx"
COUNCIL_PLAN = SAMPLES / "council-plan-2017-q2.xlsx"


def sha256(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


def findings(result, rule):
    return [finding for finding in result.json()["findings"] if finding["rule"] == rule]


class Folder(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)

    def register(self, waivers):
        """The register learned from March, with these rows on its sheet Waivers."""
        path = self.folder / "measures.xlsx"
        learned = run("learn", MARCH, "-o", path, "--quiet")
        self.assertEqual(learned.status, 0, learned.err)
        workbook = openpyxl.load_workbook(path)
        sheet = workbook["Waivers"]
        columns = {cell.value: cell.column for cell in sheet[1]}
        for row, waiver in enumerate(waivers, start=2):
            for name, value in {"reason": "accepted", "name": "J Smith", "date": "12/04/2016", **waiver}.items():
                sheet.cell(row, columns[name], value)
        workbook.save(path)
        return path


class Compared(Folder):
    def test_the_known_restatements_and_no_others(self):
        result = run("compare", FEBRUARY, MARCH, "-f", "json")
        self.assertEqual(result.status, 1, result.err)
        [comparison] = result.json()["comparisons"]
        found = sorted((each["measure"], each["period"], place["sheet"], each["before"]["value"], each["now"]["value"],
                        before["cell"], place["cell"])
                       for each in comparison["restated"]
                       for place, before in zip(each["places_now"], each["places_before"]))
        truth = sorted((each["measure"], each["period"], each["sheet"], each["old"], each["new"], each["old_cell"],
                        each["new_cell"]) for each in oracle("cyps-2016-03")["history"])
        self.assertEqual(found, truth)
        for nothing in ("definitions", "measures", "headings"):
            self.assertEqual(comparison[nothing], [])
        effects = {each["measure"]: (each["rag"], each["effect"]) for each in comparison["restated"]}
        self.assertEqual(effects["3.2"], ({"before": "amber", "now": "green"}, "the RAG moves from amber to green"))
        self.assertEqual(effects["9.2"][0], {"before": "amber", "now": "red"})
        self.assertIn("the direction into February 2016 turns from “improvement in performance” to “decline in performance, "
                      "not on target”", effects["9.2"][1])
        self.assertEqual(comparison["later"]["sha256"], sha256(MARCH))

    def test_text_and_csv_say_the_same(self):
        text = run("compare", FEBRUARY, "--", MARCH)
        self.assertEqual(text.status, 1)
        self.assertIn("cyps-2016-03.xlsx (March 2016) against cyps-2016-02.xlsx (February 2016)", text.out)
        self.assertIn("9.2 % of LAC who have had 3 or more placements - rolling 12 months, February 2016", text.out)
        csv = run("compare", FEBRUARY, "--", MARCH, "-f", "csv")
        self.assertEqual(csv.status, 1)
        self.assertEqual(len(csv.out.splitlines()), 1 + 4)

    def test_what_officers_do_to_a_workbook_between_two_months_is_all_named(self):
        changed = self.folder / "march-again.xlsx"
        workbook = openpyxl.load_workbook(MARCH, data_only=True)
        sheet = workbook["Performance Summary"]
        row = next(row for row in range(1, sheet.max_row) if str(sheet.cell(row, 2).value) == "2.6")
        title = sheet.cell(row, 3).value
        sheet.cell(row, 3, title + " (from 2016)")
        workbook.save(changed)
        result = run("compare", MARCH, changed, "-f", "json")
        self.assertEqual(result.status, 1, result.err)
        [comparison] = result.json()["comparisons"]
        self.assertEqual([(each["measure"], each["what"]) for each in comparison["definitions"]], [("2.6", "title")])
        self.assertEqual(comparison["restated"], [])

    def test_a_workbook_does_not_differ_from_itself_saved_again(self):
        again = self.folder / "again.xlsx"
        # openpyxl drops the cached results of formulas: nobody knows those figures, and that is no restatement.
        openpyxl.load_workbook(MARCH).save(again)
        resaved = run("compare", MARCH, again)
        self.assertEqual(resaved.status, 0, resaved.out)
        self.assertIn("Nothing differs in what could be compared.", resaved.out)
        self.assertIn("never calculated", resaved.out)
        copy = self.folder / "copy.xlsx"
        shutil.copy(MARCH, copy)
        same = run("compare", MARCH, copy)
        self.assertEqual(same.status, 3)
        self.assertIn("no earlier submission, because it is one of the workbooks themselves", same.err)

    def test_another_return_is_not_compared(self):
        result = run("compare", COUNCIL_PLAN, MARCH)
        self.assertEqual(result.status, 3)
        self.assertIn("not compared", result.out)

    def test_three_workbooks_need_the_line_between_them(self):
        result = run("compare", FEBRUARY, FEBRUARY, MARCH)
        self.assertEqual(result.status, 2)
        self.assertIn("EARLIER... -- LATER...", result.err)


class Against(Folder):
    def test_a_folder_of_accepted_submissions_serves_as_history(self):
        for workbook in (FEBRUARY, MARCH):
            shutil.copy(workbook, self.folder)
        result = run("check", self.folder / MARCH.name, "--against", self.folder, "-f", "json")
        self.assertEqual(result.status, 1, result.err)
        self.assertIn("no earlier submission, because it is one of the workbooks themselves", result.err)
        cells = {finding["measure"]: finding["cells"] for finding in findings(result, "H501")}
        self.assertEqual(cells["9.2"], ["[cyps-2016-03.xlsx]Performance Summary!G75", "[cyps-2016-02.xlsx]Performance Summary!H75"])
        self.assertEqual(sorted(cells), ["3.2", "3.3", "3.5", "9.2"])

    def test_earlier_figures_are_in_the_ratings_and_earlier_measures_are_not(self):
        def measures(*more):
            result = run("rate", MARCH, "-f", "json", *more)
            self.assertEqual(result.status, 0, result.err)
            return result.json()["measures"]
        alone, with_history = measures(), measures("--against", FEBRUARY)
        self.assertEqual([each["measure"] for each in alone], [each["measure"] for each in with_history])
        for left, right in zip(alone, with_history):
            for part in ("value", "rag", "direction", "source"):
                self.assertEqual(left[part], right[part], left["measure"])
        figures = run("explain", MARCH, "--measure", "9.2", "--against", FEBRUARY)
        self.assertIn("cyps-2016-02.xlsx", figures.out)

    def test_an_earlier_file_that_cannot_be_read_is_said(self):
        result = run("check", MARCH, "--against", self.folder / "nothing.xlsx")
        self.assertEqual(result.status, 3)
        self.assertIn("nothing.xlsx", result.err)


class WaivedAndReceived(Folder):
    def test_waivers_act_expire_and_are_reported(self):
        register = self.register([{"rule": "A301", "measure": "3.5"}, {"rule": "A306", "date": "12/02/2016", "until": "29/02/2016"}, {"rule": "V211"}])
        result = run("check", MARCH, "-m", register, "-f", "json")
        waived = [finding for finding in findings(result, "A301") if finding["state"] == "waived"]
        self.assertTrue(waived)
        self.assertTrue(all(finding["measure"] == "3.5" for finding in waived))
        self.assertTrue(all(finding["state"] == "failed" for finding in findings(result, "A301") if finding["measure"] != "3.5"))
        self.assertEqual([finding["state"] for finding in findings(result, "W901")], ["failed"])
        self.assertIn("ran out", findings(result, "W901")[0]["message"])
        self.assertEqual(len(findings(result, "W902")), 1)
        for rule in result.json()["summary"]["rules"]:
            self.assertEqual(rule["applied"], rule["passed"] + rule["failed"] + rule["waived"], rule)
        self.assertEqual(result.json()["summary"]["waived"], len(waived))

    def test_no_receipt_while_an_error_is_open(self):
        receipt = self.folder / "receipt.txt"
        result = run("check", MARCH, "--receipt", receipt)
        self.assertEqual(result.status, 1)
        self.assertIn("no receipt is written", result.err)
        self.assertFalse(receipt.exists())

    def test_an_accepted_check_has_a_receipt_with_file_versions_counts_and_waivers(self):
        register = self.accepting()
        receipt = self.folder / "receipt.json"
        result = run("check", MARCH, "-m", register, "--against", FEBRUARY, "--receipt", receipt, "--created", "2016-04-22", "-f", "json")
        self.assertEqual(result.status, 0, result.err)
        written = json.loads(receipt.read_text(encoding="utf-8"))
        self.assertTrue(written["accepted"])
        self.assertEqual(written["date"], "2016-04-22")
        self.assertEqual(written["workbooks"][0]["sha256"], sha256(MARCH))
        self.assertEqual(written["register"], [{"file": register.name, "sha256": sha256(register)}])
        self.assertEqual(written["earlier"], [{"file": FEBRUARY.name, "sha256": sha256(FEBRUARY)}])
        self.assertEqual(written["summary"]["waived"], result.json()["summary"]["waived"])
        self.assertEqual(len(written["waived"]), written["summary"]["waived"])
        self.assertEqual({(each["name"], each["reason"].split()[0]) for each in written["waived"]}, {("J Smith", each["rule"]) for each in written["waived"]})
        text = self.folder / "receipt.txt"
        run("check", MARCH, "-m", register, "--receipt", text, "--created", "2016-04-22")
        self.assertIn("Accepted: no error is open.", text.read_text(encoding="utf-8"))
        self.assertIn(sha256(MARCH), text.read_text(encoding="utf-8"))


    def test_a_receipt_names_what_was_given_and_not_compared(self):
        register = self.accepting()
        receipt = self.folder / "receipt.json"
        result = run("check", MARCH, "-m", register, "--against", COUNCIL_PLAN, "--receipt", receipt)
        self.assertEqual(result.status, 0, result.err)
        written = json.loads(receipt.read_text(encoding="utf-8"))
        self.assertEqual((written["earlier"], written["not_compared"]), ([], [COUNCIL_PLAN.name]))
        self.assertEqual(written["workbooks"][0]["period"], "2016-03")
        refused = run("check", MARCH, "--receipt", receipt)
        self.assertIn("is that of an earlier check", refused.err)

    def test_a_receipt_that_cannot_be_written_does_not_keep_the_findings_back(self):
        findings = self.folder / "findings.txt"
        result = run("check", MARCH, "-m", self.accepting(), "--receipt", self.folder / "nowhere" / "receipt.txt", "-o", findings)
        self.assertEqual(result.status, 3)
        self.assertTrue(findings.exists())

    def accepting(self):
        first = run("check", MARCH, "-m", self.register([]), "-f", "json")
        rules = sorted({finding["rule"] for finding in first.json()["findings"] if finding["severity"] == "error"})
        return self.register([{"rule": rule, "reason": f"{rule} is looked into"} for rule in rules])


class Results(Folder):
    def refused(self, *arguments):
        result = run("check", *arguments)
        self.assertEqual(result.status, 2, result.err)
        return result.err

    def test_two_results_never_go_under_one_name(self):
        self.assertIn("would both write", self.refused(MARCH, "-o", self.folder / "a.txt", "--receipt", self.folder / "." / "a.txt"))
        self.assertIn("would both write", self.refused(MARCH, "-o", self.folder / MARCH.name, "--annotate", self.folder))

    def test_a_document_never_goes_under_the_ending_of_another_kind(self):
        self.assertIn("-f json does not go into a .xlsx file", self.refused(MARCH, "-f", "json", "-o", self.folder / "a.xlsx"))
        self.assertIn("ends in .txt or .json", self.refused(MARCH, "--receipt", self.folder / "a.docx"))

    def test_an_input_that_a_folder_links_to_is_never_written_over(self):
        (self.folder / "submissions").mkdir()
        kept = self.folder / "kept.xlsx"
        shutil.copy(MARCH, kept)
        (self.folder / "submissions" / "march.xlsx").symlink_to(kept)
        self.assertIn("never written over it", self.refused(self.folder / "submissions", "-o", kept))
        self.assertEqual(sha256(kept), sha256(MARCH))


class Many(Folder):
    def test_a_folder_gives_the_same_whatever_the_number_of_jobs(self):
        for number in range(8):
            shutil.copy((MARCH, FEBRUARY)[number % 2], self.folder / f"copy-{number}.xlsx")
        one, several = (run("check", self.folder, "-j", jobs, "-f", "json", "--quiet") for jobs in (1, 4))
        self.assertEqual(one.out, several.out)
        self.assertEqual(one.status, several.status)
        self.assertEqual(len(one.json()["workbooks"]), 8)


if __name__ == "__main__":
    unittest.main()
