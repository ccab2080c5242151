// P803: what a workbook carries that its readers do not see at once: comments, hidden parts, names, links.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "check/publication_rules.hpp"
#include "check/wording.hpp"

namespace scorebook::rule {

namespace {

constexpr std::size_t kListedCells = 100;  // of one kind; the message says how many there are
constexpr std::size_t kListedNames = 8;
constexpr std::size_t kShownName = 80;

class LeftBehind {
 public:
  LeftBehind(const Workbook& workbook, Recorder& recorder)
      : workbook_(workbook), recorder_(recorder), first_{workbook.sheets.front().name, {1, 1}} {}

  void look() {
    comments();
    hidden_sheets();
    hidden_lines();
    people();
    properties();
    links();
  }

 private:
  void report(const char* kind, std::vector<Place> places, const std::string& message, const std::string& fix) {
    if (places.empty()) places = {first_};  // of the workbook as a whole
    Failure failure;
    failure.message = message;
    if (places.size() > kListedCells) {
      failure.message += fmt::format(" The first {} are listed.", kListedCells);
      places.resize(kListedCells);
    }
    failure.places = std::move(places);
    failure.kind_of_place = kind;
    failure.fix = fix;
    recorder_.failed(std::move(failure));
  }

  static std::string some_of(const std::vector<std::string>& names) {
    std::vector<std::string> shown;
    for (const std::string& name : names) {
      if (shown.size() == kListedNames) break;
      shown.push_back(fmt::format("“{}”", shortened(collapsed(name), kShownName)));
    }
    if (names.size() > shown.size()) shown.push_back(fmt::format("{} more", names.size() - shown.size()));
    return listed(shown);
  }

  void comments() {
    std::vector<Place> places;
    std::vector<std::string> authors;
    std::set<std::string> known;
    for (const Sheet& sheet : workbook_.sheets) {
      for (const Comment& comment : sheet.comments) {
        places.push_back({sheet.name, comment.cell});
        if (!is_blank(comment.author) && known.insert(comment.author).second) authors.push_back(comment.author);
      }
    }
    if (places.empty()) return recorder_.passed();
    const std::string by = authors.empty() ? "" : " by " + some_of(authors);
    report("comments", places, fmt::format("The workbook carries {}{}.", counted(places.size(), "comment"), by),
           "Delete the comments before the workbook is published (Review, Delete, or File, Info, Inspect Document).");
  }

  void hidden_sheets() {
    std::vector<Place> places;
    std::vector<std::string> names;
    for (const Sheet& sheet : workbook_.sheets) {
      if (sheet.visibility == Visibility::visible) continue;
      places.push_back({sheet.name, {1, 1}});
      names.push_back(sheet.name->sheet);
    }
    if (places.empty()) return recorder_.passed();
    report("hidden sheets", places,
           fmt::format("The workbook has {} that anyone can show: {}.", counted(places.size(), "hidden sheet"),
                       some_of(names)),
           "Delete the hidden sheets before the workbook is published, or show them if they are meant to be read.");
  }

  // Only rows and columns that hold something: programs hide all that a sheet does not use.
  void hidden_lines() {
    std::vector<Place> places;
    std::size_t rows = 0, columns = 0;
    for (const Sheet& sheet : workbook_.sheets) {
      std::set<std::uint32_t> seen_rows, seen_columns;
      for (const Cell& cell : sheet.cells) {
        if (cell.kind == CellKind::text && cell.formula == 0 && is_blank(workbook_.text_of(cell))) continue;
        const bool in_row = std::binary_search(sheet.hidden_rows.begin(), sheet.hidden_rows.end(), cell.ref.row);
        const bool in_column =
            std::binary_search(sheet.hidden_columns.begin(), sheet.hidden_columns.end(), cell.ref.column);
        const bool new_row = in_row && seen_rows.insert(cell.ref.row).second;
        const bool new_column = in_column && seen_columns.insert(cell.ref.column).second;
        if (new_row || new_column) places.push_back({sheet.name, cell.ref});
      }
      rows += seen_rows.size();
      columns += seen_columns.size();
    }
    if (places.empty()) return recorder_.passed();
    std::vector<std::string> what;
    if (rows != 0) what.push_back(counted(rows, "hidden row"));
    if (columns != 0) what.push_back(counted(columns, "hidden column"));
    report("hidden rows and columns", places,
           fmt::format("The workbook has {} with something in {}, that anyone can show; the first cell of each is "
                       "named.",
                       listed(what), rows + columns == 1 ? "it" : "them"),
           "Delete them before the workbook is published, or show them if they are meant to be read.");
  }

  void people() {
    std::vector<std::string> names;
    for (const std::string* name : {&workbook_.creator, &workbook_.last_modified_by}) {
      if (!is_blank(*name) && std::find(names.begin(), names.end(), *name) == names.end()) names.push_back(*name);
    }
    if (names.empty() && !workbook_.formulas_read)
      return recorder_.not_run("who made the workbook is not always known in this format (.xls, .xlsb)");
    if (names.empty()) return recorder_.passed();
    report("author names", {},
           fmt::format("The workbook's properties say who made it or saved it last: {}.", some_of(names)),
           "Take the names out before the workbook is published (File, Info, Inspect Document).");
  }

  void properties() {
    if (workbook_.custom_properties.empty()) return recorder_.passed();
    std::vector<std::string> names;
    for (const CustomProperty& property : workbook_.custom_properties) names.push_back(property.name);
    report("properties", {},
           fmt::format("The workbook carries {} that programs have put into it: {}.",
                       counted(names.size(), "property", "properties"), some_of(names)),
           "See that they name nobody, or take them out (File, Info, Properties, Advanced Properties, Custom).");
  }

  void links() {
    if (!workbook_.formulas_read && workbook_.external_links.empty())
      return recorder_.not_run("links to other workbooks are not read from this format (.xls, .xlsb)");
    if (workbook_.external_links.empty()) return recorder_.passed();
    std::vector<std::string> targets;
    for (const ExternalLink& link : workbook_.external_links)
      targets.push_back(link.target.empty() ? "a workbook that is not named" : link.target);
    report("external links", {},
           fmt::format("The workbook carries {} to other workbooks, with what was last read from them: {}.",
                       counted(targets.size(), "link"), some_of(targets)),
           "Break the links before the workbook is published (Data, Edit Links, Break Link).");
  }

  const Workbook& workbook_;
  Recorder& recorder_;
  Place first_;
};

}  // namespace

void left_behind(const Evidence& evidence, Recorder& recorder) {
  if (!evidence.public_edition()) return recorder.not_run(std::string(kNotPublic));
  const Workbook* workbook = evidence.submission().workbook.get();
  if (workbook == nullptr || workbook->sheets.empty()) return recorder.not_run("the workbook itself is not at hand");
  LeftBehind(*workbook, recorder).look();
}

}  // namespace scorebook::rule
