"""Published indicator workbooks of every shape: what is read from them without help, and what is said where nothing is.

The workbooks are no part of the project: the test is skipped where they are absent."""
import csv
import pathlib
import tempfile
import unittest

import openpyxl
from program import CORPUS, DATA, run

TRUTH = DATA / "indicator-observations.csv"
LIST = CORPUS / "indicator-workbooks.csv"


def rows_of(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def number(text):
    return None if text in (None, "") else round(float(text), 6)


@unittest.skipUnless(LIST.exists(), f"no corpus of foreign workbooks at {CORPUS}")
class IndicatorWorkbooks(unittest.TestCase):
    def test_figures_checked_by_hand(self):
        truth = {}
        for row in rows_of(TRUTH):
            truth.setdefault(row["file"], []).append(row)
        listed = [row["file"] for row in rows_of(LIST)]
        self.assertGreaterEqual(len([file for file in listed if len(truth.get(file, [])) >= 20]), 8)
        for file, rows in truth.items():
            result = run("convert", CORPUS / file, "-f", "json", timeout=600)
            self.assertEqual(result.status, 0, result.err)
            found = {}
            for observation in result.json()["observations"]:
                found.setdefault((observation["sheet"], observation["cell"]), []).append(observation)
            for row in rows:
                with self.subTest(file=file, cell=f"{row['sheet']}!{row['cell']}"):
                    here = found.get((row["sheet"], row["cell"]), [])
                    self.assertEqual(len(here), 1)
                    got = here[0]
                    self.assertEqual(got["measure"], row["measure"])
                    self.assertEqual(got["breakdown"] or "", row["breakdown"])
                    self.assertEqual(got["period"] or "", row["period"])
                    self.assertEqual(got["kind"], row["kind"])
                    self.assertEqual(number(got["value"]), number(row["value"]), got["text"])
                    if row["unit"]:  # blank: not looked at
                        self.assertEqual(got["unit"] or "none", row["unit"], got["text"])

    def test_the_others_say_why_and_draft_a_layout(self):
        truth = {row["file"] for row in rows_of(TRUTH)}
        for row in rows_of(LIST):
            if row["file"] in truth:
                continue
            with self.subTest(file=row["file"]):
                workbook = run("inspect", CORPUS / row["file"], "-f", "json", timeout=600).json()["workbooks"][0]
                self.assertTrue(workbook["not_understood"])
                self.assertTrue(all(part["why"] for part in workbook["not_understood"]))
                draft = run("inspect", CORPUS / row["file"], "-f", "csv", timeout=600).out.splitlines()
                self.assertTrue(draft[0].startswith("sheet,table,header rows,body rows,orientation,column,role,"))
                self.assertGreater(len(draft), 2)

    def test_a_draft_given_back_gives_the_same_figures(self):
        for file in sorted({row["file"] for row in rows_of(TRUTH)}):
            with self.subTest(file=file), tempfile.TemporaryDirectory() as folder:
                path = pathlib.Path(folder) / "Sources.csv"
                self.assertEqual(run("inspect", CORPUS / file, "-f", "csv", "-o", path, timeout=600).status, 0)
                register = openpyxl.Workbook()
                register.active.title = "Sources"
                with open(path, newline="", encoding="utf-8-sig") as drafted:
                    rows = list(csv.reader(drafted))
                for cells in rows:
                    register.active.append(cells)
                if len(rows) == 1:  # read as a scorecard or as detail pages, which need no layout
                    continue
                register.save(pathlib.Path(folder) / "register.xlsx")
                alone = run("convert", CORPUS / file, "-f", "csv", timeout=600)
                given = run("convert", CORPUS / file, "-f", "csv", "-m", pathlib.Path(folder) / "register.xlsx",
                            timeout=600)
                self.assertEqual(given.status, 0, given.err)
                self.assertEqual(given.out, alone.out)


if __name__ == "__main__":
    unittest.main(verbosity=2)
