"""Workbooks of a monthly scorecard and its detail pages, as of 31 March 2016, for the end-to-end tests."""
import datetime

import openpyxl

FIRST = 11  # row of the first measure
MONTHS = [datetime.datetime(2015 + (3 + number) // 12, (3 + number) % 12 + 1, 1) for number in range(12)]
REGISTER = ["ref", "title", "good performance", "unit", "target", "red", "amber", "green", "rule", "year-to-date rule", "stable band"]


def put(sheet, row, column, value, number_format="General"):
    cell = sheet.cell(row, column)
    cell.value, cell.number_format = value, number_format


def write(path, measures, pages=None, directorate="Children's Services"):
    """`measures`: dicts of ref, title, polarity, unit, format, months (January to March), ytd, red, amber, green. `pages`:
    {name: [dicts of ref, title, format, months (April to March), ytd]}."""
    book = openpyxl.Workbook()
    cover = book.active
    cover.title = "Cover"
    cover["B3"], cover["B6"], cover["B8"] = directorate, "Monthly Performance Report", "As at: 31st March 2016"
    sheet = book.create_sheet("Performance Summary")
    sheet["A1"], sheet["A2"] = "Performance Summary", "As at: 31st March 2016"
    for column, heading in {2: "NO.", 3: "INDICATOR", 4: "GOOD PERF IS", 5: "DATA NOTE (Monthly)", 6: "LAST THREE MONTHS",
                            9: "Year to Date 15/16", 11: "Target and Tolerances"}.items():
        sheet.cell(9, column).value = heading
    for column, month in enumerate(MONTHS[-3:], 6):
        put(sheet, 10, column, month, "mmm\\-yy")
    for column, heading in {9: "YTD", 10: "DATA NOTE", 11: "Red", 12: "Amber", 13: "Target Green"}.items():
        sheet.cell(10, column).value = heading
    sheet.cell(FIRST, 1).value = "ALL MEASURES"
    for row, measure in enumerate(measures, FIRST):
        put(sheet, row, 2, measure["ref"], "@")
        for column, key in ((3, "title"), (4, "polarity"), (11, "red"), (12, "amber"), (13, "green")):
            sheet.cell(row, column).value = measure.get(key)
        sheet.cell(row, 5).value = "Percentage" if measure["unit"] == "%" else "Count"
        for column, value in enumerate(measure["months"], 6):
            put(sheet, row, column, value, measure["format"])
        put(sheet, row, 9, measure["ytd"], measure["format"])
        sheet.cell(row, 10).value = "Financial Year"
    for name, columns in (pages or {}).items():
        page = book.create_sheet(name)
        page["A1"], page["A3"], page["B3"] = name.upper(), "DEFINITION", f"What {name} are."
        page["A5"], page["B5"], page["A9"] = "PERFORMANCE ANALYSIS", "Steady.", "IN MONTH PERFORMANCE"
        for row, month in enumerate(MONTHS, 9):
            put(page, row, 2, month, "mmm\\-yy")
        page["A22"], page["B22"], page["B23"], page["B24"] = "ANNUAL TREND", "2013/ 14", "2014/ 15", "2015/ 16 YTD"
        for column, measure in enumerate(columns, 3):
            put(page, 7, column, measure["ref"], "@")
            page.cell(8, column).value = measure["title"]
            for row, value in enumerate(measure["months"], 9):
                put(page, row, column, value, measure["format"])
            put(page, 24, column, measure["ytd"], measure["format"])
    book.save(path)


def write_register(path, measures, settings=()):
    """`measures`: dicts of the columns of REGISTER; `title` and the others may be missing."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Measures"
    sheet.append(REGISTER)
    for measure in measures:
        sheet.append([measure.get("polarity") if heading == "good performance" else measure.get(heading) for heading in REGISTER])
    sheet = book.create_sheet("Settings")
    sheet.append(["setting", "value"])
    for setting in settings:
        sheet.append(list(setting))
    book.save(path)


def columns_of(sheet):
    """{heading: column number} of the performance summary of a report or of a workbook."""
    header = next(row[0].row for row in sheet.iter_rows() if any(cell.value == "INDICATOR" for cell in row))
    columns = {}
    for cell in (*sheet[header], *sheet[header + 1]):
        if cell.value:
            columns.setdefault(" ".join(str(cell.value).split()), cell.column)
    return columns, header
