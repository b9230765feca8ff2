-- What becomes of what the younger rooms know of customers who are merged. What somebody agreed to is theirs, whoever they
-- are now, and the latest word counts; what was looked at, checked or changed in bulk was that of the customer of then.
select merge_moves('consent');
insert into merge_treatment (table_name, column_name, treatment) values
    ('bulk_edit_row', 'customer_id', 'KEEP'),
    ('field_verification', 'customer_id', 'KEEP'),
    ('field_confirmation', 'customer_id', 'KEEP'),
    ('customer_freshness', 'customer_id', 'KEEP'),
    ('review_item', 'customer_id', 'KEEP'),
    ('customer_access', 'customer_id', 'KEEP');

insert into personal_data_withheld (table_name, column_name, reason) values
    ('duplicate_key', '*', '由姓名与联系方式生成的查重词，不含其他内容'),
    ('duplicate_pair', '*', '系统对两个客户是否同一人的推测，也涉及另一人'),
    ('customer_family', '*', '合并客户的内部索引'),
    ('merge_move', '*', '合并客户时移动的行号，内容本身已导出'),
    ('merge_image', '*', '合并前的副本，内容本身已导出');
