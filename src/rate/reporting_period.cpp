// Which period to report on. Never today's date: the one asked for, or the latest that a submission reports on.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "scorebook/reporting_period.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

constexpr std::string_view kOption = "--period";
constexpr std::string_view kForms = "Write a period as 2016-03, 2017-Q2 or 2015/16";

std::set<Period> periods_with_figures(const std::vector<Submission>& submissions) {
  std::set<Period> periods;
  for (const Submission& submission : submissions) {
    for (const Observation& observation : submission.observations) {
      if (observation.kind != ObservationKind::value || !observation.period || !observation.figure.value) continue;
      periods.insert(*observation.period);
    }
  }
  return periods;
}

// "April 2015 to March 2016": runs of periods that follow each other are named by their ends.
std::string list_of(const std::set<Period>& periods) {
  std::vector<std::string> runs;
  for (auto first = periods.begin(); first != periods.end();) {
    auto last = first;
    auto next = std::next(first);
    while (next != periods.end() && last->next() == *next) last = next++;
    runs.push_back(first == last ? first->words() : fmt::format("{} to {}", first->words(), last->words()));
    first = next;
  }
  return fmt::format("{}", fmt::join(runs, ", "));
}

Error unknown(std::string where, std::string what, std::string fix) {
  return {ErrorCode::period_unknown, std::move(where), std::move(what), std::move(fix)};
}

Result<Period> asked_period(const std::vector<Submission>& submissions, const std::string& asked_for) {
  const std::optional<Period> asked = parse_period(asked_for);
  if (!asked)
    return unknown(std::string(kOption), fmt::format("\u201c{}\u201d is no period", asked_for), std::string(kForms));
  const std::set<Period> periods = periods_with_figures(submissions);
  if (periods.count(*asked) != 0) return *asked;
  // A plan that was drawn up for a year may have figures of earlier ones only.
  const bool own = std::any_of(submissions.begin(), submissions.end(),
                               [&](const Submission& submission) { return submission.period == *asked; });
  if (own) return *asked;
  if (periods.empty()) {
    return unknown(std::string(kOption),
                   fmt::format("there is no figure for {}, nor for any other period", asked->words()),
                   "Check that the workbook is the right one");
  }
  return unknown(std::string(kOption), fmt::format("there is no figure for {}", asked->words()),
                 fmt::format("There are figures for {}", list_of(periods)));
}

bool counts(const Submission& submission, PeriodOf of) {
  const bool table = std::any_of(submission.tables.begin(), submission.tables.end(),
                                 [](const SourceTable& each) { return each.confident; });
  const bool scorecard = !submission.scorecards.empty() || !submission.pages.empty() || table;
  return (of.scorecards && scorecard) || (of.plans && !submission.plans.empty());
}

}  // namespace

Result<Period> reporting_period(const std::vector<Submission>& submissions, const std::string& asked_for, PeriodOf of) {
  if (!trimmed(asked_for).empty()) return asked_period(submissions, trimmed(asked_for));
  std::optional<Period> latest;
  std::vector<std::string> names;
  const bool any = std::any_of(submissions.begin(), submissions.end(), [of](const Submission& submission) {
    return submission.period && counts(submission, of);
  });
  for (const Submission& submission : submissions) {
    if (submission.workbook) names.push_back(submission.workbook->name);
    if (any && !counts(submission, of)) continue;
    if (submission.period && (!latest || *latest < *submission.period)) latest = submission.period;
  }
  if (latest) return *latest;
  const std::string where = names.empty() ? std::string(kOption) : fmt::format("{}", fmt::join(names, ", "));
  return unknown(where, "no reporting period was found: no \u201cAs at\u201d date and no figure with a period",
                 "Say which with --period 2016-03, or check that the workbook is the right one");
}

Result<Period> reporting_period(const std::vector<Submission>& submissions, const std::string& asked_for) {
  return reporting_period(submissions, asked_for, {});
}

}  // namespace scorebook
