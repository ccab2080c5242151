#include "ooxml/xlsx.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "ooxml/comments.hpp"
#include "ooxml/external_links.hpp"
#include "ooxml/jobs.hpp"
#include "ooxml/limits.hpp"
#include "ooxml/refusal.hpp"
#include "ooxml/sheet.hpp"
#include "ooxml/sheet_context.hpp"
#include "ooxml/strings.hpp"
#include "ooxml/styles.hpp"
#include "ooxml/tables.hpp"
#include "ooxml/workbook_part.hpp"

namespace scorebook {
namespace {

// One sheet being read, with what it adds to the workbook.
struct SheetReading {
  SheetReading(const TextArena& all_texts, std::size_t shared_texts, const std::vector<std::uint32_t>& shared_strings,
               const std::vector<Style>& styles, bool date_1904, SheetBudgets& budgets)
      : texts(all_texts, shared_texts), context(texts, shared_strings, styles, date_1904, budgets) {}

  Sheet sheet;
  TextArena texts;
  SheetContext context;  // refers to `texts`: a reading stays where it is
};

// One workbook being put together from its package.
class Assembly {
 public:
  Assembly(Package package, const std::string& path, const PartReaders& readers, const ReadOptions& options)
      : package_(std::move(package)), readers_(readers), options_(options) {
    workbook_.path = path;
    workbook_.name = std::filesystem::path(path).filename().string();
  }

  Result<Workbook> read() {
    auto part = find_workbook_part();
    if (!part) return part.error();
    for (auto step : {&Assembly::read_styles_part, &Assembly::read_strings_part, &Assembly::read_sheets,
                      &Assembly::read_external_links, &Assembly::read_properties, &Assembly::read_own_properties})
      if (auto done = (this->*step)(); !done) return done.error();
    workbook_.styles = std::move(styles_);
    workbook_.texts = texts_.take();
    flag_external_links(workbook_);
    return std::move(workbook_);
  }

 private:
  Result<void> find_workbook_part();
  Result<void> read_styles_part();
  Result<void> read_strings_part();
  Result<void> read_sheets();
  Result<void> read_external_links();
  Result<void> read_properties();
  Result<void> read_own_properties();
  [[nodiscard]] unsigned jobs() const;
  [[nodiscard]] std::unique_ptr<SheetReading> new_reading();
  [[nodiscard]] std::vector<std::unique_ptr<SheetReading>> read_side_by_side();
  Result<void> read_one_sheet(const SheetEntry& entry, SheetReading& reading);
  Result<void> read_parts_of(const std::string& part, Sheet& sheet);
  Result<void> read_comments_of(const std::vector<Relationship>& relationships, Sheet& sheet);
  Result<void> read_tables_of(const std::vector<Relationship>& relationships, Sheet& sheet);
  Result<std::string> target_of_link(const Relationship& link);

  // A part that holds no figures may be damaged without spoiling them: that is said, and the rest is read. Attacks are
  // refused wherever they stand.
  Result<void> forgive(const Error& error, Sheet& sheet, const std::string& what) {
    if (error.code != ErrorCode::damaged) return error;
    const std::string prefix = kDamagedPrefix;
    const bool prefixed = error.what.compare(0, prefix.size(), prefix) == 0;
    sheet.oddities.push_back(what +
                             " could not be read: " + (prefixed ? error.what.substr(prefix.size()) : error.what));
    return {};
  }

  Package package_;
  const PartReaders& readers_;
  ReadOptions options_;
  Workbook workbook_;
  WorkbookPart part_;
  std::vector<Relationship> package_relationships_, relationships_;
  std::map<std::string_view, const Relationship*> sheet_parts_;  // by id, of relationships_
  TextArena texts_;
  std::vector<std::uint32_t> shared_strings_;
  std::vector<Style> styles_;
  bool styles_missing_ = false;
  // What all sheets start from; texts_ and styles_ grow with every sheet that is put in its place.
  std::size_t shared_texts_ = 0;
  bool shared_texts_may_be_long_ = true;
  std::vector<Style> shared_styles_;
  std::optional<SheetBudgets> sheet_budgets_;
  CommentBudget comment_budget_;
  TableBudget table_budget_;
};

Result<void> Assembly::find_workbook_part() {
  auto from_root = package_.relationships("");
  if (!from_root) return from_root.error();
  package_relationships_ = std::move(from_root).value();
  const Relationship* document = relationship_of_type(package_relationships_, "officeDocument");
  if (document == nullptr) return damaged(package_.path(), "no relationship names its workbook part");
  const std::string name = document->target;
  auto stream = package_.part(name);
  if (!stream) return stream.error();
  auto part = readers_.workbook(stream.value());
  if (!part) return part.error();
  part_ = std::move(part).value();
  if (part_.sheets.empty()) return damaged(package_.path(), "the workbook lists no sheet");
  auto relationships = package_.relationships(name);
  if (!relationships) return relationships.error();
  relationships_ = std::move(relationships).value();
  sheet_parts_ = by_id(relationships_);
  workbook_.date_1904 = part_.date_1904;
  workbook_.names = std::move(part_.names);
  return {};
}

Result<void> Assembly::read_styles_part() {
  styles_.push_back({"General", std::nullopt});
  const Relationship* styles = relationship_of_type(relationships_, "styles");
  if (styles == nullptr) return {};
  // Excel opens a workbook that has lost its styles; it must be said, for without its format 50% is 0.5.
  styles_missing_ = !package_.has(styles->target);
  if (styles_missing_) return {};
  std::vector<std::uint32_t> theme_colours;
  const Relationship* theme = relationship_of_type(relationships_, "theme");
  if (theme != nullptr && package_.has(theme->target)) {
    auto stream = package_.part(theme->target);
    if (!stream) return stream.error();
    auto colours = read_theme(stream.value());
    if (!colours) return colours.error();
    theme_colours = std::move(colours).value();
  }
  auto stream = package_.part(styles->target);
  if (!stream) return stream.error();
  auto read = readers_.styles(stream.value(), std::move(theme_colours));
  if (!read) return read.error();
  styles_ = std::move(read).value();
  return {};
}

Result<void> Assembly::read_strings_part() {
  const Relationship* strings = relationship_of_type(relationships_, "sharedStrings");
  // Programs refer to a table of texts that they did not write, since no cell needs it; a cell that does says so.
  if (strings == nullptr || !package_.has(strings->target)) return {};
  auto stream = package_.part(strings->target);
  if (!stream) return stream.error();
  auto table = readers_.shared_strings(stream.value(), texts_, kMaximumTexts);
  if (!table) return table.error();
  shared_strings_ = std::move(table).value();
  return {};
}

Result<void> Assembly::read_sheets() {
  shared_texts_ = texts_.size();
  shared_texts_may_be_long_ = some_are_long(shared_strings_, texts_);
  shared_styles_ = styles_;
  sheet_budgets_.emplace();
  auto readings = read_side_by_side();
  SheetMerger merger(texts_, styles_);
  for (std::size_t index = 0; index < part_.sheets.size(); ++index) {
    const SheetEntry& entry = part_.sheets[index];
    std::unique_ptr<SheetReading> reading = readings.empty() ? new_reading() : std::move(readings[index]);
    if (readings.empty())
      if (auto read = read_one_sheet(entry, *reading); !read) return read;
    Sheet& sheet = reading->sheet;
    merger.add(sheet, std::move(reading->texts), reading->context.date_styles);
    if (const auto found = sheet_parts_.find(entry.relationship); found != sheet_parts_.end())
      if (auto read = read_parts_of(found->second->target, sheet); !read) return read;
    workbook_.sheets.push_back(std::move(sheet));
  }
  if (styles_missing_)
    workbook_.sheets.front().oddities.push_back("The workbook's formats could not be read: its part " +
                                                relationship_of_type(relationships_, "styles")->target +
                                                " is missing; percentages and dates are read as plain numbers");
  return {};
}

std::unique_ptr<SheetReading> Assembly::new_reading() {
  auto reading = std::make_unique<SheetReading>(texts_, shared_texts_, shared_strings_, shared_styles_, part_.date_1904,
                                                *sheet_budgets_);
  reading->context.shared_texts_may_be_long = shared_texts_may_be_long_;
  return reading;
}

// How many sheets are read at a time. Where that is not said, small workbooks are not worth a thread.
unsigned Assembly::jobs() const {
  if (part_.sheets.size() < 2) return 1;
  if (options_.jobs != 0) return options_.jobs;
  constexpr std::uint64_t kWorthAThread = std::uint64_t{4} << 20;
  std::uint64_t bytes = 0;
  for (const SheetEntry& entry : part_.sheets)
    if (const auto found = sheet_parts_.find(entry.relationship); found != sheet_parts_.end())
      bytes += package_.stated_size(found->second->target);
  return bytes < kWorthAThread ? 1 : possible_jobs();
}

// All sheets, or none: where any is refused, for whatever reason, nothing comes of it, and the sheets are read one
// after the other. So a refusal and its words never depend on what happened to be read first.
std::vector<std::unique_ptr<SheetReading>> Assembly::read_side_by_side() {
  const unsigned at_a_time = jobs();
  if (at_a_time < 2) return {};
  const std::uint64_t produced = package_.produced().count;
  std::vector<std::unique_ptr<SheetReading>> readings(part_.sheets.size());
  const bool well = run_jobs(readings.size(), at_a_time, [&](std::size_t index) {
    readings[index] = new_reading();
    const bool read = read_one_sheet(part_.sheets[index], *readings[index]).ok();
    readings[index]->context.settle();
    return read;
  });
  if (well) return readings;
  readings.clear();
  package_.produced().count = produced;
  sheet_budgets_.emplace();
  return readings;
}

Result<void> Assembly::read_one_sheet(const SheetEntry& entry, SheetReading& reading) {
  Sheet& sheet = reading.sheet;
  sheet.name = std::make_shared<SheetName>(SheetName{workbook_.name, entry.name});
  sheet.visibility = entry.visibility;
  const auto found = sheet_parts_.find(entry.relationship);
  // Excel lists the macro modules of its oldest versions as sheets that nobody sees, and stores nothing for them.
  if (entry.relationship.empty() && entry.visibility != Visibility::visible) {
    sheet.oddities.push_back("The file holds nothing for this hidden sheet, as for a macro module of an old Excel");
    return {};
  }
  if (found == sheet_parts_.end())
    return damaged(package_.path(), "the sheet " + entry.name + " is listed, but no part of the file holds it");
  const Relationship* target = found->second;
  sheet.chart_sheet = target->type == "chartsheet";
  auto stream = package_.part(target->target);
  if (!stream) return stream.error();
  return readers_.sheet(stream.value(), reading.context, sheet);
}

// The parts that belong to a sheet: none of them holds figures.
Result<void> Assembly::read_parts_of(const std::string& part, Sheet& sheet) {
  auto relationships = package_.relationships(part);
  if (!relationships) return forgive(relationships.error(), sheet, "The sheet's comments and tables");
  if (auto read = read_comments_of(relationships.value(), sheet); !read) return read;
  return read_tables_of(relationships.value(), sheet);
}

Result<void> Assembly::read_tables_of(const std::vector<Relationship>& relationships, Sheet& sheet) {
  for (const Relationship& target : relationships) {
    if (target.type != "table" || target.external || readers_.table == nullptr) continue;
    auto stream = package_.part(target.target);
    auto table = stream ? readers_.table(stream.value(), table_budget_) : Result<SheetTable>(stream.error());
    if (table)
      sheet.tables.push_back(std::move(table).value());
    else if (auto forgiven = forgive(table.error(), sheet, "A table of the sheet"); !forgiven)
      return forgiven;
  }
  std::sort(sheet.tables.begin(), sheet.tables.end(),
            [](const SheetTable& left, const SheetTable& right) { return left.range < right.range; });
  return {};
}

Result<void> Assembly::read_comments_of(const std::vector<Relationship>& relationships, Sheet& sheet) {
  const Relationship* target = relationship_of_type(relationships, "comments");
  if (target == nullptr) return {};
  auto stream = package_.part(target->target);
  if (!stream) return forgive(stream.error(), sheet, "The sheet's comments");
  auto comments = readers_.comments(stream.value(), comment_budget_);
  if (!comments) return forgive(comments.error(), sheet, "The sheet's comments");
  sheet.comments = std::move(comments).value();
  return {};
}

// In the order of the workbook part, for formulas refer to them by number: one that cannot be read keeps its place.
Result<void> Assembly::read_external_links() {
  for (const std::string& id : part_.external_references) {
    workbook_.external_links.emplace_back();
    const auto found = sheet_parts_.find(id);
    if (found == sheet_parts_.end()) continue;
    auto target = target_of_link(*found->second);
    if (target)
      workbook_.external_links.back().target = std::move(target).value();
    else if (auto forgiven = forgive(target.error(), workbook_.sheets.front(), "A link to another workbook"); !forgiven)
      return forgiven;
  }
  return {};
}

// The link's part holds what was last seen of the other workbook, which the cells hold too; where that workbook is, its
// relationships say.
Result<std::string> Assembly::target_of_link(const Relationship& link) {
  auto relationships = package_.relationships(link.target);
  if (!relationships) return relationships.error();
  for (const Relationship& relationship : relationships.value())
    if (relationship.external) return relationship.outside;
  return std::string();
}

Result<void> Assembly::read_properties() {
  const Relationship* target = relationship_of_type(package_relationships_, "core-properties");
  if (target == nullptr || !package_.has(target->target)) return {};
  Sheet& sheet = workbook_.sheets.front();
  auto stream = package_.part(target->target);
  if (!stream) return forgive(stream.error(), sheet, "The workbook's author");
  auto properties = read_core_properties(stream.value());
  if (!properties) return forgive(properties.error(), sheet, "The workbook's author");
  workbook_.creator = std::move(properties.value().creator);
  workbook_.last_modified_by = std::move(properties.value().last_modified_by);
  return {};
}

Result<void> Assembly::read_own_properties() {
  const Relationship* target = relationship_of_type(package_relationships_, "custom-properties");
  if (target == nullptr || !package_.has(target->target)) return {};
  Sheet& sheet = workbook_.sheets.front();
  auto stream = package_.part(target->target);
  if (!stream) return forgive(stream.error(), sheet, "The workbook's custom properties");
  auto properties = read_custom_properties(stream.value());
  if (!properties) return forgive(properties.error(), sheet, "The workbook's custom properties");
  workbook_.custom_properties = std::move(properties).value();
  return {};
}

}  // namespace

Result<Workbook> read_parts(Package package, const std::string& path, const PartReaders& readers,
                            const ReadOptions& options) {
  return Assembly(std::move(package), path, readers, options).read();
}

Result<Workbook> read_xlsx(Package package, const std::string& path, const ReadOptions& options) {
  constexpr PartReaders kReaders{read_workbook_part, read_styles,   read_shared_strings,
                                 read_sheet,         read_comments, read_table};
  return read_parts(std::move(package), path, kReaders, options);
}

}  // namespace scorebook
