"""The task pane: what it shows, and that it says the same as the command line. See pane_browser.py."""

import base64
import io
import json
import pathlib
import time
import unittest

import openpyxl
from selenium.webdriver.common.keys import Keys

from pane_browser import PANE, SAMPLES, SUMMARY, PaneTestCase, command_line, sample, serve, workbook_model


class Pane(PaneTestCase):
    # ---- Check ----

    def test_check_finds_what_the_command_line_finds(self):
        for name in ("cyps-2016-03.xlsx", "cyps-2016-02.xlsx", "council-plan-2017-q2.xlsx", "corporate-plan-2016-17.xlsx",
                     "right-2016-03.xlsx"):
            with self.subTest(workbook=name):
                self.open_sample(name)
                state = self.do("check")
                wanted = json.loads(command_line("check", name, "-f", "json"))
                self.assertEqual(self.script("checked"), wanted)
                errors = sum(each["severity"] == "error" for each in wanted["findings"])
                self.assertIn(f"{errors} error{'' if errors == 1 else 's'}" if errors else "No error was found", state)
                self.assertEqual(self.script("host.log.files"), {"opened": 1, "closed": 1})
                self.assertEqual(self.script("document.activeElement.textContent"), "What was found")

    def test_one_click_on_a_cell_selects_it(self):
        self.open_sample("cyps-2016-03.xlsx")
        self.do("check")
        self.find("#filter").send_keys("K27")
        self.press_label(f"Go to {SUMMARY} K27")
        self.wait(lambda _: self.script("host.log.selected") == {"sheet": SUMMARY, "cell": "K27"})
        self.browser.execute_script("host.model.sheets.find((each) => each.name === arguments[0]).visibility = 'Hidden';", SUMMARY)
        self.press_label(f"Go to {SUMMARY} K27")
        self.wait(lambda _: "is hidden" in self.text("said"))
        self.browser.execute_script("host.model.sheets = host.model.sheets.filter((each) => each.name !== arguments[0]);", SUMMARY)
        self.press_label(f"Go to {SUMMARY} K27")
        self.wait(lambda _: "There is no sheet" in self.text("said"))

    # ---- Explain ----

    def test_the_selected_cell_is_explained(self):
        self.open_sample("cyps-2016-03.xlsx", "#explain")
        for sheet, cell, ref in ((SUMMARY, "K27", "3.8"), (SUMMARY, "B13", "2.2"), ("Contacts", "C20", "2.1"),
            ("Assess - Outcomes", "J9", "3.5")):
            with self.subTest(cell=sheet + " " + cell):
                self.browser.execute_script("host.model.selection = {sheet: arguments[0], cell: arguments[1]};",
                    sheet, cell)
                self.assertIn(f"belongs to measure {ref}", self.do("explain"))
                explained = json.loads(command_line("explain", "cyps-2016-03.xlsx", "--measure", ref, "-f",
                    "json"))["measures"][0]
                shown = " ".join(self.find("#explain-result").get_attribute("textContent").split())
                for words in (explained["title"], *(each["message"] for each in explained["findings"])):
                    self.assertIn(" ".join(words.split()), shown)
                latest = explained["figures"]["value"]
                self.assertIn(latest["text"], shown)
                self.assertIn(f"{latest['source']['sheet']} {latest['source']['cell']}", shown)
        self.browser.execute_script("host.model.selection = {sheet: 'Cover', cell: 'A1'};")
        self.assertIn("No measure is recognised at Cover A1", self.do("explain"))
        self.browser.execute_script("host.model.selection = {sheet: 'Cover', cell: 'A1', several: true};")
        self.assertIn("Select one cell", self.do("explain"))

    # ---- Files ----

    def test_what_changed_since_the_earlier_submission(self):
        self.open_sample("cyps-2016-03.xlsx", "#files")
        self.assertIn("Choose an earlier submission", self.do("compare"))
        self.choose("earlier-files", SAMPLES / "cyps-2016-02.xlsx")
        self.do("compare")
        letters = lambda words: "".join(each for each in words.lower() if each.isalnum() or each == "%")
        self.assertEqual(letters(self.find("#files-result").get_attribute("textContent")),
                         letters("Compared with earlier" + command_line("compare", "cyps-2016-02.xlsx",
                             "cyps-2016-03.xlsx")))
        self.assertEqual(len(self.all("#files-result li")), 4)

    def test_another_file_of_the_workbooks_name_is_not_taken_for_it(self):
        root = pathlib.Path(self.folder.name) / "other"
        root.mkdir()
        for folder, name in (("earlier", "cyps-2016-02.xlsx"), ("last", "cyps-2016-02.xlsx"), ("register",
            "measures-2016-03.xlsx")):
            (root / folder).mkdir()
            (root / folder / "cyps-2016-03.xlsx").write_bytes(sample(name))
        self.open_sample("cyps-2016-03.xlsx", "#files")
        self.choose("earlier-files", root / "earlier/cyps-2016-03.xlsx")
        self.choose("earlier-files", root / "last/cyps-2016-03.xlsx")
        self.choose("register-file", root / "register/cyps-2016-03.xlsx")
        self.wait(lambda _: "cyps-2016-03.xlsx" in self.text("register-name"))
        self.wait(lambda _: len(self.all("#earlier-list li")) == 2)
        names = [each.text.split(" Take")[0] for each in self.all("#earlier-list li")]
        self.assertEqual(names, ["cyps-2016-03 (earlier).xlsx", "cyps-2016-03 (earlier 2).xlsx"])
        gathered = self.script("gather().then(({files, against, options}) => [Object.keys(files), against, options])")
        earlier = ["earlier/" + name for name in names]
        self.assertEqual(gathered, [["cyps-2016-03.xlsx", "register/cyps-2016-03 (register).xlsx", *earlier], earlier,
            {"measures": "register/cyps-2016-03 (register).xlsx"}])
        self.tab("check")
        self.do("check")
        about = self.script("checked.findings.filter((each) => each.rule === 'H501').map((each) => each.message)")
        self.assertTrue(about and all("in cyps-2016-03 (earlier" in each for each in about), about[:2])
        # The name is free as soon as another workbook is looked at.
        self.choose("saved-file", SAMPLES / "right-2016-03.xlsx")
        self.wait(lambda _: "Saved file" in self.text("source-name"))
        self.tab("files")
        self.assertIn("cyps-2016-03 (earlier).xlsx", self.text("earlier-list"))

    def test_a_register_is_drafted(self):
        self.open_sample("cyps-2016-03.xlsx", "#files")
        file = self.saved(lambda: self.press("draft-register"), "-measures.xlsx")
        wanted = pathlib.Path(self.folder.name) / "learned.xlsx"
        command_line("learn", "cyps-2016-03.xlsx", "-o", wanted)
        self.same_sheets(file.read_bytes(), wanted)

    def test_a_register_is_kept_on_this_computer_if_the_officer_ticks_it(self):
        self.open_sample("cyps-2016-03.xlsx", "#files")
        self.choose_register(SAMPLES / "measures-2016-03.xlsx")
        model = workbook_model("cyps-2016-03.xlsx", sample("cyps-2016-03.xlsx"))
        self.open(model, "#files", forget=False)
        self.assertIn("Choose it again", self.text("register-name"))
        self.choose_register(SAMPLES / "measures-2016-03.xlsx")
        self.find("#keep-register").click()
        self.wait(lambda _: "is kept on this computer" in self.text("said"))
        self.open(model, "#files", forget=False)
        self.assertEqual(self.text("register-name"), "The register is measures-2016-03.xlsx.")
        self.tab("check")
        self.do("check")
        self.assertEqual(self.script("checked.findings.length"),
                         len(json.loads(command_line("check", "cyps-2016-03.xlsx", "-m", "measures-2016-03.xlsx",
                             "-f", "json"))["findings"]))
        self.tab("files")
        self.press("drop-register")
        self.wait(lambda _: "No register" in self.text("register-name"))
        self.open(model, "#files", forget=False)
        self.assertIn("No register", self.text("register-name"))

    def test_what_is_no_workbook_is_not_taken(self):
        letter = pathlib.Path(self.folder.name) / "letter.docx"
        letter.write_bytes(b"words")
        self.open_sample("right-2016-03.xlsx", "#files")
        for name in ("register-file", "earlier-files"):
            self.choose(name, letter)
            self.wait(lambda _: "no workbook" in self.text("said"))
        self.assertEqual(self.all("#earlier-list li"), [])

    # ---- What goes wrong ----

    def test_workbooks_that_cannot_be_read_say_so_and_the_next_click_works(self):
        encrypted = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000)
        empty = io.BytesIO()
        openpyxl.Workbook().save(empty)
        model = workbook_model("right-2016-03.xlsx", sample("right-2016-03.xlsx"))
        self.open(model)
        for content in (encrypted, sample("right-2016-03.xlsx")[:5000], b"no workbook", b""):
            self.browser.execute_script("host.model.bytes = arguments[0];", base64.b64encode(content).decode())
            self.assertIn("did not work", self.do("check"))
            self.assertIn("right-2016-03.xlsx", self.text("said"))
        self.browser.execute_script("host.model.bytes = arguments[0];", base64.b64encode(empty.getvalue()).decode())
        self.do("check")
        self.assertNotEqual(self.text("state") + self.text("said"), "")
        self.browser.execute_script("host.model.bytes = arguments[0];", model["bytes"])
        self.assertIn("No error was found", self.do("check"))

    def test_a_workbook_that_excel_does_not_hand_over_can_be_chosen_as_a_file(self):
        self.open_sample("cyps-2016-03.xlsx", offers={"ExcelApi": "1.17"})
        self.assertIn("does not hand over", self.do("check"))
        self.assertTrue(self.find("#saved-file").is_displayed())
        self.choose("saved-file", SAMPLES / "right-2016-03.xlsx")
        self.assertIn("No error was found", self.do("check"))
        self.assertIn("Saved file: right-2016-03.xlsx", self.text("source-name"))
        self.open_sample("cyps-2016-03.xlsx")
        self.fault("refuseFile", True)
        self.assertIn("did not hand over", self.do("check"))
        self.fault("refuseFile", False)
        self.fault("shortFile", True)
        self.assertIn("whole workbook", self.do("check"))
        self.fault("shortFile", False)
        self.assertIn("To mend or explain", self.do("check"))
        files = self.script("host.log.files")
        self.assertEqual(files["opened"], files["closed"])

    def test_a_second_click_is_answered_and_stop_stops(self):
        self.open_sample("cyps-2016-03.xlsx")
        self.browser.execute_script("engine.worker.postMessage = () => {};")  # it works for ever
        self.press("check")
        self.wait(lambda _: self.find("#stop").is_displayed() and self.script("Boolean(engine.waiting)"))
        self.assertEqual(self.find("#check").get_attribute("aria-disabled"), "true")
        self.press("check")
        self.assertIn("Still busy: Checking", self.text("said"))
        self.press("stop")
        self.assertIn("Stopped. Nothing was changed.", self.done())
        self.assertIn("To mend or explain", self.do("check"))

    def test_a_worker_that_dies_or_runs_out_of_memory_is_said_and_the_next_click_works(self):
        self.open_sample("cyps-2016-03.xlsx")
        for words, said in (("Cannot enlarge memory arrays", "memory was not enough"),
            ("the worker ended", "This did not work")):
            self.browser.execute_script("""
                const post = engine.worker.postMessage, worker = engine.worker;
                worker.postMessage = () => setTimeout(() => worker.onerror({message: arguments[0]}), 0);""", words)
            self.assertIn(said, self.do("check"))
            self.assertIn("To mend or explain", self.do("check"))
        # It gives no sign any more: Stop helps.
        self.browser.execute_script("engine.worker.terminate();")
        self.press("check")
        self.wait(lambda _: self.script("Boolean(engine.waiting)"))
        self.press("stop")
        self.assertIn("Stopped", self.done())
        self.assertIn("To mend or explain", self.do("check"))

    # ---- The pane itself ----

    def test_it_says_what_it_is_and_that_nothing_leaves_the_computer(self):
        self.open_sample("right-2016-03.xlsx")
        about = self.script("engine.about()")
        self.assertIn(f"Scorebook {about['program']}, with {about['rules']} rules (edition {about['catalogue']})", self.text("about"))
        self.assertIn("Nothing of your workbook leaves it", self.text("promise"))

    def test_it_is_used_by_keyboard(self):
        self.open_sample("right-2016-03.xlsx")
        self.find("#tab-check").send_keys(Keys.ARROW_RIGHT)
        self.assertEqual(self.script("document.activeElement.id"), "tab-rate")
        self.assertTrue(self.find("#panel-rate").is_displayed())
        self.assertFalse(self.find("#panel-check").is_displayed())
        self.browser.switch_to.active_element.send_keys(Keys.END)
        self.assertEqual(self.script("document.activeElement.id"), "tab-files")
        self.browser.switch_to.active_element.send_keys(Keys.HOME)
        self.find("#check").send_keys(Keys.ENTER)
        self.done()
        self.assertEqual(self.script("document.activeElement.tagName"), "H2")

    def test_excels_own_script_is_loaded_first_and_in_the_head(self):
        self.open_sample("right-2016-03.xlsx")
        self.assertEqual(self.script("[...document.head.querySelectorAll('script')].map((each) => each.getAttribute('src'))"),
            ["office/office.js"])

    def test_it_opens_with_the_tab_of_its_address(self):
        for name in ("check", "rate", "appendix"):
            self.open_sample("right-2016-03.xlsx", "#" + name)
            self.assertTrue(self.find("#panel-" + name).is_displayed())
            self.assertEqual(self.find("#tab-" + name).get_attribute("aria-selected"), "true")

    def test_nothing_is_cut_at_320_pixels(self):
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
            {"width": 320, "height": 800, "deviceScaleFactor": 1, "mobile": False})
        try:
            self.open_sample("cyps-2016-03.xlsx")
            for name in ("check", "rate", "explain", "appendix", "files"):
                self.tab(name)
                if name in ("check", "rate"):
                    self.do(name)
                self.assertLessEqual(self.script("document.documentElement.scrollWidth"), 320, name)
        finally:
            self.browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})

    def asked_for(self):
        """The addresses that were asked for; what the page's own policy stopped was not."""
        asked, stopped = {}, set()
        for entry in self.browser.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            params = message["params"]
            if message["method"] in ("Network.requestWillBeSent", "Network.webSocketCreated"):
                asked[params["requestId"]] = params.get("request", params)["url"]
            if message["method"] == "Network.loadingFailed" and params.get("blockedReason") == "csp":
                stopped.add(params["requestId"])
        return [address for request, address in asked.items() if request not in stopped]

    def test_nothing_is_asked_for_from_anywhere_else(self):
        self.browser.get_log("performance")
        self.open_sample("cyps-2016-03.xlsx")
        self.do("check")
        asked = self.asked_for()
        self.assertTrue(asked and all(address.startswith((self.origin, "blob:" + self.origin,
            "about:")) for address in asked), asked)
        refused = self.browser.execute_async_script(
            "const done = arguments[0]; fetch('http://127.0.0.1:9/').then(() => done('sent'), () => done('refused'));")
        self.assertEqual(refused, "refused")
        self.assertIn("Content Security Policy", " ".join(entry["message"] for entry in self.browser.get_log("browser")))

    def test_office_js_itself_sends_nothing_anywhere(self):
        """The folder as it is built. Office.js opens a frame for telemetry by itself; the page's policy stops it."""
        server = serve(PANE)
        origin = f"http://127.0.0.1:{server.server_address[1]}/"
        try:
            for address in ("taskpane.html", "taskpane.html?_host_Info=Excel$Web$16.01$en-GB$telemetry$$$0",
                            "taskpane.html?_host_Info=Excel$Win32$16.01$en-US$$$$0"):
                with self.subTest(address=address):
                    self.browser.get("about:blank")
                    self.browser.get_log("performance")
                    self.browser.get_log("browser")
                    self.browser.get(origin + address)
                    self.wait(lambda _: "Ready" in self.text("about"))
                    if address == "taskpane.html":
                        self.assertIn("does not stand in Excel", self.text("said"))
                        said = []
                        self.wait(lambda _: said.extend(entry["message"] for entry in self.browser.get_log("browser"))
                                  or any("telemetry" in each and "Content Security Policy" in each for each in said))
                    time.sleep(2)
                    asked = self.asked_for()
                    self.assertIn(origin + "office/office.js", asked)
                    elsewhere = [each for each in asked if not each.startswith((origin, "about:", "blob:", "data:"))]
                    self.assertEqual(elsewhere, [])
                    self.browser.execute_script("sessionStorage.clear();")
        finally:
            server.shutdown()
            server.server_close()


if __name__ == "__main__":
    unittest.main()
