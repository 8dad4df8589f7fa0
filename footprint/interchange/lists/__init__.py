"""The plain list that complements the return: names, IRO, social worker, team, dates, decisions, protection cases."""
