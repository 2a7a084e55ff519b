"""The app alone, without looking for a terminal: what a browser is served from."""

from salessim.tui.starting import run_app

if __name__ == "__main__":
    run_app()
