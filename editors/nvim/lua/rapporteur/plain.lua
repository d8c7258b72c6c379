--- Words of documents on a screen: as text and nothing else, and as wide as they are shown.
local M = {}

--- The signs to draw with. Where one takes two cells (see 'ambiwidth'), letters do.
---@class rapporteur.Signs
---@field full string a cell of a bar
---@field left string its left half
---@field right string its right half
---@field leader string what leads to a bar
---@field more string a bar that goes on to the right
---@field less string a bar that goes on to the left
---@field dot string what stands between two names
---@field cut string the end of what was too long
---@field border string|string[]

---@type rapporteur.Signs
local DRAWN = {
  full = '█', left = '▌', right = '▐', leader = '─', more = '▶', less = '◀', dot = '·', cut = '…',
  border = 'rounded',
}

---@type rapporteur.Signs
local TYPED = {
  full = '#', left = '#', right = '#', leader = '-', more = '>', less = '<', dot = '-', cut = '~',
  border = { '+', '-', '+', '|', '+', '-', '+', '|' },
}

---@return rapporteur.Signs
function M.signs()
  local all = table.concat({ DRAWN.full, DRAWN.left, DRAWN.right, DRAWN.leader, DRAWN.more, DRAWN.less, DRAWN.cut })
  return M.width(all) == 7 and DRAWN or TYPED
end

--- A text in one line in which nothing acts: control characters, also those that turn the direction of
--- writing, are shown as `^I` or `<202e>`.
---@param text string
---@return string
function M.line(text)
  local without_ends = text:gsub('%z', '^@'):gsub('\n', '^J')
  return vim.fn.strtrans(without_ends)
end

--- Cells that a text in one line takes; strdisplaywidth() would also count where a window wraps it.
---@param text string
---@return integer
function M.width(text)
  return vim.fn.strwidth(text)
end

--- A text in at most so many cells.
---@param text string
---@param width integer
---@return string
function M.cut(text, width)
  if M.width(text) <= width then
    return text
  end
  local sign = M.signs().cut
  local kept, left = {}, width - M.width(sign)
  for _, letter in ipairs(vim.fn.split(text, '\\zs')) do
    left = left - M.width(letter)
    if left < 0 then
      break
    end
    kept[#kept + 1] = letter
  end
  return table.concat(kept) .. (width > 0 and sign or '')
end

--- A text in exactly so many cells.
---@param text string
---@param width integer
---@return string
function M.pad(text, width)
  local shown = M.cut(text, width)
  return shown .. (' '):rep(width - M.width(shown))
end

return M
