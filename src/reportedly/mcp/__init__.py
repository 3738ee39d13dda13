"""An archive served to assistants by the Model Context Protocol, so that they can cite: ``reportedly mcp``."""
