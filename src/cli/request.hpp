// What the command line asks for, once it has been understood.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "scorebook/report.hpp"

namespace scorebook::cli {

enum class Format : std::uint8_t { text, json, csv, xlsx };
enum class ColorChoice : std::uint8_t { automatic, always, never };

struct Request {
  std::vector<std::string> words;    // WORKBOOK..., or the ID of rules, or the COMMAND of help
  std::size_t earlier_words = 0;     // of compare: how many of the words are the earlier workbooks, at the front
  std::vector<std::string> against;  // files and folders of earlier submissions
  std::string register_file;
  std::string period;
  std::vector<std::string> measures;  // those to show; none: all
  Format format = Format::text;
  std::string output;  // empty: standard output
  ColorChoice color = ColorChoice::automatic;
  unsigned jobs = 0;     // workbooks, or sheets of one, at a time; 0: as many as the machine can
  bool progress = true;  // on a terminal
  std::string receipt;   // where to write the receipt of an accepted check
  bool quiet = false;
  bool working = false;
  std::string layout;
  Edition edition = Edition::committee;
  ReportStatus status = ReportStatus::draft;
  bool force = false;
  std::string created_on;  // ISO date, or empty
  bool help = false;
};

}  // namespace scorebook::cli
