// The shared formulas of a sheet: one cell has the text, the others its number. Children that come before their master
// wait for it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "scorebook/cell_ref.hpp"

namespace scorebook {

class SharedFormulas {
 public:
  struct Waiting {
    std::size_t cell;  // index into Sheet::cells
    CellRef ref;
    std::string number;
  };

  void add_master(std::string_view number, CellRef cell, std::string formula);
  // The formula as it stands in `cell`; "" while no master is known.
  [[nodiscard]] std::string formula_for(std::string_view number, CellRef cell) const;
  void wait(std::string_view number, CellRef ref, std::size_t cell);
  [[nodiscard]] const std::vector<Waiting>& waiting() const { return waiting_; }

 private:
  struct Master {
    CellRef cell;
    std::string formula;
  };

  std::map<std::string, Master, std::less<>> masters_;
  std::vector<Waiting> waiting_;
};

}  // namespace scorebook
