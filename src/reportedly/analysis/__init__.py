"""What an archive as a whole says: conflict and cooperation, trends, who is quoted on whom, structural balance.

Every function takes a connection and a filter, so that any search can be analysed, and gives an Arrow table whose rows
name their evidence: ``ARTICLE/e1`` for an event, ``ARTICLE/a1`` for a statement.
"""
