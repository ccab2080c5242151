// How many measures are red, improved, on target ... : as a sentence says it ("12 of the 36 measures are red"), and as
// the tables of a submission count it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/evidence.hpp"

namespace scorebook {

enum class MeasureState : std::uint8_t { green, amber, red, on_target, off_target, improved, worse };

struct MeasureClaim {
  std::string words;                  // the sentence, as typed
  std::size_t number = 0, of = 0;     // 12 of 36
  std::optional<MeasureState> state;  // nothing where the words are others, or name several
};

// Claims of the form "N of the M measures (indicators) ..."; most texts have none.
[[nodiscard]] std::vector<MeasureClaim> measure_claims(std::string_view text);

struct CountOfState {
  std::size_t number = 0;
  std::string what;  // "red in month as typed", "improved"
};

// What the tables of a submission count, by the RAG that is typed and by the one that is worked out, so that a sentence
// may go by either. Sets are all scorecard rows, the rows of each scorecard, the measures of each page, and the plan.
class MeasureCounts {
 public:
  explicit MeasureCounts(const Evidence& evidence);

  // All counts of that state in sets of `of` measures (of all measures, or of those that are rated or compared) that a
  // sentence on that sheet can be about. Empty where there is no such set.
  [[nodiscard]] std::vector<CountOfState> of(MeasureState state, std::size_t of, const std::string& sheet) const;

 private:
  struct Count {
    MeasureState state;
    CountOfState count;
    std::vector<std::size_t> out_of;  // the numbers of measures that the sentence may set it against
  };
  struct Set {
    std::string sheet;  // only for sentences there; empty for anywhere
    std::vector<Count> counts;
  };

  void add_rows(const Evidence& evidence, const std::vector<const ScorecardRow*>& rows, const std::string& sheet);
  void add_plan(const Evidence& evidence);

  std::vector<Set> sets_;
};

}  // namespace scorebook
