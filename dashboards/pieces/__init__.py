"""What the dashboards share: colours, words, units, variables, panels, and how they stand on the page."""
