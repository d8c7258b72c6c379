--- With the lines of the help, Ctrl-X Ctrl-O completes a name with all its words, the start of a citation
--- opens the list of documents by itself, and gO opens the outline in Markdown too.
return function(T)
  local completion = T.seeds.completion
  T.example('vim.lsp.completion.enable')
  T.open(T.seeds.note)
  T.appears(T.seeds.rule, T.seeds.wrong) -- the corpus is read
  local function pick(label)
    return function(labels)
      for number, one in ipairs(labels) do
        if one:find(label, 1, true) then
          return ('<C-n>'):rep(number) .. '<C-y>'
        end
      end
      T.fail('"%s" is not on offer: %s', label, vim.inspect(labels))
    end
  end
  vim.cmd('normal! G')
  T.complete('oThen ' .. completion.typed .. '<C-x><C-o>', pick(completion.name))
  local line = vim.api.nvim_get_current_line()
  T.check(line == 'Then ' .. completion.name, 'the name became: %s', line)

  T.complete('o(see [page](', function(labels)
    T.check(#labels > 10, 'documents on offer: %s', vim.inspect(labels))
    return '<C-n><C-y>'
  end)
  line = vim.api.nvim_get_current_line()
  T.check(line:find('^%(see %[page%]%(%.%./articles/[%w-]+%.%a+%)$'), 'the citation became: %s', line)
  local title = T.seeds.title
  T.complete('o(see [page](' .. title:match('%S+$'):lower() .. '<C-x><C-o>', pick(title))
  line = vim.api.nvim_get_current_line()
  T.check(line == '(see [page](../' .. T.seeds.article .. ')', 'the citation of %s became: %s', title, line)
end
