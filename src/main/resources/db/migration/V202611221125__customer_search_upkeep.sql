-- New terms wait in a list that every search reads from end to end. A short one keeps searches fast while customers are
-- being registered; an import still merges the terms of many customers at once.
alter index customer_search_terms set (gin_pending_list_limit = 128);
