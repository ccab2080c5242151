"""The findings as a workbook: its counts are those of the JSON, its sums add up, its links lead to the very cells."""
import pathlib
import shutil
import tempfile
import unittest
import urllib.parse

import openpyxl

from program import SAMPLES, run

MARCH = SAMPLES / "cyps-2016-03.xlsx"
SHEETS = ["Summary", "Findings", "Not run", "How to mend", "Waivers to copy"]


def rows_of(sheet, first=2):
    """The rows of a table by their headings, as texts and numbers; a link keeps its cell."""
    headings = [cell.value for cell in sheet[first - 1]]
    return [dict(zip(headings, row)) for row in sheet.iter_rows(min_row=first) if row[0].value is not None]


def target_of(cell, folder):
    """The file, sheet and cell that a link leads to; openpyxl leaves the sheet and cell in `location`."""
    link = cell.hyperlink
    place = link.location
    assert place.startswith("'"), place
    sheet, cell_name = place[1:].rsplit("'!", 1)
    return folder / urllib.parse.unquote(link.target), sheet.replace("''", "'"), cell_name


class FindingsWorkbook(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.addClassCleanup(shutil.rmtree, cls.folder, True)
        (cls.folder / "submissions").mkdir()
        cls.submission = cls.folder / "submissions" / "it's 100% #1 march.xlsx"
        shutil.copy(MARCH, cls.submission)
        cls.path = cls.folder / "findings.xlsx"
        cls.ran = run("check", cls.submission, "-f", "xlsx", "-o", cls.path)
        cls.json = run("check", cls.submission, "-f", "json").json()
        cls.book = openpyxl.load_workbook(cls.path)
        cls.values = openpyxl.load_workbook(cls.path, data_only=True)

    def test_it_is_written_with_the_exit_status_of_the_check(self):
        self.assertEqual(self.ran.status, 1, self.ran.err)
        self.assertIn(f"wrote {self.path}: {self.json['summary']['errors']} errors", self.ran.err)
        self.assertEqual(self.book.sheetnames, SHEETS)

    def test_the_findings_are_those_of_the_json_in_its_order(self):
        found = rows_of(self.book["Findings"])
        self.assertEqual(len(found), len(self.json["findings"]))
        for row, finding in zip(found, self.json["findings"]):
            value = {heading: cell.value or "" for heading, cell in row.items()}
            self.assertEqual(value["Rule"], finding["rule"])
            self.assertEqual(value["Severity"], finding["severity"])
            self.assertEqual(value["What it finds"], finding["title"])
            self.assertEqual(value["State"], "open")
            self.assertEqual(value["Workbook"], self.submission.name)
            self.assertEqual(value["Sheet"], finding["sheet"] or "")
            self.assertEqual(value["Measure"], finding["measure"] or "")
            self.assertEqual(value["Found"], finding["observed"])
            self.assertEqual(value["Expected"], finding["expected"] or "")
            self.assertEqual(value["What is wrong"], finding["message"])
            self.assertEqual(value["What to do"], finding["fix"])
            self.assertEqual(value["Fingerprint"], finding["fingerprint"])
            self.assertEqual([value["Cell"]] + ([value["Other cells"]] if value["Other cells"] else []),
                             [finding["cells"][0].rsplit("!", 1)[-1]] +
                             ([", ".join(finding["cells"][1:])] if finding["cells"][1:] else []))

    def test_every_cell_is_a_link_to_that_cell_of_the_workbook_beside_it(self):
        sheets = openpyxl.load_workbook(MARCH, read_only=True).sheetnames
        for row, finding in zip(rows_of(self.book["Findings"]), self.json["findings"]):
            file, sheet, cell = target_of(row["Cell"], self.folder)
            self.assertEqual(file.resolve(), self.submission.resolve())
            self.assertIn(sheet, sheets)
            self.assertEqual((sheet, cell), (finding["sheet"], finding["cells"][0].rsplit("!", 1)[-1]))
            self.assertFalse(row["Cell"].hyperlink.target.startswith(("/", "file:")), "a link must move with its folder")

    def test_the_rule_leads_to_how_it_is_mended(self):
        for row in rows_of(self.book["Findings"]):
            sheet, cell = row["Rule"].hyperlink.location.rsplit("!", 1)
            self.assertEqual(sheet, "'How to mend'")
            self.assertEqual(self.book["How to mend"][cell].value, row["Rule"].value)

    def test_the_sums_are_formulas_whose_results_add_up(self):
        sheet, values = self.book["Summary"], self.values["Summary"]
        labels = {cell.value: cell.row for cell in values["A"] if cell.value}
        self.assertEqual(values["A2"].value, f"{self.json['summary']['errors']} errors to be mended or waived before submission")
        counts = [values.cell(labels[name], 4).value for name in ("errors", "queries", "notes", "waived")]
        self.assertEqual(counts, [self.json["summary"][name] for name in ("errors", "queries", "notes", "waived")])
        self.assertEqual(values.cell(labels["all findings"], 4).value, sum(counts))
        self.assertTrue(sheet.cell(labels["all findings"], 4).value.startswith("=SUM("))
        rules = {rule["rule"]: rule for rule in self.json["summary"]["rules"]}
        heading, last = labels["Rule"], labels["All rules"]
        self.assertEqual(last - heading - 1, len(rules))
        for row in range(heading + 1, last):
            rule = rules[values.cell(row, 1).value]
            numbers = [values.cell(row, column).value for column in range(5, 10)]
            self.assertEqual(numbers, [rule[name] for name in ("applied", "passed", "failed", "waived", "not_run")])
            self.assertEqual(numbers[0], sum(numbers[1:4]))
            outcome = values.cell(row, 4).value
            self.assertEqual(outcome == "failed", rule["failed"] > 0, rule)
            self.assertTrue(outcome not in ("passed", "passed where run") or rule["applied"] > 0, rule)
        for column in range(5, 10):
            cell = sheet.cell(last, column)
            self.assertEqual(cell.value, f"=SUM({cell.column_letter}{heading + 1}:{cell.column_letter}{last - 1})")
            self.assertEqual(values.cell(last, column).value,
                             sum(values.cell(row, column).value for row in range(heading + 1, last)))
        self.assertEqual(values.cell(last, 7).value, len(self.json["findings"]))

    def test_the_summary_names_the_workbook_with_its_sha_256(self):
        texts = {cell.value for row in self.values["Summary"].iter_rows() for cell in row}
        self.assertIn(self.json["workbooks"][0]["sha256"], texts)
        self.assertIn(self.submission.name, texts)
        self.assertIn(f"Scorebook {run('--version').out.split()[1].rstrip(',')}, catalogue of rules "
                      f"{self.json['catalogue_version']}", texts)

    def test_what_was_not_run_has_its_reasons(self):
        listed = rows_of(self.values["Not run"])
        total = listed.pop()
        self.assertEqual(total["Rule"].value, "All")
        expected = sum(rule["not_run"] for rule in self.json["summary"]["rules"])
        self.assertEqual(total["How often"].value, expected)
        self.assertEqual(sum(row["How often"].value for row in listed), expected)
        for rule in self.json["summary"]["rules"]:
            whys = [f"{row['Why it was not run'].value} ({row['How often'].value})" for row in listed
                    if row["Rule"].value == rule["rule"] and row["How often"].value]
            self.assertEqual(whys, rule["why"])

    def test_a_row_of_waivers_to_copy_is_taken_by_the_register(self):
        sheet = self.book["Waivers to copy"]
        headings = [cell.value for cell in sheet[3]]
        columns = headings[:headings.index(None)]
        prints = [row[columns.index("fingerprint")].value for row in sheet.iter_rows(min_row=4)]
        self.assertEqual(prints, [finding["fingerprint"] for finding in self.json["findings"]])
        register = self.folder / "measures.xlsx"
        if not register.exists():
            self.assertEqual(run("learn", MARCH, "-o", register).status, 0)
        book = openpyxl.load_workbook(register)
        waivers = book["Waivers"]
        self.assertEqual([cell.value for cell in waivers[1]][:len(columns)], columns)
        filled = [cell.value for cell in sheet[4]][:len(columns)]
        filled[columns.index("reason")], filled[columns.index("name")] = "restated", "J Smith"
        filled[columns.index("date")] = "12/04/2016"
        for at, value in enumerate(filled, 1):
            waivers.cell(2, at).value = value
        book.save(register)
        ran = run("check", self.submission, "-m", register, "-f", "json")
        self.assertIn(ran.status, (0, 1), ran.err)
        waived = [finding for finding in ran.json()["findings"] if finding["state"] == "waived"]
        self.assertEqual([finding["fingerprint"] for finding in waived], prints[:1])
        self.assertEqual(waived[0]["waived"], {
            "name": "J Smith", "reason": "restated", "date": "2016-04-12", "until": None,
            "place": {"workbook": "measures.xlsx", "sheet": "Waivers", "cell": "A2"}})
        path = self.folder / "waived.xlsx"
        run("check", self.submission, "-m", register, "-o", path)
        book = openpyxl.load_workbook(path, data_only=True)
        row, = rows_of(book["Waived"])
        self.assertEqual([row[name].value for name in ("Why waived", "Waived by", "On", "Where it is waived")],
                         ["restated", "J Smith", "12/04/2016", "measures.xlsx, Waivers!A2"])
        self.assertEqual(target_of(row["Cell"], self.folder)[2], waived[0]["cells"][0])
        self.assertNotIn(prints[0], [cell.value for cell in book["Waivers to copy"]["B"]])
        text = run("check", self.submission, "-m", register).out
        self.assertIn("WAIVED: accepted with a reason, and not open", text)
        self.assertIn("Waived by J Smith on 12/04/2016: restated (measures.xlsx, Waivers!A2).", " ".join(text.split()))

    def test_tables_have_filters_and_a_header_that_stays(self):
        sheet = self.book["Findings"]
        self.assertEqual(sheet.freeze_panes, "A2")
        self.assertEqual([table.ref for table in sheet.tables.values()], [f"A1:R{sheet.max_row}"])
        self.assertIsNotNone(next(iter(sheet.tables.values())).autoFilter)
        for name in SHEETS:
            self.assertEqual(self.book[name].page_setup.orientation, "landscape")
            self.assertTrue(self.book[name].print_title_rows, name)
            self.assertIn("Page &P of &N", "&C" + str(self.book[name].oddFooter.center.text).replace("&[Page]", "&P").replace("&[Pages]", "&N"))

    def test_no_finding_is_a_formula(self):
        for name in SHEETS:
            for row in self.book[name].iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        self.assertRegex(cell.value, r"^=SUM\([A-Z]+\d+:[A-Z]+\d+\)$")

    def test_the_same_check_gives_the_same_bytes(self):
        again = self.folder / "again.xlsx"
        run("check", self.submission, "-o", again)
        self.assertEqual(again.read_bytes(), self.path.read_bytes())

    def test_it_is_never_taken_for_a_submission(self):
        folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, folder, True)
        shutil.copy(MARCH, folder / "march.xlsx")
        first = run("check", folder, "-o", folder / "findings.xlsx")
        self.assertEqual(first.status, 1, first.err)
        second = run("check", folder, "-f", "json")
        self.assertEqual([workbook["file"] for workbook in second.json()["workbooks"]], ["march.xlsx"])
        self.assertIn("findings.xlsx: not read, because it is a report that this program wrote", second.err)
        self.assertEqual(run("check", folder, "-o", folder / "findings.xlsx").status, 1)

    def test_standard_input_has_no_file_to_link_to(self):
        path = self.folder / "from-input.xlsx"
        ran = run("check", "-", "-o", path, stdin=MARCH.read_bytes())
        self.assertEqual(ran.status, 1, ran.err)
        for row in rows_of(openpyxl.load_workbook(path)["Findings"]):
            self.assertIsNone(row["Cell"].hyperlink)

    def test_a_workbook_goes_to_a_file_of_that_name_only(self):
        self.assertEqual(run("check", MARCH, "-f", "xlsx").status, 2)
        self.assertEqual(run("check", MARCH, "-f", "xlsx", "-o", self.folder / "findings.txt").status, 2)


if __name__ == "__main__":
    unittest.main()
