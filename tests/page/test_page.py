"""The stand-alone page in a real browser, opened from disk with no network: an officer's whole flow, and that the page
says the same as the command line. SCOREBOOK_PAGE is the page, SCOREBOOK the command line, SCOREBOOK_SOURCE the project."""

import json
import os
import pathlib
import subprocess
import tempfile
import time
import unittest

import openpyxl
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

PAGE = pathlib.Path(os.environ["SCOREBOOK_PAGE"]).resolve()
SCOREBOOK = os.environ["SCOREBOOK"]
SOURCE = pathlib.Path(os.environ["SCOREBOOK_SOURCE"]).resolve()
SAMPLES = SOURCE / "samples"


def command_line(*words):
    """What the program prints for a workbook that lies in the folder it is run in."""
    done = subprocess.run([SCOREBOOK, *map(str, words)], cwd=SAMPLES, capture_output=True, check=False)
    return done.stdout.decode()


class Page(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.downloads = pathlib.Path(cls.folder.name) / "downloads"
        cls.downloads.mkdir()
        options = webdriver.ChromeOptions()
        for switch in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                       "--disable-background-networking", "--disable-component-update", "--disable-sync",
                       "--window-size=1200,1000", "--user-data-dir=" + cls.folder.name + "/profile"):
            options.add_argument(switch)
        options.add_experimental_option("prefs", {"download.default_directory": str(cls.downloads)})
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        service = webdriver.chrome.service.Service("/usr/bin/chromedriver")
        cls.browser = webdriver.Chrome(service=service, options=options)

    @classmethod
    def tearDownClass(cls):
        cls.browser.quit()
        cls.folder.cleanup()

    def setUp(self):
        self.browser.get(PAGE.as_uri())
        self.wait(lambda _: "Ready" in self.text("about"))

    def wait(self, until, seconds=60):
        return WebDriverWait(self.browser, seconds, 0.05).until(until)

    def text(self, name):
        return self.browser.find_element(By.ID, name).text

    def choose(self, role, *files):
        """As an officer does, but for the system's own window, which no test can open: its input is filled in."""
        zone = self.browser.find_element(By.CSS_SELECTOR, f'.zone[data-role="{role}"]')
        self.browser.execute_script("document.getElementById('file-input').click = () => {};")
        zone.find_element(By.CSS_SELECTOR, ".pick").click()
        self.browser.execute_script("const i = document.getElementById('file-input'); i.hidden = false; i.style.display = 'block';")
        self.browser.find_element(By.ID, "file-input").send_keys("\n".join(str(file) for file in files))
        self.browser.execute_script("const i = document.getElementById('file-input'); i.hidden = true; i.style.display = '';")

    def press(self, name):
        self.browser.find_element(By.ID, name).click()

    def done(self):
        self.wait(lambda _: not self.browser.find_element(By.ID, "stop").is_displayed())
        return self.text("state")

    def saved(self, label, ending):
        before = set(self.downloads.iterdir())
        next(button for button in self.browser.find_elements(By.CSS_SELECTOR, "#result button") if button.text == label).click()
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            new = [file for file in self.downloads.iterdir() if file not in before and file.name.endswith(ending)]
            if new:
                return new[0]
            time.sleep(0.05)
        self.fail(f"nothing was saved by '{label}'; the page says: {self.text('state')} {self.text('said')}")

    def test_check_finds_what_the_command_line_finds(self):
        for name in ("cyps-2016-03.xlsx", "cyps-2016-02.xlsx", "council-plan-2017-q2.xlsx", "corporate-plan-2016-17.xlsx"):
            with self.subTest(workbook=name):
                self.setUp()
                self.choose("workbooks", SAMPLES / name)
                self.press("check")
                state = self.done()
                wanted = json.loads(command_line("check", name, "-f", "json"))
                found = json.loads(self.saved("Save as JSON", ".json").read_text(encoding="utf-8"))
                self.assertEqual(found, wanted)
                errors = sum(each["severity"] == "error" for each in wanted["findings"])
                self.assertIn(f"{errors} error{'' if errors == 1 else 's'}", state)

    def test_rate_says_what_the_command_line_says(self):
        for name in ("cyps-2016-03.xlsx", "council-plan-2017-q2.xlsx"):
            with self.subTest(workbook=name):
                self.setUp()
                self.choose("workbooks", SAMPLES / name)
                self.press("rate")
                self.done()
                found = json.loads(self.saved("Save as JSON", ".json").read_text(encoding="utf-8"))
                self.assertEqual(found, json.loads(command_line("rate", name, "-f", "json")))
                rows = self.browser.find_elements(By.CSS_SELECTOR, "#result tbody tr")
                self.assertEqual(len(rows), len(found["measures"]))

    def test_the_appendix_is_the_one_of_the_command_line(self):
        self.choose("workbooks", SAMPLES / "cyps-2016-03.xlsx")
        self.choose("earlier", SAMPLES / "cyps-2016-02.xlsx")
        self.choose("register", SAMPLES / "measures-2016-03.xlsx")
        self.browser.find_element(By.CSS_SELECTOR, "#report-options summary").click()
        self.browser.find_element(By.CSS_SELECTOR, "#report-form button").click()
        self.assertIn("The appendix is ready", self.done())
        file = self.saved("Save cyps-2016-03-appendix.xlsx", ".xlsx")
        wanted = pathlib.Path(self.folder.name) / "appendix.xlsx"
        command_line("report", "cyps-2016-03.xlsx", "-m", "measures-2016-03.xlsx", "--against", "cyps-2016-02.xlsx",
                     "-l", "cyps-monthly", "-o", wanted)
        mine, theirs = openpyxl.load_workbook(file), openpyxl.load_workbook(wanted)
        self.assertEqual(mine.sheetnames, theirs.sheetnames)
        for sheet in mine.sheetnames:
            self.assertEqual([[cell.value for cell in row] for row in mine[sheet].iter_rows()],
                             [[cell.value for cell in row] for row in theirs[sheet].iter_rows()], sheet)

    def test_findings_can_be_saved_as_workbooks(self):
        self.choose("workbooks", SAMPLES / "cyps-2016-03.xlsx")
        self.press("check")
        self.done()
        findings = openpyxl.load_workbook(self.saved("Save the findings as a workbook", "-findings.xlsx"))
        self.assertIn("Findings", findings.sheetnames)
        copy = openpyxl.load_workbook(self.saved("Save a copy with comments in the cells", "-checked.xlsx"))
        self.assertTrue(any(cell.comment for sheet in copy for row in sheet.iter_rows() for cell in row))

    def test_what_is_no_workbook_is_said_and_the_page_goes_on(self):
        broken = pathlib.Path(self.folder.name) / "broken.xlsx"
        broken.write_bytes(b"no workbook at all")
        self.choose("workbooks", broken)
        self.press("check")
        self.assertIn("did not work", self.done())
        self.assertIn("broken.xlsx", self.text("said"))
        self.choose("workbooks", SAMPLES / "right-2016-03.xlsx")
        self.press("rate")
        self.assertNotIn("did not work", self.done())

    def test_nothing_is_asked_for_from_anywhere(self):
        self.browser.get_log("performance")
        self.setUp()
        self.choose("workbooks", SAMPLES / "cyps-2016-03.xlsx")
        self.press("check")
        self.done()
        asked = []
        for entry in self.browser.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] in ("Network.requestWillBeSent", "Network.webSocketCreated"):
                asked.append(message["params"].get("request", message["params"])["url"])
        self.assertTrue(all(address == PAGE.as_uri() or address.startswith("blob:") for address in asked), asked)
        refused = self.browser.execute_async_script(
            "const done = arguments[0]; fetch('http://127.0.0.1:9/').then(() => done('sent'), () => done('refused'));")
        self.assertEqual(refused, "refused")
        said = " ".join(entry["message"] for entry in self.browser.get_log("browser"))
        self.assertIn("Content Security Policy", said)

    def test_the_file_is_small_and_there_at_once(self):
        self.assertLess(PAGE.stat().st_size, 2_000_000)


if __name__ == "__main__":
    unittest.main()
