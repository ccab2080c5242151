"""What is known of the foreign workbooks: where another reader and this one differ and who is right, and what is refused and
why. Looked through by hand."""

# Kind of difference: who is right, and why.
REASONS = {
    "an empty text": "Both are right: the cell holds a text of no characters (a shared string or a formula's result), which is kept "
                     "here, since a formula may ask for it, and left out there.",
    "never calculated": "Both are right: a formula without a cached value is a cell here, said to be not calculated; there it is none.",
    "a negative number": "Ours: there is no day before 1900; Excel shows #### for the number. They count back from 1900.",
    "a time of day, days before it left out": "Ours: the format shows a time alone (hh:mm, AM/PM), so the number is a duration; they make a "
                                              "day of 1900 of its whole part.",
    "a date or time whose format they do not know": "Ours: d, D, A/P, [SS] and m/\"D\"/ are dates and times to Excel.",
    "a date around 1900 or 1904": "Serial 60 is a 29 February 1900 that Excel shows and no calendar has: 1 March here, 28 February there. "
                                  "Serial 0 of the date system of 1904 is 1 January 1904, as Excel shows it; there a midnight.",
}

# (file, kind): number of cells.
DIFFERENCES = {
    ("exceljs+exceljs__spec__integration__data__1904.xlsx", "a date around 1900 or 1904"): 1,
    ("nacnudus+tidyxl__tests__testthat__1900-02-29.xlsx", "a date around 1900 or 1904"): 1,
    ("openspout+openspout__tests__resources__xlsx__sheet_with_different_numeric_value_dates.xlsx", "a date around 1900 or 1904"): 1,
    ("tidyverse+readxl__tests__testthat__sheets__dates-leap-year-1900-xlsx.xlsx", "a date around 1900 or 1904"): 2,
    ("SheetJS+test_files__LONumbers-2010.xlsx", "a date or time whose format they do not know"): 41,
    ("SheetJS+test_files__LONumbers-2011.xlsx", "a date or time whose format they do not know"): 41,
    ("SheetJS+test_files__LONumbers.xlsx", "a date or time whose format they do not know"): 86,
    ("dhatim+fastexcel__fastexcel-reader__src__test__resources__xlsx__LONumbers-2010.xlsx", "a date or time whose format they do not know"): 41,
    ("dhatim+fastexcel__fastexcel-reader__src__test__resources__xlsx__LONumbers-2011.xlsx", "a date or time whose format they do not know"): 41,
    ("dhatim+fastexcel__fastexcel-reader__src__test__resources__xlsx__LONumbers.xlsx", "a date or time whose format they do not know"): 86,
    ("dhatim+fastexcel__fastexcel-reader__src__test__resources__xlsx__simple-with-hidden-rows.xlsx", "a date or time whose format they do not know"): 10,
    ("SheetJS+test_files__LONumbers-2010.xlsx", "a negative number"): 40,
    ("SheetJS+test_files__LONumbers-2011.xlsx", "a negative number"): 40,
    ("SheetJS+test_files__LONumbers.xlsx", "a negative number"): 40,
    ("SheetJS+test_files__number_format.xlsm", "a negative number"): 100,
    ("SheetJS+test_files__number_format_russian.xlsm", "a negative number"): 100,
    ("dhatim+fastexcel__fastexcel-reader__src__test__resources__xlsx__LONumbers-2010.xlsx", "a negative number"): 40,
    ("dhatim+fastexcel__fastexcel-reader__src__test__resources__xlsx__LONumbers-2011.xlsx", "a negative number"): 40,
    ("dhatim+fastexcel__fastexcel-reader__src__test__resources__xlsx__LONumbers.xlsx", "a negative number"): 40,
    ("SheetJS+test_files__LONumbers-2010.xlsx", "a time of day, days before it left out"): 53,
    ("SheetJS+test_files__LONumbers-2011.xlsx", "a time of day, days before it left out"): 53,
    ("SheetJS+test_files__LONumbers.xlsx", "a time of day, days before it left out"): 45,
    ("SheetJS+test_files__number_format.xlsm", "a time of day, days before it left out"): 78,
    ("SheetJS+test_files__number_format_russian.xlsm", "a time of day, days before it left out"): 78,
    ("dhatim+fastexcel__fastexcel-reader__src__test__resources__xlsx__LONumbers-2010.xlsx", "a time of day, days before it left out"): 53,
    ("dhatim+fastexcel__fastexcel-reader__src__test__resources__xlsx__LONumbers-2011.xlsx", "a time of day, days before it left out"): 53,
    ("dhatim+fastexcel__fastexcel-reader__src__test__resources__xlsx__LONumbers.xlsx", "a time of day, days before it left out"): 45,
    ("duckdb+duckdb-excel__test__data__xlsx__time_data_with_blanks.xlsx", "a time of day, days before it left out"): 1,
    ("duckdb+duckdb-excel__test__data__xlsx__time_data_with_blanks_no_leading_zero.xlsx", "a time of day, days before it left out"): 1,
    ("openspout+openspout__tests__resources__xlsx__sheet_with_same_numeric_value_date_formatted_differently.xlsx", "a time of day, days before it left out"): 7,
    ("Public-Health-Scotland+hsmr__reference_files__Table2-Crude-Mortality-subgroups.xlsx", "an empty text"): 17061,
    ("SheetJS+test_files__number_format.xlsm", "an empty text"): 10,
    ("ToucanToco+fastexcel__tests__fixtures__sheet-and-table-with-whitespace.xlsx", "an empty text"): 2,
    ("communitiesuk+funding-service-design-post-award-data-store__tests__integration_tests__mock_tf_returns__TF_Round_4_Success.xlsx", "an empty text"): 391,
    ("nacnudus+tidyxl__tests__testthat__Ekaterinburg_IP_9.xlsx", "an empty text"): 1938,
    ("yulqen+bcompiler-engine__tests__resources__blank_template_password_removed.xlsx", "an empty text"): 1935,
    ("nhsengland+fft_pipeline__data__inputs__templates__FFT_Amb_template.xlsm", "never calculated"): 28,
    ("tidyverse+readxl__tests__testthat__sheets__missing-v-node-xlsx.xlsx", "never calculated"): 1,
}

# File: how the refusal begins.
REFUSED = {
    "OpenDataServices+flatten-tool__flattentool__tests__fixtures__xlsx__file.xlsx":
        "the file is a text without columns (no comma, semicolon or tab divides its lines alike), not a workbook",
    "SheetJS+test_files__biff5__ErrorTypes.xls":
        "the file is an Excel 5.0/95 (.xls) workbook, which is not read yet",
    "SheetJS+test_files__biff5__merge_cells.xls":
        "the file is an Excel 5.0/95 (.xls) workbook, which is not read yet",
    "SheetJS+test_files__biff5__password_2002_40_xor.xls":
        "the file is an Excel 5.0/95 (.xls) workbook, which is not read yet",
    "SheetJS+test_files__issue2717__issue2717.biff5.xls":
        "the file is an Excel 5.0/95 (.xls) workbook, which is not read yet",
    "SheetJS+test_files__password_2002_128_enhdss.xls":
        "the workbook is password-protected and cannot be read",
    "SheetJS+test_files__password_2002_128_enhrsa.xls":
        "the workbook is password-protected and cannot be read",
    "SheetJS+test_files__password_2002_128_enhrsasc.xls":
        "the workbook is password-protected and cannot be read",
    "SheetJS+test_files__password_2002_128_strong.xls":
        "the workbook is password-protected and cannot be read",
    "SheetJS+test_files__password_2002_40_basecrypto.xls":
        "the workbook is password-protected and cannot be read",
    "SheetJS+test_files__password_2002_40_xor.xls":
        "the workbook is password-protected and cannot be read",
    "dhatim+fastexcel__fastexcel-reader__src__test__resources__invalid__missing-sheet-entry.xlsx":
        "the workbook is damaged: the sheet Feuil1 is listed, but no part of the file holds it",
    "dhatim+fastexcel__fastexcel-reader__src__test__resources__invalid__no-sheet.xlsx":
        "the workbook is damaged: its part xl/worksheets/custom3-sheet1.xml is missing",
    "dhatim+fastexcel__fastexcel-reader__src__test__resources__invalid__no-workbook-rels.xlsx":
        "the workbook is damaged: its part xl/custom1-workbook.xml is missing",
    "dhatim+fastexcel__fastexcel-reader__src__test__resources__invalid__no-workbook-xml.xlsx":
        "the workbook is damaged: its part xl/custom1-workbook.xml is missing",
    "dhatim+fastexcel__fastexcel-reader__src__test__resources__invalid__only-content-types.xlsx":
        "the file is a zip archive that holds no workbook",
    "ericgazoni+openpyxl__openpyxl__tests__test_data__reader__null_archive.xlsx":
        "the file is a zip archive that holds no workbook",
    "exceljs+exceljs__spec__integration__data__invalid-xml.xlsx":
        "the workbook is damaged: its part xl/worksheets/sheet1.xml is damaged at line 2: syntax error",
    "exceljs+exceljs__spec__integration__data__missing-bits.xlsx":
        "the file is a zip archive that holds no workbook",
    "nolze+msoffcrypto-tool__tests__inputs__example_password.xlsx":
        "the workbook is password-protected and cannot be read",
    "nolze+msoffcrypto-tool__tests__inputs__rc4cryptoapi_password.xls":
        "the workbook is password-protected and cannot be read",
    "nolze+msoffcrypto-tool__tests__inputs__xor_password_123456789012345.xls":
        "the workbook is password-protected and cannot be read",
    "openspout+openspout__tests__resources__ods__file_corrupted.ods":
        "the file is a zip archive that holds no workbook",
    "openspout+openspout__tests__resources__xlsx__attack_billion_laughs.xlsx":
        "the workbook is damaged: its part xl/sharedStrings.xml has a DOCTYPE, which no workbook has and which can hide an attack",
    "openspout+openspout__tests__resources__xlsx__attack_quadratic_blowup.xlsx":
        "the workbook is damaged: its part xl/sharedStrings.xml has a DOCTYPE, which no workbook has and which can hide an attack",
    "openspout+openspout__tests__resources__xlsx__file_with_no_sheets_in_workbook_xml.xlsx":
        "the workbook is damaged: the workbook lists no sheet",
    "openspout+openspout__tests__resources__xlsx__file_with_sheet_xml_not_matching_content_types.xlsx":
        "the workbook is damaged: its part xl/worksheets/sheet1.xml is missing",
    "openspout+openspout__tests__resources__xlsx__one_sheet_with_invalid_xml_characters.xlsx":
        "the workbook is damaged: its part xl/worksheets/sheet1.xml is damaged at line 5: not well-formed (invalid token)",
    "roo-rb+roo__test__files__encrypted-letmein.ods":
        "the workbook is password-protected and cannot be read",
    "tafia+calamine__tests__issue252.xlsx":
        "the workbook is damaged: its part xl/_rels/workbook.xml.rels is longer than the list of parts says (697 bytes)",
    "tafia+calamine__tests__issue_594_dos.ods":
        "it has over 24000000 cells",
    "tafia+calamine__tests__issue_643_biff5_formula.xls":
        "the file is an Excel 5.0/95 (.xls) workbook, which is not read yet",
    "tafia+calamine__tests__malformed_format.xls":
        "the file is an Excel 5.0/95 (.xls) workbook, which is not read yet",
    "tafia+calamine__tests__pass_protected.xlsx":
        "the workbook is password-protected and cannot be read",
    "tealeg+xlsx__testdocs__badfile_noWorkbookRels.xlsx":
        "the workbook is damaged: the sheet Tabelle1 is listed, but no part of the file holds it",
    "tealeg+xlsx__testdocs__badfile_noWorksheets.xlsx":
        "the workbook is damaged: its part xl/worksheets/sheet1.xml is missing",
}
