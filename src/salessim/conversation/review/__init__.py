"""Looking back on a call: what every line was worth, what would have been better, and where luck decided."""
