// The words of a submission about its figures: the performance analysis of a page, the commentary and the notes of a
// plan's rows, a scorecard's column of comments, the remarks of tables that the register states, a sheet of
// commentaries by number, and what stands on sheets outside every table. Each with its cell and the measures it is
// about. What nobody located as a table's is read from the workbook's cells here, as are the headings that say which
// column is commentary. Nothing is judged.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "check/evidence.hpp"

namespace scorebook {

enum class RemarkKind : std::uint8_t {
  analysis,    // of a page: about all its measures
  commentary,  // of one measure, for the period
  note,        // of one measure, standing: rationale, definition, source
  other,       // outside every table: an introduction, a foot note
};

struct Remark {
  RemarkKind kind = RemarkKind::other;
  std::string text;
  Place place;
  std::vector<const Measure*> measures;       // that define it; of a page without a scorecard row: none
  std::vector<std::string> names;             // Observation::measure of all it is about
  std::vector<const LocatedFigure*> figures;  // of these, in all tables
  [[nodiscard]] bool about_one() const { return kind == RemarkKind::commentary || kind == RemarkKind::note; }
};

class Commentary {
 public:
  explicit Commentary(const Evidence& evidence);

  // Texts that are not blank, in the order of scorecards, plans, pages, sheets of commentary, other texts.
  [[nodiscard]] const std::vector<Remark>& remarks() const { return remarks_; }
  // Whether the workbook has a place for commentary on anything at all.
  [[nodiscard]] bool has_places() const { return has_places_; }
  // The cells where commentary on the measure belongs; none where the workbook has no such place.
  [[nodiscard]] const std::vector<Place>& places_for(const std::string& measure) const;
  // Whether some text is about the measure: it stands at such a place, or names the measure by its number.
  [[nodiscard]] bool has_text_on(const std::string& measure) const;

 private:
  friend class CommentaryReader;

  std::vector<Remark> remarks_;
  std::map<std::string, std::vector<Place>> places_;
  std::set<std::string> commented_;
  std::set<std::string> refs_named_;  // in any text
  bool has_places_ = false;
};

// Whether a heading stands over commentary, and not over notes on what a measure is.
[[nodiscard]] bool is_commentary_heading(std::string_view heading);

}  // namespace scorebook
