"""What is accepted with a reason on the stand-alone page, and the file that carries it to the measure register.
page_in_browser.py says what it needs."""

import csv
import datetime
import io
import json
import subprocess
import unittest

import openpyxl

from page_in_browser import CYPS, EARLIER, REGISTER, SCOREBOOK, PageTest

COLUMNS = ["rule", "fingerprint", "measure", "period", "from", "reason", "name", "date", "until"]


class Waivers(PageTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # The register without its own sheet of waivers.
        cls.register = cls.work / "measures.xlsx"
        book = openpyxl.load_workbook(REGISTER)
        del book["Waivers"]
        book.save(cls.register)

    def check(self, *register):
        self.choose("workbooks", CYPS)
        if register:
            self.choose("register", *register)
        state = self.do("check")
        self.open_groups()
        return state

    def finding(self, fingerprint):
        return self.js("return [...document.querySelectorAll('#result .finding')].find((e) => e.dataset.fingerprint === arguments[0])",
                       fingerprint)

    def accept(self, fingerprint, reason="the formula is being mended", name="J Smith", until="", wide=False):
        finding = self.finding(fingerprint)
        self.js("[...arguments[0].querySelectorAll('button')].find((e) => e.textContent === 'Accept with a reason')?.click()", finding)
        self.js("""const form = arguments[0].querySelector('form');
            [form.reason.value, form.elements.name.value, form.until.value] = [arguments[1], arguments[2], arguments[3]];
            const choices = form.querySelectorAll('[type=radio]');
            if (choices.length > 0) choices[arguments[4] ? 1 : 0].checked = true;
            form.requestSubmit();""", finding, reason, name, until, wide)
        self.done()
        return self.js("return document.querySelector('#result form.waiver .problem')?.textContent || ''")

    def checked(self):
        return self.saved_json()

    def rows(self, file):
        return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"))))

    def with_folder(self, **files):
        """What the program finds with a register that is a folder of these files."""
        folder = self.work / f"folder-{datetime.datetime.now().timestamp()}"
        (folder / "register").mkdir(parents=True)
        (folder / CYPS.name).write_bytes(CYPS.read_bytes())
        for name, data in files.items():
            (folder / "register" / name.replace("_", ".")).write_bytes(data)
        done = subprocess.run([SCOREBOOK, "check", CYPS.name, "-m", "register", "-f", "json"], cwd=folder,
            capture_output=True, check=False)
        return json.loads(done.stdout.decode())

    SLIP = "A301|3.5|2015-04|assess - outcomes value"

    def test_one_finding_is_accepted_saved_and_taken_back(self):
        before = self.check(self.register)
        before_json = self.checked()
        self.open_groups()
        reason = 'the formula, "one row too low", is being mended'
        self.assertEqual(self.accept(self.SLIP, reason, until="2099-03-31"), "")
        self.assertIn("1 waived", self.text("state"))
        self.assertIn("this finding only", self.find(".waivers li").text)
        finding = self.finding(self.SLIP)
        self.assertIn("(waived)", finding.text)
        self.assertIn(reason, finding.text)
        self.assertIn("J Smith", finding.text)
        self.assertIn("until 31 March 2099", finding.text)
        self.assertTrue(self.js("return document.activeElement === arguments[0]", finding))
        checked = self.checked()
        self.assertEqual(checked["summary"]["waived"], 1)
        self.assertEqual(checked["summary"]["errors"], before_json["summary"]["errors"] - 1)
        saved = self.saved("Save Waivers.csv", "Waivers.csv")
        self.assertEqual(self.rows(saved), [dict(zip(COLUMNS, ["", self.SLIP, "", "", "", reason, "J Smith",
                                                             datetime.date.today().isoformat(), "2099-03-31"]))])
        self.assertEqual(checked, self.with_folder(measures_xlsx=self.register.read_bytes(),
            Waivers_csv=saved.read_bytes()))
        self.press_button("Take back")
        self.assertEqual(self.done(), before)
        self.assertEqual(self.checked(), before_json)
        self.assertEqual(self.all(".waivers"), [])

    def test_a_rule_is_accepted_for_a_measure_from_a_period_on(self):
        self.check(self.register)
        self.js("const f = document.getElementById('filter'); f.value = '3.5'; f.oninput();")
        self.open_groups()
        self.assertEqual(self.accept("A301|3.5|2015-11|assess - outcomes value", wide=True), "")
        self.assertEqual(self.js("return document.getElementById('filter').value"), "3.5")
        checked = self.checked()
        waived = {each["period"] for each in checked["findings"] if each["waived"]}
        self.assertEqual(waived, {"2015-11", "2015-12", "2016-01", "2016-02", "2016-03"})
        self.assertTrue(all(each["rule"] == "A301" and each["measure"] == "3.5" for each in checked["findings"]
            if each["waived"]))
        self.assertIn("measure 3.5, from November 2015 on", self.find(".waivers li").text)
        row, = self.rows(self.saved("Save Waivers.csv", "Waivers.csv"))
        self.assertEqual((row["rule"], row["measure"], row["from"], row["fingerprint"]), ("A301", "3.5", "2015-11", ""))

    def test_what_cannot_be_accepted_is_said_in_words_and_changes_nothing(self):
        state = self.check(self.register)
        for typed, words in (({"reason": ""}, "why"), ({"name": ""}, "your name"),
            ({"reason": "=1+1"}, "must not begin with ="),
                             ({"reason": "-"}, "must not begin with -"), ({"reason": " +x"}, "must not begin with +"),
                             ({"name": "@me"}, "must not begin with @"), ({"until": "2001-01-01"}, "over already")):
            with self.subTest(typed=typed):
                self.assertIn(words, self.accept(self.SLIP, **typed))
                self.assertEqual(self.text("state"), state)
                self.assertEqual(self.js("return waivers.length"), 0)

    def test_a_saved_list_is_chosen_beside_the_register_and_added_to(self):
        self.check(self.register)
        self.accept(self.SLIP)
        list_file = self.work / "Waivers.csv"
        list_file.write_bytes(self.saved("Save Waivers.csv", "Waivers.csv").read_bytes())
        first = self.checked()
        self.open()
        self.check(self.register, list_file)
        self.assertEqual(self.chosen("register"), ["measures.xlsx", "Waivers.csv"])
        self.assertEqual(self.checked(), first)
        self.open_groups()
        second = "A301|3.5|2015-05|assess - outcomes value"
        self.assertEqual(self.accept(second, "likewise"), "")
        self.assertEqual(self.checked()["summary"]["waived"], 2)
        rows = self.rows(self.saved("Save Waivers.csv", "Waivers.csv"))
        self.assertEqual([row["fingerprint"] for row in rows], [self.SLIP, second])

    def test_every_command_takes_them(self):
        self.check(self.register)
        self.accept(self.SLIP, "known here")
        self.js("""[...document.querySelectorAll("#result button[aria-label='Explain this measure: 3.5']")][0].click()""")
        self.done()
        self.assertIn("known here", self.text("detail"))
        self.press("back")
        findings = openpyxl.load_workbook(self.saved("Save the findings as a workbook", "-findings.xlsx"))
        self.assertTrue(any("known here" in str(cell.value) for row in findings["Findings"].iter_rows() for cell
            in row))
        self.do("rate")
        self.assertNotIn("could not be used", self.text("said"))

    def test_what_is_accepted_in_one_workbook_is_not_in_another(self):
        self.check(self.register)
        self.assertEqual(self.accept(self.SLIP), "")
        self.assertIn("1 waived", self.text("state"))
        self.press_button("Take away")
        self.choose("workbooks", EARLIER)
        self.assertNotIn("waived", self.do("check"))
        self.press_button("Take away")
        self.choose("workbooks", CYPS)
        self.assertIn("1 waived", self.do("check"))

    def test_without_a_register(self):
        self.check()
        self.assertEqual(self.accept(self.SLIP), "")
        self.assertIn("1 waived", self.text("state"))
        self.assertEqual(self.checked()["summary"]["errors"], 50)

    def test_beside_a_register_that_has_its_own_sheet_of_waivers(self):
        self.check(REGISTER)
        self.assertEqual(self.accept(self.SLIP), "")
        self.assertIn("1 waived", self.text("state"))

    def test_a_register_that_does_not_know_the_measure(self):
        """Only this finding can be accepted: the register would refuse a rule for a measure that it has not."""
        book = openpyxl.load_workbook(self.register)
        sheet = book["Measures"]
        for row in range(sheet.max_row, 1, -1):
            if str(sheet.cell(row, 1).value) == "3.5":
                sheet.delete_rows(row)
        del book["Earlier figures"], book["Pages"]
        lacking = self.work / "lacking.xlsx"
        book.save(lacking)
        self.check(lacking)
        self.assertIn("could not be accepted", self.accept(self.SLIP, wide=True))
        self.assertEqual(self.js("return waivers.length"), 0)
        self.assertTrue(self.finding(self.SLIP))
        self.assertEqual(self.accept(self.SLIP), "")

    def test_a_list_with_other_headings_is_not_added_to(self):
        other = self.work / "other" / "Waivers.csv"
        other.parent.mkdir()
        other.write_text("rule,measure,reason,name,date\nA306,6.4,restated,J Smith,2016-04-12\n", encoding="utf-8")
        self.check(self.register)
        self.accept(self.SLIP)
        self.choose("register", other)
        state = self.do("rate")
        self.assertIn("lacks the heading “fingerprint”", self.text("said"))
        self.assertIn("is not in this result", self.text("said"))
        self.assertIn("76 measures", state)


if __name__ == "__main__":
    unittest.main()
