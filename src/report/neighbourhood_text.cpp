// The surroundings of a cell for people: as a small piece of the sheet.
#include <algorithm>

#include "report/neighbourhood.hpp"

namespace scorebook {
namespace {

constexpr std::size_t kGap = 2;          // blanks between cells
constexpr std::size_t kWidestCell = 14;  // columns; what is longer is shortened, for the cell itself has it in full
constexpr std::size_t kWidestLabel = 26;
constexpr std::size_t kHeadingLines = 3;
constexpr std::size_t kLabelLines = 3;
constexpr std::string_view kMore = "\xE2\x80\xA6";

// The first lines of a text, with "…" where there are more.
std::vector<std::string> first_lines(const std::string& text, std::size_t width, std::size_t most) {
  std::vector<std::string> lines = wrapped(printable(text), width);
  if (lines.size() <= most) return lines;
  lines.resize(most);
  std::string& last = lines.back();
  if (display_width(last) + 1 > width) last = wrapped(last, width > 1 ? width - 1 : 1).front();
  last += kMore;
  return lines;
}

std::string on_one_line(const std::string& text, std::size_t width) { return first_lines(text, width, 1).front(); }

std::string shown_of(const NeighbourCell& cell) {
  if (!cell.in_question) return cell.shown;
  return "[" + on_one_line(cell.shown.empty() ? "blank" : cell.shown, kWidestCell) + "]";
}

std::string right_aligned(const std::string& text, std::size_t width) {
  const std::size_t used = display_width(text);
  return std::string(used < width ? width - used : 0, ' ') + text;
}

// A heading over one cell, or over several that share it, as a merged one does.
struct Group {
  std::size_t first = 0, last = 0;
  std::size_t width = 0;
  std::vector<std::string> lines;
};

class Excerpt {
 public:
  Excerpt(const Neighbourhood& neighbourhood, std::size_t indent, Ink ink, const TextStyle& style)
      : cells_(neighbourhood.cells), indent_(indent), ink_(ink), style_(style) {
    label_ = first_lines(neighbourhood.label, kWidestLabel, kLabelLines);
    for (const std::string& line : label_) label_width_ = std::max(label_width_, display_width(line));
    measure();
    while (width() > style.width && cells_.size() > 1) {
      drop_farthest();
      measure();
    }
  }

  [[nodiscard]] std::string text() const {
    std::vector<std::string> lines = {names()};
    std::size_t heading_lines = 0;
    for (const Group& group : groups_) heading_lines = std::max(heading_lines, group.lines.size());
    for (std::size_t line = 0; line < heading_lines; ++line) lines.push_back(headings(line, heading_lines));
    lines.push_back(figures());
    while (lines.size() < label_.size()) lines.insert(lines.begin(), "");
    std::string text;
    for (std::size_t line = 0; line < lines.size(); ++line) {
      // The label ends beside the figures.
      const std::size_t skipped = lines.size() - label_.size();
      const std::string label = line < skipped ? "" : label_[line - skipped];
      std::string whole = std::string(indent_, ' ') + label + std::string(label_width_ - display_width(label), ' ') +
                          (label_width_ == 0 ? lines[line].substr(kGap) : lines[line]);
      whole.erase(whole.find_last_not_of(' ') + 1);
      text += whole + "\n";
    }
    return text;
  }

 private:
  void measure() {
    widths_.clear();
    groups_.clear();
    for (const NeighbourCell& cell : cells_) {
      const std::size_t shown = std::min(display_width(printable(shown_of(cell))), kWidestCell + 2);
      widths_.push_back(std::max(shown, to_string(cell.cell).size()));
    }
    for (std::size_t first = 0; first < cells_.size();) {
      Group group{first, first, widths_[first], {}};
      while (group.last + 1 < cells_.size() && cells_[group.last + 1].heading == cells_[first].heading)
        group.width += kGap + widths_[++group.last];
      fit(group);
      first = group.last + 1;
      groups_.push_back(std::move(group));
    }
  }

  // Room for the words of the heading: the last cell of the group gives it.
  void fit(Group& group) {
    const std::string& heading = cells_[group.first].heading;
    if (heading.empty()) return;
    std::size_t longest = 0;
    for (const std::string& line : wrapped(printable(heading), 1'000)) {
      std::size_t word = 0;
      for (std::size_t at = 0; at <= line.size(); ++at) {
        if (at < line.size() && line[at] != ' ') continue;
        longest = std::max(longest, display_width(std::string_view(line).substr(word, at - word)));
        word = at + 1;
      }
    }
    // Enough for the longest word, and for all words in so many lines; "Feb 16" stays on one.
    constexpr std::size_t kShortHeading = 9;
    const std::size_t all = display_width(printable(heading));
    const std::size_t room = all <= kShortHeading ? all : all / kHeadingLines + 2;
    const std::size_t wanted = std::min(std::max(longest, room), kWidestCell);
    if (wanted > group.width) {
      widths_[group.last] += wanted - group.width;
      group.width = wanted;
    }
    group.lines = first_lines(heading, group.width, kHeadingLines);
  }

  [[nodiscard]] std::size_t width() const {
    std::size_t width = indent_ + label_width_;
    for (const std::size_t each : widths_) width += kGap + each;
    return width;
  }

  void drop_farthest() {
    std::size_t at = 0;
    while (at < cells_.size() && !cells_[at].in_question) ++at;
    const bool from_the_left = at + 1 >= cells_.size() || (at > 0 && at >= cells_.size() - 1 - at);
    cells_.erase(from_the_left ? cells_.begin() : cells_.end() - 1);
  }

  [[nodiscard]] std::string names() const {
    std::string line;
    for (std::size_t at = 0; at < cells_.size(); ++at) {
      line +=
          std::string(kGap, ' ') + painted(right_aligned(to_string(cells_[at].cell), widths_[at]), Ink::faint, style_);
    }
    return line;
  }

  // The headings end just above the figures.
  [[nodiscard]] std::string headings(std::size_t line, std::size_t lines) const {
    std::string text;
    for (const Group& group : groups_) {
      const std::size_t skipped = lines - group.lines.size();
      const std::string words = line < skipped ? "" : group.lines[line - skipped];
      text += std::string(kGap, ' ') + right_aligned(words, group.width);
    }
    return text;
  }

  [[nodiscard]] std::string figures() const {
    std::string line;
    for (std::size_t at = 0; at < cells_.size(); ++at) {
      const std::string shown = right_aligned(on_one_line(shown_of(cells_[at]), widths_[at]), widths_[at]);
      line += std::string(kGap, ' ') + painted(shown, cells_[at].in_question ? ink_ : Ink::plain, style_);
    }
    return line;
  }

  std::vector<NeighbourCell> cells_;
  std::size_t indent_;
  Ink ink_;
  const TextStyle& style_;
  std::vector<std::string> label_;
  std::size_t label_width_ = 0;
  std::vector<std::size_t> widths_;
  std::vector<Group> groups_;
};

}  // namespace

std::string neighbourhood_text(const Neighbourhood& neighbourhood, std::size_t indent, Ink ink,
                               const TextStyle& style) {
  return Excerpt(neighbourhood, indent, ink, style).text();
}

}  // namespace scorebook
