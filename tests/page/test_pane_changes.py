"""The task pane: what it changes in the open workbook, and that nothing is ever left half-way. See pane_browser.py."""

import base64
import io
import json
import pathlib
import shutil
import subprocess
import unittest

import openpyxl

from openpyxl.styles import PatternFill

from pane_browser import (AMBER, GREEN, RED, SAMPLES, SOURCE, SUMMARY, PaneTestCase, command_line, differing_workbook,
    sample, with_rows_swapped, workbook_model)


class Changes(PaneTestCase):
    # ---- Highlights ----

    def test_highlights_show_the_open_findings_and_go_again(self):
        model = workbook_model("cyps-2016-03.xlsx", sample("cyps-2016-03.xlsx"))
        self.open(model)
        before = self.cells()
        self.do("check")
        found = self.script("checked")
        self.assertIn("highlighted", self.do("highlight"))
        wanted = {(each["sheet"], cell) for each in found["findings"] for cell in each["cells"] if "!" not in cell}
        names = {(sheet, cell) for sheet, _, areas in self.highlights() for area in areas
                 for cell in [openpyxl.utils.get_column_letter(area["left"] + 1) + str(area["top"] + 1)]}
        self.assertTrue(wanted <= names, wanted - names)
        self.assertTrue(all("Scorebook" in formula for _, formula, _ in self.highlights()))
        once = self.highlights()
        self.do("highlight")
        self.assertEqual(self.highlights(), once)
        # What is highlighted is read as it was: the cells' own fills are below.
        self.do("check")
        self.assertEqual(self.script("checked"), found)
        self.assertEqual(self.cells(), before)
        # The pane was closed and opened, and has forgotten everything.
        self.browser.execute_script("sessionStorage.formats = JSON.stringify(host.model.sheets.map((each) => each.formats)); localStorage.clear();")
        formats = self.script("JSON.parse(sessionStorage.formats)")
        self.open(model)
        self.browser.execute_script("host.model.sheets.forEach((each, index) => { each.formats = arguments[0][index]; });", formats)
        self.assertIn("The highlights are gone", self.do("clear"))
        self.assertEqual(self.highlights(), [])
        self.assertEqual(self.cells(), before)
        self.assertIn("no highlight", self.do("clear"))

    def test_a_protected_sheet_or_a_cell_being_typed_in_stops_highlights_before_anything_changes(self):
        self.open_sample("cyps-2016-03.xlsx")
        self.do("check")
        self.protect("CIN")
        state = self.do("highlight")
        self.assertIn("“CIN” is protected", state)
        self.assertIn("Unprotect Sheet", state)
        self.assertEqual(self.highlights(), [])
        self.protect("CIN", False)
        self.fault("editing", True)
        self.assertIn("Press Enter or Esc", self.do("highlight"))
        self.fault("editing", False)
        self.fault("refuseFormat", "K27")
        self.assertIn("The highlights are as they were", self.do("highlight"))
        self.assertEqual(self.highlights(), [])
        self.fault("refuseFormat", None)
        self.assertIn("highlighted", self.do("highlight"))

    # ---- Waivers ----

    def open_form(self, place):
        """The form below the first finding that names the place."""
        self.find("#filter").clear()
        self.find("#filter").send_keys(place)
        button = next(each for each in self.all("#check-result button") if each.get_attribute("textContent").startswith("Accept with a reason"))
        self.browser.execute_script("arguments[0].click();", button)

    def accept(self, place, reason, name="Jo Officer", until="", whole=False):
        self.open_form(place)
        for field, words in (("reason", reason), ("name", name)):
            box = self.find(f".waiver input[name={field}]")
            box.clear()
            box.send_keys(words)
        self.browser.execute_script("document.querySelector('.waiver input[type=date]').value = arguments[0];", until)
        if whole:
            self.find(".waiver input[value=wide]").click()
        self.find(".waiver button[type=submit]").click()

    def refused(self, words):
        self.assertIn(words, self.find(".waiver .problem").text)
        self.press_label("Cancel")
        self.assertIn("Accept with a reason", self.script("document.activeElement.textContent"))

    def test_a_finding_is_accepted_with_a_reason_and_taken_back(self):
        for register in (None, SAMPLES / "measures-2016-03.xlsx"):
            with self.subTest(register=register):
                self.accepts_and_takes_back(register)

    def accepts_and_takes_back(self, register):
        model = workbook_model("cyps-2016-03.xlsx", sample("cyps-2016-03.xlsx"))
        self.open(model)
        if register:
            self.choose_register(register)
        self.tab("check")
        self.do("check")
        before = self.script("checked.summary.errors")
        for reason, words in (("", "Say why"), ("=SUM(A1)", "must not begin with ="),
            ("+44 20", "must not begin with +"),
                              ("-1", "must not begin with -"), ("@home", "must not begin with @")):
            self.accept("K27", reason)
            self.refused(words)
        self.accept("K27", "known", until="2001-01-01")
        self.refused("over already")
        self.accept("K27", 'the "old" figure, restated', until="2099-12-31")
        self.assertIn("Accepted.", self.done())
        waived = self.script("checked.findings.filter((each) => each.waived)")
        self.assertEqual([each["cells"] for each in waived], [["K27"]])
        self.assertIn('the "old" figure, restated', self.find(".accepted").get_attribute("textContent"))
        self.assertEqual(self.find("#filter").get_attribute("value"), "K27")
        self.assertEqual(self.script("checked.summary.errors"), before - 1)

        self.accept("3.5", "known slip of the formula", whole=True)
        self.assertIn("Accepted.", self.done())
        wide = self.script("checked.findings.filter((each) => each.waived && each.rule !== 'C402')")
        self.assertGreater(len(wide), 1)
        self.assertEqual({each["measure"] for each in wide}, {"3.5"})
        # The list as it is saved is what the program takes.
        file = self.saved(lambda: self.press("save-waivers"), ".csv")
        folder = pathlib.Path(self.folder.name) / "register"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        if register:
            shutil.copy(register, folder)
        shutil.copy(file, folder / "Waivers.csv")
        of_interest = lambda findings: [(each["fingerprint"],
            each["waived"] and each["waived"]["reason"]) for each in findings]
        theirs = json.loads(command_line("check", "cyps-2016-03.xlsx", "-m", folder, "-f", "json"))["findings"]
        self.assertEqual(of_interest(self.script("checked.findings")), of_interest(theirs))
        # It is still there when the pane is opened again, and a line can be taken back.
        self.open(model, forget=False)
        self.assertIn("2 decisions of yours", self.find("#waivers-summary").get_attribute("textContent"))
        if register:
            self.assertIn("Choose it again", self.find("#register-name").get_attribute("textContent"))
            self.choose_register(register)
        self.tab("check")
        self.find("#waivers summary").click()
        next(each for each in self.all("#waivers-list button") if "direction" in each.get_attribute("aria-label")).click()
        self.assertIn("Taken back.", self.done())
        self.assertFalse(self.script("checked.findings.some((each) => each.waived && each.rule === 'C402')"))
        self.assertTrue(self.script("checked.findings.some((each) => each.waived)"))

    def test_what_is_accepted_stays_with_the_workbook_it_was_accepted_for(self):
        model = workbook_model("cyps-2016-03.xlsx", sample("cyps-2016-03.xlsx"))
        kept = lambda: self.script("Object.keys(localStorage).filter((each) => each.includes('waivers')).sort()")
        self.open(model)
        self.find("#source summary").click()
        self.choose("saved-file", SAMPLES / "cyps-2016-02.xlsx")
        self.wait(lambda _: "Saved file" in self.text("source-name"))
        self.do("check")
        self.accept("", "known")
        self.done()
        self.assertEqual(kept(), ["scorebook waivers cyps-2016-02.xlsx"])
        self.press("use-open")
        self.wait(lambda _: not self.find("#waivers").is_displayed())
        self.do("check")
        self.accept("K27", "known")
        self.assertIn("Accepted.", self.done())
        march = "scorebook waivers C:\\Work\\cyps-2016-03.xlsx"
        self.assertEqual(kept(), [march, "scorebook waivers cyps-2016-02.xlsx"])
        # Saved under another name: Excel's own address stays behind.
        before = self.script("localStorage.getItem(arguments[0])", march)
        self.browser.execute_script("Object.assign(host.model, {name: 'april.xlsx', saved: 'C:\\\\Work\\\\april.xlsx'});")
        self.accept("3.5", "known too")
        self.assertIn("Accepted.", self.done())
        self.assertEqual(self.script("localStorage.getItem(arguments[0])", march), before)
        april = self.script("JSON.parse(localStorage.getItem('scorebook waivers C:\\\\Work\\\\april.xlsx'))")
        self.assertEqual(sorted(each["reason"] for each in april), ["known", "known too"])

    # ---- Rate ----

    def test_rate_says_what_the_command_line_says(self):
        self.open_sample("cyps-2016-03.xlsx", "#rate")
        self.do("rate")
        wanted = json.loads(command_line("rate", "cyps-2016-03.xlsx", "-f", "json"))
        self.assertEqual(self.script("rated"), wanted)
        shown = self.all("#rate-result details.measure")
        self.assertEqual(len(shown), len(wanted["measures"]))
        second = shown[1].get_attribute("textContent")
        for words in ("2.2", "G green", wanted["measures"][1]["rag"]["working"],
            wanted["measures"][1]["direction"]["working"]):
            self.assertIn(words, second)

    def open_differing(self):
        content = differing_workbook()
        self.open(workbook_model("march.xlsx", content), "#rate")
        self.browser.execute_script("host.model.sheets.find((each) => each.name === arguments[0]).cells.L31.f = '=IF(H31>1,\"G\",\"R\")';", SUMMARY)
        self.do("rate")
        self.assertEqual(sorted(cell for each in self.script("differences") for cell in each["cells"]),
            ["K10", "K9", "L13", "L16", "L31", "L8"])

    def test_all_differences_are_replaced_as_the_officer_writes_and_undone(self):
        self.open_differing()
        before = self.cells()
        self.assertIn("5 cells replaced", self.do("replace-all"))
        self.assertIn(f"{SUMMARY} L31 holds a formula and was left", self.text("said"))
        look = lambda cell: (self.cell(SUMMARY, cell).get("v"), self.cell(SUMMARY, cell).get("fill"))
        self.assertEqual(look("L8"), ("g", GREEN))
        self.assertEqual(look("L13"), ("Amber", None))
        self.assertEqual(look("L16"), ("-", GREEN))
        self.assertEqual(look("K9"), ("▼", None))
        self.assertEqual(look("K10"), ("Down", None))
        self.assertEqual(self.cell(SUMMARY, "L31")["f"], '=IF(H31>1,"G","R")')
        self.assertIn("as before", self.do("undo"))
        known = lambda cells: {sheet: {cell: {name: value for name,
            value in facts.items() if name not in ("pattern", "nf", "fontColor") and value != ""}
                                       for cell, facts in each.items()} for sheet, each in cells.items()}
        self.assertEqual(known(self.cells()), known(before))
        self.assertEqual(len(self.script("differences")), 6)

    def test_a_cell_that_is_only_filled_gets_only_the_fill(self):
        """The program reads such a cell as empty; should it come to see its fill, this is what is written."""
        self.open_differing()
        self.browser.execute_async_script("""
            const [sheet, done] = arguments;
            delete host.model.sheets.find((each) => each.name === sheet).cells.L16.v;
            (async () => {
              const finding = {...differences.find((each) => each.cells[0] === 'L16'), observed: 'amber'};
              const [before] = await readCells([{sheet, cell: 'L16'}]);
              await changeCells([{before, ...await changeFor(finding, before)}]);
            })().then(done, done);""", SUMMARY)
        self.assertEqual(self.cell(SUMMARY, "L16").get("fill"), GREEN)
        self.assertNotIn("v", self.cell(SUMMARY, "L16"))

    def test_one_difference_is_replaced(self):
        self.open_differing()
        self.press_label(f"Replace r with g in {SUMMARY} L8")
        self.assertIn("1 cell replaced", self.done())
        self.assertEqual(self.cell(SUMMARY, "L8")["v"], "g")
        self.assertIn("Typed RAGs: 4 of 60 compared differ (1 replaced since).", self.text("rate-result"))
        self.assertEqual(self.cell(SUMMARY, "K9")["v"], "▲")
        self.assertEqual(len(self.script("differences")), 5)

    def test_nothing_is_replaced_where_anything_stands_against_it(self):
        self.open_differing()
        before = self.cells()
        self.protect(SUMMARY)
        self.assertIn(f"“{SUMMARY}” is protected", self.do("replace-all"))
        self.protect(SUMMARY, False)
        self.fault("editing", True)
        self.assertIn("Press Enter or Esc", self.do("replace-all"))
        self.fault("editing", False)
        self.assertEqual(self.cells(), before)
        self.fault("refuseOnce", "L13")
        self.assertIn("Nothing was changed", self.do("replace-all"))
        look = lambda: {cell: (self.cell(SUMMARY, cell).get("v") or None,
            self.cell(SUMMARY, cell).get("fill")) for cell in ("L8", "L13", "L16", "K9", "K10")}
        self.assertEqual(look(), {"L8": ("r", RED), "L13": ("Green", None), "L16": ("-", AMBER), "K9": ("▲", None),
            "K10": ("Up", None)})
        self.browser.execute_script("host.model.sheets.find((each) => each.name === arguments[0]).cells.K9.v = '►';", SUMMARY)
        self.assertIn("The workbook has changed since it was rated", self.do("replace-all"))
        self.assertEqual(look()["L8"], ("r", RED))

    def test_nothing_is_replaced_in_a_row_that_is_another_measures_by_now(self):
        self.open_differing()
        def red(sheet):
            sheet["L8"].value, sheet["L8"].fill = "r", PatternFill("solid", fgColor="FFFF0000")
        self.work_on(with_rows_swapped(differing_workbook(), 8, 13, red))
        before = self.cells()
        self.press_label(f"Replace r with g in {SUMMARY} L8")
        self.assertIn("The workbook has changed since it was rated", self.done())
        self.assertIn("Rate again. Nothing was changed.", self.text("state"))
        self.assertEqual(self.cells(), before)
        self.assertEqual(self.script("host.log.writes"), 0)

    def test_nothing_is_replaced_in_a_workbook_saved_under_another_name_since(self):
        self.open_differing()
        self.browser.execute_script(
            "Object.assign(host.model, {name: 'april.xlsx', saved: 'C:\\\\Work\\\\april.xlsx'});")
        self.press_label(f"Replace r with g in {SUMMARY} L8")
        self.assertIn("another name since it was rated", self.done())
        self.assertEqual(self.script("host.log.writes"), 0)
        self.do("rate")
        self.press_label(f"Replace r with g in {SUMMARY} L8")
        self.assertIn("1 cell replaced", self.done())

    def test_nothing_is_undone_in_a_row_that_is_another_measures_by_now(self):
        self.open_differing()
        self.press_label(f"Replace r with g in {SUMMARY} L8")
        self.done()
        def green(sheet):
            sheet["L8"].value, sheet["L8"].fill = "g", PatternFill("solid", fgColor="FF00B050")
        self.work_on(with_rows_swapped(differing_workbook(), 8, 13, green))
        before = self.cells()
        self.assertIn("another row stands there now, so nothing was undone", self.do("undo"))
        self.assertEqual(self.cells(), before)

    def test_undo_ends_with_the_pane(self):
        self.open_differing()
        self.press_label(f"Replace r with g in {SUMMARY} L8")
        self.done()
        self.assertEqual(self.script("Object.keys(localStorage).filter((each) => each.includes('replaced'))"), [])
        self.open(self.script("host.model"), "#rate", forget=False)
        self.do("rate")
        self.assertEqual(self.all("#undo"), [])

    def test_undo_touches_only_what_was_replaced(self):
        self.open_differing()
        before = self.cell(SUMMARY, "K9")
        self.press_label(f"Replace ▲ with ▼ in {SUMMARY} K9")
        self.assertIn("1 cell replaced", self.done())
        self.browser.execute_script("host.model.sheets.find((each) => each.name === arguments[0]).cells.K9.fill = '#9CCBFF';", SUMMARY)
        self.assertIn("as before", self.do("undo"))
        self.assertEqual(self.cell(SUMMARY, "K9"), {**before, "fill": "#9CCBFF"})

    def test_rating_leaves_the_list_of_the_check_as_it_is(self):
        self.open_sample("cyps-2016-03.xlsx")
        self.find("#to-publish").click()
        self.do("check")
        wanted = json.loads(command_line("check", "cyps-2016-03.xlsx", "--public", "-f", "json"))
        self.assertEqual(self.script("checked"), wanted)
        self.tab("rate")
        self.do("rate")
        self.assertEqual(self.script("compared"), wanted)
        self.find("#tab-check").click()
        self.find("#to-publish").click()
        self.tab("rate")
        self.do("rate")
        self.assertEqual(self.script("checked"), wanted)
        self.assertNotEqual(self.script("compared"), wanted)

    def test_rate_says_how_many_were_compared_and_what_was_not(self):
        self.open_sample("right-2016-03.xlsx", "#rate")
        state = self.do("rate")
        for words in ("Typed arrows: none of 30 compared differs.", "Typed RAGs: none of 60 compared differs."):
            self.assertIn(words, state)
        self.open_sample("corporate-plan-2016-17.xlsx", "#rate")
        state = self.do("rate")
        self.assertIn("Typed arrows and RAGs were not compared: the workbook has plan tables only", state)
        self.open_sample("cyps-2016-03.xlsx")
        self.do("check")
        self.accept("K27", "known")
        self.done()
        self.tab("rate")
        self.assertIn("Typed arrows: 1 of 76 compared differs (accepted). Typed RAGs: none of 152 compared differs.",
            self.do("rate"))
        self.assertEqual(self.all("#rate-result .differences"), [])

    def test_nothing_in_the_open_workbook_is_touched_for_a_saved_file(self):
        self.open(workbook_model("cyps-2016-03.xlsx", sample("cyps-2016-03.xlsx")))
        self.do("check")
        self.assertTrue(self.all("#highlight"))
        self.find("#source summary").click()
        self.choose("saved-file", SAMPLES / "cyps-2016-03.xlsx")
        self.wait(lambda _: "Saved file" in self.text("source-name"))
        self.assertEqual(self.text("check-result"), "")
        self.do("check")
        self.assertTrue(self.all("#check-result .finding"))
        self.tab("rate")
        self.do("rate")
        self.assertTrue(self.all("#rate-result .differences li"))
        labels = self.script("[...document.querySelectorAll('main button')].map((each) => each.getAttribute('aria-label') || each.textContent)")
        touching = [label for label in labels if label.startswith(("Go to", "Highlight", "Replace"))]
        self.assertEqual(touching, [])
        self.tab("explain")
        self.assertFalse(self.find("#explain").is_displayed())
        self.assertIn("A saved file is looked at", self.text("explain-hint"))
        self.press("use-open")
        self.wait(lambda _: "Workbook: cyps" in self.text("source-name"))
        for name in ("check-result", "rate-result"):
            self.assertEqual(self.find("#" + name).get_attribute("textContent"), "")
        self.assertTrue(self.find("#explain").is_displayed())

    def test_undo_does_not_write_over_newer_work(self):
        self.open_differing()
        self.press_label(f"Replace r with g in {SUMMARY} L8")
        self.done()
        self.browser.execute_script("host.model.sheets.find((each) => each.name === arguments[0]).cells.L8.v = 'A';", SUMMARY)
        self.assertIn("was changed since it was replaced, or another row", self.do("undo"))
        self.assertEqual(self.cell(SUMMARY, "L8")["v"], "A")

    # ---- Appendix ----

    def build_appendix(self):
        self.find("#appendix-form button[type=submit]").click()
        return self.done()

    def test_the_appendix_is_put_in_and_taken_out(self):
        self.open_sample("cyps-2016-03.xlsx", "#appendix")
        self.choose_register(SAMPLES / "measures-2016-03.xlsx")
        self.choose("earlier-files", SAMPLES / "cyps-2016-02.xlsx")
        self.tab("appendix")
        before = self.script("host.model.sheets.map((each) => each.name)")
        self.assertIn("The appendix is ready", self.build_appendix())
        root = pathlib.Path(self.folder.name)
        wanted = root / "appendix.xlsx"
        command_line("report", "cyps-2016-03.xlsx", "-m", "measures-2016-03.xlsx", "--against", "cyps-2016-02.xlsx",
                     "-l", self.find("#layout").get_attribute("value"), "-o", wanted)
        names = openpyxl.load_workbook(wanted).sheetnames
        same = [name for name in names if name in before]
        if same:
            self.assertIn(", ".join(same), self.text("same-names"))
        self.browser.execute_script("host.namesInside = () => arguments[0];".replace("arguments[0]", json.dumps(names)))
        self.assertIn(f"{len(names)} sheets put at the end", self.do("insert"))
        now = self.script("host.model.sheets.map((each) => each.name)")
        self.assertEqual(now[:len(before)], before)
        self.assertEqual(len(now), len(before) + len(names))
        [given] = self.script("host.log.inserted")
        content = base64.b64decode(given["base64"])
        self.assertEqual(given["options"], {"positionType": "End"})
        self.same_sheets(content, wanted)
        self.same_sheets(self.saved(lambda: self.press("save-appendix"), "-appendix.xlsx").read_bytes(), wanted)
        inserted = root / "inserted.xlsx"
        inserted.write_bytes(content)
        subprocess.run(["soffice", f"-env:UserInstallation=file://{root}/office", "--headless", "--convert-to",
            "pdf", "--outdir", str(root), str(inserted)],
                       check=True, capture_output=True, timeout=180)
        self.assertGreater((root / "inserted.pdf").stat().st_size, 5000)
        self.press("take-out")
        self.assertIn("with whatever was typed in them", self.text("inserted"))
        self.assertIn("Taken out", self.do("take-out-yes"))
        self.assertEqual(self.script("host.model.sheets.map((each) => each.name)"), before)

    def test_a_final_that_is_refused_says_why_and_nothing_is_put_in(self):
        self.open_sample("cyps-2016-03.xlsx", "#appendix")
        self.browser.execute_script("document.getElementById('status').value = 'final';")
        self.assertIn("The appendix was not written", self.build_appendix())
        self.assertIn("error", self.text("said"))
        self.assertEqual(self.all("#insert"), [])

    def test_an_excel_that_cannot_insert_offers_the_file(self):
        self.open_sample("right-2016-03.xlsx", "#appendix", offers={"ExcelApi": "1.12", "CompressedFile": "1.1"})
        self.build_appendix()
        self.assertEqual(self.all("#insert"), [])
        self.assertIn("too old", self.text("appendix-result"))
        self.saved(lambda: self.press("save-appendix"), "-appendix.xlsx")

    def test_excel_on_a_mac_saves_no_file_and_the_pane_does_not_say_so(self):
        self.open_sample("cyps-2016-03.xlsx", platform="Mac")
        self.do("check")
        self.accept("K27", 'the "old" figure')
        self.done()
        self.find("#waivers summary").click()
        self.assertFalse(self.find("#save-waivers").is_displayed())
        self.assertIn("open scorebook.html", self.text("waivers-copy"))
        lines = self.find("#waivers-text").get_property("value").split("\n")
        self.assertEqual(lines[0], "rule,fingerprint,measure,period,from,reason,name,date,until")
        self.assertIn('"the ""old"" figure"', lines[1])
        self.browser.execute_script("navigator.clipboard.writeText = async (words) => { window.copied = words; };")
        self.press("copy-waivers")
        self.wait(lambda _: "is copied" in self.text("said"))
        self.assertEqual(self.script("window.copied.split('\\n')"), lines)
        self.browser.execute_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'));")
        self.press("copy-waivers")
        self.wait(lambda _: "is selected" in self.text("said"))
        self.assertEqual(self.script("document.activeElement.selectionEnd - document.activeElement.selectionStart"),
            len("\n".join(lines)))
        self.tab("files")
        self.assertFalse(self.find("#draft-register").is_displayed())
        self.assertIn("open scorebook.html", self.text("no-draft"))
        for offers, insert in ((None, 1), ({"ExcelApi": "1.12", "CompressedFile": "1.1"}, 0)):
            self.open_sample("right-2016-03.xlsx", "#appendix", platform="Mac", **({"offers": offers} if offers else {}))
            self.assertIn("The appendix is ready", self.build_appendix())
            self.assertEqual(len(self.all("#insert")), insert)
            self.assertEqual(self.all("#save-appendix"), [])
            self.assertIn("open scorebook.html", self.text("appendix-result"))

    def test_a_layout_of_ones_own_is_seen_to_take_the_place_of_the_others(self):
        self.open_sample("right-2016-03.xlsx", "#appendix")
        self.assertFalse(self.find("#drop-layout").is_displayed())
        layout = pathlib.Path(self.folder.name) / "ours.toml"
        layout.write_text((SOURCE / "templates/cyps-monthly.toml").read_text(encoding="utf-8"), encoding="utf-8")
        self.choose("own-layout", layout)
        self.assertFalse(self.find("#layout").is_enabled())
        self.assertIn("The appendix is ready", self.build_appendix())
        self.press("drop-layout")
        self.assertTrue(self.find("#layout").is_enabled())
        self.assertEqual(self.find("#own-layout").get_property("value"), "")
        self.assertFalse(self.find("#drop-layout").is_displayed())

    def test_a_protected_structure_is_said_and_nothing_is_put_in(self):
        self.open_sample("right-2016-03.xlsx", "#appendix", structureProtected=True)
        self.build_appendix()
        self.assertIn("structure is protected", self.do("insert"))
        self.assertEqual(self.script("host.log.inserted"), [])


if __name__ == "__main__":
    unittest.main()
