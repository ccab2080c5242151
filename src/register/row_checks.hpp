// What the rows of several sheets of the register must keep to.
#pragma once

#include <map>
#include <string>

#include "register/register_row.hpp"
#include "scorebook/register.hpp"

namespace scorebook {

// The measure that the row is about: one of the register's, where it has any.
inline const RegisterMeasure* measure_of(const RegisterRow& row, const std::string& column, const Register& so_far) {
  const std::string ref = row.ref(column);
  if (ref.empty()) {
    row.fault(column, "this row names no measure");
    return nullptr;
  }
  const RegisterMeasure* measure = so_far.find(ref);
  if (measure == nullptr && !so_far.measures.empty())
    row.fault(column, "\"" + ref + "\" is no measure of the sheet Measures");
  return measure;
}

// A row that says again what an earlier one has said.
template <class Key>
void must_be_new(const RegisterRow& row, const std::string& column, std::map<Key, Place>& seen, const Key& key,
                 const std::string& what) {
  const auto [first, added] = seen.emplace(key, row.place(column));
  if (!added) row.fault(column, what + " stands here a second time, first in " + to_string(first->second));
}

}  // namespace scorebook
