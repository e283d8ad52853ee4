"""The whole stack on one machine: a plant that fails, watched by the real programs, down to the e-mail.

Only loopback, free ports and one directory. Read __main__.py first: it starts things in the order they need each other.
"""
