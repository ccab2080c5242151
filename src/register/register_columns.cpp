// The register's sheets and columns: the one description that reading, the empty register and its documentation share.
#include "register/register_columns.hpp"

#include <algorithm>
#include <utility>

#include "register/override_rows.hpp"
#include "register/sources.hpp"
#include "scorebook/measure.hpp"

namespace scorebook {
namespace {

RegisterColumn required(std::string name, std::vector<std::string> other_spellings, std::string what,
                        std::string example) {
  other_spellings.insert(other_spellings.begin(), name);
  return {std::move(name), std::move(other_spellings), true, std::move(what), {}, std::move(example)};
}

RegisterColumn optional(std::string name, std::vector<std::string> other_spellings, std::string what,
                        std::string example) {
  RegisterColumn column = required(std::move(name), std::move(other_spellings), std::move(what), std::move(example));
  column.required = false;
  return column;
}

RegisterColumn one_of(std::string name, std::vector<std::string> other_spellings, std::vector<std::string> choices,
                      std::string what, std::string example) {
  RegisterColumn column = optional(std::move(name), std::move(other_spellings), std::move(what), std::move(example));
  column.choices = std::move(choices);
  return column;
}

std::vector<std::string> without_first(std::vector<std::string> names) {
  names.erase(names.begin());  // "not stated" is a blank cell
  return names;
}

// What an officer fills in first stands first.
void bring_forward(std::vector<RegisterColumn>& columns, const std::vector<std::string>& first) {
  auto place = columns.begin();
  for (const std::string& name : first) {
    const auto found =
        std::find_if(place, columns.end(), [&](const RegisterColumn& column) { return column.name == name; });
    if (found != columns.end()) std::rotate(place++, found, found + 1);
  }
}

RegisterColumn ref_of_measure() {
  return required("ref", {"measure", "measure no", "number", "no"}, "The measure's number, as on the sheet Measures.",
                  "2.8");
}
RegisterColumn from_period() {
  return optional("from", {"valid from"}, "The first period for which the row holds; blank: from the beginning.",
                  "April 2016");
}
RegisterColumn to_period() {
  return optional("to", {"valid to", "until"}, "The last period for which the row holds; blank: until further notice.",
                  "March 2017");
}

std::vector<RegisterColumn> tolerance_columns() {
  return {
      optional("red", {}, "The red tolerance as the council types it.", "26%+"),
      optional("amber", {}, "The amber tolerance as the council types it.", "26%<"),
      optional("green", {"target green"}, "The green tolerance as the council types it.", "23%"),
  };
}

std::vector<RegisterColumn> measure_columns() {
  std::vector<RegisterColumn> columns = {
      required("ref", {"measure no", "number", "no"},
               "The measure's number. A measure that changes has a row for each "
               "version, with valid from and valid to.",
               "2.8"),
      required("title", {"measure", "indicator", "measure title"}, "The measure's title.",
               "% re-referral rate in the current month"),
      optional("set", {"measure set"}, "The report that the definition is for.", "Monthly scorecard"),
      optional("section", {}, "The section of the scorecard.", "CONTACT & REFERRAL (MASH)"),
      optional("outcome", {}, "The outcome of the plan that the measure serves.",
               "A. Children are protected and safeguarded"),
      optional("priority", {}, "The priority of the plan.", "Priority 1 - Every child making the best start in life"),
      optional("good performance", {"good performance is", "good perf is", "polarity"},
               "High, Low, Info (no good or bad), Within limits or Not applicable; words may follow.", "Low"),
      one_of("unit", {"units"}, register_unit_names(), "What the figures are counted in.", "%"),
      optional("decimals", {"decimal places"}, "Decimal places that the figures are printed with.", "1"),
      optional("frequency", {"reporting frequency"},
               "Monthly, Quarterly, Termly, 6 monthly or Annual; words may follow.", "Monthly"),
      optional("months due", {"due"}, "The months that have a figure, where the frequency alone does not say.",
               "June, December"),
      one_of("reporting basis", {"basis"}, reporting_basis_names(), "What one period's figure covers.", "in period"),
      one_of("year-to-date rule", {"year to date rule", "ytd rule", "year to date"},
             without_first(year_to_date_rule_names()), "How the year to date follows from the months.",
             "ratio of sums"),
      optional(
          "numerator", {},
          "The measure that a percentage or rate counts; several that are counted together with a plus: 5.1 + 6.1.",
          "2.3"),
      optional("denominator", {}, "The measure, or the population, that it is out of; several measures with a plus.",
               "2.1"),
      optional("rate base", {"per"}, "Of a rate: what it is per.", "10,000"),
      optional("population", {}, "Of a rate: the name of its population on the sheet Populations.", "0-17"),
      optional("parts of", {"part of"},
               "The totals that this measure is a part of; 100% for the shares of a whole that lie in one section.",
               "2.1"),
      optional("sub-measure of", {"sub measure of"}, "The measure that this one is a) or b) of.", "1.B5"),
      optional("target", {}, "The target as the council types it.", "5% reduction on 2015-16"),
  };
  for (RegisterColumn& column : tolerance_columns()) columns.push_back(std::move(column));
  const std::vector<RegisterColumn> rest = {
      optional("rule", {"rag rule"},
               "How green and amber follow from the target, where three tolerances do not say it.",
               "green on target; amber within 10%"),
      one_of("RAG basis", {"rag is for"}, {"month", "ytd", "both"},
             "Which figure the thresholds are meant for: a yearly threshold must not judge a single month.", "both"),
      one_of("direction basis", {"direction of travel", "compared with"}, direction_basis_names(),
             "What a figure is compared with.", "previous period"),
      optional("stable band", {}, "Changes up to it are no movement, in the measure's unit.", "0.5"),
      one_of("priority measure", {"priority?"}, {"yes", "no"}, "Whether the plan marks it as a priority measure.",
             "yes"),
      optional("lead", {"lead officer", "owner"}, "Who answers for the measure.", "Head of First Response"),
      optional("source system", {"source"}, "Where the figures come from.", "Liquidlogic"),
      optional("definition", {}, "What is counted, in words.", "Re-referrals within 12 months of the last one closing"),
      optional("valid from", {}, "The first period for which the row holds; blank: from the beginning.", "April 2016"),
      optional("valid to", {}, "The last period for which the row holds; blank: until further notice.", "March 2017"),
      optional(
          "breaks", {"break", "rebased"},
          "Periods from which figures are not to be compared with earlier ones: the period, a colon, the reason and "
          "in brackets the name of who declared it; several with semicolons.",
          "April 2015: new recording system (J Smith)"),
      optional("external ids", {"external id"}, "Numbers that others know the measure by.", "NI 68; SSDA903"),
  };
  columns.insert(columns.end(), rest.begin(), rest.end());
  bring_forward(columns, {"ref", "title", "section", "good performance", "unit", "frequency", "target", "red", "amber",
                          "green", "year-to-date rule", "lead"});
  return columns;
}

std::vector<RegisterColumn> target_columns() {
  std::vector<RegisterColumn> columns = {
      ref_of_measure(), from_period(), to_period(),
      required("target", {}, "The target for these periods, as the council types it.", "86%")};
  for (RegisterColumn& column : tolerance_columns()) columns.push_back(std::move(column));
  columns.push_back(
      optional("note", {"agreed by"}, "Who agreed it, or where it comes from.", "Cabinet, 12 April 2016"));
  return columns;
}

const std::vector<std::string> kHistoryKinds = {"value", "ytd"};

std::vector<RegisterSheetKind> all_sheets() {
  return {
      {"Measures", "One row for each measure, or for each version of a measure that has changed.", measure_columns()},
      {"Targets", "Targets that hold for some periods only. They win over the target on the sheet Measures.",
       target_columns()},
      {"Benchmarks",
       "Figures to compare with. Known names: stat_neigh_avg, best_stat_neigh, nat_avg, nat_top_quartile.",
       {ref_of_measure(), required("benchmark", {"name"}, "Whose figure it is.", "nat_avg"),
        required("period", {"year"}, "The period of the figure.", "2014/15"),
        required("value", {"figure"}, "The figure.", "24.0%"),
        optional("source", {}, "Where it was published.", "DfE, Characteristics of children in need")}},
      {std::string(kHistorySheet),
       "Figures of earlier periods that no workbook at hand has. (Excel takes no sheet called History; a csv may be.)",
       {ref_of_measure(), required("period", {}, "The period of the figure.", "March 2015"),
        one_of("kind", {}, kHistoryKinds, "value: the period's figure (where blank); ytd: the year to date up to it.",
               "value"),
        required("value", {"figure"}, "The figure.", "22.8%"),
        optional("numerator", {}, "Where the figure is a percentage or a rate.", "1029"),
        optional("denominator", {}, "Likewise.", "4513"), optional("note", {}, "For people.", "as published")},
       {"History"}},
      {"Populations",
       "The populations that rates are per.",
       {required("name", {"age group", "age", "area", "population name"}, "What the sheet Measures calls it.", "0-17"),
        optional("year", {}, "The year it holds for; blank: all years.", "2015/16"),
        required("population", {"people"}, "How many people.", "56,398")}},
      {"Report",
       "What the report says of itself: these words win over those of the layout and of the workbooks.",
       {required("what", {"name"},
                 "title, title at year end (in March; blank: as the title), directorate, appendix, subject (of the "
                 "file's properties), created by or note (on the cover).",
                 "directorate"),
        required("value", {"words", "text"}, "The words; blank: as the layout has them.",
                 "Children and Young People's Services")}},
      {"Pages",
       "The detail pages of the report, in the order of the rows; pages that are not named follow after them.",
       {required(
            "page", {"sheet"},
            "The sheet of the workbook. Where no workbook has it, the page is made of the history of its measures.",
            "Contacts"),
        optional("name", {}, "The sheet of the report; blank: as the layout has it, or as the page.", "Contacts"),
        optional("title", {}, "Another title than the workbook's own.", "Contacts by source"),
        optional("measures", {"refs"}, "Which measures, in order; blank: all of them.", "2.1; 2.2; 2.4")}},
      {"Outcomes",
       "What a plan's quarterly report says of each outcome beside the figures: one row for each outcome and period.",
       {required("priority", {}, "The priority, as the plan words it, or its beginning with the number.", "Priority 1"),
        required("outcome", {}, "The outcome, as the plan words it, or its letter.", "A"),
        optional("period", {}, "The period that the row is for; what lies in it counts too. An overview needs one.",
                 "Q2 2017/18"),
        optional("lead accountability", {"lead", "accountable", "lead accountability (strategic director)"},
                 "Who answers for the outcome; used where the workbook does not state it.",
                 "Strategic Director - Children and Young People's Services"),
        optional("overview of progress", {"overview", "progress"},
                 "What was done and how it stands, in a few sentences.",
                 "The early help offer has been rewritten and is in use in all localities."),
        optional("risks and challenges", {"risks", "ongoing risks and challenges ahead", "challenges"},
                 "What may go wrong from here on.", "More children are coming into care than places are found for.")}},
      {"Sources", "How tables are laid out that cannot be recognised: one row for each column of a table.",
       source_register_columns()},
      {"Waivers",
       "Findings of check that are accepted, with reason and name. They stay visible and do not count as open.",
       {optional("rule", {}, "The rule's number; or give the finding's fingerprint.", "A306"),
        optional("fingerprint", {}, "Of one finding, as check prints it.", ""),
        optional("measure", {"ref"}, "The measure; blank: all.", "6.4"),
        optional("period", {}, "The one period it holds for, as the finding gives it.", "March 2016"),
        optional("from", {}, "Or the first of all periods it holds for.", "April 2015"),
        required("reason", {}, "Why it is accepted.", "Denominator restated by the DfE"),
        required("name", {"who", "by"}, "Who accepted it.", "J Smith"), required("date", {}, "When.", "12/04/2016"),
        optional("until", {"expires"},
                 "The last day it holds: for reporting periods that end by then; blank: without end.", "31/03/2017")}},
      {"Overrides",
       "What an officer decides against the rules, for one measure in one period, with reason and name.",
       {ref_of_measure(), required("period", {}, "The period of the measure that it holds for.", "March 2016"),
        one_of("RAG in period", {"rag", "rag in month", "in period"}, override_rag_names(),
               "The RAG of the period's figure; blank: as worked out.", "green"),
        one_of("RAG at year end", {"year end", "rag year end"}, override_rag_names(),
               "The RAG at year end; blank: as worked out.", ""),
        one_of("status", {"overall status"}, {"1", "2", "3", "4", "5"}, "The status of the plan; blank: as worked out.",
               "1"),
        one_of("direction", {"dot", "direction of travel"}, override_direction_names(),
               "The direction of travel; blank: as worked out.", "stable"),
        required("reason", {}, "Why it is decided so.", "natural variation"),
        required("name", {"who", "by"}, "Who decided it.", "J Smith"), optional("date", {}, "When.", "12/04/2016")}},
      {"Settings",
       "Rulings of the rating rules, where the council decides otherwise than the default.",
       {required("setting", {"name", "ruling"}, "Its name.", "below the range"),
        required("value", {}, "What the council decides.", "amber"),
        optional("what it changes", {"what", "note"}, "For people.", "")}},
  };
}

}  // namespace

const std::vector<RegisterSheetKind>& register_sheets() {
  static const std::vector<RegisterSheetKind> kSheets = all_sheets();
  return kSheets;
}

const std::vector<RegisterColumn>& register_columns(const std::string& sheet) {
  for (const RegisterSheetKind& kind : register_sheets()) {
    if (kind.name == sheet) return kind.columns;
  }
  static const std::vector<RegisterColumn> kNone;
  return kNone;
}

}  // namespace scorebook
