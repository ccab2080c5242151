"""The fast path of the .xlsx reader held to expat on every workbook of the corpus and of the samples: whatever one of them
reads the other reads the same, cell by cell, and whatever one refuses the other refuses in the same words."""
import concurrent.futures
import os
import subprocess
import unittest

from program import CORPUS, SAMPLES

TWINS = os.environ["SCOREBOOK_TWINS"]
ENDINGS = {".xlsx", ".xlsm", ".xltx", ".xltm"}
BATCH = 40


def read_both_ways(paths):
    """{name: (what differs, cells, parts read fast, parts handed over)}"""
    found = {}
    completed = subprocess.run([TWINS, *map(str, paths)], capture_output=True, timeout=600)
    for line in completed.stdout.decode("utf-8").splitlines():
        name, what, *counts = line.split("\t")
        found[name] = (what, *map(int, counts))
    assert len(found) == len(paths), completed.stderr.decode("utf-8", "replace")[-3000:]
    return found


def workbooks_under(folder):
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in ENDINGS and path.is_file())


class FastPath(unittest.TestCase):
    maxDiff = None

    def compare(self, paths):
        """The number of cells and of parts read fast and handed over."""
        batches = len(paths) // BATCH + 1
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            parts = pool.map(read_both_ways, [paths[first::batches] for first in range(batches)])
        found = {name: result for part in parts for name, result in part.items()}
        self.assertEqual({name: result[0] for name, result in found.items() if result[0] != "the same"}, {})
        cells, fast, handed_over = (sum(result[i] for result in found.values()) for i in (1, 2, 3))
        print(f"{len(found)} workbooks with {cells} cells compared; {fast} parts read by the fast path, {handed_over} handed over")
        return cells, fast, handed_over

    def test_the_samples(self):
        cells, fast, handed_over = self.compare(workbooks_under(SAMPLES))
        self.assertGreater(cells, 1_000)
        self.assertGreater(fast, 10)
        self.assertEqual(handed_over, 0)

    @unittest.skipUnless(CORPUS.is_dir(), f"no corpus of foreign workbooks at {CORPUS}")
    def test_the_corpus(self):
        paths = workbooks_under(CORPUS)
        self.assertGreater(len(paths), 500)
        cells, fast, _ = self.compare(paths)
        self.assertGreater(cells, 100_000)
        self.assertGreater(fast, len(paths))


if __name__ == "__main__":
    unittest.main()
