package org.permanence.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Looks for a telephone number in everything at rest: files byte by byte, and a database row by row. */
public final class AtRest {

    /** The tables that may hold a person's telephone number, so that its owner can be rung. None may hold a caller's number. */
    public static final Set<String> TABLES_OF_NUMBERS = Set.of("responder_home_phone");

    /** Random digits: a UUID, a pseudonym. */
    private static final Pattern RANDOM = Pattern.compile("\\b(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{64})\\b");

    private AtRest() {}

    /**
     * Any of the numbers in any usual spelling: with or without country code, with separators between any two digits. Their common prefix
     * is searched first: the callers of a whole run are a hundred alternatives, and trying each at every byte took two minutes.
     */
    private static Pattern anySpelling(Collection<String> numbers) {
        // + and the two digits of Belgium's code
        List<String> nationals = numbers.stream().map(number -> number.substring(3)).sorted().toList();
        String first = nationals.getFirst();
        String last = nationals.getLast();
        int alike = 0;
        while (alike < first.length() - 1 && alike < last.length() - 1 && first.charAt(alike) == last.charAt(alike)) {
            alike++;
        }
        int from = alike;
        return Pattern.compile(spelled(first.substring(0, from))
                + nationals.stream().map(national -> spelled(national.substring(from))).collect(Collectors.joining("|", "(?:", ")")));
    }

    /** Each digit with what may stand before it. */
    private static String spelled(String digits) {
        return digits.chars().mapToObj(Character::toString).map(digit -> "[ ./()\\u00a0-]{0,2}" + digit).collect(Collectors.joining());
    }

    /** @return the files under {@code folder} that hold one of the numbers (E.164, Belgian), with the words around it */
    public static List<String> filesWith(Collection<String> numbers, Path folder) {
        Pattern number = anySpelling(numbers);
        List<String> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
                    if (is.isRegularFile()) {
                        String bytes;
                        try {
                            bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                        } catch (NoSuchFileException e) {
                            return visitFileFailed(file, e);
                        }
                        Matcher match = number.matcher(bytes);
                        if (match.find()) {
                            found.add(folder.relativize(file) + ": " + bytes.substring(Math.max(0, match.start() - 40),
                                    Math.min(bytes.length(), match.end() + 20)).replaceAll("[^\\x20-\\x7e]", "."));
                        }
                    }
                    return FileVisitResult.CONTINUE;
                }

                /** Files that may vanish meanwhile: a rotated log, a finished database journal. */
                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                    return e instanceof NoSuchFileException ? FileVisitResult.CONTINUE : super.visitFileFailed(file, e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** @return the tables of the schema {@code public} with a row that holds one of the numbers in any column */
    public static List<String> tablesWith(Collection<String> numbers, String jdbcUrl) {
        Pattern number = anySpelling(numbers);
        List<String> found = new ArrayList<>();
        try (Connection database = DriverManager.getConnection(jdbcUrl, Postgres.USER, Postgres.PASSWORD);
                Statement statement = database.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet names = statement.executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            if (tables.isEmpty()) {
                throw new IllegalStateException("the database has no tables: nothing was searched");
            }
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("SELECT t::text FROM \"" + table + "\" t")) {
                    while (rows.next()) {
                        if (number.matcher(RANDOM.matcher(rows.getString(1)).replaceAll("#")).find()) {
                            found.add(table);
                            break;
                        }
                    }
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
