--- :Rapporteur init writes a commented rapporteur.toml where none is, and leaves one alone that is there.
return function(T)
  local said = T.listen()
  local folder = T.corpus .. '-plain'
  vim.fn.mkdir(folder, 'p')
  vim.fn.writefile({ '# A note', '', 'Sergei Lavrov met John Kerry.' }, folder .. '/a.md')
  vim.cmd.edit(folder .. '/a.md')
  T.command('init')
  local file = folder .. '/rapporteur.toml'
  T.wait('it in the window', function()
    return vim.api.nvim_buf_get_name(0) == file
  end, function()
    return vim.inspect(said)
  end)
  for _, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, true)) do
    T.check(line == '' or vim.startswith(line, '#'), 'this is no comment: %s', line)
  end
  T.check(#vim.fn.readfile(file) > 10, 'it was not written')

  vim.fn.writefile({ '# ours' }, file)
  T.command('init')
  T.wait('a word on it', function()
    return vim.iter(said):any(function(line)
      return line:find('already', 1, true)
    end)
  end, function()
    return vim.inspect(said)
  end)
  T.check(vim.fn.readfile(file)[1] == '# ours', 'it was replaced')
end
