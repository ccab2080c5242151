#!/usr/bin/env bash
# Builds Scorebook and runs its main job on the sample workbook: checks it, rates every measure, and writes the committee
# workbook. Everything it writes goes to samples/output/. Can be run again at any time.
set -euo pipefail
cd "$(dirname "$0")/.."

bash samples/setup.sh build
echo "== Building (build/samples)"
cmake -S . -B build/samples -G Ninja -DCMAKE_BUILD_TYPE=Release -DSCOREBOOK_TESTS=OFF >/dev/null
cmake --build build/samples
scorebook=build/samples/src/cli/scorebook
workbook=samples/cyps-2016-03.xlsx
mkdir -p samples/output

# 1 means that the workbook has errors to mend, which this sample does; anything above it is trouble.
run() { local status=0; "$@" || status=$?; [ "$status" -le 1 ] || { echo "samples/run.sh: $1 $2 ended with status $status" >&2; exit "$status"; }; }

echo
echo "== 1. What is wrong in the workbook: scorebook check $workbook"
run "$scorebook" check "$workbook"
run "$scorebook" check "$workbook" --quiet -f json -o samples/output/findings.json
run "$scorebook" check "$workbook" -m samples/measures-2016-03.xlsx --against samples/cyps-2016-02.xlsx \
  -o samples/output/findings.xlsx --annotate samples/output/cyps-2016-03-checked.xlsx
echo
echo "== What changed since February: scorebook compare samples/cyps-2016-02.xlsx $workbook"
run "$scorebook" compare samples/cyps-2016-02.xlsx "$workbook"
echo
echo "== 2. Every measure rated: scorebook rate $workbook"
run "$scorebook" rate "$workbook"
echo
echo "== 3. The committee workbook: scorebook report $workbook -l cyps-monthly -o samples/output/report.xlsx"
with="-m samples/measures-2016-03.xlsx --against samples/cyps-2016-02.xlsx"
run "$scorebook" report "$workbook" $with -l cyps-monthly -o samples/output/report.xlsx
run "$scorebook" report "$workbook" $with -l cyps-monthly --edition working -o samples/output/report-working.xlsx
run "$scorebook" report "$workbook" $with -l cyps-monthly --edition public -o samples/output/report-public.xlsx
run "$scorebook" sentences "$workbook" $with -o samples/output/sentences.txt
echo
echo "== The Council Plan: scorebook report samples/council-plan-2017-q2.xlsx -l council-plan-quarterly -o samples/output/plan.xlsx"
run "$scorebook" report samples/council-plan-2017-q2.xlsx -l council-plan-quarterly -o samples/output/plan.xlsx
echo
echo "== 4. A first measure register: scorebook learn $workbook -o samples/output/measures.xlsx"
run "$scorebook" learn "$workbook" -o samples/output/measures.xlsx
echo
echo "== 5. One measure in full: scorebook explain $workbook -m samples/output/measures.xlsx --measure 2.6"
run "$scorebook" explain "$workbook" -m samples/output/measures.xlsx --measure 2.6
echo
echo "The committee workbook is samples/output/report.xlsx (report-working.xlsx for the office, report-public.xlsx for the public), the"
echo "sentences for its cover report are samples/output/sentences.txt, the Council Plan's report is samples/output/plan.xlsx. The findings"
echo "are samples/output/findings.xlsx, as comments in a copy of the workbook samples/output/cyps-2016-03-checked.xlsx, and as data"
echo "samples/output/findings.json. The drafted register is samples/output/measures.xlsx."
