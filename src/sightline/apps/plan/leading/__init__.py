"""The leads' page: my milestones, updated in one sitting; and reminding of them."""
