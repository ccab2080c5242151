#include "cli/receipt.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "scorebook/receipt.hpp"
#include "scorebook/words.hpp"

namespace scorebook::cli {
namespace {

std::string today() {
  const auto days = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const std::chrono::year_month_day date(days);
  const auto two = [](unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return std::to_string(static_cast<int>(date.year())) + "-" + two(static_cast<unsigned>(date.month())) + "-" +
         two(static_cast<unsigned>(date.day()));
}

bool is_json_name(const std::string& path) {
  constexpr std::string_view kEnding = ".json";
  return path.size() > kEnding.size() && folded(path.substr(path.size() - kEnding.size())) == kEnding;
}

// An older receipt of that name is none of this check.
std::string about_an_older_one(const std::string& receipt) {
  std::error_code ignored;
  return std::filesystem::exists(receipt, ignored) ? "; " + receipt + " is that of an earlier check" : "";
}

bool is_among(const Submission& submission, const std::vector<const Submission*>& others) {
  return std::find(others.begin(), others.end(), &submission) != others.end();
}

}  // namespace

bool write_receipt(const Job& job, const CheckResult& checked, const Request& request, Console& console) {
  if (checked.errors > 0) {
    console.say("no receipt is written: " + counted(checked.errors, "error") + (checked.errors == 1 ? " is" : " are") +
                " open" + about_an_older_one(request.receipt));
    return true;
  }
  if (job.some_unread) {
    console.say("no receipt is written: not every input could be read" + about_an_older_one(request.receipt));
    return true;
  }
  ReceiptInput input{job.submissions,
                     checked,
                     {},
                     {},
                     {},
                     job.left_out,
                     !request.period.empty(),
                     request.public_edition,
                     request.created_on.empty() ? today() : request.created_on};
  input.register_files = job.register_files;
  for (const Submission& submission : job.earlier) {
    if (is_among(submission, checked.compared_with)) {
      input.earlier.push_back({submission.workbook->name, submission.workbook->sha256});
    } else {
      input.not_compared.push_back(submission.workbook->name);
    }
  }
  const std::string text = is_json_name(request.receipt) ? receipt_json(input) : receipt_text(input, TextStyle{});
  if (const Result<void> written = write_text_file(text, request.receipt); !written) {
    console.say(written.error().text());
    return false;
  }
  if (!request.quiet) console.say("wrote " + request.receipt + ": the receipt of this check");
  return true;
}

}  // namespace scorebook::cli
