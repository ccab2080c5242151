"""The task pane in a real browser, served from its own folder, with excel_host.js in the place of Excel: what its tests
share. SCOREBOOK_PANE (or SCOREBOOK_HOSTED) is the
built folder, SCOREBOOK the command line, SCOREBOOK_SOURCE the project."""

import base64
import copy
import functools
import http.server
import io
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import threading
import time
import unittest

import openpyxl
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import PatternFill
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from browser import chromium

PANE = pathlib.Path(os.environ.get("SCOREBOOK_PANE") or os.environ["SCOREBOOK_HOSTED"]).resolve()
SCOREBOOK = os.environ["SCOREBOOK"]
SOURCE = pathlib.Path(os.environ["SCOREBOOK_SOURCE"]).resolve()
SAMPLES = SOURCE / "samples"
SUMMARY = "Performance Summary"
RED, AMBER, GREEN = "#FF0000", "#FFC000", "#00B050"


def command_line(*words, folder=SAMPLES):
    """What the program prints for a workbook that lies in the folder it is run in."""
    done = subprocess.run([SCOREBOOK, *map(str, words)], cwd=folder, capture_output=True, check=False)
    return done.stdout.decode()


def cell_model(shown, typed):
    """A cell as the stand-in host has it: what it shows, the formula behind it, and its fill."""
    model = {}
    if shown.value is not None:
        model["v"] = shown.value if isinstance(shown.value, (int, float, str, bool)) else str(shown.value)
    if typed.data_type == "f":
        model["f"] = str(typed.value)
    if typed.number_format != "General":
        model["nf"] = typed.number_format
    fill = typed.fill
    if fill.fill_type == "solid" and isinstance(fill.fgColor.rgb, str):
        model["fill"] = "#" + fill.fgColor.rgb[2:]
    return model


@functools.lru_cache
def workbook_model(name, content):
    """The open workbook for the stand-in host; the bytes are the file's own."""
    shown = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    typed = openpyxl.load_workbook(io.BytesIO(content))
    sheets = []
    for sheet in typed.worksheets:
        cells = {}
        for row in sheet.iter_rows():
            for cell in row:
                model = cell_model(shown[sheet.title][cell.coordinate], cell)
                if model:
                    cells[cell.coordinate] = model
        sheets.append({"name": sheet.title, "visibility": {"visible": "Visible",
            "hidden": "Hidden"}[sheet.sheet_state], "cells": cells})
    return {"name": name, "url": "C:\\Work\\" + name, "sheets": sheets, "bytes": base64.b64encode(content).decode(),
            "selection": {"sheet": sheets[0]["name"], "cell": "A1"}}


def sample(name):
    return (SAMPLES / name).read_bytes()


@functools.lru_cache
def differing_workbook():
    """The workbook that is right in everything, but for arrows and RAGs typed otherwise than they are worked out."""
    shown = openpyxl.load_workbook(SAMPLES / "right-2016-03.xlsx", data_only=True)
    typed = openpyxl.load_workbook(SAMPLES / "right-2016-03.xlsx")
    for sheet in typed.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    cell.value = shown[sheet.title][cell.coordinate].value
    fill = lambda color: PatternFill("solid", fgColor="FF" + color[1:])
    sheet = typed[SUMMARY]
    sheet["L8"].value, sheet["L8"].fill = "r", fill(RED)
    sheet["L13"].value, sheet["L13"].fill = "Green", PatternFill()
    sheet["L16"].value, sheet["L16"].fill = "-", fill(AMBER)
    sheet["K9"].value = "▲"
    sheet["K10"].value = "Up"
    sheet["L31"].value, sheet["L31"].fill = "G", fill(GREEN)
    out = io.BytesIO()
    typed.save(out)
    return out.getvalue()


def with_rows_swapped(content, one, other, change):
    """The workbook with two rows of its summary in each other's place; `change(sheet)` does what else is to be done."""
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    sheet = workbook[SUMMARY]
    for first, second in zip(sheet[one], sheet[other]):
        if not isinstance(first, MergedCell) and not isinstance(second, MergedCell):
            first.value, second.value = second.value, first.value
            first._style, second._style = copy.copy(second._style), copy.copy(first._style)
    change(sheet)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


class Quiet(http.server.SimpleHTTPRequestHandler):
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript",
        ".wasm": "application/wasm"}

    # The workbook of the stand-in changes from one opening to the next, sometimes within a second.
    def end_headers(self):
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *words):
        pass


def serve(folder):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


class PaneTestCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        root = pathlib.Path(cls.folder.name)
        cls.downloads = root / "downloads"
        cls.downloads.mkdir()
        cls.served = root / "pane"
        shutil.copytree(PANE, cls.served)
        cls.host = (SOURCE / "tests/page/excel_host.js").read_text(encoding="utf-8")
        cls.server = serve(cls.served)
        cls.origin = f"http://127.0.0.1:{cls.server.server_address[1]}/"
        cls.browser = chromium(root, cls.downloads, size="500,900")

    @classmethod
    def tearDownClass(cls):
        cls.browser.quit()
        cls.server.shutdown()
        cls.server.server_close()
        cls.folder.cleanup()

    # ---- What an officer does ----

    def open(self, model, tab="", forget=True):
        """Opens the pane over a workbook."""
        (self.served / "office/office.js").write_text(f"const kWorkbookModel = {json.dumps(model)};\n{self.host}",
            encoding="utf-8")
        if forget:
            self.browser.get(self.origin + "look.css")
            self.browser.execute_script("localStorage.clear(); indexedDB.deleteDatabase('scorebook');")
        else:
            self.browser.get("about:blank")
        self.browser.get(self.origin + "taskpane.html" + tab)
        self.wait(lambda _: "Ready" in self.text("about"))

    def open_sample(self, name, tab="", **more):
        self.open({**workbook_model(name, sample(name)), **more}, tab)

    def wait(self, until, seconds=60):
        return WebDriverWait(self.browser, seconds, 0.05, ignored_exceptions=[StaleElementReferenceException]).until(until)

    def find(self, selector):
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector):
        return self.browser.find_elements(By.CSS_SELECTOR, selector)

    def text(self, name):
        return self.browser.find_element(By.ID, name).text

    def tab(self, name):
        self.browser.find_element(By.ID, "tab-" + name).click()

    def press(self, name):
        self.browser.execute_script("arguments[0].scrollIntoView({block: 'center'}); arguments[0].click();",
            self.browser.find_element(By.ID, name))

    def press_label(self, label, within="main"):
        button = next(each for each in self.all(within + " button") if each.get_attribute("textContent") == label
                      or each.get_attribute("aria-label") == label)
        self.browser.execute_script("arguments[0].click();", button)

    def done(self):
        self.wait(lambda _: not self.browser.find_element(By.ID, "stop").is_displayed())
        return self.text("state")

    def do(self, name):
        self.press(name)
        return self.done()

    def choose(self, name, *files):
        self.browser.find_element(By.ID, name).send_keys("\n".join(str(file) for file in files))

    def choose_register(self, file):
        self.tab("files")
        self.choose("register-file", file)
        self.wait(lambda _: file.name in self.text("register-name"))

    def saved(self, press, ending):
        before = set(self.downloads.iterdir())
        press()
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            new = [file for file in self.downloads.iterdir() if file not in before and file.name.endswith(ending)]
            if new:
                return new[0]
            time.sleep(0.05)
        self.fail(f"nothing was saved; the pane says: {self.text('state')} {self.text('said')}")

    def script(self, words, *more):
        return self.browser.execute_script("return " + words, *more)

    def cell(self, sheet, cell):
        return self.script("host.model.sheets.find((each) => each.name === arguments[0]).cells[arguments[1]] || {}",
            sheet, cell)

    def cells(self):
        return self.script("Object.fromEntries(host.model.sheets.map((each) => [each.name, each.cells]))")

    def work_on(self, content):
        """The officer works on in the open workbook, until it is this one."""
        model = workbook_model("march.xlsx", content)
        self.browser.execute_script("""
            host.model.bytes = arguments[0].bytes;
            host.model.sheets.forEach((each, index) => { each.cells = arguments[0].sheets[index].cells; });""", model)

    def highlights(self):
        return self.script("host.model.sheets.flatMap((each) => each.formats.map((format) => [each.name, format.formula, format.areas]))")

    def fault(self, name, value):
        self.browser.execute_script("host.faults[arguments[0]] = arguments[1];", name, value)

    def protect(self, sheet, on=True):
        self.browser.execute_script("host.model.sheets.find((each) => each.name === arguments[0]).protected = arguments[1];", sheet, on)

    def same_sheets(self, content, wanted):
        mine, theirs = openpyxl.load_workbook(io.BytesIO(content)), openpyxl.load_workbook(wanted)
        self.assertEqual(mine.sheetnames, theirs.sheetnames)
        for sheet in mine.sheetnames:
            self.assertEqual([[cell.value for cell in row] for row in mine[sheet].iter_rows()],
                             [[cell.value for cell in row] for row in theirs[sheet].iter_rows()], sheet)
