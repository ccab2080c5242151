#include "made_return.hpp"

#include <algorithm>
#include <ctime>
#include <vector>

#include <fmt/format.h>

namespace scorebook::bench {
namespace {

constexpr std::int64_t kPopulation = 56'398;

enum class Kind { count, share, rate };

// Of ten measures in turn: a count, seven shares with their parts, a count and its rate.
Kind kind_of(std::uint32_t measure) {
  const std::uint32_t turn = measure % 10;
  return turn == 0 || turn == 8 ? Kind::count : turn == 9 ? Kind::rate : Kind::share;
}

std::int64_t whole(std::uint32_t measure, MonthNumber month) {
  return 200 + (static_cast<std::int64_t>(measure) * 37 + month * 53) % 90;
}

std::string ref_of(std::uint32_t measure) { return fmt::format("{}.{}", measure / 10 + 1, measure % 10 + 1); }

std::string title_of(std::uint32_t measure) {
  switch (kind_of(measure)) {
    case Kind::count:
      return fmt::format("Number of cases of kind {}", measure);
    case Kind::share:
      return fmt::format("% of cases of kind {} completed within time", measure);
    case Kind::rate:
      break;
  }
  return fmt::format("Rate of cases of kind {} per 10,000 population aged 0-17", measure - 1);
}

// Cells put in one after the other, from left to right and from top to bottom.
class Book {
 public:
  explicit Book(const std::string& name) : name_(name) {
    book_.name = book_.path = name;
    book_.texts = {""};
    book_.styles = {{"General", {}}, {"0.0%", {}}, {"0.0", {}}, {"mmm\\-yy", {}}};
  }

  void sheet(const std::string& name) {
    book_.sheets.emplace_back();
    book_.sheets.back().name = std::make_shared<const SheetName>(SheetName{name_, name});
  }
  void text(std::uint32_t row, std::uint32_t column, const std::string& text) {
    book_.texts.push_back(text);
    Cell& cell = add(row, column, CellKind::text, 0);
    cell.text = static_cast<std::uint32_t>(book_.texts.size() - 1);
  }
  void number(std::uint32_t row, std::uint32_t column, double number, std::uint32_t style) {
    add(row, column, CellKind::number, style).number = number;
  }
  void month(std::uint32_t row, std::uint32_t column, MonthNumber month) {
    text(row, column, Period::of_month(month).label());
  }
  std::shared_ptr<const Workbook> made() {
    for (Sheet& sheet : book_.sheets) {
      std::sort(sheet.cells.begin(), sheet.cells.end(), [](const Cell& l, const Cell& r) { return l.ref < r.ref; });
    }
    return std::make_shared<const Workbook>(book_);
  }

 private:
  Cell& add(std::uint32_t row, std::uint32_t column, CellKind kind, std::uint32_t style) {
    Cell cell;
    cell.ref = {row, column};
    cell.kind = kind;
    cell.style = style;
    book_.sheets.back().cells.push_back(cell);
    return book_.sheets.back().cells.back();
  }

  std::string name_;
  Workbook book_;
};

double figure_of(std::uint32_t measure, MonthNumber month) {
  const auto count = static_cast<double>(whole(measure, month));
  switch (kind_of(measure)) {
    case Kind::count:
      return count;
    case Kind::share:
      return static_cast<double>(whole(measure, month) * 4 / 5) / count;
    case Kind::rate:
      break;
  }
  return static_cast<double>(whole(measure - 1, month)) * 10'000 / static_cast<double>(kPopulation);
}

std::uint32_t style_of(std::uint32_t measure) { return static_cast<std::uint32_t>(kind_of(measure)); }

void scorecard(Book& book, const ReturnSize& size, MonthNumber last) {
  book.sheet("Performance Summary");
  book.text(1, 1, "As at: " + Period::of_month(last).words());
  const std::vector<std::string> heads = {"NO.", "INDICATOR", "GOOD PERF IS", "DATA NOTE"};
  for (std::uint32_t i = 0; i < heads.size(); ++i) book.text(3, i + 1, heads[i]);
  for (std::uint32_t i = 0; i < size.months; ++i)
    book.month(3, 5 + i, last - static_cast<MonthNumber>(size.months) + 1 + static_cast<MonthNumber>(i));
  const std::vector<std::string> more = {"DOT", "RAG", "Red", "Amber", "Target Green"};
  for (std::uint32_t i = 0; i < more.size(); ++i) book.text(3, 5 + size.months + i, more[i]);
  for (std::uint32_t measure = 0; measure < size.measures; ++measure) {
    const std::uint32_t row = 4 + measure;
    const bool share = kind_of(measure) == Kind::share;
    book.text(row, 1, ref_of(measure));
    book.text(row, 2, title_of(measure));
    book.text(row, 3, share ? "High" : "Info");
    book.text(row, 4, share ? "Percentage" : kind_of(measure) == Kind::rate ? "Rate per 10,000" : "Count");
    for (std::uint32_t i = 0; i < size.months; ++i) {
      const MonthNumber month = last - static_cast<MonthNumber>(size.months) + 1 + static_cast<MonthNumber>(i);
      book.number(row, 5 + i, figure_of(measure, month), style_of(measure));
    }
    if (!share) continue;
    book.text(row, 5 + size.months + 1, "G");
    book.text(row, 5 + size.months + 2, "<70%");
    book.text(row, 5 + size.months + 3, "70%>");
    book.text(row, 5 + size.months + 4, "75%");
  }
}

void page(Book& book, const ReturnSize& size, std::uint32_t number, MonthNumber last) {
  book.sheet(fmt::format("Page {}", number + 1));
  book.text(1, 1, fmt::format("CASES OF GROUP {}", number + 1));
  book.text(2, 1, "PERFORMANCE ANALYSIS");
  book.text(2, 2, "Figures moved little in the year.");
  for (std::uint32_t i = 0; i < size.months; ++i)
    book.month(6 + i, 2, last - static_cast<MonthNumber>(size.months) + 1 + static_cast<MonthNumber>(i));
  std::uint32_t column = 3;
  for (std::uint32_t measure = number * size.on_a_page; measure < (number + 1) * size.on_a_page; ++measure) {
    const bool share = kind_of(measure) == Kind::share;
    book.text(4, column, ref_of(measure));
    book.text(5, column, title_of(measure));
    for (std::uint32_t i = 0; i < size.months; ++i) {
      const MonthNumber month = last - static_cast<MonthNumber>(size.months) + 1 + static_cast<MonthNumber>(i);
      if (share) {
        book.number(6 + i, column, static_cast<double>(whole(measure, month) * 4 / 5), 0);
        book.text(6 + i, column + 1, "of");
        book.number(6 + i, column + 2, static_cast<double>(whole(measure, month)), 0);
      }
      book.number(6 + i, share ? column + 3 : column, figure_of(measure, month), style_of(measure));
    }
    column += share ? 4 : 1;
  }
}

}  // namespace

std::shared_ptr<const Workbook> return_workbook(const ReturnSize& size, const std::string& name, MonthNumber last) {
  Book book(name);
  scorecard(book, size, last);
  for (std::uint32_t number = 0; number < size.measures / size.on_a_page; ++number) page(book, size, number, last);
  return book.made();
}

Register return_register(const ReturnSize& size) {
  Register made;
  made.file = "measures.xlsx";
  const auto sheet = std::make_shared<const SheetName>(SheetName{"measures.xlsx", "Measures"});
  for (std::uint32_t measure = 0; measure < size.measures; ++measure) {
    Measure definition;
    definition.ref = definition.name = ref_of(measure);
    definition.title = title_of(measure);
    definition.polarity = kind_of(measure) == Kind::share ? Polarity::high : Polarity::info;
    definition.unit = kind_of(measure) == Kind::share  ? Unit::per_cent
                      : kind_of(measure) == Kind::rate ? Unit::per_10000
                                                       : Unit::count;
    if (kind_of(measure) == Kind::share) definition.tolerance = {"<70%", "70%>", "75%"};
    if (kind_of(measure) == Kind::rate) definition.numerator = ref_of(measure - 1);
    made.measures.push_back({definition, {sheet, {measure + 2, 1}}});
  }
  made.populations.push_back({"0-17", "2015/16", Decimal(kPopulation), {}});
  made.index();
  return made;
}

double cpu_seconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

double median_of(int rounds, const std::function<void()>& job) {
  std::vector<double> seconds;
  for (int round = 0; round < rounds; ++round) {
    const double start = cpu_seconds();
    job();
    seconds.push_back(cpu_seconds() - start);
  }
  std::sort(seconds.begin(), seconds.end());
  return seconds[seconds.size() / 2];
}

}  // namespace scorebook::bench
