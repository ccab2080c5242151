#include "ooxml/tables.hpp"

#include <string>
#include <string_view>
#include <utility>

#include "ooxml/cell_value.hpp"
#include "ooxml/refusal.hpp"
#include "ooxml/strings.hpp"
#include "ooxml/xml.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

class TableHandler : public XmlHandler {
 public:
  TableHandler(const PartStream& part, TableBudget& budget)
      : path_(part.path()), part_name_(part.part_name()), budget_(budget) {}

  bool start(const XmlElement& element) override {
    if (!element.own) return false;
    if (!found) {
      if (element.name == "table") start_table(element);
      return found;
    }
    if (element.name == "tableColumn") {
      table.columns.push_back(without_escapes(element.attribute("name").value_or("")));
      take(table.columns.back().size());
    }
    return element.name == "tableColumns";
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  SheetTable table;
  bool found = false;

 private:
  void start_table(const XmlElement& element) {
    found = true;
    const auto shown = element.attribute("displayName");
    table.name = without_escapes(shown && !shown->empty() ? *shown : element.attribute("name").value_or(""));
    take(table.name.size());
    const std::string_view stated = element.attribute("ref").value_or("");
    const auto range = parse_cell_range(stated);
    if (!range)
      return refuse(damaged(path_, "its part " + part_name_ + " is a table of the cells \"" + shortened(stated, 40) +
                                       "\", which no sheet has"));
    table.range = *range;
    table.header_rows = rows(element, "headerRowCount", 1);
    table.totals_rows = rows(element, "totalsRowCount", 0);
    if (table.header_rows + table.totals_rows > range->last.row - range->first.row + 1)
      refuse(damaged(path_, "its part " + part_name_ + " is a table with more header and totals rows than rows"));
  }

  static std::uint32_t rows(const XmlElement& element, std::string_view name, std::uint32_t otherwise) {
    const auto number = parse_whole(element.attribute(name).value_or(""));
    return number && *number <= kMaximumRow ? *number : otherwise;
  }

  void take(std::size_t bytes) {
    if (budget_.columns == 0 || bytes > budget_.bytes)
      return refuse(over_limit(path_, "its tables have over " + std::to_string(kMaximumTableColumns) + " columns or " +
                                          std::to_string(kMaximumTableBytes >> 20) + " MB of names"));
    --budget_.columns;
    budget_.bytes -= bytes;
  }

  std::string path_;
  std::string part_name_;
  TableBudget& budget_;
};

}  // namespace

Result<SheetTable> read_table(PartStream& part, TableBudget& budget) {
  TableHandler handler(part, budget);
  const auto read = read_xml(part, handler);
  if (!read) return read.error();
  if (!handler.found) return damaged(part.path(), "its part " + part.part_name() + " holds no table");
  return std::move(handler.table);
}

}  // namespace scorebook
