package org.permanence.planning.sheet;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A sheet as it was read: cells with their places, nothing understood yet. Rows and columns count from 1, as spreadsheets show them. Pure.
 *
 * @param hidden the whole sheet
 * @param rows   those with a cell that is not empty, by their number
 */
public record Sheet(String name, boolean hidden, TreeMap<Integer, List<Cell>> rows, Set<Integer> hiddenRows, Set<Integer> hiddenColumns,
        List<Merge> merges) {

    public enum Kind {
        TEXT, NUMBER, MOMENT,
        /** A formula's fault, such as {@code #REF!}. */
        ERROR,
        /** A formula whose value is not in the file. */
        UNCALCULATED
    }

    /**
     * @param text   as people see it, without spaces at its ends; never empty
     * @param number null unless it is one
     * @param moment null unless it is a date or a time
     */
    public record Cell(int row, int column, Kind kind, String text, Double number, LocalDateTime moment) {

        static Cell text(int row, int column, String text) {
            return new Cell(row, column, Kind.TEXT, text, null, null);
        }
    }

    /** Several cells that are one; the first one has what it says. */
    public record Merge(int row, int column, int lastRow, int lastColumn) {

        boolean overlaps(Merge other) {
            return row <= other.lastRow && other.row <= lastRow && column <= other.lastColumn && other.column <= lastColumn;
        }

        boolean covers(int r, int c) {
            return row <= r && r <= lastRow && column <= c && c <= lastColumn;
        }
    }

    Optional<Cell> cell(int row, int column) {
        return rows.getOrDefault(row, List.of()).stream().filter(cell -> cell.column == column).findFirst();
    }

    /** What people see there, also in a cell that is merged with others. */
    Optional<Cell> seen(int row, int column) {
        Optional<Cell> own = cell(row, column);
        return own.isPresent() ? own
                : merges.stream().filter(merge -> merge.covers(row, column)).findFirst()
                        .flatMap(merge -> cell(merge.row, merge.column));
    }

    /** Only what people see: a hidden row or column may be of last week. */
    Sheet visible() {
        TreeMap<Integer, List<Cell>> seen = new TreeMap<>();
        rows.forEach((row, cells) -> {
            List<Cell> left = hiddenRows.contains(row) ? List.of()
                    : cells.stream().filter(cell -> !hiddenColumns.contains(cell.column)).toList();
            if (!left.isEmpty()) {
                seen.put(row, new ArrayList<>(left));
            }
        });
        return new Sheet(name, hidden, seen, hiddenRows, hiddenColumns, merges);
    }

    /** {@code C7}, as spreadsheets name a cell. */
    public static String address(int row, int column) {
        return letters(column) + row;
    }

    static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }
}
