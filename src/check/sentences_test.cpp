// What is found in the words alone, and above all what is not taken for a figure.
#include "check/sentences.hpp"

#include <doctest/doctest.h>

#include "check/claims.hpp"

namespace scorebook {
namespace {

Period march() { return Period::month(2016, 3); }

// "3,659", "86.2%", "4.7 percentage points|0": what the sentence's figures read as, with the words that they are in.
std::vector<std::string> figures_in(const std::string& text, Period reporting = march()) {
  std::vector<std::string> found;
  for (const Sentence& sentence : sentences_of(text, reporting)) {
    for (const TextFigure& figure : sentence.figures) {
      std::string words = quoted(text, sentence, figure.tokens);
      if (figure.approximate) words += " or so";
      found.push_back(words);
    }
  }
  return found;
}

std::vector<std::string> periods_in(const std::string& text, Period reporting = march()) {
  std::vector<std::string> found;
  for (const Sentence& sentence : sentences_of(text, reporting)) {
    for (const TextPeriod& period : sentence.periods)
      found.push_back(quoted(text, sentence, period.tokens) + " = " + (period.period ? period.period->id() : "?"));
  }
  return found;
}

std::vector<std::string> directions_in(const std::string& text) {
  std::vector<std::string> found;
  for (const Sentence& sentence : sentences_of(text, march())) {
    for (const DirectionWord& direction : sentence.directions)
      found.push_back(quoted(text, sentence, direction.tokens));
  }
  return found;
}

using Words = std::vector<std::string>;

TEST_CASE("sentences: they end at full stops, not at abbreviations and decimals") {
  const std::string text =
      "Visits rose by 2.5% (e.g. at weekends). The approx. 40 new visitors came by bus! Why?\nNo one asked";
  std::vector<std::string> texts;
  for (const Sentence& sentence : sentences_of(text, march())) texts.push_back(sentence.text);
  CHECK(texts == Words{"Visits rose by 2.5% (e.g. at weekends).", "The approx. 40 new visitors came by bus!", "Why?",
                       "No one asked"});
}

TEST_CASE("sentences: a text of blanks or marks has none") {
  CHECK(sentences_of("", march()).empty());
  CHECK(sentences_of(" \n … - . ", march()).size() <= 1);
  CHECK(sentences_of("---", march()).empty());
}

TEST_CASE("text figures: numbers with their units") {
  CHECK(figures_in("It rose to 86.2%, by 4.7 percentage points, to 3,659 notices and £6.8m.") ==
        Words{"86.2%", "4.7 percentage points", "3,659", "£6.8m"});
  CHECK(figures_in("The rate is 91.9 per 10,000, or 38.78 per 100,000 and 12 per cent.") ==
        Words{"91.9 per 10,000", "38.78 per 100,000", "12 per cent"});
  CHECK(figures_in("Nine of the twelve homes, 62 % of all.") == Words{"Nine", "twelve", "62 %"});
}

TEST_CASE("text figures: dates, years and ordinals are none") {
  CHECK(figures_in("On 31st March 2016, the 2nd review since 2014 and 2013/14 closed by 1 May 2016.").empty());
  CHECK(figures_in("Ofsted 2014 found it good in Mar-16 and Q2 of 2017-20, on 22/04/2016.").empty());
  CHECK(figures_in("It was 40 in quarter 1 and in the 3rd quarter.", Period::quarter(2017, 2)) == Words{"40"});
}

TEST_CASE("text figures: names, ages, durations and telephone numbers are none") {
  CHECK(figures_in("Section 47 enquiries, key stage 2, year 6 and priority 3 of page 12.").empty());
  CHECK(figures_in("Children aged 14, 16-18 year olds, the 0-5 year olds and those under 5 years.").empty());
  CHECK(figures_in("It takes 12 months or 24 hours, now and then two years.").empty());
  CHECK(figures_in("Call 01709 382121 or 07700 900123, extension 12.").empty());
  CHECK(figures_in("Measure 2.8 and ref 1.A2 have S47 beside them, 1 in 3 of all.").empty());
}

TEST_CASE("text figures: about so many, and the ends of a range, say nothing exact") {
  CHECK(figures_in("About 40 homes, over 90% of all, between 515 and 522 children, 9 to 12 weeks.") ==
        Words{"40 or so", "90% or so", "515 or so", "522 or so", "9 or so", "12 or so"});
  CHECK(figures_in("Down from 732 to 485, and by 4% to 81.5%.") == Words{"732", "485", "4%", "81.5%"});
}

TEST_CASE("text periods: months and quarters without a year are the latest ones") {
  CHECK(periods_in("In February, and in May, after 31st December 2014.") ==
        Words{"February = 2016-02", "May = 2015-05", "31st December 2014 = 2014-12"});
  CHECK(periods_in("In quarter 1, the second quarter and Q3 2016/17.", Period::quarter(2017, 2)) ==
        Words{"quarter 1 = 2017-Q1", "second quarter = 2017-Q2", "Q3 2016/17 = 2016-Q3"});
  CHECK(periods_in("They may march on.").empty());
}

TEST_CASE("text periods: words that name one, and words that leave a choice") {
  CHECK(periods_in("This month, last month and the month before.") ==
        Words{"This month = 2016-03", "last month = 2016-02", "the month before = 2016-02"});
  CHECK(periods_in("The same month last year, last year, and to date since the winter.") ==
        Words{"same month last year = 2015-03", "last year = ?", "to date = ?", "winter = ?"});
  CHECK(periods_in("The same quarter of 2016/17.", Period::quarter(2017, 2)) ==
        Words{"same quarter of 2016/17 = 2016-Q2"});
  CHECK(periods_in("From July to September 2017 and in 2014.") == Words{"July to September 2017 = ?", "2014 = ?"});
}

TEST_CASE("direction words: what happened, not what is wished or denied") {
  CHECK(directions_in("Numbers rose, have fallen and went up.") == Words{"rose", "fallen", "up"});
  CHECK(directions_in("Down from 45 to 39. Lower than in quarter 1. A slight increase from 2 to 3.") ==
        Words{"Down", "Lower than", "increase"});
  CHECK(directions_in("We aim to increase it; it should fall; no improvement; step down to early help.").empty());
  CHECK(directions_in("It takes up to 45 days. Numbers are not expected to be reduced.").empty());
}

TEST_CASE("telling words: what a title says that others do not") {
  CHECK(telling_words("Number of contacts (in month)") == Words{"contact"});
  CHECK(telling_words("% of referrals going onto assessment") == Words{"referral", "going", "onto", "assessment"});
}

}  // namespace
}  // namespace scorebook
