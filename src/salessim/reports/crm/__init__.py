"""A simulated future in the tables of a customer database."""
