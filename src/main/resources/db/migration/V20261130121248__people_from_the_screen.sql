-- What the form of a person holds beside name, languages and telephones.
alter table responder
    -- grows with each change: two who edit one person notice each other
    add column version        integer not null default 1,
    -- in shifts; null: no maximum
    add column weekly_maximum integer check (weekly_maximum between 1 and 50),
    add column daily_maximum  integer check (daily_maximum between 1 and 10),
    add column experienced    boolean not null default false,
    add column trained        boolean not null default false,
    -- both days included; without an end: until further notice
    add column leave_from     date,
    add column leave_to       date,
    add check (leave_to is null or leave_from is not null and leave_to >= leave_from);

-- The shifts that somebody gave up by leaving, so that leaving can be taken back.
create table left_shift (
    responder_id bigint not null references responder,
    shift_id     bigint not null references shift on delete cascade,
    reach        text check (reach in ('SOFTPHONE', 'DESK', 'HOME')),
    desk_phone   text references desk_phone on delete set null,
    primary key (responder_id, shift_id)
);

-- A desk phone can be deleted; the history of duty keeps its short name.
alter table duty_period drop constraint duty_period_desk_phone_fkey;

-- Somebody who was invited has no password until they choose one.
alter table account alter column password_hash drop not null;
-- Switched off because its owner left: it comes back with them.
alter table account add column left_with_owner boolean not null default false;

-- The link with which somebody chooses a password: one for each account, so that a new one ends the old one. It is deleted when it is used.
create table account_link (
    account_id bigint primary key references account,
    invitation boolean     not null,
    -- SHA-256 of the token, which is only in the mail
    token_hash bytea       not null unique,
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    -- null: no mail server has taken it
    mailed_at  timestamptz
);

-- The browser as it names itself, so that people recognise their own sessions.
alter table account_session add column browser text;
