"""The built-in domains, one page each. Installed as neurosym.domains; a page imports public names only."""
