// The number formats that a binary workbook defines itself, by id, within the budgets; Excel's own stand behind them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "scorebook/result.hpp"

namespace scorebook {

class NumberFormats {
 public:
  // Nothing, or why the workbook at `path` is refused.
  [[nodiscard]] std::optional<Error> add(const std::string& path, std::uint32_t id, std::string code);
  [[nodiscard]] std::string code(std::uint32_t id) const;

 private:
  std::map<std::uint32_t, std::string> codes_;
};

// Why a workbook with so many of these is refused, or nothing where it has few enough: "cell formats".
[[nodiscard]] std::optional<Error> refuse_over_styles(const std::string& path, std::size_t number,
                                                      const std::string& what);

}  // namespace scorebook
