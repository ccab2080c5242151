#include <doctest/doctest.h>

#include <string>

#include "register/table_for_test.hpp"
#include "scorebook/register.hpp"

using namespace scorebook;

namespace {

const TextRows kTwoMeasures = {
    {"Ref", "Title", "Unit"}, {"2.1", "Number of contacts", "count"}, {"2.8", "% re-referrals", "%"}};

Register read(const WorkbookBuilder& made) {
  Result<Register> result = read_register(*made.build());
  REQUIRE_MESSAGE(result.ok(), (result.ok() ? "" : result.error().text()));
  return std::move(result).value();
}

Register read_measures(const TextRows& rows) {
  WorkbookBuilder made;
  return read(add_sheet(made, "Measures", rows));
}

Register with_sheet(const std::string& name, const TextRows& rows) {
  WorkbookBuilder made;
  add_sheet(made, "Measures", kTwoMeasures);
  return read(add_sheet(made, name, rows));
}

// The faults in the words of the message, without the file and the advice.
std::string faults(const std::string& name, const TextRows& rows) {
  WorkbookBuilder made;
  if (name != "Measures") add_sheet(made, "Measures", kTwoMeasures);
  const Result<Register> result = read_register(*add_sheet(made, name, rows).build());
  REQUIRE_FALSE(result.ok());
  const std::string text = result.error().text();
  const std::string start = "measure register: ", end = ". Mend this";
  const std::size_t from = text.find(start) + start.size();
  return text.substr(from, text.find(end) - from);
}

}  // namespace

TEST_CASE("register: a measure keeps everything that its row states") {
  const Register result = read_measures({{"Ref",
                                          "Title",
                                          "Set",
                                          "Section",
                                          "Outcome",
                                          "Priority",
                                          "Good performance",
                                          "Unit",
                                          "Decimals",
                                          "Frequency",
                                          "Months due",
                                          "Reporting basis",
                                          "Year-to-date rule",
                                          "Rate base",
                                          "Target",
                                          "Red",
                                          "Amber",
                                          "Green",
                                          "Rule",
                                          "RAG basis",
                                          "Direction basis",
                                          "Stable band",
                                          "Priority measure",
                                          "Lead",
                                          "Source system",
                                          "Definition",
                                          "Breaks",
                                          "External ids"},
                                         {"1.B6",
                                          "% NEET",
                                          "Council Plan",
                                          "Education",
                                          "B. Potential",
                                          "Priority 1",
                                          "Low (but in line with national)",
                                          "%",
                                          "1",
                                          "Monthly",
                                          "June, Dec",
                                          "snapshot",
                                          "last",
                                          "",
                                          "2.4%",
                                          ">3%",
                                          "3%>",
                                          "2.4%",
                                          "green on target; amber within 10%",
                                          "month",
                                          "same period last year",
                                          "0.1",
                                          "yes",
                                          "J Bloggs",
                                          "IYSS",
                                          "Aged 16-18",
                                          "April 2015: new system (J Smith); Sept 2016: age group",
                                          "NI 117; DfE 4"}});
  REQUIRE(result.measures.size() == 1);
  const Measure& measure = result.measures[0].definition;
  CHECK(measure.set == "Council Plan");
  CHECK(measure.outcome == "B. Potential");
  CHECK(measure.priority == "Priority 1");
  CHECK(measure.polarity == Polarity::low);
  CHECK(measure.unit == Unit::per_cent);
  CHECK(measure.decimals == 1);
  CHECK(parse_frequency(measure.frequency) == Frequency::monthly);
  CHECK(measure.months_due == std::vector<int>{6, 12});
  CHECK(measure.reporting_basis == ReportingBasis::snapshot);
  CHECK(measure.year_to_date_rule == YearToDateRule::last);
  CHECK(measure.target == "2.4%");
  CHECK(measure.tolerance.red == ">3%");
  CHECK(measure.rule == "green on target; amber within 10%");
  CHECK(measure.rag_basis == RagBasis::period);
  CHECK(measure.direction_basis == DirectionBasis::same_period_last_year);
  CHECK(measure.stable_band == Decimal(1, 1));
  CHECK(measure.priority_measure);
  CHECK(measure.lead == "J Bloggs");
  CHECK(measure.source_system == "IYSS");
  CHECK(measure.definition_text == "Aged 16-18");
  CHECK(measure.external_ids == std::vector<std::string>{"NI 117", "DfE 4"});
  REQUIRE(result.measures[0].breaks.size() == 2);
  CHECK(result.measures[0].breaks[0].from == Period::month(2015, 4));
  CHECK(result.measures[0].breaks[0].reason == "new system");
  CHECK(result.measures[0].breaks[0].name == "J Smith");
  CHECK(result.measures[0].breaks[1].from == Period::month(2016, 9));
}

TEST_CASE("register: cells that are none of the words of their column are told with the words") {
  CHECK(faults("Measures", {{"Ref", "Title", "RAG basis"}, {"2.1", "Contacts", "weekly"}}) ==
        "Measures!C2: \"weekly\" is no RAG basis: month, ytd or both");
  CHECK(faults("Measures", {{"Ref", "Title", "Priority measure"}, {"2.1", "Contacts", "maybe"}}) ==
        "Measures!C2: \"maybe\" is no priority measure: yes or no");
  CHECK(faults("Measures", {{"Ref", "Title", "Decimals"}, {"2.1", "Contacts", "12"}}) ==
        "Measures!C2: \"12\" is no whole number from 0 to 9");
  CHECK(faults("Measures", {{"Ref", "Title", "Months due"}, {"2.1", "Contacts", "June, Jupiter"}}) ==
        "Measures!C2: \"Jupiter\" is no month such as June");
  CHECK(
      faults("Measures", {{"Ref", "Title", "Breaks"}, {"2.1", "Contacts", "new system"}}) ==
      "Measures!C2: \"new system\" is no period, colon and reason, such as April 2015: new recording system (J Smith)");
}

TEST_CASE("register: the definition in force in the period counts") {
  const Register result = read_measures({{"Ref", "Title", "Green", "Valid from", "Valid to"},
                                         {"2.8", "Re-referrals", "23%", "", "2015/16"},
                                         {"2.8", "Re-referrals within a year", "21%", "April 2016", ""}});
  CHECK(result.dated());
  CHECK(result.find("2.8")->definition.title == "Re-referrals within a year");
  const Register before = in_force(result, Period::month(2016, 3));
  REQUIRE(before.find("2.8") != nullptr);
  CHECK(before.find("2.8")->definition.tolerance.green == "23%");
  const Register after = in_force(result, Period::month(2016, 4));
  CHECK(after.find("2.8")->definition.tolerance.green == "21%");
  CHECK(in_force(result, Period::financial_year(2015)).find("2.8")->definition.tolerance.green == "23%");
}

TEST_CASE("register: a measure that is not yet valid is none of the register's in that period") {
  const Register result =
      read_measures({{"Ref", "Title", "Valid from"}, {"2.8", "Re-referrals", "April 2016"}, {"2.1", "Contacts", ""}});
  const Register before = in_force(result, Period::month(2016, 3));
  CHECK(before.find("2.8") == nullptr);
  CHECK(before.find("2.1") != nullptr);
}

TEST_CASE("register: two versions of a measure must not hold at the same time") {
  CHECK(
      faults("Measures", {{"Ref", "Title", "Valid from", "Valid to"},
                          {"2.8", "Re-referrals", "", "March 2016"},
                          {"2.8", "Re-referrals", "March 2016", ""}}) ==
      "Measures!A3: measure 2.8 stands here a second time, first in Measures!A2, and both rows hold at the same time");
  CHECK(faults("Measures",
               {{"Ref", "Title", "Valid from", "Valid to"}, {"2.8", "Re-referrals", "April 2016", "March 2016"}}) ==
        "Measures!D2: the row ends (March 2016) before it begins (April 2016)");
}

TEST_CASE("register: dated targets are read, each for its periods") {
  const Register result =
      with_sheet("Targets", {{"Ref", "From", "To", "Target", "Red", "Amber", "Green", "Note"},
                             {"2.8", "April 2015", "March 2016", "23%", "26%+", "26%<", "23%", "Cabinet"},
                             {"2.8", "2016/17", "", "21%", "", "", "", ""}});
  REQUIRE(result.targets.size() == 2);
  CHECK(result.targets[0].ref == "2.8");
  CHECK(result.targets[0].validity == Validity{Period::month(2015, 4).first(), Period::month(2016, 3).last()});
  CHECK(result.targets[0].tolerance.red == "26%+");
  CHECK(result.targets[0].note == "Cabinet");
  CHECK(result.targets[1].validity == Validity{Period::month(2016, 4).first(), std::nullopt});
}

TEST_CASE("register: targets that hold at the same time, or of no measure, are faults") {
  CHECK(faults("Targets", {{"Ref", "From", "To", "Target"},
                           {"2.8", "2015/16", "2016/17", "23%"},
                           {"2.8", "March 2017", "", "21%"},
                           {"9.9", "", "", "5"}}) ==
        "Targets!A3: a target of 2.8 holds already for some of these periods, in Targets!A2; Targets!A4: \"9.9\" is no "
        "measure of the sheet Measures");
}

TEST_CASE("register: benchmarks and earlier figures are read in the unit of their measure") {
  WorkbookBuilder made;
  add_sheet(made, "Measures", kTwoMeasures);
  add_sheet(made, "Benchmarks",
            {{"Ref", "Benchmark", "Period", "Value", "Source"}, {"2.8", "nat_avg", "2014/15", "24.0%", "DfE"}});
  add_sheet(made, "History",
            {{"Ref", "Period", "Kind", "Value", "Numerator", "Denominator"},
             {"2.8", "March 2015", "", "22.8%", "1029", "4513"},
             {"2.1", "March 2015", "ytd", "10,517", "", ""},
             {"2.1", "Feb 2015", "", "n/a", "", ""}});
  const Register result = read(made);
  REQUIRE(result.benchmarks.size() == 1);
  CHECK(result.benchmarks[0].observation.period == Period::financial_year(2014));
  CHECK(result.benchmarks[0].observation.figure.value == Decimal(240, 1));
  CHECK(result.benchmarks[0].observation.figure.unit == Unit::per_cent);
  REQUIRE(result.history.size() == 3);
  CHECK(result.history[0].observation.figure.value == Decimal(228, 1));
  CHECK(result.history[0].observation.figure.numerator == Decimal(1029));
  CHECK(result.history[1].observation.kind == ObservationKind::year_to_date);
  CHECK(result.history[1].observation.figure.value == Decimal(10517));
  CHECK(result.history[2].observation.figure.missing == Missing::not_applicable);
}

TEST_CASE("register: words in place of a figure, and a figure given twice, are faults") {
  CHECK(
      faults("History", {{"Ref", "Period", "Value"}, {"2.1", "March 2015", "quite many"}, {"2.1", "Mar-15", "5"}}) ==
      "History!C2: \"quite many\" is no figure and no known word for a missing one; History!A3: the figure of 2.1 for "
      "Mar-15 stands here a second time, first in History!A2");
}

TEST_CASE("register: waivers are read with their dates, and refused without reason or name") {
  const Register result =
      with_sheet("Waivers", {{"Rule", "Measure", "Period", "From", "Reason", "Name", "Date", "Until"},
                             {"A306", "2.8", "", "April 2015", "Restated", "J Smith", "12/04/2016", "31 March 2017"}});
  REQUIRE(result.waivers.size() == 1);
  CHECK(result.waivers[0].rule == "A306");
  CHECK(result.waivers[0].measure == "2.8");
  CHECK(result.waivers[0].from == Period::month(2015, 4));
  CHECK(result.waivers[0].date == Date{2016, 4, 12});
  CHECK(result.waivers[0].until == Date{2017, 3, 31});
  CHECK(faults("Waivers", {{"Rule", "Reason", "Name", "Date"}, {"A306", "", "", "soon"}}) ==
        "Waivers!B2: this waiver gives no reason; Waivers!C2: this waiver says not who accepted the finding; "
        "Waivers!D2: \"soon\" is no date such as 31/03/2017 or 31 March 2017");
}

TEST_CASE("register: pages and the words of the report are read in their order") {
  WorkbookBuilder made;
  add_sheet(made, "Measures", kTwoMeasures);
  add_sheet(made, "Report", {{"What", "Value"}, {"Directorate", "Children"}, {"Appendix", "Appendix A"}});
  add_sheet(made, "Pages",
            {{"Page", "Name", "Title", "Measures"}, {"Referrals", "", "", "2.8; 2.1"}, {"Contacts", "", "", ""}});
  const Register result = read(made);
  REQUIRE(result.report.size() == 2);
  CHECK(result.report[0].what == "directorate");
  CHECK(result.report[0].value == "Children");
  REQUIRE(result.pages.size() == 2);
  CHECK(result.pages[0].measures == std::vector<std::string>{"2.8", "2.1"});
  CHECK(faults("Report", {{"What", "Value"}, {"Colour", "blue"}}) ==
        "Report!A2: \"Colour\" is nothing that a report says of itself: title, title at year end, "
        "directorate, appendix, subject, created by or note");
}

TEST_CASE("register: settings change what they name, and stay at their defaults otherwise") {
  const Register result = with_sheet("Settings", {{"Setting", "Value"},
                                                  {"Below the range", "Amber"},
                                                  {"RAG compares", "as shown"},
                                                  {"Within limits of target", ""},
                                                  {"Stable band", "0.5"},
                                                  {"Part year target", "Whole year"},
                                                  {"Amber within", "10%"}});
  Settings expected;
  expected.below_range = BelowRange::amber;
  expected.rag_precision = RagPrecision::shown;
  expected.stable_band = Decimal(5, 1);
  expected.part_year_target = PartYearTarget::whole_year;
  expected.amber_within_per_cent = Decimal(10);
  CHECK(result.settings == expected);
}

TEST_CASE("register: every setting takes its default and every word that it lists") {
  for (const SettingDescription& setting : setting_descriptions()) {
    CAPTURE(setting.name);
    Settings settings;
    CHECK_FALSE(set_setting(settings, setting.name, setting.standard).has_value());
    CHECK(settings == Settings{});
    for (const std::string& word : setting.choices) CHECK_FALSE(set_setting(settings, setting.name, word).has_value());
    CHECK(set_setting(settings, setting.name, "purple").has_value());
    CHECK_FALSE(setting.what.empty());
  }
}

TEST_CASE("register: an unknown setting and an unknown value say what is known") {
  CHECK(faults("Settings", {{"Setting", "Value"}, {"Below the range", "purple"}}) ==
        "Settings!B2: \"purple\" is nothing that the setting \"below the range\" takes: green, amber or red");
  CHECK(faults("Settings", {{"Setting", "Value"}, {"Colour", "blue"}})
            .find("\"Colour\" is no setting: below the range") != std::string::npos);
}

TEST_CASE("register: a numerator may count several measures, each of which must be known") {
  WorkbookBuilder made;
  const std::vector<std::string> headings = {"Ref", "Title", "Unit", "Numerator"};
  add_sheet(made, "Measures",
            {headings,
             {"5.1", "Children in need", "count", ""},
             {"6.1", "Plans", "count", ""},
             {"5.9", "Both", "count", "5.1 + 6.1"}});
  CHECK(read(made).find("5.9")->definition.numerator == "5.1 + 6.1");
  CHECK(
      faults("Measures", {headings, {"5.1", "Children in need", "count", ""}, {"5.9", "Both", "count", "5.1 + 7.7"}}) ==
      "Measures!A3: the numerator of 5.9, 7.7, is no measure of the register");
}

TEST_CASE("register: a ref may be of the council's own form, but not a word") {
  WorkbookBuilder made;
  add_sheet(made, "Measures", {{"Ref", "Title"}, {"KPI-3", "Contacts"}, {"7", "Referrals"}});
  CHECK(read(made).find("KPI-3") != nullptr);
  CHECK(read(made).find("7")->definition.title == "Referrals");
  CHECK(faults("Measures", {{"Ref", "Title"}, {"Contacts", "Contacts"}}) ==
        "Measures!A2: \"Contacts\" is no measure number such as 2.1, 6.2a, 1.A1 or KPI-3");
}

TEST_CASE("register: every column is described, and every sheet has what it must have") {
  for (const RegisterSheetKind& sheet : register_sheets()) {
    CAPTURE(sheet.name);
    CHECK_FALSE(sheet.what.empty());
    for (const RegisterColumn& column : sheet.columns) {
      CAPTURE(column.name);
      CHECK_FALSE(column.what.empty());
      CHECK_FALSE(column.spellings.empty());
    }
  }
}

TEST_CASE("register: a sheet of the report's that lacks its headings is named, and a sheet without rows is not") {
  WorkbookBuilder made;
  add_sheet(made, "Measures", {{"Ref", "Title", "Unit", "Target", "Rule"}, {"2.1", "Contacts", "count", "90", ""}});
  add_sheet(made, "Targets", {{"Ref", "Target"}, {"2.1", "80"}});
  add_sheet(made, "Pages", {{"Leaf"}, {"Contacts"}});
  add_sheet(made, "Report", {{"What", "Value"}});
  CHECK(read(made).without_effect == std::vector<std::string>{"sheet Pages: no row with the heading page was found"});
}

TEST_CASE("register: another sheet that only has the name of one of the register's is left alone, and that is said") {
  WorkbookBuilder made;
  add_sheet(made, "Measures", kTwoMeasures);
  add_sheet(made, "History", {{"When", "What changed"}, {"May", "Colours"}});
  const Register result = read(made);
  CHECK(result.history.empty());
  CHECK(result.without_effect ==
        std::vector<std::string>{"sheet History: no row with the headings ref and period and value was found"});
}

TEST_CASE("register: settings and populations must not go missing over a heading") {
  CHECK(faults("Settings", {{"Ruling name", "Value"}, {"below the range", "red"}}) ==
        "Settings: no row with the headings setting and value was found");
  CHECK(faults("Populations", {{"Who", "How many"}, {"0-17", "56,398"}}) ==
        "Populations: no row with the headings name and population was found");
}

TEST_CASE("register: a number in a cell for per cents is a number of per cents") {
  WorkbookBuilder made;
  made.sheet("Measures").text("A1", "Ref").text("B1", "Title").text("C1", "Stable band");
  made.text("A2", "2.8").text("B2", "% re-referrals").number("C2", 0.005, "0.0%");
  CHECK(read(made).find("2.8")->definition.stable_band == Decimal(5, 1));
}

TEST_CASE("register: a folder of csv files is one register") {
  WorkbookBuilder measures("Measures.csv"), targets("Targets.csv");
  add_sheet(measures, "Measures", kTwoMeasures);
  add_sheet(targets, "Targets", {{"Ref", "From", "To", "Target"}, {"2.8", "2015/16", "", "23%"}});
  const Result<Register> result = read_register({*measures.build(), *targets.build()}, "definitions");
  REQUIRE(result.ok());
  CHECK(result.value().file == "definitions");
  CHECK(result.value().measures.size() == 2);
  REQUIRE(result.value().targets.size() == 1);
  CHECK(result.value().targets[0].place.workbook_name() == "Targets.csv");
}

TEST_CASE("register: waivers may stand in the register and in a file beside it, or alone") {
  const std::vector<std::vector<std::string>> one = {{"Rule", "Measure", "Reason", "Name", "Date"},
                                                     {"A301", "2.8", "agreed", "J Smith", "12/04/2016"}};
  WorkbookBuilder own("measures.xlsx"), beside("Waivers.csv");
  add_sheet(own, "Measures", kTwoMeasures);
  add_sheet(own, "Waivers", one);
  add_sheet(beside, "Waivers",
            {{"Fingerprint", "Reason", "Name", "Date"}, {"A301|2.8", "agreed", "A Jones", "2016-04-13"}});
  const Result<Register> both = read_register({*own.build(), *beside.build()}, "definitions");
  REQUIRE_MESSAGE(both.ok(), both.error().text());
  REQUIRE(both.value().waivers.size() == 2);
  CHECK(both.value().waivers[0].rule == "A301");
  CHECK(both.value().waivers[1].fingerprint == "A301|2.8");
  CHECK(both.value().waivers[1].place.workbook_name() == "Waivers.csv");

  WorkbookBuilder alone("Waivers.csv");
  add_sheet(alone, "Waivers", one);
  const Result<Register> only = read_register(*alone.build());
  REQUIRE_MESSAGE(only.ok(), only.error().text());
  CHECK(only.value().measures.empty());
  CHECK(only.value().waivers.size() == 1);
}
