"""What an authority wants its figures to reach: several kinds of target for an indicator, proposed
or adopted, with dated values, who agreed them and where. Figures are judged against them
elsewhere.
"""
