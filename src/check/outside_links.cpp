// F703: other workbooks that formulas of this one refer to.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "check/formula_figures.hpp"
#include "check/formula_rules.hpp"
#include "check/wording.hpp"
#include "ooxml/external_links.hpp"

namespace scorebook::rule {

namespace {

constexpr std::size_t kListedCells = 100;  // of one link; the message says how many there are
constexpr std::size_t kShownTarget = 200;

struct LinkedCells {
  std::vector<Place> places;  // the first ones
  std::size_t cells = 0;
  std::vector<std::string> names;
};

class OutsideLinks {
 public:
  explicit OutsideLinks(const Workbook& workbook) : workbook_(workbook) {
    for (const Sheet& sheet : workbook.sheets) {
      for (const Cell& cell : sheet.cells) {
        if (cell.formula == 0) continue;
        for (const std::uint32_t number : of(cell.formula)) {
          LinkedCells& linked = linked_[number];
          if (linked.cells++ < kListedCells) linked.places.push_back({sheet.name, cell.ref});
        }
      }
    }
    for (const DefinedName& name : workbook.names) {
      for (const std::uint32_t number : external_links_in(name.refers_to, workbook.external_links.size()))
        linked_[number].names.push_back(name.name);
    }
  }

  void report(Recorder& recorder) {
    for (std::uint32_t number = 1; number <= workbook_.external_links.size(); ++number)
      recorder.failed(failure_of(workbook_.external_links[number - 1], linked_[number]));
  }

 private:
  // Each formula is looked at once, however many cells share it.
  const std::vector<std::uint32_t>& of(std::uint32_t formula) {
    const auto [known, is_new] = by_formula_.try_emplace(formula);
    if (is_new) known->second = external_links_in(workbook_.texts[formula], workbook_.external_links.size());
    return known->second;
  }

  [[nodiscard]] Failure failure_of(const ExternalLink& link, const LinkedCells& linked) const {
    Failure failure;
    failure.places = linked.places;
    if (failure.places.empty()) failure.places = {{workbook_.sheets.front().name, {1, 1}}};  // of the whole workbook
    const std::string target = link.target.empty() ? "a workbook that the file does not name"
                                                   : fmt::format("“{}”", shortened(link.target, kShownTarget));
    failure.observed = shortened(link.target, kShownTarget);
    failure.kind_of_place = "link to " + failure.observed;
    if (linked.cells != 0) {
      failure.message = fmt::format(
          "The formulas of {} refer to {}, which was not opened: the figures are those that it had when this workbook "
          "was last calculated.",
          counted(linked.cells, "cell"), target);
      if (linked.cells > linked.places.size())
        failure.message += fmt::format(" The first {} cells are listed.", linked.places.size());
    } else if (!linked.names.empty()) {
      constexpr std::size_t kListedNames = 5;
      std::vector<std::string> names(
          linked.names.begin(),
          linked.names.begin() + static_cast<std::ptrdiff_t>(std::min(linked.names.size(), kListedNames)));
      if (names.size() < linked.names.size())
        names.push_back(fmt::format("{} more", linked.names.size() - names.size()));
      failure.message = fmt::format("No formula of a cell refers to {}, but the {} {} {}.", target,
                                    linked.names.size() == 1 ? "defined name" : "defined names", listed(names),
                                    linked.names.size() == 1 ? "does" : "do");
    } else {
      failure.message = fmt::format("The workbook has a link to {}, to which no formula of a cell refers.", target);
    }
    failure.fix = linked.cells != 0
                      ? "Make sure that the figures are up to date; before the workbook is handed on, replace the "
                        "links by their values (Data, Edit Links, Break Link)."
                      : "Break the link if it is not needed (Data, Edit Links, Break Link).";
    return failure;
  }

  const Workbook& workbook_;
  std::map<std::uint32_t, std::vector<std::uint32_t>> by_formula_;
  std::map<std::uint32_t, LinkedCells> linked_;
};

}  // namespace

void link_to_another_workbook(const Evidence& evidence, Recorder& recorder) {
  const Workbook* workbook = evidence.submission().workbook.get();
  const bool links = workbook != nullptr && workbook->formulas_read && !workbook->external_links.empty();
  if (!links) {
    const std::string why_not = FormulaFigures::why_not(evidence);
    if (!why_not.empty()) return recorder.not_run(why_not);
    return recorder.passed();
  }
  if (workbook->sheets.empty()) return recorder.not_run("the workbook has no sheets");
  OutsideLinks(*workbook).report(recorder);
}

}  // namespace scorebook::rule
