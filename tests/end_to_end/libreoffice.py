"""LibreOffice, told to work out every formula anew when a workbook is opened, whoever wrote it."""
import math
import pathlib
import subprocess
import tempfile

RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def profile(folder):
    """To be made once, in a folder of the test's own."""
    user = pathlib.Path(folder) / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(RECALCULATE, encoding="utf-8")


def recalculated(path, folder):
    """The path of a copy with every formula worked out anew."""
    made = pathlib.Path(tempfile.mkdtemp(dir=folder))
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
                    "xlsx:Calc MS Excel 2007 XML", "--outdir", made, path], check=True, capture_output=True, timeout=300)
    return made / pathlib.Path(path).name


def as_saved(value):
    """LibreOffice saves numbers with about 15 digits, and texts without blanks at their ends."""
    return float(value) if isinstance(value, (int, float)) else str(value or "").strip()


def same(left, right):
    left, right = as_saved(left), as_saved(right)
    return left == right or (isinstance(left, float) and isinstance(right, float) and math.isclose(left, right, rel_tol=1e-12))


def is_formula(cell):
    return isinstance(cell.value, str) and cell.value.startswith("=")


def save(book, path):
    """Without its charts, whose names openpyxl cannot write again."""
    for sheet in book:
        sheet._charts = []
    book.save(path)
