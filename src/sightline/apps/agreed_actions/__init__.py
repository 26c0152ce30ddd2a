"""The one agreed action: what was agreed, who does it by when, how it stands, its evidence, and the
figure it is meant to move. Everything but the improvement plan agrees its actions here.
"""
