--- :Rapporteur import makes articles of what was copied, of a saved page and of lines, and opens them; what is there is
--- never replaced. Where no client runs, one is started.
return function(T)
  local said = T.listen()
  local copied = {}
  vim.g.clipboard = {
    name = 'test',
    copy = { ['+'] = function() end, ['*'] = function() end },
    paste = {
      ['+'] = function()
        return { copied, 'v' }
      end,
      ['*'] = function()
        return { {}, 'v' }
      end,
    },
  }
  local article = {
    'Envoy closes seventh round without a date', '', 'The Harbour Gazette', '14 November 2017', '',
    'GENEVA - The seventh round of talks ended on Tuesday without a date for the next one, the office of the envoy said.',
    '', 'The war has killed more than 340,000 people, the Observatory said.',
  }
  local folder = T.corpus .. '-plain'
  vim.fn.mkdir(folder, 'p')
  vim.cmd.cd(folder)

  --- Carries out a command that ought to open a new article; gives its path and its text.
  local function brings(command)
    local before = vim.fn.glob(folder .. '/articles/*', true, true)
    command()
    local path = T.wait('a new article', function()
      return vim.iter(vim.fn.glob(folder .. '/articles/*', true, true)):find(function(path)
        return not vim.tbl_contains(before, path)
      end)
    end, function()
      return vim.inspect(said)
    end)
    T.wait(path .. ' in the window', function()
      return vim.api.nvim_buf_get_name(0) == path
    end)
    return path, table.concat(vim.fn.readfile(path), '\n')
  end
  local function holds(text, expected)
    for _, words in ipairs(expected) do
      T.check(text:find(words, 1, true), 'there is no "%s" in:\n%s', words, text)
    end
  end
  local function tells(words)
    T.wait('the words "' .. words .. '"', function()
      return vim.iter(said):any(function(line)
        return line:find(words, 1, true)
      end)
    end, function()
      return vim.inspect(said)
    end)
  end

  T.command('import')
  tells('no text in the clipboard')
  T.check(#vim.lsp.get_clients() == 0, 'a client was started for nothing')

  copied = article
  local first, text = brings(function()
    T.command('import')
  end)
  holds(text, { article[1], 'Harbour Gazette', '2017-11-14', '340,000 people' })
  tells('imported: articles/2017-11-14')
  T.wait('a client on the article', T.client)

  vim.cmd.enew()
  T.command('import')
  T.wait('the same article', function()
    return vim.api.nvim_buf_get_name(0) == first
  end)
  tells('there already')
  vim.fn.writefile({ 'mine' }, first)
  local second = brings(function()
    T.command('import')
  end)
  T.check(vim.fn.readfile(first)[1] == 'mine' and second ~= first, 'the article was replaced')

  local page = table.concat({
    '<!doctype html><html><head><meta charset="iso-8859-1"><title>Caf\233 owners count the shells | Harbour Gazette</title>',
    '<meta property="og:site_name" content="Harbour Gazette">',
    '<meta property="article:published_time" content="2017-03-02T08:00:00Z"></head>',
    '<body><nav><a href="/">Home</a></nav><article><h1>Caf\233 owners count the shells</h1>',
    '<p>ALEPPO - Shells killed 12 people in the old town on Wednesday, the owners of two caf\233s said.</p>',
    '<p>They had counted 40 of them since the morning, and closed before noon, as on most days of this winter.</p>',
    '</article></body></html>',
  }, '\n')
  local saved = T.corpus .. '-saved page.html'
  local file = assert(io.open(saved, 'wb'))
  file:write(page)
  file:close()
  _, text = brings(function()
    T.command('import', saved)
  end)
  holds(text, { 'Café owners count the shells', 'Harbour Gazette', '2017-03-02', 'two cafés' })
  T.check(not text:find('<', 1, true), 'there is HTML in it:\n%s', text)
  local offered = vim.fn.getcompletion('Rapporteur import ' .. T.corpus .. '-sa', 'cmdline')
  T.check(vim.tbl_contains(offered, saved), 'the file is not offered: %s', vim.inspect(offered))

  vim.cmd.enew()
  article[1] = 'Envoy opens eighth round'
  vim.api.nvim_buf_set_lines(0, 0, -1, true, vim.list_extend({ 'not this line' }, article))
  _, text = brings(function()
    vim.cmd('2,$Rapporteur import')
  end)
  holds(text, { 'Envoy opens eighth round', '340,000 people' })
  T.check(not text:find('not this line', 1, true), 'it took more than the lines:\n%s', text)

  vim.cmd.enew()
  vim.api.nvim_buf_set_lines(0, 0, -1, true, { 'They met in the hall and went home, nobody knows when or why.' })
  local told = #said
  brings(function()
    vim.cmd('%Rapporteur import')
  end)
  T.wait('what is doubtful', function()
    return said[told + 1] and #vim.split(said[told + 1], '\n') > 1
  end, function()
    return vim.inspect(said)
  end)

  T.command('import', folder .. '/nothing.html')
  tells('nothing.html')
  vim.cmd('1Rapporteur status')
  tells('takes lines')
end
