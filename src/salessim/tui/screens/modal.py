"""What stands in front of a screen and is answered: once, however quickly keys follow each other."""

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

T = TypeVar("T")


class Modal(ModalScreen[T]):
    """A modal whose second answer, from a key that was pressed before it had gone, is dropped."""

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Answer and go; from behind another screen, or when gone already, nothing happens."""
        if self.app.screen is not self:
            return AwaitComplete()
        return super().dismiss(result)
