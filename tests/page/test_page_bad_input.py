"""What the stand-alone page does with files that are none, with work that is broken off, and with hostile words.
page_in_browser.py says what it needs."""

import json
import unittest
import zipfile

import openpyxl

from page_in_browser import CYPS, PAGE, PLAN, SAMPLES, PageTest

RIGHT = SAMPLES / "right-2016-03.xlsx"


def password_protected():
    """An OLE compound file whose directory names an EncryptedPackage stream, as Excel writes it."""
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + bytes.fromhex("3e000300feff09000600") + bytes(10)
    header += (1).to_bytes(4, "little") + (1).to_bytes(4, "little") + bytes(4) + (4096).to_bytes(4, "little")
    header += b"\xfe\xff\xff\xff" + bytes(4) + b"\xfe\xff\xff\xff" + bytes(4)
    header += (0).to_bytes(4, "little") + b"\xff\xff\xff\xff" * 108
    fat = b"\xfd\xff\xff\xff" + b"\xfe\xff\xff\xff" + b"\xff\xff\xff\xff" * 126

    def number(value):
        return value.to_bytes(4, "little", signed=True)

    def entry(name, kind, right, child):
        return (name.encode("utf-16-le").ljust(64, b"\0") + (2 * len(name) + 2).to_bytes(2, "little") + bytes([kind, 1])
                + number(-1) + number(right) + number(child) + bytes(36) + b"\xfe\xff\xff\xff" + bytes(8))

    return (header + fat + entry("Root Entry", 5, -1, 1) + entry("EncryptionInfo", 2, 2, -1)
            + entry("EncryptedPackage", 2, -1, -1) + bytes(128))


class BadFiles(PageTest):
    def file(self, name, data):
        path = self.work / name
        path.write_bytes(data)
        return path

    def test_what_cannot_be_read_is_said_in_words_by_every_button_and_the_page_goes_on(self):
        cases = {"secret.xlsx": (password_protected(), "password"), "letter.xlsx": (b"no workbook at all",
            "letter.xlsx"),
                 "empty.xlsx": (b"", "empty"), "half.xlsx": (CYPS.read_bytes()[:30000], "half.xlsx")}
        for name, (data, words) in cases.items():
            with self.subTest(file=name):
                self.open()
                self.choose("workbooks", self.file(name, data))
                for button in ("check", "rate", "learn"):
                    self.js("document.getElementById(arguments[0]).click()", button)
                    self.assertIn("did not work", self.done())
                    self.assertIn(words, self.text("said"))
                    self.assertNotIn("scorebook", self.text("said"))
                    self.assertEqual(self.result(), "")
                for details, label in (("report-options", "Build the appendix"),
                    ("sentences-options", "Draft the sentences")):
                    self.assertIn("did not work", self.submit(details, label))
                    self.assertIn(words, self.text("said"))
                self.press_button("Take away")
                self.choose("workbooks", RIGHT)
                self.assertIn("No error was found", self.do("check"))

    def test_one_bad_file_among_good_ones_has_not_passed(self):
        self.choose("workbooks", RIGHT, self.file("broken.xlsx", b"no workbook at all"))
        state = self.do("check")
        self.assertIn("Not every file could be read", state)
        self.assertIn("broken.xlsx", self.text("said"))

    def test_a_part_that_unpacks_to_far_more_than_a_workbook_holds_is_refused(self):
        bomb = self.work / "bomb.xlsx"
        with zipfile.ZipFile(RIGHT) as source, zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as target:
            for name in source.namelist():
                data = source.read(name)
                if name == "xl/worksheets/sheet1.xml":
                    data = data.replace(b"<sheetData>", b"<sheetData>" + b" " * 1_200_000_000, 1)
                target.writestr(name, data)
        self.choose("workbooks", bomb)
        self.press("check")
        self.assertIn("did not work", self.done(120))
        self.assertTrue("bomb.xlsx" in self.text("said") or "memory" in self.text("said"), self.text("said"))
        self.press_button("Take away")
        self.choose("workbooks", RIGHT)
        self.assertIn("No error was found", self.do("check"))

    def test_a_workbook_without_a_known_measure_is_no_pass(self):
        book = openpyxl.Workbook()
        book.active.append(["Name", "Telephone"])
        book.active.append(["Reception", "01709 000000"])
        file = self.work / "telephones.xlsx"
        book.save(file)
        self.choose("workbooks", file)
        state = self.do("check") + self.text("said")
        self.assertNotIn("No error was found", state)

    def test_comments_are_offered_only_for_workbooks_that_take_them(self):
        file = self.work / "figures.csv"
        file.write_text("Ref,Measure,Good performance,Mar-16,RAG\n2.1,Number of contacts,High,12,\n", encoding="utf-8")
        self.choose("workbooks", file)
        self.do("check")
        self.assertNotIn("Save a copy with comments in the cells", self.result())
        self.press_button("Take away")
        self.choose("workbooks", CYPS)
        self.do("check")
        self.assertIn("Save a copy with comments in the cells", self.result())

    def test_a_file_that_no_browser_holds_is_not_taken(self):
        huge = self.work / "huge.xlsx"
        with huge.open("wb") as file:
            file.truncate(400_000_000)
        self.choose("workbooks", huge)
        self.assertEqual(self.chosen("workbooks"), [])
        self.assertIn("too large", self.text("said"))
        self.assertIn("huge.xlsx", self.text("said"))

    def test_other_files_and_the_lock_of_an_open_workbook_are_not_taken(self):
        self.choose("workbooks", self.file("letter.docx", b"x"), self.file("~$march.xlsx", b"x"), RIGHT)
        self.assertEqual(self.chosen("workbooks"), [RIGHT.name])
        self.assertIn("letter.docx", self.text("said"))
        self.assertNotIn("~$", self.text("said"))

    def test_nothing_chosen(self):
        for button in ("check", "rate", "compare"):
            self.press(button)
            self.assertIn("Choose", self.done())
        self.choose("workbooks", CYPS)
        self.press("compare")
        self.assertIn("Choose an earlier submission", self.done())

    def test_words_of_a_workbook_never_become_part_of_the_page(self):
        hostile = '<img src=x onerror="document.title=1"> </script><b>'
        book = openpyxl.load_workbook(CYPS)
        sheet = book["Performance Summary"]
        for row in (17, 24, 52):
            sheet.cell(row, 3).value = hostile + str(row)
        path = self.work / "märz & <b>.xlsx"
        book.save(path)
        self.choose("workbooks", path)
        self.choose("earlier", CYPS)
        self.do("check")
        self.open_groups()
        self.js("for (const each of document.querySelectorAll('#result .more button')) if (each.textContent.startsWith('Show the')) each.click()")
        self.done()
        self.assertIn("<img src=x", self.js("return document.getElementById('result').textContent"))
        self.do("rate")
        self.assertIn("<img src=x", self.result())
        self.js("[...document.querySelectorAll('#result tbody tr')].find((e) => e.textContent.includes('<img')).querySelector('button').click()")
        self.done()
        self.assertIn("<img src=x", self.text("detail"))
        self.press("back")
        self.do("compare")
        self.assertIn("<img src=x", self.result())
        self.assertEqual(self.all("main img, main b"), [])
        self.assertNotEqual(self.browser.title, "1")


class BrokenOff(PageTest):
    def once_working(self, script):
        """Presses Check, and runs a script when the module has been asked."""
        self.browser.set_script_timeout(30)
        self.browser.execute_async_script("""
            const done = arguments[0];
            document.getElementById('check').click();
            const look = setInterval(() => {
              if (!engine.waiting || !engine.waiting.resolve) return;
              clearInterval(look);
              """ + script + """
              done();
            }, 1);""")

    def test_files_are_not_taken_during_work_and_that_is_said(self):
        self.choose("workbooks", CYPS)
        self.once_working("take('earlier', [{file: new File(['a,b'], 'february.csv'), folder: ''}]);"
                          "window.saidThen = document.getElementById('said').textContent;")
        self.done()
        self.assertIn("Nothing was taken while work is under way", self.js("return window.saidThen"))
        self.assertEqual(self.chosen("earlier"), [])

    def goes_on(self):
        self.assertIn("51 errors", self.do("check"))

    def setUp(self):
        super().setUp()
        self.choose("workbooks", CYPS)

    def test_stop(self):
        self.once_working("document.getElementById('stop').click();")
        self.assertEqual(self.done(), "Stopped. Nothing was changed.")
        self.assertEqual(self.result(), "")
        self.goes_on()

    def test_a_worker_that_the_browser_ends(self):
        self.once_working("engine.worker.terminate();")
        self.assertIn("did not work", self.done(10))
        self.assertIn("memory", self.text("said"))
        self.goes_on()

    def test_memory_that_runs_out(self):
        """As the module's own script says it."""
        self.once_working("engine.worker.onmessage({data: {id: 1, failed: 'Aborted(Cannot enlarge memory arrays)'}});")
        self.assertIn("did not work", self.done(10))
        self.assertIn("Choose fewer or smaller files", self.text("said"))
        self.assertNotIn("Aborted", self.text("said"))
        self.goes_on()

    def test_a_module_that_fails_says_what_to_report(self):
        self.once_working("engine.worker.onmessage({data: {id: 1, failed: 'unreachable'}});")
        self.assertIn("Nothing was changed", self.done(10))
        self.assertIn("Please send these words", self.text("said"))
        self.assertIn("unreachable", self.text("said"))
        self.goes_on()

    def test_a_defect_says_what_to_report_and_that_nothing_was_changed(self):
        said = ("scorebook: this is a defect in the program, not in your workbook: a rule lost its place\n"
                "Please report it with these lines and, if you may, the workbook:\n  scorebook 0.1.0  scorebook (page)\n")
        self.once_working("engine.worker.onmessage({data: {id: 1, answer: " + json.dumps(
            {"status": 4, "out": "", "said": said, "outputs": {}}) + "}}); engine.drop(new Stopped());")
        state = self.done(10)
        self.assertIn("has a defect", state)
        self.assertIn("Nothing was changed", state)
        for words in ("a rule lost its place", "scorebook 0.1.0", "What was asked for: check"):
            self.assertIn(words, self.text("said"))
        self.assertEqual(self.result(), "")
        self.goes_on()

    def test_a_second_click_while_it_works_asks_nothing(self):
        self.js("const run = engine.run; window.asked = 0; engine.run = (...all) => { ++window.asked; return run.apply(engine, all); };")
        self.once_working("""
            window.off = ['check', 'rate', 'compare', 'learn'].map((name) => document.getElementById(name).disabled);
            document.getElementById('rate').click();
            document.getElementById('report-form').requestSubmit();
            document.getElementById('sentences-form').requestSubmit();""")
        self.assertIn("51 errors", self.done())
        self.assertEqual(self.js("return window.asked"), 1)
        self.assertEqual(self.js("return window.off"), [True] * 4)
        self.assertFalse(self.js("return [...document.querySelectorAll('main button')].some((each) => each.disabled)"))
        self.assertFalse(self.browser.find_element("id", "stop").is_displayed())

    def test_stopped_before_it_was_ready(self):
        self.browser.get("about:blank")
        self.browser.get(PAGE.as_uri())
        self.js("const t = new DataTransfer(); t.items.add(new File(['x'], 'a.xlsx')); take('workbooks', [...t.files].map(withFolder));"
                "document.getElementById('check').click(); document.getElementById('stop').click();")
        self.assertEqual(self.done(), "Stopped. Nothing was changed.")
        self.wait(lambda: "Ready" in self.text("about"))
        self.press_button("Take away")
        self.choose("workbooks", PLAN)
        self.assertIn("2 errors", self.do("check"))


if __name__ == "__main__":
    unittest.main()
