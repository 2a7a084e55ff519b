"""Exports of a CRM as they come: files of any form in, records out, and a report of what became of each row."""
