"""The screens, one file each. They show view models and ask the desk; no rule of the domain lives here."""
