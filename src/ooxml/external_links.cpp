#include "ooxml/external_links.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>

#include "ooxml/cell_value.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr std::size_t kListedCells = 5;
constexpr std::size_t kListedLinks = 10;      // of one sheet
constexpr std::size_t kLinksOfAFormula = 64;  // what comes after is not looked at

bool may_be_in_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// The links of every formula: each is looked at once, however many cells share it.
class LinksByFormula {
 public:
  explicit LinksByFormula(const Workbook& workbook) : workbook_(workbook), known_(workbook.texts.size()) {}

  const std::vector<std::uint32_t>& of(std::uint32_t formula) {
    static const std::vector<std::uint32_t> kNone;
    if (known_[formula] == State::none) return kNone;
    if (known_[formula] == State::some) return links_[formula];
    auto found = external_links_in(workbook_.texts[formula], workbook_.external_links.size());
    known_[formula] = found.empty() ? State::none : State::some;
    return found.empty() ? kNone : links_[formula] = std::move(found);
  }

 private:
  enum class State : std::uint8_t { unknown, none, some };

  const Workbook& workbook_;
  std::vector<State> known_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> links_;
};

struct CellsOfLink {
  std::size_t count = 0;
  std::string listed;
};

std::string oddity(const ExternalLink& link, std::uint32_t number, const CellsOfLink& cells) {
  const std::string where = link.target.empty() ? "number " + std::to_string(number) : shortened(link.target, 120);
  std::string words = counted(cells.count, "cell") + (cells.count == 1 ? " refers" : " refer") +
                      " to another workbook (" + where + "), which is not opened; what " +
                      (cells.count == 1 ? "it showed" : "they showed") +
                      " when this one was last calculated is read: " + cells.listed;
  if (cells.count > kListedCells) words += " and " + std::to_string(cells.count - kListedCells) + " more";
  return words;
}

}  // namespace

std::vector<std::uint32_t> external_links_in(std::string_view formula, std::size_t links) {
  std::vector<std::uint32_t> found;
  for (std::size_t at = 0; at < formula.size(); ++at) {
    if (formula[at] == '"') {
      at = std::min(formula.find('"', at + 1), formula.size());
      continue;
    }
    if (formula[at] != '[') continue;
    const std::size_t end = formula.find(']', at);
    if (end == std::string_view::npos) break;
    const auto number = parse_whole(formula.substr(at + 1, end - at - 1));
    const bool after_name = at > 0 && may_be_in_name(formula[at - 1]);
    const bool before_sheet =
        end + 1 < formula.size() && (may_be_in_name(formula[end + 1]) || formula[end + 1] == '!' ||
                                     formula[end + 1] == '\'' || formula[end + 1] == ' ');
    if (number && *number >= 1 && *number <= links && !after_name && before_sheet) found.push_back(*number);
    if (found.size() == kLinksOfAFormula) break;
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

void flag_external_links(Workbook& workbook) {
  if (workbook.external_links.empty()) return;
  LinksByFormula links(workbook);
  for (Sheet& sheet : workbook.sheets) {
    std::map<std::uint32_t, CellsOfLink> of_sheet;
    for (const Cell& cell : sheet.cells) {
      if (cell.formula == 0) continue;
      for (const std::uint32_t number : links.of(cell.formula)) {
        CellsOfLink& cells = of_sheet[number];
        if (cells.count++ < kListedCells) cells.listed += (cells.listed.empty() ? "" : ", ") + to_string(cell.ref);
      }
    }
    std::size_t listed = 0;
    for (const auto& [number, cells] : of_sheet) {
      ExternalLink& link = workbook.external_links[number - 1];
      link.cells += cells.count;
      if (++listed <= kListedLinks) sheet.oddities.push_back(oddity(link, number, cells));
    }
    if (listed > kListedLinks)
      sheet.oddities.push_back("... and other cells refer to " + std::to_string(listed - kListedLinks) +
                               " more workbooks");
  }
}

}  // namespace scorebook
