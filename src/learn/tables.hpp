// What each kind of table has to say to a draft.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "learn/draft.hpp"

namespace scorebook {

inline constexpr std::string_view kEarlierFigures = "Earlier figures";

// What detail pages say of a measure, by its ref.
struct PageFact {
  std::string definition;
  std::string page;  // the sheet
  Place definition_place;
  bool has_parts = false;              // its figures have numerators and denominators
  Place parts_place;                   // of the first of them
  std::string numerator, denominator;  // their refs, where cells of the pages lead to measures that have one
  Place formula_place;
};
using PageFacts = std::map<std::string, PageFact>;
[[nodiscard]] PageFacts page_facts(const Submission& submission);

void learn_scorecards(const Submission& submission, const PageFacts& pages, Draft& draft);
void learn_pages(const Submission& submission, const PageFacts& pages, Draft& draft);
void learn_plans(const Submission& submission, Draft& draft);
void learn_other_tables(const Submission& submission, Draft& draft);
// Directorate and title, populations, and what was not understood.
void learn_words(const Submission& submission, Draft& draft);

// A benchmark or an earlier figure of that measure; figures of the workbook's own year are no register's.
void learn_figure(const Observation& observation, const std::string& ref, const Submission& submission, Draft& draft);

// What the data notes and the title say of the year to date: a rule and what a figure covers, or a question.
struct YearToDateWords {
  YearToDateRule rule = YearToDateRule::not_stated;
  ReportingBasis basis = ReportingBasis::not_stated;
  std::string why;
};
[[nodiscard]] YearToDateWords year_to_date_words(const Measure& measure, const PageFact* page);

// What detail pages say of a measure: its definition, what it is out of.
void say_page_facts(LearnedMeasure& measure, const PageFact& page);
// The places that its figures are printed with, where all agree.
void say_decimals(LearnedMeasure& measure, const std::vector<const Observation*>& figures);
void say_unit(LearnedMeasure& measure, Unit unit, bool stated, const std::string& why, const Place& source);

}  // namespace scorebook
