// A register while it is drafted: measures with what workbooks say of each column, figures, and notes. Whatever is said
// is collected first and set against the register that was there at the end.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "scorebook/learn.hpp"

namespace scorebook {

// What a workbook says of one column of a measure.
struct Fact {
  LearnedKind kind = LearnedKind::added;  // added: as a cell states it; guess: it follows from something
  std::string why, confirm;
  Place source;
  std::function<void(Measure&)> put = {};
};

// A column that cannot be settled. `stands`: what is typed stands there, but needs a person all the same.
struct OpenQuestion {
  std::string column, value, why, confirm;
  Place source;
  bool stands = false;
};

struct LearnedMeasure {
  Measure said;  // with every fact put
  std::string ref;
  Place source;
  std::optional<Period> period;                     // of the workbook
  std::vector<std::pair<std::string, Fact>> facts;  // by column
  std::vector<OpenQuestion> questions;
  std::set<std::string> tables;  // workbook and sheet of the tables that had a row of it

  // Says something of a column. Of several workbooks the first counts; what another states otherwise is asked.
  void say(const std::string& column, Fact fact);
  void ask(OpenQuestion question);  // once
  [[nodiscard]] const Fact* fact(const std::string& column) const;
};

// An earlier figure or a benchmark.
struct LearnedFigure {
  RegisterFigure figure;
  bool benchmark = false;
};

class Draft {
 public:
  explicit Draft(const Register* known);

  // The measure of that ref; null, with a note, where the ref stands for another measure already or stands twice in a
  // table.
  LearnedMeasure* measure(const std::string& ref, const std::string& title, const Place& source,
                          const Submission& submission);
  [[nodiscard]] LearnedMeasure* find(const std::string& ref);
  // Whether that ref is another measure in this workbook, so that its figures are not taken.
  [[nodiscard]] bool is_another(const Submission& submission, const std::string& ref) const {
    return others_.count({&submission, ref}) != 0;
  }
  void note(LearnedNote note) { learned_.notes.push_back(std::move(note)); }
  void left_out(const std::string& about, const std::string& value, const std::string& why, const std::string& confirm,
                const Place& source);
  void figure(LearnedFigure figure) { figures_.push_back(std::move(figure)); }
  void word(const std::string& what, const std::string& value, const std::string& why, const Place& source);
  void page(const ReportPage& page);
  void population(const Population& population, const std::string& why);

  [[nodiscard]] Learned finish();

 private:
  void settle(const LearnedMeasure& learned);
  void settle_new(const LearnedMeasure& learned);
  void settle_known(const LearnedMeasure& learned, std::size_t row);
  void mend_links();
  void remember_figures();
  void settle(const LearnedFigure& learned);
  void settle_without_period(const LearnedFigure& learned);
  [[nodiscard]] Place place_that_says(const LearnedFigure& like, const Figure& figure) const;
  void ask(const LearnedMeasure& learned, std::size_t row);
  [[nodiscard]] std::optional<std::size_t> row_in_force(const LearnedMeasure& learned) const;

  const Register* known_;
  Learned learned_;
  std::vector<LearnedMeasure> measures_;
  std::map<std::string, std::size_t> by_ref_;
  std::set<std::pair<const Submission*, std::string>> others_;
  std::set<std::string> refused_;  // refs whose row of the register is another measure
  std::vector<LearnedFigure> figures_;
  // What a figure is of: measure, benchmark, kind, period.
  using FigureKey = std::tuple<std::string, std::string, ObservationKind, Period>;
  std::map<FigureKey, std::size_t> figure_rows_;
  std::map<FigureKey, Place> figures_put_;  // those that were put there now, with their cells
};

// "Performance Summary!J12"; with the workbook where that is not clear by itself.
[[nodiscard]] std::string where(const Place& place);
// A figure as a cell of the register holds it: without the notes of its cell.
[[nodiscard]] Figure plain_figure(const Figure& figure);
// Whether two figures of one thing say the same, the one that is printed with fewer places counting.
[[nodiscard]] bool says_the_same(const Figure& left, const Figure& right);

}  // namespace scorebook
