-- On duty but not to be rung: a stretch of duty of its own, so that the history of duty says how long somebody could be rung.
alter table duty_period add column pause text check (pause in ('BREAK', 'MEAL', 'MEETING', 'FOLLOW_UP', 'TECHNICAL', 'OTHER'));
alter table duty_period add column paused_since timestamptz;
alter table duty_period add check ((pause is null) = (paused_since is null));
