"""Foreign forms: where a text comes from, and how one text holds several. Kinds of puzzle are not known here."""
