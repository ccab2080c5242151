#include "ooxml/shared_formulas.hpp"

#include <utility>

#include "ooxml/formula_shift.hpp"

namespace scorebook {

void SharedFormulas::add_master(std::string_view number, CellRef cell, std::string formula) {
  masters_.insert_or_assign(std::string(number), Master{cell, std::move(formula)});
}

std::string SharedFormulas::formula_for(std::string_view number, CellRef cell) const {
  const auto master = masters_.find(number);
  if (master == masters_.end()) return {};
  return shift_formula(master->second.formula, master->second.cell, cell);
}

void SharedFormulas::wait(std::string_view number, CellRef ref, std::size_t cell) {
  waiting_.push_back({cell, ref, std::string(number)});
}

}  // namespace scorebook
