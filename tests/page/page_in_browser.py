"""The stand-alone page in a real browser, for the tests beside this file. SCOREBOOK_PAGE is the page, SCOREBOOK the command
line, SCOREBOOK_SOURCE the project."""

import functools
import json
import os
import pathlib
import subprocess
import tempfile
import time
import unittest

import openpyxl
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from browser import chromium

PAGE = pathlib.Path(os.environ["SCOREBOOK_PAGE"]).resolve()
SCOREBOOK = os.environ["SCOREBOOK"]
SOURCE = pathlib.Path(os.environ["SCOREBOOK_SOURCE"]).resolve()
SAMPLES = SOURCE / "samples"

CYPS, EARLIER, PLAN, CORPORATE = (SAMPLES / name for name in (
    "cyps-2016-03.xlsx", "cyps-2016-02.xlsx", "council-plan-2017-q2.xlsx", "corporate-plan-2016-17.xlsx"))
REGISTER = SAMPLES / "measures-2016-03.xlsx"
WORKBOOKS = (CYPS, EARLIER, PLAN, CORPORATE)


@functools.lru_cache(maxsize=None)
def command_line(*words, folder=SAMPLES):
    """What the program prints for workbooks that lie in the folder it is run in."""
    done = subprocess.run([SCOREBOOK, *map(str, words)], cwd=folder, capture_output=True, check=False)
    return done.stdout.decode()


def cells_of(file):
    """Everything that stands in a workbook: the value and the number format of each cell, by sheet."""
    book = openpyxl.load_workbook(file)
    return {sheet.title: [[(cell.value, cell.number_format) for cell in row] for row in sheet.iter_rows()] for sheet
        in book}


class PageTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.work = pathlib.Path(cls.folder.name)
        cls.downloads = cls.work / "downloads"
        cls.downloads.mkdir()
        cls.browser = chromium(cls.work, cls.downloads)

    @classmethod
    def tearDownClass(cls):
        cls.browser.quit()
        cls.folder.cleanup()

    def setUp(self):
        self.open()

    def open(self):
        self.browser.get(PAGE.as_uri())
        self.wait(lambda: "Ready" in self.text("about"))

    # ---- What stands on the page

    def wait(self, until, seconds=60):
        return WebDriverWait(self.browser, seconds, 0.05).until(lambda _: until())

    def js(self, script, *arguments):
        return self.browser.execute_script(script, *arguments)

    def find(self, selector):
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector):
        return self.browser.find_elements(By.CSS_SELECTOR, selector)

    def text(self, name):
        return self.browser.find_element(By.ID, name).text

    def result(self):
        return self.text("result")

    def open_groups(self):
        """The findings of a rule are drawn when its line is opened."""
        self.js("for (const each of document.querySelectorAll('#result details[data-key]')) each.open = true;")
        self.wait(lambda: self.js("return [...document.querySelectorAll('#result details[data-key]')].every((e) => e.querySelector('.finding'))"))

    # ---- What an officer does

    def choose(self, role, *files):
        """But for the system's own window, which no test can open: its input is filled in."""
        zone = self.find(f'.zone[data-role="{role}"]')
        self.js("document.getElementById('file-input').click = () => {};")
        zone.find_element(By.CSS_SELECTOR, ".pick").click()
        self.js("const i = document.getElementById('file-input'); i.hidden = false; i.style.display = 'block';")
        self.browser.find_element(By.ID, "file-input").send_keys("\n".join(str(file) for file in files))
        self.js("const i = document.getElementById('file-input'); i.hidden = true; i.style.display = '';")

    def chosen(self, role):
        return [each.text for each in self.all(f'.zone[data-role="{role}"] .files span')]

    def press(self, name):
        self.browser.find_element(By.ID, name).click()

    def press_button(self, words, within="main"):
        """The first button that is seen with these words on it."""
        found = [each for each in self.all(within + " button") if each.text == words and each.is_displayed()]
        self.assertTrue(found, f"there is no button '{words}'; the page says: {self.text('state')} {self.text('said')}")
        self.js("arguments[0].scrollIntoView({block: 'center'});", found[0])
        found[0].click()
        return found[0]

    def done(self, seconds=60):
        """Waits for the end of the work, and gives what the page says then."""
        self.wait(lambda: not self.js("return working"), seconds)
        return self.text("state")

    def do(self, name):
        self.press(name)
        return self.done()

    def submit(self, details, button):
        """A form that is folded away until its summary is pressed."""
        if not self.js("return document.getElementById(arguments[0]).open", details):
            self.find(f"#{details} summary").click()
        self.press_button(button, "#" + details)
        return self.done()

    def saved(self, label, ending):
        """The file that pressing a button saves; those saved before are gone."""
        for file in self.downloads.iterdir():
            file.unlink()
        self.press_button(label)
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            new = [file for file in self.downloads.iterdir() if file.name.endswith(ending)]
            if new:
                self.done()
                return new[0]
            time.sleep(0.05)
        return self.fail(f"nothing was saved by '{label}'; the page says: {self.text('state')} {self.text('said')}")

    def saved_json(self):
        return json.loads(self.saved("Save as JSON", ".json").read_text(encoding="utf-8"))
