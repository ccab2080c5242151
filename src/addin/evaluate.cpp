#include "addin/evaluate.hpp"

#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "scorebook/worksheet_functions.hpp"

namespace scorebook::addin {

namespace {

using nlohmann::json;

struct Refused {
  std::string why;
};

// The arguments of one call, each as what it should be.
class Arguments {
 public:
  explicit Arguments(const json& given) : given_(given) {}

  [[nodiscard]] CellValue cell(std::size_t index) const {
    const json& value = at(index);
    if (!value.is_array()) return cell_of(value);
    const std::vector<CellValue> cells = cells_of(value);
    if (cells.size() != 1) throw Refused{"One of the arguments is a range of cells. Name a single cell there."};
    return cells.front();
  }

  [[nodiscard]] std::vector<CellValue> range(std::size_t index) const {
    const json& value = at(index);
    if (value.is_null()) return {};
    return value.is_array() ? cells_of(value) : std::vector<CellValue>{cell_of(value)};
  }

  [[nodiscard]] std::string words(std::size_t index) const {
    const CellValue value = cell(index);
    return value.number ? json(*value.number).dump() : value.text;
  }

  [[nodiscard]] std::optional<int> whole_number(std::size_t index) const {
    const CellValue value = cell(index);
    if (value.empty()) return std::nullopt;
    if (!value.number || *value.number != std::floor(*value.number) || std::abs(*value.number) > 1000)
      throw Refused{"The number of decimal places is no whole number. Type one from 0 to 15."};
    return static_cast<int>(*value.number);
  }

 private:
  [[nodiscard]] const json& at(std::size_t index) const {
    static const json nothing;
    return given_.is_array() && index < given_.size() ? given_[index] : nothing;
  }

  static CellValue cell_of(const json& value) {
    if (value.is_number()) return {value.get<double>(), "", CellShows::not_known};
    if (value.is_string()) return {std::nullopt, value.get<std::string>(), CellShows::not_known};
    if (value.is_object() && value.contains("number") && value["number"].is_number())
      return {value["number"].get<double>(), "",
              value.value("per_cent", false) ? CellShows::per_cent : CellShows::number};
    if (value.is_boolean()) return {std::nullopt, value.get<bool>() ? "TRUE" : "FALSE", CellShows::not_known};
    return {};
  }

  // Row by row.
  static std::vector<CellValue> cells_of(const json& rows) {
    std::vector<CellValue> cells;
    for (const json& row : rows) {
      if (!row.is_array()) cells.push_back(cell_of(row));
      if (row.is_array())
        for (const json& value : row) cells.push_back(cell_of(value));
    }
    return cells;
  }

  const json& given_;
};

struct Function {
  std::string_view name;
  WorksheetAnswer (*run)(const Arguments&);
};

constexpr std::array kFunctions = {
    Function{"RAG",
             [](const Arguments& given) {
               return worksheet_rag(given.cell(0), given.words(1), {given.cell(2), given.cell(3), given.cell(4)});
             }},
    Function{"DOT",
             [](const Arguments& given) {
               return worksheet_direction(given.cell(0), given.cell(1), given.words(2), given.whole_number(3));
             }},
    Function{
        "YTD",
        [](const Arguments& given) { return worksheet_year_to_date(given.words(0), given.range(1), given.range(2)); }},
    Function{"PERIOD", [](const Arguments& given) { return worksheet_period(given.cell(0)); }},
};

json answer_of(const json& call) {
  const std::string name = call.is_object() ? call.value("function", "") : "";
  for (const Function& function : kFunctions) {
    if (function.name != name) continue;
    try {
      const WorksheetAnswer answer = function.run(Arguments(call.value("arguments", json::array())));
      if (!answer.ok()) return {{"problem", answer.problem}};
      return std::visit([](const auto& value) { return json{{"value", value}}; }, answer.value);
    } catch (const Refused& refused) {
      return {{"problem", refused.why}};
    }
  }
  return {{"problem", "There is no function of the name " + name + "."}};
}

}  // namespace

json evaluate(const json& calls) {
  json answers = json::array();
  for (const json& call : calls) answers.push_back(answer_of(call));
  return answers;
}

}  // namespace scorebook::addin
