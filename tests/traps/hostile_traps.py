"""What hostile files do: each is refused, in words, within bounded time and memory."""
import struct

from expect import trap
from packages import OFFICE, Book, Part, deflated, relationships, sheet_xml, zipped

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
DAMAGED = "the workbook is damaged: "
SHEET = "xl/worksheets/sheet1.xml"


def with_sheet(**wrong):
    """A workbook whose sheet is wrong as an entry."""
    return zipped([Part(name, data, **(wrong if name == SHEET else {})) for name, data in Book(ONE).parts.items()])


def blanks(megabytes):
    """A sheet of so many megabytes that is almost nothing when deflated."""
    return sheet_xml(" " * (megabytes << 20)).encode()


trap("a part that grows to more than 200 times its size is a bomb", Book(ONE).with_part(SHEET, blanks(80)),
     refused=f"its part {SHEET} grows to over 64 MB, more than 200 times its stored size, as a zip bomb does")
BLANKS = blanks(63)
PACKED = deflated(BLANKS)
trap("parts of over 1 GiB in all are refused, though none is large alone",
     zipped([Part(name, BLANKS, raw=PACKED) if "/sheet" in name else Part(name, data)
             for name, data in Book(sheets=[(f"S{i}", "", "") for i in range(1, 19)]).parts.items()]),
     refused="its parts hold over 1024 MB when unpacked")
trap("a DOCTYPE is refused before its entities are", Book().with_part("xl/workbook.xml", '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">'
     + "".join(f'<!ENTITY a{i} "{"&a" + (str(i - 1) if i > 1 else "") + ";"}{"&a" + (str(i - 1) if i > 1 else "") + ";"}">' for i in range(1, 30))
     + ']><w>&a29;</w>'), refused=DAMAGED + "its part xl/workbook.xml has a DOCTYPE, which no workbook has and which can hide an attack")
trap("a DOCTYPE that names a file outside is refused", Book(ONE).with_part("xl/sharedStrings.xml", '<!DOCTYPE s SYSTEM "file:///etc/passwd"><sst/>')
     .changed("xl/_rels/workbook.xml.rels", "</Relationships>", f'<Relationship Id="s" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'),
     refused=DAMAGED + "its part xl/sharedStrings.xml has a DOCTYPE, which no workbook has and which can hide an attack")
trap("elements more than 256 deep are refused", Book("<a>" * 300 + "</a>" * 300), refused=f"its part {SHEET} has elements more than 256 deep")
trap("a tag that does not end within 8 MB is refused", Book('<row r="1" x="' + "a" * (9 << 20) + '"/>').bytes(),
     refused=f"its part {SHEET} has a tag or comment of over 8 MB")
trap("more than 65,536 parts are refused unread", zipped(Book(ONE).entries(), count=70000), refused="the file has 70000 parts; at most 65536 are read")
trap("a target that climbs past the root is refused", Book(ONE).changed("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "../../../etc/passwd"),
     refused=DAMAGED + "a relationship of xl/workbook.xml points outside the file (../../../etc/passwd)")
trap("an escaped target that climbs past the root is refused", Book(ONE).changed("_rels/.rels", "xl/workbook.xml", "%2e%2e/xl/workbook.xml"),
     refused=DAMAGED + "a relationship of the package points outside the file (%2e%2e/xl/workbook.xml)")
trap("a sheet that lies outside the file is refused, not fetched",
     Book(ONE).changed("xl/_rels/workbook.xml.rels", 'Target="worksheets/sheet1.xml"', 'Target="http://127.0.0.1:9/sheet1.xml" TargetMode="External"'),
     refused=DAMAGED + "the sheet Data is listed, but no part of the file holds it")
trap("a workbook part that lies outside the file is refused, not fetched",
     Book(ONE).changed("_rels/.rels", 'Target="xl/workbook.xml"', 'Target="http://127.0.0.1:9/workbook.xml" TargetMode="External"'),
     refused="the file is a zip archive that holds no workbook")
trap("entries that lie over one another are refused", zipped([Part(name, data, offset=0 if name == SHEET else None) for name, data in Book(ONE).parts.items()]),
     refused=DAMAGED + "parts of it lie over one another")
trap("an entry that lies outside the file is refused", with_sheet(offset=0x7000_0000),
     refused=DAMAGED + f"the part {SHEET} does not lie where the list of parts says")
trap("an entry whose data run into the list of parts is refused", zipped(Book(ONE).entries()[:-1] + [Part("_rels/.rels", "<a/>", raw=b"", size_change=0)])
     .replace(struct.pack("<I", 0x02014b50), struct.pack("<I", 0x02014b51), 1),
     refused=DAMAGED + "it is cut short: the list of its parts, which stands at its end, is missing")
trap("a checksum that does not match is refused", with_sheet(crc_change=1),
     refused=DAMAGED + f"its part {SHEET} was changed after it was written (its checksum does not match)")
LENGTH = len(Book(ONE).parts[SHEET])
trap("a part shorter than stated is refused", with_sheet(size_change=5), refused=DAMAGED + f"its part {SHEET} has {LENGTH} bytes; the list of parts says {LENGTH + 5}")
trap("a part longer than stated is refused", with_sheet(size_change=-5), refused=DAMAGED + f"its part {SHEET} is longer than the list of parts says ({LENGTH - 5} bytes)")
trap("an encrypted part is refused with the way out", with_sheet(encrypted=True), refused="the workbook is password-protected and cannot be read")
trap("a method of compression that Excel does not use is refused", with_sheet(method=12),
     refused=DAMAGED + f"its part {SHEET} is compressed in a way that Excel does not use (method 12)")
trap("compressed data that end too soon are refused", with_sheet(raw=deflated(Book(ONE).parts[SHEET].encode())[:-9]), refused=DAMAGED + f"its part {SHEET} is cut short")
trap("compressed data that are none are refused", with_sheet(raw=b"\xff" * 40), refused=DAMAGED + f"its part {SHEET} cannot be unpacked: its compressed data are damaged")
trap("a file cut short is refused", Book(ONE).bytes()[:-300], refused=DAMAGED + "it is cut short: the list of its parts, which stands at its end, is missing")
trap("two parts of one name are refused", zipped(Book(ONE).entries() + [Part(SHEET.upper(), sheet_xml('<row r="1"><c r="A1"><v>2</v></c></row>'))]),
     refused=DAMAGED + f"it holds two different parts named {SHEET}")
trap("a list of parts that ends early is refused", zipped(Book(ONE).entries(), count=50), refused=DAMAGED + "the list of its parts ends after 5 of 50")
trap("an empty file is refused", b"", refused="the file is empty (0 bytes)")
trap("a PDF named .xlsx is refused", b"%PDF-1.4\n", refused="the file is a PDF document, not a workbook")
def compound_file(*streams):
    """An OLE compound file with these (empty) streams."""
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + bytes.fromhex("3e000300feff09000600") + bytes(10)
    header += struct.pack("<IIIIiiiI", 1, 1, 0, 4096, -2, 0, -2, 0) + struct.pack("<I", 0) + b"\xff" * 432
    table = b"\xfd\xff\xff\xff\xfe\xff\xff\xff" + b"\xff" * 504
    entries = b""
    for number, (name, kind) in enumerate([("Root Entry", 5)] + [(stream, 2) for stream in streams]):
        after = number + 1 if 0 < number < len(streams) else -1  # the streams hang from one another
        entries += name.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<HBBiii", 2 * len(name) + 2, kind, 1, -1, after, -1 if number else 1)
        entries += bytes(36) + struct.pack("<iQ", -2, 0)
    return header + table + entries.ljust(512, b"\0")


trap("a password-protected workbook is refused with the way out", compound_file("EncryptionInfo", "EncryptedPackage"),
     refused="the workbook is password-protected and cannot be read. Open it in Excel, File > Info > Protect Workbook, remove the password and save")
trap("a zip of other things is refused", zipped([Part("readme.txt", "hello")]), refused="the file is a zip archive that holds no workbook")
trap("a Word document is refused", zipped([Part("_rels/.rels", relationships([("rId1", "officeDocument", "word/document.xml")])), Part("word/document.xml", "<d/>")]),
     refused="the file is a Word document, not a workbook, whatever its name says")
trap("over 250,000 merged ranges are refused",
     Book(ONE, after="<mergeCells>" + "".join(f'<mergeCell ref="A{i}:B{i}"/>' for i in range(1, 250_003)) + "</mergeCells>"), refused="it has over 250000 merged ranges")
trap("over 16,384 sheets are refused",
     Book(ONE).changed("xl/workbook.xml", "</sheets>", '<sheet name="x" r:id="rId1"/>' * 16_400 + "</sheets>"), refused="it has over 16384 sheets")
trap("a shared formula that would fill memory is refused", Book('<row r="1"><c r="A1"><f t="shared" ref="A1:A40000" si="0">"' + "a" * 8100
     + '"&amp;B1</f><v>1</v></c></row>' + "".join(f'<row r="{i}"><c r="A{i}"><f t="shared" si="0"/><v>1</v></c></row>' for i in range(2, 40_001))),
     refused="its shared formulas hold over 256 MB when written out")
