"""The pages of what comes after handing in."""
