// Reads every workbook twice, once with the fast path of .xlsx and once with expat alone, and says where the two differ
// in anything: every cell with the bits of its number, every text, format, name, comment and oddity, every refusal. For
// each file one line: its name, "the same" or what differs, its cells, the parts that the fast path read to the end and
// those it handed over, with tabs between them. The linker puts the function below in place of the fast path (--wrap).
//
// usage: fast_path_twins WORKBOOK...
#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstdio>
#include <string>
#include <tuple>
#include <vector>

#include "ooxml/plain_xml.hpp"
#include "scorebook/workbook.hpp"

namespace {

bool fast_path_allowed = true;
std::size_t read_fast = 0, handed_over = 0;

}  // namespace

extern "C" {
// NOLINTBEGIN(bugprone-reserved-identifier): the linker's names
bool __real__ZN9scorebook14read_plain_xmlERNS_10PartStreamERNS_10XmlHandlerEm(scorebook::PartStream& part,
                                                                              scorebook::XmlHandler& handler,
                                                                              std::size_t window);
bool __wrap__ZN9scorebook14read_plain_xmlERNS_10PartStreamERNS_10XmlHandlerEm(scorebook::PartStream& part,
                                                                              scorebook::XmlHandler& handler,
                                                                              std::size_t window) {
  if (!fast_path_allowed) return false;
  const bool read = __real__ZN9scorebook14read_plain_xmlERNS_10PartStreamERNS_10XmlHandlerEm(part, handler, window);
  ++(read ? read_fast : handed_over);
  return read;
}
// NOLINTEND(bugprone-reserved-identifier)
}

namespace {

using namespace scorebook;

auto all_of(const Cell& cell) {
  return std::tuple(cell.ref, cell.kind, cell.style, cell.text, cell.formula,
                    std::bit_cast<std::uint64_t>(cell.number));
}
auto all_of(const Style& style) { return std::tie(style.number_format, style.fill); }
auto all_of(const Comment& comment) { return std::tie(comment.cell, comment.author, comment.text); }
auto all_of(const SheetTable& table) {
  return std::tie(table.name, table.range, table.header_rows, table.totals_rows, table.columns);
}
auto all_of(const DefinedName& name) { return std::tie(name.name, name.refers_to, name.sheet); }
auto all_of(const ExternalLink& link) { return std::tie(link.target, link.cells); }
auto all_of(const CustomProperty& property) { return std::tie(property.name, property.text); }

template <class Item>
bool same(const std::vector<Item>& left, const std::vector<Item>& right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](const Item& one, const Item& other) { return all_of(one) == all_of(other); });
}

std::string difference(const Sheet& left, const Sheet& right) {
  if (left.name->sheet != right.name->sheet) return "name";
  if (left.visibility != right.visibility || left.chart_sheet != right.chart_sheet) return "kind";
  if (!same(left.cells, right.cells)) {
    for (std::size_t i = 0; i < std::min(left.cells.size(), right.cells.size()); ++i)
      if (all_of(left.cells[i]) != all_of(right.cells[i])) return "cell " + to_string(left.cells[i].ref);
    return "number of cells";
  }
  if (left.merges != right.merges) return "merges";
  if (left.hidden_rows != right.hidden_rows || left.hidden_columns != right.hidden_columns)
    return "hidden rows or columns";
  if (!same(left.comments, right.comments)) return "comments";
  if (!same(left.tables, right.tables)) return "tables";
  return left.oddities == right.oddities ? "" : "oddities";
}

// "" for none.
std::string difference(const Workbook& left, const Workbook& right) {
  if (left.sheets.size() != right.sheets.size()) return "number of sheets";
  for (std::size_t i = 0; i < left.sheets.size(); ++i)
    if (const std::string what = difference(left.sheets[i], right.sheets[i]); !what.empty())
      return left.sheets[i].name->sheet + ": " + what;
  if (left.texts != right.texts) return "texts";
  if (!same(left.styles, right.styles)) return "formats";
  if (left.date_1904 != right.date_1904) return "date system";
  if (!same(left.names, right.names)) return "defined names";
  if (!same(left.external_links, right.external_links)) return "external links";
  if (left.creator != right.creator || left.last_modified_by != right.last_modified_by) return "authors";
  return same(left.custom_properties, right.custom_properties) ? "" : "custom properties";
}

std::string difference(const Result<Workbook>& left, const Result<Workbook>& right) {
  if (left.ok() != right.ok()) return left.ok() ? "only the fast path reads it" : "only expat reads it";
  if (left.ok()) return difference(left.value(), right.value());
  return left.error().text() == right.error().text() ? "" : "reason of the refusal";
}

}  // namespace

int main(int argc, char** argv) {
  bool all_same = true;
  for (int i = 1; i < argc; ++i) {
    read_fast = handed_over = 0;
    fast_path_allowed = true;
    const auto fast = read_workbook_file(argv[i], ReadOptions{1});
    fast_path_allowed = false;
    const auto expat = read_workbook_file(argv[i], ReadOptions{1});
    const std::string what = difference(fast, expat);
    all_same = all_same && what.empty();
    std::size_t cells = 0;
    if (fast)
      for (const Sheet& sheet : fast.value().sheets) cells += sheet.cells.size();
    std::printf("%s\t%s\t%zu\t%zu\t%zu\n", argv[i], what.empty() ? "the same" : what.c_str(), cells, read_fast,
                handed_over);
  }
  return all_same ? 0 : 1;
}
