"""What the demo shop's pages show and say, beside their templates and their one stylesheet."""
