#include "report/layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>

#include "report/layout_keys.hpp"
#include "report/period_words.hpp"

namespace scorebook {
namespace {

const std::vector<std::string_view> kSheetKinds = {"cover",          "key",
                                                   "scorecard",      "exceptions",
                                                   "pages",          "notes",
                                                   "findings",       "sources",
                                                   "data",           "about",
                                                   "outcomes",       "executive summary",
                                                   "priorities",     "plan scorecard",
                                                   "submissions",    "member summary",
                                                   "draft sentences"};
const std::vector<std::string_view> kColumnWords = {
    "section",   "ref",        "title",        "polarity", "data note", "month",   "year to date", "year to date note",
    "direction", "rag",        "rag year end", "red",      "amber",     "green",   "year",         "benchmark",
    "action",    "lead",       "frequency",    "target",   "status",    "quarter", "other figure", "notes",
    "trend",     "trend range"};
// What only one of the two kinds of scorecards has.
const std::set<ColumnShows> kOfScorecards = {
    ColumnShows::section, ColumnShows::data_note,    ColumnShows::year_to_date, ColumnShows::year_to_date_note,
    ColumnShows::rag,     ColumnShows::rag_year_end, ColumnShows::red,          ColumnShows::amber,
    ColumnShows::green,   ColumnShows::benchmark,    ColumnShows::trend,        ColumnShows::trend_range};
const std::set<ColumnShows> kOfPlans = {ColumnShows::status, ColumnShows::notes, ColumnShows::other_figure};
const std::vector<std::string_view> kReasonWords = {"green", "better", "amber", "red", "worse"};
const std::vector<std::string_view> kPlaceholders = {"{month}",          "{quarter}", "{year}",  "{year to date}",
                                                     "{benchmark year}", "{noun}",    "{NOUNS}", "{compared with}"};

void check_placeholders(LayoutKeys& keys, const char* key, const std::string& text) {
  for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
    bool known = false;
    for (const auto word : kPlaceholders) known = known || text.compare(at, word.size(), word) == 0;
    if (!known)
      keys.fault(key,
                 "holds an unknown word in braces; known are {month}, {quarter}, {year}, {year to date}, "
                 "{benchmark year}, {noun}, {NOUNS} and {compared with}");
  }
}

LayoutColumn read_column(const toml::table& table, const std::string& path, LayoutFaults& faults) {
  LayoutKeys keys(table, path, faults);
  LayoutColumn column;
  if (const auto shows = keys.one_of("shows", kColumnWords, true)) column.shows = static_cast<ColumnShows>(*shows);
  keys.text("heading", column.heading);
  keys.text("group", column.group);
  keys.number("width", 1, 200, column.width);
  keys.whole_number("back", 0, 60, column.back);
  if (column.shows == ColumnShows::benchmark) {
    keys.required_text("benchmark", column.benchmark);
  } else {
    keys.text("benchmark", column.benchmark);
  }
  if (column.shows == ColumnShows::trend || column.shows == ColumnShows::trend_range)
    keys.whole_number("months", 2, 60, column.months);
  check_placeholders(keys, "heading", column.heading);
  check_placeholders(keys, "group", column.group);
  keys.no_others();
  return column;
}

LayoutPage read_page(const toml::table& table, const std::string& path, LayoutFaults& faults) {
  LayoutKeys keys(table, path, faults);
  LayoutPage page;
  keys.required_text("source", page.source);
  page.name = page.source;
  keys.text("name", page.name);
  keys.text("title", page.title);
  keys.texts("measures", page.measures);
  keys.text_lists("charts", page.charts);
  keys.no_others();
  return page;
}

std::vector<ExceptionReason> read_reasons(LayoutKeys& keys, const char* key, std::vector<ExceptionReason> usual) {
  std::vector<std::string> words;
  keys.texts(key, words);
  if (words.empty()) return usual;
  std::vector<ExceptionReason> reasons;
  for (const std::string& word : words) {
    std::size_t i = 0;
    while (i < kReasonWords.size() && kReasonWords[i] != word) ++i;
    if (i == kReasonWords.size()) {
      keys.fault(key, fmt::format("holds '{}'; known are green, better, amber, red and worse", word));
    } else {
      reasons.push_back(static_cast<ExceptionReason>(i));
    }
  }
  return reasons;
}

// The words of the report's period, in whatever a layout says in its own words.
void check_words(LayoutKeys& keys, const char* key, const std::string& text) {
  if (const std::string unknown = unknown_placeholder(text); !unknown.empty())
    keys.fault(key, "holds " + unknown + ", which is unknown; known are " + known_placeholders());
}

void read_scorecard(LayoutKeys& keys, LayoutSheet& sheet, const std::string& path, LayoutFaults& faults) {
  keys.text("key", sheet.key);
  check_words(keys, "key", sheet.key);
  keys.texts("sections", sheet.sections);
  const auto columns = keys.tables("column");
  for (std::size_t i = 0; i < columns.size(); ++i) {
    sheet.columns.push_back(read_column(*columns[i], fmt::format("column {} of {}", i + 1, path), faults));
    const std::set<ColumnShows>& foreign = sheet.kind == SheetKind::scorecard ? kOfPlans : kOfScorecards;
    if (foreign.count(sheet.columns.back().shows) != 0)
      keys.fault("column", fmt::format("{} shows '{}', which a {} does not have", i + 1,
                                       kColumnWords[static_cast<std::size_t>(sheet.columns.back().shows)],
                                       kSheetKinds[static_cast<std::size_t>(sheet.kind)]));
  }
  for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
    if (sheet.columns[i].shows != ColumnShows::trend) continue;
    const bool in_words = i + 1 < sheet.columns.size() && sheet.columns[i + 1].shows == ColumnShows::trend_range &&
                          sheet.columns[i + 1].months == sheet.columns[i].months;
    if (!in_words)
      keys.fault("column",
                 "has a 'trend' without a 'trend range' of as many months right of it: nobody should have to "
                 "see the columns to know what they say");
  }
  if (columns.empty()) keys.fault("column", "is missing: a scorecard needs columns");
  if (columns.size() > 60) keys.fault("column", "has more than 60 columns");
}

void read_pages(LayoutKeys& keys, LayoutSheet& sheet, const std::string& path, LayoutFaults& faults) {
  sheet.definition = "DEFINITION";
  sheet.analysis = "PERFORMANCE ANALYSIS";
  sheet.monthly = "IN MONTH PERFORMANCE";
  sheet.annual = "ANNUAL TREND";
  sheet.benchmarking = "LATEST BENCHMARKING";
  keys.whole_number("months", 1, 60, sheet.months);
  keys.yes_or_no("limits", sheet.limits);
  keys.yes_or_no("trend_line", sheet.trend_line);
  keys.text("definition", sheet.definition);
  keys.text("analysis", sheet.analysis);
  keys.text("monthly", sheet.monthly);
  keys.text("annual", sheet.annual);
  keys.text("benchmarking", sheet.benchmarking);
  const auto pages = keys.tables("page");
  for (std::size_t i = 0; i < pages.size(); ++i) {
    sheet.pages.push_back(read_page(*pages[i], fmt::format("page {} of {}", i + 1, path), faults));
  }
}

void read_exceptions(LayoutKeys& keys, LayoutSheet& sheet) {
  sheet.good_heading = "Good/improved performance";
  sheet.concern_heading = "Areas of concern";
  keys.text("good_heading", sheet.good_heading);
  keys.text("concern_heading", sheet.concern_heading);
  sheet.good = read_reasons(keys, "good", {ExceptionReason::green, ExceptionReason::better});
  sheet.concern = read_reasons(keys, "concern", {ExceptionReason::red, ExceptionReason::worse});
  keys.number("close_to_threshold", 0, 1, sheet.close_to_threshold);
}

void read_about(LayoutKeys& keys, LayoutSheet& sheet) {
  keys.texts("text", sheet.paragraphs);
  if (sheet.paragraphs.empty()) keys.fault("text", "is missing: it holds the paragraphs of the sheet");
  for (const std::string& paragraph : sheet.paragraphs) check_words(keys, "text", paragraph);
}

void read_summary(LayoutKeys& keys, LayoutSheet& sheet) {
  sheet.whole = "The whole plan";
  sheet.chart = "Measures by overall status";
  keys.text("whole", sheet.whole);
  keys.text("chart", sheet.chart);
}

void read_priorities(LayoutKeys& keys, LayoutSheet& sheet) {
  sheet.outcome = "Outcome:";
  sheet.accountable = "Lead accountability:";
  sheet.overview = "Overview of progress:";
  sheet.exceptions = "Exceptions:";
  sheet.story = "Performance story/narrative:";
  sheet.risks = "Ongoing risks and challenges ahead:";
  keys.text("outcome", sheet.outcome);
  keys.text("accountable", sheet.accountable);
  keys.text("overview", sheet.overview);
  keys.text("exceptions", sheet.exceptions);
  keys.text("story", sheet.story);
  keys.text("risks", sheet.risks);
  read_exceptions(keys, sheet);
}

void read_member_summary(LayoutKeys& keys, LayoutSheet& sheet) {
  sheet.good_heading = "What is good";
  sheet.concern_heading = "What needs attention";
  sheet.changed_heading = "What changed";
  keys.text("good_heading", sheet.good_heading);
  keys.text("concern_heading", sheet.concern_heading);
  keys.text("changed_heading", sheet.changed_heading);
  keys.whole_number("lines", 1, 10, sheet.lines);
  sheet.good = read_reasons(keys, "good", {ExceptionReason::green, ExceptionReason::better});
  sheet.concern = read_reasons(keys, "concern", {ExceptionReason::red, ExceptionReason::worse});
}

LayoutSheet read_sheet(const toml::table& table, std::size_t number, LayoutFaults& faults) {
  LayoutSheet sheet;
  LayoutKeys keys(table, fmt::format("sheet {}", number), faults);
  const auto kind = keys.one_of("kind", kSheetKinds, true);
  if (!kind) return sheet;
  sheet.kind = static_cast<SheetKind>(*kind);
  const std::string path = fmt::format("sheet {} ({})", number, kSheetKinds[*kind]);
  LayoutKeys named(table, path, faults);
  (void)named.one_of("kind", kSheetKinds, true);
  if (sheet.kind != SheetKind::pages) {
    named.required_text("name", sheet.name);
    sheet.title = sheet.name;
    named.text("title", sheet.title);
    check_words(named, "title", sheet.title);
  }
  if (const auto paper = named.one_of("paper", {"A4", "A3"}, false)) sheet.paper = *paper == 0 ? Paper::a4 : Paper::a3;
  constexpr SheetKind kUpright[] = {SheetKind::cover, SheetKind::key, SheetKind::about, SheetKind::executive_summary,
                                    SheetKind::priorities};
  sheet.landscape = std::find(std::begin(kUpright), std::end(kUpright), sheet.kind) == std::end(kUpright);
  if (const auto way = named.one_of("orientation", {"landscape", "portrait"}, false)) sheet.landscape = *way == 0;
  if (sheet.kind == SheetKind::cover) {
    sheet.contents = "Contents";
    sheet.counts = "Measures by RAG";
    named.text("contents", sheet.contents);
    named.text("counts", sheet.counts);
  }
  if (sheet.kind == SheetKind::scorecard || sheet.kind == SheetKind::plan_scorecard)
    read_scorecard(named, sheet, path, faults);
  if (sheet.kind == SheetKind::about) read_about(named, sheet);
  if (sheet.kind == SheetKind::executive_summary) read_summary(named, sheet);
  if (sheet.kind == SheetKind::priorities) read_priorities(named, sheet);
  if (sheet.kind == SheetKind::exceptions) read_exceptions(named, sheet);
  if (sheet.kind == SheetKind::member_summary) read_member_summary(named, sheet);
  if (sheet.kind == SheetKind::pages) read_pages(named, sheet, path, faults);
  named.no_others();
  return sheet;
}

void read_colours(const toml::table* table, Layout& layout, LayoutFaults& faults) {
  if (table == nullptr) return;
  LayoutKeys keys(*table, "colours", faults);
  keys.colour("green", layout.colours.green);
  keys.colour("amber", layout.colours.amber);
  keys.colour("red", layout.colours.red);
  keys.colour("heading", layout.colours.heading);
  keys.colour("band", layout.colours.band);
  keys.no_others();
}

void read_words(const toml::table* table, Layout& layout, LayoutFaults& faults) {
  if (table == nullptr) return;
  LayoutKeys keys(*table, "words", faults);
  keys.required_text("no_rag", layout.no_rag);
  keys.required_text("no_commentary", layout.no_commentary);
  keys.required_text("no_figure", layout.no_figure);
  keys.text("no_overview", layout.no_overview);
  keys.text("no_risks", layout.no_risks);
  keys.text("no_lead", layout.no_lead);
  keys.no_others();
}

Layout read_all(const toml::table& table, LayoutFaults& faults) {
  Layout layout;
  LayoutKeys keys(table, "", faults);
  keys.required_text("name", layout.name);
  keys.text("directorate", layout.directorate);
  keys.required_text("title", layout.title);
  layout.title_at_year_end = layout.title;
  keys.text("title_at_year_end", layout.title_at_year_end);
  keys.text("subject", layout.subject);
  keys.text("note", layout.note);
  keys.text("appendix", layout.appendix);
  check_words(keys, "title", layout.title);
  if (layout.title_at_year_end != layout.title) check_words(keys, "title_at_year_end", layout.title_at_year_end);
  check_words(keys, "subject", layout.subject);
  check_words(keys, "note", layout.note);
  read_colours(keys.table("colours"), layout, faults);
  read_words(keys.table("words"), layout, faults);
  const auto sheets = keys.tables("sheet");
  if (sheets.empty()) keys.fault("sheet", "is missing: a layout needs at least one [[sheet]]");
  std::set<SheetKind> kinds;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    layout.sheets.push_back(read_sheet(*sheets[i], i + 1, faults));
    if (!kinds.insert(layout.sheets.back().kind).second) {
      faults.push_back(fmt::format("line {}: sheet {} is of a kind that the layout has already",
                                   sheets[i]->source().begin.line, i + 1));
    }
  }
  keys.no_others();
  return layout;
}

Error layout_error(const LayoutSource& source, const std::string& what) {
  return {ErrorCode::layout_invalid, source.name, "the layout cannot be used: " + what,
          "Mend the layout; templates/README.md explains every word of it."};
}

}  // namespace

Result<LayoutPlaces> layout_places(const LayoutSource& source) {
  const auto layout = read_layout(source);
  if (!layout) return layout.error();
  LayoutPlaces places;
  for (const LayoutSheet& sheet : layout.value().sheets) {
    places.scorecards = places.scorecards || sheet.kind == SheetKind::scorecard;
    places.plans = places.plans || sheet.kind == SheetKind::plan_scorecard || sheet.kind == SheetKind::priorities ||
                   sheet.kind == SheetKind::executive_summary;
  }
  // A layout of neither shows what is common to all measures.
  if (!places.scorecards && !places.plans) places.scorecards = true;
  return places;
}

Result<Layout> read_layout(const LayoutSource& source) {
  LayoutFaults faults;
  try {
    const toml::table table = toml::parse(source.text);
    Layout layout = read_all(table, faults);
    if (faults.empty()) return layout;
  } catch (const toml::parse_error& error) {
    faults.push_back(fmt::format("line {}: {}", error.source().begin.line, error.description()));
  }
  std::string all;
  for (std::size_t i = 0; i < faults.size() && i < 20; ++i) all += (i == 0 ? "" : "; ") + faults[i];
  if (faults.size() > 20) all += fmt::format("; and {} more", faults.size() - 20);
  return layout_error(source, all);
}

}  // namespace scorebook
