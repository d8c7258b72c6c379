#!/usr/bin/env bash
# As a person sees it: Neovim in a terminal, K on a name, the message of a squiggle, Ctrl-] to another file, the
# series of a figure in a wide and a narrow terminal and from there to the article.
# The screens go to $OUT, to be looked at. Run by ./run, which sets up the home that this works in.
set -uo pipefail

socket=rapporteur-$$
screens=$OUT
terminal() { "$TMUX_BIN" -L "$socket" "$@"; }

# Ends the terminal and waits for the Neovim in it, which still writes into its home.
leave() {
  local pane
  pane=$(terminal list-panes -F '#{pane_pid}' 2>/dev/null)
  terminal kill-server 2>/dev/null
  for _ in $(seq 1 50); do [ -n "$pane" ] && kill -0 "$pane" 2>/dev/null && sleep 0.1; done
}
trap leave EXIT

# A value of seeds.lua, by its path.
seed() {
  "$NVIM_BIN" --headless --clean -l /dev/stdin "$1" <<'LUA'
local seeds = dofile(vim.env.RAPPORTEUR_TESTS .. '/seeds.lua')
local value = seeds
for key in vim.gsplit(arg[1], '.', { plain = true }) do
  value = value[tonumber(key) or key]
end
io.stdout:write((assert(value, arg[1])))
LUA
}

# Waits until the screen shows a text; writes the screen down either way.
shows() {
  local name=$1 text=$2
  for _ in $(seq 1 150); do
    terminal capture-pane -p >"$screens/$name.txt"
    if grep -qF -- "$text" "$screens/$name.txt"; then return 0; fi
    sleep 0.1
  done
  echo "waited 15 s for \"$text\" on the screen, which shows:"
  cat "$screens/$name.txt"
  exit 1
}

# Searches for a text, so that the cursor stands on it.
find_text() {
  terminal send-keys -l "gg/\\V$1"
  terminal send-keys Enter
  sleep 0.2
}

figure=$(seed figure.text) heading=$(seed series.heading) row=$(seed series.row.1) article=$(seed series.article)
note=$(seed note) person=$(seed person.text) tells=$(seed person.tells.2)
wrong=$(seed wrong) states=$(seed states) introduction=$(seed introduction.file)

rm -f "$screens"/*.txt
cd "$RAPPORTEUR_CORPUS" || exit 1
terminal -f /dev/null -u new-session -d -x 120 -y 40 "'$NVIM_BIN' '$note'"
terminal set -s escape-time 0
# a sign in the margin is what tells that the findings are there
shows 1-note 'W '
find_text "$person"
terminal send-keys K
shows 2-hover "$tells"
terminal send-keys Escape
find_text "$wrong"
terminal send-keys C-w d
shows 3-finding "$states"
terminal send-keys Escape
find_text "$person"
terminal send-keys C-]
shows 4-introduction "$introduction"
terminal send-keys C-o
shows 5-back "$note"
find_text "$figure"
terminal send-keys -l ':Rapporteur series'
terminal send-keys Enter
shows 6-series "$heading"
terminal resize-window -x 70 -y 30
shows 7-series-narrow 'Enter: the article'
terminal send-keys -l "/$row"
terminal send-keys Enter
terminal send-keys Enter
shows 8-article "$article"
terminal send-keys -l ':qa!'
terminal send-keys Enter
