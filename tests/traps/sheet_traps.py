"""Sheets: where cells stand, what is hidden, what is merged, and what else a sheet holds."""
from expect import number, oddities, text, trap
from packages import MAIN, Book, sheet_xml, styles_xml

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'

trap("a dimension that lies changes nothing",
     Book('<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="C9"><v>2</v></c></row>', before='<dimension ref="A1:A1"/>'),
     [number("A1", 1), number("C9", 2)], [{"sheet": "Data", "used": "A1:C9", "oddities": []}])
trap("formatted blanks are no data",
     Book('<row r="1" s="1" customFormat="1"><c r="A1" s="1"/><c r="B1"><v>1</v></c><c r="C1" s="1"></c><c r="D1" t="s"/><c r="E1" t="n"><v></v></c></row>'
          '<row r="2"/>', styles=styles_xml([0, "0%"])),
     [number("B1", 1)], [{"sheet": "Data", "used": "B1", "oddities": []}])
trap("A1 and XFD1048576 alone cost two cells",
     Book('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'),
     [number("A1", 1), number("XFD1048576", 2)], [{"sheet": "Data", "cells": 2, "used": "A1:XFD1048576", "oddities": []}])
trap("cells past the grid are left out and said",
     Book('<row r="1"><c r="XFD1"><v>1</v></c><c><v>2</v></c></row><row r="1048577"><c><v>3</v></c></row><row r="2"><c r="XFE2"><v>4</v></c>'
          '<c r="B1048577"><v>5</v></c></row>'),
     [number("XFD1", 1)],
     oddities('A cell is referenced as "XFE2", which no sheet has; what it holds is left out (4)',
              'A cell is referenced as "B1048577", which no sheet has; what it holds is left out (5)',
              "2 cells past the last row or column that Excel has are left out"))
trap("sheets are visible, hidden or very hidden, and all are read",
     Book(sheets=[("Front", sheet_xml(ONE), ""), ("Behind", sheet_xml(ONE), 'state="hidden"'), ("Deep", sheet_xml(ONE), 'state="veryHidden"')]),
     [number("Front!A1", 1, visible=True), number("Behind!A1", 1, visible=False), number("Deep!A1", 1, visible=False)],
     [{"sheet": "Front", "visibility": "visible"}, {"sheet": "Behind", "visibility": "hidden"}, {"sheet": "Deep", "visibility": "very hidden"}])
trap("a chart sheet has no cells and stands in its place",
     Book(sheets=[("Chart", f'<chartsheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0"/></sheetViews></chartsheet>', ""),
                  ("Data", sheet_xml(ONE), "")]),
     [number("A1", 1)], [{"sheet": "Chart", "chart_sheet": True, "cells": 0}, {"sheet": "Data", "chart_sheet": False}])
trap("sheet names keep their characters",
     Book(sheets=[("Q&amp;A &lt;1&gt; '16", sheet_xml(ONE), ""), ("été_x0009_", sheet_xml(ONE), "")]),
     [number("Q&A <1> '16!A1", 1), number("été\t!A1", 1)])
trap("merged cells are known, and values under them are read",
     Book('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c></row>',
          after='<mergeCells count="1"><mergeCell ref="A1:B2"/><mergeCell ref="D1:D1"/></mergeCells>'),
     [number("A1", 1), number("B1", 2), number("A2", 3)], [{"sheet": "Data", "merges": ["A1:B2"], "oddities": []}])
trap("merges that overlap or lie past the grid are said",
     Book(ONE, after='<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/><mergeCell ref="A1:XFE1"/><mergeCell ref="A1:B2"/></mergeCells>'),
     [number("A1", 1)],
     oddities('Merged cells are given as "A1:XFE1", which no sheet has; they are left out', "The merged cells A1:B2 are listed more than once",
              "The merged cells B2:C3 overlap the merged cells A1:B2; they are read as not merged", merges=["A1:B2"]))
trap("hidden rows and columns are known and read",
     Book('<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>2</v></c></row><row r="2" hidden="1"><c r="A2"><v>3</v></c></row>'
          '<row r="3" hidden="true"><c r="A3"><v>4</v></c></row>',
          before='<cols><col min="2" max="3" hidden="1"/><col min="16384" max="99999" hidden="true"/></cols>'),
     [number("A1", 1), number("C1", 2), number("A2", 3), number("A3", 4)],
     [{"sheet": "Data", "hidden_rows": [2, 3], "hidden_columns": ["B", "C", "XFD"]}])
trap("tables are known by name, range, header and totals rows and columns",
     Book('<row r="2"><c r="B2" t="inlineStr"><is><t>Ref</t></is></c></row>', after='<tableParts count="1"><tablePart r:id="rId1"/></tableParts>',
          sheet_relationships=[("rId1", "table", "../tables/table1.xml")],
          more={"xl/tables/table1.xml": f'<table xmlns="{MAIN}" id="1" name="Table1" displayName="Measures" ref="B2:C9" totalsRowCount="1">'
                                        '<tableColumns count="2"><tableColumn id="1" name="Ref"/><tableColumn id="2" name="2015/16_x000a_Actual"/>'
                                        '</tableColumns></table>'}),
     [text("B2", "Ref")],
     [{"sheet": "Data", "list_objects": [{"name": "Measures", "range": "B2:C9", "header_rows": 1, "totals_rows": 1,
                                          "columns": ["Ref", "2015/16\nActual"]}]}])
trap("defined names are listed, those of one sheet and broken ones too",
     Book(ONE, names='<definedName name="Population">Data!$A$1:$B$9</definedName><definedName name="Lost">#REF!$A$1</definedName>'
                     '<definedName name="_xlnm.Print_Area" localSheetId="0">Data!$A$1</definedName><definedName name="Rate">0.05</definedName>'),
     [number("A1", 1)],
     names=[{"name": "Population", "refers_to": "Data!$A$1:$B$9"}, {"name": "Lost", "refers_to": "#REF!$A$1"},
            {"name": "_xlnm.Print_Area", "refers_to": "Data!$A$1"}, {"name": "Rate", "refers_to": "0.05"}])
trap("comments are read",
     Book(ONE, sheet_relationships=[("rId1", "comments", "../comments1.xml")],
          more={"xl/comments1.xml": f'<comments xmlns="{MAIN}"><authors><author>QA</author></authors><commentList><comment ref="A1" authorId="0">'
                                    '<text><r><t>provisional</t></r></text></comment></commentList></comments>'}),
     [number("A1", 1)], [{"sheet": "Data", "comments": 1}])
trap("what another workbook said is read as it was, and the cells are named",
     Book('<row r="1"><c r="A1"><f>[1]Q4!B7</f><v>98.4</v></c><c r="B1"><f>A1*2</f><v>196.8</v></c></row>',
          links=["file:///S:/Finance/Budget%202016.xlsx"]),
     [number("A1", 98.4, formula="[1]Q4!B7"), number("B1", 196.8, formula="A1*2")],
     oddities("1 cell refers to another workbook (file:///S:/Finance/Budget 2016.xlsx), which is not opened; what it showed when this one was "
              "last calculated is read: A1"),
     links=[{"target": "file:///S:/Finance/Budget 2016.xlsx", "cells": 1}])
trap("a damaged comments part costs no figure",
     Book(ONE, sheet_relationships=[("rId1", "comments", "../comments1.xml")], more={"xl/comments1.xml": "<comments>"}),
     [number("A1", 1)],
     oddities("The sheet's comments could not be read: its part xl/comments1.xml is damaged at line 1: no element found"))
trap("a damaged sheet refuses the workbook: part of a sheet is never passed off as all of it",
     Book().with_part("xl/worksheets/sheet1.xml", sheet_xml(ONE)[:-20]),
     refused="the workbook is damaged: its part xl/worksheets/sheet1.xml is damaged at line 1: unclosed token")
trap("a workbook that lists a sheet which it does not hold is refused",
     Book(ONE).changed("xl/_rels/workbook.xml.rels", "sheet1.xml", "sheet7.xml"),
     refused="the workbook is damaged: its part xl/worksheets/sheet7.xml is missing")
