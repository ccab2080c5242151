#include "csv/delimiter.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "csv/records.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

// Enough to see the shape of a table under a title and notes.
constexpr std::size_t kRecordsLookedAt = 1000;
constexpr std::size_t kBytesLookedAt = std::size_t{1} << 20;
constexpr std::size_t kFieldsLookedAt = 16'384;

struct Shape {
  std::size_t records = 0;  // not blank
  std::size_t fields = 0;   // that most records have, two at least; 0 where no record has two
  std::size_t alike = 0;    // how many of them do

  [[nodiscard]] bool consistent() const { return alike != 0 && alike * 3 >= records * 2; }
  [[nodiscard]] bool better_than(const Shape& other) const {
    return alike != other.alike ? alike > other.alike : fields > other.fields;
  }
};

Shape shape_under(std::string_view text, char delimiter) {
  RecordReader reader(text.substr(0, kBytesLookedAt), delimiter);
  Shape shape;
  std::map<std::size_t, std::size_t> by_fields;
  std::vector<std::string> fields;
  while (shape.records < kRecordsLookedAt && reader.next(fields, kFieldsLookedAt)) {
    const bool blank =
        std::all_of(fields.begin(), fields.end(), [](const std::string& field) { return trimmed(field).empty(); });
    if (blank) continue;
    ++shape.records;
    ++by_fields[fields.size()];
  }
  for (const auto& [count, records] : by_fields) {
    if (count < 2 || records < shape.alike) continue;
    shape.fields = count;
    shape.alike = records;
  }
  return shape;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// As in "a;1,5;2,5", where both would do.
bool commas_are_decimal(std::string_view text) {
  text = text.substr(0, kBytesLookedAt);
  for (std::size_t at = text.find(','); at != std::string_view::npos; at = text.find(',', at + 1))
    if (at == 0 || at + 1 >= text.size() || !is_digit(text[at - 1]) || !is_digit(text[at + 1])) return false;
  return true;
}

bool take_stated(std::string_view& text, Delimiter& delimiter) {
  const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
  std::string_view line = text.substr(0, end);
  if (line.size() == 7 && line.front() == '"' && line.back() == '"') line = line.substr(1, 5);
  if (line.size() < 5 || folded(line.substr(0, 4)) != "sep=") return false;
  // Programs that write such a line may fill it up with delimiters.
  const char stated = line[4];
  if (line.substr(4).find_first_not_of(stated) != std::string_view::npos) return false;
  if (static_cast<unsigned char>(stated) >= 0x80 || stated == '"') return false;
  delimiter.character = stated;
  delimiter.stated = true;
  text.remove_prefix(end);
  if (text.starts_with("\r\n"))
    text.remove_prefix(2);
  else if (!text.empty())
    text.remove_prefix(1);
  return true;
}

}  // namespace

Delimiter find_delimiter(std::string_view& text) {
  Delimiter delimiter;
  if (take_stated(text, delimiter)) {
    delimiter.found = delimiter.consistent = true;
    return delimiter;
  }
  Shape best;
  for (const char candidate : {'\t', ',', ';'}) {
    const Shape shape = shape_under(text, candidate);
    const bool decimal_commas = candidate == ';' && delimiter.character == ',' && shape.alike != 0 &&
                                shape.alike == best.alike && commas_are_decimal(text);
    if (!shape.better_than(best) && !decimal_commas) continue;
    best = shape;
    delimiter.character = candidate;
  }
  delimiter.found = best.alike != 0;
  delimiter.consistent = best.consistent();
  return delimiter;
}

std::size_t usual_fields(std::string_view text, char delimiter) {
  const Shape shape = shape_under(text, delimiter);
  return shape.consistent() ? shape.fields : 0;
}

}  // namespace scorebook
