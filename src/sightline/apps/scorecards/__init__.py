"""The cards of a month: each reporting service’s figures, taken through the named steps from draft
to published, with every version kept. Live figures are the business of `figures`.
"""
