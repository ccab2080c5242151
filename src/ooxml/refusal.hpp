// Why a file is refused, in words for the person who keeps it. All refusals of the reader are worded here and in
// sniff.cpp.
#pragma once

#include <string>

#include "scorebook/result.hpp"

namespace scorebook {

// What every refusal of damaged() begins with.
inline constexpr const char* kDamagedPrefix = "the workbook is damaged: ";
// Cut short, contradicting itself, or not what its names say: `what` names the part and the contradiction.
[[nodiscard]] Error damaged(const std::string& path, const std::string& what);
// Past a budget of limits.hpp: `what` names the part and the budget.
[[nodiscard]] Error over_limit(const std::string& path, std::string what);
// No workbook at all: `what` says what it is instead.
[[nodiscard]] Error not_a_workbook(const std::string& path, std::string what);
// A workbook of a kind that is not read: "an old .xls", "a binary .xlsb".
[[nodiscard]] Error format_not_read(const std::string& path, const std::string& kind);
[[nodiscard]] Error password_protected(const std::string& path);

}  // namespace scorebook
