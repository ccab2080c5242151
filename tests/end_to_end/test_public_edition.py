"""The edition for the public: no part of the package holds a number that is left out, and the data notes list each one."""
import pathlib
import re
import shutil
import tempfile
import unittest
import xml.etree.ElementTree
import zipfile

import openpyxl

from program import SAMPLES, run

MARCH, REGISTER, FEBRUARY = SAMPLES / "cyps-2016-03.xlsx", SAMPLES / "measures-2016-03.xlsx", SAMPLES / "cyps-2016-02.xlsx"
WITHHELD = "commentary withheld: it may tell who is meant"


def numbers_of(path):
    """{part: set of numbers in its text}: cells with numbers, words of strings, what charts keep, descriptions, properties.
    Style numbers, widths, row numbers and indices of strings are no text of the workbook."""
    found = {}
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.endswith("styles.xml") or not name.endswith((".xml", ".rels", ".vml")):
                continue
            numbers, drawing = set(), name.startswith(("xl/drawings", "xl/comments"))
            for element in xml.etree.ElementTree.fromstring(package.read(name)).iter():
                tag = element.tag.split("}")[-1]
                texts = [element.get(key) for key in ("descr", "title", "name") if element.get(key)]
                if tag in ("v", "f") and name.startswith("xl/worksheets"):
                    pass  # below, with the kind of its cell
                elif element.text and not (drawing and tag in ("col", "row", "colOff", "rowOff")):
                    texts.append(element.text)
                if tag == "c" and name.startswith("xl/worksheets") and element.get("t") != "s":
                    texts += [child.text or "" for child in element]
                for text in texts:
                    numbers |= {match.replace(",", "") for match in re.findall(r"\d[\d,]*(?:\.\d+)?", text)}
            found[name] = numbers
    return found


class PublicEdition(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder, True)

    def report(self, workbook, name, *options):
        path = self.folder / name
        ran = run("report", workbook, "-l", "cyps-monthly", "-o", path, *options)
        self.assertEqual(ran.status, 0, ran.err)
        return path

    @staticmethod
    def listed(book):
        """[(measure, what, sheet, cell, why)] of the data notes."""
        rows = [[cell.value for cell in row] for row in book["Data notes"].iter_rows()]
        first = next(i for i, row in enumerate(rows) if row[0] == "Suppressed figures") + 3
        found = []
        for row in rows[first:]:
            if not row[3]:
                break
            if row[0] == "NO.":  # the headings, again on each page
                continue
            sheet, cell = row[3].rsplit("!", 1)
            found.append((row[0], row[2], sheet, cell, row[4]))
        return found

    def test_the_sample_shows_c_wherever_a_figure_is_left_out(self):
        book = openpyxl.load_workbook(self.report(MARCH, "public.xlsx", "-m", REGISTER, "--against", FEBRUARY, "--edition", "public"))
        listed = self.listed(book)
        self.assertGreater(len(listed), 20)
        self.assertLess(len(listed), 80)  # no more goes than has to
        hidden = {(sheet, cell) for _, _, sheet, cell, _ in listed}
        self.assertIn(("Assess - Completed", "D19"), hidden)
        sources = [[cell.value for cell in row] for row in book["Sources"].iter_rows()]
        seen = 0
        for sheet, cell, _, what, shown, workbook, source_sheet, source_cell in (row for row in sources if len(row) == 8 and row[1] and row[6]):
            if workbook == MARCH.name and (source_sheet, source_cell) in hidden:
                seen += 1
                self.assertEqual(shown, "c")
                self.assertEqual(book[sheet][cell].value, "c", f"{sheet}!{cell} {what}")
        self.assertGreater(seen, 20)
        rows = 0
        for row in book["Data"].iter_rows(min_row=2, values_only=True):
            if (row[14], row[15]) in hidden:
                rows += 1
                self.assertEqual((row[6], row[8], row[9], row[10]), ("suppressed", "c", "none", "none"))
                self.assertNotIn(row[11], ("green", "amber", "red"))
        self.assertEqual(rows, len(hidden))

    def planted(self):
        """March with numbers that stand nowhere else: a small April, and a May that its year to date must not give away; the
        commentary quotes both. A percentage with a small numerator on a page where the numerators stand beside it."""
        book = openpyxl.load_workbook(MARCH)
        contacts = book["Contacts"]
        cells = [contacts.cell(row, 3) for row in range(9, 21)]
        for index, cell in enumerate(cells):
            cell.value = 4100 + index * 113
        cells[0].value, cells[1].value = 3, 3917
        contacts["C24"].value = sum(cell.value for cell in cells)
        summary = book["Performance Summary"]
        head = next(row[0].row for row in summary.iter_rows() if any(cell.value == "INDICATOR" for cell in row))
        for row in summary.iter_rows(min_row=head):
            for cell in row:
                match = re.fullmatch(r"='?([^'!]+)'?!([A-Z]+\d+)", str(cell.value))
                if match:  # as values: openpyxl keeps no results of formulas
                    cell.value = book[match[1]][match[2]].value
        for sheet in book:
            for row in sheet.iter_rows():
                for cell in row:
                    if str(cell.value).startswith("=SUM("):
                        low, high = re.findall(r"[A-Z]+\d+", cell.value)
                        values = [each.value for line in sheet[low:high] for each in line]
                        cell.value = sum(value for value in values if isinstance(value, (int, float)))
        text = next(cell for row in contacts.iter_rows() for cell in row if str(cell.value).startswith("The multi-agency"))
        text.value += " In May there were 3,917 contacts."
        path = self.folder / MARCH.name
        book.save(path)
        return path

    def test_no_part_of_the_package_has_a_number_that_is_left_out(self):
        workbook = self.planted()
        whole = self.report(workbook, "committee.xlsx", "-m", REGISTER, "--against", FEBRUARY)
        public = self.report(workbook, "planted.xlsx", "-m", REGISTER, "--against", FEBRUARY, "--edition", "public")
        self.assertTrue(any("3917" in numbers for numbers in numbers_of(whole).values()))
        for part, numbers in numbers_of(public).items():
            self.assertNotIn("3917", numbers, part)
            self.assertNotIn("0.003917", numbers, part)
        book = openpyxl.load_workbook(public)
        why = {(sheet, cell): words for _, _, sheet, cell, words in self.listed(book)}
        self.assertEqual(why["Contacts", "C9"], "it is a small number")
        self.assertEqual(why["Contacts", "C10"], "without it one that is left out could be worked out from the total")
        self.assertEqual(book["Contacts"]["A7"].value, WITHHELD)
        self.assertFalse(any(str(cell.value) == "3917" for sheet in book for row in sheet.iter_rows() for cell in row))
        # Nothing hidden comes along, and no comment.
        self.assertTrue(all(sheet.sheet_state == "visible" for sheet in book))
        with zipfile.ZipFile(public) as package:
            self.assertFalse([name for name in package.namelist() if "comment" in name or "externalLink" in name or "vba" in name])

    def test_charts_have_a_gap_and_their_words_no_number(self):
        workbook = self.planted()
        public = self.report(workbook, "gaps.xlsx", "-m", REGISTER, "--edition", "public")
        book = openpyxl.load_workbook(public)
        sheet = book["Contacts"]
        labels = {sheet.cell(row, 2).value: row for row in range(1, 40)}
        lines = [cell for cell in sheet[labels["Apr-15"] - 1] if str(cell.value).startswith("2.1")]
        self.assertTrue(lines)  # a column with gaps is drawn in place of one with words
        self.assertIsNone(sheet.cell(labels["Apr-15"], lines[0].column).value)
        self.assertIsNone(sheet.cell(labels["May-15"], lines[0].column).value)
        self.assertIsNotNone(sheet.cell(labels["Jun-15"], lines[0].column).value)

    def test_figures_are_as_printed(self):
        """0.6248322 of 62.5% would tell what it is made of."""
        book = openpyxl.load_workbook(self.report(MARCH, "printed.xlsx", "-m", REGISTER, "--edition", "public"))
        checked = 0
        for row in book["Data"].iter_rows(min_row=2):
            value, shown = row[6].value, row[8].value
            if isinstance(value, float) and str(shown).endswith("%"):
                checked += 1
                places = len(re.search(r"(?:\.(\d+))?\s*%$", shown)[1] or "")
                self.assertAlmostEqual(value, round(value, places + 2), 12, shown)
        self.assertGreater(checked, 300)

    def test_nothing_is_left_for_the_rule_to_find(self):
        """Checked for the public, the report itself has no small number and none that can be worked out."""
        workbook = self.planted()
        before = run("check", workbook, "-m", REGISTER, "--public", "-f", "json").json()
        self.assertTrue(any(f["rule"] == "P801" for f in before["findings"]))
        public = self.report(workbook, "again.xlsx", "-m", REGISTER, "--edition", "public")
        listed = self.listed(openpyxl.load_workbook(public))
        places = {f"{sheet}!{cell}" for _, _, sheet, cell, _ in listed}
        for finding in before["findings"]:
            if finding["rule"] == "P801" and finding["state"] == "failed":
                # Numerators in cells of their own are no figures: they go with their percentage.
                self.assertTrue(any((cell if "!" in cell else f"{finding['sheet']}!{cell}") in places for cell in finding["cells"]), finding["message"])

    def test_a_waiver_keeps_what_counts_no_people(self):
        register = openpyxl.load_workbook(REGISTER)
        if "Waivers" not in register.sheetnames:
            self.skipTest("the sample register has no sheet Waivers")
        sheet = register["Waivers"]
        columns = {str(cell.value).casefold(): cell.column for cell in sheet[1]}
        row = sheet.max_row + 1
        for name, value in (("rule", "P801"), ("measure", "3.3"), ("reason", "assessments, not people"), ("name", "J Smith"),
                            ("date", "22/04/2016")):
            sheet.cell(row, next(c for n, c in columns.items() if n.startswith(name))).value = value
        path = self.folder / "waived.xlsx"
        register.save(path)
        book = openpyxl.load_workbook(self.report(MARCH, "kept.xlsx", "-m", path, "--edition", "public"))
        self.assertNotIn("3.3", {measure for measure, *_ in self.listed(book)})

    def test_the_other_editions_leave_nothing_out(self):
        book = openpyxl.load_workbook(self.report(MARCH, "all.xlsx", "-m", REGISTER))
        self.assertFalse(any(cell.value == "Suppressed figures" for row in book["Data notes"].iter_rows() for cell in row))
        self.assertFalse(any(cell.value == "c" for sheet in book for row in sheet.iter_rows() for cell in row))


if __name__ == "__main__":
    unittest.main()
