#include "check/formula_value.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "check/formula_references.hpp"

namespace scorebook {

namespace {

constexpr int kDeepest = 60;  // brackets in brackets

struct Value {
  enum class Kind : std::uint8_t { number, text, logical, blank, error, unknown };
  Kind kind = Kind::unknown;
  double number = 0;
  std::string text;
};

Value number_of(double number) {
  if (!std::isfinite(number)) return {Value::Kind::error, 0, {}};
  return {Value::Kind::number, number, {}};
}
Value logical(bool truth) { return {Value::Kind::logical, truth ? 1.0 : 0.0, {}}; }
Value error() { return {Value::Kind::error, 0, {}}; }
Value unknown() { return {}; }

Value value_of(const Workbook& workbook, const Cell* cell) {
  if (cell == nullptr) return {Value::Kind::blank, 0, {}};
  switch (cell->kind) {
    case CellKind::number:
      return number_of(cell->number);
    case CellKind::text:
      return {Value::Kind::text, 0, workbook.text_of(*cell)};
    case CellKind::boolean:
      return logical(cell->number != 0);
    case CellKind::error:
      return error();
    case CellKind::not_calculated:
      break;
  }
  return unknown();
}

// An argument of a function: one value, or the cells of a range.
struct Argument {
  Value value;
  bool range = false;
  std::vector<Value> cells;  // those of a range that hold something
};

class Calculation {
 public:
  Calculation(const Workbook& workbook, const Sheet& sheet, CellRef cell, std::string_view formula, std::size_t& steps)
      : workbook_(workbook),
        sheet_(sheet),
        formula_(formula),
        references_(read_formula(formula, cell).references),
        steps_(steps) {}

  Value value() {
    const Value result = comparison();
    skip_blanks();
    return at_ == formula_.size() ? result : unknown();
  }
  [[nodiscard]] bool lacks_input() const { return lacks_input_; }

 private:
  void skip_blanks() {
    while (at_ < formula_.size() && (formula_[at_] == ' ' || formula_[at_] == '\n' || formula_[at_] == '\r')) ++at_;
  }
  bool take(std::string_view sign) {
    skip_blanks();
    if (formula_.substr(at_, sign.size()) != sign) return false;
    at_ += sign.size();
    return true;
  }
  // What cannot be read ends everything.
  Value give_up() {
    at_ = formula_.size();
    gave_up_ = true;
    return unknown();
  }

  Value comparison() {
    Value left = sum();
    for (;;) {
      int wanted = 0;  // bits: less, equal, more
      if (take("<>"))
        wanted = 5;
      else if (take("<="))
        wanted = 3;
      else if (take(">="))
        wanted = 6;
      else if (take("<"))
        wanted = 1;
      else if (take(">"))
        wanted = 4;
      else if (take("="))
        wanted = 2;
      else
        return left;
      left = compared(left, sum(), wanted);
    }
  }

  static Value compared(const Value& left, const Value& right, int wanted) {
    using Kind = Value::Kind;
    for (const Kind kind : {Kind::unknown, Kind::error}) {
      if (left.kind == kind || right.kind == kind) return kind == Kind::error ? error() : unknown();
    }
    const auto empty = [](const Value& value) {
      return value.kind == Kind::blank || (value.kind == Kind::text && value.text.empty());
    };
    // A blank cell is "" as well as 0.
    const bool texts = left.kind == Kind::text || right.kind == Kind::text;
    if (texts) {
      if (empty(left) && empty(right)) return logical((wanted & 2) != 0);
      if (wanted != 2 && wanted != 5) return unknown();
      if (left.kind == right.kind && left.text != right.text) return unknown();  // Excel ignores case
      const bool equal = left.kind == right.kind;
      return logical(equal == (wanted == 2));
    }
    if ((left.kind == Kind::logical) != (right.kind == Kind::logical)) return unknown();
    const int order = left.number < right.number ? 1 : left.number > right.number ? 4 : 2;
    return logical((wanted & order) != 0);
  }

  // Of two numbers; anything else is no number either.
  template <class Operation>
  Value arithmetic(const Value& left, const Value& right, Operation operation) {
    for (const Value* value : {&left, &right}) {
      if (value->kind == Value::Kind::error) return error();
      if (value->kind == Value::Kind::number) continue;
      lacks_input_ = lacks_input_ || value->kind == Value::Kind::blank || value->kind == Value::Kind::text;
      return unknown();
    }
    return number_of(operation(left.number, right.number));
  }

  Value sum() {
    Value left = product();
    for (;;) {
      if (take("+"))
        left = arithmetic(left, product(), [](double a, double b) { return a + b; });
      else if (take("-"))
        left = arithmetic(left, product(), [](double a, double b) { return a - b; });
      else
        return left;
    }
  }

  Value product() {
    Value left = signed_value();
    for (;;) {
      if (take("*")) {
        left = arithmetic(left, signed_value(), [](double a, double b) { return a * b; });
      } else if (take("/")) {
        const Value right = signed_value();
        if (right.kind == Value::Kind::number && right.number == 0) {
          left = error();
        } else {
          left = arithmetic(left, right, [](double a, double b) { return a / b; });
        }
      } else {
        return left;
      }
    }
  }

  Value signed_value() {
    bool minus = false;
    std::size_t signs = 0;
    for (; signs < 64; ++signs) {
      if (take("-"))
        minus = !minus;
      else if (!take("+"))
        break;
    }
    if (signs == 64) return give_up();
    Value value = primary();
    while (take("%")) value = arithmetic(value, number_of(100), [](double a, double b) { return a / b; });
    if (!minus) return value;
    return arithmetic(number_of(0), value, [](double a, double b) { return a - b; });
  }

  Value primary() {
    skip_blanks();
    if (at_ >= formula_.size() || depth_ >= kDeepest) return give_up();
    if (const FormulaReference* reference = reference_here()) {
      at_ = reference->at + reference->length;
      return cell_of(*reference);
    }
    const char c = formula_[at_];
    if (c == '(') {
      ++at_;
      ++depth_;
      Value value = comparison();
      --depth_;
      return take(")") ? value : give_up();
    }
    if (c == '"') return text();
    if ((c >= '0' && c <= '9') || c == '.') return literal();
    return function();
  }

  Value literal() {
    double number = 0, place = 0;
    std::size_t digits = 0;
    for (; at_ < formula_.size(); ++at_, ++digits) {
      const char c = formula_[at_];
      if (c == '.' && place == 0) {
        place = 1;
      } else if (c >= '0' && c <= '9' && digits < 30) {
        number = number * 10 + (c - '0');
        place *= 10;
      } else {
        break;
      }
    }
    return number_of(place == 0 ? number : number / place);
  }

  Value text() {
    std::string text;
    for (++at_; at_ < formula_.size(); ++at_) {
      if (formula_[at_] == '"') {
        if (formula_.substr(at_, 2) != "\"\"") break;
        ++at_;
      }
      text += formula_[at_];
    }
    if (at_ >= formula_.size()) return give_up();
    ++at_;
    return {Value::Kind::text, 0, std::move(text)};
  }

  const FormulaReference* reference_here() {
    while (next_ < references_.size() && references_[next_].at < at_) ++next_;
    return next_ < references_.size() && references_[next_].at == at_ ? &references_[next_] : nullptr;
  }

  [[nodiscard]] const Sheet* sheet_of(const FormulaReference& reference) const {
    const bool plain =
        reference.kind == ReferenceKind::cells && !reference.elsewhere() && reference.sheet == reference.last_sheet;
    if (!plain) return nullptr;
    return reference.sheet.empty() ? &sheet_ : workbook_.find_sheet(reference.sheet);
  }

  [[nodiscard]] Value cell_of(const FormulaReference& reference) const {
    const Sheet* sheet = sheet_of(reference);
    const CellRange range = reference.range();
    if (sheet == nullptr || range.first != range.last) return unknown();
    return value_of(workbook_, sheet->find(range.first));
  }

  bool cells_of(const FormulaReference& reference, std::vector<Value>& cells) {
    const Sheet* sheet = sheet_of(reference);
    if (sheet == nullptr) return false;
    const CellRange range = reference.range();
    if (range.last.column - range.first.column > 200 || range.last.row - range.first.row > 20'000) return false;
    for (std::uint32_t column = range.first.column; column <= range.last.column; ++column) {
      for (std::uint32_t row = range.first.row; row <= range.last.row; ++row) {
        if (steps_ == 0) return false;
        --steps_;
        Value value = value_of(workbook_, sheet->find({row, column}));
        if (value.kind != Value::Kind::blank) cells.push_back(std::move(value));
      }
    }
    return true;
  }

  Value function() {
    std::string name;
    while (at_ < formula_.size() && name.size() < 12) {
      const char c = formula_[at_];
      const bool lower = c >= 'a' && c <= 'z';
      if (!lower && !(c >= 'A' && c <= 'Z')) break;
      name += lower ? static_cast<char>(c - 'a' + 'A') : c;
      ++at_;
    }
    if (name == "TRUE" || name == "FALSE") {
      if (!take("(")) return logical(name == "TRUE");
      return take(")") ? logical(name == "TRUE") : give_up();
    }
    if (name.empty() || !take("(")) return give_up();
    ++depth_;
    const std::vector<Argument> given = arguments();
    --depth_;
    return gave_up_ ? unknown() : applied(name, given);
  }

  std::vector<Argument> arguments() {
    std::vector<Argument> given;
    if (take(")")) return given;
    do {
      skip_blanks();
      Argument argument;
      const FormulaReference* reference = reference_here();
      const std::size_t end = reference == nullptr ? 0 : reference->at + reference->length;
      const bool alone =
          reference != nullptr && end < formula_.size() && (formula_[end] == ',' || formula_[end] == ')');
      if (alone && cells_of(*reference, argument.cells)) {
        argument.range = true;
        argument.value = cell_of(*reference);
        at_ = end;
      } else {
        argument.value = comparison();
      }
      given.push_back(std::move(argument));
      if (given.size() > 64) give_up();
    } while (!gave_up_ && take(","));
    if (!take(")")) give_up();
    return given;
  }

  // SUM, AVERAGE, MIN and MAX leave out the texts of a range.
  Value of_all(const std::string& name, const std::vector<Argument>& given) {
    double total = 0, least = 0, most = 0, count = 0;
    for (const Argument& argument : given) {
      const std::vector<Value> alone = {argument.value};
      for (const Value& value : argument.range ? argument.cells : alone) {
        if (value.kind == Value::Kind::error) return error();
        if (value.kind == Value::Kind::unknown) return unknown();
        if (value.kind != Value::Kind::number) {
          if (!argument.range) return unknown();
          continue;
        }
        least = count == 0 ? value.number : std::min(least, value.number);
        most = count == 0 ? value.number : std::max(most, value.number);
        total += value.number;
        ++count;
      }
    }
    if (count == 0) {
      lacks_input_ = true;
      return unknown();
    }
    if (name == "SUM") return number_of(total);
    if (name == "AVERAGE") return number_of(total / count);
    return number_of(name == "MIN" ? least : most);
  }

  Value applied(const std::string& name, const std::vector<Argument>& given) {
    using Kind = Value::Kind;
    if (name == "SUM" || name == "AVERAGE" || name == "MIN" || name == "MAX") return of_all(name, given);
    if (name == "IF" && (given.size() == 2 || given.size() == 3)) {
      const Value& condition = given[0].value;
      if (condition.kind == Kind::error) return error();
      if (condition.kind != Kind::logical && condition.kind != Kind::number) return unknown();
      if (condition.number != 0) return given[1].value;
      return given.size() == 3 ? given[2].value : logical(false);
    }
    if (name == "IFERROR" && given.size() == 2) return given[given[0].value.kind == Kind::error ? 1 : 0].value;
    if ((name == "ISERROR" || name == "ISBLANK" || name == "ISNUMBER") && given.size() == 1) {
      const Kind kind = given[0].value.kind;
      if (kind == Kind::unknown) return unknown();
      return logical(kind == (name == "ISERROR" ? Kind::error : name == "ISBLANK" ? Kind::blank : Kind::number));
    }
    if (name == "ABS" && given.size() == 1)
      return arithmetic(given[0].value, number_of(0), [](double a, double) { return std::fabs(a); });
    if (name == "ROUND" && given.size() == 2) {
      return arithmetic(given[0].value, given[1].value, [](double number, double places) {
        const double power = std::pow(10, std::clamp(std::trunc(places), -15.0, 15.0));
        return std::round(number * power) / power;
      });
    }
    return unknown();
  }

  const Workbook& workbook_;
  const Sheet& sheet_;
  std::string_view formula_;
  std::vector<FormulaReference> references_;
  std::size_t& steps_;
  std::size_t at_ = 0, next_ = 0;
  int depth_ = 0;
  bool gave_up_ = false, lacks_input_ = false;
};

}  // namespace

FormulaValue FormulaCalculator::work_out(std::string_view formula, const Sheet& sheet, CellRef cell) {
  if (formula.size() >= steps_ || formula.size() > kLongestFormula) return {};
  steps_ -= formula.size();
  Calculation calculation(*workbook_, sheet, cell, formula, steps_);
  const Value value = calculation.value();
  if (value.kind == Value::Kind::number) return {WorkedOut::number, value.number};
  // A text or an error comes of cells that are not filled in: =IF(C9="","",D9/C9).
  const bool no_input = calculation.lacks_input() || value.kind == Value::Kind::text ||
                        value.kind == Value::Kind::error || value.kind == Value::Kind::blank;
  return {no_input ? WorkedOut::no_input : WorkedOut::not_known, 0};
}

}  // namespace scorebook
