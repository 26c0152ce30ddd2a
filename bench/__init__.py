"""Speed, measured: each benchmark does Sightline's work and what to hold it against, in one run.

Here belong the made-up events of an authority of any size, the same figures in plain pandas, and
the timing. What is printed first is a ratio, which another machine would give as well; the seconds
beside it are this machine's. Nothing here passes or fails by the clock, and nothing under `src`
knows of it. Run it with `./run bench`.
"""
