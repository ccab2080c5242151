"""OpenDocument and csv: what those files leave open, and what must come of it."""
from expect import error, number, oddities, text, trap
from packages import Part, zipped

SPACES = " ".join(f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
                  for prefix, name in [("office", "office"), ("table", "table"), ("text", "text")]) + \
    ' xmlns:xlink="http://www.w3.org/1999/xlink"'


def ods(tables):
    content = (f"<office:document-content {SPACES}><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
               "</office:document-content>")
    return zipped([Part("mimetype", "application/vnd.oasis.opendocument.spreadsheet", stored=True), Part("content.xml", content)])


def calculated(formula, value, inside=""):
    return (f'<table:table-cell table:formula="{formula}" office:value-type="float" office:value="{value}">{inside}'
            "</table:table-cell>")


DIVIDED = ("The file is divided by semicolons, as where decimals are written with a comma, and no figure shows what its points mean; "
           "they are read as decimal points (1.234), and every figure is a thousandth of what is meant where they stand between thousands")

trap("doubtful points",
     b"Ref;Homes\r\n2.1;1.234\r\n2.2;12.345\r\n",
     [text("doubtful-points!A1", "Ref"), text("doubtful-points!B1", "Homes"), number("doubtful-points!A2", 2.1),
      number("doubtful-points!B2", 1.234, shown="1.234"), number("doubtful-points!A3", 2.2),
      number("doubtful-points!B3", 12.345, shown="12.345")],
     oddities(DIVIDED, sheet="doubtful-points"), ending=".csv")
trap("decimal commas",
     b"Ref;Homes\r\n2;98,4\r\n3;1.234\r\n",
     [text("decimal-commas!A1", "Ref"), text("decimal-commas!B1", "Homes"), number("decimal-commas!A2", 2),
      text("decimal-commas!B2", "98,4"), number("decimal-commas!A3", 3), error("decimal-commas!B3", "#UNREADABLE!")],
     oddities("The file writes decimals with a comma (98,4); its figures with a comma or a point are kept as text",
              "1 figure (the first in B3: 1.234) would be another number where decimals are written with a point, and cannot be "
              "read; open the file in Excel where it was written and save it as .xlsx", sheet="decimal-commas"), ending=".csv")

trap("formulas of OpenDocument are shown as Excel writes them, or as they are",
     ods('<table:table table:name="Data"><table:table-row>' +
         calculated("of:=SUM([.B1:.$C$1];[$'My sheet'.A1])", 3) + calculated("of:=MAX({1;2|3;4})&amp;&quot;;[.A1]&quot;", 4) +
         calculated("of:=SUM([.A1]~[.B1])", 5) + "</table:table-row></table:table>"),
     [number("A1", 3, formula="SUM(B1:$C$1,'My sheet'!A1)"), number("B1", 4, formula='MAX({1,2;3,4})&";[.A1]"'),
      number("C1", 5, formula="SUM([.A1]~[.B1])")], ending=".ods")
trap("other workbooks that an OpenDocument workbook takes figures from are listed",
     ods('<table:table table:name="Data"><table:table-row>' + calculated("of:=['file:///c/other.ods'#$Sheet1.A1]*2", 3) +
         '<table:table-cell office:value-type="float" office:value="4"><table:cell-range-source table:name="Area" '
         'xlink:href="file:///c/part%202016.ods" table:last-column-spanned="2" table:last-row-spanned="1"/></table:table-cell>'
         "</table:table-row></table:table><table:table table:name=\"'file:///c/other.ods'#$Sheet1\"><table:table-row>"
         '<table:table-cell office:value-type="float" office:value="1.5"/></table:table-row></table:table>'),
     [number("A1", 3, formula="[1]Sheet1!A1*2"), number("B1", 4)],
     oddities("B1:C1 is copied from another workbook (file:///c/part 2016.ods), which is not opened; what it held when this one was last "
              "brought up to date is read",
              "1 cell refers to another workbook (file:///c/other.ods), which is not opened; what it showed when this one was last "
              "calculated is read: A1"),
     links=[{"target": "file:///c/other.ods", "cells": 1}, {"target": "file:///c/part 2016.ods", "cells": 0}], ending=".ods")
