--- Nothing starts by itself without a rapporteur.toml; by hand it does, on the file's own folder, and
--- then takes the folder's other notes; :Rapporteur restart and stop do what they say.
return function(T)
  local said = {}
  vim.notify = function(message)
    said[#said + 1] = message
  end
  local folder = T.corpus .. '-plain'
  vim.fn.mkdir(folder, 'p')
  vim.fn.writefile({ '# A note', '', 'Sergei Lavrov met John Kerry.' }, folder .. '/a.md')
  vim.fn.writefile({ 'Sergei Lavrov met John Kerry.' }, folder .. '/b.txt')

  vim.cmd.edit(folder .. '/a.md')
  vim.wait(700)
  T.check(#vim.lsp.get_clients() == 0, 'a client started by itself in a folder that nobody meant')

  vim.cmd.Rapporteur('start')
  local client = T.wait('a client after :Rapporteur start', T.client)
  T.check(client.root_dir == folder, 'its root is %s, not %s', client.root_dir, folder)
  vim.cmd.edit(folder .. '/b.txt')
  T.wait('the client on the folder\'s other document', T.client)
  T.check(T.client().id == client.id, 'the other document got a client of its own')

  vim.cmd.Rapporteur('restart')
  local again = T.wait('another client after :Rapporteur restart', function()
    local now = T.client()
    return now and now.id ~= client.id and now
  end)
  T.check(again.root_dir == folder, 'the root after the restart is %s', again.root_dir)
  T.wait('both documents on it', function()
    return vim.tbl_count(again.attached_buffers) == 2
  end)

  vim.cmd.Rapporteur('status')
  local status = said[#said]
  T.check(status:find('2 open documents', 1, true), 'the status says: %s', status)

  vim.cmd.Rapporteur('stop')
  T.wait('the client to be gone', function()
    return #vim.lsp.get_clients({ _uninitialized = true }) == 0
  end)
  T.wait('the word "stopped"', function()
    return said[#said] == 'Rapporteur: stopped'
  end, function()
    return vim.inspect(said)
  end)
end
