#include "register/register_row.hpp"

#include "scorebook/measure.hpp"
#include "text/notation.hpp"
#include "text/words.hpp"

namespace scorebook {

std::vector<std::string> split_list(const std::string& text, const std::string& separators) {
  std::vector<std::string> parts;
  std::size_t start = 0;
  while (start <= text.size()) {
    const std::size_t end = std::min(text.find_first_of(separators, start), text.size());
    std::string part = trimmed(std::string_view(text).substr(start, end - start));
    if (!part.empty()) parts.push_back(std::move(part));
    start = end + 1;
  }
  return parts;
}

void RegisterRow::fault(const std::string& column, const std::string& what) const {
  faults_.add(to_string(place(column)), what);
}

std::string RegisterRow::needed(const std::string& column, const std::string& what) const {
  std::string words = text(column);
  if (words.empty()) fault(column, what);
  return words;
}

std::optional<Period> RegisterRow::period(const std::string& column) const {
  const std::string words = text(column);
  if (words.empty()) return std::nullopt;
  std::optional<Period> period = table_.period(row_, column);
  if (!period) fault(column, "\"" + words + "\" is no period such as March 2016, Q2 2017/18 or 2015/16");
  return period;
}

std::optional<Decimal> RegisterRow::number(const std::string& column) const {
  const std::string words = text(column);
  if (words.empty()) return std::nullopt;
  std::optional<Decimal> number = table_.number(row_, column);
  if (!number) fault(column, "\"" + words + "\" is no number");
  return number;
}

std::optional<int> RegisterRow::whole(const std::string& column, int least, int most) const {
  const std::string words = text(column);
  if (words.empty()) return std::nullopt;
  const std::optional<Decimal> number = table_.number(row_, column);
  if (number && number->whole() && *number >= Decimal(least) && *number <= Decimal(most))
    return static_cast<int>(number->to_double());
  fault(column,
        "\"" + words + "\" is no whole number from " + std::to_string(least) + " to " + std::to_string(most));
  return std::nullopt;
}

std::optional<Date> RegisterRow::date(const std::string& column) const {
  const std::string words = text(column);
  if (words.empty()) return std::nullopt;
  std::optional<Date> date = table_.date(row_, column);
  if (!date) fault(column, "\"" + words + "\" is no date such as 31/03/2017 or 31 March 2017");
  return date;
}

bool RegisterRow::yes(const std::string& column) const {
  return choice(column, false, [](const std::string& words) -> std::optional<bool> {
    const std::string word = folded(words);
    if (word == "yes" || word == "y" || word == "true") return true;
    if (word == "no" || word == "n" || word == "false") return false;
    return std::nullopt;
  });
}

std::string RegisterRow::ref(const std::string& column) const {
  const std::string words = text(column);
  return looks_like_ref(words) ? canonical_ref(words) : words;
}

std::vector<std::string> RegisterRow::refs(const std::string& column) const {
  std::vector<std::string> refs = split_list(text(column), ";,");
  for (std::string& ref : refs) {
    if (looks_like_ref(ref)) ref = canonical_ref(ref);
  }
  return refs;
}

Validity RegisterRow::validity(const std::string& from, const std::string& to) const {
  Validity validity;
  if (const std::optional<Period> first = period(from)) validity.first = first->first();
  if (const std::optional<Period> last = period(to)) validity.last = last->last();
  if (validity.first && validity.last && *validity.last < *validity.first)
    fault(to, "the row ends (" + text(to) + ") before it begins (" + text(from) + ")");
  return validity;
}

Figure RegisterRow::figure(const std::string& column, Unit unit) const {
  Figure figure = table_.figure(row_, column, unit);
  if (figure.missing == Missing::text || figure.missing == Missing::error)
    fault(column, "\"" + text(column) + "\" is no figure and no known word for a missing one");
  return figure;
}

}  // namespace scorebook
