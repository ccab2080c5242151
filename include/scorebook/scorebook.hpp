// Scorebook reads the Excel performance workbooks that council directorates keep, checks them, rates every measure and
// writes the committee's workbook.
//
//  * take workbooks as they are, with no template (read_workbook_file, locate)
//  * rate every measure with its working (rate)
//  * say exactly which cell is wrong and why (check)
//  * write the committee's own layout (write_report)
//  * say what changed since an earlier submission (compare)
//  * draft the sentences of the cover report (cover_sentences)
//  * draft the measure register from workbooks that exist (learn)
//  * answer a formula of a worksheet (worksheet_functions.hpp)
//  * or hand everything on as JSON or CSV (json.hpp)
//
// A whole job:
//
//   auto workbook = scorebook::read_workbook_file("cyps-2016-03.xlsx");
//   if (!workbook) { std::cerr << workbook.error().text() << '\n'; return 3; }
//   std::vector<scorebook::Submission> submissions;
//   submissions.push_back(scorebook::locate(std::make_shared<scorebook::Workbook>(std::move(workbook).value()),
//   nullptr)); auto period = scorebook::reporting_period(submissions, ""); auto ratings = scorebook::rate(submissions,
//   nullptr, period.value()); auto checked = scorebook::check({submissions, ratings, nullptr, period.value()});
//
// No function throws on bad input, opens a network connection, or writes to an input file.
#pragma once

#include "scorebook/batch.hpp"
#include "scorebook/comparison.hpp"
#include "scorebook/cover_sentences.hpp"
#include "scorebook/finding.hpp"
#include "scorebook/json.hpp"
#include "scorebook/learn.hpp"
#include "scorebook/measure_trend.hpp"
#include "scorebook/rating.hpp"
#include "scorebook/register.hpp"
#include "scorebook/report.hpp"
#include "scorebook/result.hpp"
#include "scorebook/submission.hpp"
#include "scorebook/suppression.hpp"
#include "scorebook/trend.hpp"
#include "scorebook/version.hpp"
#include "scorebook/workbook.hpp"
#include "scorebook/worksheet_functions.hpp"
