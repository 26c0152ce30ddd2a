# shellcheck shell=bash
# Sightline's own Python environment: .venv, filled from uv.lock by a private copy of uv in .tools.
# Works with the bash 3.2 of macOS. Nothing outside this folder is touched, except that root on
# Debian or Ubuntu gets a missing system package installed.

say() { printf '%s\n' "→ $*" >&2; }

stop() {
  printf '%s\n' "$*" >&2
  exit 1
}

may_install() { [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; }

apt_install() { # one by one: a package that this release does not know stops no other
  local package
  say "Installing $* with apt-get."
  apt-get update -qq >/dev/null || true
  for package; do
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$package" >/dev/null || say "apt-get could not install $package."
  done
}

find_python() {
  local name
  for name in python3 python3.14 python3.13 python3.12 python3.11; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$name"
      return
    fi
  done
  stop "Sightline needs Python 3.11 or newer, and there is none on the PATH: install one, then try again."
}

make_tools() {
  local python=$1
  "$python" -c 'import ensurepip, venv' 2>/dev/null || ! may_install || apt_install python3-venv
  "$python" -c 'import ensurepip, venv' 2>/dev/null ||
    stop "Python's venv module is not complete: as an administrator, run “apt-get install python3-venv”, then try again."
  say "Fetching uv, which installs the parts Sightline is made of, into .tools."
  rm -rf .tools
  "$python" -m venv .tools
  .tools/bin/pip install --quiet --disable-pip-version-check 'uv>=0.9,<1' ||
    stop "uv could not be fetched from the Python package index; check the network (or its proxy) and try again."
}

# environment users | developers | spark: each holds all that the one before it holds.
environment() {
  local wanted=$1 had="" stamp=.venv/.sightline parts python
  parts=$(cat uv.lock pyproject.toml | cksum)
  [ ! -f "$stamp" ] || had=$(head -n 1 "$stamp")
  case "$had $wanted" in # never take away what an earlier command needed
    "developers users" | "spark users" | "spark developers") wanted=$had ;;
  esac
  [ "$had" != "$wanted" ] || [ "$(tail -n 1 "$stamp")" != "$parts" ] || return 0

  python=$(find_python)
  .tools/bin/uv --version >/dev/null 2>&1 || make_tools "$python"
  say "Bringing .venv in step with uv.lock; the first time this takes a minute or two."
  set -- --no-dev
  [ "$wanted" = users ] || set -- --group dev
  [ "$wanted" != spark ] || set -- "$@" --group spark
  env -u VIRTUAL_ENV UV_PYTHON_DOWNLOADS=never .tools/bin/uv sync --quiet --frozen --python "$python" "$@" ||
    stop "The parts of Sightline could not be installed; the lines above say why."
  printf '%s\n' "$wanted" "$parts" >"$stamp"
}
