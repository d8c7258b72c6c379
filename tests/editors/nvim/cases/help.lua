--- The help file has its tags, and no word that looks like a link leads nowhere.
return function(T)
  vim.cmd.helptags(vim.fn.fnameescape(T.plugin .. '/doc'))
  local topics = {
    'rapporteur', 'rapporteur-install', 'rapporteur-series', 'rapporteur-completion', 'rapporteur-colours',
    'rapporteur.setup()', ':Rapporteur', ':Rapporteur-series', ':Rapporteur-who', ':Rapporteur-import', ':Rapporteur-init',
    'rapporteur-import', 'rapporteur-older', 'g:rapporteur_autostart',
  }
  for _, topic in ipairs(topics) do
    local ok, problem = pcall(vim.cmd.help, topic)
    T.check(ok, ':help %s: %s', topic, problem)
    local name = vim.api.nvim_buf_get_name(0)
    T.check(vim.endswith(name, 'doc/rapporteur.txt'), ':help %s opened %s', topic, name)
    local line = vim.api.nvim_get_current_line()
    T.check(line:find('*' .. topic .. '*', 1, true), ':help %s landed on: %s', topic, line)
  end
  for _, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, true)) do
    T.check(vim.fn.strchars(line) <= 78 or line:find('*', 1, true), 'longer than 78 columns: %s', line)
    for link in line:gmatch('|([^%s|]+)|') do
      T.check(pcall(vim.cmd.help, link), 'a link to nowhere: %s', link)
    end
  end
end
