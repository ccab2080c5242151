// One row of a sheet of the register while it is read: its cells as what they must be, with a fault for each that is
// something else.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "register/register_sheet.hpp"
#include "scorebook/figure.hpp"
#include "scorebook/period.hpp"

namespace scorebook {

class RegisterRow {
 public:
  RegisterRow(const RegisterSheet& table, std::uint32_t row, RegisterFaults& faults)
      : table_(table), row_(row), faults_(faults) {}

  [[nodiscard]] std::string text(const std::string& column) const { return table_.text(row_, column); }
  [[nodiscard]] Place place(const std::string& column) const { return table_.place(row_, column); }
  void fault(const std::string& column, const std::string& what) const;

  // What must not be blank.
  [[nodiscard]] std::string needed(const std::string& column, const std::string& what) const;
  // Blank cells give nothing without a fault.
  [[nodiscard]] std::optional<Period> period(const std::string& column) const;
  [[nodiscard]] std::optional<Decimal> number(const std::string& column) const;
  [[nodiscard]] std::optional<int> whole(const std::string& column, int least, int most) const;
  [[nodiscard]] std::optional<Date> date(const std::string& column) const;
  [[nodiscard]] bool yes(const std::string& column) const;  // yes or no; blank is no
  // "2.1; 2.2" and "2.1, 2.2": refs in canonical form; what is no ref stays as it is.
  [[nodiscard]] std::vector<std::string> refs(const std::string& column) const;
  [[nodiscard]] std::string ref(const std::string& column) const;
  [[nodiscard]] Validity validity(const std::string& from, const std::string& to) const;
  // A figure as a workbook would have it: "24.0%", "1,029", "n/a". Faults where it is words.
  [[nodiscard]] Figure figure(const std::string& column, Unit unit) const;

  // One of the words that the column's description lists; `parse` gives its value.
  template <class Value, class Parse>
  [[nodiscard]] Value choice(const std::string& column, Value blank, const Parse& parse) const {
    const std::string words = text(column);
    if (words.empty()) return blank;
    const std::optional<Value> known = parse(words);
    if (!known) fault(column, "\"" + words + "\" is no " + column + ": " + table_.choices(column));
    return known.value_or(blank);
  }

 private:
  const RegisterSheet& table_;
  std::uint32_t row_;
  RegisterFaults& faults_;
};

// Parts of a cell that names several things: "a; b", without blanks.
[[nodiscard]] std::vector<std::string> split_list(const std::string& text, const std::string& separators);

}  // namespace scorebook
