// The WebAssembly module: the commands behind the command line, asked for in JSON. Files lie in the module's own file
// system, which is memory: the caller writes the inputs there and reads the outputs from there. It knows no page and no
// Excel.
#include <emscripten.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "addin/evaluate.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/run.hpp"
#include "cli/typed_options.hpp"
#include "scorebook/finding.hpp"
#include "scorebook/report.hpp"
#include "scorebook/version.hpp"

using nlohmann::json;
using namespace scorebook;

namespace {

// What was returned last: the caller has copied it before it calls again.
std::string g_answer;

const char* answer(const json& words) {
  // What is no UTF-8 (a file's name may hold anything) is replaced, not refused.
  g_answer = words.dump(-1, ' ', false, json::error_handler_t::replace);
  return g_answer.c_str();
}

// {"option": "value"}, {"option": ["value", "value"]} or, of a switch, {"option": true}.
cli::TypedOptions typed_options(const json& request) {
  cli::TypedOptions typed;
  typed.words = request.value("words", std::vector<std::string>());
  const json options = request.value("options", json::object());
  for (const auto& [name, value] : options.items()) {
    if (value.is_boolean()) {
      if (value.get<bool>()) typed.options[name] = {};
    } else if (value.is_array()) {
      if (!value.empty()) typed.options[name] = value.get<std::vector<std::string>>();
    } else {
      typed.options[name] = {value.get<std::string>()};
    }
  }
  return typed;
}

cli::ExitStatus wrong(const std::string& problem, cli::Console& console) {
  console.say(problem);
  return cli::ExitStatus::wrong_usage;
}

cli::ExitStatus run_command(const json& request, cli::Console& console) {
  const std::string name = request.value("command", "");
  const cli::Command* command = cli::find_command(name);
  if (command == nullptr) return wrong("there is no command \"" + name + "\"", console);
  const cli::TypedOptions typed = typed_options(request);
  for (const auto& [option, values] : typed.options) {
    bool known = false;
    for (const cli::Option each : command->options) known = known || cli::option_entry(each).name == option;
    if (!known) return wrong("there is no option " + option + " for " + name, console);
  }
  cli::Request asked;
  if (const std::string problem = cli::read_request(*command, typed, asked); !problem.empty())
    return wrong(problem, console);
  asked.earlier_words = request.value("earlier_words", std::size_t{0});
  if (const std::string problem = cli::output_problem(asked); !problem.empty()) return wrong(problem, console);
  return command->run(asked, console);
}

EM_JS(void, tell_progress, (const char* doing, int done, int all), {
  if (Module.onProgress) Module.onProgress(UTF8ToString(doing), done, all);
});

}  // namespace

extern "C" {

// request: {"command": "check", "words": ["/in/march.xlsx"], "options": {"format": "json"}, "earlier_words": 0}; the
// commands and options are those of the command line. Returns {"status": 0, "out": "...", "said": "..."}: the command's
// exit status, what it would write to standard output, and what it says beside it.
EMSCRIPTEN_KEEPALIVE const char* scorebook_run(const char* request) {
  std::istringstream nothing;
  std::ostringstream out, said;
  cli::Console console{nothing, out, said};
  console.on_progress = [](const std::string& doing, std::size_t done, std::size_t all) {
    tell_progress(doing.c_str(), static_cast<int>(done), static_cast<int>(all));
  };
  const cli::ExitStatus status = cli::run_guarded({"(page)"}, console, [&] {
    const json asked = json::parse(request, nullptr, false);
    if (!asked.is_object()) return wrong("the request is no JSON object", console);
    return run_command(asked, console);
  });
  return answer({{"status", static_cast<int>(status)}, {"out", out.str()}, {"said", said.str()}});
}

// The functions of a worksheet: see evaluate.hpp. Returns {"answers": [...]}, or {"failed": "words"}.
EMSCRIPTEN_KEEPALIVE const char* scorebook_evaluate(const char* calls) {
  json answers;
  std::istringstream nothing;
  std::ostringstream out, said;
  cli::Console console{nothing, out, said};
  const cli::ExitStatus status = cli::run_guarded({"(worksheet)"}, console, [&] {
    answers = addin::evaluate(json::parse(calls, nullptr, false));
    return cli::ExitStatus::done;
  });
  return status == cli::ExitStatus::done ? answer({{"answers", answers}}) : answer({{"failed", said.str()}});
}

// {"program": "0.1.0", "catalogue": "2026.1", "rules": 97, "layouts": ["cyps-monthly", ...]}
EMSCRIPTEN_KEEPALIVE const char* scorebook_about() {
  return answer({{"program", kVersion},
                 {"catalogue", kCatalogueVersion},
                 {"rules", rule_catalogue().size()},
                 {"layouts", layout_names()}});
}

}  // extern "C"
