#include "cli/commands.hpp"
#include "cli/nearest.hpp"
#include "cli/output.hpp"
#include "scorebook/json.hpp"

namespace scorebook::cli {
namespace {

std::string unknown_rule(const std::string& id) {
  std::vector<std::string> known;
  for (const RuleEntry& rule : rule_catalogue()) known.emplace_back(rule.id);
  std::string problem = "there is no rule \"" + id + "\"";
  const std::vector<std::string> near = nearest(id, known, 3);
  return problem + (near.empty() ? "; scorebook rules lists them" : "; " + did_you_mean(near));
}

}  // namespace

ExitStatus run_rules(const Request& request, Console& console) {
  std::string text;
  for (const std::string& id : request.words) {
    const RuleEntry* rule = find_rule(id);
    if (rule == nullptr) {
      console.say(unknown_rule(id));
      return ExitStatus::wrong_usage;
    }
    text += (text.empty() ? "" : "\n\n") + rule_text(*rule, text_style(request, console));
  }
  if (request.format == Format::json) {
    text = rules_json();
  } else if (request.words.empty()) {
    text = rules_text(text_style(request, console));
  }
  return deliver(text, "", request, console) ? ExitStatus::done : ExitStatus::not_read_or_written;
}

}  // namespace scorebook::cli
