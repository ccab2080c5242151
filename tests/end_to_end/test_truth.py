"""Workbooks that nobody here wrote, hundreds of them. Whatever they hold, the program answers in its own words; every cell
that another reader saw too is read the same, or the difference is explained below; and whatever is refused is refused
for the reason listed below."""
import collections
import concurrent.futures
import datetime
import gzip
import json
import os
import pathlib
import re
import shutil
import tempfile
import unittest

from program import CORPUS, run_limited
from truth_tables import DIFFERENCES, REASONS, REFUSED

BATCH = 40


def name_of(path):
    """The name of its truth: the path without torture/ or real/, / as __."""
    return "__".join(path.relative_to(CORPUS).parts[1:])


def moment(text):
    """ISO 8601 as another reader writes it, in milliseconds since 1 January of year 1; a time of day alone has no day."""
    if re.fullmatch(r"\d\d:\d\d(:\d\d(\.\d+)?)?", text):
        text = "0001-01-01T" + text
    seconds = datetime.datetime.fromisoformat(text if "T" in text else text + "T00:00:00") - datetime.datetime(1, 1, 1)
    return round(seconds / datetime.timedelta(milliseconds=1))


def equal(ours, theirs):
    """`ours`: (type, value); `theirs`: [address, type, value, format?]."""
    kind, value = theirs[1], theirs[2]
    if ours is None:
        return False
    if kind == "d":
        if ours[0] == "date":
            return isinstance(value, str) and abs(moment(ours[1]) - moment(value)) <= 1
        if ours[0] == "duration":
            stated = value["timedelta_s"] * 1000 if isinstance(value, dict) else moment(value)
            return abs(ours[1] * 86_400_000 - stated) <= 1
        return False
    return ours == ({"s": "text", "n": "number", "b": "boolean", "e": "error"}[kind], value)


def kind_of_difference(ours, theirs):
    """One of truth_tables.REASONS where it can be seen from the two values, else what the two say: which no table explains."""
    if theirs is None:
        return {("text", ""): "an empty text", ("not calculated", None): "never calculated"}.get(ours, f"only ours: {ours}")
    kind, value = theirs[1], theirs[2]
    if ours is None or kind not in ("d", "n"):
        return f"{ours} for their {kind} {value!r}"
    if kind == "d" and ours[0] == "number" and ours[1] < 0:
        return "a negative number"
    if kind == "d" and ours[0] == "duration" and not 0 <= ours[1] < 1:
        return "a time of day, days before it left out"
    if kind == "d" and ours[0] == "date" and ours[1][:10] in ("1900-03-01", "1904-01-01"):
        return "a date around 1900 or 1904"
    if kind == "n" and ours[0] in ("date", "duration"):
        return "a date or time whose format they do not know"
    return f"{ours} for their {kind} {value!r}"


@unittest.skipUnless(CORPUS.is_dir(), f"no corpus of foreign workbooks at {CORPUS}")
class Foreign(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        """One pass over all of them, two at a time: as many processes as ctest gives this test."""
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.addClassCleanup(shutil.rmtree, cls.folder, True)
        paths = sorted((path for folder in ("torture", "real") for path in (CORPUS / folder).rglob("*") if path.is_file()),
                       key=lambda path: path.stat().st_size)
        cls.names = [name_of(path) for path in paths]
        for name, path in zip(cls.names, paths):
            os.symlink(path, cls.folder / name)
        # Each batch has small and large files.
        batches = len(paths) // BATCH + 1
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            cls.results = list(pool.map(cls.read_batch, [cls.names[first::batches] for first in range(batches)]))

    @classmethod
    def read_batch(cls, names):
        paths = [cls.folder / name for name in names]
        inspected = run_limited("inspect", *paths, "-f", "json", seconds=300, megabytes=1000)
        cells = run_limited("cells", *paths, "-f", "json", seconds=300, megabytes=1000)
        differences = collections.Counter()
        examples = {}
        if cells.status in (0, 3):
            cls.compare(names, cells.out, differences, examples)
        return {"names": names, "inspect": inspected.status, "cells": cells.status, "err": cells.err, "inspect_err": inspected.err[-3000:],
                "differences": differences, "examples": examples}

    @classmethod
    def compare(cls, names, out, differences, examples):
        ours = collections.defaultdict(dict)
        for line in out.split("\n")[:-1]:
            cell = json.loads(line)
            ours[cell["workbook"]][cell["sheet"], cell["cell"]] = (cell["type"], cell["value"])
        for name in names:
            truth = CORPUS / "truth" / f"{name}.json.gz"
            if name not in ours or not truth.is_file():
                continue
            with gzip.open(truth) as file:
                sheets = json.load(file)["sheets"]
            for sheet in sheets:
                theirs = {cell[0]: cell for cell in sheet.get("cells", [])}
                mine = {address: cell for (title, address), cell in ours[name].items() if title == sheet["name"]}
                for address in theirs.keys() | mine.keys():
                    if address not in theirs or not equal(mine.get(address), theirs[address]):
                        kind = kind_of_difference(mine.get(address), theirs.get(address))
                        differences[name, kind] += 1
                        examples.setdefault((name, kind), (sheet["name"], address, mine.get(address), theirs.get(address)))

    def test_no_workbook_brings_the_program_down(self):
        for result in self.results:
            self.assertIn(result["inspect"], (0, 3), f"{result['names']}: {result['inspect_err']}")
            self.assertIn(result["cells"], (0, 3), f"{result['names']}: {result['err'][-3000:]}")

    def test_every_cell_that_another_reader_saw_is_read_the_same_or_the_difference_is_explained(self):
        found, examples = collections.Counter(), {}
        for result in self.results:
            found.update(result["differences"])
            examples.update(result["examples"])
        for key in sorted(found.keys() | DIFFERENCES.keys()):
            with self.subTest(file=key[0], kind=key[1]):
                self.assertTrue(key[1] in REASONS, f"{key[1]}: {examples.get(key)}")
                self.assertEqual(found.get(key, 0), DIFFERENCES.get(key, 0), examples.get(key))

    def test_what_is_refused_is_refused_for_the_reason_listed(self):
        refused = {}
        for result in self.results:
            said = " ".join(result["err"].split())
            for name in result["names"]:
                at = said.find(str(self.folder / name) + ": ")
                if at >= 0:
                    refused[name] = said[at + len(str(self.folder / name)) + 2:].split(" /tmp", 1)[0]
        for name in sorted(refused.keys() | REFUSED.keys()):
            with self.subTest(file=name):
                self.assertTrue(refused.get(name, "read").startswith(REFUSED.get(name, "read")), f"{refused.get(name)!r}")


if __name__ == "__main__":
    unittest.main()
