-- Who was made by a file is found by its imports; an index less for each record that an import writes.
drop index import_change_record_id;
