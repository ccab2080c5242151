#include "ooxml/sheet_context.hpp"

#include <algorithm>
#include <string>

namespace scorebook {
namespace {

// Where the additions of one sheet have gone, by their number in that sheet.
class NewPlaces {
 public:
  explicit NewPlaces(std::size_t first) : first_(first) {}

  void add(std::uint32_t place) {
    moved_ = moved_ || place != first_ + places_.size();
    places_.push_back(place);
  }
  [[nodiscard]] bool moved() const { return moved_; }
  [[nodiscard]] std::uint32_t of(std::uint32_t index) const {
    return index < first_ || !moved_ ? index : places_[index - first_];
  }

 private:
  std::size_t first_;
  std::vector<std::uint32_t> places_;
  bool moved_ = false;
};

}  // namespace

std::uint32_t SheetMerger::place_of(const DateStyle& added) {
  const auto placed = date_styles_.try_emplace(added, static_cast<std::uint32_t>(styles_.size()));
  if (placed.second)
    styles_.push_back({added.with_time ? "yyyy\\-mm\\-dd\\ hh:mm:ss" : "yyyy\\-mm\\-dd", styles_[added.style].fill});
  return placed.first->second;
}

void SheetMerger::add(Sheet& sheet, TextArena&& added_texts, const std::vector<DateStyle>& date_styles) {
  NewPlaces texts(shared_texts_), styles(shared_styles_);
  if (texts_.interned_nothing() && texts_.size() == shared_texts_)
    texts_.adopt(std::move(added_texts));
  else
    for (std::string& text : added_texts.take()) texts.add(texts_.take_in(std::move(text)));
  for (const DateStyle& style : date_styles) styles.add(place_of(style));
  if (!texts.moved() && !styles.moved()) return;
  for (Cell& cell : sheet.cells) {
    cell.text = texts.of(cell.text);
    cell.formula = texts.of(cell.formula);
    cell.style = styles.of(cell.style);
  }
}

void SheetContext::start_over() {
  texts.start_over();
  date_styles.clear();
  for (BudgetShare* share : {&cells, &formula_bytes, &merges}) share->start_over();
}

void SheetContext::settle() {
  for (BudgetShare* share : {&cells, &formula_bytes, &merges}) share->settle();
}

bool some_are_long(const std::vector<std::uint32_t>& shared_strings, const TextArena& texts) {
  return std::any_of(shared_strings.begin(), shared_strings.end(),
                     [&texts](std::uint32_t text) { return texts.at(text).size() > kExcelTextCharacters; });
}

}  // namespace scorebook
