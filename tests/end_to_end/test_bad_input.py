"""What people really hand in: every one gets a clear message, the right exit status, and no half-written file."""
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest
import zipfile

from program import PROGRAM, SAMPLES, run

MARCH = SAMPLES / "cyps-2016-03.xlsx"


class BadInput(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder, True)

    def refused(self, result, *words):
        self.assertEqual(result.status, 3, result.out + result.err)
        for word in words:
            self.assertIn(word.lower(), result.err.lower())
        self.assertNotIn("terminate called", result.err)

    def test_a_missing_file(self):
        self.refused(run("check", self.folder / "none.xlsx"), "none.xlsx", "no such file")

    def test_a_folder_without_workbooks(self):
        (self.folder / "notes.txt").write_text("minutes")
        self.refused(run("check", self.folder), "no workbook")

    def test_a_text_file_named_xlsx(self):
        path = self.folder / "figures.xlsx"
        path.write_text("Dear all,\nplease find the figures in the other file.\n")
        self.refused(run("check", path), "figures.xlsx", "text")

    def test_a_csv_named_xlsx_is_read_as_one(self):
        path = self.folder / "figures.xlsx"
        path.write_text("ref,value\n2.1,1100\n")
        result = run("cells", path, "-f", "json")
        self.assertEqual(result.status, 0, result.err)
        self.assertEqual(result.out.count("\n"), 4)

    def test_an_empty_file(self):
        path = self.folder / "empty.xlsx"
        path.write_bytes(b"")
        self.refused(run("check", path), "empty.xlsx", "empty")

    def test_a_truncated_workbook(self):
        path = self.folder / "half.xlsx"
        path.write_bytes(MARCH.read_bytes()[:30000])
        self.refused(run("check", path), "half.xlsx", "damaged")

    def test_a_password_protected_workbook(self):
        path = self.folder / "secret.xlsx"
        # An OLE compound file whose directory names an EncryptedPackage stream, as Excel writes it.
        header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + bytes.fromhex("3e000300feff09000600") + bytes(10)
        header += (1).to_bytes(4, "little") + (1).to_bytes(4, "little") + bytes(4) + (4096).to_bytes(4, "little")
        header += b"\xfe\xff\xff\xff" + bytes(4) + b"\xfe\xff\xff\xff" + bytes(4)
        header += (0).to_bytes(4, "little") + b"\xff\xff\xff\xff" * 108
        fat = b"\xfd\xff\xff\xff" + b"\xfe\xff\xff\xff" + b"\xff\xff\xff\xff" * 126
        number = lambda value: value.to_bytes(4, "little", signed=True)
        entry = lambda name, kind, right, child: (
            name.encode("utf-16-le").ljust(64, b"\0") + (2 * len(name) + 2).to_bytes(2, "little") + bytes([kind, 1]) + number(-1) +
            number(right) + number(child) + bytes(36) + b"\xfe\xff\xff\xff" + bytes(8))
        directory = entry("Root Entry", 5, -1, 1) + entry("EncryptionInfo", 2, 2, -1) + entry("EncryptedPackage", 2, -1, -1) + bytes(128)
        path.write_bytes(header + fat + directory)
        self.refused(run("check", path), "secret.xlsx", "password")

    def test_a_workbook_without_any_table(self):
        import openpyxl
        path = self.folder / "letter.xlsx"
        book = openpyxl.Workbook()
        book.active["A1"] = "Dear colleague"
        book.save(path)
        self.refused(run("check", path), "letter.xlsx", "table")

    def test_a_document_type_declaration_is_refused(self):
        path = self.folder / "bomb.xlsx"
        with zipfile.ZipFile(MARCH) as source, zipfile.ZipFile(path, "w") as target:
            for name in source.namelist():
                data = source.read(name)
                if name == "xl/workbook.xml":
                    data = data.replace(b"<workbook ", b'<!DOCTYPE workbook [<!ENTITY a "aaaa">]><workbook ', 1)
                target.writestr(name, data)
        self.refused(run("check", path), "bomb.xlsx", "doctype")

    def test_an_unknown_measure(self):
        result = run("rate", MARCH, "--measure", "2.88")
        self.assertEqual(result.status, 3, result.out + result.err)
        self.assertIn("2.88", result.err)

    def test_a_period_that_is_not_there(self):
        result = run("rate", MARCH, "-p", "2019-01")
        self.assertEqual(result.status, 3, result.out + result.err)
        self.assertIn("2016-03", result.err)

    def test_words_that_are_no_period(self):
        result = run("rate", MARCH, "-p", "soon")
        self.assertIn(result.status, (2, 3))
        self.assertIn("soon", result.err)

    def test_wrong_usage(self):
        for arguments in ((), ("chek", MARCH), ("check",), ("check", MARCH, "--colour-scheme", "x"), ("check", MARCH, "-f", "pdf")):
            result = run(*arguments)
            self.assertEqual(result.status, 2, arguments)
            self.assertTrue(result.err.strip(), arguments)
        self.assertIn("check", run("chek", MARCH).err)

    def test_one_bad_input_does_not_stop_the_others(self):
        bad = self.folder / "bad.xlsx"
        bad.write_text("no workbook")
        result = run("convert", bad, MARCH, "-f", "json")
        self.assertEqual(result.status, 3)
        self.assertIn("bad.xlsx", result.err)
        self.assertEqual(len(result.json()["observations"]), 1039)

    def test_unread_input_wins_over_findings(self):
        result = run("check", self.folder / "none.xlsx", MARCH)
        self.assertEqual(result.status, 3)
        self.assertIn("A301", result.out)

    def test_a_workbook_from_standard_input(self):
        result = run("convert", "-", "-f", "json", stdin=MARCH.read_bytes())
        self.assertEqual(result.status, 0, result.err)
        self.assertEqual(len(result.json()["observations"]), 1039)

    def test_a_folder_is_its_workbooks_without_lock_files(self):
        shutil.copy(MARCH, self.folder / "march.xlsx")
        (self.folder / "~$march.xlsx").write_bytes(b"lock")
        result = run("convert", self.folder, "-f", "json")
        self.assertEqual(result.status, 0, result.err)
        self.assertEqual([book["file"] for book in result.json()["workbooks"]], ["march.xlsx"])


class Output(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder, True)

    def test_an_output_folder_that_is_not_there(self):
        target = self.folder / "none" / "report.xlsx"
        result = run("report", MARCH, "-l", "cyps-monthly", "-o", target)
        self.assertEqual(result.status, 3, result.out + result.err)
        self.assertIn("none", result.err)

    def test_a_full_disk_keeps_the_old_report(self):
        if os.geteuid() != 0:
            self.skipTest("mounting a small file system needs root")
        small = self.folder / "small"
        small.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small], capture_output=True)
        if mounted.returncode != 0:
            self.skipTest("mounting a small file system is not allowed here")
        self.addCleanup(subprocess.run, ["umount", small])
        target = small / "report.xlsx"
        target.write_bytes(b"the good old report")
        result = run("report", MARCH, "-l", "cyps-monthly", "-o", target)
        self.assertEqual(result.status, 3, result.out + result.err)
        self.assertEqual(target.read_bytes(), b"the good old report")
        self.assertEqual([path.name for path in small.iterdir()], ["report.xlsx"])

    def test_a_folder_that_must_not_be_written_to(self):
        if os.geteuid() == 0:
            # root may write everywhere but into a file system mounted read-only
            small = self.folder / "readonly"
            small.mkdir()
            mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", small], capture_output=True)
            if mounted.returncode != 0:
                self.skipTest("mounting a read-only file system is not allowed here")
            self.addCleanup(subprocess.run, ["umount", small])
        else:
            small = self.folder / "readonly"
            small.mkdir(mode=0o555)
        for arguments in (("report", MARCH, "-l", "cyps-monthly", "-o", small / "out.xlsx"),
                          ("check", MARCH, "-o", small / "out.json")):
            result = run(*arguments)
            self.assertEqual(result.status, 3, result.out + result.err)
            self.assertIn("readonly", result.err)
        self.assertEqual(list(small.iterdir()), [])

    def test_an_input_is_never_written_over(self):
        copy = self.folder / "march.xlsx"
        shutil.copy(MARCH, copy)
        before = copy.read_bytes()
        for target in (copy, self.folder / "." / "march.xlsx"):
            result = run("report", copy, "-l", "cyps-monthly", "-o", target)
            self.assertIn(result.status, (2, 3), result.out + result.err)
            self.assertEqual(copy.read_bytes(), before)

    def test_text_is_never_written_under_the_name_of_a_workbook(self):
        for arguments in (("rate", MARCH, "-o", self.folder / "ratings.xlsx"),
                          ("check", MARCH, "-f", "xlsx", "-o", self.folder / "findings.txt"),
                          ("report", MARCH, "-l", "cyps-monthly", "-o", self.folder / "report.txt")):
            result = run(*arguments)
            self.assertEqual(result.status, 2, result.out + result.err)
            self.assertEqual(list(self.folder.iterdir()), [])

    def test_an_unknown_layout(self):
        result = run("report", MARCH, "-l", "none-such", "-o", self.folder / "report.xlsx")
        self.assertIn(result.status, (2, 3))
        self.assertIn("cyps-monthly", result.err)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_final_report_is_refused_while_errors_are_open(self):
        target = self.folder / "report.xlsx"
        result = run("report", MARCH, "-l", "cyps-monthly", "--status", "final", "-o", target)
        self.assertEqual(result.status, 1, result.out + result.err)
        self.assertFalse(target.exists())
        forced = run("report", MARCH, "-l", "cyps-monthly", "--status", "final", "--force", "-o", target)
        self.assertEqual(forced.status, 0, forced.out + forced.err)
        self.assertTrue(target.exists())


if __name__ == "__main__":
    unittest.main()
