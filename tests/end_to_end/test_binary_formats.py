"""The .xls and .xlsb workbooks that nobody here wrote, cell by cell against what LibreOffice reads from them: LibreOffice
saves each as .xlsx, and the program reads both. Every difference is mended or stands in EXPLAINED with its reason."""
import datetime
import json
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from program import CORPUS, SAMPLES, run

OFFICE = shutil.which("soffice")
# Seconds: half a minute is usual for a hundred workbooks.
OFFICE_TIMEOUT = 600

TRUE, FALSE = ("boolean", True), ("boolean", False)
EXCEL = "ours is right: it is the value that Excel stored; "

# Files (parts of the path), sheet, cells, ours, LibreOffice's (a kind and value, a kind alone, or None for no cell), who is
# right and why. LibreOffice works formulas out anew on reading these formats; the program reads what Excel stored.
EXPLAINED = [
    (["issue2717.xls", "issue2717.xlsb"], "test", "E13 E14", "text", ("error", "#VALUE!"),
     EXCEL + "LibreOffice's TEXT() refuses this format"),
    (["issue2717.xls", "issue2717.xlsb"], "test", "E16 E17 E18 E19 E20 E21 E22 E27 E28 E29 E30", "text", "text",
     EXCEL + "LibreOffice's TEXT() counts days before March 1900 from another day, and cuts seconds"),
    (["issue2717.xls", "issue2717.xlsb"], "test", "G13 G14", TRUE, ("error", "#VALUE!"),
     EXCEL + "the formula compares with a cell of column E, which LibreOffice could not work out"),
    (["issue2717.xls", "issue2717.xlsb"], "test", "G16 G17 G18 G19 G20 G21 G22 G27 G28 G29 G30", TRUE, ("number", 0),
     EXCEL + "the formula compares with a cell of column E, which LibreOffice works out differently"),
    (["issue2717.xls", "issue2717.xlsb"], "test",
     "G2 G3 G4 G5 G6 G7 G8 G9 G10 G11 G12 G15 G23 G24 G25 G26 G31 G32 G33 G34 G35 G36 G37", TRUE, ("number", 1),
     EXCEL + "LibreOffice has no logical values, only numbers with a logical format"),
    (["tests__testthat__examples.xls", "tests__testthat__examples.xlsb"], "Sheet1", "A14", TRUE, ("number", 1),
     EXCEL + "LibreOffice has no logical values, only numbers with a logical format"),
    (["tests__testthat__examples.xls"], "Sheet1", "A100 A101 A102", ("number", 0), ("error", "#REF!"),
     EXCEL + "the formula is =LOG10, a cell of .xlsx that an .xls sheet has no column for"),
    (["tests__testthat__examples.xlsb"], "Sheet1", "A123 A124 A125", ("error", "#NAME?"), ("error", "#N/A"),
     EXCEL + "LibreOffice cannot read the formula"),
    (["tests__testthat__examples.xlsb"], "Sheet1", "A130 A131", "number", ("error", "#N/A"),
     EXCEL + "LibreOffice cannot read the formula, which uses a defined name"),
    (["tests__issues.xls", "tests__issues.xlsb"], "datatypes", "A4", FALSE, ("number", 0),
     EXCEL + "LibreOffice has no logical values, only numbers with a logical format"),
    (["tests__issues.xls", "tests__issues.xlsb"], "issue6", "A4", FALSE, ("number", 0),
     EXCEL + "LibreOffice has no logical values, only numbers with a logical format"),
    (["tests__issues.xlsb"], "Sheet1", "A2", ("number", 0), ("error", "#N/A"),
     EXCEL + "LibreOffice cannot read the formula, which uses a defined name"),
    (["SheetJS+test_files/ErrorTypes.xls"], "RawErrors", "F2", ("number", 1), ("error", "#N/A"),
     EXCEL + "the formula is ERROR.TYPE of #NULL!, which LibreOffice does not have"),
    (["SheetJS+test_files/ErrorTypes.xls"], "RawErrors", "G13", ("number", 4), ("number", 8),
     EXCEL + "LibreOffice counts one error fewer in its row"),
    (["tests__testthat__sheets__types.xls"], "smorgasbord", "B19", ("error", "#NUM!"), ("error", "#VALUE!"),
     EXCEL + "LibreOffice works the formula out to another error"),
    (["tests__testthat__sheets__types.xls"], "smorgasbord", "B20", ("error", "#NULL!"), ("error", "#REF!"),
     EXCEL + "LibreOffice works the formula out to another error"),
    (["dates-leap-year-1900-xls.xls"], "for_human_eyes", "B5 B6 B7 B8", "text", "text",
     EXCEL + "a TEXT() of days before March 1900, which LibreOffice counts from another day"),
    (["dates-leap-year-1900-xls.xls"], "for_testing", "B2 B3 B4 B5", "text", "text",
     EXCEL + "a TEXT() of days before March 1900, which LibreOffice counts from another day"),
    (["42464-ExpPtg-bad.xls.xlsb"], "Pilot Loans", "AG69 AH69 AI69 AR69 AS69 AT69 AU69 AV69 AW69 AX69 AY69", ("text", ""),
     None, "ours is right: the cells hold a text of no characters, which LibreOffice does not keep"),
    (["tests__empty-string.xls"], "Sheet1", "A1", ("text", ""), None,
     "ours is right: the cell holds a text of no characters, which LibreOffice does not keep"),
    (["tests__empty-string.xls"], "Sheet1", "B1", FALSE, TRUE,
     "ours is right: the formula is =ISBLANK(A1), and A1 is not blank, as above"),
    (["tests__issue_646_unsupported_formula_function.xls"], "Sheet1", "A1", ("number", 1), ("error", "#NAME?"),
     "ours is right: the stored value of a function that LibreOffice does not know"),
]


# The same workbook saved by Excel as .xlsx and in these formats: the path without its ending, and the endings.
TWINS = [("torture/nacnudus+tidyxl/tests__testthat__examples", ".xls", ".xlsb"),
         ("torture/tafia+calamine/tests__issues", ".xls", ".xlsb"),
         ("torture/tafia+calamine/tests__date", ".xls", ".xlsb"),
         ("torture/tafia+calamine/tests__date_1904", ".xls", ".xlsb"),
         ("torture/tafia+calamine/tests__merge_cells", ".xls"),
         ("torture/SheetJS+test_files/ErrorTypes", ".xls"),
         ("torture/tidyverse+readxl/tests__testthat__sheets__types", ".xls"),
         ("torture/tidyverse+readxl/inst__extdata__datasets", ".xls")]


def serial(text):
    """Days since 30 December 1899 of an ISO date, as the cells command prints dates."""
    if len(text) > 2 and text[2] == ":":
        text = "1899-12-31T" + text
    moment = datetime.datetime.fromisoformat(text)
    return (moment - datetime.datetime(1899, 12, 30)) / datetime.timedelta(days=1)


def comparable(cell):
    """Kind and value: dates and durations as the numbers they are, since formats may change on the way."""
    kind, value = cell["type"], cell["value"]
    if kind == "date":
        return "number", serial(value)
    return ("number" if kind == "duration" else kind), value


def same(left, right):
    if left[0] == right[0] and left[0] in ("number", "duration"):
        return abs(left[1] - right[1]) <= max(1e-12 * abs(left[1]), 1e-8)
    return left == right


def explains(entry, path, key, ours, theirs):
    def fits(cell, stated):
        return cell is not None and cell[0] == stated if isinstance(stated, str) else cell == stated
    return (any(path.endswith(end) for end in entry[0]) and key[0] == entry[1] and key[1] in entry[2].split()
            and fits(ours, entry[3]) and fits(theirs, entry[4]))


def cells(paths):
    """{file name: {(sheet, cell): (kind, value)}} of all that are read, and what was said about the others."""
    result = run("cells", *paths, "-f", "json", timeout=600)
    found = {pathlib.Path(path).name: {} for path in paths}
    for line in result.out.splitlines():
        cell = json.loads(line)
        found[cell["workbook"]][cell["sheet"], cell["cell"]] = comparable(cell)
    return found, result.err


def full_cells(path):
    """{sheet: {cell: (visible, kind, value, format, shown)}}."""
    result = run("cells", path, "-f", "json")
    assert result.status == 0, result.err
    found = {}
    for cell in map(json.loads, result.out.splitlines()):
        facts = cell["visible"], cell["type"], cell["value"], cell["format"], cell["shown"]
        found.setdefault(cell["sheet"], {})[cell["cell"]] = facts
    return found


@unittest.skipUnless(CORPUS.is_dir(), f"no corpus of foreign workbooks at {CORPUS}")
class Twins(unittest.TestCase):
    def test_a_workbook_is_the_same_in_every_format_that_excel_saved_it_in(self):
        compared = 0
        for path, *endings in TWINS:
            wanted = full_cells(CORPUS / (path + ".xlsx"))
            for ending in endings:
                read = full_cells(CORPUS / (path + ending))
                common = set(wanted) & set(read)  # a sheet that was added or renamed later has no twin
                self.assertGreaterEqual(len(common), len(read) - 1, path)
                for sheet in common:
                    self.assertEqual(set(read[sheet]), set(wanted[sheet]), f"{path}{ending} {sheet}")
                    for cell, (visible, kind, value, code, shown) in read[sheet].items():
                        place = f"{path}{ending} {sheet}!{cell}"
                        twin = wanted[sheet][cell]
                        self.assertTrue(same((kind, value), twin[1:3]), f"{place}: {value}, in .xlsx {twin[2]}")
                        self.assertEqual((visible, code, shown), (twin[0], twin[3], twin[4]), place)
                        compared += 1
        self.assertGreater(compared, 6000)


@unittest.skipUnless(CORPUS.is_dir(), f"no corpus of foreign workbooks at {CORPUS}")
@unittest.skipUnless(OFFICE, "no LibreOffice (soffice) to compare with")
class BinaryFormats(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        folder = pathlib.Path(cls.folder.name)
        sources = sorted(path for path in CORPUS.rglob("*") if path.suffix.lower() in (".xls", ".xlsb"))
        cls.source = {}
        for number, path in enumerate(sources):  # names that differ in more than their ending
            link = folder / f"{number:03}{path.suffix.lower()}"
            link.symlink_to(path)
            cls.source[link.name] = path.relative_to(CORPUS).as_posix()
        cls.ours, cls.refusals = cells([folder / name for name in cls.source])
        cls.refused = {name for name in cls.source if f"{folder / name}: " in cls.refusals}
        wanted = [folder / name for name in cls.source if name not in cls.refused]
        subprocess.run([OFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx",
                        "--outdir", str(folder / "xlsx"), *map(str, wanted)], check=True, capture_output=True,
                       timeout=OFFICE_TIMEOUT)
        converted = sorted((folder / "xlsx").glob("*.xlsx"))
        theirs, cls.unread = cells(converted)
        cls.theirs = {name: theirs[pathlib.Path(name).stem + ".xlsx"] for name in cls.source
                      if pathlib.Path(name).stem + ".xlsx" in theirs}

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_every_cell_is_the_one_that_libreoffice_reads(self):
        self.assertEqual(self.unread, "")
        compared, cells_compared, differences, used = 0, 0, [], set()
        for name, path in self.source.items():
            if name in self.refused or name not in self.theirs:
                continue
            ours, theirs = self.ours[name], self.theirs[name]
            compared += 1
            for key in sorted(set(ours) | set(theirs)):
                cells_compared += 1
                left, right = ours.get(key), theirs.get(key)
                if left is not None and right is not None and same(left, right):
                    continue
                explained = next((number for number, entry in enumerate(EXPLAINED) if explains(entry, path, key, left, right)),
                                 None)
                used.add(explained)
                if explained is None:
                    differences.append(f"{path} {key[0]}!{key[1]}: ours {left}, LibreOffice's {right}")
        print(f"{compared} workbooks, {cells_compared} cells compared, {len(used - {None})} explanations used")
        self.assertEqual(differences, [], "\n".join(differences[:200]))
        self.assertEqual([entry for number, entry in enumerate(EXPLAINED) if number not in used], [], "explanations without a difference")
        self.assertGreater(compared, 50)


@unittest.skipUnless(OFFICE, "no LibreOffice (soffice) to convert with")
class Samples(unittest.TestCase):
    def test_no_figure_changes_on_the_way_through_xls(self):
        """LibreOffice stores 0 for the text of a formula in a cell with the format of a number: that is no figure."""
        with tempfile.TemporaryDirectory() as folder:
            samples = sorted(SAMPLES.glob("*.xlsx"))
            subprocess.run([OFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xls",
                            "--outdir", folder, *map(str, samples)], check=True, capture_output=True,
                           timeout=OFFICE_TIMEOUT)
            for sample in samples:
                wanted = full_cells(sample)
                read = full_cells(pathlib.Path(folder) / (sample.stem + ".xls"))
                self.assertEqual(set(read), set(wanted))
                for sheet, cells_of_sheet in wanted.items():
                    self.assertEqual(set(read[sheet]), set(cells_of_sheet), sheet)
                    for cell, facts in cells_of_sheet.items():
                        if read[sheet][cell][1] == "not calculated" and (facts[1] == "text" or facts[2] == 0):
                            continue
                        self.assertTrue(same(read[sheet][cell][1:3], facts[1:3]), f"{sheet}!{cell}: {read[sheet][cell]}, {facts}")
                        self.assertEqual(read[sheet][cell][4], facts[4], f"{sheet}!{cell}")


if __name__ == "__main__":
    unittest.main()
