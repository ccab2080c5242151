#include "scorebook/suppression.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "check/suppressed_items.hpp"
#include "scorebook/remarks.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

std::string what_words(const Observation& observation) {
  if (!observation.period) return std::string(observation_kind_name(observation.kind));
  if (observation.kind != ObservationKind::year_to_date) return observation.period->label();
  return observation.period->in_financial_year().label() + " year to date";
}

std::set<std::string> measures_kept(const CheckResult& checked) {
  std::set<std::string> kept;
  for (const Finding& finding : checked.findings) {
    if (finding.rule == "P801" && finding.state == FindingState::waived) kept.insert(finding.measure);
  }
  return kept;
}

// A property, a hidden cell or a formula of the workbook must not come along.
std::shared_ptr<Workbook> without_cells(const std::shared_ptr<const Workbook>& workbook) {
  if (workbook == nullptr) return nullptr;
  auto bare = std::make_shared<Workbook>();
  bare->name = workbook->name;
  bare->path = workbook->path;
  bare->sha256 = workbook->sha256;
  bare->texts = {""};
  return bare;
}

Figure hidden_figure(const Figure& figure) {
  Figure hidden;
  hidden.text = kSuppressed;
  hidden.missing = Missing::suppressed;
  hidden.unit = figure.unit;
  return hidden;
}

class Publisher {
 public:
  Publisher(const CheckInput& input, const CheckResult& checked)
      : input_(input), items_(input, measures_kept(checked)) {}

  PublicEdition publish() {
    hide_what_tells(items_, input_);
    for (const auto& [key, item] : items_.all()) {
      if (!item.hidden()) continue;
      for (const Observation* cell : item.cells) {
        for (const auto& number : {cell->figure.value, cell->figure.numerator, cell->figure.denominator}) {
          if (number && !number->zero()) numbers_.push_back(*number);
        }
      }
    }
    for (const Submission& submission : input_.submissions) edition_.submissions.push_back(taken_out(submission, true));
    if (input_.earlier != nullptr) {
      for (const Submission& submission : *input_.earlier) edition_.earlier.push_back(taken_out(submission, false));
    }
    if (input_.measure_register != nullptr)
      edition_.measure_register = std::make_shared<const Register>(taken_out(*input_.measure_register));
    edition_.ratings = rate(edition_.submissions, edition_.measure_register.get(), input_.period, edition_.earlier);
    for (Rating& rating : edition_.ratings) clean(rating);
    // Colours are those of the stored figures; what is printed is all that stays of them.
    for (std::vector<Submission>* submissions : {&edition_.submissions, &edition_.earlier}) {
      for (Submission& submission : *submissions) {
        for (Observation& observation : submission.observations) as_printed(observation.figure);
      }
    }
    return std::move(edition_);
  }

 private:
  Submission taken_out(const Submission& from, bool listed) {
    Submission made = from;
    if (const std::shared_ptr<Workbook> bare = without_cells(from.workbook)) {
      keep_remarks(from, *bare, listed);
      made.workbook = bare;
    }
    for (std::size_t i = 0; i < from.observations.size(); ++i) {
      const Observation& observation = from.observations[i];
      Figure& figure = made.observations[i].figure;
      const SuppressionItem* item = items_.item_of(observation);
      std::optional<SuppressedBecause> why = item == nullptr ? std::nullopt : item->why;
      if (why) {
        figure = hidden_figure(observation.figure);
      } else if (observation.figure.change) {
        why = SuppressedBecause::change;
        figure.change.reset();
        figure.text = figure.shown();
      }
      if (why && listed)
        edition_.figures.push_back(
            {observation.measure, observation.title, what_words(observation), observation.place, *why});
    }
    withhold(made, listed);
    return made;
  }

  // The remarks of stated tables are read from their cells: these come along, with what may be printed of them.
  void keep_remarks(const Submission& from, Workbook& bare, bool listed) {
    std::set<Place> done;
    for (MeasureRemark& remark : remarks_of(from)) {
      const Place place = remark.words.place;
      if (!done.insert(place).second) continue;
      withhold(remark.words, "commentary", listed);
      if (bare.styles.empty()) bare.styles.emplace_back();
      auto sheet = std::find_if(bare.sheets.begin(), bare.sheets.end(),
                                [&](const Sheet& each) { return each.name->sheet == place.sheet_name(); });
      if (sheet == bare.sheets.end()) {
        Sheet added;
        added.name = place.sheet;
        sheet = bare.sheets.insert(sheet, std::move(added));
      }
      Cell cell;
      cell.ref = place.cell;
      cell.kind = CellKind::text;
      cell.text = static_cast<std::uint32_t>(bare.texts.size());
      bare.texts.push_back(remark.words.text);
      sheet->cells.push_back(cell);
      const Sheet* original = from.workbook->find_sheet(place.sheet_name());
      if (const CellRange* merge = original == nullptr ? nullptr : original->merge_at(place.cell))
        sheet->merges.push_back(*merge);
    }
    for (Sheet& sheet : bare.sheets) {
      std::sort(sheet.cells.begin(), sheet.cells.end(),
                [](const Cell& left, const Cell& right) { return left.ref < right.ref; });
    }
  }

  // Earlier figures that only the register has, and what people wrote in it of cases.
  Register taken_out(const Register& from) {
    Register made = from;
    made.history.clear();
    for (const RegisterFigure& figure : from.history) {
      if (items_.hidden_for_any(figure.observation)) continue;
      made.history.push_back(figure);
      as_printed(made.history.back().observation.figure);
    }
    for (PlanOutcome& each : made.outcomes) {
      withhold_words(each.overview, kWithheld, "overview of progress", each.place);
      withhold_words(each.risks, kWithheld, "risks and challenges", each.place);
    }
    for (Override& each : made.overrides) withhold_reason(each.reason, "reason of an override", each.place);
    for (RegisterMeasure& measure : made.measures) {
      for (Break& each : measure.breaks) withhold_reason(each.reason, "reason of a break", measure.place);
    }
    return made;
  }

  void withhold_reason(std::string& reason, const char* what, const Place& place) {
    withhold_words(reason, "reason withheld", what, place);
  }

  void withhold_words(std::string& words, const char* otherwise, const char* what, const Place& place) {
    if (is_blank(words) || !text_tells(words, numbers_, items_.limit(), input_.period)) return;
    words = otherwise;
    edition_.texts.push_back({what, place});
  }

  // The commentaries, and what was typed as colour and arrow of a figure that is not there any more.
  void withhold(Submission& submission, bool listed) {
    for (DetailPage& page : submission.pages) withhold(page.analysis, "performance analysis", listed);
    for (PlanTable& plan : submission.plans) {
      for (PlanRow& row : plan.rows) {
        for (LabelledCell& remark : row.remarks) withhold(remark, "commentary", listed);
      }
    }
    for (Scorecard& scorecard : submission.scorecards) {
      for (ScorecardRow& row : scorecard.rows) {
        const bool hidden = std::any_of(row.observations.begin(), row.observations.end(), [&](std::size_t index) {
          return submission.observations[index].figure.missing == Missing::suppressed;
        });
        if (!hidden) continue;
        for (LabelledCell* typed : {&row.typed_direction, &row.typed_rag_period, &row.typed_rag_year_end}) {
          typed->text.clear();
          typed->fill.reset();
        }
      }
    }
  }

  void withhold(LabelledCell& cell, const char* what, bool listed) {
    if (is_blank(cell.text) || !text_tells(cell.text, numbers_, items_.limit(), input_.period)) return;
    cell.text = kWithheld;
    if (listed) edition_.texts.push_back({what, cell.place});
  }

  // Decimals that are not printed.
  static void clean(Rating& rating) {
    for (RagResult* result : {&rating.rag_period, &rating.rag_year_end, &rating.rag_previous}) {
      const std::size_t end = result->working.find(" before rounding)");
      const std::size_t begin = end == std::string::npos ? end : result->working.rfind(" (", end);
      constexpr std::size_t kEnding = 17;  // " before rounding)"
      if (begin != std::string::npos) result->working.erase(begin, end + kEnding - begin);
    }
  }

  static void as_printed(Figure& figure) {
    if (!figure.value) return;
    figure.exact = figure.value;
    figure.raw.reset();
    figure.oddities.clear();  // "the cell holds 12345 but its number format shows "12""
  }

  const CheckInput& input_;
  SuppressionItems items_;
  std::vector<Decimal> numbers_;  // that are left out
  PublicEdition edition_;
};

}  // namespace

std::string suppressed_because(SuppressedBecause why) {
  switch (why) {
    case SuppressedBecause::small:
      return "it is a small number";
    case SuppressedBecause::made_of_small:
      return "it is made of a small number";
    case SuppressedBecause::makes_small:
      return "with it a small number could be worked out from the percentage";
    case SuppressedBecause::copy:
      return "it is the same figure as one that is left out";
    case SuppressedBecause::follows:
      return "a figure that is left out could be worked out from it";
    case SuppressedBecause::second:
      return "without it one that is left out could be worked out from the total";
    case SuppressedBecause::words:
      return "its cell holds words with a small number";
    case SuppressedBecause::change:
      return "only the change typed beside it is left out: the figure before could be worked out from it";
  }
  return "";
}

PublicEdition for_public(const CheckInput& input, const CheckResult& checked) {
  return Publisher(input, checked).publish();
}

}  // namespace scorebook
