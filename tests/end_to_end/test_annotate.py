"""The annotated copy: comments at the cells of the findings, and not one other byte of the workbook changed."""
import os
import pathlib
import re
import shutil
import struct
import subprocess
import tempfile
import unittest
import warnings
import zipfile
from xml.etree import ElementTree

import openpyxl

from program import CORPUS, SAMPLES, run

OFFICE = shutil.which("soffice")
ANNOTATE_ANY = os.environ.get("SCOREBOOK_ANNOTATE_ANY", "")
# What may stand in a worksheet, in the order of the schema.
CHILDREN = """sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios
autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks
printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing
legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst""".split()


def raw_entries(path):
    """Every entry as it is stored: its compressed bytes and what is said about them, in the order of the directory."""
    entries = {}
    with zipfile.ZipFile(path) as archive, open(path, "rb") as file:
        for info in archive.infolist():
            file.seek(info.header_offset)
            name, extra = struct.unpack("<HH", file.read(30)[26:])
            file.seek(info.header_offset + 30 + name + extra)
            entries[info.orig_filename] = (file.read(info.compress_size), info.CRC, info.file_size, info.compress_type,
                                           info.date_time, info.external_attr, info.internal_attr, info.comment,
                                           info.flag_bits & ~8)
    return entries


def comments_of(path):
    """What openpyxl sees: {sheet: {cell: (author, text)}}."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path)
    # Only the cells that are stored: one comment may stand in the last row and column there is.
    return {sheet.title: {cell.coordinate: (cell.comment.author, cell.comment.text) for cell in sheet._cells.values()
                          if cell.comment is not None} for sheet in book.worksheets}


def worksheets_of(path):
    """The names of the sheets that are worksheets: openpyxl shows sheets of macros and dialogs as if they were."""
    with zipfile.ZipFile(path) as archive:
        relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        kinds = {item.get("Id"): item.get("Type").rpartition("/")[2] for item in relations}
        sheets = [item for item in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter() if item.tag.endswith("}sheet")]
        return {item.get("name") for item in sheets
                if any(name.endswith("}id") and kinds.get(value) == "worksheet" for name, value in item.attrib.items())}


def target_of(source, target):
    parts = []
    for step in (target if target.startswith("/") else source.rpartition("/")[0] + "/" + target).split("/"):
        if step == "..":
            parts.pop()
        elif step not in ("", "."):
            parts.append(step)
    return "/".join(parts)


class Copies(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder, True)

    def only_comments_differ(self, original, copy):
        """All entries but those that name or hold comments are as they were, bit for bit and in their order."""
        before, after = raw_entries(original), raw_entries(copy)
        self.assertEqual(list(after)[:len(before)], list(before), copy)
        with zipfile.ZipFile(original) as old, zipfile.ZipFile(copy) as new:
            self.assertIsNone(new.testzip(), copy)
            for name in before:
                if after[name] == before[name]:
                    continue
                self.assertEqual(after[name][4:], before[name][4:], name)  # times and attributes
                was, now = old.read(name), new.read(name)
                lower = name.lower()
                if b"xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main" in was and b"legacyDrawing" in now \
                        and "comments" not in lower or re.search(r"worksheets?/[^/]*\.xml$", lower):
                    put_in = re.search(rb'<(?:\w+:)?legacyDrawing xmlns:r="[^"]*" r:id="[^"]*"/>', now.replace(b"\0", b""))
                    self.assertIsNotNone(put_in, name)
                    self.assertEqual(now.replace(b"\0", b"").replace(put_in.group(), b""), was.replace(b"\0", b""), name)
                    children = [re.sub(r".*}", "", child.tag) for child in ElementTree.fromstring(now)]
                    places = [CHILDREN.index(child) for child in children if child in CHILDREN]
                    if sorted(places) != places:
                        children.remove("legacyDrawing")
                        was_in_order = [CHILDREN.index(child) for child in children if child in CHILDREN]
                        self.assertNotEqual(sorted(was_in_order), was_in_order, name)
                else:
                    self.assertTrue(lower == "[content_types].xml" or lower.endswith((".rels", ".vml")) or "comment" in lower, name)
            for name in list(after)[len(before):]:
                self.assertRegex(name, r"/(comments\d+\.xml|vmlDrawing\d+\.vml|_rels/[^/]+\.rels)$")
                if not name.endswith(".vml") or name not in before:
                    ElementTree.fromstring(new.read(name))
            self.wired(new)

    def wired(self, archive):
        """Every sheet's comments and drawings are there, of a content type, and no two shapes of a drawing have one id."""
        names = {name.lower() for name in archive.namelist()}
        types = ElementTree.fromstring(archive.read(next(n for n in archive.namelist() if n.lower() == "[content_types].xml")))
        overrides = {item.get("PartName", "").lstrip("/").lower(): item.get("ContentType") for item in types if item.tag.endswith("Override")}
        defaults = {item.get("Extension", "").lower(): item.get("ContentType") for item in types if item.tag.endswith("Default")}
        for rels in [name for name in archive.namelist() if re.search(r"worksheets/_rels/[^/]*\.rels$", name)]:
            source = rels.replace("_rels/", "").removesuffix(".rels")
            items = list(ElementTree.fromstring(archive.read(rels)))
            ids = [item.get("Id") for item in items]
            self.assertEqual(len(ids), len(set(ids)), rels)
            for item in items:
                kind = item.get("Type").rpartition("/")[2]
                if kind not in ("comments", "vmlDrawing"):
                    continue
                target = target_of(source, item.get("Target")).lower()
                self.assertIn(target, names)
                declared = overrides.get(target, defaults.get(target.rpartition(".")[2]))
                self.assertIn("comments+xml" if kind == "comments" else "vmlDrawing", declared or "", target)
        drawings = [archive.read(name).decode("latin-1") for name in archive.namelist() if name.lower().endswith(".vml")]
        for drawing in drawings:
            ids = re.findall(r'<\w+:shape\b[^>]*?\bid=["\'](_x0000_s\d+)', drawing)
            self.assertEqual(len(ids), len(set(ids)))


class Samples(Copies):
    def test_every_sample_with_its_findings_at_their_cells(self):
        for path in sorted(SAMPLES.glob("*.xlsx")):
            if "measures" in path.name:  # a register, not a workbook to be checked
                continue
            with self.subTest(path.name):
                copy = self.folder / path.name
                checked = run("check", path, "-f", "json", "-o", self.folder / "found.json", "--annotate", copy)
                self.assertIn(checked.status, (0, 1), checked.err)
                self.assertIn(f"wrote {copy}: ", checked.err)
                self.only_comments_differ(path, copy)
                findings = run("check", path, "-f", "json").json()["findings"]
                before, after = comments_of(path), comments_of(copy)
                merges = {sheet.title: list(sheet.merged_cells.ranges) for sheet in openpyxl.load_workbook(path).worksheets}
                wanted = {}
                for finding in findings:
                    if not finding["cells"]:
                        continue
                    sheet, _, cell = finding["cells"][0].rpartition("!")
                    sheet = sheet or finding["sheet"]
                    for merge in merges[sheet]:
                        if cell in merge:
                            cell = merge.start_cell.coordinate
                    wanted.setdefault((sheet, cell), []).append(finding)
                there = {(sheet, cell): text for sheet, cells in after.items() for cell, (_, text) in cells.items()}
                for place, found in wanted.items():
                    self.assertIn(place, there)
                    self.assertIn("Scorebook:\n", there[place])
                    self.assertIn(found[0]["rule"], there[place])
                    self.assertLess(len(there[place]), 1400)
                    self.assertRegex(there[place], r"\n\[Scorebook [0-9A-F]{6}\]$")
                    if len(found) == 1 and len(found[0]["message"]) < 600:
                        self.assertIn(found[0]["message"], there[place])
                kept = {(sheet, cell): said for sheet, cells in before.items() for cell, said in cells.items()}
                for place, (author, text) in kept.items():
                    self.assertTrue(there[place].startswith(text), there[place])
                    self.assertEqual(after[place[0]][place[1]][0], author)
                first = openpyxl.load_workbook(path).worksheets[0].title
                summaries = [place for place in there if place not in wanted and place not in kept]
                self.assertEqual(len(summaries), 1, summaries)
                self.assertIn(f"Copy of {path.name} as it was checked", there[summaries[0]])
                self.assertIn(first, [sheet for sheet, _ in summaries])

    def test_the_comment_of_the_officer_is_kept(self):
        copy = self.folder / "copy.xlsx"
        run("check", SAMPLES / "cyps-2016-03.xlsx", "-o", self.folder / "found.txt", "--annotate", copy)
        texts = [text for cells in comments_of(copy).values() for _, text in cells.values()]
        self.assertTrue(any(text.startswith("Target is a full year figure.") for text in texts))

    def test_the_same_copy_every_time(self):
        one, two = self.folder / "one.xlsx", self.folder / "two.xlsx"
        for copy in (one, two):
            run("check", SAMPLES / "cyps-2016-03.xlsx", "-o", self.folder / "found.txt", "--annotate", copy)
        self.assertEqual(one.read_bytes(), two.read_bytes())

    def test_the_copy_is_checked_like_the_original(self):
        for name in ("cyps-2016-03", "council-plan-2017-q2"):
            copy = self.folder / f"{name}.xlsx"
            run("check", SAMPLES / f"{name}.xlsx", "-o", self.folder / "found.txt", "--annotate", copy)
            pick = lambda result: [(f["rule"], f["sheet"], f["cells"], f["message"]) for f in result.json()["findings"]]
            self.assertEqual(pick(run("check", copy, "-f", "json")), pick(run("check", SAMPLES / f"{name}.xlsx", "-f", "json")))
            pick = lambda result: [(o["sheet"], o["cell"], o["value"], o["raw"], o["text"]) for o in result.json()["observations"]]
            self.assertEqual(pick(run("convert", copy, "-f", "json")), pick(run("convert", SAMPLES / f"{name}.xlsx", "-f", "json")))

    @unittest.skipUnless(OFFICE, "no LibreOffice (soffice) to open the copies with")
    def test_libreoffice_keeps_every_comment_and_every_cell(self):
        copies = []
        for name in ("cyps-2016-03", "cyps-2016-02", "council-plan-2017-q2"):
            copies.append(self.folder / f"{name}.xlsx")
            run("check", SAMPLES / f"{name}.xlsx", "-o", self.folder / "found.txt", "--annotate", copies[-1])
        subprocess.run([OFFICE, f"-env:UserInstallation=file://{self.folder}/profile", "--headless", "--convert-to",
                        "xlsx:Calc MS Excel 2007 XML", "--outdir", self.folder / "resaved", *copies], check=True, capture_output=True,
                       timeout=600)
        for copy in copies:
            resaved = self.folder / "resaved" / copy.name
            texts = lambda path: {(sheet, cell): text for sheet, cells in comments_of(path).items() for cell, (_, text) in cells.items()}
            self.assertEqual(texts(resaved), texts(copy))
            pick = lambda path: [(o["sheet"], o["cell"], o["value"], o["text"]) for o in run("convert", path, "-f", "json").json()["observations"]]
            self.assertEqual(pick(resaved), pick(copy))


class Names(Copies):
    """Where copies go, and what is never written over."""

    def setUp(self):
        super().setUp()
        self.march = self.folder / "in" / "march.xlsx"
        self.march.parent.mkdir()
        shutil.copy(SAMPLES / "cyps-2016-03.xlsx", self.march)
        (self.folder / "out").mkdir()

    def refused(self, status, words, *arguments):
        before = self.march.read_bytes()
        result = run("check", *arguments, "-o", self.folder / "found.txt")
        self.assertEqual(result.status, status, result.err)
        self.assertIn(words, result.err)
        self.assertEqual(self.march.read_bytes(), before)
        self.assertEqual(list((self.folder / "out").iterdir()), [])

    def test_several_workbooks_go_into_a_folder(self):
        shutil.copy(SAMPLES / "cyps-2016-02.xlsx", self.folder / "in" / "february.xlsx")
        result = run("check", self.folder / "in", "-o", self.folder / "found.txt", "--annotate", self.folder / "out")
        self.assertEqual(result.status, 1, result.err)
        self.assertEqual(sorted(path.name for path in (self.folder / "out").iterdir()), ["february.xlsx", "march.xlsx"])
        for path in (self.folder / "out").iterdir():
            self.only_comments_differ(self.folder / "in" / path.name, path)

    def test_what_is_refused(self):
        out = self.folder / "out"
        self.refused(2, "is a file that is read", self.march, "--annotate", self.march)
        self.refused(2, "would be read as one more workbook", self.folder / "in", "--annotate", self.folder / "in")
        self.refused(2, "would be read as one more workbook", self.folder / "in", "--annotate", self.folder / "in" / "new.xlsx")
        self.refused(2, "not from standard input", "-", "--annotate", out / "copy.xlsx")
        self.refused(3, "must end in .xlsx as well", self.march, "--annotate", out / "copy.xlsm")
        self.refused(3, "its folder does not exist", self.march, "--annotate", out / "none" / "copy.xlsx")
        self.refused(3, "must be a folder", self.march, SAMPLES / "cyps-2016-02.xlsx", "--annotate", out / "copy.xlsx")
        self.refused(3, "is a file that is read", self.march, "--annotate", self.folder / "in")
        table = self.folder / "in" / "table.csv"
        table.write_text("Measure,2015/16,2016/17\nVisits,1,2\nCalls,3,4\n")
        self.refused(3, "Save it as .xlsx in Excel first", table, "--annotate", out / "copy.csv")

    def test_a_copy_beside_its_original_is_not_read_as_one_more_workbook(self):
        copy = self.march.with_name("march-checked.xlsx")
        self.assertEqual(run("check", self.march, "-o", self.folder / "found.txt", "--annotate", copy).status, 1)
        both = run("convert", self.march.parent, "-f", "json")
        self.assertIn("march-checked.xlsx: not read, because it is an annotated copy of march.xlsx", both.err)
        self.assertEqual(len(both.json()["workbooks"]), 1)
        self.assertIn("with the same cells", both.err)
        book = openpyxl.load_workbook(copy)
        cell = next(cell for sheet in book for row in sheet.iter_rows() for cell in row
                    if isinstance(cell.value, (int, float)))
        cell.value += 1
        book.save(copy)
        mended = run("convert", self.march.parent, "-f", "json")
        self.assertIn("march-checked.xlsx: read as well as march.xlsx", mended.err)
        self.assertEqual(len(mended.json()["workbooks"]), 2)
        self.march.unlink()
        alone = run("convert", copy.parent, "-f", "json")
        self.assertEqual([book["file"] for book in alone.json()["workbooks"]], ["march-checked.xlsx"], alone.err)

    def test_only_an_earlier_copy_is_replaced(self):
        archive = self.folder / "out" / "march.xlsx"
        accepted = (SAMPLES / "cyps-2016-02.xlsx").read_bytes()
        archive.write_bytes(accepted)
        for target in (archive.parent, archive):
            result = run("check", self.march, "-o", self.folder / "found.txt", "--annotate", target)
            self.assertEqual(result.status, 3, result.err)
            self.assertIn(f"{archive}: not written, because there is a file of that name", result.err)
            self.assertEqual(archive.read_bytes(), accepted)
        archive.write_text("no workbook at all")
        self.assertEqual(run("check", self.march, "-o", self.folder / "found.txt", "--annotate", archive).status, 3)
        self.assertEqual(archive.read_text(), "no workbook at all")
        archive.unlink()
        for _ in range(2):
            result = run("check", self.march, "-o", self.folder / "found.txt", "--annotate", archive.parent)
            self.assertEqual(result.status, 1, result.err)
            self.assertIn(f"wrote {archive}: ", result.err)

    def test_an_earlier_submission_is_not_written_over_through_a_link(self):
        earlier = self.folder / "earlier"
        earlier.mkdir()
        copy = earlier / "march-checked.xlsx"
        run("check", self.march, "-o", self.folder / "found.txt", "--annotate", copy)
        before = copy.read_bytes()
        link = self.folder / "out" / "link.xlsx"
        link.symlink_to(copy)
        result = run("check", self.march, "--against", earlier, "-o", self.folder / "found.txt", "--annotate", link)
        self.assertEqual(result.status, 2, result.err)
        self.assertIn("link.xlsx is one of the workbooks in the folder", result.err)
        self.assertEqual(copy.read_bytes(), before)

    def test_the_copy_of_a_mended_copy_has_no_old_comments(self):
        first, second = self.folder / "out" / "first.xlsx", self.folder / "out" / "second.xlsx"
        run("check", self.march, "-o", self.folder / "found.txt", "--annotate", first)
        run("check", first, "-o", self.folder / "found.txt", "--annotate", second)
        name = lambda texts: {sheet: {cell: (author, text.replace("first.xlsx", "march.xlsx")) for cell, (author, text) in cells.items()}
                              for sheet, cells in texts.items()}
        last_line = lambda texts: {sheet: {cell: (author, re.sub(r"\n\[Scorebook \w+\]", "", text)) for cell, (author, text) in cells.items()}
                                   for sheet, cells in texts.items()}
        self.assertEqual(last_line(name(comments_of(second))), last_line(comments_of(first)))
        self.only_comments_differ(first, second)
        one = run("check", first, "-f", "json").json()["findings"]
        measure = next(finding["measure"] for finding in one if finding["measure"])
        run("check", first, "--measure", measure, "-o", self.folder / "found.txt", "--annotate", second)
        said = " ".join(text for cells in comments_of(second).values() for _, text in cells.values())
        self.assertIn(" of other measures not listed here; the whole: ", said)
        left = sum(text.count("Scorebook:\n") for cells in comments_of(second).values() for _, text in cells.values())
        self.assertLess(left, sum(text.count("Scorebook:\n") for cells in comments_of(first).values() for _, text in cells.values()))
        with zipfile.ZipFile(second) as archive:
            shapes = sum(archive.read(part).count(b"ObjectType=\"Note\"") for part in archive.namelist() if part.endswith(".vml"))
        self.assertEqual(shapes, sum(len(cells) for cells in comments_of(second).values()))

    @unittest.skipUnless(OFFICE, "no LibreOffice (soffice) to save the copy with")
    def test_comments_that_libreoffice_saved_are_known_again(self):
        first, second = self.folder / "out" / "first.xlsx", self.folder / "out" / "second.xlsx"
        run("check", self.march, "-o", self.folder / "found.txt", "--annotate", first)
        subprocess.run([OFFICE, f"-env:UserInstallation=file://{self.folder}/profile", "--headless", "--convert-to",
                        "xlsx:Calc MS Excel 2007 XML", "--outdir", self.folder / "resaved", first], check=True, capture_output=True,
                       timeout=600)
        run("check", self.folder / "resaved" / "first.xlsx", "-o", self.folder / "found.txt", "--annotate", second)
        texts = [text for cells in comments_of(second).values() for _, text in cells.values()]
        self.assertEqual(sum(text.count("Copy of ") for text in texts), 1)
        self.assertFalse(any("changed by hand" in text for text in texts))
        self.assertTrue(all(text.count("Scorebook:\n") <= 1 for text in texts))

    def test_a_macro_workbook_stays_one(self):
        source, copy = self.folder / "in" / "march.xlsm", self.folder / "out" / "march.xlsm"
        with zipfile.ZipFile(self.march) as old, zipfile.ZipFile(source, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                data = old.read(name)
                if name == "[Content_Types].xml":
                    data = data.replace(b"spreadsheetml.sheet.main+xml", b"sheet.macroEnabled.main+xml").replace(
                        b"application/vnd.openxmlformats-officedocument.sheet.macro", b"application/vnd.ms-excel.sheet.macro")
                new.writestr(name, data)
            new.writestr("xl/vbaProject.bin", bytes(range(256)) * 40)
        result = run("check", source, "-o", self.folder / "found.txt", "--annotate", copy)
        self.assertEqual(result.status, 1, result.err)
        self.only_comments_differ(source, copy)
        with zipfile.ZipFile(copy) as archive:
            self.assertIn(b"macroEnabled", archive.read("[Content_Types].xml"))
            self.assertEqual(archive.read("xl/vbaProject.bin"), bytes(range(256)) * 40)


@unittest.skipUnless(CORPUS.is_dir(), f"no corpus of foreign workbooks at {CORPUS}")
class Foreign(Copies):
    """Workbooks of other programs, with comments, conversations, controls and headers of their own."""

    def annotate_all(self, paths):
        pairs = [(path, self.folder / f"{index}{path.suffix.lower()}") for index, path in enumerate(paths)]
        lines = []
        for path, copy in pairs:  # one at a time: some of these files are hostile
            done = subprocess.run([ANNOTATE_ANY, path, copy], capture_output=True, timeout=300)
            self.assertEqual(done.returncode, 0, (path, done.stderr[-500:]))
            lines.append(done.stdout.decode().strip())
        return list(zip(pairs, lines))

    def test_all_that_have_comments_or_drawings_of_the_old_kind(self):
        paths = []
        for path in sorted(CORPUS.rglob("*.xls[xm]")):
            try:
                names = zipfile.ZipFile(path).namelist()
            except (zipfile.BadZipFile, OSError):
                continue
            if path.stat().st_size < 4_000_000 and any(re.search(r"comment|\.vml$|persons/", name, re.I) for name in names):
                paths.append(path)
        done = self.annotate_all(paths)
        written = [pair for pair, line in done if line == "done"]
        self.assertGreater(len(written), 35, [line for _, line in done])
        for path, copy in written:
            with self.subTest(path.relative_to(CORPUS).as_posix()):
                self.only_comments_differ(path, copy)
                try:
                    before = comments_of(path)
                except Exception:  # what openpyxl cannot open before it need not open after
                    continue
                after = comments_of(copy)
                for sheet, cells in before.items():
                    for cell, (_, text) in cells.items():
                        self.assertTrue(after[sheet][cell][1].startswith(text.rstrip()), (sheet, cell))
                    if not cells and sheet in worksheets_of(path):
                        self.assertIn("found at A1 \u2013 to be mended", after[sheet]["A1"][1])

    def test_conversations_are_left_alone(self):
        paths = sorted(CORPUS.rglob("*PF_Round_1_Cross*.xlsx"))
        if not paths:
            self.skipTest("the workbook is not in the corpus")
        (path, copy), line = self.annotate_all(paths[:1])[0]
        self.assertEqual(line, "done")
        threads = [name for name in zipfile.ZipFile(path).namelist() if "threadedComment" in name or "person" in name]
        before, after = raw_entries(path), raw_entries(copy)
        for name in threads:
            self.assertEqual(after[name], before[name])
        for sheet, cells in comments_of(path).items():
            for cell, said in cells.items():
                if said[1].startswith("[Threaded comment]"):
                    self.assertEqual(comments_of(copy)[sheet][cell], said)

    @unittest.skipUnless(OFFICE, "no LibreOffice (soffice) to open the copies with")
    def test_libreoffice_shows_the_old_comments_and_ours(self):
        wanted = ("comments-google.xlsx", "comments.xlsm", "test__data__comments.xlsx", "inst__extdata__titanic.xlsx",
                  "tests__testthat__examples-gnumeric.xlsx", "xlsx-stream-d-date-cell.xlsx", "test-issue-880.xlsx")
        paths = [path for path in sorted(CORPUS.rglob("*.xls[xm]")) if path.name.endswith(wanted)]
        written = [pair for pair, line in self.annotate_all(paths) if line == "done"]
        self.assertGreater(len(written), 4)
        subprocess.run([OFFICE, f"-env:UserInstallation=file://{self.folder}/profile", "--headless", "--convert-to",
                        "xlsx:Calc MS Excel 2007 XML", "--outdir", self.folder / "resaved", *[copy for _, copy in written]], check=True,
                       capture_output=True, timeout=600)
        for path, copy in written:
            with self.subTest(path.name):
                resaved = comments_of(self.folder / "resaved" / (copy.stem + ".xlsx"))
                try:
                    comments = comments_of(copy)
                except IndexError:  # of the original's styles, which openpyxl cannot open either
                    self.assertRaises(IndexError, comments_of, path)
                    continue
                for sheet, cells in comments.items():
                    self.assertEqual(set(cells) - set(resaved[sheet]), set(), sheet)


if __name__ == "__main__":
    unittest.main()
