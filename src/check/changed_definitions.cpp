// What is said of each measure, and which measures there are, against the earlier submissions.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "check/compared_tables.hpp"
#include "check/sentences.hpp"
#include "check/text_parts.hpp"
#include "check/wording.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr const char* kTitle = "title";

struct Said {
  std::string what;
  const LabelledCell* cell = nullptr;
  std::string text;
};

// One measure as a row defines it.
struct Defined {
  std::string measure, title;
  Place place;
  std::vector<Said> said;
};

void say(Defined& defined, const char* what, const LabelledCell& cell) {
  if (cell.place.known()) defined.said.push_back({what, &cell, collapsed(cell.text)});
}

Defined defined_by(const ScorecardRow& row) {
  Defined defined{
      row.definition.name, collapsed(row.title.text), row.ref.place.known() ? row.ref.place : row.title.place, {}};
  say(defined, kTitle, row.title);
  say(defined, "good performance", row.polarity);
  say(defined, "data note", row.data_note);
  say(defined, "note on the year to date", row.year_to_date_note);
  say(defined, "red", row.red);
  say(defined, "amber", row.amber);
  say(defined, "target green", row.green);
  return defined;
}

Defined defined_by(const PlanRow& row) {
  Defined defined{
      row.definition.name, collapsed(row.title.text), row.ref.place.known() ? row.ref.place : row.title.place, {}};
  say(defined, kTitle, row.title);
  say(defined, "good performance", row.polarity);
  say(defined, "frequency", row.frequency);
  return defined;
}

// The targets of a plan's row are figures of their own.
void say_targets(Defined& defined, const PlanRow& row, const Submission& submission, std::vector<LabelledCell>& cells) {
  for (const std::size_t index : row.observations) {
    if (index >= submission.observations.size()) continue;
    const Observation& observation = submission.observations[index];
    if (observation.kind != ObservationKind::target) continue;
    std::string what = "target";
    if (observation.measure != row.definition.name) what += " of " + observation.measure;
    if (observation.period) what += " for " + observation.period->words();
    // More than one cell may hold targets: the name tells them apart.
    cells.push_back({observation.figure.text, observation.place, std::nullopt});
    defined.said.push_back({std::move(what), nullptr, collapsed(observation.figure.text)});
  }
}

class Definitions {
 public:
  explicit Definitions(const Submission& submission) {
    for (const Scorecard& scorecard : submission.scorecards) {
      for (const ScorecardRow& row : scorecard.rows) add(defined_by(row), {});
    }
    for (const PlanTable& plan : submission.plans) {
      for (const PlanRow& row : plan.rows) {
        Defined defined = defined_by(row);
        std::vector<LabelledCell> targets;
        say_targets(defined, row, submission, targets);
        add(std::move(defined), targets);
      }
    }
  }

  struct Word {
    std::string text;
    Place place;
  };
  struct Measure {
    std::string title;
    Place place;
    std::map<std::string, Word> words;
    std::vector<std::string> order;
  };

  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  [[nodiscard]] const Measure* find(const std::string& name) const {
    const auto found = measures_.find(name);
    return found == measures_.end() ? nullptr : &found->second;
  }

 private:
  void add(Defined defined, const std::vector<LabelledCell>& targets) {
    if (defined.measure.empty()) return;
    const auto [entry, is_new] = measures_.try_emplace(defined.measure);
    if (!is_new) return;  // twice in the workbook: S103 or S104, and the first counts
    names_.push_back(defined.measure);
    Measure& measure = entry->second;
    measure.title = defined.title;
    measure.place = defined.place;
    std::size_t target = 0;
    for (const Said& said : defined.said) {
      const Place place = said.cell != nullptr ? said.cell->place : targets[target++].place;
      if (measure.words.try_emplace(said.what, Word{said.text, place}).second) measure.order.push_back(said.what);
    }
  }

  std::vector<std::string> names_;
  std::map<std::string, Measure> measures_;
};

// Whether two cells say the same: capitals and blanks change nothing.
bool same_words(const std::string& left, const std::string& right) {
  const auto bare = [](const std::string& text) {
    std::string words = folded(text);
    words.erase(std::remove(words.begin(), words.end(), ' '), words.end());
    return words;
  };
  return left == right || bare(left) == bare(right);
}

// A title with a mark in place of the dates in it, which move on by themselves: "Looked after at 31 March 2016". Other
// numbers stay ("within 45 days"), ages among them ("16/17 year olds").
std::string without_dates(const std::string& title) {
  constexpr std::array<std::string_view, 5> kAges = {"year", "years", "yr", "yrs", "olds"};
  std::string words;
  std::size_t done = 0;
  for (const Sentence& sentence : sentences_of(title, Period::financial_year(2000))) {
    for (const TextPeriod& period : sentence.periods) {
      const auto token = [&](std::size_t at) { return at < sentence.tokens.size() ? &sentence.tokens[at] : nullptr; };
      std::size_t last = period.tokens.last;
      const auto is_short_year = [](const Token* next) {
        return next != nullptr && next->kind == TokenKind::number && next->folded.size() == 2;
      };
      const auto text_of = [&] {
        const std::size_t begin = sentence.tokens[period.tokens.first].begin;
        return title.substr(begin, sentence.tokens[last].end - begin);
      };
      // "March 16": beside a month a number of two digits is its year.
      if (!has_digit(text_of()) && period.form == TextPeriod::Form::named && is_short_year(token(last + 1))) ++last;
      const Token* next = token(last + 1);
      const bool age = next != nullptr && std::find(kAges.begin(), kAges.end(), next->folded) != kAges.end();
      if (age || !has_digit(text_of())) continue;
      words += title.substr(done, sentence.tokens[period.tokens.first].begin - done) + "#";
      done = sentence.tokens[last].end;
    }
  }
  return words + title.substr(done);
}

struct Named {
  std::string title;
  Place place;
};

// Every measure of the tables, by its name: rows and columns with figures of their own.
std::map<std::string, Named> measures_of(const Submission& submission) {
  std::map<std::string, Named> measures;
  for (const Scorecard& scorecard : submission.scorecards) {
    for (const ScorecardRow& row : scorecard.rows)
      measures.try_emplace(row.definition.name,
                           Named{collapsed(row.title.text), row.ref.place.known() ? row.ref.place : row.title.place});
  }
  for (const PlanTable& plan : submission.plans) {
    for (const PlanRow& row : plan.rows)
      measures.try_emplace(row.definition.name,
                           Named{collapsed(row.title.text), row.ref.place.known() ? row.ref.place : row.title.place});
  }
  for (const DetailPage& page : submission.pages) {
    for (const DetailColumn& column : page.columns)
      measures.try_emplace(column.measure, Named{collapsed(column.title.text), column.title.place});
  }
  measures.erase("");
  return measures;
}

// The names of the measures that the others do not have, by their folded titles; empty where two have the same title.
std::map<std::string, std::string> by_title(const std::map<std::string, Named>& measures,
                                            const std::map<std::string, Named>& others) {
  std::map<std::string, std::string> names;
  for (const auto& [name, named] : measures) {
    if (named.title.empty() || others.count(name) != 0) continue;
    const auto [known, is_new] = names.try_emplace(folded(named.title), name);
    if (!is_new) known->second.clear();
  }
  return names;
}

}  // namespace

ChangedDefinitions changed_definitions(const Evidence& evidence) {
  ChangedDefinitions result;
  const Definitions now(evidence.submission());
  std::vector<Definitions> before;
  for (const Evidence* earlier : evidence.earlier()) before.emplace_back(earlier->submission());
  for (const std::string& name : now.names()) {
    const Definitions::Measure& measure = *now.find(name);
    const auto earlier = std::find_if(before.begin(), before.end(),
                                      [&name](const Definitions& one) { return one.find(name) != nullptr; });
    if (earlier == before.end()) continue;
    ++result.compared;
    const Definitions::Measure& old = *earlier->find(name);
    for (const std::string& what : measure.order) {
      const Definitions::Word& word = measure.words.at(what);
      const auto said = old.words.find(what);
      if (said == old.words.end() || same_words(said->second.text, word.text)) continue;
      if (what == kTitle && same_words(without_dates(said->second.text), without_dates(word.text))) continue;
      result.changed.push_back({name, measure.title, what, said->second.text, word.text, word.place, said->second.place,
                                &evidence.earlier()[static_cast<std::size_t>(earlier - before.begin())]->submission()});
    }
  }
  return result;
}

ChangedMeasures changed_measures(const Evidence& evidence) {
  ChangedMeasures result;
  if (evidence.earlier().empty()) return result;
  const std::map<std::string, Named> now = measures_of(evidence.submission());
  // Against the latest one alone: what was dropped before it is an old story.
  const std::map<std::string, Named> before = measures_of(evidence.earlier().front()->submission());
  const auto came = by_title(now, before), went = by_title(before, now);
  const auto of_same_title = [](const std::map<std::string, std::string>& names, const std::string& title) {
    const auto found = names.find(folded(title));
    return found == names.end() ? std::string() : found->second;
  };
  for (const auto& [name, named] : now) {
    if (before.count(name) != 0) {
      ++result.in_both;
    } else {
      result.changed.push_back({name, named.title, true, named.place, of_same_title(went, named.title)});
    }
  }
  for (const auto& [name, named] : before) {
    if (now.count(name) == 0)
      result.changed.push_back({name, named.title, false, named.place, of_same_title(came, named.title)});
  }
  return result;
}

}  // namespace scorebook
