// Totals that the numbers of detail pages show, though no register declares them.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "check/suppressed_items.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr std::size_t kLeastMonths = 3;
constexpr std::size_t kRightToWrong = 4;  // so many times add up for each that does not: a workbook may have errors

constexpr std::size_t kMostShares = 200;  // columns of percentages on a page that anybody would read

using Time = std::pair<ObservationKind, std::optional<Period>>;
using Columns = std::vector<const DetailColumn*>;

bool shows_a_rule(std::size_t right, std::size_t wrong) {
  return right >= kLeastMonths && right >= wrong * kRightToWrong;
}

class PageWholes {
 public:
  PageWholes(SuppressionItems& items, const Submission& submission, std::vector<Whole>& wholes)
      : items_(items), submission_(submission), directorate_(folded(submission.directorate)), wholes_(wholes) {}

  void find() {
    for (const DetailPage& page : submission_.pages) {
      std::map<std::string, Columns> by_title;
      Columns shares;
      for (const DetailColumn& column : page.columns) {
        if (column.unit == Unit::count && !column.heading.empty())
          by_title[folded(column.title.text)].push_back(&column);
        if (column.unit == Unit::per_cent) shares.push_back(&column);
      }
      for (const auto& [title, columns] : by_title) {
        if (columns.size() > 1) find_total(columns);
      }
      find_shares(shares);
    }
  }

 private:
  [[nodiscard]] SuppressionItem* item(const std::string& measure, const Time& time) {
    return items_.find({directorate_, measure, "", time.first, time.second});
  }

  [[nodiscard]] std::set<Time> times_of(const DetailColumn& column) const {
    std::set<Time> times;
    for (const std::size_t index : column.observations) {
      const Observation& observation = submission_.observations[index];
      if (observation.period && observation.kind != ObservationKind::benchmark)
        times.emplace(observation.kind, observation.period);
    }
    return times;
  }

  // All columns at one time; empty where one has no item then.
  [[nodiscard]] std::vector<SuppressionItem*> parts_at(const Columns& columns, const Time& time) {
    std::vector<SuppressionItem*> parts;
    for (const DetailColumn* column : columns) {
      SuppressionItem* part = item(column->measure, time);
      if (part == nullptr) return {};
      parts.push_back(part);
    }
    return parts;
  }

  [[nodiscard]] static std::optional<Decimal> sum_of(const std::vector<SuppressionItem*>& parts) {
    Decimal sum;
    for (const SuppressionItem* part : parts) {
      if (!part->value()) return std::nullopt;
      sum = sum + *part->value();
    }
    return parts.empty() ? std::nullopt : std::make_optional(sum);
  }

  void find_total(const Columns& columns) {
    const std::set<Time> times = times_of(*columns.front());
    std::map<std::string, std::size_t> right;  // by the measure that may be the total
    for (const Time& time : times) {
      const std::optional<Decimal> sum = sum_of(parts_at(columns, time));
      if (!sum || sum->zero()) continue;
      for (const std::string& measure : counts_of(time, *sum)) ++right[measure];
    }
    for (const auto& [measure, count] : right) {
      const bool is_part = std::any_of(columns.begin(), columns.end(), [&, name = measure](const DetailColumn* column) {
        return column->measure == name;
      });
      std::size_t wrong = 0;
      for (const Time& time : times) {
        const SuppressionItem* total = item(measure, time);
        const std::optional<Decimal> sum = sum_of(parts_at(columns, time));
        if (total != nullptr && total->value() && sum && *sum != *total->value()) ++wrong;
      }
      if (is_part || !shows_a_rule(count, wrong)) continue;
      for (const Time& time : times) {
        Whole whole{item(measure, time), parts_at(columns, time), false};
        if (whole.total != nullptr && whole.parts.size() > 1) wholes_.push_back(std::move(whole));
      }
    }
  }

  // The measures whose count at that time is just this number.
  [[nodiscard]] const std::set<std::string>& counts_of(const Time& time, Decimal value) {
    if (counts_.empty()) {
      for (auto& [key, each] : items_.all()) {
        if (key.directorate == directorate_ && key.breakdown.empty() && each.value() &&
            each.first->figure.unit == Unit::count)
          counts_[{{key.kind, key.period}, *each.value()}].insert(key.measure);
      }
    }
    return counts_[{time, value}];
  }

  [[nodiscard]] static const Figure* figure_of(const SuppressionItem* item) {
    if (item == nullptr) return nullptr;
    for (const Observation* cell : item->cells) {
      if (cell->figure.numerator && cell->figure.denominator) return &cell->figure;
    }
    return nullptr;
  }

  // Columns with the denominators of the first, whose numerators make that up.
  void find_shares(Columns columns) {
    if (columns.size() > kMostShares) return;
    while (columns.size() > 1) {
      const std::set<Time> times = times_of(*columns.front());
      Columns alike, others;
      for (const DetailColumn* column : columns)
        (same_denominators(columns.front(), column, times) ? alike : others).push_back(column);
      if (alike.size() > 1) {
        std::size_t right = 0, wrong = 0;
        for (const Time& time : times) {
          Decimal sum, of;
          bool known = true;
          for (const DetailColumn* column : alike) {
            const Figure* figure = figure_of(item(column->measure, time));
            known = known && figure != nullptr;
            if (figure == nullptr) continue;
            sum = sum + *figure->numerator;
            of = *figure->denominator;
          }
          if (known && !of.zero()) ++(sum == of ? right : wrong);
        }
        if (shows_a_rule(right, wrong)) {
          for (const Time& time : times) {
            Whole whole{nullptr, parts_at(alike, time), true};
            if (whole.parts.size() > 1) wholes_.push_back(std::move(whole));
          }
        }
      }
      if (others.size() == columns.size()) others.erase(others.begin());
      columns = std::move(others);
    }
  }

  [[nodiscard]] bool same_denominators(const DetailColumn* left, const DetailColumn* right,
                                       const std::set<Time>& times) {
    if (left == right) return true;
    std::size_t same = 0, different = 0;
    for (const Time& time : times) {
      const Figure* one = figure_of(item(left->measure, time));
      const Figure* other = figure_of(item(right->measure, time));
      if (one != nullptr && other != nullptr) ++(*one->denominator == *other->denominator ? same : different);
    }
    return shows_a_rule(same, different);
  }

  SuppressionItems& items_;
  const Submission& submission_;
  std::string directorate_;
  std::vector<Whole>& wholes_;
  std::map<std::pair<Time, Decimal>, std::set<std::string>> counts_;
};

}  // namespace

std::vector<Whole> wholes_of_pages(SuppressionItems& items, const CheckInput& input) {
  std::vector<Whole> wholes;
  for (const Submission& submission : input.submissions) PageWholes(items, submission, wholes).find();
  if (input.earlier != nullptr) {
    for (const Submission& submission : *input.earlier) PageWholes(items, submission, wholes).find();
  }
  return wholes;
}

}  // namespace scorebook
