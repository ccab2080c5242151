// Reads one table of a layout key by key, and collects everything that is wrong with it: a missing key, a wrong type, a
// word that is not known, a key that nobody asked for. Each fault names the key and its line.
#pragma once

// The headers alone, so that nobody who links the library needs toml++ as well.
#undef TOML_HEADER_ONLY
#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace scorebook {

using LayoutFaults = std::vector<std::string>;

class LayoutKeys {
 public:
  // `path` is what the table is called in messages: "sheet 3 (scorecard)"; empty for the file itself.
  LayoutKeys(const toml::table& table, std::string path, LayoutFaults& faults)
      : table_(table), path_(std::move(path)), faults_(faults) {}

  void text(const char* key, std::string& value);           // as it was where the key is missing
  void required_text(const char* key, std::string& value);  // a fault where it is missing or empty
  void number(const char* key, double lowest, double highest, double& value);
  void whole_number(const char* key, int lowest, int highest, int& value);
  void yes_or_no(const char* key, bool& value);        // true or false
  void colour(const char* key, std::uint32_t& value);  // "#RRGGBB"
  void texts(const char* key, std::vector<std::string>& values);
  void text_lists(const char* key, std::vector<std::vector<std::string>>& values);
  // One of a few words; its index, or nothing (and a fault unless the key is missing and not required).
  [[nodiscard]] std::optional<std::size_t> one_of(const char* key, const std::vector<std::string_view>& words,
                                                  bool required);
  // The tables of a list; a fault where it is something else.
  [[nodiscard]] std::vector<const toml::table*> tables(const char* key);
  [[nodiscard]] const toml::table* table(const char* key);
  // Names every key that was not asked for. Call it last.
  void no_others();

  void fault(const char* key, const std::string& words);

 private:
  [[nodiscard]] const toml::node* find(const char* key);

  const toml::table& table_;
  std::string path_;
  LayoutFaults& faults_;
  std::set<std::string> asked_;
};

}  // namespace scorebook
