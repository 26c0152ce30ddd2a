"""Documents as they were frozen: immutable versions with a hash, the files made of them, and the
public version made by rule. What a paper says is written by the app it belongs to.
"""
