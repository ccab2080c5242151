// How a cell looks, as a value: two equal ones are one format of the workbook.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>

namespace scorebook {

enum class Across : std::uint8_t { left, centre, right };
enum class Down : std::uint8_t { top, centre, bottom };

struct CellFormat {
  double size = 10;  // points
  bool bold = false;
  bool italic = false;
  bool underline = false;
  std::uint32_t colour = 0x000000;  // 0xRRGGBB
  std::optional<std::uint32_t> fill;
  std::optional<std::uint32_t> border;  // colour of a thin line on all four sides
  Across across = Across::left;
  Down down = Down::top;
  bool wrap = false;
  bool upwards = false;  // text turned to read from bottom to top
  int indent = 0;
  std::string number_format;  // "" for General; "@" for text

  friend bool operator<(const CellFormat& left, const CellFormat& right) { return left.key() < right.key(); }
  friend bool operator==(const CellFormat& left, const CellFormat& right) { return left.key() == right.key(); }

 private:
  using Key = std::tuple<double, bool, bool, bool, std::uint32_t, std::optional<std::uint32_t>,
                         std::optional<std::uint32_t>, Across, Down, bool, bool, int, const std::string&>;
  [[nodiscard]] Key key() const {
    return {size, bold, italic, underline, colour, fill, border, across, down, wrap, upwards, indent, number_format};
  }
};

// One run of a cell that has more than one font.
struct TextRun {
  std::string text;
  double size = 10;
  bool bold = false;
  std::uint32_t colour = 0x000000;
};

}  // namespace scorebook
