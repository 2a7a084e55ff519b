"""The terminal app: screens, widgets and actions. It draws what `salessim.app` tells it and decides nothing."""
