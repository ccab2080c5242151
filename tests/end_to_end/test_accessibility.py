"""All editions can be read by everybody: enough contrast, no meaning by colour alone, words for every chart, one tidy table, and
nothing in the file that a reader does not see. And the status of the report stands wherever it must."""
import pathlib
import re
import shutil
import tempfile
import unittest
import xml.etree.ElementTree
import zipfile

import openpyxl
from openpyxl.utils import range_boundaries

from program import SAMPLES, run

MARCH, REGISTER, FEBRUARY = SAMPLES / "cyps-2016-03.xlsx", SAMPLES / "measures-2016-03.xlsx", SAMPLES / "cyps-2016-02.xlsx"
EDITIONS = ("committee", "working", "public")
WORDS = {"G": "green", "A": "amber", "R": "red"}
XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"


def colour(value, otherwise):
    """RRGGBB of a colour of openpyxl."""
    if value is None or value.type != "rgb" or not isinstance(value.rgb, str):
        return otherwise
    return value.rgb[-6:]


def luminance(rgb):
    parts = [int(rgb[i:i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """By WCAG 2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


class Accessibility(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.paths, cls.books = {}, {}
        for edition in EDITIONS:
            cls.paths[edition] = cls.folder / f"{edition}.xlsx"
            ran = run("report", MARCH, "-m", REGISTER, "--against", FEBRUARY, "-l", "cyps-monthly", "--edition", edition,
                      "-o", cls.paths[edition])
            assert ran.status == 0, ran.err
            cls.books[edition] = openpyxl.load_workbook(cls.paths[edition])

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder, True)

    def every_sheet(self):
        for edition, book in self.books.items():
            for sheet in book:
                yield edition, sheet

    def parts(self, edition, pattern):
        with zipfile.ZipFile(self.paths[edition]) as package:
            for name in package.namelist():
                if re.fullmatch(pattern, name):
                    yield name, package.read(name)

    def runs_of(self, edition):
        """{text: {(size, bold, RRGGBB)}} of the texts with more than one font."""
        space, found = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}", {}
        for _, data in self.parts(edition, r"xl/sharedStrings\.xml"):
            for entry in xml.etree.ElementTree.fromstring(data).iter(space + "si"):
                for run in entry.iter(space + "r"):
                    look = run.find(space + "rPr")
                    if look is not None:
                        rgb = look.find(space + "color").get("rgb", "FF000000")[-6:]
                        text = "".join(each.text or "" for each in entry.iter(space + "t"))
                        found.setdefault(text, set()).add((float(look.find(space + "sz").get("val")), look.find(space + "b") is not None, rgb))
        return found

    def test_the_contrast_of_every_cell_is_enough(self):
        runs = {edition: self.runs_of(edition) for edition in EDITIONS}
        self.assertGreater(len(runs["committee"]), 5)
        for edition, sheet in self.every_sheet():
            pairs = {}
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value in (None, ""):
                        continue
                    fill = colour(cell.fill.fgColor, "FFFFFF") if cell.fill.fill_type == "solid" else "FFFFFF"
                    own = (cell.font.sz or 10, bool(cell.font.b), colour(cell.font.color, "000000"))
                    for size, bold, letters in runs[edition].get(cell.value, {own}):
                        pairs.setdefault((fill, letters, size >= 18 or (bold and size >= 14)), cell.coordinate)
            self.assertTrue(pairs, sheet.title)
            for (fill, letters, large), where in pairs.items():
                self.assertGreaterEqual(contrast(fill, letters), 3 if large else 4.5, f"{edition} {sheet.title}!{where} {letters} on {fill}")

    def test_colours_that_follow_a_condition_have_enough_contrast_too(self):
        found = 0
        for edition, sheet in self.every_sheet():
            for area in sheet.conditional_formatting:
                for rule in area.rules:
                    found += 1
                    self.assertGreaterEqual(contrast(colour(rule.dxf.fill.bgColor, "FFFFFF"), colour(rule.dxf.font.color, "000000")), 4.5,
                                            f"{edition} {sheet.title} {rule.formula}")
        self.assertEqual(found, 9)

    def test_every_colour_has_its_letter_or_word(self):
        """A cell in the colour of a RAG or of an arrow's tone says in letters which it is."""
        for edition, book in self.books.items():
            key = book["Key"]
            fills = {colour(row[0].fill.fgColor, None) for row in key.iter_rows() if row[0].value in WORDS}
            self.assertEqual(len(fills), 3)
            coloured = 0
            for sheet in book:
                for row in sheet.iter_rows():
                    for cell in row:
                        if cell.fill.fill_type != "solid" or colour(cell.fill.fgColor, None) not in fills:
                            continue
                        coloured += 1
                        text = str(cell.value or "")
                        words = text.strip() in WORDS or any(re.match(rf"{letter} {word}\b", text) for letter, word in WORDS.items()) or re.match(r"[↑→↓]\s", text) or text.strip() in ("↑", "→", "↓")
                        self.assertTrue(words, f"{edition} {sheet.title}!{cell.coordinate} {text!r}")
                        if text.strip() in ("↑", "→", "↓"):  # the key has the word beside it
                            self.assertTrue(sheet.title == "Key" and sheet.cell(cell.row, 2).value, cell.coordinate)
            self.assertGreater(coloured, 10, edition)

    def test_every_picture_and_chart_has_words(self):
        for edition in EDITIONS:
            drawings = charts = 0
            for _, data in self.parts(edition, r"xl/drawings/drawing\d+\.xml"):
                for frame in xml.etree.ElementTree.fromstring(data).iter():
                    if frame.tag in (XDR + "graphicFrame", XDR + "pic", XDR + "sp"):
                        drawings += 1
                        words = next(each.get("descr") for each in frame.iter(XDR + "cNvPr"))
                        self.assertGreater(len(words or ""), 30, edition)
            charts = sum(1 for _ in self.parts(edition, r"xl/charts/chart\d+\.xml"))
            self.assertGreater(charts, 10)
            self.assertEqual(drawings, charts)

    def test_data_is_one_tidy_table(self):
        for edition, book in self.books.items():
            sheet = book["Data"]
            self.assertFalse(sheet.merged_cells.ranges)
            self.assertEqual(len(sheet.tables), 1)
            table = next(iter(sheet.tables.values()))
            self.assertEqual(table.ref, sheet.dimensions)
            self.assertTrue(table.ref.startswith("A1:"))
            self.assertEqual(table.headerRowCount, 1)
            self.assertEqual([column.name for column in table.tableColumns], [cell.value for cell in sheet[1]])
            self.assertEqual(len({cell.value for cell in sheet[1]}), sheet.max_column)
            for row in sheet.iter_rows():
                for cell in row:
                    self.assertNotIn(cell.value, (None, ""), f"{edition} {cell.coordinate}")

    def test_every_table_has_headings_in_its_first_row(self):
        for edition, sheet in self.every_sheet():
            for table in sheet.tables.values():
                first_column, first_row, last_column, _ = range_boundaries(table.ref)
                headings = [sheet.cell(first_row, column).value for column in range(first_column, last_column + 1)]
                self.assertTrue(all(headings), f"{edition} {sheet.title}")
                self.assertEqual(headings, [column.name for column in table.tableColumns])

    def test_a_reader_lands_at_the_top_of_named_sheets(self):
        for edition, sheet in self.every_sheet():
            self.assertNotRegex(sheet.title, r"^Sheet\d*$")
            view = sheet.sheet_view
            for selection in view.selection:
                if selection.pane in (None, "topLeft"):
                    self.assertIn(selection.activeCell, ("A1", None), f"{edition} {sheet.title}")
            if view.pane is None:
                self.assertIn(view.topLeftCell, (None, "A1"))
            self.assertTrue(sheet["A1"].value or sheet.title == "Cover", f"{edition} {sheet.title} has no title in A1")
        for edition, book in self.books.items():
            self.assertEqual(book.active.title, "Cover")
            self.assertEqual(book["Performance Summary"].freeze_panes[1:], "9")
            for name in ("Data", "Sources"):
                self.assertIsNotNone(book[name].freeze_panes, name)

    def test_long_lists_repeat_their_headings_on_paper(self):
        for edition, sheet in self.every_sheet():
            if sheet.title in ("Cover", "Key") or sheet.max_row < 60 and not sheet.print_title_rows:
                continue  # on one page
            self.assertTrue(sheet.print_title_rows, f"{edition} {sheet.title}")
            self.assertTrue(sheet.print_area, f"{edition} {sheet.title}")

    def test_the_file_says_what_it_is(self):
        for edition, book in self.books.items():
            properties = book.properties
            self.assertEqual(properties.title, "Safeguarding Children & Families Annual Performance Report")
            self.assertTrue(properties.subject)
            self.assertTrue(properties.creator)
            self.assertEqual(properties.contentStatus, "DRAFT")
            custom = b"".join(data for _, data in self.parts(edition, r"docProps/custom\.xml")).decode()
            self.assertRegex(custom, r'name="Language"[^>]*><vt:lpwstr>en-GB<')
            for name, data in self.parts(edition, r"xl/charts/chart\d+\.xml"):
                self.assertIn(b'<c:lang val="en-', data, name)

    def test_nothing_is_in_the_file_that_a_reader_does_not_see(self):
        for edition in EDITIONS:
            with zipfile.ZipFile(self.paths[edition]) as package:
                for name in package.namelist():
                    self.assertNotRegex(name, r"(?i)vba|macro|externalLink|comments|activeX|embeddings")
                    if name.endswith(".rels"):
                        self.assertNotIn(b'TargetMode="External"', package.read(name), name)
            for sheet in self.books[edition]:
                self.assertEqual(sheet.sheet_state, "visible")
                self.assertFalse([row for row, size in sheet.row_dimensions.items() if size.hidden])
                self.assertFalse([column for column, size in sheet.column_dimensions.items() if size.hidden])

    def test_the_words_of_links_say_where_they_lead(self):
        cover = self.books["committee"]["Cover"]
        links = [cell for row in cover.iter_rows() for cell in row if cell.hyperlink]
        self.assertEqual([str(link.value) for link in links], self.books["committee"].sheetnames[1:])


class Status(unittest.TestCase):
    """DRAFT or FINAL, on every sheet and in the file; a final report with open errors is refused or says so."""

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder, True)

    def report(self, name, *options):
        path = self.folder / name
        return path, run("report", MARCH, "-m", REGISTER, "-l", "cyps-monthly", "-o", path, *options)

    def assert_status(self, path, status, other):
        book = openpyxl.load_workbook(path)
        self.assertEqual(book.properties.contentStatus, status)
        for sheet in book:
            printed = " ".join(str(part.text or "") for place in (sheet.oddHeader, sheet.oddFooter)
                               for part in (place.left, place.center, place.right))
            self.assertIn(status, printed, sheet.title)
            self.assertNotIn(other, printed, sheet.title)
            self.assertIn("Page &P of &N", printed.replace("&[Page]", "&P").replace("&[Pages]", "&N"), sheet.title)
            if sheet.title not in ("Cover", "Data"):
                self.assertIn(f"({status})", str(sheet["A2"].value), sheet.title)
        cover = [str(cell.value) for row in book["Cover"].iter_rows() for cell in row if cell.value]
        self.assertEqual(cover.count(status), 2)
        self.assertNotIn(other, cover)
        return cover

    def test_a_draft_says_so_everywhere(self):
        path, ran = self.report("draft.xlsx")
        self.assertEqual(ran.status, 0, ran.err)
        self.assert_status(path, "DRAFT", "FINAL")

    def test_a_final_report_with_open_errors_is_refused(self):
        for edition in EDITIONS:
            path, ran = self.report("refused.xlsx", "--status", "final", "--edition", edition)
            self.assertNotEqual(ran.status, 0)
            self.assertIn("the final report is refused: ", ran.err)
            self.assertFalse(path.exists())

    def test_forced_it_is_final_and_its_cover_says_that_errors_were_open(self):
        for edition in EDITIONS:
            path, ran = self.report(f"forced {edition}.xlsx", "--status", "final", "--force", "--edition", edition)
            self.assertEqual(ran.status, 0, ran.err)
            cover = self.assert_status(path, "FINAL", "DRAFT")
            self.assertTrue(any(re.fullmatch(r"made final although \d+ errors were open", text) for text in cover), cover)


if __name__ == "__main__":
    unittest.main()
