#include "ods/cell.hpp"

#include <doctest/doctest.h>

using namespace scorebook;

TEST_CASE("ods cell: durations in days") {
  CHECK(parse_iso_duration("PT12H00M00S") == 0.5);
  CHECK(parse_iso_duration("PT36H") == 1.5);
  CHECK(parse_iso_duration("P1DT12H") == 1.5);
  CHECK(parse_iso_duration("-PT6H") == -0.25);
  CHECK(parse_iso_duration("PT0H0M43,2S") == 43.2 / 86'400);
  for (const char* text : {"", "P", "PT", "12:00", "PT1", "P1M", "PTxS", "PT1H-", "-"})
    CHECK(parse_iso_duration(text) == std::nullopt);
}
