"""Every file trap and every hostile file of tests/traps: written, read by the program, and set against what must come of it.
Hostile ones are read one by one, with bounds on time and memory."""
import json
import pathlib
import shutil
import sys
import tempfile
import unittest

from program import SOURCE, run, run_limited

sys.path.insert(0, str(SOURCE / "tests" / "traps"))
from write_traps import write  # noqa: E402

def cells_by_place(lines, wanted):
    """What the program says of each cell, reduced to what the trap asks about."""
    found = {}
    for line in lines:
        found[f"{line['sheet']}!{line['cell']}"] = line
    return {place: {key: line[key] for key in wanted.get(place, line)} for place, line in found.items()}


class Traps(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.addClassCleanup(shutil.rmtree, cls.folder, True)
        cls.traps = write(cls.folder)
        cls.read = [trap for trap in cls.traps if "refused" not in trap]
        cls.refused = [trap for trap in cls.traps if "refused" in trap]

    def test_cells_are_what_each_file_means(self):
        result = run("cells", "-f", "json", *(self.folder / trap["file"] for trap in self.read), timeout=600)
        self.assertEqual(result.status, 0, result.err)
        lines = {}
        for line in map(json.loads, result.out.split("\n")[:-1]):
            lines.setdefault(line["workbook"], []).append(line)
        for trap in self.read:
            with self.subTest(trap["sentence"], file=trap["file"]):
                expected = {f"{cell['sheet']}!{cell['cell']}": cell for cell in trap["cells"]}
                self.assertEqual(cells_by_place(lines.get(trap["file"], []), expected), expected)

    def test_sheets_names_and_links_are_what_each_file_means(self):
        result = run("inspect", "-f", "json", *(self.folder / trap["file"] for trap in self.read), timeout=600)
        self.assertIn(result.status, (0, 3), result.err)
        books = {book["file"]: book for book in result.json()["workbooks"]}
        for trap in self.read:
            with self.subTest(trap["sentence"], file=trap["file"]):
                book = books[trap["file"]]
                sheets = {sheet["sheet"]: sheet for sheet in book["sheets"]}
                for expected in trap.get("sheets", []):
                    self.assertEqual({key: sheets[expected["sheet"]][key] for key in expected}, expected)
                stated = {expected["sheet"] for expected in trap.get("sheets", []) if "oddities" in expected}
                self.assertEqual([oddity for name, sheet in sheets.items() if name not in stated for oddity in sheet["oddities"]], [])
                self.assertEqual(book["names"], trap.get("names", []))
                self.assertEqual(book["external_links"], trap.get("links", []))

    def test_figures_are_those_of_each_table(self):
        stated = [trap for trap in self.read if "figures" in trap]
        self.assertTrue(stated)
        for trap in stated:
            with self.subTest(trap["sentence"], file=trap["file"]):
                figures = run("convert", "-f", "json", self.folder / trap["file"]).json()["observations"]
                self.assertEqual(sorted(f"{figure['cell']} {figure['measure']} {figure['period']} {figure['value']:g}" for figure in figures),
                                 sorted(trap["figures"]))

    def test_each_hostile_file_is_refused_within_bounds(self):
        for trap in self.refused:
            with self.subTest(trap["sentence"], file=trap["file"]):
                result = run_limited("cells", "-f", "json", self.folder / trap["file"], seconds=10, megabytes=500)
                self.assertEqual(result.status, 3, result.err[-2000:])
                self.assertEqual(result.out, "")
                said = " ".join(result.err.split())
                self.assertIn(trap["file"] + ": " + " ".join(trap["refused"].split()) + ".", said)


if __name__ == "__main__":
    unittest.main()
