package org.permanence.lab.demo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.permanence.lab.Postgres;

/**
 * What the service's people entered, as the simulated world must know it, read from the database itself: no screen and no API shows a home
 * number to anybody.
 *
 * @param line the number that callers dial; empty: there is no line yet
 * @param languages of the line, in the order of the keys
 * @param homes home numbers by first name
 */
record Seeded(Optional<String> line, List<String> languages, Map<String, String> homes) {

    static Seeded read(String jdbcUrl) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, Postgres.USER, Postgres.PASSWORD);
                Statement statement = connection.createStatement()) {
            List<String> numbers = column(statement, "select number from line_number order by line_code, position");
            List<String> languages = column(statement, "select lower(language) from line_language order by line_code, position");
            Map<String, String> homes = new TreeMap<>();
            try (ResultSet people = statement.executeQuery(
                    "select r.id, r.first_name, h.number from responder r join responder_home_phone h on h.responder_id = r.id where r.active order by r.id")) {
                while (people.next()) {
                    String name = word(people.getString("first_name"));
                    homes.put(homes.containsKey(name) ? name + "-" + people.getLong("id") : name, people.getString("number"));
                }
            }
            return new Seeded(numbers.stream().findFirst(), languages, homes);
        } catch (SQLException e) {
            throw new IllegalStateException("What the service holds cannot be read", e);
        }
    }

    private static List<String> column(Statement statement, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    /** To be typed in a terminal: {@code Zoë} is {@code zoe}. */
    private static String word(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
    }
}
