// A command of its own and no option of rate: what it writes is read by people who paste it into a paper, so that its
// paragraphs, its blocks and its columns are others than those of a table of ratings.
#include <algorithm>
#include <limits>

#include "cli/commands.hpp"
#include "cli/job.hpp"
#include "cli/output.hpp"
#include "scorebook/cover_sentences.hpp"
#include "scorebook/text.hpp"
#include "scorebook/words.hpp"

namespace scorebook::cli {
namespace {

// In a file every sentence is one paragraph, as a word processor wants it.
TextStyle paragraph_style(const Request& request, const Console& console) {
  TextStyle style = text_style(request, console);
  if (!request.output.empty()) style.width = std::numeric_limits<std::size_t>::max() / 2;
  return style;
}

}  // namespace

ExitStatus run_sentences(const Request& request, Console& console) {
  const std::optional<Job> job = begin_job(request, WithoutTable::refuse, console);
  if (!job) return ExitStatus::not_read_or_written;
  const std::optional<Period> period = settle_period(*job, request, console);
  if (!period) return ExitStatus::not_read_or_written;
  const std::optional<MeasureChoice> choice = choose_measures(*job, request, console);
  if (!choice) return ExitStatus::not_read_or_written;
  const std::vector<Rating> ratings = rate(job->submissions, job->definitions(), *period, job->earlier);
  if (!request.quiet) say_idle_overrides(*job, ratings, *period, console);
  const std::vector<Rating> shown = ratings_of(ratings, choice->names);
  const std::vector<Comparison> comparisons = compare(check_input(*job, ratings, *period, request));
  CoverSentences sentences = cover_sentences(shown, &comparisons, !job->earlier.empty());
  std::vector<RestatedSentence>& restated = sentences.restated.sentences;
  restated.erase(std::remove_if(restated.begin(), restated.end(),
                                [&](const RestatedSentence& each) { return !choice->takes(each.figure->measure); }),
                 restated.end());
  std::string text;
  switch (request.format) {
    case Format::json:
      text = sentences_json(job->submissions, *period, sentences);
      break;
    case Format::csv:
      text = sentences_csv(sentences);
      break;
    case Format::xlsx:  // this command does not offer it
    case Format::text:
      text = sentences_text(sentences, paragraph_style(request, console));
      break;
  }
  const std::string about = counted(shown.size(), "measure") + " for " + period->words();
  const bool delivered = deliver(text, about, request, console);
  return delivered ? job->status(ExitStatus::done) : ExitStatus::not_read_or_written;
}

}  // namespace scorebook::cli
