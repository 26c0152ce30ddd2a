"""The Practice Improvement Forum, learning from outside, training, self-assessment, aims."""
