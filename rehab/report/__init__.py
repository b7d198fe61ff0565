"""Report: decisions and plans as finished words, tables and charts, ready to be placed on paper."""
