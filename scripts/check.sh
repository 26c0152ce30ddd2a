# shellcheck shell=bash
# Every check runs, whatever the one before it found: all problems at once.

failed=""
check() {
  local name=$1
  shift
  say "Checking $name."
  "$@" || failed="$failed, $name"
}

check "the rules of style" .venv/bin/ruff check --quiet .
check "the layout of the code" .venv/bin/ruff format --quiet --check .
check "types in the plain packages" .venv/bin/mypy
check "the order of the packages" .venv/bin/lint-imports --no-logo --no-cache
[ -z "$failed" ] || stop "Not in order: ${failed#, }. “./run fix” puts right what it can."
say "All in order."
