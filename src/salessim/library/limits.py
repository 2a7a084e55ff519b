"""How large a document may be. Far above what a person writes; they keep a hostile file from hurting."""

SIZE_MAX_BYTES = 1_000_000
"""Largest file [bytes]."""

DEPTH_MAX = 40
"""Deepest nesting of maps and lists [levels]. The shipped documents need 9."""

NODES_MAX = 50_000
"""Most texts, maps and lists in one document [nodes]. The longest shipped scenario has about 1,200."""

NAME_MAX = 100
"""Longest name of an entry [characters]."""

PATH_MAX = 400
"""Longest path that a place shows [characters]; a longer one keeps its end."""

PROBLEMS_MAX = 200
"""Most problems reported for one document."""

LINE_PROBLEMS_MAX = 50
"""Most problems of one kind that are found by looking at lines alone."""

REREAD_MAX_CHARACTERS = 6_000_000
"""Most text that is read again, piece by piece, after a part could not be read [characters]."""
