#include "writing/formula.hpp"

#include <utility>

#include "writing/clean_text.hpp"
#include "writing/formula_node.hpp"
#include "writing/sheet_writer.hpp"

namespace scorebook {
namespace {

constexpr std::size_t kMostCharacters = 8192, kMostOfLiteral = 255, kMostArguments = 255;
constexpr int kMostLevels = 64;

using Node = Formula::Node;

std::string_view function_name(FormulaKind kind) {
  switch (kind) {
    case FormulaKind::if_else:
      return "IF";
    case FormulaKind::all_of:
      return "AND";
    case FormulaKind::any_of:
      return "OR";
    case FormulaKind::is_number:
      return "ISNUMBER";
    case FormulaKind::absolute:
      return "ABS";
    case FormulaKind::sum:
      return "SUM";
    case FormulaKind::count_numbers:
      return "COUNT";
    default:
      return "";
  }
}

std::string_view sign_of(FormulaKind kind) {
  switch (kind) {
    case FormulaKind::equal:
      return "=";
    case FormulaKind::less:
      return "<";
    case FormulaKind::at_most:
      return "<=";
    case FormulaKind::minus:
      return "-";
    case FormulaKind::times:
      return "*";
    case FormulaKind::over:
      return "/";
    case FormulaKind::joined:
      return "&";
    default:
      return "";
  }
}

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (const char letter : text) count += (static_cast<unsigned char>(letter) & 0xC0) != 0x80 ? 1 : 0;
  return count;
}

class Writer {
 public:
  explicit Writer(const SheetWriter& on) : on_(on) {}

  std::optional<std::string> write(const Node& node) {
    put(node, 1);
    if (refused_ || characters(text_) + 1 > kMostCharacters) return std::nullopt;
    return "=" + text_;
  }

 private:
  void put(const Node& node, int level) {
    if (level > kMostLevels || node.parts.size() > kMostArguments) refused_ = true;
    if (refused_) return;
    switch (node.kind) {
      case FormulaKind::number:
        text_ += node.number.normalized().to_string();
        return;
      case FormulaKind::words:
        return put_words(node.words);
      case FormulaKind::new_line:
        text_ += "CHAR(10)";
        return;
      case FormulaKind::cell:
      case FormulaKind::range:
        return put_place(node);
      case FormulaKind::round:
        text_ += "ROUND(";
        put(*node.parts.front(), level + 1);
        text_ += "," + node.number.to_string() + ")";
        return;
      case FormulaKind::count_words: {
        // These would begin a comparison or stand for other letters; a number would be taken for one.
        const std::string words = literal(*node.parts[1]);
        if (words.empty() || words.find_first_of("<>=*?~") != std::string::npos) refused_ = true;
        if (words.find_first_not_of("0123456789.,-+/: ") == std::string::npos) refused_ = true;
        text_ += "COUNTIF(";
        put(*node.parts[0], level + 1);
        text_ += ",";
        put(*node.parts[1], level + 1);
        text_ += ")";
        return;
      }
      default:
        break;
    }
    const std::string_view name = function_name(node.kind);
    text_ += std::string(name) + "(";
    for (std::size_t i = 0; i < node.parts.size(); ++i) {
      if (i > 0) text_ += name.empty() ? sign_of(node.kind) : std::string_view(",");
      put(*node.parts[i], level + 1);
    }
    text_ += ")";
  }

  // What is made of words alone; empty for anything else.
  static std::string literal(const Node& node) {
    if (node.kind == FormulaKind::words) return node.words;
    if (node.kind == FormulaKind::new_line) return "\n";
    std::string words;
    if (node.kind != FormulaKind::joined) return words;
    for (const auto& part : node.parts) {
      const bool simple = part->kind == FormulaKind::words || part->kind == FormulaKind::new_line;
      if (!simple) return "";
      words += literal(*part);
    }
    return words;
  }

  void put_words(const std::string& words) {
    const CleanText clean = clean_cell_text(words);
    if (characters(clean.text) > kMostOfLiteral || clean.text != words) refused_ = true;
    text_ += '"';
    for (const char letter : words) text_ += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    text_ += '"';
  }

  void put_place(const Node& node) {
    if (node.range.first.row == 0 || node.range.last.row > kMaximumRow || node.range.last.column > kMaximumColumn)
      refused_ = true;
    if (node.sheet != &on_) text_ += quoted_sheet_name(node.sheet->name()) + "!";
    text_ += node.kind == FormulaKind::cell ? to_string(node.range.first) : to_string(node.range);
  }

  const SheetWriter& on_;
  std::string text_;
  bool refused_ = false;
};

}  // namespace

Formula Formula::make(Node node) { return Formula(std::make_shared<const Node>(std::move(node))); }

Formula Formula::number(Decimal value) { return make({FormulaKind::number, {}, value}); }
Formula Formula::words(std::string_view text) { return make({FormulaKind::words, {}, {}, std::string(text)}); }
Formula Formula::new_line() { return make({FormulaKind::new_line}); }
Formula Formula::cell(const SheetWriter& sheet, CellRef cell) {
  return make({FormulaKind::cell, {}, {}, {}, &sheet, {cell, cell}});
}
Formula Formula::range(const SheetWriter& sheet, const CellRange& range) {
  return make({FormulaKind::range, {}, {}, {}, &sheet, range});
}

Formula Formula::if_else(const Formula& condition, const Formula& then, const Formula& otherwise) {
  return make({FormulaKind::if_else, {condition.node_, then.node_, otherwise.node_}});
}
Formula Formula::is_number(const Formula& value) { return make({FormulaKind::is_number, {value.node_}}); }
Formula Formula::round(const Formula& value, int places) {
  return make({FormulaKind::round, {value.node_}, Decimal(places)});
}
Formula Formula::absolute(const Formula& value) { return make({FormulaKind::absolute, {value.node_}}); }
Formula Formula::count_words(const Formula& range, const Formula& words) {
  return make({FormulaKind::count_words, {range.node_, words.node_}});
}
Formula Formula::equal(const Formula& left, const Formula& right) {
  return make({FormulaKind::equal, {left.node_, right.node_}});
}
Formula Formula::less(const Formula& left, const Formula& right) {
  return make({FormulaKind::less, {left.node_, right.node_}});
}
Formula Formula::at_most(const Formula& left, const Formula& right) {
  return make({FormulaKind::at_most, {left.node_, right.node_}});
}
Formula Formula::minus(const Formula& left, const Formula& right) {
  return make({FormulaKind::minus, {left.node_, right.node_}});
}
Formula Formula::times(const Formula& left, const Formula& right) {
  return make({FormulaKind::times, {left.node_, right.node_}});
}
Formula Formula::over(const Formula& left, const Formula& right) {
  return make({FormulaKind::over, {left.node_, right.node_}});
}

Formula Formula::of_all(FormulaKind kind, const std::vector<Formula>& parts) {
  Node node{kind};
  for (const Formula& part : parts) node.parts.push_back(part.node_);
  return make(std::move(node));
}
Formula Formula::all_of(const std::vector<Formula>& conditions) { return of_all(FormulaKind::all_of, conditions); }
Formula Formula::any_of(const std::vector<Formula>& conditions) { return of_all(FormulaKind::any_of, conditions); }
Formula Formula::sum(const std::vector<Formula>& values) { return of_all(FormulaKind::sum, values); }
Formula Formula::count_numbers(const std::vector<Formula>& values) {
  return of_all(FormulaKind::count_numbers, values);
}
Formula Formula::joined(const std::vector<Formula>& texts) { return of_all(FormulaKind::joined, texts); }

std::optional<std::string> Formula::text(const SheetWriter& on) const { return Writer(on).write(*node_); }

}  // namespace scorebook
