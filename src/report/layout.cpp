#include "report/layout.hpp"

#include <fmt/format.h>

#include <set>
#include <string_view>

#include "report/layout_keys.hpp"

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
    "section",   "ref", "title",        "polarity", "data note", "month", "year to date", "year to date note",
    "direction", "rag", "rag year end", "red",      "amber",     "green", "year",         "benchmark"};
const std::vector<std::string_view> kReasonWords = {"green", "better", "amber", "red", "worse"};
const std::vector<std::string_view> kPlaceholders = {"{month}", "{year}", "{year to date}", "{benchmark year}"};

void check_placeholders(LayoutKeys& keys, const char* key, const std::string& text) {
  for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
    bool known = false;
    for (const auto word : kPlaceholders) known = known || text.compare(at, word.size(), word) == 0;
    if (!known)
      keys.fault(key,
                 "holds an unknown word in braces; known are {month}, {year}, {year to date} and {benchmark year}");
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

void read_scorecard(LayoutKeys& keys, LayoutSheet& sheet, const std::string& path, LayoutFaults& faults) {
  keys.text("key", sheet.key);
  keys.texts("sections", sheet.sections);
  const auto columns = keys.tables("column");
  for (std::size_t i = 0; i < columns.size(); ++i) {
    sheet.columns.push_back(read_column(*columns[i], fmt::format("column {} of {}", i + 1, path), faults));
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
  }
  if (const auto paper = named.one_of("paper", {"A4", "A3"}, false)) sheet.paper = *paper == 0 ? Paper::a4 : Paper::a3;
  sheet.landscape = sheet.kind != SheetKind::cover && sheet.kind != SheetKind::key;
  if (const auto way = named.one_of("orientation", {"landscape", "portrait"}, false)) sheet.landscape = *way == 0;
  if (sheet.kind == SheetKind::cover) {
    sheet.contents = "Contents";
    sheet.counts = "Measures by RAG";
    named.text("contents", sheet.contents);
    named.text("counts", sheet.counts);
  }
  if (sheet.kind == SheetKind::scorecard) read_scorecard(named, sheet, path, faults);
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
