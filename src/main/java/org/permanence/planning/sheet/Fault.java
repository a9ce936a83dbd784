package org.permanence.planning.sheet;

import org.permanence.pbx.Language;

/**
 * What is wrong in a file, or worth saying, and where. Pure.
 *
 * @param file     its number among those sent, from 0
 * @param sheet    empty: the file as a whole, or a CSV file
 * @param row      0: of the whole sheet; rows and columns count from 1
 * @param column   0: of the whole row
 * @param found    what stands there
 * @param expected what to write instead, or what it contradicts; may be empty
 * @param ofRow    it is gone when the row is left out
 */
public record Fault(int file, String sheet, int row, int column, FaultCode code, String found, String expected, boolean ofRow) {

    private static final int SHOWN = 80;

    public Fault {
        found = shortened(found);
    }

    static Fault ofFile(int file, FaultCode code, String found, String expected) {
        return new Fault(file, "", 0, 0, code, found, expected, false);
    }

    /** {@code C7}; empty: not of one cell. */
    public String cell() {
        return row == 0 || column == 0 ? "" : Sheet.address(row, column);
    }

    /** In a sentence, without its place. */
    public String words(Language language) {
        return filled(code.words(language));
    }

    /** As {@link FaultCode#wordsForService}. */
    String wordsForService(Language language) {
        return filled(code.wordsForService(language));
    }

    private String filled(String words) {
        return words.replace("{found}", found).replace("{expected}", expected);
    }

    private static String shortened(String text) {
        String plain = text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ").strip();
        return plain.length() <= SHOWN ? plain : plain.substring(0, SHOWN - 1) + "…";
    }
}
