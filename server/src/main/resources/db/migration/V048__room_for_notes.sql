-- Each night notes on every completed instruction what the treasury said, on neighbours together. Where a page has room
-- for the new rows the note stays within it; where it has none, every index that has the row is written, too. Only pages
-- that are filled from now on have it.
alter table disbursement.payment_instruction set (fillfactor = 50);
