// The styles of an OpenDocument workbook: what its cells' formats are, which sheets are hidden. Read first from
// styles.xml, then from the automatic styles of content.xml, whose names win.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ods/number_style.hpp"
#include "ooxml/inflate.hpp"
#include "ooxml/xml.hpp"
#include "scorebook/result.hpp"
#include "scorebook/workbook.hpp"

namespace scorebook {

class OdfStyles {
 public:
  explicit OdfStyles(const std::string& path) : path_(path) {}

  // Events inside office:styles or office:automatic-styles. Errors are kept in refusal().
  [[nodiscard]] bool start(const XmlElement& element);
  void end(std::string_view name);
  void text(std::string_view piece);
  [[nodiscard]] const std::optional<Error>& refusal() const { return refusal_; }

  [[nodiscard]] bool hides_sheet(const std::string& table_style) const;
  // Index into the workbook's styles, General for "" and for a name that is not defined (nothing then).
  [[nodiscard]] std::optional<std::uint32_t> index_of(const std::string& cell_style);
  // The style with the same fill and another code.
  [[nodiscard]] std::uint32_t with_code(std::uint32_t style, const std::string& code);
  [[nodiscard]] const std::string& code_of(std::uint32_t style) const { return styles_[style].number_format; }
  [[nodiscard]] std::vector<Style> take() { return std::move(styles_); }

 private:
  struct CellStyle {
    std::string parent, data_style;
    std::optional<std::uint32_t> fill;
  };

  void open_style(const XmlElement& element);
  void limit(std::size_t number, const std::string& what);
  [[nodiscard]] Style resolved(const std::string& name) const;
  std::uint32_t add(Style style);

  std::string path_;
  std::map<std::string, NumberStyle> number_styles_;
  std::unordered_map<std::string, CellStyle> cell_styles_;
  std::map<std::string, bool> hidden_;  // by style of a table
  std::unordered_map<std::string, std::uint32_t> by_name_;
  std::map<std::pair<std::string, std::int64_t>, std::uint32_t> by_content_;
  std::vector<Style> styles_{{"General", std::nullopt}};

  std::size_t depth_ = 0;
  std::string family_, name_;
  NumberStyleReader number_;
  bool in_number_ = false;
  std::optional<Error> refusal_;
};

// Reads styles.xml. Errors: damaged, over_limit.
[[nodiscard]] Result<void> read_odf_styles(PartStream& part, OdfStyles& styles);

}  // namespace scorebook
