-- The one event log that this database's events are told to, as whoever told the first ones named it.
create table told_log (
  only_one integer primary key check (only_one = 1),
  log varchar(64) not null
);
