// Which measures of two workbooks are the same. Two directorates both have a measure 1.1, and a plan has its own
// numbers for what a scorecard reports: the number alone never decides, and a wrong pair would be a false alarm.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "check/evidence.hpp"

namespace scorebook {

struct NamedMeasure {
  std::string measure;             // Observation::measure
  std::string ref;                 // empty where the workbook gives none
  std::string folded_ref;          // as it is compared
  std::string title;               // as the table has it
  std::vector<std::string> words;  // of the title that tell it from others, sorted, each once
  Unit unit = Unit::unknown;
};

// How sure it is that they are the same.
enum class SameMeasure : std::uint8_t {
  no,
  yes,
  // By number or title alone, in workbooks of two directorates: each may have such a measure of its own.
  if_others_agree,
};

// The measures of one submission, found by number and by title.
class MeasureNames {
 public:
  explicit MeasureNames(const Evidence& evidence);

  [[nodiscard]] const Evidence& evidence() const { return *evidence_; }
  // As it is compared; blank where the workbook names none.
  [[nodiscard]] const std::string& folded_directorate() const { return directorate_; }
  [[nodiscard]] const std::vector<NamedMeasure>& all() const { return measures_; }
  // Of the same number, given as it is compared; null for none.
  [[nodiscard]] const NamedMeasure* of_folded_ref(const std::string& ref) const;
  // The only one with these words and that unit; null for none and for several.
  [[nodiscard]] const NamedMeasure* of_title(const NamedMeasure& other) const;

 private:
  const Evidence* evidence_;
  std::string directorate_;
  std::vector<NamedMeasure> measures_;
  std::map<std::string, std::size_t> refs_;
  std::map<std::pair<std::vector<std::string>, Unit>, std::vector<std::size_t>> titles_;
};

// Whether two titles are the same but for a word or two. A blank one goes with any.
[[nodiscard]] bool titles_alike(const std::string& left, const std::string& right);

// The measure of the second workbook that is the one of the first, if any.
[[nodiscard]] std::pair<const NamedMeasure*, SameMeasure> same_measure(const MeasureNames& first,
                                                                       const NamedMeasure& measure,
                                                                       const MeasureNames& second);

}  // namespace scorebook
