#include "workbooks.hpp"

#include <array>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "zip_file.hpp"

namespace scorebook::bench {
namespace {

constexpr std::string_view kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n";
constexpr std::string_view kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view kRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

// Indices of the formats in styles_part().
enum Style : unsigned { general = 0, per_cent = 1, date = 2, two_decimals = 3 };

// The same figures in every run.
class Figures {
 public:
  std::uint32_t below(std::uint32_t bound) {
    state_ = state_ * 6'364'136'223'846'793'005ULL + 1'442'695'040'888'963'407ULL;
    return static_cast<std::uint32_t>(state_ >> 33) % bound;
  }

 private:
  std::uint64_t state_ = 20'160'331;
};

std::string column_name(std::size_t column) {
  std::string name;
  for (; column > 0; column = (column - 1) / 26) name.insert(name.begin(), static_cast<char>('A' + (column - 1) % 26));
  return name;
}

std::string styles_part() {
  std::string formats;
  for (const unsigned number_format : {0, 164, 14, 2})  // in the order of Style
    formats += fmt::format(R"(<xf numFmtId="{}" fontId="0" fillId="0" borderId="0" xfId="0"/>)", number_format);
  return fmt::format(
      R"({}<styleSheet xmlns="{}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">{}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>)",
      kDeclaration, kMain, formats);
}

std::string strings_part(const std::vector<std::string>& texts) {
  std::string part =
      fmt::format(R"({}<sst xmlns="{}" count="{}" uniqueCount="{}">)", kDeclaration, kMain, texts.size(), texts.size());
  for (const std::string& text : texts) part += "<si><t>" + text + "</t></si>";
  return part + "</sst>";
}

bool add_frame(ZipFile& zip, const std::vector<std::string>& sheets, const std::vector<std::string>& texts) {
  std::string list, relations, types;
  const auto content_type = [](const std::string& part, std::string_view kind) {
    return fmt::format(
        R"(<Override PartName="/xl/{}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{}+xml"/>)",
        part, kind);
  };
  const auto relation = [](const std::string& id, std::string_view type, const std::string& target) {
    return fmt::format(R"(<Relationship Id="{}" Type="{}/{}" Target="{}"/>)", id, kRelationships, type, target);
  };
  for (std::size_t index = 0; index < sheets.size(); ++index) {
    list += fmt::format(R"(<sheet name="{}" sheetId="{}" r:id="rId{}"/>)", sheets[index], index + 1, index + 1);
    relations +=
        relation(fmt::format("rId{}", index + 1), "worksheet", fmt::format("worksheets/sheet{}.xml", index + 1));
    types += content_type(fmt::format("worksheets/sheet{}", index + 1), "worksheet");
  }
  relations += relation("rId100", "styles", "styles.xml") + relation("rId101", "sharedStrings", "sharedStrings.xml");
  const std::string open = fmt::format(
      R"({}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)", kDeclaration);
  types += content_type("workbook", "sheet.main") + content_type("styles", "styles") +
           content_type("sharedStrings", "sharedStrings");
  return zip.add(
             "[Content_Types].xml",
             fmt::format(
                 R"({}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{}</Types>)",
                 kDeclaration, types)) &&
         zip.add("_rels/.rels", open + relation("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>") &&
         zip.add("xl/_rels/workbook.xml.rels", open + relations + "</Relationships>") &&
         zip.add("xl/workbook.xml", fmt::format(R"({}<workbook xmlns="{}" xmlns:r="{}"><sheets>{}</sheets></workbook>)",
                                                kDeclaration, kMain, kRelationships, list)) &&
         zip.add("xl/styles.xml", styles_part()) && zip.add("xl/sharedStrings.xml", strings_part(texts));
}

std::string sheet_start(std::size_t rows, std::size_t columns) {
  return fmt::format(
      R"({}<worksheet xmlns="{}" xmlns:r="{}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"><dimension ref="A1:{}{}"/><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/><sheetData>)",
      kDeclaration, kMain, kRelationships, column_name(columns), rows);
}

constexpr std::string_view kSheetEnd =
    R"(</sheetData><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>)";

// One row being written.
class Row {
 public:
  Row(std::string& xml, std::size_t row, std::size_t columns) : xml_(xml), row_(row) {
    fmt::format_to(std::back_inserter(xml_), R"(<row r="{}" spans="1:{}" x14ac:dyDescent="0.25">)", row, columns);
  }
  ~Row() { xml_ += "</row>"; }
  Row(const Row&) = delete;
  Row& operator=(const Row&) = delete;

  void shared(std::size_t index) { cell(general, "s", fmt::format("<v>{}</v>", index)); }
  void text(const std::string& words) { cell(general, "inlineStr", "<is><t>" + words + "</t></is>"); }
  void number(double value, Style style) { cell(style, "", fmt::format("<v>{}</v>", value)); }

 private:
  void cell(Style style, std::string_view type, const std::string& content) {
    auto out = std::back_inserter(xml_);
    fmt::format_to(out, R"(<c r="{}{}")", column_name(++column_), row_);
    if (style != general) fmt::format_to(out, R"( s="{}")", static_cast<unsigned>(style));
    if (!type.empty()) fmt::format_to(out, R"( t="{}")", type);
    fmt::format_to(out, ">{}</c>", content);
  }

  std::string& xml_;
  std::size_t row_;
  std::size_t column_ = 0;
};

std::string large_sheet(std::size_t rows, std::size_t texts) {
  constexpr std::size_t kColumns = 20;
  Figures figures;
  std::string xml = sheet_start(rows, kColumns);
  for (std::size_t at = 1; at <= rows; ++at) {
    Row row(xml, at, kColumns);
    for (int column = 0; column < 4; ++column) row.shared(figures.below(static_cast<std::uint32_t>(texts)));
    row.text(fmt::format("Note {} on row {}", figures.below(1000), at));
    for (int column = 0; column < 2; ++column) row.number(42'370 + figures.below(1000), date);
    for (int column = 0; column < 6; ++column) row.number(figures.below(100'000), general);
    for (int column = 0; column < 3; ++column) row.number(figures.below(10'000'000) / 100.0, two_decimals);
    for (int column = 0; column < 4; ++column) {
      const double whole = 1 + figures.below(997);
      row.number(figures.below(static_cast<std::uint32_t>(whole) + 1) / whole, per_cent);
    }
  }
  return xml + std::string(kSheetEnd);
}

}  // namespace

bool write_large(std::size_t rows, const std::string& path, const std::string& sheet_path) {
  std::vector<std::string> texts;
  for (int index = 0; index < 20'000; ++index)
    texts.push_back(fmt::format("Children in need, ward {} &amp; locality {}", index, index % 17));
  const std::string sheet = large_sheet(rows, texts.size());
  if (!sheet_path.empty()) {
    std::ofstream plain(sheet_path, std::ios::binary);
    plain << sheet;
    if (!plain.flush()) return false;
  }
  ZipFile zip(path);
  return add_frame(zip, {"Data"}, texts) && zip.add("xl/worksheets/sheet1.xml", sheet) && zip.finish();
}

bool write_typical(const std::string& path) {
  constexpr std::size_t kMeasures = 20, kMonths = 24, kHeadings = 4;
  const std::vector<std::string> sheets = {"Contacts", "Referrals", "Assessments", "Protection Plans", "Placements"};
  std::vector<std::string> texts = {"Ref", "Measure", "Polarity", "Target", "Higher is better", "Lower is better"};
  const std::size_t first_title = texts.size();
  for (std::size_t measure = 1; measure <= kMeasures; ++measure)
    texts.push_back(fmt::format("Number or percentage of measure {} in the month", measure));
  ZipFile zip(path);
  if (!add_frame(zip, sheets, texts)) return false;
  Figures figures;
  for (std::size_t sheet = 1; sheet <= sheets.size(); ++sheet) {
    std::string xml = sheet_start(kMeasures + 1, kHeadings + kMonths);
    {
      Row row(xml, 1, kHeadings + kMonths);
      for (std::size_t heading = 0; heading < kHeadings; ++heading) row.shared(heading);
      for (std::size_t month = 0; month < kMonths; ++month)
        row.number(static_cast<double>(41'730 + (month * 3'653 + 60) / 120), date);
    }
    for (std::size_t measure = 1; measure <= kMeasures; ++measure) {
      const bool share = measure % 2 == 0;
      Row row(xml, measure + 1, kHeadings + kMonths);
      row.text(fmt::format("{}.{}", sheet, measure));
      row.shared(first_title + measure - 1);
      row.shared(4 + measure % 2);
      row.number(share ? 0.85 : 120, share ? per_cent : general);
      for (std::size_t month = 0; month < kMonths; ++month)
        row.number(share ? figures.below(500) / 499.0 : figures.below(300), share ? per_cent : general);
    }
    if (!zip.add(fmt::format("xl/worksheets/sheet{}.xml", sheet), xml + std::string(kSheetEnd))) return false;
  }
  return zip.finish();
}

}  // namespace scorebook::bench
