#include "report/register_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "text/words.hpp"

namespace scorebook {
namespace {

// The words that a report says of itself, as the sheet Report calls them.
constexpr std::array<std::pair<std::string_view, std::string Layout::*>, 7> kWords = {
    std::pair<std::string_view, std::string Layout::*>{"title", &Layout::title},
    {"title at year end", &Layout::title_at_year_end},
    {"directorate", &Layout::own_directorate},
    {"appendix", &Layout::appendix},
    {"subject", &Layout::subject},
    {"created by", &Layout::created_by},
    {"note", &Layout::note}};

}  // namespace

void use_report_words(const Register* measure_register, Layout& layout) {
  if (measure_register == nullptr) return;
  const auto value_of = [&](std::string_view what) -> std::string {
    for (const ReportWord& word : measure_register->report) {
      if (word.what == what) return word.value;
    }
    return "";
  };
  // A title that is stated alone holds for March as well: the layout's own would be another report's.
  if (const std::string title = value_of("title"); !title.empty()) layout.title_at_year_end = title;
  for (const auto& [what, place] : kWords) {
    if (const std::string value = value_of(what); !value.empty()) layout.*place = value;
  }
}

std::vector<LayoutPage> named_pages(const LayoutSheet& description, const Register* measure_register) {
  if (measure_register == nullptr) return description.pages;
  std::vector<LayoutPage> pages;
  const auto of_layout = [&](const std::string& source) {
    return std::find_if(description.pages.begin(), description.pages.end(),
                        [&](const LayoutPage& page) { return folded(page.source) == folded(source); });
  };
  for (const ReportPage& named : measure_register->pages) {
    LayoutPage page;
    page.source = page.name = named.page;
    if (const auto known = of_layout(named.page); known != description.pages.end()) page = *known;
    if (!named.name.empty()) page.name = named.name;
    if (!named.title.empty()) page.title = named.title;
    if (!named.measures.empty()) page.measures = named.measures;
    pages.push_back(std::move(page));
  }
  for (const LayoutPage& page : description.pages) {
    const bool there = std::any_of(measure_register->pages.begin(), measure_register->pages.end(),
                                   [&](const ReportPage& named) { return folded(named.page) == folded(page.source); });
    if (!there) pages.push_back(page);
  }
  return pages;
}

}  // namespace scorebook
