"""Write the generated pages of docs/reference/ (`make docs`)."""

from pathlib import Path

from salessim.app.reference_pages import PAGES

FOLDER = Path(__file__).parent / "reference"

if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in PAGES.items():
        (FOLDER / name).write_text(text(), encoding="utf-8")
