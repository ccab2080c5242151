"""Check cries no wolf: published tables that are right, and the right workbook, are passed without an error or a query.

The published figures are those of tests/data/detail-monthly-2015-16.csv. Where the report itself was wrong, the right figure
stands in its place, with the reason beside it."""
import csv
import datetime
import pathlib
import sys
import tempfile
import unittest

import openpyxl
from openpyxl.utils import get_column_letter

from program import DATA, SAMPLES, SOURCE, run

sys.path.insert(0, str(SOURCE / "tests" / "planting"))
import right_workbook  # noqa: E402

PUBLIC = "(5) Members of public - % prog. to referral"
# What the report printed wrongly, and what it should have been.
PUT_RIGHT = {
    ("CONTACTS BY SOURCE", PUBLIC, "2015-04"): "35.8%",  # 19 of 53, printed 28.9%
    ("CONTACTS BY SOURCE", PUBLIC, "2015-05"): "41.5%",  # 27 of 65, printed 22.8%
    ("CHILDREN IN NEED (CIN)", "Number of CIN per 10K pop. (inc. CPP as per DfE definition)", "2015-09"): "358.5",  # 2,022, printed 358.3
}
OUTCOMES = ("ASSESSMENTS - OUTCOMES", "No further action")  # printed over the next month's denominator, all year
# Tables of the report, each with the series that stand on it. Rolling totals are left out: one of them is wrong, and nobody
# knows what it should have been.
LEFT_OUT = ("Number of S47's Investigations 12 month rolling", "Rate of S47's per 10K pop 12 month rolling")
FORMATS = {"%": "0.0%", "count": "#,##0", "rate": "0.0"}


def published():
    tables = {}
    with open(DATA / "detail-monthly-2015-16.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["series_label"] in LEFT_OUT:
                continue
            value = PUT_RIGHT.get((row["page_title"], row["series_label"], row["period"]), row["value_as_printed"])
            if (row["page_title"], row["series_label"]) == OUTCOMES:
                value = "%.1f%%" % (100 * int(row["numerator"]) / int(row["denominator"]))
            series = tables.setdefault(row["page_title"], {}).setdefault((row["ref"], row["series_label"]), {})
            series[row["period"]] = (value, row["numerator"], row["denominator"])
    return tables


def typed(value):
    """What a person types for it, and the format of the cell."""
    if value.endswith("%"):
        return round(float(value[:-1]) / 100, 6), "0.0%"
    if value.replace(".", "", 1).replace(",", "").isdigit():
        number = float(value.replace(",", ""))
        return (number, "0.0") if "." in value else (int(number), "#,##0")
    return value, "General"


def month_of(period):
    year, month = period.split("-")
    return datetime.datetime(int(year), int(month), 1)


def put(sheet, row, column, value):
    cell = sheet.cell(row=row, column=column)
    cell.value, cell.number_format = typed(value) if isinstance(value, str) else (value, "General")
    return cell


def add_page(book, name, title, table):
    sheet = book.create_sheet(name)
    sheet["A1"] = title
    sheet["A3"], sheet["B3"] = "DEFINITION", "As it was published."
    sheet["A5"], sheet["B5"] = "PERFORMANCE ANALYSIS", "See the report."
    periods = sorted(next(iter(table.values())))
    for row, period in enumerate(periods):
        cell = sheet.cell(row=9 + row, column=2)
        cell.value, cell.number_format = month_of(period), "mmm\\-yy"
    column, group, group_column = 3, "", 0
    for (ref, label), series in table.items():
        of_group, _, label = label.rpartition(" - ") if title == "CONTACTS BY SOURCE" else ("", "", label)
        own = title == "ASSESSMENTS - OUTCOMES"
        if of_group and of_group != group:
            group, group_column = of_group, column
            sheet.cell(row=7, column=column).value = of_group.upper()
        if of_group and column > group_column:
            last = get_column_letter(column)
            for merged in list(sheet.merged_cells.ranges):
                if merged.min_row == 7 and merged.min_col == group_column:
                    sheet.unmerge_cells(str(merged))
            sheet.merge_cells("%s7:%s7" % (get_column_letter(group_column), last))
        if ref:
            cell = sheet.cell(row=7, column=column)
            cell.value, cell.number_format = ref, "@"
        sheet.cell(row=8, column=column).value = label
        for row, period in enumerate(periods):
            value, numerator, denominator = series[period]
            if own:
                put(sheet, 9 + row, column, int(numerator))
                put(sheet, 9 + row, column + 1, "of")
                put(sheet, 9 + row, column + 2, int(denominator))
            put(sheet, 9 + row, column + (3 if own else 0), value)
        column += 4 if own else 1
    return sheet


def workbook_of(tables, path):
    book = openpyxl.Workbook()
    cover = book.active
    cover.title = "Cover"
    cover["B3"], cover["B8"] = "Children & Young People's Services", "As at: 31st March 2016"
    for number, (title, table) in enumerate(tables.items()):
        add_page(book, "Page %d" % (number + 1), title, table)
    book.save(path)


def in_words(finding):
    return "%s %s!%s: %s" % (finding["rule"], finding["sheet"], finding["cells"], finding["message"])


class Quiet(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def assert_quiet(self, *arguments, but_for=()):
        """No error and no query; the rules, by id."""
        checked = run("check", "-f", "json", *arguments, timeout=600)
        self.assertIn(checked.status, (0, 1), checked.err)
        result = checked.json()
        said = [in_words(finding) for finding in result["findings"] if finding["severity"] != "note" and finding["rule"] not in but_for]
        self.assertEqual(said, [])
        return {rule["rule"]: rule for rule in result["summary"]["rules"]}, result


class PublishedTables(Quiet):
    def test_each_table_that_is_right_passes(self):
        for title, table in published().items():
            with self.subTest(title):
                path = self.folder / "right.xlsx"
                workbook_of({title: table}, path)
                rules, _ = self.assert_quiet(path)
                self.assertGreater(rules["V201"]["passed"], 11)

    def test_all_of_them_together_pass_and_were_checked(self):
        tables = published()
        path = self.folder / "right.xlsx"
        workbook_of(tables, path)
        rules, _ = self.assert_quiet(path)
        self.assertGreater(rules["A301"]["passed"], 100)  # contacts by source, outcomes of assessments
        self.assertGreater(rules["A308"]["passed"], 10)
        self.assertGreater(rules["A306"]["passed"], 10)
        self.assertGreater(rules["S108"]["passed"], 80)

    def test_what_was_printed_wrongly_is_found(self):
        tables = published()
        _, series = "CONTACTS BY SOURCE", tables["CONTACTS BY SOURCE"]
        ref_and_label = ("", PUBLIC)
        value, numerator, denominator = series[ref_and_label]["2015-04"]
        self.assertEqual((value, numerator, denominator), ("35.8%", "19", "53"))
        series[ref_and_label]["2015-04"] = ("28.9%", numerator, denominator)
        path = self.folder / "wrong.xlsx"
        workbook_of({"CONTACTS BY SOURCE": series}, path)
        result = run("check", "-f", "json", path).json()
        self.assertEqual([finding["rule"] for finding in result["findings"] if finding["severity"] == "error"], ["A301"])


def cells_of(path):
    book = openpyxl.load_workbook(path)
    results = openpyxl.load_workbook(path, data_only=True)
    return {(sheet.title, cell.coordinate): (cell.value, results[sheet.title][cell.coordinate].value, cell.number_format, cell.fill.fgColor.rgb)
            for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}


class RightWorkbook(Quiet):
    def test_the_script_writes_the_workbooks_that_are_kept(self):
        right_workbook.main(self.folder)
        for name in ("right-2016-03.xlsx", "right-2016-02.xlsx", "right-measures.xlsx"):
            with self.subTest(name):
                self.assertEqual(cells_of(self.folder / name), cells_of(SAMPLES / name))

    def test_nothing_is_found_in_it(self):
        against = ("--against", SAMPLES / "right-2016-02.xlsx") if "--against" in run("check", "--help").out else ()
        for name in ("right-2016-03.xlsx", "right-2016-02.xlsx"):
            for definitions in ((), ("-m", SAMPLES / "right-measures.xlsx")):
                for earlier in {(), against if name == "right-2016-03.xlsx" else ()}:
                    with self.subTest(name, definitions=definitions, earlier=earlier):
                        _, result = self.assert_quiet(SAMPLES / name, *definitions, *earlier)
                        self.assertEqual([in_words(finding) for finding in result["findings"]], [])


if __name__ == "__main__":
    unittest.main()
