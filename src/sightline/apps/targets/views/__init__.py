"""The pages of targets: looking, typing in, the steps of one, files."""
