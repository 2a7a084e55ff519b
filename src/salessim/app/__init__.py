"""Use cases that the terminal app and the command line share; neither prints nor draws here."""
