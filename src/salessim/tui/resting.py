"""Keeping the collector of memory out of a conversation."""

import gc


def rest_memory() -> None:
    """Put aside what has been read so far: documents and rules stay for good.

    Without this the collector walks through them now and then just when somebody waits for a reply, for about a tenth
    of a second.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
