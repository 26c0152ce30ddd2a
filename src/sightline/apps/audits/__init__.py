"""Looking at files and other work: tools, the year’s programme, the form, moderation, actions."""
