#include "check/cell_finder.hpp"

namespace scorebook {

const Sheet* CellFinder::sheet(const Place& place) {
  if (workbook_ == nullptr || !place.known()) return nullptr;
  const auto known = sheets_.find(place.sheet.get());
  if (known != sheets_.end()) return known->second;
  const Sheet* found = workbook_->find_sheet(place.sheet_name());
  sheets_.emplace(place.sheet.get(), found);
  return found;
}

const Cell* CellFinder::find(const Place& place) {
  const Sheet* of_place = sheet(place);
  return of_place == nullptr ? nullptr : of_place->find(place.cell);
}

bool CellFinder::never_calculated(const Place& place) {
  const Cell* cell = find(place);
  return cell != nullptr && cell->kind == CellKind::not_calculated;
}

std::string CellFinder::shown(const Place& place) {
  const Cell* cell = find(place);
  return cell == nullptr ? "" : workbook_->shown(*cell);
}

std::string CellFinder::formula(const Place& place) {
  const Cell* cell = find(place);
  return cell == nullptr ? "" : workbook_->formula_of(*cell);
}

}  // namespace scorebook
