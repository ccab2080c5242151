"""Workbooks that nobody here wrote: whatever they hold, the program answers, and in its own words."""
import pathlib
import unittest

from program import CORPUS, run

BATCH = 40


@unittest.skipUnless(CORPUS.is_dir(), f"no corpus of foreign workbooks at {CORPUS}")
class Corpus(unittest.TestCase):
    def test_no_workbook_brings_the_program_down(self):
        paths = sorted(path for folder in ("torture", "real") for path in (CORPUS / folder).rglob("*")
                       if path.suffix.lower() in (".xlsx", ".xlsm", ".xltx") and path.stat().st_size < 3_000_000)
        self.assertGreater(len(paths), 100)
        for first in range(0, len(paths), BATCH):
            batch = paths[first:first + BATCH]
            result = run("inspect", *batch, "-f", "json", timeout=1200)
            self.assertIn(result.status, (0, 3), f"{batch[0]} ... {batch[-1]}: {result.err[-3000:]}")
            result.json()


if __name__ == "__main__":
    unittest.main()
