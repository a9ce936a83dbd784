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

    /** Empty for a CSV file. */
    String sheetName(Sheet sheet) {
        return csv ? "" : sheet.name();
    }
}
