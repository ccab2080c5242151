#include "report/layout_keys.hpp"

#include <fmt/format.h>

#include <cstdlib>

namespace scorebook {
namespace {

std::string joined(const std::vector<std::string_view>& words) {
  std::string all;
  for (const auto word : words) all += fmt::format("{}'{}'", all.empty() ? "" : ", ", word);
  return all;
}

}  // namespace

const toml::node* LayoutKeys::find(const char* key) {
  asked_.insert(key);
  return table_.get(key);
}

void LayoutKeys::fault(const char* key, const std::string& words) {
  const toml::node* node = table_.get(key);
  const auto line = node != nullptr ? node->source().begin.line : table_.source().begin.line;
  const std::string where = path_.empty() ? std::string() : " of " + path_;
  faults_.push_back(fmt::format("line {}: '{}'{} {}", line, key, where, words));
}

void LayoutKeys::text(const char* key, std::string& value) {
  const toml::node* node = find(key);
  if (node == nullptr) return;
  if (const auto* text = node->as_string()) {
    value = text->get();
  } else {
    fault(key, "must be a text in quotes");
  }
}

void LayoutKeys::required_text(const char* key, std::string& value) {
  if (find(key) == nullptr) {
    fault(key, "is missing");
    return;
  }
  text(key, value);
  if (value.empty() && find(key)->is_string()) fault(key, "must not be empty");
}

void LayoutKeys::number(const char* key, double lowest, double highest, double& value) {
  const toml::node* node = find(key);
  if (node == nullptr) return;
  const std::optional<double> given = node->is_number() ? node->value<double>() : std::nullopt;
  if (!given || !(*given >= lowest && *given <= highest)) {
    fault(key, fmt::format("must be a number from {} to {}", lowest, highest));
    return;
  }
  value = *given;
}

void LayoutKeys::whole_number(const char* key, int lowest, int highest, int& value) {
  const toml::node* node = find(key);
  if (node == nullptr) return;
  const std::optional<std::int64_t> given = node->is_integer() ? node->value<std::int64_t>() : std::nullopt;
  if (!given || *given < lowest || *given > highest) {
    fault(key, fmt::format("must be a whole number from {} to {}", lowest, highest));
    return;
  }
  value = static_cast<int>(*given);
}

void LayoutKeys::yes_or_no(const char* key, bool& value) {
  const toml::node* node = find(key);
  if (node == nullptr) return;
  if (const auto* given = node->as_boolean()) {
    value = given->get();
  } else {
    fault(key, "must be true or false, without quotes");
  }
}

void LayoutKeys::colour(const char* key, std::uint32_t& value) {
  std::string text;
  this->text(key, text);
  if (find(key) == nullptr || !find(key)->is_string()) return;
  const bool form =
      text.size() == 7 && text[0] == '#' && text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos;
  if (!form) {
    fault(key, "must be a colour such as \"#6CBF6C\"");
    return;
  }
  value = static_cast<std::uint32_t>(std::strtoul(text.c_str() + 1, nullptr, 16));
}

void LayoutKeys::texts(const char* key, std::vector<std::string>& values) {
  const toml::node* node = find(key);
  if (node == nullptr) return;
  const toml::array* list = node->as_array();
  std::vector<std::string> read;
  if (list != nullptr) {
    for (const toml::node& item : *list) {
      if (const auto* text = item.as_string()) read.push_back(text->get());
    }
  }
  if (list == nullptr || read.size() != list->size()) {
    fault(key, "must be a list of texts");
    return;
  }
  values = std::move(read);
}

void LayoutKeys::text_lists(const char* key, std::vector<std::vector<std::string>>& values) {
  const toml::node* node = find(key);
  if (node == nullptr) return;
  const toml::array* lists = node->as_array();
  bool good = lists != nullptr;
  std::vector<std::vector<std::string>> read;
  for (std::size_t i = 0; good && i < lists->size(); ++i) {
    const toml::array* list = lists->get(i)->as_array();
    good = list != nullptr && !list->empty();
    read.emplace_back();
    for (std::size_t j = 0; good && j < list->size(); ++j) {
      const auto* text = list->get(j)->as_string();
      good = text != nullptr;
      if (good) read.back().push_back(text->get());
    }
  }
  if (!good) {
    fault(key, "must be a list of lists of measures");
    return;
  }
  values = std::move(read);
}

std::optional<std::size_t> LayoutKeys::one_of(const char* key, const std::vector<std::string_view>& words,
                                              bool required) {
  const toml::node* node = find(key);
  if (node == nullptr) {
    if (required) fault(key, "is missing; it is one of " + joined(words));
    return std::nullopt;
  }
  if (const auto* text = node->as_string()) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (text->get() == words[i]) return i;
    }
  }
  fault(key, "must be one of " + joined(words));
  return std::nullopt;
}

std::vector<const toml::table*> LayoutKeys::tables(const char* key) {
  std::vector<const toml::table*> found;
  const toml::node* node = find(key);
  if (node == nullptr) return found;
  const toml::array* list = node->as_array();
  if (list != nullptr) {
    for (const toml::node& item : *list) {
      if (const toml::table* table = item.as_table()) found.push_back(table);
    }
  }
  if (list == nullptr || found.size() != list->size()) fault(key, "must be a list of tables in braces");
  return found;
}

const toml::table* LayoutKeys::table(const char* key) {
  const toml::node* node = find(key);
  if (node == nullptr) return nullptr;
  if (!node->is_table()) fault(key, "must be a section in square brackets");
  return node->as_table();
}

void LayoutKeys::no_others() {
  std::string known;
  for (const std::string& key : asked_) known += (known.empty() ? "" : ", ") + key;
  for (const auto& [key, node] : table_) {
    const std::string name(key.str());
    if (asked_.count(name) == 0) fault(name.c_str(), "is not a word of layouts; known here: " + known);
  }
}

}  // namespace scorebook
