"""The site: pages for a person, an API for programs, on one archive."""
