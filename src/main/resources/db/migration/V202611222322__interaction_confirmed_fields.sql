-- Which fields of the customer's file were confirmed in the contact.
alter table interaction add column confirmed_fields text[] not null default '{}' check (cardinality(confirmed_fields) <= 20);
