#include "cli/commands.hpp"
#include "cli/inputs.hpp"
#include "cli/output.hpp"
#include "scorebook/json.hpp"
#include "scorebook/words.hpp"

namespace scorebook::cli {

ExitStatus run_cells(const Request& request, Console& console) {
  const Inputs inputs = read_inputs(request.words, request, console);
  std::string text;
  std::size_t cells = 0;
  for (const std::shared_ptr<const Workbook>& workbook : inputs.workbooks) {
    for (const Sheet& sheet : workbook->sheets) cells += sheet.cells.size();
    text += request.format == Format::json ? cells_json_lines(*workbook) : cells_text_lines(*workbook);
  }
  if (inputs.workbooks.empty()) return ExitStatus::not_read_or_written;
  if (!deliver(text, counted(cells, "cell"), request, console)) return ExitStatus::not_read_or_written;
  return inputs.some_unread ? ExitStatus::not_read_or_written : ExitStatus::done;
}

}  // namespace scorebook::cli
