#include <doctest/doctest.h>

#include "scorebook/measure.hpp"

using namespace scorebook;

TEST_CASE("measure terms: how often a measure is reported is read from the words of plans") {
  CHECK(parse_frequency("Monthly") == Frequency::monthly);
  CHECK(parse_frequency("Monthly from April 2016") == Frequency::monthly);
  CHECK(parse_frequency("Quarterly/ Annual") == Frequency::quarterly);
  CHECK(parse_frequency("Annual (Autumn Term each year)") == Frequency::annual);
  CHECK(parse_frequency("6 monthly") == Frequency::six_monthly);
  CHECK(parse_frequency("six-monthly") == Frequency::six_monthly);
  CHECK(parse_frequency("Half yearly") == Frequency::six_monthly);
  CHECK(parse_frequency("Termly") == Frequency::termly);
  CHECK(parse_frequency("yearly") == Frequency::annual);
}

TEST_CASE("measure terms: of two frequencies the more frequent one counts") {
  CHECK(parse_frequency("Monthly and 6 monthly") == Frequency::monthly);
  CHECK(parse_frequency("6 monthly / annual") == Frequency::six_monthly);
}

TEST_CASE("measure terms: other frequencies are not taken for one of the usual") {
  CHECK(parse_frequency("Weekly") == Frequency::other);
  CHECK(parse_frequency("Bi-monthly") == Frequency::other);
  CHECK(parse_frequency("every two years") == Frequency::other);
  CHECK(parse_frequency("") == Frequency::not_stated);
  CHECK(parse_frequency("High") == Frequency::not_stated);
}

TEST_CASE("measure terms: every name is read back") {
  for (const std::string& name : frequency_names()) CHECK(frequency_name(parse_frequency(name)) == name);
  for (const std::string& name : year_to_date_rule_names())
    CHECK(year_to_date_rule_name(parse_year_to_date_rule(name).value()) == name);
  for (const std::string& name : reporting_basis_names())
    CHECK(reporting_basis_name(parse_reporting_basis(name).value()) == name);
  for (const std::string& name : rag_basis_names()) CHECK(rag_basis_name(parse_rag_basis(name).value()) == name);
  for (const std::string& name : direction_basis_names())
    CHECK(direction_basis_name(parse_direction_basis(name).value()) == name);
}

TEST_CASE("measure terms: synonyms and hyphens are understood, other words are not") {
  CHECK(parse_rag_basis("Year-to-date") == RagBasis::year_to_date);
  CHECK(parse_direction_basis("Previous month") == DirectionBasis::previous_period);
  CHECK(parse_direction_basis("Same month last year") == DirectionBasis::same_period_last_year);
  CHECK_FALSE(parse_direction_basis("upwards").has_value());
  CHECK_FALSE(parse_reporting_basis("").has_value());
}
