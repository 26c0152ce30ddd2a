"""A figure, or a child in it, that somebody says is wrong: clarified, corrected in the case system
or accepted as right, and open again where the next extract still has it.
"""
