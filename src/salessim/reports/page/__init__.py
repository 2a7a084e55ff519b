"""A report as one page that needs nothing else: text, tables, and plots drawn in it."""
