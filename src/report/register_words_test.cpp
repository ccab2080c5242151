#include "report/register_words.hpp"

#include <doctest/doctest.h>

using namespace scorebook;

namespace {

Layout small_layout() {
  Layout layout;
  layout.title = "Monthly report";
  layout.title_at_year_end = "Annual report";
  layout.directorate = "Children";
  layout.subject = "Performance";
  layout.note = "A snapshot.";
  return layout;
}

LayoutSheet pages_of_layout() {
  LayoutSheet sheet;
  LayoutPage contacts, referrals;
  contacts.source = contacts.name = "Contacts";
  contacts.title = "Contacts of the month";
  contacts.charts = {{"2.1"}};
  referrals.source = referrals.name = "Referrals";
  sheet.pages = {contacts, referrals};
  return sheet;
}

}  // namespace

TEST_CASE("register words: what the register says wins over the layout, a blank one leaves it") {
  Register stated;
  stated.report = {{"title", "Performance of the quarter", {}},
                   {"directorate", "Adults and Housing", {}},
                   {"appendix", "Appendix A", {}},
                   {"created by", "Performance team", {}},
                   {"subject", "", {}},
                   {"note", "Final figures.", {}}};
  Layout layout = small_layout();
  use_report_words(&stated, layout);
  CHECK(layout.title == "Performance of the quarter");
  CHECK(layout.title_at_year_end == "Performance of the quarter");
  CHECK(layout.own_directorate == "Adults and Housing");
  CHECK(layout.appendix == "Appendix A");
  CHECK(layout.created_by == "Performance team");
  CHECK(layout.subject == "Performance");
  CHECK(layout.note == "Final figures.");
}

TEST_CASE("register words: a title of its own at year end, and none without a register") {
  Register stated;
  stated.report = {{"title at year end", "Report of the year", {}}};
  Layout layout = small_layout();
  use_report_words(&stated, layout);
  CHECK(layout.title == "Monthly report");
  CHECK(layout.title_at_year_end == "Report of the year");
  Layout untouched = small_layout();
  use_report_words(nullptr, untouched);
  CHECK(untouched.title == "Monthly report");
  CHECK(untouched.title_at_year_end == "Annual report");
  CHECK(untouched.own_directorate.empty());
}

TEST_CASE("register words: pages stand in the order of the register, the layout's others after them") {
  Register stated;
  stated.pages = {{"Adoption", "", "", {"10.1"}, {}},
                  {"contacts", "Front door", "", {"2.2", "2.1"}, {}},
                  {"Contacts", "Front door 2", "Rest of them", {}, {}}};
  const std::vector<LayoutPage> pages = named_pages(pages_of_layout(), &stated);
  REQUIRE(pages.size() == 4);
  CHECK(pages[0].name == "Adoption");
  CHECK(pages[0].measures == std::vector<std::string>{"10.1"});
  CHECK(pages[1].source == "Contacts");
  CHECK(pages[1].name == "Front door");
  CHECK(pages[1].title == "Contacts of the month");
  CHECK(pages[1].charts == std::vector<std::vector<std::string>>{{"2.1"}});
  CHECK(pages[1].measures == std::vector<std::string>{"2.2", "2.1"});
  CHECK(pages[2].title == "Rest of them");
  CHECK(pages[2].measures.empty());
  CHECK(pages[3].name == "Referrals");
  CHECK(named_pages(pages_of_layout(), nullptr).size() == 2);
}
