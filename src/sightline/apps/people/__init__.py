"""People: who may sign in. Role titles, the organisation tree and access profiles come here.

No worker of a record table is a person here until an account is made for them.
"""
