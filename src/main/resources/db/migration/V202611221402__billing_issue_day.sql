-- Bills of a month, and drafts that wait.
create index bill_issue_on on bill (issue_on, id) where approved_at is not null;
create index bill_drafts on bill (created_at, id) where approved_at is null and deleted_at is null;
