"""The stand-alone page, opened from disk with no network: an officer's whole flow, and that the page says the same as the
command line. page_in_browser.py says what it needs."""

import json
import time
import unittest

import openpyxl

from page_in_browser import (CORPORATE, CYPS, EARLIER, PAGE, PLAN, REGISTER, SAMPLES, WORKBOOKS, PageTest, cells_of,
                             command_line)


class SameAsTheCommandLine(PageTest):
    def test_check(self):
        for workbook in WORKBOOKS:
            with self.subTest(workbook=workbook.name):
                self.open()
                self.choose("workbooks", workbook)
                state = self.do("check")
                wanted = json.loads(command_line("check", workbook.name, "-f", "json"))
                self.assertEqual(self.saved_json(), wanted)
                errors = sum(each["severity"] == "error" for each in wanted["findings"])
                self.assertIn(f"{errors} error{'' if errors == 1 else 's'}", state)
                shown = self.js("return [...document.querySelectorAll('#result details[data-key] > summary')].map((e) => e.textContent)")
                self.assertEqual(len(shown), len({(each["severity"], each["rule"]) for each in wanted["findings"]}))

    def test_check_with_earlier_and_register(self):
        self.choose("workbooks", CYPS)
        self.choose("earlier", EARLIER)
        self.choose("register", REGISTER)
        self.do("check")
        self.assertEqual(self.saved_json(), json.loads(command_line(
            "check", CYPS.name, "--against", EARLIER.name, "-m", REGISTER.name, "-f", "json")))

    def test_check_of_what_is_to_be_published(self):
        self.choose("workbooks", CYPS)
        self.browser.find_element("id", "to-publish").click()
        self.do("check")
        wanted = json.loads(command_line("check", CYPS.name, "--public", "-f", "json"))
        self.assertNotEqual(wanted, json.loads(command_line("check", CYPS.name, "-f", "json")))
        self.assertEqual(self.saved_json(), wanted)

    def test_check_of_two_workbooks_names_each(self):
        self.choose("workbooks", CYPS, PLAN)
        self.do("check")
        self.assertEqual(self.saved_json(), json.loads(command_line("check", CYPS.name, PLAN.name, "-f", "json")))
        self.open_groups()
        places = self.js("return [...document.querySelectorAll('#result .finding .where')].map((e) => e.textContent)")
        self.assertTrue(any(place.startswith(CYPS.name + ": ") for place in places), places[:3])
        self.assertTrue(any(place.startswith(PLAN.name + ": ") for place in places), places[:3])

    def test_rate(self):
        for workbook in WORKBOOKS:
            with self.subTest(workbook=workbook.name):
                self.open()
                self.choose("workbooks", workbook)
                self.do("rate")
                found = self.saved_json()
                self.assertEqual(found, json.loads(command_line("rate", workbook.name, "-f", "json")))
                rows = self.all("#result tbody tr")
                self.assertEqual(len(rows), len(found["measures"]))
                for row, measure in list(zip(rows, found["measures"]))[:10]:
                    self.assertIn(measure["title"], row.text)
                    rag = measure["rag"]["period"]
                    if rag != "none":
                        self.assertIn(rag[0].upper() + " " + rag, row.text)

    def test_compare(self):
        self.choose("workbooks", CYPS)
        self.choose("earlier", EARLIER)
        self.assertEqual(self.do("compare"), "4 changes.")
        found = self.saved_json()
        self.assertEqual(found, json.loads(command_line("compare", EARLIER.name, CYPS.name, "-f", "json")))
        rows = [each.text for each in self.all("#result tbody tr")]
        self.assertEqual(len(rows), 4)
        for each, row in zip(found["comparisons"][0]["restated"], rows):
            for words in (each["measure"], each["title"], each["before"]["text"], each["now"]["text"],
                each["places_now"][0]["cell"]):
                self.assertIn(words, row)
            self.assertIn(each["effect"][1:], row)
        text = self.saved("Save as CSV", ".csv").read_text(encoding="utf-8-sig")
        self.assertEqual(text.splitlines(), command_line("compare", EARLIER.name, CYPS.name, "-f", "csv").splitlines())

    def test_the_appendix_in_the_layout_that_fits(self):
        for workbook, layout in ((CYPS, "cyps-monthly"), (EARLIER, "cyps-monthly"), (PLAN, "council-plan-quarterly"),
                                 (CORPORATE, "council-plan-quarterly")):
            with self.subTest(workbook=workbook.name):
                self.open()
                self.choose("workbooks", workbook)
                self.assertEqual(self.submit("report-options", "Build the appendix"), "The appendix is ready.")
                self.assertIn(layout, self.result())
                self.assertIn("measures for", self.result())
                mine = self.saved(f"Save {workbook.stem}-appendix.xlsx", ".xlsx")
                theirs = self.work / (workbook.stem + "-report.xlsx")
                command_line("report", workbook.name, "-l", layout, "-o", theirs)
                self.assertEqual(cells_of(mine), cells_of(theirs))

    def test_the_appendix_in_a_layout_of_ones_own(self):
        layout = SAMPLES.parent / "templates/northmere-quarterly.toml"
        self.choose("workbooks", SAMPLES / "northmere-2018-q3.xlsx")
        self.choose("register", SAMPLES / "northmere-measures.xlsx")
        self.browser.find_element("id", "own-layout").send_keys(str(layout))
        self.assertEqual(self.submit("report-options", "Build the appendix"), "The appendix is ready.")
        mine = self.saved("Save northmere-2018-q3-appendix.xlsx", ".xlsx")
        theirs = self.work / "northmere-report.xlsx"
        command_line("report", "northmere-2018-q3.xlsx", "-m", "northmere-measures.xlsx", "-l", layout, "-o", theirs)
        self.assertEqual(cells_of(mine), cells_of(theirs))

    def test_the_appendix_with_earlier_and_register(self):
        self.choose("workbooks", CYPS)
        self.choose("earlier", EARLIER)
        self.choose("register", REGISTER)
        self.assertEqual(self.submit("report-options", "Build the appendix"), "The appendix is ready.")
        theirs = self.work / "appendix.xlsx"
        command_line("report", CYPS.name, "-m", REGISTER.name, "--against", EARLIER.name, "-l", "cyps-monthly", "-o",
            theirs)
        self.assertEqual(cells_of(self.saved("Save cyps-2016-03-appendix.xlsx", ".xlsx")), cells_of(theirs))

    def test_the_sentences(self):
        self.choose("workbooks", CYPS)
        self.assertIn("ready", self.submit("sentences-options", "Draft the sentences"))
        theirs = self.work / "sentences.txt"
        command_line("sentences", CYPS.name, "-o", theirs)
        self.assertEqual(self.saved("Save cyps-2016-03-sentences.txt", ".txt").read_text(encoding="utf-8"),
            theirs.read_text(encoding="utf-8"))
        shown = [each.text for each in self.all(".sentences > *")]
        lines = [line for line in theirs.read_text(encoding="utf-8").lstrip("\ufeff").splitlines() if line.strip()]
        self.assertEqual(shown, lines)

    def test_a_drafted_register(self):
        self.choose("workbooks", CYPS)
        self.assertIn("ready", self.submit("learn-options", "Draft a register from this workbook"))
        self.assertIn("76 measures", self.result())
        mine = self.saved("Save cyps-2016-03-measures.xlsx", ".xlsx")
        theirs = self.work / "learned.xlsx"
        command_line("learn", CYPS.name, "-o", theirs)
        self.assertEqual(cells_of(mine), cells_of(theirs))
        drafted = self.work / "drafted.xlsx"
        drafted.write_bytes(mine.read_bytes())
        self.choose("register", drafted)
        self.do("check")
        self.assertNotIn("did not work", self.text("state"))


class Flow(PageTest):
    def test_findings_can_be_saved_in_four_forms(self):
        self.choose("workbooks", CYPS)
        self.do("check")
        findings = openpyxl.load_workbook(self.saved("Save the findings as a workbook", "-findings.xlsx"))
        self.assertIn("Findings", findings.sheetnames)
        copy = openpyxl.load_workbook(self.saved("Save a copy with comments in the cells", "-checked.xlsx"))
        self.assertTrue(any(cell.comment for sheet in copy for row in sheet.iter_rows() for cell in row))
        text = self.saved("Save as CSV", "-findings.csv").read_bytes()
        self.assertTrue(text.startswith(b"\xef\xbb\xbf"), "Excel takes it for another alphabet")
        self.assertEqual(text.decode("utf-8-sig").splitlines(), command_line("check", CYPS.name, "-f",
            "csv").splitlines())

    def test_what_is_saved_later_is_of_the_files_that_are_shown(self):
        self.choose("workbooks", CYPS)
        self.do("check")
        self.press_button("Take away")
        self.choose("workbooks", PLAN)
        self.assertIn("changed since", self.text("changed"))
        text = self.saved("Save as CSV", "-findings.csv").read_text(encoding="utf-8-sig")
        self.assertIn(CYPS.name, text)
        self.assertNotIn(PLAN.name, text)
        self.do("check")
        self.assertEqual(self.text("changed"), "")

    def test_a_workbook_that_was_mended_and_chosen_again_replaces_the_one_before(self):
        mended = self.work / "march.xlsx"
        mended.write_bytes(CYPS.read_bytes())
        self.choose("workbooks", mended)
        self.do("check")
        mended.write_bytes((SAMPLES / "right-2016-03.xlsx").read_bytes())
        self.assertIn("did not work", self.do("check"))
        self.assertIn("choose it again", self.text("said"))
        self.choose("workbooks", mended)
        self.assertEqual(self.chosen("workbooks"), ["march.xlsx"])
        self.assertIn("in place of", self.text("said"))
        self.assertIn("No error was found", self.do("check"))

    def test_files_of_one_name_are_told_apart(self):
        folders = [self.work / "north", self.work / "south"]
        for folder, workbook in zip(folders, (CYPS, EARLIER)):
            folder.mkdir()
            (folder / "return.xlsx").write_bytes(workbook.read_bytes())
        self.choose("workbooks", *(folder / "return.xlsx" for folder in folders))
        self.assertEqual(self.chosen("workbooks"), ["return.xlsx", "return (to check).xlsx"])
        self.do("check")
        self.assertEqual([each["file"] for each in self.saved_json()["workbooks"]],
            ["return.xlsx", "return (to check).xlsx"])

    def test_a_measure_is_explained_and_the_way_back_keeps_the_list(self):
        self.choose("workbooks", CYPS)
        state = self.do("check")
        self.js("const f = document.getElementById('filter'); f.value = '6.11'; f.oninput();")
        self.open_groups()
        self.js("document.querySelector('#result .findings > div:nth-child(2) details:last-child').scrollIntoView();")
        scroll = self.js("return scrollY")
        button = self.all("#result .more button[aria-label='Explain this measure: 6.11']")[-1]
        self.js("arguments[0].click()", button)
        self.assertEqual(self.done(), "Measure 6.11 explained.")
        explained = self.text("detail")
        text = command_line("explain", CYPS.name, "--measure", "6.11")
        for words in ("Its rating", "Its trend", "What it is, and what is asked of it", "Others, beside"):
            self.assertIn(words, text)
            self.assertIn(words, explained)
        for measure in json.loads(command_line("explain", CYPS.name, "--measure", "6.11", "-f", "json"))["measures"]:
            for kind in ("value", "previous", "ytd"):
                figure = measure["figures"][kind]
                self.assertIn(figure["text"], explained)
                self.assertIn(figure["source"]["sheet"] + " " + figure["source"]["cell"], explained)
            for finding in measure["findings"]:
                self.assertIn(finding["message"], explained)
        self.assertFalse(self.browser.find_element("id", "result").is_displayed())
        self.press("back")
        self.assertTrue(self.browser.find_element("id", "result").is_displayed())
        self.assertEqual(self.text("state"), state)
        self.assertEqual(self.js("return document.getElementById('filter').value"), "6.11")
        self.assertAlmostEqual(self.js("return scrollY"), scroll, delta=2)
        self.assertTrue(self.js("return document.activeElement === arguments[0]", button))

    def test_every_measure_of_the_ratings_can_be_explained_in_full(self):
        """The words of the command line, whatever lines they are broken into."""
        for workbook in (CYPS, PLAN):
            self.open()
            self.choose("workbooks", workbook)
            self.do("rate")
            for button in self.all("#result tbody button")[:40:4]:
                self.js("arguments[0].click()", button)
                self.done()
                ref = button.get_attribute("aria-label").removeprefix("Explain: ")
                with self.subTest(workbook=workbook.name, measure=ref):
                    shown = " ".join(self.js("return document.getElementById('detail').textContent").split())
                    text = command_line("explain", workbook.name, "--measure", ref)
                    sections = [block.split("\n") for block in text.split("\n\n") if block
                        and not block.startswith(" ")]
                    wanted = [lines for lines in sections if lines[0].startswith(("What it is", "Its ", "Where it",
                        "Others"))]
                    self.assertGreaterEqual(len(wanted), 4)
                    for heading, *lines in wanted:
                        self.assertIn(heading, shown)
                        words = " ".join(line[17:] for line in lines if line)
                        squeezed = shown.replace(" ", "")
                        for line in lines:
                            self.assertIn("".join(line[17:].split()), squeezed)
                        self.assertTrue(words)
                self.press("back")

    def test_the_sheet_around_a_finding(self):
        self.choose("workbooks", CYPS)
        self.do("check")
        finding = self.find("#result .finding")
        self.assertIn("Assess - Outcomes J9", finding.text)
        self.press_button("Show the sheet around it", "#result .finding")
        self.done()
        sheet = openpyxl.load_workbook(CYPS, data_only=True)["Assess - Outcomes"]
        rows = self.js("""return [...document.querySelectorAll('table.sheet tr')].map((row) => [...row.children].map((cell) =>
            [cell.textContent, cell.className]))""")
        letters = [words for words, _ in rows[0]]
        self.assertEqual(letters, ["", "B", "G", "H", "I", "J", "K", "L", "M"])
        self.assertEqual([row[0][0] for row in rows[1:]], ["6", "7", "8", "9", "10", "11", "12"])
        for row in rows[1:]:
            for letter, (words, _) in list(zip(letters, row))[1:]:
                value = sheet[letter + row[0][0]].value
                if isinstance(value, str):
                    self.assertIn(value[:30], words)
                elif value is None:
                    self.assertEqual(words, "")
        question = [words for row in rows for words, kind in row if "question" in kind]
        self.assertEqual(question, ["the cell in question: 48.3%"])
        self.assertEqual(sum("named" in kind for row in rows for _, kind in row), 2)
        self.press_button("Hide the sheet", "#result .finding")
        self.assertFalse(self.find("table.sheet").is_displayed())

    def test_final_is_refused_while_errors_are_open_unless_it_is_asked_for(self):
        self.choose("workbooks", CYPS)
        self.find("#report-options summary").click()
        self.js("document.getElementById('status').value = 'final';")
        self.assertIn("not written, because errors are open", self.submit("report-options", "Build the appendix"))
        self.assertIn("51 errors", self.text("said"))
        self.assertNotIn("--force", self.text("said"))
        self.assertNotIn("scorebook", self.text("said"))
        self.js("document.getElementById('status').value = 'forced';")
        self.assertEqual(self.submit("report-options", "Build the appendix"), "The appendix is ready.")

    def test_a_layout_of_another_kind_says_what_to_choose(self):
        self.choose("workbooks", PLAN)
        self.find("#report-options summary").click()
        self.js("document.getElementById('layout').value = 'cyps-monthly';")
        self.assertIn("workbooks of another kind", self.submit("report-options", "Build the appendix"))
        self.assertIn("no scorecard was read", self.text("said"))


class Loading(PageTest):
    def test_nothing_is_asked_for_from_anywhere(self):
        self.browser.get_log("performance")
        self.open()
        self.choose("workbooks", CYPS)
        self.do("check")
        asked = []
        for entry in self.browser.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] in ("Network.requestWillBeSent", "Network.webSocketCreated"):
                asked.append(message["params"].get("request", message["params"])["url"])
        self.assertTrue(asked)
        self.assertTrue(all(address == PAGE.as_uri() or address.startswith("blob:") for address in asked), asked)
        refused = self.browser.execute_async_script(
            "const done = arguments[0]; fetch('http://127.0.0.1:9/').then(() => done('sent'), () => done('refused'));")
        self.assertEqual(refused, "refused")
        said = " ".join(entry["message"] for entry in self.browser.get_log("browser"))
        self.assertIn("Content Security Policy", said)

    def test_the_file_is_small(self):
        self.assertLess(PAGE.stat().st_size, 2_000_000)

    def test_how_long_it_takes(self):
        """Told, not asserted: the machine may be busy with other work."""
        began = time.monotonic()
        self.open()
        ready = time.monotonic() - began
        self.choose("workbooks", CYPS)
        took = []
        for _ in range(3):
            began = time.monotonic()
            self.js("document.getElementById('check').click()")
            self.assertIn("51 errors", self.done())
            took.append(time.monotonic() - began)
        print(f"\nReady after {ready:.2f} s; the check of {CYPS.name} took {', '.join(f'{each:.2f}' for each in took)} s")


if __name__ == "__main__":
    unittest.main()
