// Words of a text from which a person might be recognised. Each is only a reason for a person to look: the heuristics
// know nothing of who reads the report, and find no more than the usual forms.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "check/claims.hpp"
#include "check/publication_rules.hpp"
#include "text/words.hpp"

namespace scorebook::rule {

namespace {

template <class Words>
bool is_one_of(std::string_view word, const Words& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

struct Detail {
  TokenRange tokens;
  const char* what;
};

class DetailFinder {
 public:
  // Outside the texts on measures an address is that of an office or a project.
  DetailFinder(const Sentence& sentence, bool addresses) : sentence_(sentence), addresses_(addresses) {}

  std::vector<Detail> find() {
    for (std::size_t at = 0; at < sentence_.tokens.size(); ++at) {
      find_name(at);
      find_single_case(at);
      find_age(at);
      find_birth(at);
      if (addresses_) find_address(at);
      find_number(at);
    }
    return std::move(details_);
  }

 private:
  [[nodiscard]] std::string_view word(std::size_t at) const {
    return at < sentence_.tokens.size() ? std::string_view(sentence_.tokens[at].folded) : std::string_view();
  }
  [[nodiscard]] bool capital(std::size_t at) const {
    return at < sentence_.tokens.size() && sentence_.tokens[at].capital && sentence_.tokens[at].kind == TokenKind::word;
  }

  void add(std::size_t first, std::size_t last, const char* what) {
    const auto covers = [&](const Detail& detail) { return detail.tokens.last >= first; };
    if (std::none_of(details_.begin(), details_.end(), covers)) details_.push_back({{first, last}, what});
  }

  // "Mrs Brown": not "Cllr Brown", who is in office.
  void find_name(std::size_t at) {
    constexpr std::array<std::string_view, 5> kTitles = {"mr", "mrs", "ms", "miss", "master"};
    if (!is_one_of(word(at), kTitles) || !capital(at)) return;
    const std::size_t name = word(at + 1) == "." ? at + 2 : at + 1;
    if (!capital(name)) return;
    // "Miss" and "Master" begin sentences of their own: then a title only before a name that ends or goes on so.
    if ((word(at) == "miss" || word(at) == "master") && name != at + 1) return;
    add(at, name, "a name");
  }

  // "one child", "a single case", "1 young person".
  void find_single_case(std::size_t at) {
    constexpr std::array<std::string_view, 26> kPersons = {
        "child",  "boy",     "girl",     "baby",   "sibling",  "pupil", "student",    "person", "resident",
        "family", "mother",  "father",   "parent", "carer",    "woman", "man",        "client", "patient",
        "tenant", "adopter", "teenager", "infant", "employee", "case",  "individual", "adult"};
    constexpr std::array<std::string_view, 12> kBetween = {"young",  "looked",  "after", "disabled",
                                                           "single", "female",  "male",  "vulnerable",
                                                           "older",  "elderly", "new",   "teenage"};
    if (word(at) != "one" && word(at) != "1" && word(at) != "single") return;
    if (at > 0 && (word(at - 1) == "no" || word(at - 1) == "any" || word(at - 1) == "per" || word(at - 1) == "stage" ||
                   word(at - 1) == "priority" || word(at - 1) == "quarter"))
      return;
    std::size_t next = at + 1;
    while (next < at + 4 && is_one_of(word(next), kBetween)) ++next;
    if (is_one_of(word(next), kPersons)) add(at, next, "a single case");
  }

  // "a 14-year-old boy", "aged 14": one age, not a range.
  void find_age(std::size_t at) {
    const std::string_view text = word(at);
    const auto digits = static_cast<std::size_t>(
        std::find_if(text.begin(), text.end(), [](char letter) { return letter < '0' || letter > '9'; }) -
        text.begin());
    if (digits > 0 && digits <= 2 && text.substr(digits) == "-year-old") return add(at, at, "an age");
    const bool number = digits > 0 && digits <= 2 && digits == text.size();
    if (!number) return;
    if (word(at + 1) == "year-old" && !range_before(at)) return add(at, at + 1, "an age");
    if (word(at + 1) == "year" && word(at + 2) == "old" && !range_before(at)) return add(at, at + 2, "an age");
    const bool goes_on = word(at + 1) == "to" || word(at + 1) == "-" || word(at + 1) == "and" || word(at + 1) == "or" ||
                         word(at + 1) == "+" || word(at + 1) == "/";
    if (at > 0 && word(at - 1) == "aged" && !goes_on) add(at - 1, at, "an age");
  }

  [[nodiscard]] bool range_before(std::size_t at) const {
    return at > 0 && (word(at - 1) == "to" || word(at - 1) == "-" || word(at - 1) == "and" || word(at - 1) == "under" ||
                      word(at - 1) == "all" || word(at - 1) == "entitled");
  }

  // "date of birth", "born on 3 May 2009", "DOB".
  void find_birth(std::size_t at) {
    if (word(at) == "date" && word(at + 1) == "of" && word(at + 2) == "birth") add(at, at + 2, "a date of birth");
    if (word(at) == "dob" || word(at) == "d.o.b") add(at, at, "a date of birth");
    if (word(at) != "born") return;
    for (const TextPeriod& period : sentence_.periods) {
      if (period.tokens.first > at && period.tokens.first <= at + 2) add(at, period.tokens.last, "a date of birth");
    }
  }

  // "14 Mill Lane", "S60 1AE".
  void find_address(std::size_t at) {
    constexpr std::array<std::string_view, 14> kStreets = {"street",  "road",  "lane",  "avenue",   "close",
                                                           "drive",   "court", "grove", "crescent", "terrace",
                                                           "gardens", "place", "rise",  "way"};
    const std::string_view text = word(at);
    const bool house = !text.empty() && text.size() <= 4 && std::isdigit(static_cast<unsigned char>(text[0])) != 0 &&
                       text.find_first_of(".,%£/-") == std::string_view::npos;
    if (house && capital(at + 1)) {
      for (std::size_t street = at + 2; street <= at + 3; ++street) {
        if (capital(street) && is_one_of(word(street), kStreets)) return add(at, street, "an address");
      }
    }
    if (is_outward_code(text) && is_inward_code(word(at + 1))) add(at, at + 1, "a postcode");
  }

  static bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
  static bool is_letter(char letter) { return letter >= 'a' && letter <= 'z'; }

  // "s60", "sw1a".
  static bool is_outward_code(std::string_view text) {
    if (text.size() < 2 || text.size() > 4 || !is_letter(text[0])) return false;
    const std::size_t digit = is_letter(text[1]) ? 2 : 1;
    return text.size() > digit && is_digit(text[digit]);
  }
  static bool is_inward_code(std::string_view text) {
    return text.size() == 3 && is_digit(text[0]) && is_letter(text[1]) && is_letter(text[2]);
  }

  // National Insurance numbers, and numbers of the NHS with its name before them.
  void find_number(std::size_t at) {
    const std::string_view text = word(at);
    const bool insurance = text.size() == 9 && is_letter(text[0]) && is_letter(text[1]) && is_letter(text[8]) &&
                           std::all_of(text.begin() + 2, text.begin() + 8, is_digit);
    if (insurance) add(at, at, "a National Insurance number");
    const bool health =
        text == "nhs" && (word(at + 1) == "number" || word(at + 1) == "no") && at + 2 < sentence_.tokens.size();
    if (health && sentence_.tokens[at + 2].kind == TokenKind::number) add(at, at + 2, "an NHS number");
  }

  const Sentence& sentence_;
  bool addresses_;
  std::vector<Detail> details_;
};

}  // namespace

void personal_detail(const Evidence& evidence, Recorder& recorder) {
  if (!evidence.public_edition()) return recorder.not_run(std::string(kNotPublic));
  const Commentary commentary(evidence);
  for (const Remark& remark : commentary.remarks()) {
    for (const Sentence& sentence : sentences_of(remark.text, evidence.period())) {
      const std::vector<Detail> details = DetailFinder(sentence, remark.kind != RemarkKind::other).find();
      if (details.empty()) {
        recorder.passed();
        continue;
      }
      std::vector<std::string> found;
      for (const Detail& detail : details)
        found.push_back(fmt::format("{} (“{}”)", detail.what, quoted(remark.text, sentence, detail.tokens)));
      Failure failure;
      failure.places = {remark.place};
      if (remark.about_one()) failure.measure = remark.names.front();
      failure.period = evidence.period();
      failure.observed = quoted(remark.text, sentence, details.front().tokens);
      failure.kind_of_place = remark.place.sheet_name() + " personal detail";
      failure.message = fmt::format("The text may let a person be recognised: “{}” has {}.",
                                    shortened(sentence.text, 200), listed(found));
      failure.fix = "Take it out, or put it so that nobody can be recognised, before it is published.";
      recorder.failed(std::move(failure));
    }
  }
}

}  // namespace scorebook::rule
