// The functions of a worksheet, asked for in JSON.
#pragma once

#include <nlohmann/json.hpp>

namespace scorebook::addin {

// calls: [{"function": "RAG", "arguments": [0.95, "High", "<92%", null, "95%"]}, ...]. A cell is a number, a text,
// true, false, or null where it is empty; a range is an array of rows of cells. The functions are RAG (value, good,
// red, amber, green), DOT (value, previous, good, decimals), YTD (rule, figures, denominators) and PERIOD (label); what
// comes last may be missing.
// Returns as many answers, in the same order: {"value": "G"}, {"value": 60} or {"problem": "what is wrong, what to
// do"}.
[[nodiscard]] nlohmann::json evaluate(const nlohmann::json& calls);

}  // namespace scorebook::addin
