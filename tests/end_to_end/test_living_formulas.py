"""The formulas of the working edition: LibreOffice, told to work everything out anew, gets what Scorebook wrote; and after a
figure was corrected it gets what `scorebook rate` says of the corrected workbook."""
import pathlib
import re
import shutil
import tempfile
import unittest
import zipfile

import openpyxl

import libreoffice
import made_scorecard
from program import SAMPLES, run

MARCH, REGISTER = SAMPLES / "cyps-2016-03.xlsx", SAMPLES / "measures-2016-03.xlsx"
ARROWS = {"up": "↑", "level": "→", "down": "↓"}
LETTERS = {"green": "G", "amber": "A", "red": "R"}
FIRST, SUMMARY = 9, "Performance Summary"


class LivingFormulas(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        libreoffice.profile(cls.folder)
        cls.path = cls.folder / "working.xlsx"
        cls.report(MARCH, cls.path)
        cls.formulas = openpyxl.load_workbook(cls.path)
        cls.cached = openpyxl.load_workbook(cls.path, data_only=True)
        cls.recalculated = openpyxl.load_workbook(cls.by_libreoffice(cls.path), data_only=True)
        cls.columns = cls.columns_of(cls.formulas[SUMMARY])

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder, True)

    @classmethod
    def report(cls, workbook, path, *options):
        ran = run("report", workbook, "-m", REGISTER, "-l", "cyps-monthly", "--edition", "working", "-o", path, *options)
        assert ran.status == 0, ran.err

    @classmethod
    def by_libreoffice(cls, path):
        return libreoffice.recalculated(path, cls.folder)

    @staticmethod
    def columns_of(sheet):
        return made_scorecard.columns_of(sheet)[0]

    def rows(self, sheet):
        """{measure: row number} of the performance summary."""
        found = {}
        for row in range(FIRST, sheet.max_row + 1):
            ref, title = (sheet.cell(row, self.columns[name]).value for name in ("NO.", "INDICATOR"))
            if title:
                found[title if ref in ("–", None) else str(ref)] = row
        return found

    def test_recalculated_cell_by_cell_everything_is_the_same(self):
        self.assertGreater(self.compare(self.formulas, self.cached, self.recalculated), 200)
        # Every kind is there.
        summary = self.formulas[SUMMARY]
        for heading, least in (("(Month on Month)", 70), ("(in month)", 45), ("(Year End)", 45), ("Mar-16", 10), ("YTD", 5)):
            column = self.columns[heading]
            living = [row for row in range(FIRST, summary.max_row + 1) if str(summary.cell(row, column).value).startswith("=")]
            self.assertGreaterEqual(len(living), least, heading)
        self.assertEqual(len([c for row in self.formulas["Cover"].iter_rows() for c in row if str(c.value).startswith("=")]), 8)

    def test_years_to_date_of_percentages_are_made_of_numerators_and_denominators(self):
        path = self.folder / "right.xlsx"
        ran = run("report", SAMPLES / "right-2016-03.xlsx", "-m", SAMPLES / "right-measures.xlsx", "-l", "cyps-monthly",
                  "--edition", "working", "-o", path)
        self.assertEqual(ran.status, 0, ran.err)
        formulas = openpyxl.load_workbook(path)
        again = openpyxl.load_workbook(self.by_libreoffice(path), data_only=True)
        self.compare(formulas, openpyxl.load_workbook(path, data_only=True), again)
        ratios = [cell for sheet in formulas for row in sheet.iter_rows() for cell in row if re.search(r"SUM\([^)]*\)/SUM\(", str(cell.value))]
        self.assertGreaterEqual(len(ratios), 4)

    def compare(self, whole, all_cached, recalculated):
        """How many formulas there are; every cell of the one is as in the other."""
        formulas = 0
        for sheet in whole:
            cached, again = all_cached[sheet.title], recalculated[sheet.title]
            for row in sheet.iter_rows():
                for cell in row:
                    if libreoffice.is_formula(cell):
                        formulas += 1
                        self.assertNotIn(cached[cell.coordinate].value, (None, ""), f"{sheet.title}!{cell.coordinate}")
                        if isinstance(cached[cell.coordinate].value, (int, float)):
                            self.assertIsInstance(again[cell.coordinate].value, (int, float), f"{sheet.title}!{cell.coordinate}")
                    left, right = cached[cell.coordinate].value, again[cell.coordinate].value
                    self.assertTrue(libreoffice.same(left, right), f"{sheet.title}!{cell.coordinate}: {left!r} and {right!r}")
        return formulas

    def test_recalculation_really_happens(self):
        """Wrong results put into a copy, formulas untouched, are mended by LibreOffice."""
        broken = self.folder / "broken.xlsx"
        changed = 0
        with zipfile.ZipFile(self.path) as source, zipfile.ZipFile(broken, "w", zipfile.ZIP_DEFLATED) as target:
            for name in source.namelist():
                data = source.read(name)
                if name.startswith("xl/worksheets/sheet"):
                    text, count = re.subn(r"(</f><v>)[^<]*(</v>)", r"\g<1>7\g<2>", data.decode())
                    changed += count
                    data = text.encode()
                target.writestr(name, data)
        self.assertGreater(changed, 200)
        wrong = openpyxl.load_workbook(broken, data_only=True)
        mended = openpyxl.load_workbook(self.by_libreoffice(broken), data_only=True)
        different = 0
        for sheet in self.formulas:
            for row in sheet.iter_rows():
                for cell in row:
                    if libreoffice.is_formula(cell):
                        right = self.cached[sheet.title][cell.coordinate].value
                        different += str(wrong[sheet.title][cell.coordinate].value) != str(right)
                        self.assertEqual(mended[sheet.title][cell.coordinate].value, right, f"{sheet.title}!{cell.coordinate}")
        self.assertGreater(different, 200)

    def assert_as_rated(self, shown, rated):
        """Every RAG, arrow, year to date and count of a recalculated report is what `scorebook rate` says."""
        sheet = shown[SUMMARY]
        rows = self.rows(sheet)
        self.assertEqual(len(rows), len(rated["measures"]))
        for measure in rated["measures"]:
            row = rows[measure["measure"] if measure["measure"] in rows else measure["title"]]
            at = lambda heading: sheet.cell(row, self.columns[heading]).value
            name = measure["measure"]
            for heading, key, reason in (("(in month)", "period", "reason"), ("(Year End)", "year_end", "year_end_reason")):
                rag = measure["rag"][key]
                self.assertEqual(at(heading), LETTERS[rag] if rag != "none" else measure["rag"][reason], f"{name} {heading}")
            direction = measure["direction"]
            words = direction["state"] if direction["arrow"] == "none" else ARROWS[direction["arrow"]] + "\n" + direction["state"]
            self.assertEqual(at("(Month on Month)"), words, name)
            if measure["ytd"] is not None:
                scale = 100 if measure["unit"] == "%" else 1
                self.assertAlmostEqual(at("YTD") * scale, measure["ytd"], 6, name)
        counts = rated["counts"]["rag"]
        cover = {row[1].value: [cell.value for cell in row[2:7]] for row in shown["Cover"].iter_rows() if row[1].value in ("In month", "Year end")}
        for label, key in (("In month", "period"), ("Year end", "year_end")):
            self.assertEqual(cover[label], [counts[key][rag] for rag in ("green", "amber", "red", "none")] + [len(rated["measures"])])

    def test_after_corrections_it_says_what_scorebook_rates(self):
        """Three figures are corrected in the report and, likewise, in the workbook that it came from."""
        corrected, source = openpyxl.load_workbook(self.path), openpyxl.load_workbook(MARCH)
        sheet, summary = corrected[SUMMARY], source[SUMMARY]
        rows = self.rows(sheet)
        head = next(row[0].row for row in summary.iter_rows() if any(cell.value == "INDICATOR" for cell in row))
        refs = next(cell.column for cell in summary[head] if cell.value == "NO.")
        march = next(cell.column for cell in summary[head + 1] if str(cell.value).startswith("2016-03"))
        source_rows = {str(row[refs - 1].value): row[0].row for row in summary.iter_rows(min_row=head + 2)}

        def correct(measure, value):
            cell = sheet.cell(rows[measure], self.columns["Mar-16"])
            reference = re.search(r"'?([^'!(]+)'?!([A-Z]+\d+)\)$", str(cell.value))
            if reference:  # it stands on its page, here and there
                corrected[reference[1]][reference[2]].value = value
            else:
                cell.value = value
            there = summary.cell(source_rows[measure], march)
            reference = re.fullmatch(r"='?([^'!]+)'?!([A-Z]+\d+)", str(there.value))
            if reference:
                source[reference[1]][reference[2]].value = value
            else:
                there.value = value
            return bool(reference)

        self.assertTrue(correct("2.2", 0.851))  # green to red; better than before to worse
        self.assertTrue(correct("2.1", 1999))  # moves its year to date
        alone = next(m for m in ("7.6", "6.12", "10.1", "8.1") if not str(sheet.cell(rows[m], self.columns["Mar-16"]).value).startswith("="))
        self.assertFalse(correct(alone, 0.101))
        corrected_path, source_path = self.folder / "corrected.xlsx", self.folder / "source" / MARCH.name
        source_path.parent.mkdir()
        libreoffice.save(corrected, corrected_path)
        source.save(source_path)
        rated = run("rate", self.by_libreoffice(source_path), "-m", REGISTER, "-f", "json")
        self.assertEqual(rated.status, 0, rated.err)
        rated = rated.json()
        before = run("rate", MARCH, "-m", REGISTER, "-f", "json").json()
        by_name = lambda document: {m["measure"]: m for m in document["measures"]}
        old, new = by_name(before), by_name(rated)
        self.assertEqual((old["2.2"]["rag"]["period"], new["2.2"]["rag"]["period"]), ("green", "red"))
        self.assertEqual(new["2.1"]["value"], 1999)
        self.assertGreater(new["2.1"]["ytd"], old["2.1"]["ytd"])
        self.assertNotEqual(rated["counts"]["rag"], before["counts"]["rag"])
        self.assert_as_rated(openpyxl.load_workbook(self.by_libreoffice(corrected_path), data_only=True), rated)

    def test_as_written_it_says_what_scorebook_rates(self):
        self.assert_as_rated(self.cached, run("rate", MARCH, "-m", REGISTER, "-f", "json").json())

    def test_a_figure_that_is_taken_away_leaves_words_and_no_colour(self):
        corrected = openpyxl.load_workbook(self.path)
        sheet = corrected[SUMMARY]
        row = self.rows(sheet)["2.2"]
        page, cell = re.search(r"'?([^'!(]+)'?!([A-Z]+\d+)\)$", sheet.cell(row, self.columns["Mar-16"]).value).groups()
        for value, words in ((None, "no figure for March 2016"), ("tbc", "no figure: tbc")):
            corrected[page][cell].value = value
            path = self.folder / f"without {words[-3:]}.xlsx"
            libreoffice.save(corrected, path)
            shown = openpyxl.load_workbook(self.by_libreoffice(path), data_only=True)[SUMMARY]
            self.assertEqual(shown.cell(row, self.columns["(in month)"]).value, words)
            self.assertEqual(shown.cell(row, self.columns["(Month on Month)"]).value, "no comparison")

    def test_the_colours_follow_the_letters(self):
        sheet = self.formulas[SUMMARY]
        conditions = {}
        for area in sheet.conditional_formatting:
            for rule in area.rules:
                conditions[rule.formula[0]] = (str(area.sqref), rule.dxf.fill.bgColor.rgb, rule.dxf.font.color.rgb)
        for column in (sheet.cell(1, self.columns[heading]).column_letter for heading in ("(in month)", "(Year End)")):
            for letter, fill, colour in (("G", "FF6CBF6C", "FF000000"), ("A", "FFFFC000", "FF000000"), ("R", "FFB00020", "FFFFFFFF")):
                area, *colours = conditions[f'({column}{FIRST}="{letter}")']
                self.assertTrue(area.startswith(f"{column}{FIRST}:{column}"), area)
                self.assertEqual(colours, [fill, colour])
        self.assertEqual(len(conditions), 9)
        for row in range(FIRST, FIRST + len(self.rows(sheet))):
            for heading in ("(in month)", "(Year End)", "(Month on Month)"):
                cell = sheet.cell(row, self.columns[heading])
                if str(cell.value).startswith("="):  # no colour of its own that could stay behind
                    self.assertIn(cell.fill.fill_type, (None, "none"), cell.coordinate)

    def test_only_the_working_edition_has_formulas(self):
        for edition in ("committee", "public"):
            path = self.folder / f"{edition}.xlsx"
            self.assertEqual(run("report", MARCH, "-m", REGISTER, "-l", "cyps-monthly", "--edition", edition, "-o", path).status, 0)
            with zipfile.ZipFile(path) as package:
                for name in package.namelist():
                    if name.startswith("xl/worksheets/sheet"):
                        self.assertNotIn(b"<f>", package.read(name), f"{edition} {name}")

    def test_the_notes_say_what_stands_as_a_value_and_why(self):
        notes = [[cell.value for cell in row] for row in self.formulas["Data notes"].iter_rows()]
        text = "\n".join(str(value) for row in notes for value in row if value)
        formulas = sum(str(cell.value).startswith("=") for sheet in self.formulas for row in sheet.iter_rows() for cell in row)
        self.assertTrue(f"{formulas} cells are formulas and follow their figures" in text, formulas)
        listed = {row[2] for row in notes if row[3] in ("Year to date", "RAG (in month)", "RAG (year end)", "Direction of travel", "Figure", "Count") and row[4]}
        # Every RAG, arrow and year to date that is a value although a figure could change it is on the list.
        sheet = self.formulas[SUMMARY]
        for measure, row in self.rows(sheet).items():
            for heading in ("(in month)", "(Year End)", "(Month on Month)", "YTD"):
                cell = sheet.cell(row, self.columns[heading])
                is_value = cell.value is not None and not str(cell.value).startswith("=")
                hangs = heading in ("(Month on Month)",) or cell.value in ("G", "A", "R") or (heading == "YTD" and isinstance(cell.value, (int, float)))
                self.assertEqual(is_value and hangs, f"{SUMMARY}!{cell.coordinate}" in listed, f"{measure} {heading}")


if __name__ == "__main__":
    unittest.main()
