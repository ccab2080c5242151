"""Writes the right workbook, the one a month before it, and their measure register: what an officer hands in when all is
well, for the proof that Check finds nothing in it and everything that is planted in it.

    python3 right_workbook.py FOLDER      writes right-2016-03.xlsx, right-2016-02.xlsx and right-measures.xlsx

The bytes are the same on every day. Formulas keep the results that Excel would show, worked out here."""
import datetime
import io
import pathlib
import re
import sys
import zipfile
from decimal import Decimal
from xml.sax.saxutils import escape

import openpyxl
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

import right_figures
from right_figures import arrow, first_of_year, number, rag, year_of
from right_words import analysis, definition

DATE = datetime.datetime(2016, 4, 18, 9, 30)
FIRST = 24  # April 2015
FORMATS = {"count": "#,##0", "%": "0.0%", "per 10,000": "0.0"}
NOTES = {"count": "Count", "%": "Percentage", "per 10,000": "Rate per 10,000"}
YEAR_NOTES = {"sum": "Financial Year", "ratio of sums": "Financial Year", "last": "As at mth end", "rolling 12 months": "Rolling Year"}
FILLS = {"G": "FF00B050", "A": "FFFFC000", "R": "FFFF0000"}
GREY, BLUE = "FFD9D9D9", "FFDCE6F1"
# Shares that the page works out from its columns, and measures whose months the scorecard takes from the page; all others are typed.
FORMULA_SHARES = ("2.2", "3.2", "3.4", "3.6", "5.4", "7.3")
LINKED = ("2.1", "2.2", "2.6", "3.1", "3.2", "4.1", "5.4", "7.1")
PAGES = {"Contacts": "CONTACTS", "Referrals": "REFERRALS", "Assessments": "ASSESSMENTS", "Outcomes": "ASSESSMENTS - OUTCOMES",
         "S47": "SECTION 47 INVESTIGATIONS", "CIN": "CHILDREN IN NEED (CIN)", "CPP": "CHILD PROTECTION", "LAC": "LOOKED AFTER CHILDREN",
         "Complaints": "COMPLAINTS"}
FIRST_ROW, YEAR_ROW, BENCHMARK_ROW = 9, 22, 26
BENCHMARKS = (("SN AVE", "STAT NEIGH AVE"), ("BEST SN", "BEST STAT NEIGH"), ("NAT AVE", "NAT AVE"), ("NAT TOP QTILE", "NAT TOP QTILE THRESHOLD"))


def date_of(month):
    return datetime.datetime(2013 + (month + 3) // 12, (month + 3) % 12 + 1, 1)


def stored(measure, value):
    """The number that a cell holds for a figure as shown: per cents as fractions."""
    shown = measure.rounded(value)
    return float(shown / 100) if measure.unit == "%" else int(shown) if measure.unit == "count" else float(shown)


def exact(measure, value):
    return float(value / 100) if measure.unit == "%" else float(value)


def benchmark(text):
    return text if text == "-" else float(number(text) / 100) if text.endswith("%") else float(text)


class Book:
    """A workbook whose formulas keep their results."""

    def __init__(self):
        self.book = openpyxl.Workbook()
        self.book.remove(self.book.active)
        self.results = {}

    def sheet(self, name):
        return self.book.create_sheet(name)

    def put(self, sheet, cell, value, number_format="General", fill=None, bold=False, wrap=False, result=None):
        """`result`: of the formula in `value`."""
        made = sheet[cell]
        made.value = value
        made.number_format = number_format
        if fill:
            made.fill = PatternFill("solid", fgColor=fill)
        if bold:
            made.font = Font(bold=True)
        if wrap:
            made.alignment = Alignment(wrap_text=True, vertical="top")
        if result is not None:
            self.results[(sheet.title, cell)] = result

    def save(self, path):
        properties = self.book.properties
        properties.creator = properties.lastModifiedBy = "Performance Officer"
        properties.created = properties.modified = DATE
        raw = io.BytesIO()
        self.book.save(raw)
        sheets = {"xl/worksheets/sheet%d.xml" % (place + 1): name for place, name in enumerate(self.book.sheetnames)}
        with zipfile.ZipFile(raw) as before, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
            for name in before.namelist():
                part = before.read(name)
                if name in sheets:
                    part = self.with_results(part.decode(), sheets[name]).encode()
                elif name == "docProps/core.xml":
                    part = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2016-04-18T09:30:00Z", part)
                after.writestr(zipfile.ZipInfo(name, (2016, 4, 18, 9, 30, 0)), part, zipfile.ZIP_DEFLATED)

    def with_results(self, xml, sheet):
        def with_result(found):
            cell, style, formula = found.groups()
            result = self.results.pop((sheet, cell))
            kind = ' t="str"' if isinstance(result, str) else ""
            value = escape(result) if isinstance(result, str) else repr(result)
            return '<c r="%s"%s%s><f>%s</f><v>%s</v></c>' % (cell, style or "", kind, formula, value)

        made = re.sub(r'<c r="([A-Z]+\d+)"( s="\d+")?><f>([^<]*)</f><v ?/?>(?:</v>)?</c>', with_result, xml)
        left = [key for key in self.results if key[0] == sheet]
        if left:
            raise RuntimeError("results without a formula: %s" % left)
        return made


class RightWorkbook:
    def __init__(self, last):
        self.last = last  # the month reported on
        self.measures, self.sources = right_figures.measures()
        fault = right_figures.fault_of(self.measures, last)
        if fault:
            raise RuntimeError(fault)
        self.book = Book()
        self.columns = {}  # of a measure on its page: its figure's column, its numerator's or ""
        self.by_ref = {measure.ref: measure for measure in self.measures}
        self.place_columns()

    def write(self, path):
        self.cover()
        self.scorecard()
        for page in PAGES:
            self.page(page)
            if page == "Contacts":
                self.by_source()
        self.book.save(path)

    def cover(self):
        sheet = self.book.sheet("Cover")
        sheet.column_dimensions["B"].width = 30
        day = (date_of(self.last + 1) - datetime.timedelta(days=1)).day
        ordinal = {1: "st", 21: "st", 31: "st"}.get(day, "th")
        for cell, value, bold in (("B3", "Children & Young People's Services", True),
                                  ("B6", "Safeguarding Children & Families Monthly Performance Report", True),
                                  ("B8", "As at: %d%s %s" % (day, ordinal, date_of(self.last).strftime("%B %Y")), True),
                                  ("B12", "Document Details", True), ("B13", "Status:", False), ("C13", "FINAL", False),
                                  ("B14", "Date Created:", False), ("B15", "Created by:", False),
                                  ("C15", "Performance Assurance Manager - Social Care", False)):
            self.book.put(sheet, cell, value, bold=bold)
        self.book.put(sheet, "C14", date_of(self.last + 1) + datetime.timedelta(days=17), "dd/mm/yyyy")

    # The scorecard: measures down, the last three months across.

    def scorecard(self):
        sheet = self.book.sheet("Performance Summary")
        put = self.book.put
        months = (self.last - 2, self.last - 1, self.last)
        put(sheet, "A1", "Performance Summary", bold=True)
        put(sheet, "A3", '"DOT" - Direction of travel is the direction of performance since the previous month.')
        for cells, text in (("A5:A6", "SECTION"), ("B5:B6", "NO."), ("C5:C6", "INDICATOR"), ("D5:D6", "GOOD PERF IS"), ("E5:E6", "DATA NOTE (Monthly)"),
                            ("F5:H5", "LAST THREE MONTHS"), ("I5:J5", "Year to Date 15/16"), ("K5", "DOT"), ("L5:M5", "RAG"),
                            ("N5:P5", "Target and Tolerances"), ("Q5:R5", "YR ON YR TREND"), ("S5:V5", "LATEST BENCHMARKING - 2014/15")):
            put(sheet, cells.split(":")[0], text, fill=GREY, bold=True, wrap=True)
            if ":" in cells:
                sheet.merge_cells(cells)
        for column, month in zip("FGH", months):
            put(sheet, column + "6", date_of(month), "mmm\\-yy", fill=GREY, bold=True)
        heads = ["YTD", "DATA NOTE", "(Month on Month)", "(in month)", "(Year End)", "Red", "Amber", "Target Green", "2013/14", "2014/15"]
        for column, text in zip("IJKLMNOPQRSTUV", heads + [name for _, name in BENCHMARKS]):
            put(sheet, column + "6", text, fill=GREY, bold=True, wrap=True)
        row = 7
        for place, measure in enumerate(self.measures):
            if place == 0 or self.measures[place - 1].section != measure.section:
                first = row
                put(sheet, "A%d" % row, measure.section, fill=BLUE, bold=True)
            self.scorecard_row(sheet, row, measure, months)
            if place + 1 == len(self.measures) or self.measures[place + 1].section != measure.section:
                sheet.merge_cells("A%d:A%d" % (first, row))
            row += 1
        for column, width in (("A", 16), ("C", 70), ("E", 16), ("J", 16), ("N", 18), ("P", 16)):
            sheet.column_dimensions[column].width = width
        sheet.freeze_panes = "D7"

    def scorecard_row(self, sheet, row, measure, months):
        put = self.book.put
        form = FORMATS[measure.unit]
        for column, text in (("B", measure.ref), ("C", measure.title), ("D", measure.polarity), ("E", NOTES[measure.unit])):
            put(sheet, column + str(row), text, "@" if column == "B" else "General", wrap=column == "C")
        page_column = self.columns[measure.ref][0]
        for column, month in zip("FGH", months):
            if measure.ref in LINKED and month >= FIRST:
                place = FIRST_ROW + month - FIRST
                put(sheet, column + str(row), "=%s!%s%d" % (measure.page, page_column, place), form, result=self.on_page(measure, month))
            else:
                put(sheet, column + str(row), stored(measure, measure.month(month)), form)
        year_to_date = measure.year_to_date(self.last)
        if year_to_date is not None:
            if measure.ref in LINKED and measure.unit == "count":
                put(sheet, "I%d" % row, "=%s!%s%d" % (measure.page, page_column, YEAR_ROW + 2), form, result=stored(measure, year_to_date))
            else:
                put(sheet, "I%d" % row, stored(measure, year_to_date), form)
        put(sheet, "J%d" % row, YEAR_NOTES[measure.rule])
        put(sheet, "K%d" % row, arrow(measure, self.last))
        for column, value in (("L", measure.month(self.last)), ("M", measure.month(self.last) if year_to_date is None else year_to_date)):
            letter = rag(measure, value)
            if letter:
                put(sheet, column + str(row), letter, fill=FILLS[letter])
        for column, text in zip("NOP", measure.tolerance):
            typed = text
            if column == "P" and re.fullmatch(r"[\d.]+%?", text):
                put(sheet, "P%d" % row, float(number(text) / 100) if text.endswith("%") else float(text), "0%" if text.endswith("%") else "0")
            elif typed:
                put(sheet, column + str(row), typed)
        put(sheet, "Q%d" % row, stored(measure, measure.year(0)) if measure.year_before_last else "n/a", form)
        put(sheet, "R%d" % row, stored(measure, measure.year(12)), form)
        for column, text in zip("STUV", measure.benchmarks or ()):
            put(sheet, column + str(row), benchmark(text), form)

    def on_page(self, measure, month):
        formula = measure.ref in FORMULA_SHARES or measure.numerator and measure.unit == "%"
        return exact(measure, measure.month(month)) if formula else stored(measure, measure.month(month))

    # Pages: twelve months down, measures across.

    def place_columns(self):
        for page in PAGES:
            column = 3
            for measure in self.measures:
                if measure.page != page:
                    continue
                if measure.own_columns:
                    self.columns[measure.ref] = (get_column_letter(column + 3), get_column_letter(column))
                    column += 4
                else:
                    self.columns[measure.ref] = (get_column_letter(column), "")
                    column += 1

    def head(self, sheet, title, page):
        self.book.put(sheet, "A1", title, bold=True)
        self.book.put(sheet, "A3", "DEFINITION", bold=True)
        self.book.put(sheet, "B3", definition(page), wrap=True)
        self.book.put(sheet, "A5", "PERFORMANCE ANALYSIS", bold=True)
        self.book.put(sheet, "B5", analysis(page, self.by_ref, self.last), wrap=True)
        sheet.merge_cells("B3:L3")
        sheet.merge_cells("B5:L5")
        sheet.row_dimensions[3].height = 45
        sheet.row_dimensions[5].height = 60
        self.book.put(sheet, "A%d" % FIRST_ROW, "IN MONTH PERFORMANCE", fill=BLUE, bold=True, wrap=True)
        sheet.merge_cells("A%d:A%d" % (FIRST_ROW, FIRST_ROW + 11))
        for month in range(FIRST, FIRST + 12):
            self.book.put(sheet, "B%d" % (FIRST_ROW + month - FIRST), date_of(month), "mmm\\-yy")
        self.book.put(sheet, "A%d" % YEAR_ROW, "ANNUAL TREND", fill=BLUE, bold=True, wrap=True)
        sheet.merge_cells("A%d:A%d" % (YEAR_ROW, YEAR_ROW + 2))
        for row, text in enumerate(("2013/ 14", "2014/ 15", "2015/ 16 YTD")):
            self.book.put(sheet, "B%d" % (YEAR_ROW + row), text)

    def page(self, page):
        sheet = self.book.sheet(page)
        self.head(sheet, PAGES[page], page)
        measures = [measure for measure in self.measures if measure.page == page]
        if any(measure.benchmarks for measure in measures):
            self.book.put(sheet, "A%d" % BENCHMARK_ROW, "LATEST BENCH-MARKING", fill=BLUE, bold=True, wrap=True)
            sheet.merge_cells("A%d:A%d" % (BENCHMARK_ROW, BENCHMARK_ROW + 3))
            for row, (short, _) in enumerate(BENCHMARKS):
                self.book.put(sheet, "B%d" % (BENCHMARK_ROW + row), short)
        for measure in measures:
            self.measure_columns(sheet, measure)

    def measure_columns(self, sheet, measure):
        put = self.book.put
        column, numerator = self.columns[measure.ref]
        first = numerator or column
        put(sheet, first + "7", measure.ref, "@", fill=GREY, bold=True)
        put(sheet, first + "8", measure.heading, fill=GREY, bold=True, wrap=True)
        if numerator:
            sheet.merge_cells("%s7:%s7" % (first, column))
            sheet.merge_cells("%s8:%s8" % (first, column))
        for month in range(FIRST, self.last + 1):
            row = FIRST_ROW + month - FIRST
            if numerator:
                self.share(sheet, measure, row, measure.numerators[month], measure.denominators[month], measure.month(month))
            else:
                self.figure(sheet, measure, row, measure.month(month))
        form = FORMATS[measure.unit]
        years = [stored(measure, measure.year(0)) if measure.year_before_last else "n/a", stored(measure, measure.year(12))]
        for row, value in enumerate(years):
            put(sheet, column + str(YEAR_ROW + row), value, form)
        self.year_to_date(sheet, measure)
        for row, text in enumerate(measure.benchmarks or ()):
            put(sheet, column + str(BENCHMARK_ROW + row), benchmark(text), form)

    def share(self, sheet, measure, row, numerator, denominator, value, sums=False):
        """28 of 588, and what that is in per cent."""
        column, first = self.columns[measure.ref]
        below = get_column_letter(openpyxl.utils.column_index_from_string(first) + 2)
        put = self.book.put
        living = sums and measure.ref in FORMULA_SHARES
        for letter, part in ((first, numerator), (below, denominator)):
            formula = "=SUM(%s%d:%s%d)" % (letter, FIRST_ROW, letter, FIRST_ROW + 11)
            put(sheet, letter + str(row), formula if living else part, result=part if living else None)
        put(sheet, get_column_letter(openpyxl.utils.column_index_from_string(first) + 1) + str(row), "of")
        if measure.ref in FORMULA_SHARES:
            put(sheet, column + str(row), "=%s%d/%s%d" % (first, row, below, row), "0.0%", result=exact(measure, value))
        else:
            put(sheet, column + str(row), stored(measure, value), "0.0%")

    def figure(self, sheet, measure, row, value):
        column = self.columns[measure.ref][0]
        if measure.unit == "%":
            parts = [self.by_ref[ref] for ref in (measure.numerator, measure.denominator)]
            cells = ["%s%s%d" % ("" if part.page == measure.page else part.page + "!", self.columns[part.ref][0], row) for part in parts]
            self.book.put(sheet, column + str(row), "=%s/%s" % tuple(cells), "0.0%", result=exact(measure, value))
        else:
            self.book.put(sheet, column + str(row), stored(measure, value), FORMATS[measure.unit])

    def year_to_date(self, sheet, measure):
        column, numerator = self.columns[measure.ref]
        value = measure.year_to_date(self.last)
        row = YEAR_ROW + 2
        if value is None:
            self.book.put(sheet, column + str(row), "-")
        elif numerator and measure.rule == "ratio of sums":
            first = first_of_year(self.last)
            self.share(sheet, measure, row, sum(measure.numerators[first:self.last + 1]), sum(measure.denominators[first:self.last + 1]), value, True)
        elif measure.unit == "%":
            self.book.put(sheet, column + str(row), stored(measure, value), "0.0%")
        elif measure.ref in LINKED:
            self.book.put(sheet, column + str(row), "=SUM(%s%d:%s%d)" % (column, FIRST_ROW, column, FIRST_ROW + 11), FORMATS["count"],
                          result=stored(measure, value))
        else:
            self.book.put(sheet, column + str(row), stored(measure, value), FORMATS["count"])

    def by_source(self):
        """A page of breakdowns without measure numbers, as officers keep them."""
        sheet = self.book.sheet("Contacts by source")
        self.head(sheet, "CONTACTS BY SOURCE", "Contacts by source")
        put = self.book.put
        names = {"police": "(1) POLICE", "schools": "(2) SCHOOLS", "others": "(3) ALL OTHERS"}
        for place, (source, (contacts, referrals)) in enumerate(self.sources.items()):
            total, number_on, share = (get_column_letter(3 + 3 * place + offset) for offset in range(3))
            put(sheet, total + "7", names[source], fill=GREY, bold=True)
            sheet.merge_cells("%s7:%s7" % (total, share))
            for column, text in ((total, "Total Contacts"), (number_on, "No. prog to referral"), (share, "% prog. to referral")):
                put(sheet, column + "8", text, fill=GREY, bold=True, wrap=True)
            for month in range(FIRST, self.last + 1):
                row = FIRST_ROW + month - FIRST
                put(sheet, total + str(row), contacts[month])
                put(sheet, number_on + str(row), referrals[month])
                put(sheet, share + str(row), "=%s%d/%s%d" % (number_on, row, total, row), "0.0%", result=referrals[month] / contacts[month])
            sums = [sum(counts[first_of_year(self.last):self.last + 1]) for counts in (contacts, referrals)]
            for column, value in ((total, sums[0]), (number_on, sums[1])):
                put(sheet, column + str(YEAR_ROW + 2), "=SUM(%s%d:%s%d)" % (column, FIRST_ROW, column, FIRST_ROW + 11), result=value)
            put(sheet, share + str(YEAR_ROW + 2), "=%s%d/%s%d" % (number_on, YEAR_ROW + 2, total, YEAR_ROW + 2), "0.0%", result=sums[1] / sums[0])


def write_register(path):
    book = Book()
    sheet = book.sheet("Measures")
    heads = ["ref", "title", "section", "good performance", "unit", "frequency", "red", "amber", "green", "year-to-date rule", "numerator", "denominator",
             "rate base", "population", "parts of"]
    rows = [heads]
    for measure in right_figures.measures()[0]:
        rate = measure.unit == "per 10,000"
        rows.append([measure.ref, measure.title, measure.section, measure.polarity, measure.unit, "Monthly", *measure.tolerance, measure.rule,
                     measure.numerator, measure.denominator, "10000" if rate else "", "0-17" if rate else "", measure.parts_of])
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            if value:
                book.put(sheet, get_column_letter(column + 1) + str(row + 1), value, "@", bold=row == 0)
    sheet.column_dimensions["B"].width = 70
    people = book.sheet("Populations")
    for row, values in enumerate([("name", "year", "population")] +
                                 [("0-17", year, count) for year, count in right_figures.POPULATION.items() if year > "2013/14"]):
        for column, value in zip("ABC", values):
            book.put(people, column + str(row + 1), value, "General" if isinstance(value, int) else "@", bold=row == 0)
    book.save(path)


def main(folder):
    folder = pathlib.Path(folder)
    RightWorkbook(35).write(folder / "right-2016-03.xlsx")
    RightWorkbook(34).write(folder / "right-2016-02.xlsx")
    write_register(folder / "right-measures.xlsx")


if __name__ == "__main__":
    main(sys.argv[1])
