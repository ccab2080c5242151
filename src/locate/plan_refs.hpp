// The refs that a plan's ref may be a misprint of: those of the register, and those that stand in its own column.
// Gathered once, however many rows ask, and looked up so that a long column costs no more than its length.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "locate/grid.hpp"
#include "scorebook/register.hpp"

namespace scorebook {

// Whether a ref has the form that a letter read as a digit gives it ("1.89"); all others are what they are.
[[nodiscard]] bool may_be_misprinted(const std::string& ref);

class RegisterRefs {
 public:
  explicit RegisterRefs(const Register* measure_register);  // null: none are known

  [[nodiscard]] bool knows(const std::string& ref) const { return refs_.count(ref) != 0; }
  // The one that such a ref is a misprint of.
  [[nodiscard]] std::optional<std::string> meant(const std::string& ref) const;

 private:
  std::unordered_set<std::string> refs_;
  std::unordered_map<std::string, std::vector<std::string>> alike_;  // by all but the letter behind the first point
};

class ColumnRefs {
 public:
  // Of the cells below that one.
  ColumnRefs(const Grid& grid, CellRef heading);

  // The one that such a ref of the column must be, as it is missing beside others that stand there.
  [[nodiscard]] std::optional<std::string> meant(const std::string& ref);

 private:
  struct Family {
    std::size_t numbers = 0;           // of refs such as 1.12: where there are others, 1.89 is one of them
    std::vector<std::string> letters;  // refs such as 1.B8, each once
  };

  std::unordered_map<std::string, std::size_t> counts_;
  std::unordered_map<std::string, Family> families_;  // by all up to the first point
  std::unordered_map<std::string, std::optional<std::string>> known_;
};

}  // namespace scorebook
