"""Writes small workbooks byte by byte: also those that no good program would write. Standard library only, no clock, no
chance: the same bytes every time."""
import struct
import zlib

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"


class Part:
    """An entry of a zip and what is wrong with it."""

    def __init__(self, name, data, stored=False, descriptor=False, zip64=False, encrypted=False, method=None, crc_change=0,
                 size_change=0, offset=None, raw=None):
        self.name = name if isinstance(name, bytes) else name.encode("utf-8")
        self.data = data if isinstance(data, bytes) else data.encode("utf-8")
        self.stored, self.descriptor, self.zip64, self.encrypted = stored, descriptor, zip64, encrypted
        self.method, self.crc_change, self.size_change, self.offset, self.raw = method, crc_change, size_change, offset, raw


def deflated(data):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def zipped(parts, before=b"", after=b"", zip64=False, count=None, comment=b""):
    """`before`: bytes in front of the archive, which its offsets do not count. `count`: parts stated in the end record."""
    archive, directory = b"", b""
    for part in parts:
        data = part.raw if part.raw is not None else part.data if part.stored else deflated(part.data)
        crc = (zlib.crc32(part.data) + part.crc_change) & 0xFFFFFFFF
        size = len(part.data) + part.size_change
        method = part.method if part.method is not None else 0 if part.stored else 8
        flags = (1 if part.encrypted else 0) | (8 if part.descriptor else 0) | 0x800
        offset = len(archive) if part.offset is None else part.offset
        big = zip64 or part.zip64
        local_sizes = (0, 0, 0) if part.descriptor else (crc, len(data), size)
        archive += struct.pack("<IHHHHHIIIHH", 0x04034b50, 45, flags, method, 0, 0x4821, *local_sizes, len(part.name), 0)
        archive += part.name + data
        if part.descriptor:
            archive += struct.pack("<IIII", 0x08074b50, crc, len(data), size)
        full = 0xFFFFFFFF
        extra = struct.pack("<HHQQQ", 1, 24, size, len(data), offset) if big else b""
        sizes = (crc, full, full) if big else (crc, len(data), size & full)
        directory += struct.pack("<IHHHHHHIIIHHHHHII", 0x02014b50, 45, 45, flags, method, 0, 0x4821, *sizes, len(part.name),
                                 len(extra), 0, 0, 0, 0, full if big else offset)
        directory += part.name + extra
    start, stated = len(archive), len(parts) if count is None else count
    archive += directory
    if zip64 or stated > 0xFFFF:
        record = len(archive)
        archive += struct.pack("<IQHHIIQQQQ", 0x06064b50, 44, 45, 45, 0, 0, stated, stated, len(directory), start)
        archive += struct.pack("<IIQI", 0x07064b50, 0, record, 1)
        archive += struct.pack("<IHHHHIIH", 0x06054b50, 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, len(comment)) + comment
    else:
        archive += struct.pack("<IHHHHIIH", 0x06054b50, 0, 0, stated, stated, len(directory), start, len(comment)) + comment
    return before + archive + after


def relationships(items):
    """(id, last word of the type or all of it, target[, mode])"""
    lines = []
    for identity, kind, target, *mode in items:
        kind = kind if ":" in kind else f"{OFFICE}/{kind}"
        lines.append(f'<Relationship Id="{identity}" Type="{kind}" Target="{target}"{mode[0] if mode else ""}/>')
    return f'<Relationships xmlns="{PACKAGE}">{"".join(lines)}</Relationships>'


def sheet_xml(rows="", before="", after="", namespace=MAIN):
    return (f'<worksheet xmlns="{namespace}" xmlns:r="{OFFICE}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>')


def styles_xml(codes, style_codes=()):
    """One cell format for every code: a number is a built-in id. `style_codes`: those of cellStyleXfs."""
    own, formats = [], []
    for code in codes:
        if isinstance(code, int):
            formats.append(f'<xf numFmtId="{code}"/>')
        else:
            number = 164 + len(own)
            escaped = code.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
            own.append(f'<numFmt numFmtId="{number}" formatCode="{escaped}"/>')
            formats.append(f'<xf numFmtId="{number}"/>')
    named = "".join(f'<xf numFmtId="{code}"/>' for code in style_codes)
    return (f'<styleSheet xmlns="{MAIN}"><numFmts count="{len(own)}">{"".join(own)}</numFmts>'
            f'<cellStyleXfs>{named}</cellStyleXfs><cellXfs>{"".join(formats)}</cellXfs></styleSheet>')


def strings_xml(*items):
    """Texts, or the XML of an si."""
    inside = "".join(item if item.startswith("<si") else f"<si><t>{item}</t></si>" for item in items)
    return f'<sst xmlns="{MAIN}">{inside}</sst>'


def content_types(parts, main="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"):
    kinds = {"worksheet": "spreadsheetml.worksheet", "styles": "spreadsheetml.styles", "sharedStrings": "spreadsheetml.sharedStrings",
             "comments": "spreadsheetml.comments", "table": "spreadsheetml.table", "chartsheet": "spreadsheetml.chartsheet"}
    lines = [f'<Override PartName="/xl/workbook.xml" ContentType="{main}"/>']
    for part in parts:
        for word, kind in kinds.items():
            if word.lower() in part.lower():
                lines.append(f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.{kind}+xml"/>')
                break
    return (f'<Types xmlns="{CONTENT}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{"".join(lines)}</Types>')


class Book:
    """A workbook as parts by name, ready to be changed: sheets [(name, xml, attributes)], strings, styles, and the rest."""

    def __init__(self, rows="", before="", after="", sheets=None, strings=None, styles=None, properties="", names="", links=(),
                 more_relationships=(), more=None, sheet_relationships=None):
        self.parts = {}
        sheets = sheets or [("Data", sheet_xml(rows, before, after), "")]
        entries, targets = "", []
        for number, (name, xml, *attributes) in enumerate(sheets, 1):
            kind = "chartsheet" if "<chartsheet" in str(xml) else "worksheet"
            entries += f'<sheet name="{name}" sheetId="{number}" {attributes[0] if attributes else ""} r:id="rId{number}"/>'
            targets.append((f"rId{number}", kind, f"worksheets/{kind if kind == 'chartsheet' else 'sheet'}{number}.xml"))
            self.parts[f"xl/{targets[-1][2]}"] = xml
        if strings:
            targets.append(("rIdStrings", "sharedStrings", "sharedStrings.xml"))
            self.parts["xl/sharedStrings.xml"] = strings
        if styles:
            targets.append(("rIdStyles", "styles", "styles.xml"))
            self.parts["xl/styles.xml"] = styles
        references = "".join(f'<externalReference r:id="rIdLink{number}"/>' for number, _ in enumerate(links, 1))
        for number, target in enumerate(links, 1):
            targets.append((f"rIdLink{number}", "externalLink", f"externalLinks/externalLink{number}.xml"))
            self.parts[f"xl/externalLinks/externalLink{number}.xml"] = (
                f'<externalLink xmlns="{MAIN}"><externalBook xmlns:r="{OFFICE}" r:id="rId1"/></externalLink>')
            self.parts[f"xl/externalLinks/_rels/externalLink{number}.xml.rels"] = relationships(
                [("rId1", "externalLinkPath", target, ' TargetMode="External"')])
        if references:
            references = f"<externalReferences>{references}</externalReferences>"
        names = f"<definedNames>{names}</definedNames>" if names else ""
        self.parts["xl/workbook.xml"] = (f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{properties}<sheets>{entries}</sheets>'
                                         f'{references}{names}</workbook>')
        self.parts["xl/_rels/workbook.xml.rels"] = relationships(targets + list(more_relationships))
        self.parts["_rels/.rels"] = relationships([("rId1", "officeDocument", "xl/workbook.xml")])
        if sheet_relationships:
            self.parts["xl/worksheets/_rels/sheet1.xml.rels"] = relationships(sheet_relationships)
        self.parts.update(more or {})
        self.parts = {"[Content_Types].xml": content_types(self.parts), **self.parts}

    def renamed(self, change):
        self.parts = {change(name): data for name, data in self.parts.items()}
        return self

    def with_part(self, name, data):
        self.parts[name] = data
        return self

    def changed(self, name, old, new):
        assert old in self.parts[name], (name, old)
        self.parts[name] = self.parts[name].replace(old, new)
        return self

    def entries(self, **how):
        return [Part(name, data, **how) for name, data in self.parts.items()]

    def bytes(self, entry=None, **how):
        return zipped(self.entries(**(entry or {})), **how)
