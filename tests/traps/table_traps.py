"""Tables that a workbook itself bounds: Excel tables with their totals rows, and ranges with a name."""
from expect import number, text, trap
from packages import MAIN, Book


def rows(*cells_of_rows, first=1):
    """Sheet data: words and numbers from column A on, None for no cell; the cells beside it as the trap wants them."""
    xml, cells = "", []
    for row, values in enumerate(cells_of_rows, first):
        xml += f'<row r="{row}">'
        for column, value in zip("ABCDEFGH", values):
            if isinstance(value, str):
                xml += f'<c r="{column}{row}" t="inlineStr"><is><t>{value}</t></is></c>'
                cells.append(text(f"{column}{row}", value))
            elif value is not None:
                xml += f'<c r="{column}{row}"><v>{value}</v></c>'
                cells.append(number(f"{column}{row}", value))
        xml += "</row>"
    return xml, cells


def book(xml, tables, **more):
    """`tables`: (name, range, column names, rows of totals)."""
    parts = {f"xl/tables/table{at}.xml": f'<table xmlns="{MAIN}" id="{at}" name="{name}" displayName="{name}" ref="{area}" totalsRowCount="{totals}">'
             f'<tableColumns count="{len(columns)}">' + "".join(f'<tableColumn id="{column}" name="{heading}"/>' for column, heading in enumerate(columns, 1))
             + "</tableColumns></table>" for at, (name, area, columns, totals) in enumerate(tables, 1)}
    return Book(xml, after=f'<tableParts count="{len(tables)}">' + "".join(f'<tablePart r:id="rId{at}"/>' for at in range(1, len(tables) + 1)) + "</tableParts>",
                sheet_relationships=[(f"rId{at}", "table", f"../tables/table{at}.xml") for at in range(1, len(tables) + 1)], more=parts, **more)


YEARS = ["Measure", "2015/16", "2016/17"]

xml, cells = rows(YEARS, ["Visits", 1, 2], ["Calls", 3, 4], ["All contacts", 4, 6], ["Last year's plan", 7, 8])
trap("an Excel table ends before its totals row, whatever that is called, and before what is typed below it",
     book(xml, [("Contacts", "A1:C4", YEARS, 1)]), cells,
     figures=["B2 Visits 2015/16 1", "C2 Visits 2016/17 2", "B3 Calls 2015/16 3", "C3 Calls 2016/17 4"])
xml, cells = rows([*YEARS, *YEARS], ["Visits", 1, 2, "Meals", 5, 6], ["Calls", 3, 4, "Walks", 7, 8])
trap("Excel tables side by side without a column between them are two",
     book(xml, [("Contacts", "A1:C3", YEARS, 0), ("Wellbeing", "D1:F3", YEARS, 0)]), cells,
     figures=["B2 Visits 2015/16 1", "C2 Visits 2016/17 2", "B3 Calls 2015/16 3", "C3 Calls 2016/17 4",
              "E2 Meals 2015/16 5", "F2 Meals 2016/17 6", "E3 Walks 2015/16 7", "F3 Walks 2016/17 8"])
xml, cells = rows(["Year", "Visits"], ["2014/15", 1], ["2015/16", 2], ["2016/17", 3], ["2017/18", 6])
trap("a totals row under a column of years is no year",
     book(xml, [("Contacts", "A1:B5", ["Year", "Visits"], 1)]), cells,
     figures=["B2 Visits 2014/15 1", "B3 Visits 2015/16 2", "B4 Visits 2016/17 3"])
xml, cells = rows(YEARS, ["Visits", 1, 2], ["Calls", 3, 4], ["Meals", 5, 6])
trap("a name that is older than the last rows of its table cuts none of them off",
     Book(xml, names='<definedName name="Contacts">Data!$A$1:$C$3</definedName>'), cells,
     names=[{"name": "Contacts", "refers_to": "Data!$A$1:$C$3"}],
     figures=["B2 Visits 2015/16 1", "C2 Visits 2016/17 2", "B3 Calls 2015/16 3", "C3 Calls 2016/17 4", "B4 Meals 2015/16 5", "C4 Meals 2016/17 6"])
