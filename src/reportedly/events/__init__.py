"""Who did what to whom, with status and voucher."""
