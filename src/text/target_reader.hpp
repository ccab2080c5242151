// The reader of one part of a typed target: the text of a cell without marks, or what one mark stands before. The forms
// are tried in turn; what fits none is words. Private to this room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/amount.hpp"
#include "text/target_words.hpp"

namespace scorebook {

class TargetReader {
 public:
  // `words`: collapsed, with plain dashes.
  TargetReader(std::string words, std::string mark, Unit expected, const std::optional<Period>& year);
  [[nodiscard]] std::vector<TargetPart> read();

 private:
  // An amount in its words: "Reduce to | 18.4% | by 2016/17".
  struct Found {
    std::string lead;  // folded
    TargetBound bound = TargetBound::by_polarity;
    Amount amount;
    std::string rest;
  };

  [[nodiscard]] TargetPart part_of(TargetKind kind) const;
  [[nodiscard]] TargetPart number_of(TargetKind kind, const Amount& amount) const;
  [[nodiscard]] std::optional<Found> first_amount() const;

  [[nodiscard]] std::optional<TargetPart> read_reason() const;
  [[nodiscard]] std::optional<TargetPart> read_all() const;
  [[nodiscard]] std::optional<TargetPart> read_average() const;
  [[nodiscard]] std::optional<TargetPart> read_gap() const;
  [[nodiscard]] std::optional<TargetPart> read_distance(const std::string& benchmark) const;
  [[nodiscard]] std::optional<TargetPart> read_relative() const;
  [[nodiscard]] std::optional<TargetPart> read_benchmark() const;
  [[nodiscard]] TargetPart read_named_benchmark(std::string_view name) const;
  [[nodiscard]] std::optional<TargetPart> read_number() const;
  [[nodiscard]] std::optional<TargetPart> read_trend() const;
  [[nodiscard]] bool take_rest(std::string_view rest, TargetPart& part) const;
  static void take_benchmark_behind(std::string_view words, TargetPart& part);
  static void take_periods(std::string_view words, TargetPart& part);
  static void set_scale(TargetPart& part, const Amount& amount, bool points);
  [[nodiscard]] bool take_bracket(std::string_view& rest, TargetPart& part) const;
  void set_due(TargetPart& part, const Period& due) const;

  std::string words_;
  std::string mark_;
  Unit expected_;
  std::optional<Period> year_;
};

// "2 stage target Apr to September 26 % Oct to Mar 23 %", "95% (65% end June, 80% end July)", "Q1 10% Q2 20% Q3 30%":
// the numbers and the months that they hold for; empty for anything else. Of the parts only kind, number and months are
// set.
[[nodiscard]] std::vector<TargetPart> read_target_stages(std::string_view words, Unit expected);

}  // namespace scorebook
