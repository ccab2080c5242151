#include "report/report_book.hpp"

#include <algorithm>
#include <cmath>

#include "text/words.hpp"

namespace scorebook {
namespace {

constexpr std::uint32_t kBlack = 0x000000, kWhite = 0xFFFFFF, kLine = 0x8C8C8C;

double linear(std::uint32_t channel) {
  const double part = channel / 255.0;
  return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

// Black or white, whichever has more contrast on the colour (relative luminance as WCAG 2 has it).
std::uint32_t letters_on(std::uint32_t colour) {
  const double luminance =
      0.2126 * linear(colour >> 16 & 0xFF) + 0.7152 * linear(colour >> 8 & 0xFF) + 0.0722 * linear(colour & 0xFF);
  return 1.05 / (luminance + 0.05) > (luminance + 0.05) / 0.05 ? kWhite : kBlack;
}

std::string source_words(const Observation& observation) {
  const std::string period = observation.period ? observation.period->label() : "";
  switch (observation.kind) {
    case ObservationKind::year_to_date:
      return observation.period ? observation.period->in_financial_year().label() + " year to date" : "year to date";
    case ObservationKind::benchmark:
      return benchmark_words(observation.benchmark) + (period.empty() ? "" : " " + period);
    case ObservationKind::target:
      return "target" + (period.empty() ? "" : " " + period);
    case ObservationKind::value:
    case ObservationKind::year:
      break;
  }
  return period.empty() ? "no period given" : period;
}

}  // namespace

Looks::Looks(const LayoutColours& layout_colours) : colours(layout_colours) {
  title.size = 16;
  title.bold = true;
  title.colour = colours.heading;
  subtitle.size = 11;
  subtitle.bold = true;
  words.wrap = true;
  cell.wrap = true;
  cell.border = kLine;
  cell.down = Down::centre;
  centred = cell;
  centred.across = Across::centre;
  figure = cell;
  figure.wrap = false;
  figure.across = Across::centre;
  heading = centred;
  heading.bold = true;
  heading.fill = colours.heading;
  heading.colour = letters_on(colours.heading);
  band.bold = true;
  band.fill = colours.band;
  band.colour = letters_on(colours.band);
  band.down = Down::centre;
}

CellFormat Looks::rag(Rag rag) const {
  CellFormat format = centred;
  if (rag == Rag::none) {
    format.size = 9.75;
    return format;
  }
  format.fill = rag == Rag::green ? colours.green : rag == Rag::amber ? colours.amber : colours.red;
  format.colour = letters_on(*format.fill);
  format.bold = true;
  format.size = 12;
  return format;
}

CellFormat Looks::tone(Tone tone) const {
  CellFormat format = centred;
  if (tone == Tone::neutral) return format;
  format.fill = tone == Tone::good ? colours.green : tone == Tone::caution ? colours.amber : colours.red;
  format.colour = letters_on(*format.fill);
  return format;
}

std::string number_format_of(const Figure& figure) {
  const int places = std::clamp(figure.decimals, 0, 10);
  const std::string decimals = places == 0 ? "" : "." + std::string(static_cast<std::size_t>(places), '0');
  const std::string provisional = figure.provisional ? "\"*\"" : "";
  if (figure.unit == Unit::per_cent) return "0" + decimals + "%" + provisional;
  // The currency stands in print only where somebody typed it: "Overspend £000" may hold 45 for £45,000.
  if (figure.unit == Unit::money && figure.text.find("\xC2\xA3") != std::string::npos)
    return "\"\xC2\xA3\"#,##0" + decimals + provisional;
  return "#,##0" + decimals + provisional;
}

std::optional<double> stored_number(const Figure& figure) {
  if (!figure.value) return std::nullopt;
  const Decimal exact = figure.exact.value_or(*figure.value);
  const double number = (figure.unit == Unit::per_cent ? exact.scaled(-2) : exact).to_double();
  if (figure.raw && std::fabs(*figure.raw - number) <= std::fabs(number) * 1e-12) return figure.raw;
  return number;
}

std::vector<const Submission*> latest_first(const ReportInput& input) {
  std::vector<const Submission*> ordered;
  for (const Submission& submission : input.submissions) ordered.push_back(&submission);
  const auto of_period = [&](const Submission* submission) { return submission->period == input.period; };
  std::stable_sort(ordered.begin(), ordered.end(), [&](const Submission* left, const Submission* right) {
    if (of_period(left) != of_period(right)) return of_period(left);
    return right->period < left->period;
  });
  return ordered;
}

std::string report_directorate(const ReportInput& input, const Layout& layout) {
  if (!layout.own_directorate.empty()) return layout.own_directorate;
  std::string first;
  for (const Submission& submission : input.submissions) {
    const std::string& own = submission.directorate;
    if (first.empty()) first = own;
    const bool another = !own.empty() && folded(own) != folded(first);
    if (another && !layout.directorate.empty()) return layout.directorate;
  }
  return first.empty() ? layout.directorate : first;
}

std::string report_title(const ReportInput& input, const Layout& layout,
                         const std::vector<PriorityReport>& priorities) {
  const bool march = month_of(input.period.last()) == 3;
  return filled_in(march ? layout.title_at_year_end : layout.title, input, priorities);
}

ReportBook::ReportBook(const ReportInput& report_input, const Layout& report_layout,
                       std::vector<PriorityReport> of_plan, WorkbookWriter& workbook)
    : input(report_input),
      layout(report_layout),
      writer(workbook),
      looks(report_layout.colours),
      priorities(std::move(of_plan)),
      living(report_input.edition == Edition::working
                 ? LivingCells(SubmissionOfCell(report_input.submissions, report_input.earlier))
                 : LivingCells()) {
  for (const Submission& submission : input.submissions) {
    for (MeasureRemark& remark : remarks_of(submission))
      remarks_[{&submission, remark.measure}].push_back(std::move(remark));
    for (const Scorecard& scorecard : submission.scorecards) {
      for (const ScorecardRow& row : scorecard.rows) rows_[&row] = &submission;
    }
  }
  for (const Rating& rating : input.ratings)
    ratings_.emplace(std::pair(rating.measure.name, folded(rating.directorate)), &rating);
  directorate = report_directorate(input, layout);
  title = report_title(input, layout, priorities);
  as_at = "As at: " + last_day_words(input.period);
  status = input.status == ReportStatus::final ? "FINAL" : "DRAFT";
  plan_counts =
      count_plan(plan_entries(input.ratings),
                 share_rounding(input.measure_register == nullptr ? Settings{} : input.measure_register->settings));
}

PrintSetup ReportBook::print_setup(const SheetWriter& sheet, Paper paper, bool landscape) const {
  PrintSetup setup;
  setup.paper = paper;
  setup.landscape = landscape;
  setup.header_left = title;
  setup.header_right = status + "   " + as_at + (layout.appendix.empty() ? "" : "   " + layout.appendix);
  setup.footer_left = directorate;
  setup.footer_right = sheet.name();
  return setup;
}

std::uint32_t ReportBook::begin_sheet(SheetWriter& sheet, const LayoutSheet& description,
                                      const std::string& sheet_title) const {
  sheet.print(print_setup(sheet, description.paper, description.landscape));
  sheet.text({1, 1}, filled(sheet_title), looks.title);
  sheet.text({2, 1}, as_at + "   (" + status + ")", looks.subtitle);
  return 4;
}

void ReportBook::figure(SheetWriter& sheet, CellRef cell, const Observation& observation, CellFormat format) {
  const Figure& figure = observation.figure;
  if (const auto number = stored_number(figure)) {
    format.number_format = number_format_of(figure);
    sheet.number(cell, *number, format);
    living.figure(sheet, cell, observation, CellValue::of(*number));
  } else {
    format.wrap = true;
    const std::string words = figure.missing ? std::string(missing_name(*figure.missing)) : layout.no_figure;
    sheet.text(cell, figure.text.empty() ? words : figure.text, format);
    living.figure(sheet, cell, observation, CellValue::of(figure.text.empty() ? words : figure.text));
  }
  sources.push_back(
      {sheet.name(), cell, observation.measure, source_words(observation), figure.shown(), observation.place});
}

void ReportBook::part_of_figure(SheetWriter& sheet, CellRef cell, const Observation& observation, bool numerator,
                                CellFormat format) {
  const auto& part = numerator ? observation.figure.numerator : observation.figure.denominator;
  if (!part) {
    // Left out with its percentage, and not a cell that the workbook leaves empty.
    const bool left_out = input.published != nullptr && observation.figure.missing == Missing::suppressed;
    if (left_out) sheet.text(cell, kSuppressed, format);
    if (!left_out) sheet.blank(cell, format);
    return;
  }
  format.number_format =
      "#,##0" +
      (part->places() > 0 ? "." + std::string(static_cast<std::size_t>(std::min(part->places(), 10)), '0') : "");
  sheet.number(cell, part->to_double(), format);
  living.part(sheet, cell, observation, numerator, part->to_double());
  const Place& own = numerator ? observation.numerator_place : observation.denominator_place;
  sources.push_back({sheet.name(), cell, observation.measure,
                     std::string(numerator ? "numerator of " : "denominator of ") + source_words(observation),
                     part->to_string(), own.known() ? own : observation.place});
}

const Submission* ReportBook::submission_of(const Rating& rating) const {
  const auto found = rows_.find(rating.row);
  return found == rows_.end() ? nullptr : found->second;
}

const Rating* ReportBook::rating_of(const std::string& measure, const std::string& of_directorate) const {
  for (const std::string& name : {folded(of_directorate), std::string()}) {
    const auto found = ratings_.find({measure, name});
    if (found != ratings_.end()) return found->second;
  }
  if (!of_directorate.empty()) return nullptr;
  const auto first = ratings_.lower_bound({measure, ""});
  if (first == ratings_.end() || first->first.first != measure) return nullptr;
  const auto second = std::next(first);
  return second != ratings_.end() && second->first.first == measure ? nullptr : first->second;
}

const std::vector<MeasureRemark>& ReportBook::remarks(const Submission& submission, const std::string& measure) const {
  static const std::vector<MeasureRemark> kNone;
  const auto found = remarks_.find({&submission, measure});
  return found == remarks_.end() ? kNone : found->second;
}

const Observation* ReportBook::benchmark_of(const Rating& rating, const std::string& benchmark) const {
  if (const Submission* submission = submission_of(rating)) {
    for (const std::size_t index : rating.row->observations) {
      const Observation& observation = submission->observations[index];
      if (observation.kind == ObservationKind::benchmark && observation.benchmark == benchmark) return &observation;
    }
  }
  const auto found = std::find_if(rating.benchmarks.begin(), rating.benchmarks.end(),
                                  [&](const Observation* one) { return one->benchmark == benchmark; });
  return found == rating.benchmarks.end() ? nullptr : *found;
}

double print_scale(const SheetWriter& sheet, std::uint32_t first, std::uint32_t last, const PrintSetup& setup) {
  return std::min(1.0, setup.printable_width() / sheet.width_of(first, last));
}

double rows_height_of_page(const SheetWriter& sheet, std::uint32_t last_column, const PrintSetup& setup) {
  return setup.printable_height() / print_scale(sheet, 1, last_column, setup) * 0.97;
}

std::vector<std::uint32_t> plan_page_breaks(const SheetWriter& sheet, const std::vector<RowBlock>& blocks,
                                            const PagePlan& plan) {
  constexpr double kEmptyPaper = 0.15;  // more than this share of a page is not left empty
  std::vector<std::uint32_t> breaks;
  double used = plan.first_page_used;
  const auto break_before = [&](std::uint32_t row) {
    breaks.push_back(row);
    used = 0;
  };
  for (const RowBlock& block : blocks) {
    double height = 0;
    for (std::uint32_t row = block.first; row <= block.last; ++row) height += sheet.height_of(row);
    const bool fits = used + height <= plan.page_height;
    const bool worth_splitting = height > plan.page_height || plan.page_height - used > plan.page_height * kEmptyPaper;
    if (!fits && !worth_splitting && used > 0) break_before(block.first);
    for (std::uint32_t row = block.first; row <= block.last; ++row) {
      const double here = sheet.height_of(row);
      if (used > 0 && used + here > plan.page_height) {
        // Few rows at either side of a break look lost: move the break up to keep them together.
        std::uint32_t at = row;
        if (block.last - at + 1 < plan.rows_together)
          at = std::max(block.first, block.last + 1 - std::min(plan.rows_together, block.last - block.first + 1));
        if (at < block.first + plan.rows_together) at = block.first;
        const bool again = !breaks.empty() && at <= breaks.back();
        if (again) at = row;
        break_before(at);
        for (std::uint32_t kept = at; kept < row; ++kept) used += sheet.height_of(kept);
      }
      used += here;
    }
  }
  return breaks;
}

}  // namespace scorebook
