---@brief
---
--- Rapporteur keeps an analyst team's record straight: hover on actors, venues and figures,
--- definition across articles, and a squiggle wherever figures, rounds, dates or roles in a folder
--- of notes and articles do not agree. Plain prose in Markdown and text files, no mark-up needed.
---
--- The server is one binary, `rapporteur`, built with `cargo install rapporteur`.
---
--- Prose is everywhere, so a client starts by itself only where a `rapporteur.toml` stands in the
--- file's folder or above it. A client that runs on a folder (by hand: `:Rapporteur start`) also
--- takes every other note and article of that folder.

---@type vim.lsp.Config
return {
  cmd = { 'rapporteur', 'lsp' },
  filetypes = { 'markdown', 'text' },
  -- Where a start by hand takes the corpus to begin; `root_dir` decides alone about automatic ones.
  root_markers = { 'rapporteur.toml', '.git' },
  root_dir = function(bufnr, on_dir)
    local path = vim.api.nvim_buf_get_name(bufnr)
    if path == '' or path:find('^%a[%w+.-]+://') then
      return
    end
    local root = vim.fs.root(bufnr, 'rapporteur.toml')
    if root then
      return on_dir(root)
    end
    for _, client in ipairs(vim.lsp.get_clients({ name = 'rapporteur' })) do
      if client.root_dir and vim.startswith(vim.fs.normalize(path), client.root_dir .. '/') then
        return on_dir(client.root_dir)
      end
    end
  end,
  settings = { rapporteur = vim.empty_dict() },
  -- The server asks for the settings too, but only after the first colours and hints were asked of it.
  before_init = function(params, config)
    -- The pages of rules, which plugin/rapporteur.lua shows.
    params.capabilities.workspace.textDocumentContent = { dynamicRegistration = false }
    if not next(config.init_options or {}) then
      params.initializationOptions = config.settings
    end
  end,
}
