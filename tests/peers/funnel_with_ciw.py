"""A sales funnel in Ciw, run in Ciw's own environment: JSON in and out, no salessim inside.

In: `{"sdrs", "aes", "horizon", "rows": [[gap, qualifying, passes, thinking, meeting, advances], ...]}`: what becomes of
every lead. Out: how many were qualified, thought and met, how many were won, how long they waited, and the processor
time that it took [s].
"""

import json
import math
import sys
import time

import ciw

QUALIFYING, THINKING, MEETING = 1, 2, 3


class Leads(ciw.dists.Distribution):
    """The next gap; after the last lead, none."""

    def __init__(self, rows):
        self.gaps = iter([row[0] for row in rows])

    def sample(self, t=None, ind=None):
        return next(self.gaps, math.inf)


class OfRow(ciw.dists.Distribution):
    """The duration that stands in a lead's own row."""

    def __init__(self, rows, which):
        self.rows, self.which = rows, which

    def sample(self, t=None, ind=None):
        found = self.rows[ind.id_number - 1][self.which]
        return found if self.which == 1 else found[getattr(ind, "round", 0)]


class AfterQualifying(ciw.routing.NodeRouting):
    def __init__(self, rows):
        self.rows = rows

    def next_node(self, ind):
        return self.simulation.nodes[THINKING if self.rows[ind.id_number - 1][2] else -1]


class AfterThinking(ciw.routing.NodeRouting):
    def next_node(self, ind):
        return self.simulation.nodes[MEETING]


class AfterMeeting(ciw.routing.NodeRouting):
    def __init__(self, rows, wins):
        self.rows, self.wins = rows, wins

    def next_node(self, ind):
        number = getattr(ind, "round", 0)
        if not self.rows[ind.id_number - 1][5][number]:
            return self.simulation.nodes[-1]
        if number == 3:
            self.wins.append(self.simulation.current_time)
            return self.simulation.nodes[-1]
        ind.round = number + 1
        return self.simulation.nodes[THINKING]


def main():
    asked = json.load(sys.stdin)
    rows, wins = asked["rows"], []
    network = ciw.create_network(
        arrival_distributions=[Leads(rows), None, None],
        service_distributions=[OfRow(rows, 1), OfRow(rows, 3), OfRow(rows, 4)],
        number_of_servers=[asked["sdrs"], float("inf"), asked["aes"]],
        routing=ciw.routing.NetworkRouting(routers=[AfterQualifying(rows), AfterThinking(), AfterMeeting(rows, wins)]),
    )
    before = time.process_time()
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_time(asked["horizon"])
    seconds = time.process_time() - before
    served = [each for each in simulation.get_all_records() if each.service_end_date <= asked["horizon"]]
    at = {node: [each for each in served if each.node == node] for node in (QUALIFYING, THINKING, MEETING)}
    print(
        json.dumps(
            {
                "qualified": len(at[QUALIFYING]),
                "thought": len(at[THINKING]),
                "met": len(at[MEETING]),
                "wins": len(wins),
                "qualifying_wait": sum(each.waiting_time for each in at[QUALIFYING]),
                "meeting_wait": sum(each.waiting_time for each in at[MEETING]),
                "seconds": seconds,
            }
        )
    )


if __name__ == "__main__":
    main()
