#!/usr/bin/env bash
# Installs the library to a temporary folder and builds and runs a program of another project against it.
# usage: install.sh SOURCE BUILD SANITIZED(ON|OFF)
set -euo pipefail
source=$1 build=$2
flags=()
[ "$3" = ON ] && flags=(-DCMAKE_EXE_LINKER_FLAGS=-fsanitize=address,undefined)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cmake --install "$build" --prefix "$folder/prefix" >/dev/null
mkdir "$folder/consumer"
cat > "$folder/consumer/CMakeLists.txt" <<'CMAKE'
cmake_minimum_required(VERSION 3.25)
project(consumer LANGUAGES CXX)
find_package(scorebook REQUIRED)
add_executable(consumer consumer.cpp)
target_link_libraries(consumer PRIVATE scorebook::scorebook)
CMAKE
cat > "$folder/consumer/consumer.cpp" <<'CPP'
#include <scorebook/scorebook.hpp>

#include <iostream>
#include <memory>

int main(int, char** arguments) {
  auto workbook = scorebook::read_workbook_file(arguments[1]);
  if (!workbook) {
    std::cerr << workbook.error().text() << '\n';
    return 3;
  }
  std::vector<scorebook::Submission> submissions;
  submissions.push_back(scorebook::locate(std::make_shared<scorebook::Workbook>(std::move(workbook).value()), nullptr));
  const auto period = scorebook::reporting_period(submissions, "");
  if (!period) return 3;
  const auto ratings = scorebook::rate(submissions, nullptr, period.value());
  const auto checked = scorebook::check({submissions, ratings, nullptr, period.value()});
  const auto layout = scorebook::find_layout("cyps-monthly");
  if (!layout) return 4;
  const scorebook::ReportInput input{submissions, ratings, checked, period.value()};
  if (!scorebook::write_report(input, layout.value(), arguments[2])) return 5;
  if (scorebook::check_json(submissions, checked).empty()) return 6;
  std::cout << ratings.size() << " measures rated for " << period.value().words() << '\n';
}
CPP
cmake -S "$folder/consumer" -B "$folder/consumer/build" -G Ninja -DCMAKE_PREFIX_PATH="$folder/prefix" "${flags[@]}" >/dev/null
cmake --build "$folder/consumer/build" >/dev/null
said=$("$folder/consumer/build/consumer" "$source/samples/cyps-2016-03.xlsx" "$folder/report.xlsx")
echo "$said"
[ -s "$folder/report.xlsx" ]
[ "$said" = "76 measures rated for March 2016" ]
"$folder/prefix/bin/scorebook" --version
