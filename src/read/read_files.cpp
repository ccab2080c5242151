#include <optional>
#include <utility>

#include "ooxml/batch_jobs.hpp"
#include "scorebook/batch.hpp"

namespace scorebook {

std::vector<Result<Workbook>> read_workbook_files(const std::vector<std::string>& paths, unsigned jobs,
                                                  const BatchProgress& progress) {
  // One workbook alone has its sheets read side by side instead.
  const ReadOptions options{paths.size() == 1 ? jobs : 1};
  std::vector<std::optional<Result<Workbook>>> read(paths.size());
  run_batch(
      paths.size(), jobs, [&](std::size_t index) { read[index].emplace(read_workbook_file(paths[index], options)); },
      [&](std::size_t index) {
        read[index].emplace(Error{ErrorCode::over_limit, paths[index], "there is not enough memory to read it",
                                  "Close other programs, or try with fewer workbooks at a time."});
      },
      progress);
  std::vector<Result<Workbook>> results;
  results.reserve(read.size());
  for (std::optional<Result<Workbook>>& one : read) results.push_back(std::move(*one));
  return results;
}

}  // namespace scorebook
