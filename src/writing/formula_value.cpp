// What a formula gives, as Excel and LibreOffice work it out; nothing where they might differ.
#include <algorithm>
#include <cmath>

#include "writing/formula.hpp"
#include "writing/formula_node.hpp"

namespace scorebook {
namespace {

using Node = Formula::Node;
using Kind = CellValue::Kind;
using Value = std::optional<CellValue>;

bool close(double left, double right) {
  return std::fabs(left - right) <= kTooClose * std::max(std::fabs(left), std::fabs(right));
}

bool same_but_for_case(std::string_view left, std::string_view right) {
  const auto lower = [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  };
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [&](char one, char other) { return lower(one) == lower(other); });
}

bool whole(double number) { return std::floor(number) == number && std::fabs(number) < 1e15; }

// Half away from zero. Nothing where the number lies so close to the middle that its last bits would decide.
std::optional<double> rounded(double number, int places) {
  const auto decimal = Decimal::from_double(number);
  if (!decimal) return std::nullopt;
  const double result = decimal->rounded(places).to_double();
  const double unit = std::pow(10.0, -places);
  const double from_middle = std::fabs(std::fabs(number - result) - unit / 2);
  const bool typed = decimal->normalized().places() <= places + 1;  // 0.5 itself is no matter of last bits
  if (!typed && from_middle <= kTooClose * std::max(std::fabs(number), unit)) return std::nullopt;
  return result;
}

class Reckoner {
 public:
  explicit Reckoner(const CellLookup& cells) : cells_(cells) {}

  // NOLINTNEXTLINE(misc-no-recursion): as deep as the formula, which has a limit
  Value work_out(const Node& node) const {
    switch (node.kind) {
      case FormulaKind::number:
        return CellValue::of(node.number.to_double());
      case FormulaKind::words:
        return CellValue::of(node.words);
      case FormulaKind::new_line:
        return CellValue::of(std::string("\n"));
      case FormulaKind::cell:
        return cells_(*node.sheet, node.range.first);
      case FormulaKind::range:
        return std::nullopt;
      case FormulaKind::if_else:
        return choose(node);
      case FormulaKind::all_of:
      case FormulaKind::any_of:
        return truths(node);
      case FormulaKind::is_number: {
        const Value value = work_out(*node.parts[0]);
        if (!value) return value;
        return CellValue::of_truth(value->kind == Kind::number);
      }
      case FormulaKind::round:
      case FormulaKind::absolute:
        return of_one(node);
      case FormulaKind::sum:
      case FormulaKind::count_numbers:
        return of_numbers(node);
      case FormulaKind::count_words:
        return count_words(node);
      case FormulaKind::equal:
      case FormulaKind::less:
      case FormulaKind::at_most:
        return compare(node);
      case FormulaKind::minus:
      case FormulaKind::times:
      case FormulaKind::over:
        return reckon(node);
      case FormulaKind::joined:
        return join(node);
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] std::optional<double> number_of(const Node& node) const {
    const Value value = work_out(node);
    if (!value || value->kind != Kind::number) return std::nullopt;
    return value->number;
  }

  [[nodiscard]] std::optional<bool> truth_of(const Node& node) const {
    const Value value = work_out(node);
    if (!value || value->kind != Kind::truth) return std::nullopt;
    return value->truth;
  }

  [[nodiscard]] Value choose(const Node& node) const {
    const auto condition = truth_of(*node.parts[0]);
    if (!condition) return std::nullopt;
    return work_out(*node.parts[*condition ? 1 : 2]);
  }

  [[nodiscard]] Value truths(const Node& node) const {
    const bool all = node.kind == FormulaKind::all_of;
    bool result = all;
    for (const auto& part : node.parts) {
      const auto truth = truth_of(*part);
      if (!truth) return std::nullopt;
      result = all ? result && *truth : result || *truth;
    }
    return CellValue::of_truth(result);
  }

  [[nodiscard]] Value of_one(const Node& node) const {
    const auto number = number_of(*node.parts[0]);
    if (!number) return std::nullopt;
    if (node.kind == FormulaKind::absolute) return CellValue::of(std::fabs(*number));
    const auto result = rounded(*number, static_cast<int>(node.number.coefficient()));
    return result ? Value(CellValue::of(*result)) : std::nullopt;
  }

  // Every value of the parts, ranges cell by cell; false where one is not known.
  template <typename Take>
  bool each_value(const Node& node, Take take) const {
    for (const auto& part : node.parts) {
      if (part->kind != FormulaKind::range) {
        const Value value = work_out(*part);
        if (!value) return false;
        take(*value);
        continue;
      }
      const CellRange& range = part->range;
      for (std::uint32_t row = range.first.row; row <= range.last.row; ++row) {
        for (std::uint32_t column = range.first.column; column <= range.last.column; ++column) {
          const Value value = cells_(*part->sheet, {row, column});
          if (!value) return false;
          take(*value);
        }
      }
    }
    return true;
  }

  [[nodiscard]] Value of_numbers(const Node& node) const {
    double total = 0;
    std::size_t count = 0;
    const bool known = each_value(node, [&](const CellValue& value) {
      if (value.kind != Kind::number) return;
      total += value.number;
      ++count;
    });
    if (!known) return std::nullopt;
    return CellValue::of(node.kind == FormulaKind::sum ? total : static_cast<double>(count));
  }

  [[nodiscard]] Value count_words(const Node& node) const {
    const Value words = work_out(*node.parts[1]);
    if (!words || words->kind != Kind::words) return std::nullopt;
    Node range{FormulaKind::count_words};
    range.parts = {node.parts[0]};
    std::size_t count = 0;
    const bool known = each_value(range, [&](const CellValue& value) {
      // Spreadsheets count without regard to capitals.
      count += value.kind == Kind::words && same_but_for_case(value.words, words->words) ? 1 : 0;
    });
    if (!known) return std::nullopt;
    return CellValue::of(static_cast<double>(count));
  }

  [[nodiscard]] Value compare(const Node& node) const {
    const Value left = work_out(*node.parts[0]), right = work_out(*node.parts[1]);
    if (!left || !right) return std::nullopt;
    if (left->kind == Kind::number && right->kind == Kind::number) {
      const bool same = left->number == right->number;
      if (!same && close(left->number, right->number)) return std::nullopt;
      if (node.kind == FormulaKind::equal) return CellValue::of_truth(same);
      return CellValue::of_truth(left->number < right->number || (same && node.kind == FormulaKind::at_most));
    }
    if (node.kind != FormulaKind::equal) return std::nullopt;
    const auto as_words = [](const CellValue& value) { return value.kind == Kind::words || value.kind == Kind::blank; };
    if (as_words(*left) && as_words(*right)) return CellValue::of_truth(same_but_for_case(left->words, right->words));
    if (left->kind == Kind::words || right->kind == Kind::words) return CellValue::of_truth(false);
    return std::nullopt;  // a blank cell is 0 beside a number
  }

  [[nodiscard]] Value reckon(const Node& node) const {
    const auto left = number_of(*node.parts[0]), right = number_of(*node.parts[1]);
    if (!left || !right) return std::nullopt;
    if (node.kind == FormulaKind::over) {
      if (*right == 0) return std::nullopt;
      return CellValue::of(*left / *right);
    }
    if (node.kind == FormulaKind::times) {
      const double product = *left * *right;
      if (!std::isfinite(product)) return std::nullopt;
      return CellValue::of(product);
    }
    const double difference = *left - *right;
    // What is left of two equal numbers is 0 to Excel, and a hair to others.
    if (difference != 0 && !(whole(*left) && whole(*right)) && close(*left, *right)) return std::nullopt;
    return CellValue::of(difference);
  }

  [[nodiscard]] Value join(const Node& node) const {
    std::string text;
    for (const auto& part : node.parts) {
      const Value value = work_out(*part);
      if (!value || value->kind == Kind::truth) return std::nullopt;
      const bool number = value->kind == Kind::number;
      if (number && !whole(value->number)) return std::nullopt;
      text += number ? std::to_string(static_cast<std::int64_t>(value->number)) : value->words;
    }
    return CellValue::of(text);
  }

  const CellLookup& cells_;
};

}  // namespace

std::optional<CellValue> Formula::value(const CellLookup& cells) const { return Reckoner(cells).work_out(*node_); }

}  // namespace scorebook
