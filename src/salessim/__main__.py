"""`python -m salessim`."""

from salessim.cli.main import main

if __name__ == "__main__":
    main()
