#include "ooxml/batch_jobs.hpp"
#include "scorebook/batch.hpp"

namespace scorebook {

std::vector<std::unique_ptr<Submission>> locate_all(const std::vector<std::shared_ptr<const Workbook>>& workbooks,
                                                    const Register* measure_register, unsigned jobs,
                                                    const BatchProgress& progress) {
  std::vector<std::unique_ptr<Submission>> located(workbooks.size());
  run_batch(
      workbooks.size(), jobs,
      [&](std::size_t index) {
        located[index] = std::make_unique<Submission>(locate(workbooks[index], measure_register));
      },
      [&](std::size_t index) { located[index].reset(); }, progress);
  return located;
}

}  // namespace scorebook
