// The return as an edition for the public may show it: without the small numbers of people, without what is made of
// them, and without what would give one away. The numbers are taken out before anything is rated or written, so that no
// output can hold one. Which number is small is the register's setting; the rule behind it is P801 of the checks, and a
// waiver of P801 for a measure keeps its numbers, because what it counts are no people: for the periods of the waiver,
// and where several directorates have a measure of that number, of the one that is called as in the register. A waiver
// that names no measure keeps none.
//   * Small: a count, numerator or denominator from 1 to the small number, or a numerator that is that close to its
//     denominator. With it go its percentage or rate, the cells it is made from, and every copy of the same figure.
//   * Given away: what follows from figures that stay. Months and their year to date, quarters and months, totals and
//     the parts that the register declares or the columns of a page show, the shares of one number, a percentage with
//     its numerator and denominator, a rate with its count, a percentage with a count that it may be a
//     share of, two figures that count from the beginning of a year. A second figure goes then: the next smallest part,
//     else the total.
//   * A figure that is left out has no RAG and no direction of travel: its colour, beside printed thresholds, would say
//     where it lies.
//   * What stays is kept as printed: further decimals of a percentage can give the numbers away that it is made from.
//   * A commentary that quotes a number that was left out, or a number of people that is small, is withheld whole; so
//     are definitions, actions, statuses, targets and notes that count people or quote their measure's number.
//   * What was restated by a small number of people is said to be restated, not from what.
// What it cannot know: that two measures of different names, or two workbooks of different directorates, hold the same
// figure; totals of scorecard rows that no register declares; a rolling year that moved on by a month; what another
// publication tells.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "scorebook/comparison.hpp"
#include "scorebook/finding.hpp"
#include "scorebook/rating.hpp"
#include "scorebook/register.hpp"
#include "scorebook/submission.hpp"

namespace scorebook {

// Why a figure is left out; in words by suppressed_because.
enum class SuppressedBecause : std::uint8_t {
  small,          // it is a small number
  made_of_small,  // its numerator or denominator is small, or what lies between them
  makes_small,    // it is the numerator or denominator of such a figure
  copy,           // it is the same figure again
  follows,        // it would follow from a figure that is left out and others that stay
  second,         // without it one that is left out would follow from the others
  words,          // its cell holds words with a small number
  change,         // the change typed beside it: the figure stays, the earlier one would follow
};
[[nodiscard]] std::string suppressed_because(SuppressedBecause why);

// The number itself is nowhere in it.
struct SuppressedFigure {
  std::string measure, title;  // as in Observation
  std::string what;            // "Mar-16", "2015/16 year to date"
  Place place;
  SuppressedBecause why = SuppressedBecause::small;
};

// A small number that is shown, because P801 is waived for its measure.
struct KeptFigure {
  std::string measure, title, what;  // as in SuppressedFigure
  Place place;
  std::string name, reason;  // who waived it, and why
};

// A waiver of P801 that keeps nothing, and why: a sentence.
struct IdleWaiver {
  Place place;
  std::string why;
};

struct WithheldText {
  std::string what;  // "performance analysis"
  Place place;
};

inline constexpr const char* kSuppressed = "c";  // what stands in place of a figure
inline constexpr const char* kWithheld = "commentary withheld: it may tell who is meant";
inline constexpr const char* kTextWithheld = "text withheld: it may tell who is meant";

// The ratings point into the submissions and the register and must not outlive them; moving it keeps them whole.
struct PublicEdition {
  PublicEdition() = default;
  PublicEdition(PublicEdition&&) = default;
  PublicEdition& operator=(PublicEdition&&) = default;
  PublicEdition(const PublicEdition&) = delete;
  PublicEdition& operator=(const PublicEdition&) = delete;
  ~PublicEdition() = default;

  std::shared_ptr<const Register> measure_register;  // without such figures and reasons; null without one
  std::vector<Submission> submissions, earlier;      // in the order of the input; without the cells of the workbooks
  std::vector<Rating> ratings;                       // of what stays
  std::vector<SuppressedFigure> figures;             // of the submissions, in their order
  std::vector<KeptFigure> kept;                      // likewise
  std::vector<IdleWaiver> idle_waivers;
  std::vector<WithheldText> texts;
  std::vector<std::size_t> figures_read, figures_read_earlier;  // of each workbook, with those that are left out
  // How many findings of which rule in which workbook, without their words.
  CheckResult checked = {Period::of_month(0), {}, {}};
  std::vector<Comparison> comparisons;  // of what stays, without small differences
};

// `checked`: the input as checked for the public, with the findings of P801 that a waiver of one finding accepts.
[[nodiscard]] PublicEdition for_public(const CheckInput& input, const CheckResult& checked);

}  // namespace scorebook
