// The mark by which a report is known again. A layout may leave out any sheet and a submission may hold any words, so
// it is none of the sheets but a property of the file, which Excel and LibreOffice keep when they save it again.
#pragma once

#include <string_view>

#include "scorebook/workbook.hpp"

namespace scorebook {

// The headings of the csv files that we write, by which they are known again.
inline constexpr std::string_view kObservationColumns =
    "measure,title,set,breakdown,period,kind,benchmark,value,raw,text,unit,decimals,numerator,denominator,missing,"
    "qualifiers,"
    "workbook,sheet,cell";
inline constexpr std::string_view kRatingColumns =
    "measure,title,section,directorate,polarity,unit,period,value,previous,ytd,rag_period,rag_year_end,rag_reason,"
    "rag_working,"
    "rag_year_end_reason,rag_year_end_working,direction_state,direction_arrow,direction_tone,direction_words,"
    "direction_working,target,status,status_why,trend,source_workbook,source_sheet,source_cell";
inline constexpr std::string_view kFindingColumns =
    "rule,title,severity,state,workbook,sheet,cells,measure,period,observed,expected,message,fix,fingerprint,"
    "waived_by,waived_reason,waived_on,waived_until,waiver_workbook,waiver_sheet,waiver_cell";
// Those of a list of findings written before waivers were.
inline constexpr std::string_view kEarlierFindingColumns =
    "rule,title,severity,state,workbook,sheet,cells,measure,period,observed,expected,message,fix,fingerprint";
// And of a comparison.
inline constexpr std::string_view kComparisonColumns =
    "change,measure,title,period,what,before,now,effect,workbook,cells,earlier_workbook,earlier_cells";
// And of draft sentences.
inline constexpr std::string_view kSentenceColumns = "block,measure,title,directorate,sentence,in_both,cells";

[[nodiscard]] CustomProperty own_report_mark();
// The same of a measure register that we wrote.
[[nodiscard]] CustomProperty register_mark();

}  // namespace scorebook
