"""Cells: every way in which programs store a value, and what must come of it."""
from expect import cell, date, duration, error, not_calculated, number, oddities, text, trap, truth
from packages import Book, strings_xml, styles_xml

trap("inline strings are read",
     Book('<row r="1"><c r="A1" t="inlineStr"><is><t>Contacts</t></is></c></row>'), [text("A1", "Contacts")])
trap("rich text is joined, in the shared strings and inline",
     Book('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><rPr><b/></rPr><t>20</t></r><r><t>/478</t></r></is></c></row>',
          strings=strings_xml('<si><r><t xml:space="preserve">Not </t></r><r><rPr><b/><sz val="9"/></rPr><t>in</t></r><r><t> care</t></r></si>')),
     [text("A1", "Not in care"), text("B1", "20/478")])
trap("phonetic guides are no part of a text",
     Book('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></is></c></row>',
          strings=strings_xml('<si><t>課きく</t><rPh sb="0" eb="1"><t>カ</t></rPh><phoneticPr fontId="1"/></si>')),
     [text("A1", "課きく"), text("B1", "東京")])
trap("a row and a cell without r are the next ones",
     Book('<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>'),
     [number("A1", 1), number("B1", 2), number("C5", 3), number("D5", 4), number("A6", 5)])
trap("a formula's text, errors, logical values and ISO dates are what t says",
     Book('<row r="1"><c r="A1" t="str"><f>B1&amp;"x"</f><v>95%</v></c><c r="B1" t="e"><v>#DIV/0!</v></c><c r="C1" t="b"><v>1</v></c>'
          '<c r="D1" t="b"><v>false</v></c><c r="E1" t="d"><v>2016-03-31</v></c><c r="F1" t="d"><v>2016-03-31T09:30:00Z</v></c></row>'),
     [text("A1", "95%", formula='B1&"x"'), error("B1", "#DIV/0!"), truth("C1", True), truth("D1", False), date("E1", "2016-03-31"),
      date("F1", "2016-03-31T09:30:00")])
trap("any text of an error cell is an error, of newer Excels too",
     Book("".join(f'<row r="{i}"><c r="A{i}" t="e"><v>{word}</v></c></row>' for i, word in
                  enumerate(["#SPILL!", "#FIELD!", "#N/A", "#CALC!", "#BUSY!", "#GETTING_DATA", "Err:509"], 1))),
     [error(f"A{i}", word) for i, word in
      enumerate(["#SPILL!", "#FIELD!", "#N/A", "#CALC!", "#BUSY!", "#GETTING_DATA", "Err:509"], 1)])
trap("_xHHHH_ escapes are their characters, and an escaped underscore is an underscore",
     Book('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="str"><v>a_x0009_b</v></c><c r="C1" t="inlineStr"><is><t>_xD83D__xDE00_ _x12_</t></is></c></row>',
          strings=strings_xml("first_x000D_second_x005F_x000D_third")),
     [text("A1", "first\rsecond_x000D_third"), text("B1", "a\tb"), text("C1", "😀 _x12_")])
trap("blanks stand as they are stored, with and without xml:space",
     Book('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>',
          strings=strings_xml('<si><t xml:space="preserve">  Education  </t></si>', "<si><t> n/a\n</t></si>")),
     [text("A1", "  Education  "), text("B1", " n/a\n")])
trap("a text longer than Excel allows is kept whole and said",
     Book('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', strings=strings_xml("é" * 32768)), [text("A1", "é" * 32768)],
     oddities("A1 holds a text of 32768 characters; Excel allows 32767"))
trap("an empty si still takes an index",
     Book('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>3</v></c></row>',
          strings=strings_xml("a", "<si/>", "<si><t/></si>", "d")),
     [text("A1", "a"), text("B1", ""), text("C1", "d")])
trap("a text past the end of the table is an error value, never another text",
     Book('<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>-1</v></c><c r="C1" t="s"><v>0</v></c></row>', strings=strings_xml("only")),
     [error("A1", "#UNREADABLE!"), error("B1", "#UNREADABLE!"), text("C1", "only")],
     oddities("A1 holds text number 1, but the workbook has only 1 texts; the cell cannot be read",
              "B1 holds text number -1, but the workbook has only 1 texts; the cell cannot be read"))
trap("entities, CDATA and comments in XML are read as XML reads them",
     Book('<row r="1"><!-- <c r="A1"><v>9</v></c> --><c r="A1" t="s"><v>0</v></c><c r="B1"><v>1<!-- no -->2</v></c>'
          '<c r="C1" t="str"><v><![CDATA[<95%]]></v></c><c r="D1" t="str"><f>IF(A1&lt;&quot;b&quot;,1,2)</f><v>&#163;5 &amp; up</v></c></row>',
          strings=strings_xml("Red &lt; 92% &#x2265; <![CDATA[A&B]]>")),
     [text("A1", "Red < 92% ≥ A&B"), number("B1", 12), text("C1", "<95%"), text("D1", "£5 & up", formula='IF(A1<"b",1,2)')])
trap("a v inside an extension is no value",
     Book('<row r="1"><c r="A1"><v>1</v><extLst><ext uri="x"><v>2</v><f>9</f></ext></extLst></c><c r="B1"><extLst><ext><v>3</v></ext></extLst></c></row>',
          after='<extLst><ext><sheetData><row r="9"><c r="A9"><v>4</v></c></row></sheetData></ext></extLst>'),
     [number("A1", 1)])
trap("exponents, signs and blanks round a number are a number",
     Book('<row r="1"><c r="A1"><v>9.84E-1</v></c><c r="B1"><v> 12\n</v></c><c r="C1"><v>-5e3</v></c><c r="D1"><v>+7</v></c><c r="E1"><v>.5</v></c></row>'),
     [number("A1", 0.984), number("B1", 12), number("C1", -5000), number("D1", 7), number("E1", 0.5)])
trap("what is no number in a number cell is kept as text and said",
     Book('<row r="1"><c r="A1"><v>1,5</v></c><c r="B1"><v>NaN</v></c><c r="C1" t="b"><v>maybe</v></c><c r="D1" t="d"><v>2016-02-30</v></c></row>'),
     [text("A1", "1,5"), text("B1", "NaN"), text("C1", "maybe"), text("D1", "2016-02-30")],
     oddities('A1: the number "1,5" cannot be read; it is kept as text', 'B1: the number "NaN" cannot be read; it is kept as text',
              'C1: the logical value "maybe" cannot be read; it is kept as text',
              'D1: the date "2016-02-30" cannot be read; it is kept as text'))
trap("rows and cells out of order are put in order",
     Book('<row r="3"><c r="B3"><v>3</v></c><c r="A3"><v>2</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'),
     [number("A1", 1), number("A3", 2), number("B3", 3)], oddities("Rows or cells are not stored in order; they were put in order"))
trap("references in lower case and with dollars are references",
     Book('<row r="1"><c r="a1"><v>1</v></c><c r="$xfd$1"><v>2</v></c></row>'), [number("A1", 1), number("XFD1", 2)])
trap("of a cell that is stored twice the last one is read, and it is said",
     Book('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row><row r="1"><c r="B1"><v>3</v></c></row>'),
     [number("A1", 2), number("B1", 3)], oddities("A1 is stored more than once; the last one is read (2; before 1)"))
trap("a cell stored in another row is read where its reference says",
     Book('<row r="1"><c r="A2"><v>1</v></c></row>'), [number("A2", 1)],
     oddities("A2 is stored among the cells of row 1; it is read as A2"))
trap("a formula without a cached value was never calculated, and is not 0",
     Book('<row r="1"><c r="A1"><f>SUM(B1:C1)</f></c><c r="B1"><f>C1</f><v></v></c><c r="C1"><f>D1</f><v/></c><c r="D1"><v>0</v></c></row>'),
     [not_calculated("A1", formula="SUM(B1:C1)", shown=""), not_calculated("B1", formula="C1"), not_calculated("C1", formula="D1"),
      number("D1", 0)])
trap("shared formulas are written out for each of their cells",
     Book('<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1*$C$1+Sheet2!D1</f><v>1</v></c></row>'
          '<row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c></row><row r="3"><c r="A3"><f t="shared" si="0"/><v>3</v></c></row>'),
     [number("A1", 1, formula="B1*$C$1+Sheet2!D1"), number("A2", 2, formula="B2*$C$1+Sheet2!D2"),
      number("A3", 3, formula="B3*$C$1+Sheet2!D3")])
trap("an array formula is that of every cell it covers, as Excel shows it",
     Book('<row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2*2</f><v>2</v></c></row><row r="2"><c r="A2"><v>4</v></c></row>'),
     [number("A1", 2, formula="B1:B2*2"), number("A2", 4, formula="B1:B2*2")])
trap("0.85 as a per cent, 85% as text and 85 keep what they are in one column",
     Book('<row r="1"><c r="A1" s="1"><v>0.85</v></c></row><row r="2"><c r="A2" t="s"><v>0</v></c></row><row r="3"><c r="A3"><v>85</v></c></row>',
          strings=strings_xml("85%"), styles=styles_xml([0, "0%"])),
     [number("A1", 0.85, shown="85%", format="0%"), text("A2", "85%", shown="85%"), number("A3", 85, shown="85")])
trap("a per cent sign beside General makes per cents of the number, one in quotes does not",
     Book("".join(f'<row r="{i}"><c r="A{i}" s="{i}"><v>0.984</v></c></row>' for i in (1, 2, 3)),
          styles=styles_xml(["General", "General%", 'General"%"', 'General" units"'])),
     [number("A1", 0.984, shown="98.4%", format="General%"), number("A2", 0.984, shown="0.984%", format='General"%"'),
      number("A3", 0.984, shown="0.984 units", format='General" units"')])
trap("an unknown cell type and an unknown format are said and the value is read",
     Book('<row r="1"><c r="A1" t="zz"><v>5</v></c><c r="B1" s="99"><v>6</v></c></row>', styles=styles_xml([0])),
     [number("A1", 5), number("B1", 6, format="General")],
     oddities('A1 has the unknown type "zz"', "1 cell has a format that the workbook does not define; read as General"))
trap("of mc:AlternateContent the fallback is read",
     Book('<row r="1"><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
          '<mc:Choice Requires="x9"><c r="A1"><v>1</v></c></mc:Choice><mc:Fallback><c r="A1"><v>2</v></c></mc:Fallback></mc:AlternateContent></row>'),
     [number("A1", 2)])
trap("rich data cells of newer Excels keep their error and do not hide their neighbours",
     Book('<row r="1"><c r="A1" t="e" vm="1" cm="1"><v>#VALUE!</v></c><c r="B1"><v>2</v></c></row>'), [error("A1", "#VALUE!"), number("B1", 2)])

# Dates: the format's code decides, scanned as Excel does.
DATES = ["d-mmm-yy", '"day" 0', "0\\d", "[Red]0", "[Blue]dd/mm/yyyy", "0.0;[Red]yyyy", "mmm-yy;@", "[$-809]dd mmmm yyyy", '0" months"',
         "#,##0_m", "0*d", "yyyy\\-mm\\-dd hh:mm", "General", '[$£-809]#,##0.00', "mmm\\-yy"]
IS_DATE = [True, False, False, False, True, False, True, True, False, False, False, True, False, False, True]
trap("a code is a date by its first section, without quoted texts, escapes and colours",
     Book("".join(f'<row r="{i}"><c r="A{i}" s="{i}"><v>42460.5</v></c></row>' for i in range(1, len(DATES) + 1)), styles=styles_xml([0, *DATES])),
     [date(f"A{i}", "2016-03-31T12:00:00", format=code) if is_date else number(f"A{i}", 42460.5, format=code)
      for i, (code, is_date) in enumerate(zip(DATES, IS_DATE), 1)])
trap("a date in a form that nobody here writes is still a date",
     Book('<row r="1"><c r="A1" s="1"><v>42460.5</v></c><c r="B1" s="2"><v>42460</v></c></row>',
          styles=styles_xml([0, "dd-MM-yyyy h:mm a", '[$-411]ggge"年"m"月"d"日";@'])),
     [date("A1", "2016-03-31T12:00:00"), date("B1", "2016-03-31")])
TIMES = ["[h]:mm", "h:mm:ss", "[mm]:ss", "[ss].00", "mm:ss.0"]
trap("hours, minutes and seconds alone are durations, elapsed or not",
     Book("".join(f'<row r="{i}"><c r="A{i}" s="{i}"><v>1.5</v></c></row>' for i in range(1, len(TIMES) + 1)), styles=styles_xml([0, *TIMES])),
     [duration(f"A{i}", 1.5, format=code) for i, code in enumerate(TIMES, 1)])
BUILT_IN = {14: "date", 15: "date", 16: "date", 17: "date", 18: "duration", 19: "duration", 20: "duration", 21: "duration", 22: "date",
            45: "duration", 46: "duration", 47: "duration", 9: "number", 10: "number", 37: "number", 49: "number", 0: "number"}
trap("built-in formats are known by their ids",
     Book("".join(f'<row r="{i}"><c r="A{i}" s="{i}"><v>42460</v></c></row>' for i in range(1, len(BUILT_IN) + 1)), styles=styles_xml([0, *BUILT_IN])),
     [cell(f"A{i}", kind, "2016-03-31" if kind == "date" else 42460) for i, kind in enumerate(BUILT_IN.values(), 1)])
EAST_ASIAN = {**{i: "date" for i in (*range(27, 32), *range(34, 37), *range(50, 59))}, 32: "duration", 33: "duration"}
trap("the built-in dates and times of East Asian Excels are dates and times",
     Book("".join(f'<row r="{i}"><c r="A{i}" s="{i}"><v>42460</v></c></row>' for i in range(1, len(EAST_ASIAN) + 1)),
          styles=styles_xml([0, *EAST_ASIAN])),
     [cell(f"A{i}", kind, "2016-03-31" if kind == "date" else 42460) for i, kind in enumerate(EAST_ASIAN.values(), 1)])
trap("a built-in id that the file redefines is what the file says",
     Book('<row r="1"><c r="A1" s="1"><v>42460</v></c></row>',
          styles=styles_xml([0, 14]).replace('<numFmts count="0">', '<numFmts count="1"><numFmt numFmtId="14" formatCode="0.0"/>')),
     [number("A1", 42460, shown="42460.0", format="0.0")])
trap("a cell's format is in cellXfs, not in cellStyleXfs",
     Book('<row r="1"><c r="A1" s="1"><v>0.5</v></c></row>', styles=styles_xml([0, "0%"], style_codes=[14, 14])),
     [number("A1", 0.5, shown="50%", format="0%")])
trap("in the date system of 1904 days count from 1904",
     Book('<row r="1"><c r="A1" s="1"><v>40998</v></c><c r="B1" s="1"><v>0</v></c><c r="C1" t="d"><v>2016-03-31</v></c></row>',
          styles=styles_xml([0, 14]), properties='<workbookPr date1904="1"/>'),
     [date("A1", "2016-03-31", shown="31/03/2016"), date("B1", "1904-01-01"), date("C1", "2016-03-31")])
trap("serials 59 to 61 are 28 February, the day that never was read as 1 March, and 1 March 1900",
     Book('<row r="1"><c r="A1" s="1"><v>59</v></c><c r="B1" s="1"><v>60</v></c><c r="C1" s="1"><v>61</v></c><c r="D1" s="1"><v>1</v></c></row>',
          styles=styles_xml([0, 14])),
     [date("A1", "1900-02-28"), date("B1", "1900-03-01", shown="29/02/1900"), date("C1", "1900-03-01"), date("D1", "1900-01-01")])
trap("a time is rounded to the millisecond before it is split",
     Book('<row r="1"><c r="A1" s="1"><v>42460.604166666664</v></c><c r="B1" s="1"><v>42460.999999999993</v></c><c r="C1" s="1"><v>42460.5000057870</v></c></row>',
          styles=styles_xml([0, 22])),
     [date("A1", "2016-03-31T14:30:00"), date("B1", "2016-04-01"), date("C1", "2016-03-31T12:00:00.500")])
trap("a number past the last day is a number, whatever its format",
     Book('<row r="1"><c r="A1" s="1"><v>2958465</v></c><c r="B1" s="1"><v>2958466</v></c><c r="C1" s="1"><v>-1</v></c></row>',
          styles=styles_xml([0, 14])),
     [date("A1", "9999-12-31"), number("B1", 2958466), number("C1", -1)])
