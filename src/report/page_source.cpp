#include "report/page_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "text/words.hpp"

namespace scorebook {
namespace {

class Maker {
 public:
  Maker(const ReportBook& book, const LayoutSheet& description, const LayoutPage& page)
      : book_(book), months_(static_cast<std::size_t>(description.months)), page_(page) {}

  PageSource make(const Submission* submission, const DetailPage* detail) {
    if (submission != nullptr && detail != nullptr) {
      copy(*submission, *detail);
    } else {
      name_page();
    }
    std::vector<std::string> not_found;
    for (const std::string& measure : page_.measures) {
      if (has_column(measure)) continue;
      const Rating* rating = book_.rating_of(measure, made_.submission.directorate);
      if (rating == nullptr || !add_column(*rating)) not_found.push_back(measure);
    }
    add_earlier_months();
    say(detail == nullptr, not_found);
    return std::move(made_);
  }

 private:
  void copy(const Submission& submission, const DetailPage& detail) {
    made_.submission.workbook = submission.workbook;
    made_.submission.directorate = submission.directorate;
    made_.submission.period = submission.period;
    made_.detail = detail;
    for (DetailColumn& column : made_.detail.columns) {
      for (std::size_t& index : column.observations) index = keep(submission.observations[index]);
    }
  }

  void name_page() {
    made_.detail.sheet = std::make_shared<const SheetName>(SheetName{"", page_.name});
    made_.detail.title.text = page_.title.empty() ? page_.name : page_.title;
  }

  std::size_t keep(const Observation& observation) {
    made_.submission.observations.push_back(observation);
    return made_.submission.observations.size() - 1;
  }

  [[nodiscard]] bool has_column(const std::string& measure) const {
    return std::any_of(made_.detail.columns.begin(), made_.detail.columns.end(),
                       [&](const DetailColumn& column) { return column.measure == measure; });
  }

  // A column of the measure's history; none where that has no figure.
  bool add_column(const Rating& rating) {
    if (rating.history.empty() && rating.value == nullptr) return false;
    DetailColumn column;
    column.measure = rating.measure.name;
    column.ref = rating.measure.ref;
    column.title.text = rating.measure.title.empty() ? rating.measure.name : rating.measure.title;
    column.unit = rating.measure.unit;
    std::set<Period> known;
    for (const Observation* observation : rating.history) {
      if (observation->period && known.insert(*observation->period).second)
        column.observations.push_back(keep(*observation));
    }
    // The words that stand in place of the period's figure are no history, but they are to be seen.
    if (rating.value != nullptr && rating.value->period && known.insert(*rating.value->period).second)
      column.observations.push_back(keep(*rating.value));
    for (const Period& period : known) add_label(period);
    for (const Observation* year : rating.years) {
      if (year->kind == ObservationKind::year && known.insert(*year->period).second)
        column.observations.push_back(keep(*year));
    }
    if (rating.year_to_date != nullptr) column.observations.push_back(keep(*rating.year_to_date));
    for (const Observation* benchmark : rating.benchmarks) column.observations.push_back(keep(*benchmark));
    if (!rating.measure.definition_text.empty()) {
      std::string& words = made_.detail.definition.text;
      words +=
          (words.empty() ? "" : "\n") + (column.ref.empty() ? "" : column.ref + " ") + rating.measure.definition_text;
    }
    for (const std::size_t index : column.observations)
      used_by_added_.insert(made_.submission.observations[index].place.workbook_name());
    added_.push_back(column.ref.empty() ? column.title.text : column.ref);
    made_.detail.columns.push_back(std::move(column));
    return true;
  }

  void add_label(const Period& period) {
    const bool known = std::any_of(made_.detail.periods.begin(), made_.detail.periods.end(),
                                   [&](const PeriodLabel& label) { return label.period == period; });
    if (!known) made_.detail.periods.push_back({{period.label(), {}, std::nullopt}, period, period});
  }

  // Months that the page has no row for, as many as are missing from those that the layout asks for.
  void add_earlier_months() {
    std::set<Period> shown;
    for (const PeriodLabel& label : made_.detail.periods) {
      if (label.period.last() <= book_.input.period.last()) shown.insert(label.period);
    }
    if (shown.empty() || shown.size() >= months_) return;
    const Period first = *shown.begin();
    std::set<Period> earlier;
    for (const DetailColumn& column : made_.detail.columns) {
      if (const Rating* rating = book_.rating_of(column.measure, made_.submission.directorate)) {
        for (const Observation* observation : rating->history) {
          if (observation->period && observation->period->kind() == first.kind() && *observation->period < first)
            earlier.insert(*observation->period);
        }
      }
    }
    while (shown.size() + earlier.size() > months_ && !earlier.empty()) earlier.erase(earlier.begin());
    if (earlier.empty()) return;
    for (const Period& period : earlier) add_label(period);
    for (DetailColumn& column : made_.detail.columns) {
      const Rating* rating = book_.rating_of(column.measure, made_.submission.directorate);
      if (rating == nullptr) continue;
      for (const Observation* observation : rating->history) {
        if (!observation->period || earlier.count(*observation->period) == 0 ||
            has_figure(column, *observation->period))
          continue;
        column.observations.push_back(keep(*observation));
        workbooks_.insert(observation->place.workbook_name());
      }
    }
    earlier_ = {earlier.begin(), earlier.end()};
  }

  [[nodiscard]] bool has_figure(const DetailColumn& column, const Period& period) const {
    return std::any_of(column.observations.begin(), column.observations.end(), [&](std::size_t index) {
      const Observation& observation = made_.submission.observations[index];
      return observation.kind == ObservationKind::value && observation.period == period;
    });
  }

  [[nodiscard]] static std::string names_of(const std::set<std::string>& workbooks) {
    std::vector<std::string> names;
    for (const std::string& name : workbooks) {
      if (!name.empty()) names.push_back(name);
    }
    return listed(names);
  }

  void say(bool whole_page, const std::vector<std::string>& not_found) {
    const auto sentence = [this](const std::string& words) { made_.note += (made_.note.empty() ? "" : " ") + words; };
    const std::string used = names_of(used_by_added_);
    if (whole_page) {
      sentence("No workbook has a sheet for this page" +
               (used.empty() ? std::string(".") : ": its figures are from other sheets of " + used + "."));
    } else if (!added_.empty()) {
      sentence(fmt::format("{} {} no column on this page of the workbook: the figures are from other sheets of {}.",
                           listed(added_), added_.size() == 1 ? "has" : "have", used.empty() ? "the history" : used));
    }
    if (!earlier_.empty() && !whole_page) {
      const std::string names = names_of(workbooks_);
      const std::string months =
          earlier_.size() == 1 ? earlier_.front().label() : earlier_.front().label() + " to " + earlier_.back().label();
      sentence(fmt::format("The figures of {} are not on this page of the workbook: they are from {}.", months,
                           names.empty() ? "the history" : names));
    }
    if (!not_found.empty()) sentence(fmt::format("No figure of {} was found.", listed(not_found)));
  }

  const ReportBook& book_;
  std::size_t months_;
  const LayoutPage& page_;
  PageSource made_;
  std::vector<std::string> added_;
  std::vector<Period> earlier_;
  std::set<std::string> workbooks_, used_by_added_;  // that earlier months, and added measures, come from
};

}  // namespace

PageSource page_source(const ReportBook& book, const LayoutSheet& description, const LayoutPage& page,
                       const Submission* submission, const DetailPage* detail) {
  return Maker(book, description, page).make(submission, detail);
}

}  // namespace scorebook
