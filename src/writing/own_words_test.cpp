#include "writing/own_words.hpp"

#include <doctest/doctest.h>

namespace scorebook {
namespace {

std::string ours(const std::string& words) { return std::string(kOwnHeading) + own_body(words); }
std::string rest_of(const std::string& text) { return without(text, find_own_words(text), 0, text.size()); }

TEST_CASE("own words: a last line says how they end") {
  CHECK(own_body("wrong").substr(0, 18) == "\nwrong\n[Scorebook ");
  CHECK(own_body("wrong").back() == ']');
  CHECK(own_body("wrong") != own_body("wrung"));
  CHECK(ours("wrong").size() <= 5 + kBytesAroundOwnWords - 2);
}

TEST_CASE("own words: they are found whole, below and above the words of others") {
  CHECK(rest_of(ours("wrong\nTo do: mend")).empty());
  CHECK(rest_of("Full year.\n\n" + ours("wrong")) == "Full year.");
  CHECK(rest_of(ours("wrong") + "\nDone.") == "\nDone.");
  CHECK(rest_of("Full year.\n\n" + ours("wrong") + "\nDone.\n\n" + ours("also wrong")) == "Full year.\nDone.");
  CHECK(rest_of("Nothing of ours") == "Nothing of ours");
  CHECK(!find_own_words("The program Scorebook: good").changed);
}

TEST_CASE("own words: line breaks of another kind and spaces lost at the ends do not matter") {
  std::string text = ours("wrong \n\nTo do: mend ");
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 2)) text.insert(at, "\r");
  CHECK(rest_of(text).empty());
  std::string trimmed = ours("wrong ");
  trimmed.erase(trimmed.find(" \n"), 1);
  CHECK(rest_of(trimmed).empty());
}

TEST_CASE("own words: what somebody has written into is left whole, and is said to be changed") {
  std::string text = ours("wrong");
  text.insert(text.find("wrong"), "Checked by Ann: ");
  CHECK(find_own_words(text).changed);
  CHECK(rest_of(text) == text);
  CHECK(find_own_words("Scorebook:\nwrong").changed);
  CHECK(find_own_words(ours("wrong").substr(0, 26)).changed);
  CHECK(!find_own_words(ours("wrong")).changed);
  const std::string both = text + "\n\n" + ours("also");
  CHECK(find_own_words(both).changed);
  CHECK(rest_of(both) == text);
}

TEST_CASE("own words: a piece of the text alone") {
  const std::string text = "ab\n\n" + ours("wrong") + "cd";
  const OwnWords own = find_own_words(text);
  CHECK(without(text, own, 0, 1) == "a");
  CHECK(without(text, own, 1, 10) == "b");
  CHECK(without(text, own, 5, 12).empty());
  CHECK(without(text, own, 12, text.size()) == "cd");
  CHECK(without(text, own, text.size() - 1, text.size()) == "d");
}

}  // namespace
}  // namespace scorebook
