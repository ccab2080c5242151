#include "csv/separators.hpp"

#include <set>
#include <vector>

#include "csv/field.hpp"
#include "csv/records.hpp"
#include "ooxml/limits.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

// What the fields looked at so far show.
class Evidence {
 public:
  void take_comma(const std::string& field);
  void take_point(const std::string& field, std::size_t column);

  // A ref such as 2.1 tells nothing of figures, so a point before decimals counts only in a column with figures that
  // could be either.
  [[nodiscard]] bool points_are_decimal() const {
    for (const std::size_t column : with_doubtful_point_)
      if (with_decimal_point_.count(column) != 0) return true;
    return thousands_comma_;
  }
  [[nodiscard]] Separators result(bool semicolons) const;

 private:
  std::string decimal_comma_, doubtful_comma_, doubtful_point_;
  bool thousands_comma_ = false;
  std::set<std::size_t> with_decimal_point_, with_doubtful_point_;
};

void Evidence::take_comma(const std::string& field) {
  const CommaUse use = comma_use(field);
  if (use == CommaUse::decimal && decimal_comma_.empty()) decimal_comma_ = trimmed(field);
  if (use == CommaUse::either && doubtful_comma_.empty()) doubtful_comma_ = trimmed(field);
  thousands_comma_ = thousands_comma_ || use == CommaUse::thousands;
}

void Evidence::take_point(const std::string& field, std::size_t column) {
  const PointUse use = point_use(field);
  if (use == PointUse::decimal) with_decimal_point_.insert(column);
  if (use != PointUse::either) return;
  with_doubtful_point_.insert(column);
  if (doubtful_point_.empty()) doubtful_point_ = trimmed(field);
}

Separators Evidence::result(bool semicolons) const {
  Separators separators;
  separators.semicolons = semicolons;
  separators.decimal_comma = decimal_comma_;
  if (!thousands_comma_) separators.doubtful_comma = doubtful_comma_;
  if (!points_are_decimal()) separators.doubtful_point = doubtful_point_;
  return separators;
}

}  // namespace

bool Separators::misleads(std::string_view field) const {
  if (!semicolons || decimal_comma.empty()) return false;
  return (!doubtful_point.empty() && point_use(field) == PointUse::either) ||
         (!doubtful_comma.empty() && comma_use(field) == CommaUse::either);
}

Separators find_separators(std::string_view text, char delimiter) {
  const bool semicolons = delimiter == ';';
  RecordReader records(text, delimiter);
  std::vector<std::string> fields;
  Evidence evidence;
  while (records.next(fields, kMaximumColumn)) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      evidence.take_comma(fields[i]);
      if (semicolons) evidence.take_point(fields[i], i);
    }
  }
  return evidence.result(semicolons);
}

}  // namespace scorebook
