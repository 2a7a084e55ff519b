"""What screens are built from. Widgets are given frozen views and post messages."""
