#include "check/named_refs.hpp"

#include <doctest/doctest.h>

namespace scorebook {
namespace {

using Refs = std::vector<std::string>;

TEST_CASE("named refs: where a number can only be a measure's") {
  CHECK(refs_named_in("2.2: two workers left.") == Refs{"2.2"});
  CHECK(refs_named_in("It was so.\n2.2 - two workers left.\n2.3 – none did.") == Refs{"2.2", "2.3"});
  CHECK(refs_named_in("2.2 Calls answered: two workers left.") == Refs{"2.2"});
  CHECK(refs_named_in("Late visits (2.2) and calls (see 2.3 and 2.4).") == Refs{"2.2", "2.3", "2.4"});
  CHECK(refs_named_in("As for measure 2.2, and indicators 2.3 and 2.4 as well.") == Refs{"2.2", "2.3", "2.4"});
  CHECK(refs_named_in("Late visits (1.A4(a)) are fewer.") == Refs{"1.A4(a)"});
}

TEST_CASE("named refs: figures are none") {
  for (const char* text : {"The average is 6.3 days.", "6.3 days is the average.", "It rose to 6.3.",
                           "It rose (6.3 days).", "It rose from 6.1 to 6.3, as measured.", "6.3% of them",
                           "It is (6.3 cases a week).", "The measure stands at 6.3 now.", "A measure of 6.3 was taken.",
                           "6.3 per 1,000 were late.", "This measure: 6.3 days.", ""})
    CHECK_MESSAGE(refs_named_in(text).empty(), text);
}

}  // namespace
}  // namespace scorebook
