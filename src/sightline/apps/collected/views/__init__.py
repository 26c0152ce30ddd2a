"""Pages of collected figures: my tasks, one entry, the grid, files, how they are collected."""
