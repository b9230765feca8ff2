-- Whoever lifts a hold has decided about what was overdue then; it comes back for what is reminded of later, and when a payment
-- that lifted it by itself is taken back.
alter table customer_account add column credit_released_at timestamptz;
