#include "scorebook/register_forms.hpp"

#include <doctest/doctest.h>

#include "scorebook/rag_rule.hpp"
#include "text/target_words.hpp"

namespace scorebook {
namespace {

TEST_CASE("forms: every rule that is listed is read") {
  for (const RegisterForm& form : rag_rule_forms()) {
    CAPTURE(form.words);
    CHECK(parse_rag_rule(form.words).ok());
    CHECK_FALSE(form.meaning.empty());
  }
}

TEST_CASE("forms: every target that is listed is read, as numbers or as a reason that is none of plain words") {
  for (const RegisterForm& form : target_forms()) {
    CAPTURE(form.words);
    CellContent cell;
    cell.text = cell.shown = form.words;
    const TypedTarget target = read_target(cell, Unit::per_cent, Period::financial_year(2016));
    REQUIRE_FALSE(target.parts.empty());
    for (const TargetPart& part : target.parts) {
      const bool understood = part.kind != TargetKind::none || (part.missing && *part.missing != Missing::text);
      CHECK(understood);
    }
  }
}

}  // namespace
}  // namespace scorebook
