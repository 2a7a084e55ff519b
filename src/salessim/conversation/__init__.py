"""The playable buyer: the rules of a call, its journal, its marks.

Read it from the inside out: `case` (the compiled scenario), `turn` (what a line does), `situation` (where the call
stands), `step` (the rules, one file per subject), `lines` (what the buyer says to it), `journal` (what is kept),
`marks` (what it was worth). Nothing in here reads a clock, a file or the trainee's text.
"""
