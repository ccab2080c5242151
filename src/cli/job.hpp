// What all commands on workbooks begin with: read the inputs and the register, find the tables, settle the period.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/console.hpp"
#include "cli/exit_status.hpp"
#include "cli/request.hpp"
#include "scorebook/reporting_period.hpp"
#include "scorebook/scorebook.hpp"

namespace scorebook::cli {

struct Job {
  std::optional<Register> measure_register;
  std::vector<CheckedFile> register_files;  // that it was read from
  std::vector<Submission> submissions;
  std::vector<Submission> earlier;    // the history: of --against, or what compare sets the others against
  std::vector<std::string> left_out;  // files of the folders that are of a kind that is not read
  bool some_unread = false;           // an input that was named is not among the submissions
  // As it was read, where definitions change with time: measure_register then holds those of the reporting period.
  std::optional<Register> whole_register;
  PeriodOf period_of = {};  // which submissions settle the period

  [[nodiscard]] const Register* definitions() const { return measure_register ? &*measure_register : nullptr; }
  // `otherwise` for an input that was not read wins over every other outcome.
  [[nodiscard]] ExitStatus status(ExitStatus otherwise) const {
    return some_unread ? ExitStatus::not_read_or_written : otherwise;
  }
};

// What a command does with a workbook in which no table was found.
enum class WithoutTable { keep, refuse };

// Nothing, after saying why, where there is nothing to work on or the register cannot be used.
// `period_of`: of a report, those of the kind that it has places for.
[[nodiscard]] std::optional<Job> begin_job(const Request& request, WithoutTable without_table, Console& console,
                                           PeriodOf period_of = {});

// The same for learning: the register in full, and the workbooks as they are without its definitions.
[[nodiscard]] std::optional<Job> begin_learning(const Request& request, Console& console);

// Reads the earlier submissions into job.earlier; a workbook that is among the submissions, under whatever name, is no
// earlier one. Nothing is read where `words` is empty.
void read_earlier(Job& job, const std::vector<std::string>& words, const Request& request, Console& console);

// The period to work for; nothing, after saying why, where there is none.
[[nodiscard]] std::optional<Period> settle_period(const Job& job, const Request& request, Console& console);

// What check is given: the submissions with their history.
[[nodiscard]] CheckInput check_input(const Job& job, const std::vector<Rating>& ratings, const Period& period,
                                     const Request& request);

// Names the overrides of the register for this period that changed no rating.
void say_idle_overrides(const Job& job, const std::vector<Rating>& ratings, const Period& period, Console& console);

// Which measures were asked for, by their names in the workbooks; all of them where none was. Nothing, after naming
// similar ones, where one is unknown.
struct MeasureChoice {
  std::vector<std::string> names;

  [[nodiscard]] bool takes(const std::string& measure) const;
};
[[nodiscard]] std::optional<MeasureChoice> choose_measures(const Job& job, const Request& request, Console& console);

}  // namespace scorebook::cli
