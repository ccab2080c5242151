"""The committee workbook: read back by openpyxl, by the program itself and by LibreOffice, and printed."""
import csv
import hashlib
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest
import zipfile

import openpyxl

from program import DATA, SAMPLES, oracle, run

MARCH = SAMPLES / "cyps-2016-03.xlsx"
ARROWS = {"up": "↑", "level": "→", "down": "↓"}
LETTERS = {"green": "G", "amber": "A", "red": "R"}


class Report(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.path = cls.folder / "report.xlsx"
        cls.ran = run("report", MARCH, "-l", "cyps-monthly", "-o", cls.path)
        assert cls.ran.status == 0, cls.ran.err
        cls.book = openpyxl.load_workbook(cls.path)
        cls.rated = {m["measure"]: m for m in run("rate", MARCH, "-f", "json").json()["measures"]}

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder, True)

    def scorecard(self):
        """(column number by heading, {measure: row of cells}) of the performance summary."""
        sheet = self.book["Performance Summary"]
        header = next(row[0].row for row in sheet.iter_rows() if any(cell.value == "INDICATOR" for cell in row))
        columns = {}
        for cell in (*sheet[header], *sheet[header + 1]):
            if cell.value:
                columns.setdefault(" ".join(str(cell.value).split()), cell.column)
        rows = {}
        for row in sheet.iter_rows(min_row=header + 2):
            ref, title = row[columns["NO."] - 1].value, row[columns["INDICATOR"] - 1].value
            measure = str(ref) if str(ref) in self.rated else title
            if measure in self.rated:
                rows[measure] = row
        return columns, rows

    def test_the_performance_summary_has_every_figure_rag_and_arrow(self):
        columns, rows = self.scorecard()
        self.assertEqual(set(rows), set(self.rated))
        truth = {}
        for observation in oracle("cyps-2016-03")["observations"]:
            if observation["sheet"] == "Performance Summary":
                truth[observation["measure"], observation["kind"], observation["period"], observation.get("benchmark")] = observation
        months = {"2016-01": "Jan-16", "2016-02": "Feb-16", "2016-03": "Mar-16"}
        compared = 0
        for measure, row in rows.items():
            rating = self.rated[measure]
            places = [(columns[label], ("value", month, None)) for month, label in months.items()]
            places += [(columns["YTD"], ("ytd", "2016-03", None))]
            places += [(columns[year], ("year", year, None)) for year in ("2013/14", "2014/15")]
            for column, key in places:
                cell, expected = row[column - 1], truth.get((measure, *key))
                if expected is None:
                    continue
                if expected["value"] is None:
                    self.assertEqual(str(cell.value), expected["text"], (measure, key))
                else:
                    scale = 100 if "%" in cell.number_format else 1
                    self.assertAlmostEqual(float(cell.value) * scale, expected["value"], 6, f"{measure} {key}")
                compared += 1
            letter = LETTERS.get(rating["rag"]["period"], "")
            shown = str(row[columns["(in month)"] - 1].value or "")
            self.assertEqual(shown[:1] if letter else letter, letter, measure)
            if letter:
                self.assertEqual(row[columns["(in month)"] - 1].fill.fill_type, "solid", measure)
            letter = LETTERS.get(rating["rag"]["year_end"], "")
            self.assertTrue(str(row[columns["(Year End)"] - 1].value or "").startswith(letter), measure)
            arrow = ARROWS.get(rating["direction"]["arrow"], "")
            self.assertTrue(str(row[columns["(Month on Month)"] - 1].value or "").startswith(arrow), measure)
        self.assertEqual(compared, 228 + 34 + 55 + 70)

    def test_arrows_agree_with_the_published_ones_but_for_the_one_that_was_wrong(self):
        columns, rows = self.scorecard()
        with open(DATA / "scorecard-2016-03.csv", encoding="utf-8", newline="") as file:
            published = {row["ref"]: row["printed_arrow"] for row in csv.DictReader(file) if row["printed_arrow"]}
        differ = [measure for measure, row in rows.items() if measure in published and
                  not str(row[columns["(Month on Month)"] - 1].value).startswith(ARROWS[published[measure]])]
        self.assertEqual(differ, ["3.8"])

    def test_the_program_reads_its_own_report_back(self):
        result = run("convert", self.path, "-f", "json")
        self.assertEqual(result.status, 0, result.err)
        key = lambda o: (o["measure"], o["kind"], o["period"], o.get("benchmark"))
        back = {}
        for observation in result.json()["observations"]:
            if observation["sheet"] == "Performance Summary":
                back[key(observation)] = observation
        for observation in oracle("cyps-2016-03")["observations"]:
            if observation["sheet"] == "Performance Summary":
                self.assertIn(key(observation), back)
                self.assertEqual(back[key(observation)]["value"], observation["value"], key(observation))
                self.assertEqual(back[key(observation)]["decimals"], observation["decimals"], key(observation))

    def test_two_runs_give_the_same_bytes(self):
        again = self.folder / "again.xlsx"
        self.assertEqual(run("report", MARCH, "-l", "cyps-monthly", "-o", again).status, 0)
        self.assertEqual(hashlib.sha256(self.path.read_bytes()).hexdigest(), hashlib.sha256(again.read_bytes()).hexdigest())

    def test_an_earlier_workbook_beside_it_adds_no_second_page_and_no_older_date(self):
        both = self.folder / "both.xlsx"
        ran = run("report", SAMPLES / "cyps-2016-02.xlsx", MARCH, "-l", "cyps-monthly", "-o", both)
        self.assertEqual(ran.status, 0, ran.err)
        book = openpyxl.load_workbook(both)
        self.assertEqual(book.sheetnames, self.book.sheetnames)
        for sheet in ("Cover", "Performance Summary", "Contacts"):
            # The trends go back further with it: their words and the figures beside the printed area.
            trend = {cell.value: cell.column for row in self.book[sheet].iter_rows() for cell in row}
            words, first = trend.get("Lowest to highest"), trend.get("Figures of the trends (not printed)", 10**6)
            cells = lambda of: {cell.coordinate: cell.value for row in of[sheet].iter_rows() for cell in row
                                if cell.value is not None and "open" not in str(cell.value)
                                and cell.column < first and cell.column != words and cell.value != "no trend"}
            self.assertEqual(cells(book), cells(self.book), sheet)

    def test_sources_name_the_cell_of_every_figure_and_the_input(self):
        text = "\n".join(str(cell.value) for row in self.book["Sources"].iter_rows() for cell in row if cell.value is not None)
        self.assertIn(hashlib.sha256(MARCH.read_bytes()).hexdigest(), text)
        for place in ("F12", "H87", "V78"):
            self.assertIn(place, text)

    def test_the_data_sheet_is_one_tidy_table(self):
        sheet = self.book["Data"]
        self.assertEqual(len(sheet.merged_cells.ranges), 0)
        self.assertEqual(len(sheet.tables), 1)
        table = next(iter(sheet.tables.values()))
        self.assertTrue(table.ref.startswith("A1:"))
        for row in sheet[table.ref]:
            for cell in row:
                self.assertNotIn(cell.value, (None, ""), cell.coordinate)

    def test_findings_are_for_the_working_edition_only(self):
        self.assertNotIn("Findings", self.book.sheetnames)
        working = self.folder / "working.xlsx"
        self.assertEqual(run("report", MARCH, "-l", "cyps-monthly", "--edition", "working", "-o", working).status, 0)
        self.assertIn("Findings", openpyxl.load_workbook(working).sheetnames)

    def test_it_is_a_draft_until_asked_otherwise(self):
        cover = "\n".join(str(cell.value) for row in self.book[self.book.sheetnames[0]].iter_rows() for cell in row if cell.value)
        self.assertIn("DRAFT", cover)
        self.assertNotIn("FINAL", cover)

    def test_no_macro_no_external_link_no_network_address(self):
        with zipfile.ZipFile(self.path) as package:
            for name in package.namelist():
                self.assertNotIn("vbaProject", name)
                self.assertNotIn("externalLink", name)
                if name.endswith(".rels"):
                    self.assertNotIn("TargetMode=\"External\"", package.read(name).decode())

    def test_every_chart_has_alternative_text(self):
        with zipfile.ZipFile(self.path) as package:
            charts = [name for name in package.namelist() if re.fullmatch(r"xl/charts/chart\d+\.xml", name)]
            self.assertGreaterEqual(len(charts), 12)
            drawings = "".join(package.read(name).decode() for name in package.namelist()
                               if re.fullmatch(r"xl/drawings/drawing\d+\.xml", name))
        descriptions = re.findall(r'<xdr:cNvPr [^>]*descr="([^"]+)"', drawings)
        self.assertEqual(len(descriptions), len(charts))
        self.assertTrue(all(len(text) > 20 for text in descriptions))

    def test_printed_pages_have_headings_and_no_hashes(self):
        subprocess.run(["soffice", f"-env:UserInstallation=file://{self.folder}/profile", "--headless", "--convert-to", "pdf",
                        "--outdir", self.folder, self.path], check=True, capture_output=True, timeout=300)
        text = subprocess.run(["pdftotext", "-layout", self.folder / "report.pdf", "-"], check=True, capture_output=True).stdout.decode()
        pages = text.split("\f")[:-1]
        self.assertGreater(len(pages), 10)
        self.assertNotIn("###", text)
        for number, page in enumerate(pages, 1):
            self.assertRegex(page, rf"Page\s+{number}\s+of\s+{len(pages)}")
            self.assertIn("DRAFT", page)
        # Every page on which a section of the summary stands repeats the headings of its columns.
        sections = {measure["section"] for measure in self.rated.values()}
        summary = [page for page in pages if page.rstrip().endswith("Performance Summary") and "Page" in page]
        self.assertGreaterEqual(len(summary), len(sections) // 4)
        for page in summary:
            for heading in ("INDICATOR", "Jan-16", "Mar-16", "YTD", "Amber", "2014/15"):
                self.assertIn(heading, page)
        words = " ".join(text.split())
        for measure in ("6.10", "6.14", "7.10"):
            self.assertIn(f" {measure} ", words)

    def test_every_word_of_the_summary_is_in_print(self):
        pdf = self.folder / "report.pdf"
        if not pdf.exists():
            self.test_printed_pages_have_headings_and_no_hashes()
        printed = set(re.findall(r"\w+", subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True).stdout.decode()))
        for measure in self.rated.values():
            for word in re.findall(r"\w+", measure["title"]):
                self.assertIn(word, printed, measure["title"])

    def test_libreoffice_reads_the_same_figures(self):
        subprocess.run(["soffice", f"-env:UserInstallation=file://{self.folder}/profile2", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
                        "--outdir", self.folder / "resaved", self.path], check=True, capture_output=True, timeout=300)
        resaved = run("convert", self.folder / "resaved" / "report.xlsx", "-f", "json").json()["observations"]
        original = run("convert", self.path, "-f", "json").json()["observations"]
        pick = lambda observations: [(o["sheet"], o["cell"], o["measure"], o["kind"], o["period"], o["value"]) for o in observations]
        self.assertEqual(pick(resaved), pick(original))


class SourcesWorkbook(unittest.TestCase):
    """The draft of the sheet Sources that inspect writes for Excel."""

    def test_it_offers_the_words_of_closed_lists_and_is_read_back(self):
        with tempfile.TemporaryDirectory() as folder:
            figures, draft = pathlib.Path(folder, "figures.csv"), pathlib.Path(folder, "Sources.xlsx")
            figures.write_text("Measure,2015/16,2016/17\nVisits,1,2\nCalls,3,4\n")
            written = run("inspect", figures, "-f", "xlsx", "-o", draft)
            self.assertEqual(written.status, 0, written.err)
            sheet = openpyxl.load_workbook(draft)["Sources"]
            columns = {cell.value: cell.column_letter for cell in sheet[1]}
            offered = {str(rule.sqref).split(":")[0]: rule.formula1.strip('"').split(",") for rule in sheet.data_validations.dataValidation}
            self.assertEqual(offered[columns["orientation"] + "2"], ["measures down", "periods down", "list"])
            self.assertIn("year to date", offered[columns["role"] + "2"])
            self.assertEqual(offered[columns["read"] + "2"], ["yes", "no"])
            self.assertEqual(sheet.freeze_panes, "A2")
            self.assertTrue(all(cell.font.bold for cell in sheet[1]))
            self.assertTrue(all(cell.number_format == "@" for cell in sheet[2]))
            self.assertEqual(run("convert", figures, "-m", draft, "-f", "csv").out, run("convert", figures, "-f", "csv").out)
            missing = run("inspect", pathlib.Path(folder, "none.csv"), "-f", "xlsx", "-o", draft)
            self.assertEqual(missing.status, 3)
            self.assertEqual(openpyxl.load_workbook(draft)["Sources"]["A2"].value, "figures")


if __name__ == "__main__":
    unittest.main()
