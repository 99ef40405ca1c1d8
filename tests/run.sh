#!/bin/bash
# Runs all tests, says which PostgreSQL they used, and ends with one line: "N passed, N failed, N skipped".
# The exit status is that of `dotnet test`.
set -o pipefail
cd "$(dirname "$0")/.." || exit 1

output=$(mktemp)
notes=$(mktemp)
trap 'rm -f "$output" "$notes"' EXIT
export COORDINATION_TEST_NOTES=$notes

dotnet build Coordination.sln -v q --nologo 2>&1 | tee "$output"
status=${PIPESTATUS[0]}
if [ "$status" = 0 ]; then
  # On few processors much of the time goes into compiling methods once more and into collecting beside the tests: both are done less.
  DOTNET_TC_CallCountThreshold=0x100 DOTNET_gcConcurrent=0 DOTNET_GCgen0size=0x4000000 \
    dotnet test --solution Coordination.sln --no-build --no-progress "$@" 2>&1 | tee -a "$output"
  status=${PIPESTATUS[0]}
fi

cat "$notes"
# Each failure with its first lines: what a run prints last is what is kept of it.
grep -E -A3 '^ *failed ' "$output" | cut -c1-600
awk -v status="$status" '
  /^Test run summary:/ { summary = 1 }
  summary && /^ +succeeded:/ { passed = $2 }
  summary && /^ +failed:/ { failed = $2 }
  summary && /^ +skipped:/ { skipped = $2 }
  summary && /^ +error:/ { broken = $2 }
  END {
    if (status != 0 && failed + broken == 0) { broken = 1; print "The tests could not be built or run to their end; see above." }
    printf "%d passed, %d failed, %d skipped\n", passed, failed + broken, skipped
  }
' "$output"
exit "$status"
