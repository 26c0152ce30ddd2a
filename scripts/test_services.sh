# shellcheck shell=bash
# What the tests want beside Python: PostgreSQL, Chromium, Pango (for PDF) and Java (for Spark).
# Root on Debian or Ubuntu gets them installed; elsewhere their tests are skipped, and it is said.

postgresql_folder() { # where initdb and pg_ctl are; Debian and Homebrew keep them off the PATH
  local found
  found=$(type -P initdb || true)
  [ -n "$found" ] || found=$(ls -d /usr/lib/postgresql/*/bin/initdb /opt/homebrew/opt/postgresql*/bin/initdb \
    /usr/local/opt/postgresql*/bin/initdb 2>/dev/null | sort -V | tail -n 1 || true)
  [ -z "$found" ] || dirname "$found"
}

find_chromium() {
  local name
  for name in "${SIGHTLINE_TEST_CHROMIUM:-}" chromium chromium-browser google-chrome \
    "/Applications/Chromium.app/Contents/MacOS/Chromium" \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    if [ -n "$name" ] && type -P "$name"; then return; fi
  done
}

pango_is_there() { # with the part of HarfBuzz that keeps fonts small
  .venv/bin/python -c 'from ctypes.util import find_library as found; import sys
sys.exit(not all(map(found, ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset"))))'
}

java_runs() { java -version >/dev/null 2>&1; }

find_or_install_test_services() {
  if may_install; then
    set --
    [ -n "$(postgresql_folder)" ] || set -- "$@" postgresql
    [ -n "$(find_chromium)" ] || set -- "$@" chromium
    pango_is_there || set -- "$@" libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation
    java_runs || set -- "$@" default-jre-headless
    [ $# -eq 0 ] || apt_install "$@"
  fi
  [ -n "$(postgresql_folder)" ] || say "No PostgreSQL server: tests run on SQLite alone; for PostgreSQL as well, install the package postgresql."
  pango_is_there || say "No Pango: tests that write PDF are skipped; to run them, install the packages libpangoft2-1.0-0 and libharfbuzz-subset0 (Homebrew: pango)."
  java_runs || say "No Java: the Spark tests are skipped; to run them, install the package default-jre-headless (Homebrew: openjdk)."
  SIGHTLINE_TEST_CHROMIUM=$(find_chromium)
  if [ -n "$SIGHTLINE_TEST_CHROMIUM" ]; then
    export SIGHTLINE_TEST_CHROMIUM
  else
    unset SIGHTLINE_TEST_CHROMIUM
    say "No Chromium: the browser tests are skipped; to run them, install the package chromium."
  fi
}

as_postgres() { # PostgreSQL refuses to run as root
  if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

start_postgresql() { # a server of our own on the loopback, thrown away at exit
  local port password
  [ -z "${SIGHTLINE_TEST_POSTGRESQL:-}" ] || return 0
  postgresql=$(postgresql_folder)
  [ -n "$postgresql" ] || return 0
  cluster=$(mktemp -d "${TMPDIR:-/tmp}/sightline.XXXXXX")
  trap stop_postgresql EXIT
  port=$(.venv/bin/python -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  password=$(.venv/bin/python -c 'import secrets; print(secrets.token_hex(16))')
  printf '%s\n' "$password" >"$cluster/password"
  [ "$(id -u)" -ne 0 ] || chown -R postgres "$cluster"
  (
    cd "$cluster"
    as_postgres "$postgresql/initdb" -D data -U sightline --pwfile=password -A scram-sha-256 -E UTF8 --no-sync
    as_postgres "$postgresql/pg_ctl" -D data -l log -w start \
      -o "-p $port -k '$cluster' -c listen_addresses=127.0.0.1 -c fsync=off"
  ) >"$cluster.log" 2>&1 || stop "PostgreSQL did not start: $(tail -n 3 "$cluster.log")"
  export SIGHTLINE_TEST_POSTGRESQL="postgresql://sightline:$password@127.0.0.1:$port/postgres"
}

# All tests, on SQLite; then those that use the database once more, on PostgreSQL. Both run to
# their end, so that all that fails is told at once.
test_processes() { .venv/bin/python -c 'import os; print(min(4, (os.cpu_count() or 1) + 1))'; }

build_wrenshire() { # once, for all processes of both passes; thrown away at exit
  [ -z "${SIGHTLINE_TEST_WRENSHIRE:-}" ] || return 0
  say "Building the made-up authority that the tests visit."
  wrenshire=$(mktemp -d "${TMPDIR:-/tmp}/wrenshire.XXXXXX")
  trap 'rm -rf "$wrenshire"; [ -z "${cluster:-}" ] || stop_postgresql' EXIT
  SIGHTLINE_TEST_WRENSHIRE=$(.venv/bin/python -m tests.wrenshire "$wrenshire")
  export SIGHTLINE_TEST_WRENSHIRE
}

test_on_both_databases() {
  local outcome=0 again=0
  # The whole suite takes long: every core helps, and one process more, as tests of browsers and
  # servers mostly wait. A file's tests stay together, as they share what they made.
  if [ $# -eq 0 ]; then
    build_wrenshire
    # In the order of the folders: the browser's few long tests begin first, not last and alone.
    set -- --numprocesses "$(test_processes)" --dist loadfile --no-loadscope-reorder
  fi
  .venv/bin/python -m pytest "$@" || outcome=$?
  case " $* " in *" -m "*) return "$outcome" ;; esac # somebody asks for tests of one kind alone
  [ -n "${SIGHTLINE_TEST_POSTGRESQL:-}" ] || return "$outcome"
  say "Once more on PostgreSQL: the tests that use the database."
  SIGHTLINE_TEST_DATABASE=postgresql .venv/bin/python -m pytest -q -m database "$@" || again=$?
  [ "$again" -ne 5 ] || again=0 # none of the tests asked for uses it
  [ "$outcome" -ne 0 ] || outcome=$again
  return "$outcome"
}

stop_postgresql() {
  (cd "$cluster" && as_postgres "$postgresql/pg_ctl" -D data -m immediate stop) >/dev/null 2>&1 || true
  rm -rf "$cluster" "$cluster.log"
}
