-- Anybody may ask for a link for a forgotten password by somebody's address. It stands beside an invitation, which it ended before.
alter table account_link drop constraint account_link_pkey;
alter table account_link add primary key (account_id, invitation);
