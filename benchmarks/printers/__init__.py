"""The printers: this project's handout and the same words printed by other engines."""
