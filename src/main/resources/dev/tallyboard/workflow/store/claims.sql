-- Under which version of its task a run was last taken up: whoever took it up before may not write any more.
alter table stage_run add column claim bigint default 0 not null;
