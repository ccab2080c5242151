#include "check/commentary.hpp"

#include <algorithm>
#include <array>

#include "check/cell_finder.hpp"
#include "check/named_refs.hpp"
#include "scorebook/remarks.hpp"
#include "text/words.hpp"

namespace scorebook {

namespace {

constexpr std::size_t kLongestHeading = 80;
constexpr std::uint32_t kMostHeaderRows = 30;  // of a sheet of commentaries: its headings stand near its top
constexpr std::size_t kMostOtherTexts = 20'000;
constexpr std::size_t kFewestWordsOfText = 6;  // fewer are a heading or a label
constexpr std::size_t kNoRemark = static_cast<std::size_t>(-1);

std::size_t words_in(std::string_view text) {
  const std::string plain = collapsed(text);
  return plain.empty() ? 0 : static_cast<std::size_t>(std::count(plain.begin(), plain.end(), ' ')) + 1;
}

// A cell that stands over the numbers of measures.
bool is_ref_heading(std::string_view heading) {
  constexpr std::array<std::string_view, 12> kHeadings = {"ref",        "ref no",      "ref no.",   "ref.",
                                                          "no",         "no.",         "number",    "measure ref",
                                                          "measure no", "measure no.", "reference", "indicator ref"};
  const std::string plain = folded(heading);
  return std::find(kHeadings.begin(), kHeadings.end(), plain) != kHeadings.end();
}

}  // namespace

bool is_commentary_heading(std::string_view heading) {
  constexpr std::array<std::string_view, 10> kWords = {
      "comment",      "comments", "commentary",         "narrative",       "explanation",
      "explanations", "analysis", "performance update", "progress update", "performance story"};
  constexpr std::array<std::string_view, 5> kOfOthers = {"date", "lead", "officer", "source", "by"};
  const auto holds = [heading](std::string_view word) { return holds_word(heading, word); };
  if (heading.size() > kLongestHeading || std::any_of(kOfOthers.begin(), kOfOthers.end(), holds)) return false;
  return std::any_of(kWords.begin(), kWords.end(), holds);
}

// Reads the texts of one submission, each cell once.
class CommentaryReader {
 public:
  CommentaryReader(const Evidence& evidence, Commentary& commentary)
      : evidence_(evidence), submission_(evidence.submission()), commentary_(commentary), finder_(submission_) {}

  void read() {
    if (submission_.workbook != nullptr) find_tables();
    for (const Scorecard& scorecard : submission_.scorecards) read_scorecard(scorecard);
    for (std::size_t plan = 0; plan < submission_.plans.size(); ++plan) read_plan(plan);
    for (std::size_t page = 0; page < submission_.pages.size(); ++page) read_page(page);
    for (const MeasureRemark& remark : remarks_of(submission_))
      add(RemarkKind::commentary, collapsed(remark.words.text), remark.words.place, {remark.measure}, {});
    if (submission_.workbook == nullptr) return;
    for (const Sheet& sheet : submission_.workbook->sheets) read_commentary_sheet(sheet);
    for (const Sheet& sheet : submission_.workbook->sheets) read_other_texts(sheet);
  }

 private:
  // What stands in the cell, or in the merged one that it lies in.
  [[nodiscard]] LabelledCell words_at(const Place& at) {
    const Sheet* sheet = finder_.sheet(at);
    if (sheet == nullptr) return {};
    const CellRange* merge = sheet->merge_at(at.cell);
    Place place = at;
    if (merge != nullptr) place.cell = merge->first;
    return {collapsed(finder_.shown(place)), place, std::nullopt};
  }

  void add(RemarkKind kind, const std::string& text, const Place& place, const std::vector<std::string>& names,
           const std::vector<const Measure*>& measures) {
    for (const std::string& name : names) {
      if (kind == RemarkKind::note) continue;
      if (known_places_.emplace(name, place).second) commentary_.places_[name].push_back(place);
      commentary_.has_places_ = true;
    }
    if (is_blank(text)) return;
    for (const std::string& name : names) commentary_.commented_.insert(name);
    const auto [known, is_new] = taken_.emplace(place, commentary_.remarks_.size());
    if (!is_new) {  // merged over several measures
      if (known->second >= commentary_.remarks_.size()) return;
      Remark& remark = commentary_.remarks_[known->second];
      for (const std::string& name : names) add_name(remark, known->second, name);
      remark.measures.insert(remark.measures.end(), measures.begin(), measures.end());
      return;
    }
    Remark remark;
    remark.kind = kind;
    remark.text = text;
    remark.place = place;
    remark.measures = measures;
    for (const std::string& name : names) add_name(remark, commentary_.remarks_.size(), name);
    commentary_.remarks_.push_back(std::move(remark));
  }

  // Each figure is of one name only.
  void add_name(Remark& remark, std::size_t number, const std::string& name) {
    if (!known_names_.emplace(number, name).second) return;
    remark.names.push_back(name);
    const FoundFigures& figures = evidence_.figures_of(name);
    remark.figures.insert(remark.figures.end(), figures.begin(), figures.end());
  }

  // The columns of comments of a scorecard, by its headings; 0 rows of headings where it has no body.
  [[nodiscard]] std::vector<std::uint32_t> comment_columns(const Scorecard& scorecard) {
    std::vector<std::uint32_t> columns;
    const Sheet* sheet = finder_.sheet({scorecard.sheet, {1, 1}});
    if (sheet == nullptr || scorecard.rows.empty()) return columns;
    const std::uint32_t first_row = scorecard.extent.first.row;
    std::uint32_t body = scorecard.rows.front().title.place.cell.row;
    for (const ScorecardRow& row : scorecard.rows) body = std::min(body, row.title.place.cell.row);
    for (const Cell& cell : sheet->cells) {
      if (cell.ref.row < first_row || cell.kind != CellKind::text) continue;
      if (cell.ref.row >= body) break;
      const bool beside = cell.ref.column <= scorecard.extent.last.column + 1;  // not a box further to the right
      if (beside && is_commentary_heading(submission_.workbook->text_of(cell))) columns.push_back(cell.ref.column);
    }
    return columns;
  }

  void read_scorecard(const Scorecard& scorecard) {
    const std::vector<std::uint32_t> columns = comment_columns(scorecard);
    for (const ScorecardRow& row : scorecard.rows) {
      for (const std::uint32_t column : columns) {
        const LabelledCell cell = words_at({scorecard.sheet, {row.title.place.cell.row, column}});
        if (cell.place.known())
          add(RemarkKind::commentary, cell.text, cell.place, {row.definition.name}, {&row.definition});
      }
    }
  }

  void read_plan(std::size_t number) {
    const PlanTable& plan = submission_.plans[number];
    for (std::size_t line = 0; line < plan.rows.size(); ++line) {
      const PlanRow& row = plan.rows[line];
      for (const LabelledCell& cell : row.remarks) {
        if (!cell.place.known()) continue;
        const auto column =
            std::find_if(plan.layout.columns.begin(), plan.layout.columns.end(),
                         [&](const SourceColumn& candidate) { return candidate.column == cell.place.cell.column; });
        const bool commentary = column != plan.layout.columns.end() && is_commentary_heading(column->heading);
        std::vector<std::string> names = {row.definition.name};
        for (const std::size_t observation : row.observations) {
          if (observation >= submission_.observations.size()) continue;
          const std::string& name = submission_.observations[observation].measure;
          if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
        }
        add(commentary ? RemarkKind::commentary : RemarkKind::note, cell.text, cell.place, names, {&row.definition});
      }
    }
  }

  void read_page(std::size_t number) {
    const DetailPage& page = submission_.pages[number];
    taken_.emplace(page.definition.place, kNoRemark);
    if (!page.analysis.place.known()) return;
    std::vector<std::string> names;
    std::vector<const Measure*> measures;
    for (const DetailColumn& column : page.columns) {
      names.push_back(column.measure);
      if (const ScorecardRow* row = evidence_.row_of(column.measure)) measures.push_back(&row->definition);
    }
    add(RemarkKind::analysis, page.analysis.text, page.analysis.place, names, measures);
  }

  // A sheet, or the part of one below a row of headings, with the numbers of measures and a text for each.
  void read_commentary_sheet(const Sheet& sheet) {
    if (in_table(sheet, {1, 1}) || sheet.name == nullptr) return;
    std::uint32_t ref_column = 0, header_row = 0;
    std::vector<std::uint32_t> columns;
    for (const Cell& cell : sheet.cells) {
      if (cell.ref.row > kMostHeaderRows) break;
      if (header_row != 0 && cell.ref.row != header_row) {
        if (!columns.empty()) break;
        header_row = 0;
      }
      if (cell.kind != CellKind::text || in_table(sheet, cell.ref)) continue;
      const std::string& text = submission_.workbook->text_of(cell);
      if (header_row == 0 && is_ref_heading(text)) {
        header_row = cell.ref.row;
        ref_column = cell.ref.column;
      } else if (header_row != 0 && is_commentary_heading(text)) {
        columns.push_back(cell.ref.column);
      }
    }
    if (columns.empty()) return;
    for (const Cell& cell : sheet.cells) {
      if (cell.ref.row <= header_row || cell.ref.column != ref_column) continue;
      const std::string ref = canonical_ref(submission_.workbook->shown(cell));
      if (ref.empty() || !evidence_.has_ref(ref)) continue;
      const ScorecardRow* row = evidence_.row_of(ref);
      std::vector<const Measure*> measures;
      if (row != nullptr) measures.push_back(&row->definition);
      for (const std::uint32_t column : columns) {
        const LabelledCell words = words_at({sheet.name, {cell.ref.row, column}});
        if (words.place.known()) add(RemarkKind::commentary, words.text, words.place, {ref}, measures);
      }
    }
  }

  // Where the tables of each sheet are; of one that the register's Sources sheet or the shape gives, the whole sheet.
  void find_tables() {
    const auto add_extent = [&](const std::shared_ptr<const SheetName>& name, const CellRange& extent) {
      if (const Sheet* sheet = finder_.sheet({name, {1, 1}})) tables_[sheet].push_back(extent);
    };
    for (const Scorecard& scorecard : submission_.scorecards) add_extent(scorecard.sheet, scorecard.extent);
    for (const DetailPage& page : submission_.pages) add_extent(page.sheet, page.extent);
    for (const PlanTable& plan : submission_.plans) add_extent(plan.sheet, plan.extent);
    for (const SourceTable& table : submission_.tables) {
      if (!table.confident) continue;
      if (const Sheet* sheet = submission_.workbook->find_sheet(table.sheet))
        tables_[sheet] = {{{1, 1}, {kMaximumRow, kMaximumColumn}}};
    }
  }

  [[nodiscard]] bool in_table(const Sheet& sheet, CellRef cell) const {
    const auto found = tables_.find(&sheet);
    return found != tables_.end() && std::any_of(found->second.begin(), found->second.end(),
                                                 [cell](const CellRange& table) { return table.contains(cell); });
  }

  void read_other_texts(const Sheet& sheet) {
    if (sheet.name == nullptr || sheet.visibility != Visibility::visible) return;
    for (const Cell& cell : sheet.cells) {
      if (cell.kind != CellKind::text || others_ >= kMostOtherTexts) continue;
      const std::string& text = submission_.workbook->text_of(cell);
      const Place place{sheet.name, cell.ref};
      if (words_in(text) < kFewestWordsOfText || taken_.count(place) != 0 || in_table(sheet, cell.ref)) continue;
      ++others_;
      Remark remark;
      remark.text = text;
      remark.place = place;
      commentary_.remarks_.push_back(std::move(remark));
    }
  }

  const Evidence& evidence_;
  const Submission& submission_;
  Commentary& commentary_;
  CellFinder finder_;
  std::map<Place, std::size_t> taken_;                         // the number of the remark that stands there
  std::set<std::pair<std::size_t, std::string>> known_names_;  // by the number of the remark
  std::set<std::pair<std::string, Place>> known_places_;
  std::map<const Sheet*, std::vector<CellRange>> tables_;
  std::size_t others_ = 0;
};

Commentary::Commentary(const Evidence& evidence) {
  CommentaryReader(evidence, *this).read();
  for (const Remark& remark : remarks_) {
    if (remark.kind != RemarkKind::analysis && remark.kind != RemarkKind::commentary) continue;
    for (std::string& ref : refs_named_in(remark.text)) refs_named_.insert(std::move(ref));
  }
}

const std::vector<Place>& Commentary::places_for(const std::string& measure) const {
  static const std::vector<Place> none;
  const auto found = places_.find(measure);
  return found == places_.end() ? none : found->second;
}

bool Commentary::has_text_on(const std::string& measure) const {
  return commented_.count(measure) != 0 || refs_named_.count(measure) != 0;
}

}  // namespace scorebook
