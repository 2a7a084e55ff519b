"""What is handed out: journals, tables for other programs, and pages to read."""
