#include "text/figure_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scorebook/period.hpp"
#include "text/stated_unit.hpp"
#include "text/words.hpp"

namespace scorebook {

bool FigureReader::read() {
  Figure found = figure_;
  std::swap(found, figure_);
  if (take_figure()) return true;
  std::swap(found, figure_);
  return false;
}

void FigureReader::skip_blanks() {
  while (front() == ' ') rest_.remove_prefix(1);
}

bool FigureReader::take_figure() {
  std::optional<Amount> first =
      take_bracketed_ratio() ? std::nullopt : take_amount(rest_, figure_.oddities, Currencies::any);
  if (!first) return figure_.denominator && finish_ratio();
  if (take_of(*first)) return finish_ratio();
  if (first->unit == Unit::unknown && take_joined_per_cent(*first)) return take_notes(false);
  set_value(*first);
  if (!first->currency.empty()) figure_.qualifiers.push_back(first->currency);
  plain_ = true;
  if (first->unit == Unit::per_cent && take_linked_count()) plain_ = false;
  return take_notes(first->unit != Unit::unknown && first->unit != Unit::money);
}

void FigureReader::set_value(const Amount& amount) {
  figure_.value = amount.value;
  figure_.exact = amount.value;
  figure_.decimals = amount.decimals;
  figure_.unit = amount.unit;
}

bool FigureReader::take_bracketed_ratio() {
  if (front() != '(') return false;
  const std::size_t end = rest_.find(')');
  if (end == std::string_view::npos) return false;
  if (!read_ratio(rest_.substr(1, end - 1))) return false;
  rest_.remove_prefix(end + 1);
  return true;
}

bool FigureReader::read_ratio(std::string_view words) {
  std::vector<std::string> oddities;
  const auto one = take_amount(words, oddities);
  if (!one || !one->bare || !take_ratio_sign(words)) return false;
  const auto other = take_amount(words, oddities);
  if (!other || !other->bare || !words.empty()) return false;
  figure_.numerator = one->value;
  figure_.denominator = other->value;
  return true;
}

bool FigureReader::take_ratio_sign(std::string_view& words) {
  for (const std::string_view sign : {" out of ", " of ", " / ", "/ ", " /", "/"}) {
    if (words.substr(0, sign.size()) == sign) {
      words.remove_prefix(sign.size());
      return true;
    }
  }
  return false;
}

bool FigureReader::take_of(const Amount& first) {
  if (!first.bare) return false;
  std::string_view words = rest_;
  std::vector<std::string> oddities;
  if (!take_ratio_sign(words)) return false;
  const auto second = take_amount(words, oddities);
  if (!second || !second->bare) return false;
  figure_.numerator = first.value;
  figure_.denominator = second->value;
  rest_ = words;
  return true;
}

bool FigureReader::finish_ratio() {
  skip_blanks();
  if (!rest_.empty() && (front() == '=' || front() == '-' || front() == ',')) {
    rest_.remove_prefix(1);
    skip_blanks();
  }
  std::string_view words = rest_;
  const bool bracket = front() == '(';
  if (bracket) words.remove_prefix(1);
  const auto per_cent = take_amount(words, figure_.oddities);
  if (per_cent && per_cent->unit == Unit::per_cent && (!bracket || (!words.empty() && words.front() == ')'))) {
    if (bracket) words.remove_prefix(1);
    rest_ = words;
    set_value(*per_cent);
    return take_notes(false);
  }
  return worked_out_ratio();
}

bool FigureReader::worked_out_ratio() {
  if (*figure_.numerator > *figure_.denominator || figure_.denominator->zero()) return false;
  if (expected_ == Unit::per_cent || expected_ == Unit::unknown) {
    const double share = figure_.numerator->to_double() / figure_.denominator->to_double() * 100;
    const auto exact = Decimal::from_double(share);
    if (!exact) return false;
    figure_.exact = exact;
    figure_.value = exact->rounded(1);
    figure_.decimals = 1;
    figure_.unit = Unit::per_cent;
    figure_.oddities.push_back(fmt::format("no per cent is printed; {}% is {} divided by {}",
                                           figure_.value->to_string(1), figure_.numerator->to_string(),
                                           figure_.denominator->to_string()));
  } else {
    figure_.value = figure_.exact = figure_.numerator;
    figure_.decimals = figure_.numerator->places();
    figure_.unit = expected_;
  }
  return take_notes(false);
}

bool FigureReader::take_joined_per_cent(const Amount& count) {
  if (!count.bare || count.value.negative()) return false;
  std::string_view words = rest_;
  while (!words.empty() && words.front() == ' ') words.remove_prefix(1);
  const bool bracket = !words.empty() && words.front() == '(';
  if (bracket) words.remove_prefix(1);
  if (words.empty() || words.front() == '+' || words.front() == '-' || words.size() == rest_.size()) return false;
  std::vector<std::string> oddities;
  const std::string_view before = words;
  const auto per_cent = take_amount(words, oddities);
  if (!per_cent || per_cent->unit != Unit::per_cent) return false;
  const std::string typed(before.substr(0, before.size() - words.size()));
  if (bracket && (words.empty() || words.front() != ')')) return false;
  if (bracket) words.remove_prefix(1);
  std::string_view after = words;
  while (!after.empty() && after.front() == ' ') after.remove_prefix(1);
  if (!after.empty() && after.front() != '(' && after.front() != '*') return false;
  rest_ = words;
  if (expected_ == Unit::count) {
    set_value(count);
    figure_.unit = Unit::count;
    figure_.qualifiers.push_back(typed);
  } else {
    set_value(*per_cent);
    figure_.numerator = count.value;
  }
  return true;
}

bool FigureReader::take_linked_count() {
  std::string_view words = rest_;
  while (!words.empty() && words.front() == ' ') words.remove_prefix(1);
  if (!words.empty() && words.front() == '(') {
    const std::size_t end = words.find(')');
    if (end == std::string_view::npos) return false;
    std::string_view inside = words.substr(1, end - 1);
    if (!parse_period(inside) && (read_ratio(inside) || read_count(inside))) {
      rest_ = words.substr(end + 1);
      return true;
    }
    return false;
  }
  std::vector<std::string> oddities;
  if (words.substr(0, 3) == "of ") {
    words.remove_prefix(3);
    const auto whole = take_amount(words, oddities);
    if (!whole || !whole->bare || !words.empty()) return false;
    figure_.denominator = whole->value;
    rest_ = words;
    return true;
  }
  if (read_ratio(words)) {
    rest_ = {};
    return true;
  }
  return false;
}

bool FigureReader::read_count(std::string_view inside) {
  std::vector<std::string> oddities;
  std::string_view words = inside;
  const auto count = take_amount(words, oddities);
  if (!count || !count->bare || count->value.negative()) return false;
  if (!words.empty() && !is_one_word(words)) return false;
  figure_.numerator = count->value;
  if (!words.empty()) figure_.qualifiers.emplace_back(inside);
  return true;
}

bool FigureReader::is_one_word(std::string_view words) {
  const std::string word = folded(words);
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool FigureReader::take_notes(bool words_allowed) {
  bool noun_allowed = plain_;
  for (skip_blanks(); !rest_.empty(); skip_blanks()) {
    if (front() == '(') {
      if (!take_bracket()) return false;
    } else if (front() == '*') {
      rest_.remove_prefix(1);
      figure_.provisional = true;
    } else if (take_provisional_word() || take_change_in_words()) {
      continue;
    } else if (words_allowed) {
      return take_trailing_words();
    } else if (noun_allowed && take_noun()) {
      noun_allowed = false;
      continue;
    } else {
      return false;
    }
    plain_ = false;
    noun_allowed = false;
  }
  finish_unit();
  return true;
}

bool FigureReader::take_provisional_word() {
  const std::string words = folded(rest_);
  for (const std::string_view mark : {"tbc", "provisional", "(provisional)", "unvalidated"}) {
    const bool whole = words.size() == mark.size() ||
                       (words.size() > mark.size() && !(words[mark.size()] >= 'a' && words[mark.size()] <= 'z'));
    if (words.compare(0, mark.size(), mark) == 0 && whole) {
      rest_.remove_prefix(mark.size());
      figure_.provisional = true;
      plain_ = false;
      return true;
    }
  }
  return false;
}

bool FigureReader::take_bracket() {
  const std::size_t end = rest_.find(')');
  if (end == std::string_view::npos) return false;
  const std::string inside = trimmed(rest_.substr(1, end - 1));
  if (inside.empty() || inside.find('(') != std::string::npos) return false;
  rest_.remove_prefix(end + 1);
  std::string_view words = inside;
  const bool change = inside.front() == '+' || inside.front() == '-' || change_sign_ != 0;
  std::vector<std::string> oddities;
  const auto amount = change && !figure_.change ? take_amount(words, oddities) : std::nullopt;
  const bool same_unit = amount && (amount->unit == figure_.unit || amount->unit == Unit::unknown);
  if (same_unit && words.empty() && !parse_period(inside)) {
    figure_.change = change_sign_ < 0 && !amount->value.negative() ? -amount->value : amount->value;
    figure_.oddities.insert(figure_.oddities.end(), oddities.begin(), oddities.end());
    return true;
  }
  const std::string note = folded(inside);
  if (note == "p" || note.find("tbc") != std::string::npos || note.find("provisional") != std::string::npos) {
    figure_.provisional = true;
  }
  figure_.qualifiers.push_back(inside);
  return true;
}

bool FigureReader::take_change_in_words() {
  if (change_sign_ != 0) return false;
  std::string_view words = rest_;
  std::vector<std::string> oddities;
  const auto amount = take_amount(words, oddities);
  if (!amount || amount->unit != Unit::per_cent) return false;
  const std::string following = folded(words);
  const bool decrease = following.compare(0, 8, "decrease") == 0 || following.compare(0, 9, "reduction") == 0;
  const bool increase = following.compare(0, 8, "increase") == 0;
  if (!decrease && !increase) return false;
  const std::size_t end = std::min(rest_.find('('), rest_.size());
  const std::string phrase = trimmed(rest_.substr(0, end));
  if (std::count(phrase.begin(), phrase.end(), ' ') > 2) return false;
  rest_.remove_prefix(end);
  change_sign_ = decrease ? -1 : 1;
  figure_.qualifiers.push_back(phrase);
  plain_ = false;
  return true;
}

bool FigureReader::take_noun() {
  std::size_t length = 0;
  while (length < rest_.size() &&
         ((rest_[length] >= 'a' && rest_[length] <= 'z') || (rest_[length] >= 'A' && rest_[length] <= 'Z')))
    ++length;
  if (length < 3 || (length < rest_.size() && rest_[length] != ' ')) return false;
  const std::string noun = folded(rest_.substr(0, length));
  if (begins_with_difference(noun)) return false;
  figure_.qualifiers.push_back(noun);
  rest_.remove_prefix(length);
  plain_ = false;
  return true;
}

bool begins_with_difference(std::string_view words) {
  for (const std::string_view word :
       {"up",          "down",   "increase", "increased", "decrease", "decreased", "more",   "less",
        "fewer",       "higher", "lower",    "above",     "below",    "over",      "under",  "reduction",
        "improvement", "better", "worse",    "rise",      "fall",     "point",     "points", "pp",
        "stage",       "and",    "or",       "to",        "plus",     "minus"}) {
    if (words.compare(0, word.size(), word) == 0 &&
        (words.size() == word.size() || words[word.size()] < 'a' || words[word.size()] > 'z')) {
      return true;
    }
  }
  return false;
}

bool FigureReader::take_trailing_words() {
  std::string words = trimmed(rest_);
  const std::string lower = folded(words);
  if (begins_with_difference(lower) || !((lower[0] >= 'a' && lower[0] <= 'z'))) return false;
  if (words.find('%') != std::string::npos) return false;
  figure_.qualifiers.push_back(std::move(words));
  rest_ = {};
  plain_ = false;
  finish_unit();
  return true;
}

void FigureReader::finish_unit() {
  figure_.missing.reset();
  figure_.stored_as_text =
      plain_ && (figure_.unit == Unit::unknown || figure_.unit == Unit::per_cent || figure_.unit == Unit::money);
  if (figure_.unit != Unit::unknown || in_other_currency(figure_)) return;
  figure_.unit = expected_;
  figure_.unit_missing = expected_ == Unit::per_cent;
}

}  // namespace scorebook
