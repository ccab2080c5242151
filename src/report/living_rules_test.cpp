// The formulas against the rating that they stand for: on many figures, each worked out as a spreadsheet does.
#include "report/living_rules.hpp"

#include <doctest/doctest.h>

#include <map>
#include <memory>
#include <set>

#include "writing/folder_for_test.hpp"
#include "writing/workbook_writer.hpp"

using namespace scorebook;

namespace {

constexpr CellRef kPrevious = {1, 1}, kCurrent = {1, 2}, kRag = {1, 3};

// A sheet with three cells whose values the tests set.
struct Row {
  test::Folder folder;
  std::unique_ptr<WorkbookWriter> writer;
  SheetWriter* sheet = nullptr;
  std::map<CellRef, CellValue> cells;

  Row() {
    auto made = WorkbookWriter::create(folder.file("out.xlsx"), {});
    REQUIRE(made.ok());
    writer = std::move(made).value();
    sheet = &writer->add_sheet("Summary");
  }

  [[nodiscard]] Formula at(CellRef cell) const { return Formula::cell(*sheet, cell); }
  [[nodiscard]] std::string words_of(const Formula& formula) const {
    REQUIRE(formula.text(*sheet));
    const auto value = formula.value([this](const SheetWriter&, CellRef cell) -> std::optional<CellValue> {
      const auto found = cells.find(cell);
      return found == cells.end() ? std::nullopt : std::make_optional(found->second);
    });
    return value ? value->words : "(not certain)";
  }
};

Figure figure(Decimal value, Unit unit) {
  Figure made;
  made.value = made.exact = value;
  made.unit = unit;
  made.decimals = 1;
  made.text = made.shown();
  return made;
}

CellValue kept(const Figure& figure) {
  return CellValue::of((figure.unit == Unit::per_cent ? figure.value->scaled(-2) : *figure.value).to_double());
}

}  // namespace

TEST_CASE("living rules: the RAG of a formula is the RAG of the rating, on both sides of every bound") {
  Row row;
  const std::tuple<TypedTolerance, Polarity, Unit> tolerances[] = {
      {{"<92%", "92%>", "95%"}, Polarity::high, Unit::per_cent},
      {{"26%+", "26%<", "23%"}, Polarity::low, Unit::per_cent},
      {{">12%", "12%>", "10%"}, Polarity::low, Unit::per_cent},
      {{"<3.6%", "3.6%", "2.6%"}, Polarity::low, Unit::per_cent},
      {{"more than +/-15", "+/-15", "+/-5 of 58.8"}, Polarity::info, Unit::per_10000},
      {{"over 1% above range", "1% above range", "14-20"}, Polarity::info, Unit::cases},
  };
  for (const auto& [typed, polarity, unit] : tolerances) {
    Rating rating;
    rating.measure.unit = unit;
    rating.measure.polarity = polarity;
    rating.rated_by = RatedBy::tolerance;
    rating.tolerance = read_tolerance(typed, polarity, unit);
    const RagBoundsOrWhy bounds = rag_bounds(rating, false);
    REQUIRE_MESSAGE(bounds.bounds, bounds.why_not);
    for (int tenths = 0; tenths <= 1000; ++tenths) {
      const Figure judged = figure(Decimal(tenths, 1), unit);
      row.cells[kCurrent] = kept(judged);
      const Formula formula = rag_formula(row.at(kCurrent), *bounds.bounds, scale_of(judged), tenths % 2 == 0, "blank");
      REQUIRE_MESSAGE(row.words_of(formula) == rag_letter(rate_figure(judged, rating).rag), judged.shown());
    }
    const Formula formula =
        rag_formula(row.at(kCurrent), *bounds.bounds, {unit == Unit::per_cent, 1}, false, "no figure for March 2016");
    row.cells[kCurrent] = {};
    CHECK(row.words_of(formula) == "no figure for March 2016");
    row.cells[kCurrent] = CellValue::of(std::string("n/a"));
    CHECK(row.words_of(formula) == "no figure: n/a");
  }
}

TEST_CASE("living rules: the direction of a formula is the direction of the rating") {
  Row row;
  for (const Unit unit : {Unit::per_cent, Unit::count}) {
    for (const Polarity polarity :
         {Polarity::high, Polarity::low, Polarity::info, Polarity::within_limits, Polarity::unknown}) {
      for (const char* band : {"0", "0.3"}) {
        for (const WithinLimits limits : {WithinLimits::green, WithinLimits::green_or_amber}) {
          for (const Rag rag : {Rag::none, Rag::green, Rag::amber, Rag::red}) {
            Rating rating;
            rating.measure.unit = unit;
            rating.measure.polarity = polarity;
            rating.measure.stable_band = Decimal::parse(band);
            rating.settings.within_limits = limits;
            row.cells[kRag] =
                CellValue::of(rag == Rag::none ? std::string("no target set") : std::string(rag_letter(rag)));
            for (int tenths = 920; tenths <= 930; ++tenths) {
              const Figure previous = figure(Decimal(925, 1), unit), current = figure(Decimal(tenths, 1), unit);
              row.cells[kPrevious] = kept(previous);
              row.cells[kCurrent] = kept(current);
              const Formula formula = direction_formula(
                  {row.at(kPrevious), row.at(kCurrent), row.at(kRag), scale_of(previous), scale_of(current)}, rating);
              const Direction rated = rate_step(&previous, &current, rag, rating);
              REQUIRE_MESSAGE(row.words_of(formula) == direction_text(rated.state), rated.working);
            }
          }
        }
      }
    }
  }
}

TEST_CASE("living rules: no figure, no comparison") {
  Row row;
  Rating rating;
  rating.measure.polarity = Polarity::high;
  const Formula formula =
      direction_formula({row.at(kPrevious), row.at(kCurrent), row.at(kRag), {false, 0}, {false, 0}}, rating);
  row.cells[kRag] = CellValue::of(std::string("G"));
  row.cells[kCurrent] = CellValue::of(5.0);
  row.cells[kPrevious] = CellValue::of(std::string("n/a"));
  CHECK(row.words_of(formula) == "no comparison");
  row.cells[kPrevious] = {};
  CHECK(row.words_of(formula) == "no comparison");
}

TEST_CASE("living rules: a year to date needs every month") {
  Row row;
  const Formula range = Formula::range(*row.sheet, {{1, 1}, {1, 3}});
  row.cells = {{{1, 1}, CellValue::of(3.0)}, {{1, 2}, CellValue::of(4.0)}, {{1, 3}, CellValue::of(std::string("n/a"))}};
  const auto total = [&](YearToDateForm form, std::optional<int> places) {
    return year_to_date_formula(form, {range}, {range}, 3, places);
  };
  CHECK(row.words_of(total(YearToDateForm::total, std::nullopt)) == "not every month has a figure");
  row.cells[{1, 3}] = CellValue::of(3.0);
  const auto number = [&](const Formula& formula) {
    return formula.value([&](const SheetWriter&, CellRef cell) { return std::make_optional(row.cells.at(cell)); })
        ->number;
  };
  CHECK(number(total(YearToDateForm::total, std::nullopt)) == 10);
  CHECK(number(total(YearToDateForm::average, 1)) == 3.3);
  CHECK(number(total(YearToDateForm::ratio, 2)) == 1);
}

TEST_CASE("living rules: the status of a formula is that of the figure's RAG, and 5 without a figure") {
  Row row;
  Rating rating;
  rating.measure.unit = Unit::per_cent;
  rating.measure.polarity = Polarity::high;
  rating.rated_by = RatedBy::target;
  rating.measure.rule = "green on target; amber within 10%";
  rating.target.value = Decimal(80);
  rating.target.side = TargetSide::at_least;
  rating.target.unit = Unit::per_cent;
  const RagBoundsOrWhy bounds = rag_bounds(rating, false);
  REQUIRE_MESSAGE(bounds.bounds, bounds.why_not);
  const std::map<Rag, std::string> shown = {
      {Rag::green, "1 G\nmet"}, {Rag::amber, "2 A\nsatisfactory"}, {Rag::red, "3 R\nnot met"}};
  std::set<Rag> seen;
  for (int tenths = 600; tenths <= 1000; ++tenths) {
    const Figure judged = figure(Decimal(tenths, 1), Unit::per_cent);
    row.cells[kCurrent] = kept(judged);
    const Rag rag = rate_figure(judged, rating).rag;
    const Formula formula = status_formula(row.at(kCurrent), *bounds.bounds, scale_of(judged), false);
    REQUIRE_MESSAGE(row.words_of(formula) == shown.at(rag), judged.shown());
    seen.insert(rag);
  }
  CHECK(seen.size() == 3);
  const Formula formula = status_formula(row.at(kCurrent), *bounds.bounds, {true, 1}, false);
  for (const CellValue& none : {CellValue{}, CellValue::of(std::string("tbc"))}) {
    row.cells[kCurrent] = none;
    CHECK(row.words_of(formula) == "5\nno figure yet");
  }
}

TEST_CASE("living rules: the direction of a plan's formula is that of the rating") {
  Row row;
  for (const Polarity polarity : {Polarity::high, Polarity::low}) {
    for (const char* band : {"0", "0.3"}) {
      Rating rating;
      rating.measure.polarity = polarity;
      rating.measure.stable_band = Decimal::parse(band);
      for (int tenths = 920; tenths <= 930; ++tenths) {
        const Figure previous = figure(Decimal(925, 1), Unit::count), current = figure(Decimal(tenths, 1), Unit::count);
        row.cells[kPrevious] = kept(previous);
        row.cells[kCurrent] = kept(current);
        const Formula formula = plan_direction_formula(
            {row.at(kPrevious), row.at(kCurrent), row.at(kRag), scale_of(previous), scale_of(current)}, rating);
        const Direction rated = rate_step(&previous, &current, Rag::none, rating);
        REQUIRE_MESSAGE(row.words_of(formula) == plan_direction_text(plan_direction(rated.state)), rated.working);
      }
    }
  }
}

TEST_CASE("living rules: the words of a count are those of the plan's tables, for every share up to 40") {
  Row row;
  const Formula count = row.at(kPrevious), others = row.at(kCurrent);
  const Formula formula = count_formula(count, {count, others}, "quarter");
  for (std::size_t of = 0; of <= 40; ++of) {
    for (std::size_t number = 0; number <= of; ++number) {
      row.cells[kPrevious] = CellValue::of(static_cast<double>(number));
      row.cells[kCurrent] = CellValue::of(static_cast<double>(of - number));
      REQUIRE(row.words_of(formula) == plan_share_words(share_of(number, of, SharePlaces::whole), "quarter"));
    }
  }
  row.cells[kPrevious] = CellValue::of(1.0);
  CHECK(row.words_of(count_formula(count, {}, "quarter")) == "1 measure");
}
