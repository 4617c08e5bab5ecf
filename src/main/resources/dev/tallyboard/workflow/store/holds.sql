-- Orders that were paused or cancelled (null: neither), and how often that has changed, which tells one such event from another.
alter table purchase_order add column hold varchar(10);
alter table purchase_order add column hold_changes integer default 0 not null;
