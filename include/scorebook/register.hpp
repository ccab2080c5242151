// The measure register: the council's own definitions, kept in Excel. Sheets read so far: Measures (ref, title,
// section, unit, year-to-date rule, parts of, numerator, denominator, good performance, red, amber, green) and
// Populations (name or age group, year, population).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scorebook/measure.hpp"
#include "scorebook/source_table.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

struct Population {
  std::string name;  // "0-17"
  std::string year;  // "2015/16"; empty for all years
  Decimal people;
  Place place;
};

struct RegisterMeasure {
  Measure definition;
  Place place;  // its row, in the ref's cell
};

struct Register {
  std::string file;  // the register's file name
  std::vector<RegisterMeasure> measures;
  std::vector<Population> populations;
  std::vector<SourceTable> sources;  // how tables are laid out that cannot be recognised

  [[nodiscard]] const RegisterMeasure* find(std::string_view ref) const;
};

// Reads the register from a workbook. An invalid one is refused with every fault, cell by cell (register_invalid).
[[nodiscard]] Result<Register> read_register(const Workbook& workbook);

}  // namespace scorebook
