#include "locate/plan_names.hpp"

#include "text/sub_figures.hpp"
#include "text/words.hpp"

namespace scorebook {
namespace {

bool starts_with(const std::string& text, std::string_view start) { return text.compare(0, start.size(), start) == 0; }

}  // namespace

BandLabel band_label(const std::string& text) {
  const std::string words = folded(text);
  BandLabel label;
  if (starts_with(words, "outcome")) label.kind = BandKind::outcome;
  if (starts_with(words, "lead accountability") || starts_with(words, "accountable"))
    label.kind = BandKind::accountable;
  const std::size_t colon = text.find(':');
  if (label.kind == BandKind::none || colon == std::string::npos) return {};
  label.rest = trimmed(std::string_view(text).substr(colon + 1));
  return label;
}

bool names_priority(const std::string& text) {
  const std::string words = folded(text);
  for (const std::string_view name : {"priority", "theme", "objective", "ambition", "goal", "aim"}) {
    if (!starts_with(words, name)) continue;
    // A word of its own with its number or words behind it: no "Priorities", no "Aiming high", no heading "Priority".
    // What all measures of a sheet are called together names none of its priorities: "Priority measures, quarter 3".
    if (words.size() <= name.size() || (words[name.size()] != ' ' && words[name.size()] != ':')) continue;
    const std::string next =
        words.substr(name.size() + 1, words.find_first_of(" ,:", name.size() + 1) - name.size() - 1);
    return next != "measures" && next != "indicators" && next != "measure" && next != "indicator";
  }
  return false;
}

PlanTitle read_plan_title(const std::string& text) {
  PlanTitle title{collapsed(text), false};
  for (const std::string_view note : {"(priority measure)", "[priority measure]", "(priority)"}) {
    // folded() keeps the letters where they are: the text has single blanks already.
    const std::size_t at = folded(title.text).find(note);
    if (at == std::string::npos) continue;
    title.priority_measure = true;
    title.text = collapsed(title.text.substr(0, at) + " " + title.text.substr(at + note.size()));
  }
  return title;
}

bool says_yes(const std::string& text) {
  const std::string words = folded(text);
  return words == "yes" || words == "y" || words == "x" || words == "true" || words == "priority" ||
         words == "\u2713" || words == "\u2714";
}

std::string first_mark(const std::string& title) {
  for (const MarkedPart& part : marked_parts(title)) {
    if (!part.mark.empty()) return part.mark;
  }
  return "";
}

std::string leading_mark(const std::string& title) {
  const std::vector<MarkedPart> parts = marked_parts(title);
  return parts.empty() || (parts.front().mark.empty() && !parts.front().words.empty()) ? "" : first_mark(title);
}

}  // namespace scorebook
