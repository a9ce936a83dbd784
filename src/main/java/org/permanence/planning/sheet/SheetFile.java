package org.permanence.planning.sheet;

import java.util.List;

/**
 * A file of a service, as it was read. Pure.
 *
 * @param name   as its sender called it
 * @param csv    a text file: its one sheet has no name
 * @param sheets none when the file cannot be read
 * @param faults of the file as a whole: why it cannot be read, or not to its end
 */
public record SheetFile(int number, String name, boolean csv, List<Sheet> sheets, List<Fault> faults) {

    static SheetFile unreadable(int number, String name, FaultCode why, String found, String expected) {
        return new SheetFile(number, name, false, List.of(), List.of(Fault.ofFile(number, why, found, expected)));
    }

    /** Whether it was read to its end: only then can it go back as the sender's own. */
    public boolean isWhole() {
        return !sheets.isEmpty() && faults.stream().noneMatch(
                fault -> fault.code() == FaultCode.TOO_MANY_ROWS || fault.code() == FaultCode.TOO_MANY_COLUMNS);
    }

    public int filledRows() {
        return sheets.stream().mapToInt(sheet -> sheet.rows().size()).sum();
    }

    /** It is one too many beside the others. */
    public SheetFile oneTooMany(int mostRows) {
        return unreadable(number, name, FaultCode.FILES_TOO_LONG, "", "" + mostRows);
    }

    /** Empty for a CSV file. */
    String sheetName(Sheet sheet) {
        return csv ? "" : sheet.name();
    }
}
