#include "report/page_source.hpp"

#include <doctest/doctest.h>

#include <deque>

#include "report/detail_table.hpp"
#include "report/small_submission_for_test.hpp"
#include "writing/folder_for_test.hpp"

using namespace scorebook;

namespace {

// The small submission with a history of 2.8 from April 2014 on, of another workbook.
struct WithHistory {
  test::SmallSubmission small;
  std::deque<Observation> earlier;
  CheckResult checked{Period::month(2016, 3), {}, {}, 0, 0, 0, 0};
  test::Folder folder;
  Layout layout;
  LayoutSheet description;
  LayoutPage page;
  std::unique_ptr<WorkbookWriter> writer;
  DetailPage detail;

  WithHistory() {
    const auto old = std::make_shared<const SheetName>(SheetName{"february.xlsx", "Referrals"});
    std::vector<const Observation*> history;
    for (Period month = Period::month(2014, 4); month < Period::month(2016, 2); month = month.next()) {
      const int value = month.last() % 7 + 20;
      Observation made =
          small.observation("2.8", month, ObservationKind::value,
                            test::figure(std::to_string(value) + "%", Decimal(value), value / 100.0, Unit::per_cent, 0),
                            {static_cast<std::uint32_t>(month.last() % 100 + 1), 4});
      made.place.sheet = old;
      earlier.push_back(made);
      history.push_back(&earlier.back());
    }
    Rating& rating = small.ratings.front();
    history.insert(history.end(), rating.history.begin(), rating.history.end());
    rating.history = history;
    page.source = page.name = "Referrals";
    auto made = WorkbookWriter::create(folder.file("out.xlsx"), {});
    REQUIRE(made.ok());
    writer = std::move(made).value();
    // The workbook's own page, with the last two months.
    detail.sheet = small.page;
    DetailColumn column;
    column.measure = column.ref = "2.8";
    column.title.text = "% re-referral rate";
    column.observations = {0, 1};
    detail.columns = {column};
    for (const int month : {2, 3}) {
      const Period period = Period::month(2016, month);
      detail.periods.push_back({{period.label(), {}, std::nullopt}, period, period});
    }
  }

  [[nodiscard]] PageSource made(bool of_workbook) {
    const ReportInput input{small.submissions,  small.ratings,       checked, small.march,
                            Edition::committee, ReportStatus::draft, false,   ""};
    const ReportBook book(input, layout, {}, *writer);
    return page_source(book, description, page, of_workbook ? &small.submissions.front() : nullptr,
                       of_workbook ? &detail : nullptr);
  }
};

const Observation* figure_of(const PageSource& source, std::size_t column, const Period& month) {
  return figure_at(source.submission, source.detail.columns.at(column), {"", ObservationKind::value, month, ""});
}

}  // namespace

TEST_CASE("page source: a page that has all the months asked for stays as it is") {
  WithHistory made;
  made.description.months = 2;
  const PageSource source = made.made(true);
  CHECK(source.note.empty());
  CHECK(source.detail.periods.size() == 2);
  CHECK(source.submission.observations.size() == 2);
  CHECK(figure_of(source, 0, Period::month(2016, 3))->figure.text == "27.9%");
}

TEST_CASE("page source: months before the page's own come from the history, each with its own cell") {
  WithHistory made;
  made.description.months = 18;
  const PageSource source = made.made(true);
  CHECK(source.detail.periods.size() == 18);
  const Observation* first = figure_of(source, 0, Period::month(2014, 10));
  REQUIRE(first != nullptr);
  CHECK(first->place.workbook_name() == "february.xlsx");
  CHECK(figure_of(source, 0, Period::month(2014, 9)) == nullptr);
  CHECK(figure_of(source, 0, Period::month(2016, 3))->place.workbook_name() == "march.xlsx");
  CHECK(source.note ==
        "The figures of Oct-14 to Jan-16 are not on this page of the workbook: they are from february.xlsx.");
}

TEST_CASE("page source: a page that no workbook has is made of the history of its measures") {
  WithHistory made;
  made.page.measures = {"2.8", "9.9"};
  made.page.title = "Re-referrals";
  const PageSource source = made.made(false);
  CHECK(source.detail.title.text == "Re-referrals");
  REQUIRE(source.detail.columns.size() == 1);
  CHECK(source.detail.columns.front().title.text == "% re-referral rate in the current month");
  CHECK(source.detail.periods.size() == 24);
  CHECK(figure_of(source, 0, Period::month(2015, 12))->figure.value == made.earlier[20].figure.value);
  CHECK(
      source.note.find("No workbook has a sheet for this page: its figures are from other sheets of february.xlsx and "
                       "march.xlsx.") == 0);
  CHECK(source.note.find("No figure of 9.9 was found.") != std::string::npos);
}

TEST_CASE("page source: a measure that the page has no column for is added, and that is said") {
  WithHistory made;
  made.detail.columns.front().measure = made.detail.columns.front().ref = "2.9";
  made.page.measures = {"2.9", "2.8"};
  made.description.months = 12;
  const PageSource source = made.made(true);
  REQUIRE(source.detail.columns.size() == 2);
  CHECK(source.detail.columns[1].ref == "2.8");
  CHECK(source.note.find("2.8 has no column on this page of the workbook") == 0);
}

TEST_CASE("page source: another directorate's history of a measure of the same number is not taken") {
  WithHistory made;
  made.small.ratings.front().directorate = "Adult Care";
  made.small.submissions.front().directorate = "Children's Services";
  made.description.months = 18;
  const PageSource source = made.made(true);
  CHECK(source.detail.periods.size() == 2);
  CHECK(source.note.empty());
  made.small.submissions.front().directorate = "ADULT CARE";
  CHECK(made.made(true).detail.periods.size() == 18);
}
