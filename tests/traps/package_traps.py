"""Packages: parts found by relationship only, whatever programs call them, and every form of zip and XML in use."""
from expect import date, error, number, oddities, text, trap
from packages import MAIN, OFFICE, STRICT, STRICT_OFFICE, Book, Part, sheet_xml, strings_xml, styles_xml, zipped

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
CELLS = [number("A1", 1)]


def texts():
    return Book('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>42460</v></c></row>', strings=strings_xml("Contacts ≥ 5"),
                styles=styles_xml([0, 14]))


TEXTS = [text("A1", "Contacts ≥ 5"), date("B1", "2016-03-31")]


def prefixed(xml, prefix):
    """Every element of the part with a prefix, as some programs write them."""
    out = xml.replace("</", f"\0{prefix}:").replace("<?", "\1").replace("<", f"<{prefix}:").replace("\0", "</").replace("\1", "<?")
    return out.replace(f'xmlns="{MAIN}"', f'xmlns:{prefix}="{MAIN}"')


def all_prefixed():
    book = texts()
    for name in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"):
        book.parts[name] = prefixed(book.parts[name], "x")
    return book


def strict():
    book = texts()
    for name, data in book.parts.items():
        book.parts[name] = data.replace(MAIN, STRICT).replace(OFFICE, STRICT_OFFICE)
    return book


def encoded(encoding, declared=None):
    book = texts()
    for name in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"):
        book.parts[name] = (f'<?xml version="1.0" encoding="{declared or encoding}"?>' + book.parts[name]).encode(encoding)
    return book


trap("any namespace prefix is as good as none", all_prefixed(), TEXTS)
trap("the Strict namespaces are read", strict(), TEXTS)
trap("parts in UTF-16 are read", encoded("utf-16"), TEXTS)
trap("parts in UTF-16, big-endian with a byte order mark, are read",
     texts().with_part("xl/sharedStrings.xml", b"\xfe\xff" + ('<?xml version="1.0" encoding="UTF-16"?>' + strings_xml("Contacts ≥ 5")).encode("utf-16-be")), TEXTS)
trap("parts with a byte order mark are read", encoded("utf-8-sig", "UTF-8"), TEXTS)
trap("a part in Latin-1 that says so is read",
     Book('<row r="1"><c r="A1" t="s"><v>0</v></c></row>').with_part("xl/sharedStrings.xml", (
         '<?xml version="1.0" encoding="ISO-8859-1"?>' + strings_xml("£5")).encode("latin-1"))
     .changed("xl/_rels/workbook.xml.rels", "</Relationships>", f'<Relationship Id="s" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'),
     [text("A1", "£5")])
trap("absolute targets are found", Book(ONE).changed("xl/_rels/workbook.xml.rels", 'Target="', 'Target="/xl/').changed("_rels/.rels", 'Target="', 'Target="/'), CELLS)
trap("targets that climb and come back are found", Book(ONE).changed("xl/_rels/workbook.xml.rels", 'Target="', 'Target="../xl/./'), CELLS)
trap("targets with escaped characters are found",
     Book(ONE).renamed(lambda name: name.replace("sheet1.xml", "my sheet.xml")).changed("xl/_rels/workbook.xml.rels", "sheet1.xml", "my%20sheet.xml"), CELLS)
trap("the workbook part lies wherever the relationship says",
     Book(ONE).renamed(lambda name: name.replace("xl/workbook.xml", "book/main.xml").replace("xl/_rels/workbook.xml", "book/_rels/main.xml"))
     .changed("_rels/.rels", "xl/workbook.xml", "book/main.xml").changed("book/_rels/main.xml.rels", 'Target="', 'Target="/xl/'), CELLS)
trap("the workbook part may lie at the root",
     Book(ONE).renamed(lambda name: name.replace("xl/", "")).changed("_rels/.rels", "xl/workbook.xml", "workbook.xml"), CELLS)
trap("sheets are found by relationship, not by their numbers",
     Book(sheets=[("First", sheet_xml(ONE), ""), ("Second", sheet_xml('<row r="1"><c r="A1"><v>2</v></c></row>'), "")])
     .changed("xl/_rels/workbook.xml.rels", "sheet1.xml", "sheetX.xml").changed("xl/_rels/workbook.xml.rels", "sheet2.xml", "sheet1.xml")
     .changed("xl/_rels/workbook.xml.rels", "sheetX.xml", "sheet2.xml"),
     [number("First!A1", 2), number("Second!A1", 1)])
trap("backslashes in part names and targets are slashes",
     Book(ONE).renamed(lambda name: name.replace("/", "\\")).changed("xl\\_rels\\workbook.xml.rels", "worksheets/", "worksheets\\"), CELLS)
trap("part names are the same in another case", Book(ONE).renamed(lambda name: name.upper()), CELLS)
trap("part names with a leading slash are parts", Book(ONE).renamed(lambda name: "/" + name), CELLS)
trap("no content types, or wrong ones, change nothing",
     Book(ONE).with_part("[Content_Types].xml", "<Types><Default Extension='xml' ContentType='text/plain'/>"), CELLS)
trap("a workbook with macros or of a template is a workbook",
     Book(ONE, more={"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0", "xl/calcChain.xml": "<calcChain"})
     .changed("[Content_Types].xml", "openxmlformats-officedocument.spreadsheetml.sheet", "ms-excel.template.macroEnabled"), CELLS)
trap("zip64 records are read", texts().bytes(zip64=True), TEXTS)
trap("a zip64 entry among others is read", zipped([Part(name, data, zip64="sheet1" in name) for name, data in texts().parts.items()]), TEXTS)
trap("data descriptors are read", texts().bytes(entry={"descriptor": True}), TEXTS)
trap("stored parts are read", texts().bytes(entry={"stored": True}), TEXTS)
trap("bytes before the zip are passed over", texts().bytes(before=b"#!/bin/sh\nexit 0\n" * 40), TEXTS)
trap("bytes before a zip64 archive are passed over", texts().bytes(before=b"MZ" * 99, zip64=True), TEXTS)
trap("an archive's own comment is passed over", texts().bytes(comment=b"made by a program" * 20), TEXTS)
trap("a part that nobody refers to is never read, however broken", Book(ONE, more={"xl/unused.xml": "<a><b>"}), CELLS)
trap("a workbook without shared strings, styles and properties is a workbook", Book(ONE), CELLS)
trap("a table of texts that is named but not there costs nothing where no cell needs it",
     Book('<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>', more_relationships=[("s", "sharedStrings", "sharedStrings.xml")]),
     [text("A1", "a")])
trap("a cell that needs a table of texts which is not there cannot be read, and says so",
     Book('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', more_relationships=[("s", "sharedStrings", "sharedStrings.xml")]),
     [error("A1", "#UNREADABLE!")], oddities("A1 holds text number 0, but the workbook has only 0 texts; the cell cannot be read"))
trap("a hidden macro module of an old Excel is a sheet without a part",
     Book(ONE).changed("xl/workbook.xml", "</sheets>", '<sheet name="Module1" sheetId="9" state="veryHidden" r:id=""/></sheets>'), CELLS,
     [{"sheet": "Module1", "cells": 0, "visibility": "very hidden",
       "oddities": ["The file holds nothing for this hidden sheet, as for a macro module of an old Excel"]}])
trap("an External target is never opened", Book(ONE, sheet_relationships=[("h", "hyperlink", "http://127.0.0.1:9/x", ' TargetMode="External"')]), CELLS)
