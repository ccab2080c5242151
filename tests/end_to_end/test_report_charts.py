"""The charts of the committee workbook, on its pages and within its cells: every range points at cells that hold the truth's figures."""
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest
import warnings
import zipfile
from xml.etree import ElementTree

import openpyxl
from openpyxl.utils import range_boundaries

from program import SAMPLES, oracle, run

MARCH = SAMPLES / "cyps-2016-03.xlsx"
FEBRUARY = SAMPLES / "cyps-2016-02.xlsx"
REGISTER = SAMPLES / "measures-2016-03.xlsx"
SPACES = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart", "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
          "m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
          "x14": "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main", "xm": "http://schemas.microsoft.com/office/excel/2006/main"}
MONTHS = [f"2015-{month:02}" for month in range(4, 13)] + [f"2016-{month:02}" for month in range(1, 4)]
LABELS = ["Apr-15", "May-15", "Jun-15", "Jul-15", "Aug-15", "Sep-15", "Oct-15", "Nov-15", "Dec-15", "Jan-16", "Feb-16", "Mar-16"]


def opened(path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl does not keep extensions; it reads all the rest
        return openpyxl.load_workbook(path)


def split(formula):
    """Sheet and range of 'Children''s'!$C$9:$C$20."""
    sheet, _, cells = formula.rpartition("!")
    return sheet.strip("'").replace("''", "'"), cells.replace("$", "")


def numbers(book, formula):
    """The cells of a range of one column or one row, from the first to the last."""
    sheet, cells = split(formula)
    left, top, right, bottom = range_boundaries(cells)
    assert left == right or top == bottom, formula
    return [cell.value for row in book[sheet].iter_rows(top, bottom, left, right) for cell in row]


class Chart:
    def __init__(self, xml):
        self.root = ElementTree.fromstring(xml)
        self.title = "".join(text.text for text in self.root.findall("c:chart/c:title//a:t", SPACES))
        self.series = []  # (name, formula of the values, formula of the categories, element)
        for series in self.root.iter(f"{{{SPACES['c']}}}ser"):
            name = series.find("c:tx//c:v", SPACES)
            self.series.append((name.text, series.find("c:val//c:f", SPACES).text, series.find("c:cat//c:f", SPACES).text, series))

    def named(self, beginning):
        return [each for each in self.series if each[0].startswith(beginning)]


def charts_of(path):
    with zipfile.ZipFile(path) as package:
        names = [name for name in package.namelist() if re.fullmatch(r"xl/charts/chart\d+\.xml", name)]
        return [Chart(package.read(name)) for name in names]


def control_limits(values):
    """Average, lower and upper limit, as design and literature have them: screened once, gaps break the moving range."""
    present = [value for value in values if value is not None]
    ranges = [abs(b - a) for a, b in zip(values, values[1:]) if a is not None and b is not None]
    average = sum(ranges) / len(ranges)
    kept = [each for each in ranges if each < 3.267 * average]
    if kept and sum(kept) > 0:
        average = sum(kept) / len(kept)
    mean = sum(present) / len(present)
    return mean, mean - 2.66 * average, mean + 2.66 * average


def monthly_truth(name):
    """{(sheet, measure): {period: observation}}"""
    truth = {}
    for observation in oracle(name)["observations"]:
        if observation["kind"] == "value":
            truth.setdefault((observation["sheet"], observation["measure"]), {})[observation["period"]] = observation
    return truth


class OfTheReport(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.addClassCleanup(shutil.rmtree, cls.folder, True)
        cls.path = cls.folder / "report.xlsx"
        cls.ran = run("report", MARCH, "-m", REGISTER, "--against", FEBRUARY, "-l", "cyps-monthly", "-o", cls.path)
        assert cls.ran.status == 0, cls.ran.err
        cls.book = opened(cls.path)
        # Those of the detail pages: the page for members has small ones of its own (test_member_pages.py).
        cls.charts = [chart for chart in charts_of(cls.path) if split(chart.series[0][1])[0] != "Summary for members"]
        cls.truth, cls.truth_before = monthly_truth("cyps-2016-03"), monthly_truth("cyps-2016-02")
        cls.measures = {measure["measure"]: measure for measure in run("rate", MARCH, "-m", REGISTER, "-f", "json").json()["measures"]}

    def same(self, cell, measure, month, about):
        """The cell holds what a workbook holds: a scorecard may store fewer places than the page."""
        known = [each[month] for truth in (self.truth, self.truth_before) for (_, name), each in truth.items()
                 if name == measure and month in each]
        stored = {each["raw"] for each in known if isinstance(each.get("raw"), (int, float))}
        stored |= {each["value"] / 100 if each["unit"] == "%" else each["value"] for each in known if each["value"] is not None}
        self.assertTrue(any(abs(cell - number) < 1e-9 for number in stored), (about, cell, stored))

    def summary(self):
        """The performance summary with its header row, its columns by heading and its measures by row."""
        sheet = self.book["Performance Summary"]
        header = next(row[0].row for row in sheet.iter_rows() if any(cell.value == "INDICATOR" for cell in row))
        columns = {}
        for cell in (*sheet[header], *sheet[header + 1]):
            if cell.value:
                columns.setdefault(" ".join(str(cell.value).split()), cell.column_letter)
        rows = {}
        for row in range(header + 2, sheet.max_row + 1):
            ref, title = sheet[f"{columns['NO.']}{row}"].value, sheet[f"{columns['INDICATOR']}{row}"].value
            if ref in self.measures or title in self.measures:
                rows[ref if ref in self.measures else title] = row
        return sheet, header, columns, rows

    def history(self):
        """{measure: its figures of the twelve months}, as they stand beside the performance summary."""
        sheet, header, _, rows = self.summary()
        first = next(cell.column for cell in sheet[header] if cell.value == "Figures of the trends (not printed)")
        return {measure: [sheet.cell(row, first + i).value for i in range(12)] for measure, row in rows.items()}


class Charts(OfTheReport):
    def measure_of(self, chart, sheet):
        """The measure that a chart is of, where it has a number or its sheet has no other of its title."""
        for (where, measure), figures in self.truth.items():
            title = next(iter(figures.values()))["title"]
            if where == sheet and (chart.title.startswith(f"{measure} ") or chart.title == title):
                return measure
        return None

    def test_every_series_draws_cells_of_its_own_sheet_and_the_values_are_the_truth(self):
        compared = charts_of_measures = 0
        for chart in self.charts:
            self.assertTrue(chart.series, chart.title)
            for name, values, categories, _ in chart.series:
                self.assertEqual(split(values)[0], split(categories)[0], name)
                self.assertIn(split(values)[0], self.book.sheetnames)
                self.assertEqual(numbers(self.book, categories), LABELS, (chart.title, name))
                drawn = numbers(self.book, values)
                self.assertEqual(len(drawn), 12)
                self.assertTrue(any(number is not None for number in drawn), (chart.title, name))
                self.assertTrue(all(number is None or isinstance(number, (int, float)) for number in drawn), (chart.title, name))
            sheet = split(chart.series[0][1])[0]
            measure = self.measure_of(chart, sheet)
            if measure is None:
                continue
            charts_of_measures += 1
            figures = self.truth[sheet, measure]
            for month, cell in zip(MONTHS, numbers(self.book, chart.series[0][1])):
                if month in figures and figures[month]["value"] is not None:
                    self.same(cell, measure, month, (chart.title, month))
                    compared += 1
                else:
                    self.assertIsNone(cell, (chart.title, month))
        self.assertGreaterEqual(charts_of_measures, 15)
        self.assertGreater(compared, 170)

    def test_limits_are_those_of_the_history_and_stand_in_cells(self):
        history = self.history()
        with_limits = 0
        for chart in self.charts:
            average, upper, lower = chart.named("Average"), chart.named("Limits"), chart.named("Lower limit")
            self.assertEqual((len(average), len(upper)), (len(lower), len(lower)), chart.title)
            if not average:
                continue
            with_limits += 1
            values = history[self.measure_of(chart, split(chart.series[0][1])[0])]
            mean, low, high = control_limits(values)
            per_cent = "%" in average[0][0]
            if min(value for value in values if value is not None) >= 0:
                low = max(low, 0)
            if per_cent and max(value for value in values if value is not None) <= 1:
                high = min(high, 1)
            for (name, formula, _, _), expected in ((average[0], mean), (upper[0], high), (lower[0], low)):
                for number in numbers(self.book, formula):
                    self.assertAlmostEqual(number, expected, 9, (chart.title, name))
                shown = float(re.search(r"([\d,.]+)%?$", name).group(1).replace(",", ""))
                self.assertAlmostEqual(shown, expected * (100 if per_cent else 1), delta=0.5001, msg=name)
            deleted = [int(entry.find("c:idx", SPACES).get("val")) for entry in chart.root.iter(f"{{{SPACES['c']}}}legendEntry")]
            self.assertEqual([chart.series[index][0] for index in deleted], [lower[0][0]])
        self.assertGreaterEqual(with_limits, 10)

    def test_unusual_figures_have_marks_of_their_own_and_are_told_in_words(self):
        descriptions = self.descriptions()
        marked = 0
        for chart in self.charts:
            values = numbers(self.book, chart.series[0][1])
            marks = chart.named("Unusual: ")
            flagged = [None] * len(values)
            for name, formula, _, element in marks:
                self.assertIn(name, ("Unusual: improvement", "Unusual: concern", "Unusual: high", "Unusual: low"))
                self.assertGreaterEqual(int(element.find("c:marker/c:size", SPACES).get("val")), 9)
                self.assertIsNotNone(element.find("c:spPr/a:ln/a:noFill", SPACES), "no line from mark to mark")
                words = [text for text in descriptions if name in text and text.startswith(f"Line chart. {chart.title.split(' (')[0]}")]
                self.assertTrue(words, (chart.title, name))
                for index, (mark, value) in enumerate(zip(numbers(self.book, formula), values)):
                    if mark is not None:
                        self.assertEqual(mark, value, chart.title)
                        self.assertIn(LABELS[index], words[0])
                        flagged[index] = mark
                        marked += 1
            if chart.named("Average"):
                _, low, high = control_limits(values)
                for value, mark in zip(values, flagged):
                    if value is not None and not low * 0.99 <= value <= high * 1.01:
                        self.assertIsNotNone(mark, (chart.title, value))
        self.assertGreater(marked, 5)

    def descriptions(self):
        with zipfile.ZipFile(self.path) as package:
            drawings = [ElementTree.fromstring(package.read(name)) for name in package.namelist()
                        if re.fullmatch(r"xl/drawings/drawing\d+\.xml", name)]
        return [element.get("descr") for drawing in drawings for element in drawing.iter() if element.get("descr")]

    def test_lines_of_one_chart_can_be_told_apart_without_colour(self):
        for chart in self.charts:
            looks = {}
            for name, _, _, element in chart.series:
                dash, marker = element.find("c:spPr/a:ln/a:prstDash", SPACES), element.find("c:marker/c:symbol", SPACES)
                line = "none" if element.find("c:spPr/a:ln/a:noFill", SPACES) is not None else "solid" if dash is None else dash.get("val")
                pair = name if "imit" not in name and "end of the range" not in name else "two lines of one kind"
                looks.setdefault((line, "auto" if marker is None else marker.get("val")), set()).add(pair)
            self.assertTrue(all(len(names) == 1 for names in looks.values()), (chart.title, looks))


class Trends(OfTheReport):
    """The small charts within cells of the performance summary."""

    def sparklines(self, path, book, sheet="Performance Summary"):
        with zipfile.ZipFile(path) as package:
            root = ElementTree.fromstring(package.read(f"xl/worksheets/sheet{book.sheetnames.index(sheet) + 1}.xml"))
        self.assertEqual(root[-1].tag, f"{{{SPACES['m']}}}extLst")
        found = {}
        for group in root.iter(f"{{{SPACES['x14']}}}sparklineGroup"):
            [chart] = group.iter(f"{{{SPACES['x14']}}}sparkline")
            self.assertEqual(group.get("displayEmptyCellsAs"), "gap")
            formula = chart.find("xm:f", SPACES).text
            lowest = min(number for number in numbers(book, formula) if number is not None)
            if lowest > 0:  # its column is not mistaken for a gap
                self.assertLess(float(group.get("manualMin")), lowest)
            found[chart.find("xm:sqref", SPACES).text] = formula
        return found

    def test_each_draws_the_figures_of_its_measure_with_gaps(self):
        sheet, header, columns, rows = self.summary()
        self.assertEqual(set(rows), set(self.measures))
        trends = self.sparklines(self.path, self.book)
        gaps = compared = 0
        for measure, row in rows.items():
            known = {period for truth in (self.truth, self.truth_before) for (_, name), each in truth.items() if name == measure
                     for period, observation in each.items() if observation["value"] is not None and period in MONTHS}
            cell, words = f"{columns['to Mar-16']}{row}", sheet[f"{columns['Lowest to highest']}{row}"].value
            if len(known) < 2:
                self.assertNotIn(cell, trends)
                self.assertEqual(sheet[cell].value, "no trend")
                continue
            formula = trends.pop(cell)
            left, top, right, bottom = range_boundaries(split(formula)[1])
            self.assertEqual((split(formula)[0], top, bottom), ("Performance Summary", row, row))
            self.assertEqual([sheet.cell(header + 1, column).value for column in range(left, right + 1)], LABELS)
            drawn = numbers(self.book, formula)
            for month, number in zip(MONTHS, drawn):
                self.assertEqual(month in known, number is not None, (measure, month))
                gaps += number is None
                if number is not None:
                    self.same(number, measure, month, (measure, month))
                    compared += 1
            shown = [float(each.rstrip("%*").replace(",", "")) for each in re.findall(r"-?[\d,.]+%?", words)]
            present = [number * (100 if "%" in words else 1) for number in drawn if number is not None]
            self.assertAlmostEqual(shown[0], min(present), delta=0.5001, msg=(measure, words))
            self.assertAlmostEqual(shown[-1], max(present), delta=0.5001, msg=(measure, words))
        self.assertEqual(trends, {})
        self.assertGreater(compared, 230)
        self.assertGreater(gaps, 0)

    def test_the_block_of_their_figures_is_titled_and_not_printed(self):
        sheet, _, _, _ = self.summary()
        title = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Figures of the trends (not printed)")
        self.assertEqual([sheet.cell(title.row + 1, title.column + i).value for i in range(12)], LABELS)
        [area] = sheet.print_area if isinstance(sheet.print_area, list) else [sheet.print_area]
        self.assertLess(range_boundaries(area.rpartition("!")[2].replace("$", ""))[2], title.column)

    def test_the_package_is_whole_for_libreoffice_and_keeps_its_trends(self):
        with zipfile.ZipFile(self.path) as package:
            self.assertIsNone(package.testzip())
            for name in package.namelist():
                ElementTree.fromstring(package.read(name))
        subprocess.run(["soffice", f"-env:UserInstallation=file://{self.folder}/profile", "--headless", "--convert-to",
                        "xlsx:Calc MS Excel 2007 XML", "--outdir", self.folder / "resaved", self.path],
                       check=True, capture_output=True, timeout=300)
        resaved = self.folder / "resaved" / "report.xlsx"
        book = opened(resaved)
        with zipfile.ZipFile(resaved) as package:
            text = package.read(f"xl/worksheets/sheet{book.sheetnames.index('Performance Summary') + 1}.xml").decode()
        kept = dict(zip(re.findall(r"<xm:sqref>([^<]*)<", text), (split(each)[1] for each in re.findall(r"<xm:f>([^<]*)<", text))))
        self.assertEqual(kept, {cell: split(formula)[1] for cell, formula in self.sparklines(self.path, self.book).items()})

    def test_two_runs_give_the_same_bytes(self):
        again = self.folder / "again.xlsx"
        self.assertEqual(run("report", MARCH, "-m", REGISTER, "--against", FEBRUARY, "-l", "cyps-monthly", "-o", again).status, 0)
        self.assertEqual(again.read_bytes(), self.path.read_bytes())


class RegisterOfTheReport(unittest.TestCase):
    """The sheets Report and Pages of the measure register."""

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)

    def report(self, report=(), pages=(), layout="cyps-monthly"):
        register, path = self.folder / "register.xlsx", self.folder / "report.xlsx"
        book = openpyxl.load_workbook(REGISTER)
        for name, rows in (("Report", report), ("Pages", pages)):
            sheet = book[name]
            columns = {cell.value: cell.column for cell in sheet[1]}
            sheet.delete_rows(2, sheet.max_row)
            for number, row in enumerate(rows, start=2):
                for heading, value in row.items():
                    sheet.cell(number, columns[heading], value)
        book.save(register)
        ran = run("report", MARCH, "-m", register, "--against", FEBRUARY, "-l", layout, "-o", path)
        return ran, path

    def test_words_of_the_report_win_over_layout_and_cover(self):
        words = {"title": "Performance of the month", "directorate": "Children & Families", "appendix": "Appendix B",
                 "created by": "Performance team", "subject": "Monthly figures", "note": "Figures may still change."}
        ran, path = self.report([{"what": what, "value": value} for what, value in words.items()])
        self.assertEqual(ran.status, 0, ran.err)
        self.assertNotIn("without effect", ran.err)
        book = opened(path)
        cover = [cell.value for row in book["Cover"].iter_rows() for cell in row if cell.value]
        for what in ("title", "directorate", "created by", "note"):
            self.assertIn(words[what], cover)
        self.assertEqual(book.properties.title, words["title"])
        self.assertEqual(book.properties.subject, words["subject"])
        self.assertEqual(book.properties.creator, words["directorate"])
        with zipfile.ZipFile(path) as package:
            sheet = package.read(f"xl/worksheets/sheet{book.sheetnames.index('Performance Summary') + 1}.xml").decode()
        header = re.search(r"<oddHeader>(.*?)</oddHeader>", sheet).group(1)
        self.assertIn("Appendix B", header)
        self.assertIn(words["title"], header)

    def test_a_word_that_is_none_is_named(self):
        ran, _ = self.report([{"what": "titel", "value": "Performance"}])
        self.assertEqual(ran.status, 3)
        self.assertIn('"titel" is nothing that a report says of itself: title, title at year end, directorate, appendix, subject, created by or note', ran.err)

    def test_pages_come_in_the_order_of_the_register_and_one_is_made_of_the_history(self):
        ran, path = self.report(pages=[{"page": "Referrals", "name": "Front door", "title": "The front door", "measures": "2.7; 2.3"},
                                       {"page": "Adoption", "name": "Adoptions", "measures": "10.1; 10.2"}])
        self.assertEqual(ran.status, 0, ran.err)
        book = opened(path)
        pages = book.sheetnames[book.sheetnames.index("Exceptions") + 1:book.sheetnames.index("Data notes")]
        self.assertEqual(pages[:2], ["Front door", "Adoptions"])
        self.assertIn("Contacts", pages)
        self.assertNotIn("Referrals", pages)
        self.assertEqual(book["Front door"]["A1"].value, "The front door")
        refs = [cell.value for row in book["Front door"].iter_rows() for cell in row if cell.value in ("2.3", "2.7")]
        self.assertEqual(refs, ["2.7", "2.3"])
        words = "\n".join(str(cell.value) for row in book["Adoptions"].iter_rows() for cell in row if cell.value is not None)
        self.assertIn("No workbook has a sheet for this page", words)
        # The figures of the scorecards of both months, each with its cell on the sheet Sources.
        sources = {}
        for row in book["Sources"].iter_rows(values_only=True):
            if row[0] == "Adoptions":
                sources[row[1]] = row
        self.assertTrue(sources)
        self.assertTrue({"cyps-2016-03.xlsx", "cyps-2016-02.xlsx"} <= {row[5] for row in sources.values()}, sources)
        for cell, row in sources.items():
            original = openpyxl.load_workbook(SAMPLES / row[5], data_only=True)[row[6]][row[7]].value
            written = book["Adoptions"][cell].value
            if isinstance(original, (int, float)):
                self.assertAlmostEqual(written, original, 9, row)
        charts = [chart for chart in charts_of(path) if split(chart.series[0][1])[0] == "Adoptions"]
        self.assertTrue(charts)
        for chart in charts:
            self.assertTrue(all(number is None or isinstance(number, (int, float)) for number in numbers(book, chart.series[0][1])))

    def test_the_layout_can_leave_limits_and_trend_lines_out(self):
        text = (SAMPLES.parent / "templates" / "cyps-monthly.toml").read_text(encoding="utf-8")
        layout = self.folder / "own.toml"
        layout.write_text(text.replace("months = 12  ", "limits = false\ntrend_line = false\nmonths = 12  ", 1), encoding="utf-8")
        self.assertIn("limits = false", layout.read_text(encoding="utf-8"))
        ran, path = self.report(layout=layout)
        self.assertEqual(ran.status, 0, ran.err)
        for chart in charts_of(path):
            self.assertFalse(chart.named("Average") + chart.named("Limits") + chart.named("Unusual"))
            self.assertIsNone(next(chart.root.iter(f"{{{SPACES['c']}}}trendline"), None))

    def test_per_cents_and_numbers_do_not_share_an_axis(self):
        text = (SAMPLES.parent / "templates" / "cyps-monthly.toml").read_text(encoding="utf-8")
        layout = self.folder / "own.toml"
        layout.write_text(text.replace('{ source = "Contacts", name = "Contacts" }',
                                       '{ source = "Contacts", name = "Contacts", charts = [["2.1", "2.2"], ["2.2", "2.4"]] }', 1), encoding="utf-8")
        ran, path = self.report(layout=layout)
        self.assertEqual(ran.status, 0, ran.err)
        book = opened(path)
        drawn = []
        for chart in charts_of(path):
            if split(chart.series[0][1])[0] == "Contacts":
                drawn.append([max(numbers(book, formula)) for name, formula, _, _ in chart.series
                              if not name.startswith(("Average", "Limits", "Lower", "Target", "National", "Unusual"))])
        self.assertEqual([len(values) for values in drawn], [1, 1, 2])
        for values in drawn:
            self.assertEqual(len({value > 1 for value in values}), 1, values)


if __name__ == "__main__":
    unittest.main()
