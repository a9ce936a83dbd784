-- The line of every test, story and demonstration, with the two regimes of its coordinators. Tests of the service get it by Flyway (application.properties,
-- quarkus.flyway.locations), the others by LaboratoryLine.
insert into line (code, name, name_nl, name_en, presented, max_wait_seconds, wrap_up_seconds, service_level_seconds)
values ('aas', 'Allo ? Aide sociale', 'Lijn voor sociale hulp', 'Social aid line', '+3280035243', 900, 60, 60);
insert into line_number (number, line_code, position)
values ('080035243', 'aas', 0), ('+3280035243', 'aas', 1), ('3280035243', 'aas', 2);
insert into line_language (line_code, position, language)
values ('aas', 0, 'FR'), ('aas', 1, 'NL'), ('aas', 2, 'EN');

-- Crisis hours: open on public holidays too.
with launch as (
    insert into regime (line_code, name, from_date, until_date, closed_on_holidays)
    values ('aas', 'Lancement / Lancering', '2020-03-30', '2026-12-31', false) returning id)
insert into regime_slot (regime_id, weekday, from_minute, to_minute, target, floor)
select id, weekday, begins, begins + 240, 5, 2 from launch, generate_series(1, 5) weekday, (values (480), (720), (960)) slot (begins)
union all
select id, weekday, begins, begins + 240, 5, 2 from launch, generate_series(6, 7) weekday, (values (600), (840)) slot (begins);

-- Weekdays 9-17 in two halves.
with later as (
    insert into regime (line_code, name, from_date, until_date, closed_on_holidays)
    values ('aas', 'Semaine 9-17 / Week 9-17', '2027-01-01', null, true) returning id)
insert into regime_slot (regime_id, weekday, from_minute, to_minute, target, floor)
select id, weekday, begins, begins + 240, 5, 2 from later, generate_series(1, 5) weekday, (values (540), (780)) slot (begins);
