"""The simulated sales department: its clock and hands, its people, its prospects and what they bring."""
