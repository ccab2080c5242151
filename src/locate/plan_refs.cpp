#include "locate/plan_refs.hpp"

#include "scorebook/measure.hpp"

namespace scorebook {
namespace {

constexpr std::size_t kMostNeighbours = 20000;  // beyond them a ref is what is typed

bool digit(char c) { return c >= '0' && c <= '9'; }

std::string family_of(const std::string& ref) { return ref.substr(0, ref.find('.') + 1); }

// The ref without the letter or digit behind its first point; "" where nothing stands there.
std::string but_for_letter(const std::string& ref) {
  const std::size_t point = ref.find('.');
  if (point == std::string::npos || point + 1 >= ref.size()) return "";
  return ref.substr(0, point + 1) + ref.substr(point + 2);
}

}  // namespace

bool may_be_misprinted(const std::string& ref) {
  const std::size_t point = ref.find('.');
  return point != std::string::npos && point + 2 < ref.size() && digit(ref[point + 1]) && digit(ref[point + 2]);
}

RegisterRefs::RegisterRefs(const Register* measure_register) {
  if (measure_register == nullptr) return;
  for (const RegisterMeasure& measure : measure_register->measures) {
    const std::string& ref = measure.definition.ref;
    const std::string alike = but_for_letter(ref);
    if (!refs_.insert(ref).second || alike.empty() || digit(ref[ref.find('.') + 1])) continue;
    alike_[alike].push_back(ref);
  }
}

std::optional<std::string> RegisterRefs::meant(const std::string& ref) const {
  if (!may_be_misprinted(ref) || knows(ref)) return std::nullopt;
  const auto alike = alike_.find(but_for_letter(ref));
  return alike == alike_.end() ? std::nullopt : meant_ref(ref, alike->second, KnownRefs::of_register);
}

ColumnRefs::ColumnRefs(const Grid& grid, CellRef heading) {
  const std::vector<const Cell*> cells = grid.column_below(heading);
  if (cells.size() > kMostNeighbours) return;
  for (const Cell* cell : cells) {
    const std::string ref = canonical_ref(grid.shown(*cell));
    const std::size_t point = ref.find('.');
    if (point == std::string::npos || point + 1 >= ref.size() || !looks_like_ref(ref)) continue;
    Family& family = families_[family_of(ref)];
    const bool first = ++counts_[ref] == 1;
    if (digit(ref[point + 1]))
      ++family.numbers;
    else if (first)
      family.letters.push_back(ref);
  }
}

std::optional<std::string> ColumnRefs::meant(const std::string& ref) {
  if (!may_be_misprinted(ref)) return std::nullopt;
  const auto [known, fresh] = known_.try_emplace(ref);
  if (!fresh) return known->second;
  const auto family = families_.find(family_of(ref));
  if (family == families_.end()) return std::nullopt;
  const std::size_t itself = counts_.count(ref) != 0 ? 1 : 0;
  if (family->second.numbers > itself) return std::nullopt;
  known->second = meant_ref(ref, family->second.letters, KnownRefs::of_neighbours);
  return known->second;
}

}  // namespace scorebook
