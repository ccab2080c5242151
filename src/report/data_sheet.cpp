// The two sheets for whoever wants to check or reuse the figures: Sources (each figure of the report and the cell it
// came from) and Data (one tidy table: a row for each figure of the workbooks, a word in every cell, no meaning by
// colour or place alone).
#include <map>
#include <vector>

#include "report/rating_words.hpp"
#include "report/sheets.hpp"

namespace scorebook {
namespace {

const char* const kNone = "none";
constexpr double kCloser = 2.5;  // points off the height of a row: long lists are printed close

std::string period_word(const Observation& observation) {
  return observation.period ? observation.period->label() : "not stated";
}

std::string kind_word(const Observation& observation) {
  switch (observation.kind) {
    case ObservationKind::value:
      return "figure of the period";
    case ObservationKind::year_to_date:
      return "year to date";
    case ObservationKind::year:
      return "earlier year";
    case ObservationKind::benchmark:
      return benchmark_words(observation.benchmark);
    case ObservationKind::target:
      return "target";
  }
  return kNone;
}

std::string or_none(const std::string& words, const char* otherwise = kNone) {
  return words.empty() ? otherwise : words;
}

class DataSheet {
 public:
  DataSheet(ReportBook& book, SheetWriter& sheet) : book_(book), sheet_(sheet) {
    for (const Rating& rating : book.input.ratings) {
      if (rating.value != nullptr) rated_.emplace(rating.value, &rating);
    }
    for (const PriorityReport& priority : book.priorities) {
      for (const OutcomeReport& outcome : priority.outcomes) {
        for (const Rating* rating : outcome.ratings)
          of_plan_.emplace(rating,
                           OfPlan{or_none(priority.priority, "not stated"), or_none(outcome.outcome, "not stated")});
      }
    }
  }

  void write(const LayoutSheet& description) {
    PrintSetup setup = book_.print_setup(sheet_, description.paper, description.landscape);
    sheet_.print(setup);
    const bool of_plan = !book_.priorities.empty();
    const bool of_plan_alone = of_plan && of_plan_.size() == book_.input.ratings.size();
    const std::pair<const char*, double> columns[] = {{"Measure", 12},
                                                      {"Title", of_plan ? 34.0 : 44.0},
                                                      {of_plan_alone ? "Outcome"
                                                       : of_plan     ? "Section or outcome"
                                                                     : "Section",
                                                       21},
                                                      {"Good performance", 11.5},
                                                      {"What", 18},
                                                      {"Period", 7.5},
                                                      {"Figure", 9.5},
                                                      {"Unit", 9},
                                                      {"As shown", 16},
                                                      {"Numerator", 9.5},
                                                      {"Denominator", 11.5},
                                                      {"RAG", 15},
                                                      {"Direction of travel", 15},
                                                      {"Workbook", 15},
                                                      {"Sheet", 17.5},
                                                      {"Cell", 5}};
    std::uint32_t column = 0;
    const auto add_column = [&](const char* heading, double width) {
      ++column;
      sheet_.column_width(column, column, width);
      sheet_.text({1, column}, heading, book_.looks.heading);
    };
    for (const auto& [heading, width] : columns) add_column(heading, width);
    if (of_plan) {
      add_column("Priority", 21);
      add_column("Priority measure", 9);
      add_column("Overall status", 22);
    }
    std::uint32_t row = 2;
    for (const Submission& submission : book_.input.submissions) {
      for (const Observation& observation : submission.observations)
        write_row(row++, observation, submission.directorate);
    }
    for (const PriorityReport& priority : book_.priorities) {
      for (const OutcomeReport& outcome : priority.outcomes) {
        for (const Rating* rating : outcome.ratings) {
          if (rating->value == nullptr) write_without_figure(row++, *rating);
        }
      }
    }
    if (row == 2) {
      for (std::uint32_t each = 1; each <= column; ++each) sheet_.text({row, each}, kNone, book_.looks.cell);
      ++row;
    }
    sheet_.table({{1, 1}, {row - 1, column}}, "Figures");
    sheet_.freeze({2, 1});
    sheet_.repeat_rows(1, 1);
    sheet_.print_area({{1, 1}, {row - 1, column}});
  }

 private:
  void word(std::uint32_t row, std::uint32_t column, const std::string& words) {
    CellFormat format = book_.looks.cell;
    format.number_format = "@";
    format.size = 9.25;
    sheet_.text({row, column}, words, format);
  }

  void number(std::uint32_t row, std::uint32_t column, const std::optional<Decimal>& value) {
    if (!value) return word(row, column, kNone);
    CellFormat format = book_.looks.figure;
    format.size = 9.25;
    format.number_format =
        "#,##0" + (value->places() > 0 ? "." + std::string(static_cast<std::size_t>(value->places()), '0') : "");
    sheet_.number({row, column}, value->to_double(), format);
  }

  void write_row(std::uint32_t row, const Observation& observation, const std::string& directorate) {
    const Figure& figure = observation.figure;
    const auto rated = rated_.find(&observation);
    const Rating* definition = book_.rating_of(observation.measure, directorate);
    // A measure without a number is called by its title or headings, which stand in the next column.
    const bool numbered =
        observation.measure != observation.title && observation.measure.find(" | ") == std::string::npos;
    word(row, 1, numbered ? or_none(observation.measure, "no number") : "no number");
    word(row, 2, or_none(observation.title, "not given"));
    word(row, 3, definition == nullptr ? "detail page only" : section_of(*definition));
    word(row, 4, definition == nullptr ? "not stated" : or_none(definition->measure.polarity_text, "not stated"));
    word(row, 5, kind_word(observation));
    word(row, 6, period_word(observation));
    if (const auto stored = stored_number(figure)) {
      CellFormat format = book_.looks.figure;
      format.size = 9.25;
      format.number_format = number_format_of(figure);
      sheet_.number({row, 7}, *stored, format);
    } else {
      word(row, 7, figure.missing ? std::string(missing_name(*figure.missing)) : book_.layout.no_figure);
    }
    word(row, 8, or_none(std::string(unit_name(figure.unit)), "not known"));
    word(row, 9, or_none(figure.text.empty() ? figure.shown() : figure.text, "empty"));
    number(row, 10, figure.numerator);
    number(row, 11, figure.denominator);
    const bool is_rated = rated != rated_.end();
    word(row, 12,
         !is_rated ? "not rated"
         : rated->second->rag_period.rag == Rag::none
             ? or_none(rated->second->rag_period.reason, book_.layout.no_rag.c_str())
             : std::string(rag_name(rated->second->rag_period.rag)));
    word(row, 13, is_rated ? std::string(direction_name(*rated->second, rated->second->direction.state)) : "not rated");
    word(row, 14, or_none(observation.place.workbook_name(), "not known"));
    word(row, 15, or_none(observation.place.sheet_name(), "not known"));
    word(row, 16, observation.place.known() ? to_string(observation.place.cell) : "not known");
    plan_words(row, definition, is_rated);
    sheet_.settle_row(row, kCloser);
  }

  // What the plan says of the measure; the status stands beside the figure that it is of.
  void plan_words(std::uint32_t row, const Rating* definition, bool rated) {
    if (book_.priorities.empty()) return;
    const auto found = definition == nullptr ? of_plan_.end() : of_plan_.find(definition);
    const bool known = found != of_plan_.end();
    word(row, 17, known ? found->second.priority : "no measure of the plan");
    word(row, 18, !known ? "no" : definition->measure.priority_measure ? "yes" : "no");
    word(row, 19, !known || !rated ? "not rated" : status_words(definition->status));
  }

  // A measure of the plan that no workbook has a figure of for the period.
  void write_without_figure(std::uint32_t row, const Rating& rating) {
    const Measure& measure = rating.measure;
    word(row, 1, or_none(measure.ref, "no number"));
    word(row, 2, or_none(measure.title, "not given"));
    word(row, 3, section_of(rating));
    word(row, 4, or_none(measure.polarity_text, "not stated"));
    word(row, 5, "figure of the period");
    word(row, 6, rating.period.label());
    word(row, 7, book_.layout.no_figure);
    word(row, 8, or_none(std::string(unit_name(measure.unit)), "not known"));
    word(row, 9, "empty");
    word(row, 10, kNone);
    word(row, 11, kNone);
    word(row, 12, or_none(rating.rag_period.reason, book_.layout.no_rag.c_str()));
    word(row, 13, std::string(direction_name(rating, rating.direction.state)));
    const Place* place = rating.plan == nullptr ? nullptr : &rating.plan->title.place;
    word(row, 14, place == nullptr ? "not known" : or_none(place->workbook_name(), "not known"));
    word(row, 15, place == nullptr ? "not known" : or_none(place->sheet_name(), "not known"));
    word(row, 16, place == nullptr || !place->known() ? "not known" : to_string(place->cell));
    plan_words(row, &rating, true);
    sheet_.settle_row(row, kCloser);
  }

  [[nodiscard]] std::string section_of(const Rating& rating) const {
    const auto found = of_plan_.find(&rating);
    return found == of_plan_.end() ? or_none(rating.measure.section, "no section") : found->second.outcome;
  }

  struct OfPlan {
    std::string priority, outcome;
  };

  ReportBook& book_;
  SheetWriter& sheet_;
  std::map<const Observation*, const Rating*> rated_;
  std::map<const Rating*, OfPlan> of_plan_;
};

}  // namespace

void write_data(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description) {
  DataSheet(book, sheet).write(description);
}

void write_sources(ReportBook& book, SheetWriter& sheet, const LayoutSheet& description) {
  const Looks& looks = book.looks;
  const std::pair<const char*, double> columns[] = {{"Sheet of this report", 22},
                                                    {"Cell", 7},
                                                    {"Measure", 34},
                                                    {"What", 32},
                                                    {"Figure", 20},
                                                    {"Workbook", 21},
                                                    {"Sheet", 22},
                                                    {"Cell of the workbook", 12}};
  std::uint32_t column = 0;
  for (const auto& [heading, width] : columns) {
    ++column;
    sheet.column_width(column, column, width);
  }
  std::uint32_t row = book.begin_sheet(sheet, description, description.title) - 1;
  sheet.merge({{row, 1}, {row, 8}},
              "The files that were read, each with its fingerprint (SHA-256): the same file has the same fingerprint.",
              looks.words);
  ++row;
  const auto file = [&](const std::string& name, const std::string& sha256) {
    sheet.merge({{row, 1}, {row, 3}}, name, looks.cell);
    sheet.merge({{row, 4}, {row, 8}}, sha256, looks.cell);
    ++row;
  };
  const auto workbook = [&](const Submission& submission, const char* what) {
    if (submission.workbook)
      file(submission.workbook->name + what, submission.workbook->sha256);
    else
      file(std::string("not known") + what, "not known");
  };
  for (const Submission& submission : book.input.submissions) workbook(submission, "");
  if (book.input.earlier != nullptr) {
    for (const Submission& earlier : *book.input.earlier) workbook(earlier, " (earlier)");
  }
  for (const CheckedFile& part : book.input.register_files) file(part.name + " (measure register)", part.sha256);
  ++row;
  const std::uint32_t header = row;
  column = 0;
  for (const auto& [heading, width] : columns) sheet.text({row, ++column}, heading, looks.heading);
  sheet.repeat_rows(header, header);
  sheet.freeze({header + 1, 1});
  CellFormat cell = looks.cell;
  cell.number_format = "@";
  for (const SourceLine& line : book.sources) {
    ++row;
    const std::string words[] = {line.report_sheet,
                                 to_string(line.report_cell),
                                 line.measure,
                                 line.what,
                                 line.shown,
                                 line.place.workbook_name(),
                                 line.place.sheet_name(),
                                 line.place.known() ? to_string(line.place.cell) : ""};
    column = 0;
    for (const std::string& each : words) sheet.text({row, ++column}, each.empty() ? kNone : each, cell);
    sheet.settle_row(row, kCloser);
  }
  if (row > header) sheet.table({{header, 1}, {row, 8}}, "SourcesOfFigures");
  sheet.print_area({{1, 1}, {row, 8}});
}

}  // namespace scorebook
