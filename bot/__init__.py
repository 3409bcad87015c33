"""The bot: its dialogue, the gateway and the widget that shoppers reach it by, and the `vitrine` command."""
