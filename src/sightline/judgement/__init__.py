"""Plain maths on figures: is this usual, has it changed, is it better, does it meet the target?

Here belong intervals, statistical process control (SPC), the recent-trend test, direction of
travel, RAG, ranks and quartiles, the one verdict, and the truth sentence that says it in words.
Nothing here reads a file, a database or a web request, and nothing here knows of an indicator's
definition: values, days, units and polarity come in, frozen answers go out.

Statistics never know what is good. Polarity is applied last, in one function, `polarity.judge`;
`separate`, `intervals`, `spc` and `trend` take no polarity at all, and a test holds them to it.

| Module | Answers |
|---|---|
| `polarity` | is that change better or worse? |
| `shown` | the value as printed: rounding and units, once for all |
| `separate` | do these periods overlap? (then SPC and trend would be false) |
| `intervals` | how sure are we of a value, and do two values differ? |
| `spc`, `limits`, `signals` | is the latest point within the usual range? |
| `two_periods` | does this period differ from an earlier one? |
| `beside` | is it like England, or like our neighbours? |
| `assurance` | would the process as it is meet the target? |
| `trend` | is there a trend in the newest five points? |
| `direction` | which way did the value go, and is that better? |
| `targets`, `rag` | is the target met? |
| `marks` | word + shape + colour for each answer |
| `quartile` | rank and quartile band among other authorities |
| `moved` | did it move after an action? |
| `verdict` | which of these speaks, and why |
| `truth_sentence`, `phrases` | the answer in at most three short sentences |
"""
