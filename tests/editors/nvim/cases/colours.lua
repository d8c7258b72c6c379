--- Figures and dates are coloured in Markdown and text, also after another colour scheme; names where they
--- are wanted; and nothing where the lines of the help for that are in force.
return function(T)
  local function group(text)
    T.go(text) -- Neovim colours what is on the screen
    vim.cmd.redraw()
    local row, column = T.place(text)
    local found = vim.inspect_pos(0, row, column).semantic_tokens[1]
    return found and found.opts.hl_group, found and found.opts.hl_group_link
  end
  local function coloured(text, kind, link)
    T.wait(('"%s" in the colour of %s'):format(text, kind), function()
      local name, linked = group(text)
      return name == ('@lsp.type.%s.%s'):format(kind, vim.bo.filetype) and linked == link
    end, function()
      return vim.inspect({ group(text) })
    end)
  end
  T.open(T.seeds.note)
  coloured(T.seeds.figure.text, 'figure', 'Special')
  coloured(T.seeds.date, 'date', 'String')
  T.check(not group(T.seeds.person.text), 'a name is coloured although nobody asked for it')
  vim.cmd.colorscheme('habamax')
  coloured(T.seeds.figure.text, 'figure', 'Special')
  T.example("'@lsp.type.date', {}")
  coloured(T.seeds.date, 'date', '@lsp.type.date') -- which is nothing more
  for _, kind in ipairs(T.client().server_capabilities.semanticTokensProvider.legend.tokenTypes) do
    local definition = vim.api.nvim_get_hl(0, { name = '@lsp.type.' .. kind })
    T.check(kind == 'date' or definition.link, '%s has no colour', kind)
  end

  vim.cmd.edit(vim.fn.fnameescape(T.path(T.seeds.text.file)))
  T.check(vim.bo.filetype == 'text', 'the file type is %s', vim.bo.filetype)
  coloured(T.seeds.text.figure, 'figure', 'Special')

  vim.cmd('%bwipeout')
  vim.lsp.config('rapporteur', { settings = { rapporteur = { editor = { ['coloured-names'] = true } } } })
  T.stop()
  T.open(T.seeds.note)
  coloured(T.seeds.person.text, 'actor', 'Identifier')

  vim.cmd('%bwipeout')
  T.example('semanticTokensProvider = nil')
  T.stop()
  T.open(T.seeds.note)
  T.appears(T.seeds.rule, T.seeds.wrong)
  vim.wait(500)
  T.check(not group(T.seeds.figure.text), 'a figure is coloured although colours are off')
end
