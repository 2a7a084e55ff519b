"""Bots: sellers that play by what a trainee sees and by the moves that a trainee has.

Read it from the outside in: `roster` (who there is), `playing` (one call by one bot), `policy` (what a bot is),
`seen` (what it sees), `craft` (what it can do), `past` (what it remembers of its own lines). The manners are in
`manners`; the seller with a skill from 0 to 1 is in `seller`, one file for each thing that it does. `aiming` looks for
a way to one authored line.
"""
