"""The YAML documents: find, read with positions, lay over each other, check, explain."""
