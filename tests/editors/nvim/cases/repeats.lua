--- On an article's figure the incoming calls are the notes that repeat it.
return function(T)
  T.open(T.seeds.note)
  T.appears(T.seeds.rule, T.seeds.wrong) -- the corpus is read
  T.open(T.seeds.article)
  T.wait('a client on the article', T.client)
  T.go(T.seeds.series.figure)
  vim.lsp.buf.incoming_calls()
  T.wait('the note that repeats the figure', function()
    return vim.iter(vim.fn.getqflist()):any(function(item)
      vim.fn.bufload(item.bufnr)
      local line = vim.fn.getbufline(item.bufnr, item.lnum)[1] or ''
      return vim.api.nvim_buf_get_name(item.bufnr) == T.path(T.seeds.note) and line:find(T.seeds.series.figure, 1, true)
    end)
  end)
end
